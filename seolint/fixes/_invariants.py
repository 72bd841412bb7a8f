"""What no fix may change: the words of an article, its paragraphs, lists, links and fields.

Compared before and after, so that a fix that turns out to mean something else in its surroundings is not made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from seolint.checks.unspaced_heading import MARKED
from seolint.document import BLOCK_KINDS, FIELD_KINDS, FILLER, Document
from seolint.lazy_regex import expression

_WORD = expression(r"[^\W_]+")
_ADDRESSES = frozenset({"href", "src"})


class Invariants(NamedTuple):
    """Words that readers see and don't see, the texts but for headings, how many headings, all else, declarations."""

    words: Sequence[str]
    unseen: Sequence[str]
    texts: Sequence[str]
    headings: int
    others: Sequence[tuple[str, object]]
    meta: Sequence[tuple[str, str]]


def invariants_of(document: Document) -> Invariants:
    """What must be the same after a fix, but for `headings`: a line that was meant as one may become one."""
    return Invariants(
        _WORD.findall(document.prose.replace(FILLER, "")),
        _WORD.findall(document.unseen.replace(FILLER, "")),
        list(_texts(document)),
        sum(1 for heading in document.all("heading") if _WORD.search(document.text_of(heading))),
        list(_others(document)),
        [(name, " ".join(value.split())) for name, value in document.meta.items()],
    )


def _texts(document: Document) -> Iterator[str]:
    """The texts of paragraphs, items and the like, without the lines that are meant as headings."""
    for block in document.blocks:
        if block.kind != "heading":
            for piece in MARKED.split(document.prose[block.span.start : block.span.end])[::2]:
                text = " ".join(piece.replace(FILLER, "").split())
                if text:
                    yield text


def _others(document: Document) -> Iterator[tuple[str, object]]:
    """Links, images, lists, comments …: what they are, and where they lead under either kind of http."""
    for element in document.elements:
        if element.kind not in BLOCK_KINDS and element.kind not in FIELD_KINDS and element.kind != "declared":
            yield element.kind, sorted((name, _plain(name, value)) for name, value in element.attrs.items())


def _plain(name: str, value: str) -> str:
    """A value, of an address without the "s" of https."""
    return "http:" + value[6:] if name in _ADDRESSES and value.startswith("https:") else value
