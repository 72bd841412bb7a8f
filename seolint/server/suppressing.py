"""Directives that disable a rule, put where they work: of the places tried, the first that changes nothing else.

A comment between two lines of a paragraph divides it, and one in a table ends it, so that what is right depends on the
markup around. Rather than knowing all of it, the text is linted with the directive in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from seolint.document import Document
from seolint.lazy_regex import expression
from seolint.linter import Extras, Report, examine, parse
from seolint.readers import format_for, is_mdx
from seolint.rules.rule import Problem
from seolint.server.linting import Text

REASON = "say why"
"""What stands for the reason that only the writer knows."""

_FRONT_MATTER = expression(r"---[ \t]*\r?\n(?s:.*?)^(?=(?:---|\.\.\.)[ \t]*\r?$)", re.M)
_DOCTYPE = expression(r"\s*<!doctype[^>]*>[ \t]*(?:\r\n|\n|\r)?", re.I)
_INDENT = expression(r"[ \t]*(?:>[ \t]?)*")


class _Candidate(NamedTuple):
    """A place for a directive: what is inserted at which offsets, in order."""

    insertions: tuple[tuple[int, str], ...]

    def applied(self, text: str) -> str:
        for offset, inserted in reversed(self.insertions):
            text = text[:offset] + inserted + text[offset:]
        return text

    def moved(self, offset: int) -> int:
        """Where an offset of the text is afterwards."""
        return offset + sum(len(inserted) for at, inserted in self.insertions if at <= offset)


def disabled(text: Text, problem: Problem, *, everywhere: bool) -> str | None:
    """The text with a directive that disables a problem's rule here, or in the file; None if no place is found."""
    before = _State.of(text, text.text)
    for candidate in _everywhere(text, problem) if everywhere else _here(text, problem, before.document):
        after = candidate.applied(text.text)
        if _works(before, _State.of(text, after), problem, candidate.moved(problem.place.start)):
            return after
    return None


class _State(NamedTuple):
    """A text as it is linted, without its site and what lies beside it."""

    document: Document
    report: Report

    @classmethod
    def of(cls, text: Text, source: str) -> _State:
        config, kind = text.config.for_path(text.path), format_for(text.path, text.text, text.config.formats)
        report = examine(source, text.path, config, kind, extras=Extras(record=True), exists=lambda path: False)
        return cls(parse(source, text.path, config, kind), report)


def _works(before: _State, after: _State, problem: Problem, start: int) -> bool:
    """Whether the rule is disabled at the place, nothing else is reported, and readers see what they saw before."""
    record = after.report.record
    if record is None or not (record.suppresses(problem.rule, start) or _is_gone(before, after, problem)):
        return False
    old, new = _counts(before.report), _counts(after.report)
    return all(count <= old[words] for words, count in new.items()) and _texts(before) == _texts(after)


def _is_gone(before: _State, after: _State, problem: Problem) -> bool:
    words = problem.rule, problem.fingerprint.partition("-")[0]
    return _counts(after.report)[words] < _counts(before.report)[words]


def _counts(report: Report) -> Counter[tuple[str, str]]:
    return Counter((each.rule, each.fingerprint.partition("-")[0]) for each in report.problems)


def _texts(state: _State) -> tuple[list[tuple[str, int, str]], list[str]]:
    document = state.document
    blocks = [(block.kind, block.level, document.text_of(block)) for block in document.blocks]
    return blocks, list(document.unseen_words.normalized)


def _here(text: Text, problem: Problem, document: Document) -> Iterator[_Candidate]:
    source, start = text.text, problem.place.start
    if (matter := _FRONT_MATTER.match(source)) and start < matter.end():
        yield from _setting(source, matter.end(), problem.rule)
        return
    newline = _newline(source)
    next_line = _comment(text, f"seolint-disable-next-line {problem.rule} -- {REASON}")
    line = document.line(document.position(start).line)
    indent = _INDENT.match(source, line.start, line.end)
    yield _Candidate(((line.start, f"{indent[0] if indent else ''}{next_line}{newline}"),))
    yield _Candidate(((line.start, f"{indent[0] if indent else ''}{next_line}{newline}{newline}"),))
    above = document.position(start).line - 1
    if above:
        yield _Candidate(((document.line(above).end, f" {next_line}"),))
    for element in document.elements:
        outer = element.outer
        if outer.start <= start < outer.end and element.kind in ("table", "list", "quote", "paragraph", "item"):
            first, last = document.position(outer.start).line, document.position(max(outer.start, outer.end - 1)).line
            opening = _comment(text, f"seolint-disable {problem.rule} -- {REASON}") + newline * 2
            closing = newline * 2 + _comment(text, f"seolint-enable {problem.rule}")
            yield _Candidate(((document.line(first).start, opening), (document.line(last).end, closing)))


def _everywhere(text: Text, problem: Problem) -> Iterator[_Candidate]:
    source = text.text
    matter = _FRONT_MATTER.match(source)
    if matter:
        yield from _setting(source, matter.end(), problem.rule)
    comment = _comment(text, f"seolint-disable-file {problem.rule} -- {REASON}") + _newline(source)
    doctype = _DOCTYPE.match(source)
    start = doctype.end() if doctype else 0
    if matter:
        end = source.find("\n", matter.end())
        start = len(source) if end < 0 else end + 1
    yield _Candidate(((start, comment),))
    yield _Candidate(((start, comment + _newline(source)),))
    yield _Candidate(((len(source), f"{_newline(source)}{comment}"),))


def _setting(source: str, end: int, rule: str) -> Iterator[_Candidate]:
    """What disables a rule in front matter that ends at an offset; nothing if it has settings for seolint already."""
    newline = _newline(source)
    yield _Candidate(((end, f"seolint:{newline}  disable: [{rule}]{newline}  reason: {REASON}{newline}"),))


def _comment(text: Text, content: str) -> str:
    return f"{{/* {content} */}}" if is_mdx(text.path, text.config.formats) else f"<!-- {content} -->"


def _newline(source: str) -> str:
    end = source.find("\n")
    return "\r\n" if end > 0 and source[end - 1] == "\r" else "\n"
