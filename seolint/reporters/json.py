"""For programs: one JSON document, as promised in the interface (schema 1)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from seolint import __version__
from seolint.reporters import File, Run, Style
from seolint.reporters._screen import as_json
from seolint.rule import Problem

SCHEMA = 1

BATCH = 500
"""Problems that are put into words at once."""


def report(run: Run, style: Style) -> str:
    """The whole run. Lines and columns count from 1, offsets from 0, ends are exclusive, all in code points."""
    return "".join(parts(run, style))


def parts(run: Run, style: Style) -> Iterator[str]:
    """The report in pieces: of many problems, not all of the text is to be held at once."""
    yield f'{{\n "seolint": {as_json(__version__)},\n "schema": {SCHEMA}'
    yield from _list("problems", map(_problem, run.problems))
    yield from _list("files", map(_file, run.files))
    yield from _list("errors", ({"path": path, "message": message} for path, message in run.errors))
    known = {} if run.recorded is None else {"recorded": run.recorded}
    summary = as_json({"files": len(run.files), **run.counts, **known})
    yield f',\n "summary": {_deeper(summary)}\n}}\n'


def _list(name: str, items: Iterator[dict[str, Any]]) -> Iterator[str]:
    mark = "["
    yield f',\n "{name}": '
    while batch := list(islice(items, BATCH)):
        yield mark + _deeper(as_json(batch)[1:-2])
        mark = ","
    yield "[]" if mark == "[" else "\n ]"


def _deeper(text: str) -> str:
    return text.replace("\n", "\n ")


def _file(file: File) -> dict[str, Any]:
    """A file; its score and its sheet only where they were asked for."""
    told: dict[str, Any] = {"path": file.path, "format": file.format, "language": file.language, "words": file.words}
    if file.score:
        told["score"] = file.score._asdict()
    if file.sheet:
        told["sheet"] = {**file.sheet._asdict(), "outline": [heading._asdict() for heading in file.sheet.outline]}
    return told


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "path": problem.path,
        "rule": problem.rule,
        "family": problem.family,
        "severity": problem.severity,
        "message": problem.message,
        "facts": problem.facts,
        **problem.place._asdict(),
        "related": [place._asdict() for place in problem.related],
        "fingerprint": problem.fingerprint,
    }
