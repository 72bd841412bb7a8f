"""A phrase glued on behind the full stop of a block's last sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress, count

from seolint.analysis.fragments import last_fragment
from seolint.analysis.tokens import Stream, stream
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
    uses = _uses(source, [stems for stems, places in found.items() if len(places) <= max_fragments])
    for stems, own in uses.items():
        if len(own) >= min_uses:
            first = found[stems][0]
            others = [source.span(at, len(stems)) for at in own if at != first]
            span = source.span(first, len(stems))
            yield Finding(span, {"phrase": document.text(span), "count": len(own)}, others)


def _uses(source: Stream, phrases: Sequence[tuple[str, ...]]) -> Mapping[tuple[str, ...], Sequence[int]]:
    """The first word of each use of each phrase, without those that run from one block or field into the next."""
    uses: dict[tuple[str, ...], list[int]] = {stems: [] for stems in phrases}
    first, held = frozenset(stems[0] for stems in phrases), source.held
    starts = list(compress(count(), map(first.__contains__, source.stems)))
    for length in {len(stems) for stems in phrases}:
        for at in starts:
            own = uses.get(tuple(source.stems[at : at + length]))
            if own is not None and at + length <= len(held) and held[at] == held[at + length - 1]:
                own.append(at)
    return uses
