"""Code between the markers of plugins, which Markdown doesn't know: `[code]` of WordPress, `=CODE_START=` of others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from seolint.lazy_regex import expression
from seolint.readers.masking import TEMPLATE, Mask

_MARKS = ("[/", "=")
"""The signs that a source may have such markers."""

_OPENING = expression(
    r"^[ \t]{0,3}(?:\[(code|sourcecode)(?:[ \t][^\[\]\n]{0,200})?\](?!\()|=(CODE|SOURCE|LISTING)_START=)[ \t]*\n?", re.M
)


def code_markers(text: str, signs: Set[str]) -> Iterator[Mask]:
    """The masks of the code between such markers, in a text without code that Markdown knows, with these signs."""
    if not any(mark in signs for mark in _MARKS):
        return
    unclosed, after = set[str](), 0
    for opening in _OPENING.finditer(text):
        closing = f"[/{opening[1]}]" if opening[1] else f"={opening[2]}_END="
        if opening.start() < after or closing in unclosed:
            continue
        end = text.find(closing, opening.end())
        if end < 0:
            unclosed.add(closing)
            continue
        after = end + len(closing)
        yield Mask(opening.start(), after, False, TEMPLATE)
