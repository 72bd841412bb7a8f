"""Completions: keys, rules, options and values in a config; directives and rules in an article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lsprotocol.types import (
    TEXT_DOCUMENT_COMPLETION,
    CompletionItem,
    CompletionItemKind,
    CompletionItemTag,
    CompletionOptions,
    CompletionParams,
    TextEdit,
)

from seolint.config import NAMES
from seolint.report.rule_texts import summary
from seolint.server.application import Server
from seolint.server.buffers import Buffer
from seolint.server.config_text import Schema, begun_at, below
from seolint.server.explanations import explained, markup, schema_of
from seolint.server.rule_names import DIRECTIVES, EVERY_RULE, begun_directive, begun_name, line_before
from seolint.server.suppressing import REASON

WORDS = {True: "true", False: "false", None: "null"}


def register(server: Server) -> None:
    """Offer completions."""

    @server.feature(TEXT_DOCUMENT_COMPLETION, CompletionOptions(trigger_characters=["-", " "]))
    def complete(params: CompletionParams) -> list[CompletionItem]:
        buffer = server.buffers.get(params.text_document.uri)
        if buffer is None:
            return []
        offset = buffer.positions.offset(params.position)
        if Path(buffer.path).name in NAMES:
            return list(_in_config(server, buffer, offset))
        return list(_in_article(server, buffer, offset))


def _in_article(server: Server, buffer: Buffer, offset: int) -> Iterator[CompletionItem]:
    """Names of rules and families in directives, and directives where a comment begins."""
    places = buffer.positions
    before = line_before(buffer.text, places, offset)
    word = begun_name(before)
    if word is not None:
        states = server.project.config(buffer.path).states
        for name, state in sorted(states.items()):
            edit = TextEdit(places.range(offset - len(word), offset), name)
            documentation, kind = markup(explained(state.rule)), CompletionItemKind.Value
            yield CompletionItem(
                name, kind=kind, detail=summary(state.rule), documentation=documentation, text_edit=edit
            )
        for name in (*sorted({state.rule.family for state in states.values()}), EVERY_RULE):
            edit = TextEdit(places.range(offset - len(word), offset), name)
            yield CompletionItem(name, kind=CompletionItemKind.Module, text_edit=edit)
    elif begun := begun_directive(before):
        word, closing = begun
        for name in DIRECTIVES:
            ends = "" if closing in buffer.text[offset : offset + 5] else f" -- {REASON} {closing}"
            edit = TextEdit(places.range(offset - len(word), offset), f"{name} {ends}".rstrip() if ends else f"{name} ")
            yield CompletionItem(name, kind=CompletionItemKind.Keyword, text_edit=edit)


def _in_config(server: Server, buffer: Buffer, offset: int) -> Iterator[CompletionItem]:
    """What the schema allows at a place."""
    places = buffer.positions
    number = places.line_of(offset)
    start, _ = places.line(number)
    lines = [buffer.text[slice(*places.line(each))] for each in range(number + 1)]
    begun = begun_at(lines, number, buffer.text[start:offset])
    if begun is None:
        return
    replaced = places.range(offset - len(begun.word), offset)
    for part in below(schema_of(server, buffer.path), begun.path):
        if begun.is_value:
            for value in _values(part):
                yield CompletionItem(value, kind=CompletionItemKind.Value, text_edit=TextEdit(replaced, value))
        else:
            for name, schema in part.get("properties", {}).items():
                yield _key(name, schema, TextEdit(replaced, f"{name}: "))


def _key(name: str, schema: Schema, edit: TextEdit) -> CompletionItem:
    tags = [CompletionItemTag.Deprecated] if schema.get("deprecated") else None
    detail = schema.get("description")
    return CompletionItem(name, kind=CompletionItemKind.Property, detail=detail, text_edit=edit, tags=tags)


def _values(part: Schema) -> list[str]:
    """The values that a part of the schema names, as YAML."""
    if part.get("type") == "boolean":
        return ["true", "false"]
    named: list[Any] = [*part.get("enum", ()), *([part["default"]] if "default" in part else ())]
    shown = (WORDS[each] if isinstance(each, bool) or each is None else str(each) for each in named)
    return list(dict.fromkeys(shown))
