"""The sheet of a page for people: a compact block for a terminal, rows of a table for Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from seolint.analysis.page_summary import WIDTH, Heading, PageSummary
from seolint.report import File, Run
from seolint.report.console import safe, safe_path
from seolint.wording import plural

MOST_HEADINGS = 40
"""Headings of an outline that are told."""

Text = Callable[[str], str]
"""Makes an article's text safe for where it is shown."""


def blocks(run: Run) -> Iterator[str]:
    """The lines of the sheets of all files, an empty one before each."""
    problems = by_family(run)
    for file in run.files:
        if file.sheet:
            yield from ("", f"{safe_path(file.path)}  ({safe(file.language)})")
            for name, value in rows(file, file.sheet, problems.get(file.path, {}), safe):
                yield f"  {name:<8} {value}"
            yield from map(_drawn, _shown(file.sheet))
            yield from _rest(file.sheet)


def by_family(run: Run) -> Mapping[str, Mapping[str, int]]:
    """How many problems of each family each file has."""
    found: dict[str, Counter[str]] = {}
    for problem in run.problems:
        found.setdefault(problem.path, Counter())[problem.family] += 1
    return found


def rows(file: File, sheet: PageSummary, problems: Mapping[str, int], shown: Text) -> Iterator[tuple[str, str]]:
    """What a sheet says beside the outline: names and values."""
    if file.score:
        yield "score", f"{file.score.total} of 100"
        families = [
            f"{shown(family)} {plural(problems.get(family, 0), 'problem')}, score {score}"
            for family, score in file.score.families.items()
        ]
        yield "problems", "; ".join(families) or "none"
    time = "under 1" if sheet.minutes < 1 else f"{sheet.minutes:g}"
    yield "length", f"{plural(file.words, 'word')}, {time} min to read"
    if sheet.flesch is not None:
        yield "reading", f"Flesch reading ease {sheet.flesch:g}"
    if sheet.title:
        cut = f"{sheet.pixels} pixels, cut at {WIDTH}" if sheet.pixels > WIDTH else f"{sheet.pixels} of {WIDTH} pixels"
        yield "title", f"{shown(sheet.title)}  ({cut})"
    else:
        yield "title", "none"


def table(file: File, sheet: PageSummary, problems: Mapping[str, int], escape: Text) -> Sequence[str]:
    """The lines of a sheet as a table in Markdown."""
    told = [*rows(file, sheet, problems, escape)]
    told += [(f"h{h.level}", f"{escape(h.text) or '(empty)'} ({plural(h.words, 'word')})") for h in _shown(sheet)]
    told += [("", rest.strip()) for rest in _rest(sheet)]
    return ["| sheet | |", "| --- | --- |", *(f"| {name} | {value} |" for name, value in told), ""]


def _shown(sheet: PageSummary) -> Sequence[Heading]:
    return sheet.outline[:MOST_HEADINGS]


def _drawn(heading: Heading) -> str:
    margin = "  " * (heading.level - 1)
    return f"  {heading.words:>8,} {margin}{safe(heading.text) or '(empty)'}"


def _rest(sheet: PageSummary) -> Iterator[str]:
    if len(sheet.outline) > MOST_HEADINGS:
        yield f"  and {plural(len(sheet.outline) - MOST_HEADINGS, 'more heading')}"
