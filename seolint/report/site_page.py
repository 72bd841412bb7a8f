"""What the HTML report shows of a site: groups of pages and what differs in them, and a table of all pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from seolint.analysis.page_text import unpacked
from seolint.report.paths import relative
from seolint.rules.options import SEVERITIES
from seolint.rules.rule import Problem
from seolint.run.result import FileResult, RunResult
from seolint.site.alignment import align

MOST_GROUPS, MOST_MEMBERS = 500, 100
"""Groups that are shown, and pages of a group."""

MOST_COMPARED = 300
"""Pairs of pages whose texts are compared: each takes some milliseconds."""

LEAST_ALIKE = 0.5
"""Share of words from which on it is of use to know which ones differ."""

MOST_EDITS, LONGEST = 6, 12
"""Differences that are shown of two texts, the commonest first, and words of each."""


def site_data(result: RunResult, numbers: Mapping[str, int], pages: Mapping[str, int]) -> dict[str, Any] | None:
    """Rows and groups for the script; None for a run that didn't look across pages.

    `numbers` are those of the rules, `pages` those of the pages that the report has by path.
    """
    if not result.site_pages:
        return None
    at = {row.path: number for number, row in enumerate(result.site_pages)}
    rows = [[relative(row.path, result.root), pages.get(row.path, -1), *row[1:]] for row in result.site_pages]
    found, compared = _about_several(result), _Comparison(result.files)
    groups = [_group(problem, numbers, at, compared) for problem in found[:MOST_GROUPS]]
    return {"pages": rows, "groups": groups, "more": max(0, len(found) - MOST_GROUPS)}


def groups_elsewhere(result: RunResult) -> Mapping[str, Sequence[int]]:
    """The groups, by their numbers in `site_data`, that each page is in, but for the page that each is reported at."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, problem in enumerate(_about_several(result)[:MOST_GROUPS] if result.site_pages else ()):
        for path in dict.fromkeys(place.path for place in problem.related if place.path):
            found[path].append(number)
    return found


def _about_several(result: RunResult) -> Sequence[Problem]:
    """The problems that are about several pages, by severity."""
    return sorted(filter(_has_others, result.problems), key=lambda problem: SEVERITIES.index(problem.severity))


def _has_others(problem: Problem) -> bool:
    return any(place.path for place in problem.related)


def _group(
    problem: Problem, numbers: Mapping[str, int], at: Mapping[str, int], compared: _Comparison
) -> dict[str, Any]:
    """A group: its rule, message and members, the page that it is reported at first, each with its place."""
    places = {problem.path: problem.place.line}
    for place in problem.related:
        places.setdefault(place.path or problem.path, place.line)
    shown = list(places.items())[:MOST_MEMBERS]
    return {
        "rule": numbers[problem.rule],
        "severity": SEVERITIES.index(problem.severity),
        "message": problem.message,
        "members": [
            [at.get(path, path), line, compared.of(problem.path, path) if path != problem.path else None]
            for path, line in shown
        ],
        "more": len(places) - len(shown),
    }


class _Comparison:
    """The texts of pages, compared word by word, MOST_COMPARED times at most."""

    def __init__(self, files: Sequence[FileResult]) -> None:
        self._files = {file.path: file for file in files}
        self._left = MOST_COMPARED
        self._words = cache(self._read)

    def of(self, one: str, other: str) -> list[Any] | None:
        """The percentage of words that two pages share in the same order, and the commonest differences."""
        if not self._left:
            return None
        self._left -= 1
        before, after = self._words(one), self._words(other)
        found = align(before, after) if before and after else None
        if found is None or found.share < LEAST_ALIKE:
            return None
        edits = Counter(found.edits).most_common(MOST_EDITS)
        return [int(100 * found.share), [[_short(e.before), _short(e.after), count] for e, count in edits]]

    def _read(self, path: str) -> Sequence[str]:
        file = self._files.get(path)
        return list(_words_of(file.page_text)) if file and file.page_text else ()


def _words_of(text: str) -> Iterator[str]:
    for block in unpacked(text).blocks:
        yield from "".join(piece for piece in block.pieces if isinstance(piece, str)).split()


def _short(words: Sequence[str]) -> str:
    return " ".join(words[:LONGEST]) + (" …" if len(words) > LONGEST else "")
