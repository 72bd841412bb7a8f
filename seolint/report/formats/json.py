"""For programs: one JSON document, as promised in the interface (schema 1)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, repeat
from typing import Any

from seolint import __version__
from seolint.document import Place
from seolint.report import ReportStyle
from seolint.report.console import as_json, safe_json
from seolint.rules.rule import Problem
from seolint.run.result import FileResult, RunResult
from seolint.run.site_habits import SiteHabits, split

SCHEMA = 1

BATCH = 500
"""How many pieces of text are written at once."""

PLACES = 50
"""How many further places of a problem are in a piece."""

_HABIT = ',\n   "habit": true'
_ENCODER = json.JSONEncoder(ensure_ascii=False)
_NUMBERS = Place._fields[:-1]
_PLACE = ",".join(f'\n   "{name}": %d' for name in _NUMBERS)
_RELATED = "\n    {" + ",".join(f'\n     "{name}": %d' for name in _NUMBERS)


def report(result: RunResult, style: ReportStyle) -> str:
    """The whole run. Lines and columns count from 1, offsets from 0, ends are exclusive, all in code points."""
    return "".join(parts(result, style))


def parts(result: RunResult, style: ReportStyle) -> Iterator[str]:
    """The report in pieces, so that with many problems, not all of its text is in memory at once."""
    yield f'{{\n "seolint": {as_json(__version__)},\n "schema": {SCHEMA}'
    yield from _list("problems", _problems(result.problems, result.habits))
    yield from _list("files", (_item(_file(file)) for file in result.files))
    yield from _list("errors", (_item({"path": path, "message": message}) for path, message in result.errors))
    known = {} if result.recorded is None else {"recorded": result.recorded}
    hidden = {"hidden": len(result.hidden)} if result.hidden else {}
    summary = as_json({"files": len(result.files), **result.counts, **known, **hidden})
    yield f',\n "summary": {_deeper(summary)}\n}}\n'


def _list(name: str, items: Iterator[Iterable[str]]) -> Iterator[str]:
    """A list of items, each in pieces."""
    yield f',\n "{name}": ['
    mark = ""
    pieces = chain.from_iterable(
        chain((mark,), item) for mark, item in zip(chain(("",), repeat(",")), items, strict=False)
    )
    while batch := "".join(islice(pieces, BATCH)):
        yield safe_json(batch)
        mark = "\n "
    yield f"{mark}]"


def _deeper(text: str) -> str:
    return text.replace("\n", "\n ")


def _file(file: FileResult) -> dict[str, Any]:
    """A file; its score and its summary (`sheet`) only if they were requested."""
    item: dict[str, Any] = {"path": file.path, "format": file.format, "language": file.language, "words": file.words}
    if file.score:
        item["score"] = file.score._asdict()
    if summary := file.page_summary:
        item["sheet"] = {**summary._asdict(), "outline": [heading._asdict() for heading in summary.outline]}
    return item


def _item(value: Any) -> Iterator[str]:
    """An item of a list."""
    yield f"\n  {_indented(value, 2)}"


def _indented(value: Any, depth: int) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n" + " " * depth)


def _problems(problems: Sequence[Problem], habits: SiteHabits) -> Iterator[Iterable[str]]:
    """The problems as items of a list. What a problem shares with the one before it is written once.

    Those that reports for people don't show for being a habit of the site are marked as such.
    """
    repeated = {id(problem) for problem in split(problems, habits)[1]}
    shared: tuple[Any, ...] = ()
    facts, written, head = None, "", ""
    for problem in problems:
        if problem.facts is not facts or problem[:5] != shared:
            if problem.facts is not facts:
                facts, written = problem.facts, _facts(problem.facts)
            shared, head = problem[:5], _head(problem, written)
        yield _problem(problem, head, _HABIT if id(problem) in repeated else "")


def _facts(facts: Mapping[str, Any]) -> str:
    """The facts of a problem, mostly texts and numbers: the library would take five times as long to indent them."""
    if not facts or any(isinstance(value, (Mapping, list, tuple)) for value in facts.values()):
        return _indented(facts, 3)
    encode = _ENCODER.encode
    return "{" + ",".join(f"\n    {encode(name)}: {encode(value)}" for name, value in facts.items()) + "\n   }"


def _head(problem: Problem, facts: str) -> str:
    """The beginning of a problem, as `_item` writes it: the library would take ten times as long to indent it."""
    quoted = json.encoder.encode_basestring
    return (
        f'\n  {{\n   "path": {quoted(problem.path)},\n   "rule": {quoted(problem.rule)},'
        f'\n   "family": {quoted(problem.family)},\n   "severity": {quoted(problem.severity)},'
        f'\n   "message": {quoted(problem.message)},\n   "facts": {facts},'
    )


def _problem(problem: Problem, head: str, mark: str) -> Iterable[str]:
    """A problem after its head. Its further places, of which there may be 100,000, are written some at a time."""
    start = f'{head}{_PLACE % problem.place[:-1]},\n   "related": ['
    tail = f'],\n   "fingerprint": {json.encoder.encode_basestring(problem.fingerprint)}{mark}\n  }}'
    return chain((start,), _related(problem), (f"\n   {tail}",)) if problem.related else (start + tail,)


def _related(problem: Problem) -> Iterator[str]:
    places, mark = iter(problem.related), ""
    while batch := [_other(place) for place in islice(places, PLACES)]:
        yield mark + ",".join(batch)
        mark = ","


def _other(place: Place) -> str:
    """A further place, with the path if it is in another file."""
    path = f',\n     "path": {json.encoder.encode_basestring(place.path)}' if place.path else ""
    return f"{_RELATED % place[:-1]}{path}\n    }}"
