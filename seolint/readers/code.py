"""Where Markdown holds code: fences and spans. Nothing in it is syntax of a generator, or prose.

Whoever looks for either looks in the text without code, in which every offset is kept.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from seolint.lazy_regex import expression
from seolint.readers.masking import spaces

_FENCE = expression(r"\n[ \t>]{0,99}(?:(?:[-+*]|\d{1,9}[.)])[ \t]{0,99})?(`{3,}(?=[^`\n]*$)|~{3,})", re.M)
"""It begins with the line end before a fence, which the scan leaps to; `^` would be tried at every character."""

_RUN = expression(r"``*")


def without_code(source: str) -> str:
    """`source` with code and comments blanked out and every line end a newline; just as long."""
    return without_spans(without_fences(source.replace("\r\n", " \n").replace("\r", "\n")))


def without_fences(source: str) -> str:
    """`source` with its code fences blanked out, just as long, line ends kept.

    A fence that is never closed goes on to the end, as CommonMark has it.
    """
    if "```" not in source and "~~~" not in source:
        return source
    return _without(f"\n{source}", _fences(f"\n{source}"))[1:]


def without_spans(source: str) -> str:
    """`source` with its code spans (closed by as many backticks in the same paragraph) and comments blanked out."""
    return _without(source, _spans(source)) if "`" in source or "<!--" in source else source


def _without(source: str, found: Iterator[tuple[int, int]]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end in found:
        pieces += source[at:start], spaces(source[start:end])
        at = end
    return "".join([*pieces, source[at:]]) if at else source


def _fences(source: str) -> Iterator[tuple[int, int]]:
    """Where each fence begins, and where it is closed. Before the first line there is a line end, too."""
    at = 0
    while opened := _FENCE.search(source, at):
        at = fence_end(source, opened.end(), opened[1])
        yield opened.start(1), at


def fence_end(source: str, at: int, fence: str) -> int:
    """Where the code ends that `fence` opens, whose line goes on at `at`: where it is closed, or with the source."""
    closed = re.compile(rf"\n[ \t>]{{0,99}}{fence[0]}{{{len(fence)},}}[ \t]*$", re.M).search(source, at)
    return closed.end() if closed else len(source)


def _spans(source: str) -> Iterator[tuple[int, int]]:
    """Where the code spans and the comments of a text without fences begin and end."""
    runs = backtick_runs(source)
    comment, last_comment = source.find("<!--"), source.rfind("-->")
    at = 0
    for start, length in [*((run.start(), len(run[0])) for run in _RUN.finditer(source)), (len(source), 0)]:
        while 0 <= comment < start:
            if at <= comment < last_comment - 3:
                at = source.find("-->", comment + 4) + 3
                yield comment, at
            comment = source.find("<!--", max(at, comment + 4))
        end = span_end(source, runs, start, length) if start >= at else -1
        if end > 0:
            yield start, end
            at = end


def backtick_runs(source: str) -> Mapping[int, list[int]]:
    """Where runs of backticks begin, by how many there are."""
    runs: dict[int, list[int]] = {}
    for run in _RUN.finditer(source):
        runs.setdefault(len(run[0]), []).append(run.start())
    return runs


def span_end(source: str, runs: Mapping[int, list[int]], start: int, length: int) -> int:
    """Where the code span ends that a run of backticks at `start` opens, or -1."""
    starts = runs.get(length, [])
    following = bisect_left(starts, start + length)
    if following == len(starts) or source.find("\n\n", start, starts[following]) >= 0:
        return -1
    return starts[following] + length
