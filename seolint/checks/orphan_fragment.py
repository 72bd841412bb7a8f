"""A phrase glued on behind the full stop of a block's last sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from seolint.checks._fragments import last_fragment
from seolint.checks._stream import Stream, stream
from seolint.document import Document, Finding

FACTS = ("phrase", "count")


def check(
    document: Document, *, min_words: int, max_words: int, min_uses: int, max_fragments: int
) -> Iterator[Finding]:
    """Fragments of `min_words` to `max_words` words, in small letters, that stand elsewhere, too.

    A fragment has no stop of its own; the rest of its block stands before it. `min_uses` counts it too; a phrase that
    is one more than `max_fragments` times is left to the rule on stuffed phrases. Facts: phrase, count.
    """
    source = stream(document)
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for block in document.all("paragraph", "item"):
        first, length = last_fragment(source, block)
        if max(1, min_words) <= length <= max_words:
            found[tuple(source.stems[first : first + length])].append(first)
    for stems, places in found.items():
        length, uses = len(stems), list(_uses(source, stems))
        if len(places) <= max_fragments and len(uses) >= min_uses:
            span = source.span(places[0], length)
            others = [source.span(at, length) for at in uses if at != places[0]]
            yield Finding(span, {"phrase": document.text(span), "count": len(uses)}, others)


def _uses(source: Stream, stems: tuple[str, ...]) -> Iterator[int]:
    """The first word of each use of a phrase, those that run from one block or field into the next left out."""
    length, wanted, seams = len(stems), list(stems), frozenset(source.holder_starts)
    for at in range(len(source.stems) - length + 1):
        if source.stems[at : at + length] == wanted and seams.isdisjoint(range(at + 1, at + length)):
            yield at
