"""Where a page contains the syntax of a site generator: outside of its scripts and style sheets.

Those make up half of a page, and JavaScript looks like templates: `{{`, `{/*`, `${`, backticks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from seolint.document import Span
from seolint.lazy_regex import expression
from seolint.readers.masking import Mask, merged
from seolint.readers.templates import mask_templates, page_values

_OPENS = expression(r"<(?:(!--|\?|%)|(?i:(script|style))(?=[\s/>]))")
"""A script or a style sheet, and what may contain the tag of one without being one."""

_QUOTES = ('"', "'")
"""What precedes a tag that a template prints."""

_GAP = "\n\n"
"""What replaces a script: templates don't continue across a blank line, except those that may be long."""

_CLOSES = {"!--": "-->", "?": "?>", "%": "%>"}


def mask_page(source: str, start: int) -> list[Mask]:
    """The masks of the templates in the page that begins at `start`, in order and not overlapping."""
    parts = list(_outside_scripts(source, start))
    text = _GAP.join([source[first:last] for first, last in parts])
    masks = merged([*mask_templates(text), *page_values(text)])
    if not masks:
        return []
    begins = [0, *accumulate(last - first + len(_GAP) for first, last in parts)]

    def place(at: int) -> int:
        part = bisect_right(begins, at) - 1
        return min(parts[part].start + at - begins[part], parts[part].end - 1)

    return [mask._replace(start=place(mask.start), end=place(mask.end - 1) + 1) for mask in masks]


def _outside_scripts(source: str, start: int) -> Iterator[Span]:
    """What isn't the content of a script or a style sheet, up to the end of the source."""
    at = start
    while opened := _OPENS.search(source, at):
        at = opened.end()
        if opened[1]:
            at = source.find(_CLOSES[opened[1]], at)
            if at < 0:
                break
            continue
        if source[opened.start() - 1 : opened.start()] in _QUOTES:
            continue
        inside = source.find(">", at) + 1
        closed = re.compile(rf"</{opened[2]}(?=[\s/>])", re.I).search(source, inside) if inside else None
        if not closed:
            break
        at = closed.start()
        if inside < at:
            yield Span(start, inside)
            start = at
    yield Span(start, len(source))
