"""Suggestions that only a writer can accept: an empty text for a decorative image, another level for a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from seolint.lazy_regex import expression
from seolint.rules.rule import Problem

_TAG = expression(r"<img\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.I)
_IMAGE = expression(r"!\[\s*\]\((?P<address>[^\s()<>\"]+)\)")
_ATX = expression(r"[ \t]{0,3}(?P<marks>#{1,6})[ \t]")
_HEADING = expression(r"<h(?P<open>[1-6])\b[^>]*>(?:(?!</h[1-6])[\s\S])*</h(?P<close>[1-6])\s*>", re.I)


LONGEST = 2_000
"""Characters of markup that are looked at: a tag or a heading has fewer."""


class Suggestion(NamedTuple):
    """What a writer may choose: what it is called, and what it replaces, by offsets."""

    title: str
    replacements: tuple[tuple[int, int, str], ...]

    def applied(self, text: str) -> str:
        for start, end, written in sorted(self.replacements, reverse=True):
            text = text[:start] + written + text[end:]
        return text


def suggestions(text: str, problem: Problem, start: int) -> Iterator[Suggestion]:
    """What can be suggested for a problem, at the one of its places that begins at an offset."""
    if problem.rule == "missing-alt":
        yield from _decorative(text, start)
    elif problem.rule == "skipped-heading-level":
        yield from _level(text, start, problem.facts.get("expected"))


def _decorative(text: str, start: int) -> Iterator[Suggestion]:
    markup = text[start : start + LONGEST]
    if (tag := _TAG.match(markup)) and "alt=" not in tag[0].lower():
        end = start + len(tag[0].removesuffix(">").removesuffix("/").rstrip())
        yield Suggestion('Mark the image as decorative: alt=""', ((end, end, ' alt=""'),))
    elif image := _IMAGE.match(markup):
        written = f'<img src="{image["address"]}" alt="">'
        yield Suggestion(f"Mark the image as decorative: {written}", ((start, start + image.end(), written),))


def _level(text: str, start: int, level: object) -> Iterator[Suggestion]:
    if not isinstance(level, int) or not 1 <= level <= 6:
        return
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    title = f"Make this heading an h{level}"
    if marks := _ATX.match(text[line : line + LONGEST]):
        yield Suggestion(title, ((line + marks.start("marks"), line + marks.end("marks"), "#" * level),))
        return
    opening = text.rfind("<", 0, start + 1)
    if opening >= 0 and (heading := _HEADING.match(text[opening : opening + LONGEST])):
        digits = (heading.start("open"), heading.start("close"))
        yield Suggestion(title, tuple((opening + at, opening + at + 1, str(level)) for at in digits))
