"""The summary of a page for people: a compact block for a terminal, rows of a table for Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from seolint.analysis.page_summary import WIDTH, Heading, PageSummary
from seolint.language import get
from seolint.report.console import safe, safe_path
from seolint.run.result import BEST, FileResult, RunResult
from seolint.wording import plural

MOST_HEADINGS = 40
"""Headings of an outline that are shown."""

Escape = Callable[[str], str]
"""Makes an article's text safe for where it is shown."""


def blocks(result: RunResult) -> Iterator[str]:
    """The lines of the summaries of all files, an empty one before each."""
    problems = by_family(result)
    for file in result.files:
        if summary := file.page_summary:
            yield from ("", f"{safe_path(file.path)}  ({safe(file.language)})")
            for name, value in rows(file, summary, problems.get(file.path, {}), safe):
                yield f"  {name:<8} {value}"
            yield from map(_drawn, _shown(summary))
            yield from _rest(summary)


def by_family(result: RunResult) -> Mapping[str, Mapping[str, int]]:
    """How many problems of each family each file has."""
    found: dict[str, Counter[str]] = {}
    for problem in (*result.problems, *result.hidden, *result.repeated):
        found.setdefault(problem.path, Counter())[problem.family] += 1
    return found


def rows(
    file: FileResult, summary: PageSummary, problems: Mapping[str, int], escape: Escape
) -> Iterator[tuple[str, str]]:
    """What a summary has besides the outline: names and values."""
    if file.score:
        yield "score", f"{file.score.total} of 100"
        families = [
            f"{escape(family)} {plural(problems.get(family, 0), 'problem')} ({score - BEST} points)"
            for family, score in file.score.families.items()
        ]
        yield "problems", "; ".join(families) or "none"
    time = "under 1" if summary.minutes < 1 else f"{summary.minutes:g}"
    yield "length", f"{_length(file, file.words)}, {time} min to read"
    if summary.flesch is not None:
        yield "reading", f"Flesch reading ease {summary.flesch:g}"
    if summary.title:
        pixels = summary.pixels
        width = f"{pixels} pixels, cut at {WIDTH}" if pixels > WIDTH else f"{pixels} of {WIDTH} pixels"
        yield "title", f"{escape(summary.title)}  ({width})"
    else:
        yield "title", "none"


def _length(file: FileResult, words: int) -> str:
    """A number of words in a file, or of the characters that are counted instead."""
    return plural(words, get(file.language).word_unit.removesuffix("s"))


def table(file: FileResult, summary: PageSummary, problems: Mapping[str, int], escape: Escape) -> Sequence[str]:
    """The lines of a summary as a table in Markdown."""
    lines = [*rows(file, summary, problems, escape)]
    lines += [(f"h{h.level}", f"{escape(h.text) or '(empty)'} ({_length(file, h.words)})") for h in _shown(summary)]
    lines += [("", rest.strip()) for rest in _rest(summary)]
    return ["| summary | |", "| --- | --- |", *(f"| {name} | {value} |" for name, value in lines), ""]


def _shown(summary: PageSummary) -> Sequence[Heading]:
    return summary.outline[:MOST_HEADINGS]


def _drawn(heading: Heading) -> str:
    margin = "  " * (heading.level - 1)
    return f"  {heading.words:>8,} {margin}{safe(heading.text) or '(empty)'}"


def _rest(summary: PageSummary) -> Iterator[str]:
    if len(summary.outline) > MOST_HEADINGS:
        yield f"  and {plural(len(summary.outline) - MOST_HEADINGS, 'more heading')}"
