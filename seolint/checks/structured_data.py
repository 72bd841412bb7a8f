"""Structured data (JSON-LD) that can't be parsed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from seolint.analysis.structured_data import JsonLd, scripts
from seolint.document import Document, Finding, Span
from seolint.lazy_regex import expression

FACTS = ("problem", "text")

_COMMA = expression(r",\s*\Z")
_NEAR = 200
"""Characters around a mistake in which a comma is looked for."""

_PROBLEMS = (
    ("Expecting property name", "a key is missing, or has no double quotes"),
    ("Expecting ':'", "a colon is missing after the key"),
    ("Expecting ','", "a comma is missing, or a quote in the text before it has no backslash"),
    ("Expecting value", "a value is missing, or has no double quotes"),
    ("Extra data", "there is more after the end of the data"),
    ("Unterminated string", "this text has no closing quote"),
    ("Invalid control character", "a text can't run over several lines: write \\n"),
    ("Invalid \\", "a backslash may only come before a quote, a slash, another backslash or a letter of bfnrtu"),
)
"""What the messages of the standard parser begin with, and what to say instead: they differ among Python versions."""


class _Fault(NamedTuple):
    span: Span
    problem: str


def check(document: Document) -> Iterator[Finding]:
    """Blocks of JSON-LD that aren't valid JSON, reported at the character where that shows. Facts: problem, text."""
    for script in scripts(document):
        if script.failed >= 0:
            span, problem = _fault(document, script)
            yield Finding(span, {"problem": problem, "text": document.source[slice(*span)]})


def _fault(document: Document, script: JsonLd) -> _Fault:
    """What is wrong and where; a comma before a closing bracket is recognised whatever Python's message."""
    source, at = document.source, script.failed
    first, end = script.element.span
    written = len(source[first:end].rstrip())
    if not written:
        return _Fault(script.element.outer, "there is nothing in it")
    if at >= first + written:
        return _Fault(_one(first + written - 1), "the data ends here, but a bracket or brace is still open")
    comma = _COMMA.search(source, max(first, at - _NEAR), at)
    if source[at] in "}]" and comma:
        return _Fault(_one(comma.start()), "nothing follows this comma")
    if source[at] == "," and source[at + 1 : at + _NEAR].lstrip()[:1] in ("}", "]"):
        return _Fault(_one(at), "nothing follows this comma")
    return _Fault(
        _one(at), next((ours for theirs, ours in _PROBLEMS if script.problem.startswith(theirs)), script.problem)
    )


def _one(at: int) -> Span:
    return Span(at, at + 1)
