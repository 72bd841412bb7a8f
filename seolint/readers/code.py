"""Where a Markdown source shows code, and so shows template syntax instead of using it."""

from __future__ import annotations

import re
from bisect import bisect_left

from seolint.lazy_regex import expression
from seolint.readers.masking import spaces

_FENCE = expression(r"\n[ \t>]{0,99}(?:(?:[-+*]|\d{1,9}[.)])[ \t]{0,99})?(`{3,}(?=[^`\n]*$)|~{3,})", re.M)
"""It begins with the line end before a fence, which the scan leaps to; `^` would be tried at every character."""

_RUN = expression(r"``*")
_CODE = expression(r"``*|~~~+|<!--")
"""An expression that begins with a letter leaps to it, one that begins with a repetition tries every character."""


def without_fences(source: str) -> str:
    """`source` with its code fences blanked out, just as long, line ends kept.

    A fence that is never closed goes on to the end, as CommonMark has it.
    """
    if "```" not in source and "~~~" not in source:
        return source
    pieces: list[str] = []
    at = 0
    source = f"\n{source}"
    while opened := _FENCE.search(source, at):
        fence = opened[1]
        closed = re.compile(rf"\n[ \t>]{{0,99}}{fence[0]}{{{len(fence)},}}[ \t]*$", re.M).search(source, opened.end())
        end = closed.end() if closed else len(source)
        pieces += source[at : opened.start(1)], spaces(source[opened.start(1) : end])
        at = end
    pieces.append(source[at:])
    return "".join(pieces)[1:]


def without_spans(source: str) -> str:
    """`source` with its code spans (closed by as many backticks in the same paragraph) and comments blanked out."""
    if "`" not in source and "<!--" not in source:
        return source
    runs: dict[int, list[int]] = {}
    for run in _RUN.finditer(source):
        runs.setdefault(len(run[0]), []).append(run.start())
    pieces: list[str] = []
    at = done = 0
    last_comment = source.rfind("-->")
    while opened := _CODE.search(source, at):
        at = opened.end()
        mark = opened[0]
        if mark[0] == "`":
            end = _span_end(source, runs[len(mark)], opened.start(), len(mark))
        else:
            end = source.find("-->", at) + 3 if mark == "<!--" and at <= last_comment else -1
        if end > 0:
            pieces += source[done : opened.start()], spaces(source[opened.start() : end])
            at = done = end
    pieces.append(source[done:])
    return "".join(pieces)


def _span_end(source: str, starts: list[int], start: int, length: int) -> int:
    """Where the code span ends that a run of backticks at `start` opens, or -1."""
    following = bisect_left(starts, start + length)
    if following == len(starts) or source.find("\n\n", start, starts[following]) >= 0:
        return -1
    return starts[following] + length
