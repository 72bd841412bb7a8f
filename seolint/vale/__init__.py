"""Vale's styles as rule files: a house style written for Vale needn't be written again.

A rule is imported if its file loads and its examples hold; everything else is reported with place and reason.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from seolint.files import SETTINGS, read_file, root_of, unreadable
from seolint.files.atomic import create
from seolint.files.folders import files_below
from seolint.rules import parse_rule
from seolint.rules.rule import Example, Option, Rule
from seolint.vale.convert import convert
from seolint.vale.draft import Draft, NotConvertibleError, Style, read_style
from seolint.vale.examples import with_examples
from seolint.vale.vocabulary import allowing, terms_in, vocabularies_among, vocabulary_draft
from seolint.yaml import ConfigError

WIDEST = 10_000
"""Maximum characters of a line: an expression that is folded can't be read or searched for."""


class ImportResult(NamedTuple):
    """What became of one rule: the file it was written to, or (`file` is None) why it wasn't, with the place."""

    path: Path
    line: int
    kind: str
    file: Path | None
    why: str = ""


def import_styles(folder: Path, to: Path) -> Iterator[ImportResult]:
    """Write each rule of Vale's styles in `folder` to `to`/STYLE/STYLE-RULE.yml. Raises OSError.

    A file that already exists stays as it is; if it says the same, that isn't an error. Links out of the repository are
    not followed.
    """
    files, roots = sorted(map(Path, files_below(folder))), (root_of(folder),)
    found = {path: _terms_in(path, roots) for path in vocabularies_among(files)}
    yield from (terms for terms in found.values() if isinstance(terms, ImportResult))
    lists = {path: terms for path, terms in found.items() if not isinstance(terms, ImportResult)}
    accepted = [term for path, terms in lists.items() if path.stem == "accept" for term in terms]
    for path in (path for path in files if path.suffix == ".yml"):
        try:
            style = read_style(path, roots)
        except NotConvertibleError as error:
            yield ImportResult(path, 0, "", None, str(error))
            continue
        if style:
            yield from _imported(style, accepted if style.flag("vocab", True) else [], to)
    for path, terms in lists.items():
        draft = vocabulary_draft(path, terms)
        if draft:
            yield _result(path, "vocabulary", draft, to)


def _terms_in(path: Path, roots: Sequence[str]) -> Sequence[str] | ImportResult:
    try:
        return terms_in(path, roots)
    except OSError as error:
        return ImportResult(path, 1, "vocabulary", None, unreadable(error))


def _imported(style: Style, accepted: Sequence[str], to: Path) -> Iterator[ImportResult]:
    kind = style.text("extends").lower()
    try:
        drafts = list(convert(style))
    except NotConvertibleError as error:
        yield ImportResult(style.path, style.line(error.key), kind, None, str(error))
        return
    for draft in drafts:
        scope = f"-{draft.settings.get('scope', 'text')}" if len(drafts) > 1 else ""
        yield _result(style.path, kind, replace(draft, name=draft.name + scope), to, accepted)


def _result(path: Path, kind: str, draft: Draft, to: Path, accepted: Sequence[str] = ()) -> ImportResult:
    try:
        text = as_yaml(_tried(draft, accepted), (f"Imported from Vale: {path.parent.name}/{path.name}", *draft.notes))
        return ImportResult(path, 1, kind, _written(text, to / draft.family / f"{draft.name}.yml"))
    except NotConvertibleError as error:
        return ImportResult(path, 1, kind, None, str(error))


def _written(text: str, file: Path) -> Path:
    """The file with this text. Raises NotConvertibleError if another one already exists, or if it wouldn't load."""
    if os.path.lexists(file):
        if _text_of(file) != text:
            raise NotConvertibleError(f"{file} already exists; move it away to import it again")
        return file
    try:
        parse_rule(text, file)
    except ConfigError as error:
        raise NotConvertibleError(error.diagnostics[0].message) from error
    create(str(file), text)
    return file


def _text_of(file: Path) -> str | None:
    try:
        return read_file(file, SETTINGS, (root_of(file.parent),)).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _tried(draft: Draft, accepted: Sequence[str]) -> Rule:
    """The rule of a draft with its examples; that a check can't take its settings is a reason to fail, too."""
    try:
        return with_examples(allowing(draft, accepted))
    except NotConvertibleError:
        raise
    except Exception as error:
        raise NotConvertibleError(" ".join(f"{draft.check}: {error}".split())) from error


def as_yaml(rule: Rule, comments: tuple[str, ...]) -> str:
    """The rule file of a rule, below some lines of comment."""
    head = "".join(f"# {line}\n" for comment in comments for line in comment.splitlines())
    return head + "".join(
        yaml.dump({key: value}, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDEST)
        for key, value in _entries(rule)
        if value not in ("", {}, [])
    )


def _entries(rule: Rule) -> Iterator[tuple[str, Any]]:
    yield "summary", rule.summary
    yield "check", rule.check
    yield "severity", rule.severity
    yield "message", rule.message
    yield "rationale", rule.rationale
    yield "source", rule.source[0] if len(rule.source) == 1 else list(rule.source)
    yield "with", {name: _plain(value) for name, value in rule.settings.items()}
    yield "options", {name: _option(option) for name, option in rule.options.items()}
    yield "examples", [_example(example) for example in rule.examples]


def _option(option: Option) -> Mapping[str, Any]:
    fields = {"default": option.default, "type": option.type, "unit": option.unit, "minimum": option.minimum}
    return {name: value for name, value in {**fields, "help": option.help}.items() if value not in (None, "")}


def _example(example: Example) -> Mapping[str, Any]:
    kind = {"bad": example.source, "flags": _Flow(example.flags)} if example.flags else {"good": example.source}
    return {**kind, **({"options": dict(example.options)} if example.options else {})}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


class _Dumper(yaml.SafeDumper):
    """Indents lists under their key, and puts texts with line ends on one line, as in other examples."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


class _Flow(list[str]):
    """A list on one line."""


def _flow(dumper: yaml.SafeDumper, items: _Flow) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = '"' if "\n" in text or text.startswith("'") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(_Flow, _flow)
