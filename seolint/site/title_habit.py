"""Whether the pages of a section leave their main heading to the layout, where the layout itself can't be read.

Authors see their pages: if nearly all of those with a title have no h1 of their own and begin their sections at h2,
the title is the h1; if nearly all begin with an h1 of their own, it isn't.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from seolint.lazy_regex import expression
from seolint.site.generators.layouts import stem

LEAST_PAGES = 5
"""Pages with a title and headings from which a habit is known."""

_NEARLY_ALL, _MOST = 0.9, 0.66
"""The share of pages without an h1 of their own, or with one, and that of those that begin at h2."""

_FENCES = ("---", "+++")
_TITLE = expression(r"^title[ \t]{0,9}[:=][ \t]{0,9}[\"']?[^\s\"']", re.M)
_LAYOUT = expression(r"^(?:layout|template)[ \t]{0,9}[:=][ \t]{0,9}[\"']?([\w./-]+)", re.M)
_HEADING = expression(r" {0,3}(?:(#{1,6})[ \t]|<h([1-6])[\s>])", re.I)
_CODE = ("```", "~~~")


class _Start(NamedTuple):
    """How a page begins: the level of its first heading, and whether it has an h1 of its own."""

    level: int
    has_h1: bool


def habitual_titles(pages: Iterable[str]) -> Mapping[str, bool]:
    """Whether the title is shown on pages, by the layout that they name ("" for none), according to their sources.

    What can't be known is left out.
    """
    starts: dict[str, list[_Start]] = defaultdict(list)
    for page in pages:
        for layout, start in _start(page):
            starts[layout].append(start)
    known = {layout: _is_shown(found) for layout, found in starts.items()}
    return {layout: is_shown for layout, is_shown in known.items() if is_shown is not None}


def _is_shown(starts: list[_Start]) -> bool | None:
    if len(starts) < LEAST_PAGES:
        return None
    with_h1 = sum(start.has_h1 for start in starts) / len(starts)
    at_h2 = sum(start.level == 2 for start in starts) / len(starts)
    at_h1 = sum(start.level == 1 for start in starts) / len(starts)
    if at_h1 >= _NEARLY_ALL:
        return False
    return True if with_h1 <= 1 - _NEARLY_ALL and at_h2 >= _MOST else None


def _start(page: str) -> Iterator[tuple[str, _Start]]:
    """The layout of a page and how it begins; nothing for one without a title or without headings."""
    lines = page.lstrip("\ufeff").splitlines()
    fence = lines[0].rstrip() if lines else ""
    end = next((at for at, line in enumerate(lines) if at and line.rstrip() == fence), 0)
    declared = "\n".join(lines[1:end])
    if fence not in _FENCES or not _TITLE.search(declared):
        return
    levels = list(_levels(lines[end + 1 :]))
    if levels:
        layout = _LAYOUT.search(declared)
        yield stem(layout[1]) if layout else "", _Start(levels[0], 1 in levels)


def _levels(lines: Iterable[str]) -> Iterator[int]:
    """The levels of the headings in Markdown, in order."""
    code, before = "", ""
    for line in lines:
        text = line.strip()
        if code or text.startswith(_CODE):
            code = "" if code and text.startswith(code) else code or text[:3]
        elif heading := _HEADING.match(line):
            yield len(heading[1]) if heading[1] else int(heading[2])
        elif before and text and not text.strip(text[0]) and text[0] in "=-":
            yield 1 if text[0] == "=" else 2
        before = text
