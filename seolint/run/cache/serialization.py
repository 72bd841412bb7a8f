"""Outcomes as JSON and back: what other processes send, and what a cache keeps.

Not pickled: whoever can write into a cache could then run code, and a report takes twice the room.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from seolint.document import Place, Places
from seolint.linter import Report, Score
from seolint.rules.rule import Excerpt, Problem

if TYPE_CHECKING:
    from seolint.analysis.page_summary import PageSummary
    from seolint.rules.rule import Severity


def _listed(value: object) -> list[Place]:
    """Places one by one, for JSON."""
    if isinstance(value, Places):
        return list(value)
    raise TypeError(f"{type(value).__name__} can't be kept")


_dump = json.JSONEncoder(check_circular=False, separators=(",", ":"), default=_listed).encode


class Answers(NamedTuple):
    """What an article asked of the files that it names; `known` says whether anybody could answer."""

    known: bool
    given: Mapping[str, bool | None]


def as_bytes(report: Report, answers: Answers) -> bytes:
    """A report and the answers that it rests on. Raises TypeError for facts that JSON can't hold."""
    problems = [_without_path(problem) for problem in report.problems]
    scores = [(_without_path(problem), *rest) for problem, *rest in report.scores]
    told = _without_path(report._replace(problems=(), scores=()))
    return f"{_dump(answers)}\n{_dump((problems, scores, told))}".encode()


def parts_of(kept: bytes) -> tuple[bytes, bytes]:
    """The answers and the report in what `as_bytes` made, each as JSON."""
    answers, _, report = kept.partition(b"\n")
    return answers, report


def report_in(kept: bytes, path: str) -> Report:
    """The report of the file at `path` in what `as_bytes` made. It is equal to it, but for lists in facts."""
    return report_of(json.loads(parts_of(kept)[1]), path)


def report_of(values: Any, path: str) -> Report:
    """The report of the file at `path` that JSON has so."""
    problems, scores, (kind, language, words, _, errors, not_applicable, _, sheet, page) = values
    return Report(
        path,
        intern(kind),
        intern(language),
        words,
        tuple([_problem(problem, path) for problem in problems]),
        tuple(errors),
        _not_applicable(tuple(map(tuple, not_applicable))),
        tuple(Score(_problem(first, path), *rest) for first, *rest in scores),
        sheet and _sheet(sheet),
        page,
    )


def _without_path(value: tuple[Any, ...]) -> tuple[Any, ...]:
    """A report or a problem but for the path, which stands first: it is told once, by whoever asks."""
    return value[1:]


def _problem(values: Sequence[Any], path: str) -> Problem:
    rule, family, severity, message, facts, place, related, excerpt, fingerprint = values
    return Problem(
        path,
        intern(rule),
        intern(family),
        cast("Severity", intern(severity)),
        message,
        facts,
        Place(*place),
        tuple([Place(*other) for other in related]),
        Excerpt(*excerpt),
        fingerprint,
    )


@lru_cache
def _not_applicable(told: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """What most files have in common, once for all of them: of ten thousand, it would take 40 MB."""
    return told


def _sheet(values: Sequence[Any]) -> PageSummary:
    from seolint.analysis.page_summary import Heading, PageSummary

    sheet = PageSummary(*values)
    return sheet._replace(outline=tuple(Heading(*heading) for heading in sheet.outline))
