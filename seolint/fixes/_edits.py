"""Edits of a source: what to write where, which edits are compatible, and the surroundings of a problem."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from seolint.document import Document, Element
from seolint.rules.rule import Problem

LONGEST = 200
"""Characters of a line that are inspected on either side: a whole article may be on one line."""


class Edit(NamedTuple):
    """What to write in place of a stretch of the source: offsets in characters, the end exclusive."""

    start: int
    end: int
    text: str = ""


class Fix(NamedTuple):
    """What fixes a problem: all of its edits or none."""

    problem: Problem
    edits: Sequence[Edit]


def apply(source: str, fixes: Iterable[Fix]) -> str:
    """`source` with the edits of fixes that don't overlap."""
    pieces: list[str] = []
    at = 0
    for edit in sorted(edit for fix in fixes for edit in fix.edits):
        pieces += source[at : edit.start], edit.text
        at = edit.end
    return "".join([*pieces, source[at:]])


def compatible(fixes: Iterable[Fix]) -> list[Fix]:
    """The fixes that can be made together: of overlapping ones, the first."""
    taken: list[Edit] = []
    chosen = []
    for fix in fixes:
        if fix.edits and not any(_meets(taken, edit) for edit in fix.edits):
            chosen.append(fix)
            for edit in fix.edits:
                insort(taken, edit)
    return chosen


def _meets(taken: Sequence[Edit], edit: Edit) -> bool:
    """Whether an edit overlaps one of those taken, or begins where one does."""
    at = bisect_left(taken, edit)
    before = at > 0 and (taken[at - 1].end > edit.start or taken[at - 1].start == edit.start)
    return before or (at < len(taken) and (taken[at].start < edit.end or taken[at].start == edit.start))


def heading_of(document: Document, problem: Problem) -> Element | None:
    """The heading that a problem is about."""
    return document.once(_headings).get(problem.place.start)


def before_in_line(document: Document, offset: int) -> str | None:
    """The part of the line before an offset; None if that is longer than any indentation."""
    start = document.line(document.position(offset).line).start
    return document.source[start:offset] if offset - start <= LONGEST else None


def after_in_line(document: Document, offset: int) -> str | None:
    """The part of the line after an offset, without its line end; None if that is long."""
    end = document.line(document.position(offset).line).end
    return document.source[offset:end] if end - offset <= LONGEST else None


def _headings(document: Document) -> Mapping[int, Element]:
    """The headings by the offset of their text, and by that of their markup."""
    found = document.all("heading")
    return {**{heading.outer.start: heading for heading in found}, **{heading.span.start: heading for heading in found}}
