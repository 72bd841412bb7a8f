"""Reports as JSON and back: what other processes send, and what a cache keeps.

Not pickled: whoever can write to a cache could then run code, and a report would take twice the space.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from seolint.document import Place, Places
from seolint.linter import Report
from seolint.rule_runner import Score
from seolint.rules.rule import Excerpt, Problem

if TYPE_CHECKING:
    from seolint.analysis.page_summary import PageSummary
    from seolint.rules.rule import Severity
    from seolint.site.record import PageRecord


def _as_list(value: object) -> list[Place]:
    """Places one by one, for JSON."""
    if isinstance(value, Places):
        return list(value)
    raise TypeError(f"{type(value).__name__} can't be kept")


_dump = json.JSONEncoder(check_circular=False, separators=(",", ":"), default=_as_list).encode


class FileLookups(NamedTuple):
    """Whether files that an article names exist, as checks looked them up; `possible` is whether they could."""

    possible: bool
    results: Mapping[str, bool | None]


def serialize(report: Report, lookups: FileLookups) -> bytes:
    """A report and the look-ups that it depends on. Raises TypeError for facts that JSON can't hold."""
    problems = [_without_path(problem) for problem in report.problems]
    scores = [(_without_path(problem), *rest) for problem, *rest in report.scores]
    record = report.record and _values(report.record)
    others = (*_without_path(report._replace(problems=(), scores=(), record=None))[:-1], record)
    return f"{_dump(lookups)}\n{_dump((problems, scores, others))}".encode()


def split(serialized: bytes) -> tuple[bytes, bytes]:
    """The look-ups and the report from what `serialize` made, each as JSON."""
    lookups, _, report = serialized.partition(b"\n")
    return lookups, report


def deserialize(serialized: bytes, path: str) -> Report:
    """The report of the file at `path` from what `serialize` made, equal to the original except for lists in facts."""
    return report_from(json.loads(split(serialized)[1]), path)


def report_from(values: Any, path: str) -> Report:
    """The report of the file at `path` from its values in JSON."""
    problems, scores, (kind, language, words, _, errors, not_applicable, _, summary, page, *rest) = values
    elements, record = rest
    return Report(
        path,
        intern(kind),
        intern(language),
        words,
        tuple([_problem(problem, path) for problem in problems]),
        tuple(errors),
        _shared(tuple(map(tuple, not_applicable))),
        tuple(Score(_problem(first, path), *rest) for first, *rest in scores),
        summary and _page_summary(summary),
        page,
        tuple(map(intern, elements)),
        record and _page_record(record, path),
    )


def _without_path(value: tuple[Any, ...]) -> tuple[Any, ...]:
    """A report or a problem without its first field, the path, which whoever deserializes it knows already."""
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
def _shared(reasons: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The reasons that most files share, kept once for all of them: for ten thousand files, they would take 40 MB."""
    return reasons


def _page_summary(values: Sequence[Any]) -> PageSummary:
    from seolint.analysis.page_summary import Heading, PageSummary

    summary = PageSummary(*values)
    return summary._replace(outline=tuple(Heading(*heading) for heading in summary.outline))


def _values(record: PageRecord) -> Sequence[Any]:
    from seolint.site.stored_record import values_of  # which runs of single files don't need

    return values_of(record)


def _page_record(values: Sequence[Any], path: str) -> PageRecord:
    from seolint.site.stored_record import record_from

    return record_from(values, path)
