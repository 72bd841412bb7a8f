"""What no fix may change in an article, compared before and after."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from seolint.checks.unspaced_heading import MARKED
from seolint.document import BLOCK_KINDS, FIELD_KINDS, FILLER, Document
from seolint.lazy_regex import expression
from seolint.readers.masking import TEMPLATE

_WORD = expression(r"[^\W_]+")
_ADDRESSES = frozenset({"href", "src"})

Elements = Sequence[tuple[str, object]]


class Invariants(NamedTuple):
    """What no fix may change: the words of an article, its paragraphs, lists, links and fields.

    Visible words and hidden words, all texts except headings, the number of headings, everything else, declarations.
    Compared before and after, so that a fix that turns out to mean something else in its surroundings is not made.
    """

    words: Sequence[str]
    unseen: Sequence[str]
    texts: Sequence[str]
    headings: int
    others: Elements
    meta: Sequence[tuple[str, str]]


def invariants_of(document: Document) -> Invariants:
    """What must be the same after a fix, except for `headings`: a line that was meant as one may become one."""
    return Invariants(
        _WORD.findall(document.prose.replace(FILLER, "")),
        _WORD.findall(document.unseen.replace(FILLER, "")),
        list(_texts(document)),
        sum(1 for heading in document.all("heading") if _WORD.search(document.text_of(heading))),
        list(_others(document)),
        [(name, " ".join(value.split())) for name, value in document.meta.items()],
    )


def _texts(document: Document) -> Iterator[str]:
    """The texts of paragraphs, items and so on, without the lines that are meant as headings."""
    for block in document.blocks:
        if block.kind != "heading":
            for piece in MARKED.split(document.prose[block.span.start : block.span.end])[::2]:
                text = " ".join(piece.replace(FILLER, "").split())
                if text:
                    yield text


def _others(document: Document) -> Iterator[tuple[str, object]]:
    """Links, images, lists, comments …: what they are, and where they lead under either kind of http.

    Template tags are included as written: no fix knows what they mean.
    """
    for element in document.elements:
        if element.kind == TEMPLATE:
            yield element.kind, document.source[element.outer.start : element.outer.end]
        elif element.kind not in BLOCK_KINDS and element.kind not in FIELD_KINDS and element.kind != "declared":
            yield element.kind, {name: _plain(name, value) for name, value in element.attrs.items()}


def _plain(name: str, value: str) -> str:
    """A value; if it is an address, without the "s" of https."""
    return "http:" + value[6:] if name in _ADDRESSES and value.startswith("https:") else value


def readdressed(before: Elements, after: Elements, meant: Collection[str]) -> Elements:
    """What was before, with those links that lead elsewhere `after`, if to one of the addresses `meant`."""
    if not meant or len(before) != len(after):
        return before
    addresses = {_plain("href", each) for each in meant}
    return [new if _is_readdressed(old, new, addresses) else old for old, new in zip(before, after, strict=True)]


def _is_readdressed(old: tuple[str, object], new: tuple[str, object], meant: Collection[str]) -> bool:
    if old[0] != new[0] or not (isinstance(old[1], dict) and isinstance(new[1], dict)):
        return False
    return new[1].get("href") in meant and {**old[1], "href": ""} == {**new[1], "href": ""}
