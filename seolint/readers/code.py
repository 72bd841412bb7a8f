"""Where Markdown has code: fences and spans. Nothing in it is prose or the syntax of a generator.

Both are looked for in the text without code, in which every offset is kept.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache

from seolint.lazy_regex import expression
from seolint.readers.masking import without

_FENCE = expression(r"\n[ \t>]{0,99}(?:(?:[-+*]|\d{1,9}[.)])[ \t]{0,99})?(`{3,}(?=[^`\n]*$)|~{3,})", re.M)
"""It begins with the line end before a fence, which the scan skips to; `^` would be tried at every character."""

_RUN = expression(r"``*")
_RUN_OR_COMMENT = expression(r"``*|<!--")
"""An expression that begins with a letter skips to it; one that begins with a repetition tries every character."""


def without_code(source: str) -> str:
    """`source` with code and comments blanked out and every line end a newline; just as long."""
    return without_spans(without_fences(source.replace("\r\n", " \n").replace("\r", "\n")))


def without_fences(source: str) -> str:
    """`source` with its code fences blanked out, just as long, line ends kept.

    A fence that is never closed continues to the end, as in CommonMark.
    """
    if "```" not in source and "~~~" not in source:
        return source
    return without(f"\n{source}", _fences(f"\n{source}"))[1:]


def without_spans(source: str) -> str:
    """`source` with its code spans (closed by as many backticks in the same paragraph) and comments blanked out."""
    return without(source, _spans(source)) if "`" in source or "<!--" in source else source


def _fences(source: str) -> Iterator[tuple[int, int]]:
    """Where each fence begins, and where it is closed. The first line counts as preceded by a line end."""
    at = 0
    while opened := _FENCE.search(source, at):
        at = fence_end(source, opened.end(), opened[1])
        yield opened.start(1), at


def fence_end(source: str, at: int, fence: str) -> int:
    """Where the code opened by `fence`, whose line continues at `at`, ends: where it is closed, or with the source."""
    closed = _closing(fence).search(source, at)
    return closed.end() if closed else len(source)


@lru_cache(maxsize=32)
def _closing(fence: str) -> re.Pattern[str]:
    """What closes a fence."""
    return re.compile(rf"\n[ \t>]{{0,99}}{fence[0]}{{{len(fence)},}}[ \t\r]*$", re.M)


def _spans(source: str) -> Iterator[tuple[int, int]]:
    """Where the code spans and the comments of a text without fences begin and end."""
    runs, at, last_comment = backtick_runs(source), 0, source.rfind("-->")
    for opened in (_RUN if last_comment < 0 else _RUN_OR_COMMENT).finditer(source):
        start, inside = opened.span()
        if start < at:
            continue
        if source[start] == "`":
            end = span_end(source, runs, start, inside - start)
        else:
            end = source.find("-->", inside) + 3 if inside <= last_comment else -1
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
    """Where the code span opened by a run of backticks at `start` ends, or -1."""
    starts = runs.get(length, [])
    following = bisect_left(starts, start + length)
    if following == len(starts) or source.find("\n\n", start, starts[following]) >= 0:
        return -1
    return starts[following] + length
