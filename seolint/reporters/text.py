"""For people at a terminal: a line a problem that editors can follow, the source line, and a caret under the place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seolint.reporters import Run, Style
from seolint.reporters._screen import cells, safe, safe_path
from seolint.rule import Place, Problem

MOST_RELATED = 4
"""Further places that are named one by one."""

WIDTH = 96
"""Cells of the source line that are shown."""

MARGIN = "    | "
"""What a line of an article stands behind: a build server takes `::error::` at the beginning of a line for its own."""

_COLORS = {"error": "31;1", "warning": "33", "info": "36", "dim": "2", "path": "1"}


def report(run: Run, style: Style) -> str:
    """The problems in order, and a line of totals."""
    lines = [line for problem in run.problems for line in _problem(problem, style)]
    if not style.quiet:
        lines.append(_totals(run))
    return "".join(f"{line}\n" for line in lines)


def _problem(problem: Problem, style: Style) -> Iterator[str]:
    place = f"{safe_path(problem.path)}:{problem.place.line}:{problem.place.column}"
    severity = _paint(f"{problem.severity:<7}", problem.severity, style)
    also = _also(problem.related)
    yield f"{_paint(place, 'path', style)}  {severity}  {problem.rule}  {safe(problem.message)}{also}"
    if problem.excerpt.text.strip():
        yield from _excerpt(problem, style)


def _excerpt(problem: Problem, style: Style) -> Iterator[str]:
    text, start, end = problem.excerpt
    left = 0
    while cells(safe(text[left:end])) > WIDTH and left < start - 24:
        left += 1
    before, marked = safe(text[left:start].lstrip() if not left else text[left:start]), safe(text[start:end])
    head = ("…" if left else "") + before
    shown = head + marked + safe(text[end:].rstrip())
    while cells(shown) > WIDTH:
        shown = shown[:-1]
    width = max(1, min(cells(marked), WIDTH - cells(head)))
    yield f"{MARGIN}{_paint(safe(shown), 'dim', style)}"
    yield f"{MARGIN}{' ' * cells(head)}{_paint('^' * width, problem.severity, style)}"


def _also(related: Sequence[Place]) -> str:
    if not related:
        return ""
    named = [f"{place.line}:{place.column}" for place in related[:MOST_RELATED]]
    rest = len(related) - len(named)
    more = f" and {rest} more" if rest > 0 else ""
    return f" Also at {', '.join(named)}{more}."


def _totals(run: Run) -> str:
    words = sum(file.words for file in run.files)
    where = f"{_number(len(run.files), 'file')}, {_number(words, 'word')}"
    if not run.problems:
        return f"No problems in {where}"
    kinds = ", ".join(
        f"{count} {severity if severity == 'info' else severity + 's' * (count != 1)}"
        for severity, count in run.counts.items()
        if count
    )
    return f"{_number(len(run.problems), 'problem')} ({kinds}) in {where}"


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _paint(text: str, name: str, style: Style) -> str:
    return f"\x1b[{_COLORS[name]}m{text}\x1b[0m" if style.color else text
