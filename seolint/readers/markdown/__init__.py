"""Markdown -> Document: CommonMark, GitHub's extensions, raw HTML, front matter, and the syntax of site generators.

pyromark parses; its events become the calls that the HTML reader makes for the same article, so that both give the
same document by construction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import pyromark

from seolint.document import Document
from seolint.lazy_regex import expression
from seolint.readers import Settings
from seolint.readers.builder import Builder
from seolint.readers.front_matter import read_front_matter
from seolint.readers.markdown.dialects import markup
from seolint.readers.markdown.events import Feed
from seolint.readers.markdown.grid_tables import GridTable
from seolint.readers.markdown.offsets import Event, placed
from seolint.readers.markdown.running_text import RunningText
from seolint.readers.masking import blanked, comments, spaces

if TYPE_CHECKING:
    from seolint.readers.mdx.indentation import Unindented

_PARSER = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_DEFINITION_LIST
    | pyromark.Options.ENABLE_GFM
)

_IMPORT = expression(
    r"import(?<![^\n]import)\s(?:[\w$*{][^\n'\"]{0,300}\sfrom\s{1,9})?['\"][^'\"\n]{1,300}['\"];?[ \t]{0,99}$", re.M
)
_COMPONENT = expression(r"<[A-Z]\w*[\s/>]")
_CLOSING = expression(r"</(?:PRE|STYLE|SCRIPT|TEXTAREA|Pre|Style|Script)\b")
"""Tags that end a block of HTML, which the parser knows in lower case only."""

_LETTER, _NO_LETTER = "x", ","
"""What represents either end of a mask. In MDX a parser sees a brace or `<`: emphasis may begin beside it."""


def read(source: str, settings: Settings) -> Document:
    """The document of a Markdown source."""
    builder = Builder(source)
    body = read_front_matter(source, builder, settings)
    mdx = settings.mdx or _is_mdx(source)
    found = markup(source, body, mdx)
    for inner, outer in comments(source, found.masks):
        builder.element("comment", inner, outer)
    for tab in found.tabs:
        builder.element("tab", tab, tab)
    for component in found.components:
        builder.element("component", component, component)
    text = blanked(source, found.masks, edge=_NO_LETTER if mdx else _LETTER)
    if body:
        text = spaces(text[:body]) + text[body:]
    running = RunningText(source, text, found, builder)
    found.effects.update({mask: partial(_feed_table, table, running) for mask, table in found.tables.items()})
    parsed = _CLOSING.sub(lambda tag: tag[0].lower(), _without_tables(text, found.tables.values()))
    Feed(running, builder, _events(parsed, mdx)).run(len(source))
    return builder.finish(settings, "markdown")


def _is_mdx(source: str) -> bool:
    """Whether a source is MDX under another name, as Docusaurus accepts it: it has imports and components."""
    if "import" not in source or not (imported := _IMPORT.search(source)):
        return False
    fence = min((at for sign in ("```", "~~~") if (at := source.find(sign)) >= 0), default=len(source))
    return imported.start() < fence and _COMPONENT.search(source, imported.end()) is not None


def _events(text: str, mdx: bool) -> Iterator[Event]:
    """The events of a text; with `mdx`, indentation doesn't make code."""
    left = _unindented(text) if mdx else None
    if left is None:
        return placed(_PARSER.events_with_range(text), text)
    return placed(_PARSER.events_with_range(left.text), left.text, left.shift)


def _unindented(text: str) -> Unindented | None:
    from seolint.readers.mdx.indentation import unindented

    return unindented(text)


def _without_tables(text: str, tables: Iterable[GridTable]) -> str:
    pieces: list[str] = []
    at = 0
    for table in tables:
        pieces += text[at : table.start], spaces(text[table.start : table.end])
        at = table.end
    return "".join([*pieces, text[at:]]) if at else text


def _feed_table(table: GridTable, running: RunningText, builder: Builder) -> None:
    """Feed a grid table, cell by cell, each with its own Markdown."""
    at = table.start
    builder.open("table", at, at)
    for number, row in enumerate(table.rows):
        builder.open("tr", at, at)
        for cell in row:
            tag, at = "th" if number < table.head else "td", cell.lines[0][0]
            builder.open(tag, at - 1, at)
            text, at = cell.text(running.text), cell.lines[-1][1]
            events = placed(_PARSER.events_with_range(text), text, cell.shift())
            Feed(running, builder, events).run(at)
            builder.close(tag, at, at)
        builder.close("tr", at, at)
    builder.close("table", table.end, table.end)
