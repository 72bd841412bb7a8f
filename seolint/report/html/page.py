"""A page and its problems as the script of the report takes them: plain values, every text as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from seolint.analysis.page_text import INLINE, PageText, unpacked
from seolint.document import Place
from seolint.report.html.layout import Layout, MarkedRange, text_runs
from seolint.rules.options import SEVERITIES
from seolint.rules.rule import Problem
from seolint.run.result import FileResult

MOST_PROBLEMS = 1_000
"""Problems of a page that are listed."""

MOST_PLACES = 5_000
"""Places of a page that are marked."""

THOUSAND = 1000


def page_data(file: FileResult | None, problems: Sequence[Problem], numbers: Mapping[str, int]) -> dict[str, Any]:
    """What is shown of a page. `numbers` are those of the rules; places along the page are in thousandths of it."""
    listed = problems[:MOST_PROBLEMS]
    page = unpacked(file.page_text) if file and file.page_text else None
    layout = Layout(page.blocks if page else ())
    places = _places(layout, listed)
    shown: dict[str, Any] = {
        "problems": [
            _problem(problem, numbers[problem.rule], places[at], layout.length) for at, problem in enumerate(listed)
        ],
        "more": len(problems) - len(listed),
    }
    if page:
        shown |= _text(page, layout, places)
    return shown


def _places(layout: Layout, problems: Sequence[Problem]) -> list[list[tuple[int, int]]]:
    """Where each problem is shown: its own place, then the related ones, without those that aren't."""
    left, found = MOST_PLACES, []
    for problem in problems:
        spans = (_shown(layout, place) for place in (problem.place, *problem.related))
        found.append([*islice(filter(None, spans), left)])
        left -= len(found[-1])
    return found


def _shown(layout: Layout, place: Place) -> tuple[int, int] | None:
    return layout.place(place.start, place.end)


def _problem(problem: Problem, rule: int, places: Sequence[tuple[int, int]], length: int) -> dict[str, Any]:
    listed: dict[str, Any] = {
        "rule": rule,
        "severity": SEVERITIES.index(problem.severity),
        "message": problem.message,
        "line": problem.place.line,
        "uses": [start * THOUSAND // length for start, _ in places],
    }
    if "phrase" in problem.facts:
        listed["phrase"] = str(problem.facts["phrase"])
    if not places:
        text, start, end = problem.excerpt
        listed["excerpt"] = [text[:start], text[start:end], text[end:]]
    return listed


def _text(page: PageText, layout: Layout, places: Sequence[Sequence[tuple[int, int]]]) -> dict[str, Any]:
    found = zip(page.blocks, text_runs(layout, _marks(page, layout, places)), strict=True)
    return {
        "blocks": [[block.kind, block.level, *runs] for block, runs in found],
        "outline": [list(heading) for heading in page.summary.outline],
        "heads": [
            start * THOUSAND // layout.length
            for start, block in zip(layout.starts, page.blocks, strict=False)
            if block.kind == "heading"
        ],
        "measure": page.measure,
        "readings": list(_readings(page, layout)),
        "cut": page.cut,
    }


def _marks(page: PageText, layout: Layout, places: Sequence[Sequence[tuple[int, int]]]) -> Iterator[MarkedRange]:
    for kind, start, end in page.styles:
        shown = layout.place(start, end)
        if shown:
            yield MarkedRange(*shown, INLINE.index(kind))
    for problem, spans in enumerate(places):
        for number, (start, end) in enumerate(spans):
            yield MarkedRange(start, end, (problem, number))


def _readings(page: PageText, layout: Layout) -> Iterator[list[float]]:
    for start, end, value in page.readings:
        shown = layout.place(start, end)
        if shown:
            yield [shown[0] * THOUSAND // layout.length, shown[1] * THOUSAND // layout.length, value]
