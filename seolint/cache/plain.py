"""Outcomes as JSON and back: what other processes send, and what a cache keeps.

Not pickled: whoever can write into a cache could then run code, and a report takes twice the room.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Any, NamedTuple

from seolint.linter import Report, Score
from seolint.rule import Excerpt, Place, Problem

if TYPE_CHECKING:
    from seolint.sheet import Sheet


def _names(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a dataclass; the path is told once, by whoever asks."""
    return tuple(field.name for field in fields(kind) if field.name != "path")


_REPORT, _PROBLEM = _names(Report), _names(Problem)


def _values(value: Any) -> list[Any]:
    return [getattr(value, name) for name in _names(type(value))]


_dump = json.JSONEncoder(check_circular=False, separators=(",", ":"), default=_values).encode


class Answers(NamedTuple):
    """What an article asked of the files that it names; `known` says whether anybody could answer."""

    known: bool
    given: dict[str, bool | None]


def as_bytes(report: Report, answers: Answers) -> bytes:
    """A report and the answers that it rests on. Raises TypeError for facts that JSON can't hold."""
    return f"{_dump(answers)}\n{_dump(report)}".encode()


def answers_in(kept: bytes) -> Answers:
    """The answers in what `as_bytes` made. Raises ValueError for anything else, as far as it is seen."""
    match json.loads(kept.partition(b"\n")[0]):
        case [bool() as known, dict() as given]:
            return Answers(known, given)
    raise ValueError("no answers")


def report_in(kept: bytes, path: str) -> Report:
    """The report of the file at `path` in what `as_bytes` made. Raises ValueError for anything else.

    It is equal to the report that was kept, but for lists in facts that were tuples.
    """
    try:
        told = dict(zip(_REPORT, json.loads(kept.partition(b"\n")[2]), strict=True))
        told["problems"] = tuple(_problem(values, path) for values in told["problems"])
        told["scores"] = tuple(Score(_problem(first, path), *rest) for first, *rest in told["scores"])
        told["unable"] = _unable(tuple(map(tuple, told["unable"])))
        told["format"], told["language"] = intern(told["format"]), intern(told["language"])
        told["errors"] = tuple(told["errors"])
        told["sheet"] = told["sheet"] and _sheet(told["sheet"])
        return Report(path=path, **told)
    except (TypeError, LookupError, RecursionError) as error:
        raise ValueError(str(error)) from error


def problems_as_bytes(problems: Sequence[Problem]) -> bytes:
    """Problems of any files. Raises TypeError for facts that JSON can't hold."""
    return _dump([(problem.path, problem) for problem in problems]).encode()


def problems_in(kept: bytes) -> Iterator[Problem]:
    """The problems in what `problems_as_bytes` made."""
    return (_problem(values, path) for path, values in json.loads(kept))


def _problem(values: Sequence[Any], path: str) -> Problem:
    told = dict(zip(_PROBLEM, values, strict=True))
    for name, make in _MADE.items():
        told[name] = make(told[name])
    return Problem(path=path, **told)


@lru_cache
def _unable(told: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """What most files have in common, once for all of them: of ten thousand, it would take 40 MB."""
    return told


def _sheet(values: Sequence[Any]) -> Sheet:
    from seolint.sheet import Heading, Sheet

    told = dict(zip(_names(Sheet), values, strict=True))
    told["outline"] = tuple(Heading(*heading) for heading in told["outline"])
    return Sheet(**told)


_MADE: dict[str, Callable[[Any], Any]] = {
    "rule": intern,
    "family": intern,
    "severity": intern,
    "place": lambda values: Place(*values),
    "related": lambda places: tuple(Place(*values) for values in places),
    "excerpt": lambda values: Excerpt(*values),
}
