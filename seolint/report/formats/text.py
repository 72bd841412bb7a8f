"""For people at a terminal: a line per problem that editors can follow, the source line, and a caret below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from seolint.report import ReportStyle
from seolint.report.console import cells, fitting, safe, safe_path
from seolint.report.wording import further, totals
from seolint.rules.rule import Excerpt, Problem
from seolint.run.result import RunResult
from seolint.run.site_habits import SiteHabits
from seolint.wording import plural

WIDTH = 96
"""Cells of the source line that are shown."""

PIECE = 1000
"""Lines that are written at once."""

MARGIN = "    | "
"""What comes before a line of an article: a build server takes `::error::` at the beginning of a line for a command."""

ALIKE = 64
"""Texts whose form on the screen is remembered: if a file has 100,000 problems, most are alike."""

MANY = 200
"""Problems past which a report ends with the rules that make most of them, and with what helps."""

MOST_RULES = 5
"""How many rules are named then."""

_COLORS = {"error": "31;1", "warning": "33", "info": "36", "dim": "2", "path": "1"}


def report(result: RunResult, style: ReportStyle) -> str:
    """The problems in order; if requested, summaries of the pages; the problems by rule; a line of totals."""
    return "".join(parts(result, style))


def parts(result: RunResult, style: ReportStyle) -> Iterator[str]:
    """The report in pieces, so that with many problems, not all of its text is in memory at once."""
    lines = (f"{line}\n" for line in _lines(result, style))
    while piece := "".join(islice(lines, PIECE)):
        yield piece


def _lines(result: RunResult, style: ReportStyle) -> Iterator[str]:
    for problem in result.problems:
        yield from _problem(problem, result.habits, style)
    if any(file.page_summary for file in result.files):
        from seolint.report.page_summary import blocks

        yield from blocks(result)
        yield ""
    many = len(result.problems) > MANY and not style.quiet
    if style.statistics or many:
        yield ""
        if style.statistics:
            yield from _statistics([*result.problems, *result.repeated])
        else:
            yield from _statistics(result.problems, MOST_RULES)
    if many:
        yield from _first_steps(result)
    if not style.quiet:
        yield totals(result)


def _problem(problem: Problem, habits: SiteHabits, style: ReportStyle) -> Iterator[str]:
    place = f"{_safe_path(problem.path)}:{problem.place.line}:{problem.place.column}"
    severity = _paint(f"{_safe(problem.severity):<7}", problem.severity, style)
    message = f"{_safe(problem.message)}{further(problem, habits)}"
    yield f"{_paint(place, 'path', style)}  {severity}  {_safe(problem.rule)}  {message}"
    yield from _excerpt(problem.excerpt, problem.severity, style)


_AHEAD = 24
"""Cells kept for the problem's end and what follows it, in a line that doesn't fit."""

_BEFORE = 24
"""Characters kept before a problem, however long it is."""


_safe, _safe_path = lru_cache(ALIKE)(safe), lru_cache(ALIKE)(safe_path)


@lru_cache(ALIKE)
def _excerpt(excerpt: Excerpt, severity: str, style: ReportStyle) -> Sequence[str]:
    """The source line, and the carets below it; nothing for a blank line."""
    text, start, end = excerpt
    if not text.strip():
        return ()
    left = 0
    room = WIDTH if cells(safe(text)) <= WIDTH else WIDTH - _AHEAD
    if text.isascii():  # which takes a cell a character at least
        left = max(0, min(end - room, start - _BEFORE))
    while cells(safe(text[left:end])) > room and left < start - _BEFORE:
        left += 1
    before, marked = safe(text[left:start].lstrip() if not left else text[left:start]), safe(text[start:end])
    head = ("…" if left else "") + before
    shown = fitting(head + marked + safe(text[end:].rstrip()), WIDTH)
    width = max(1, min(cells(marked), WIDTH - cells(head)))
    return (
        f"{MARGIN}{_paint(safe(shown), 'dim', style)}",
        f"{MARGIN}{' ' * cells(head)}{_paint('^' * width, severity, style)}",
    )


def _first_steps(result: RunResult) -> Iterator[str]:
    """Two lines that help if there are more problems than anybody fixes at once."""
    yield "Another preset may fit these pages better: seolint rules --presets lists them."
    yield "To let only new problems count: seolint baseline, then seolint check --baseline .seolint-baseline"


def _statistics(problems: Sequence[Problem], most: int | None = None) -> Iterator[str]:
    """A table of the rules that found something, most problems first; if `most` is given, of this many rules."""
    counts = Counter(problem.rule for problem in problems)
    files = Counter(rule for rule, _ in {(problem.rule, problem.path) for problem in problems})
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    for rule, count in ordered[:most]:
        yield f"{count:>7,}  in {plural(files[rule], 'file'):<12}  {safe(rule)}"
    rest = sum(count for _, count in ordered[len(ordered) if most is None else most :])
    if rest:
        yield f"{rest:>7,}  of {plural(len(ordered) - len(ordered[:most]), 'other rule')} (--statistics lists them)"


def _paint(text: str, name: str, style: ReportStyle) -> str:
    return f"\x1b[{_COLORS[name]}m{text}\x1b[0m" if style.color else text
