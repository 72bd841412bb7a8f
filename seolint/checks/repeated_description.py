"""Descriptions that only repeat the title or the beginning of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seolint.analysis.prose import prose
from seolint.document import Document, Finding, Span

FACTS = ("text",)

WHOLE_PAGE = True
"""What it finds may be caused by any edit to the page."""

PLACES = ("title", "text")


def check(document: Document, *, of: str) -> Iterator[Finding]:
    """Descriptions that are word for word the title or (`of: text`) the beginning of the running text.

    Facts: text. What is repeated is in related.
    """
    for field in document.all("description")[:1]:
        words, indexes = document.words_of(field)
        normalized = words.normalized[indexes.start : indexes.stop]
        place = normalized and (_title(document, normalized) if of == "title" else _beginning(document, normalized))
        if place:
            yield Finding(field.span, {"text": document.text_of(field)}, [place])


def validate(*, of: str) -> Iterator[tuple[tuple[str], str]]:
    """What is wrong with the arguments of a rule."""
    if of not in PLACES:
        yield ("of",), f"of is {' or '.join(PLACES)}, not {of}"


def _title(document: Document, normalized: Sequence[str]) -> Span | None:
    for title in document.all("title")[:1]:
        words, indexes = document.words_of(title)
        if words.normalized[indexes.start : indexes.stop] == normalized:
            return title.span
    return None


def _beginning(document: Document, normalized: Sequence[str]) -> Span | None:
    words, blocks = document.words, prose(document).blocks
    if not blocks:
        return None
    first = words.within(blocks[0].span).start
    same = words.normalized[first : first + len(normalized)] == normalized
    return words.span(first, first + len(normalized) - 1) if same else None
