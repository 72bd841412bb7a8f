"""The sections of an article, from its headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seolint.parts import Element, Section, Span


def sections(headings: Sequence[Element], texts: Sequence[str], end: int) -> Iterator[Section]:
    """A section for each heading of a source of `end` characters; `texts` are those of the headings."""
    ends = _ends(headings, end)
    above: list[tuple[int, str]] = []
    for i, heading in enumerate(headings):
        while above and above[-1][0] >= heading.level:
            above.pop()
        following = headings[i + 1].outer.start if i + 1 < len(headings) else end
        path = tuple(text for _, text in above)
        own = Span(min(heading.outer.end, following), following)
        yield Section(heading, Span(heading.outer.start, ends[i]), own, path)
        above.append((heading.level, texts[i]))


def _ends(headings: Sequence[Element], end: int) -> Sequence[int]:
    """Where each heading's section ends: at the next heading of the same or a higher level."""
    ends = [end] * len(headings)
    opened: list[int] = []
    for i, heading in enumerate(headings):
        while opened and headings[opened[-1]].level >= heading.level:
            ends[opened.pop()] = heading.outer.start
        opened.append(i)
    return ends
