"""Fixes for an editor: those of `seolint check --fix`, for one problem, one rule, or all that a text has."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from seolint.fixes import PageContext, fix, fixable, names
from seolint.linter import Report
from seolint.readers import format_for
from seolint.rules.rule import Problem
from seolint.run.site_files import Folders
from seolint.run.worker import exists_for
from seolint.server.linting import Text


class Wanted(NamedTuple):
    """What is to be fixed: the problems with these fingerprints (None: all), also by fixes that aren't safe."""

    fingerprints: frozenset[str] | None = None
    unsafe: bool = False


class Fixable(NamedTuple):
    """The fingerprints of problems that can be fixed, by fixes that are safe and by others."""

    safe: frozenset[str] = frozenset()
    unsafe: frozenset[str] = frozenset()


def fixed(text: Text, wanted: Wanted, across: Sequence[Problem] = ()) -> str:
    """The text with what is wanted fixed; the same text if that can't be done.

    `across` are the problems of rules that look across pages: linting it alone finds some of them, and says less.
    """
    known, places = wanted.fingerprints, {(each.rule, each.place.start) for each in across}

    def complete(report: Report, source: str) -> Report:
        if source != text.text:
            return report
        others = (each for each in report.problems if (each.rule, each.place.start) not in places)
        return report._replace(problems=(*others, *across))

    def select(report: Report) -> Sequence[Problem]:
        return [problem for problem in report.problems if known is None or problem.fingerprint in known]

    exists = exists_for(text.path, text.config, Folders()) if text.is_file else None
    config = text.config.for_path(text.path)
    chosen = None if known is None else select
    return fix(text.text, text.path, config, _format(text), wanted.unsafe, chosen, PageContext(exists, complete)).source


def with_fixes(text: Text, problems: Sequence[Problem]) -> Fixable:
    """Those problems that a fix has an idea for; whether it works is seen when it is tried."""
    config, kind, safe = text.config.for_path(text.path), _format(text), names()

    def of(problems: Sequence[Problem], *, unsafe: bool) -> frozenset[str]:
        found = fixable(text.text, text.path, config, problems, kind, unsafe) if problems else ()
        return frozenset(problem.fingerprint for problem in found)

    return Fixable(
        of([problem for problem in problems if problem.rule in safe], unsafe=False),
        of([problem for problem in problems if problem.rule not in safe], unsafe=True),
    )


def meant_by(problem: Problem, problems: Collection[Problem]) -> frozenset[str]:
    """The fingerprints of what a problem as shown stands for: itself, or all places of an author's habit."""
    starts = {problem.place.start, *(place.start for place in problem.related if not place.path)}
    alike = (each for each in problems if each.rule == problem.rule and each.place.start in starts)
    return frozenset(each.fingerprint for each in alike) | {problem.fingerprint}


def _format(text: Text) -> str:
    return format_for(text.path, text.text, text.config.formats)
