"""A phrase tacked on after the full stop of a block's last sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress, count

from seolint.analysis.fragments import last_fragment
from seolint.analysis.tokens import Tokens, tokens_of
from seolint.document import Document, Finding

FACTS = ("phrase", "count")


def check(
    document: Document, *, min_words: int, max_words: int, min_uses: int, max_uses: int, max_fragments: int
) -> Iterator[Finding]:
    """Fragments of `min_words` to `max_words` words, in lower case, that also occur elsewhere.

    A fragment has no stop of its own; a sentence of its block precedes it. The phrase occurs `min_uses` to `max_uses`
    times in the article, the fragment included, and at most `max_fragments` times as one: phrases that are repeated
    more often are left to the rule on stuffed phrases. Only the fragment is reported, not the uses inside sentences.
    Facts: phrase, count.
    """
    tokens, as_much_as = tokens_of(document), document.language.as_much_as
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for block in document.all("paragraph", "item"):
        first, length = last_fragment(tokens, block)
        if max(1, as_much_as(min_words)) <= length <= as_much_as(max_words):
            found[tuple(tokens.stems[first : first + length])].append(first)
    uses = _uses(tokens, [stems for stems, places in found.items() if len(places) <= max_fragments])
    for stems, places in uses.items():
        if min_uses <= len(places) <= max_uses:
            for first in found[stems]:
                span = tokens.span(first, len(stems))
                yield Finding(span, {"phrase": document.text(span), "count": len(places)})


def _uses(tokens: Tokens, phrases: Sequence[tuple[str, ...]]) -> Mapping[tuple[str, ...], Sequence[int]]:
    """The first word of each use of each phrase, without those that run from one block or field into the next."""
    uses: dict[tuple[str, ...], list[int]] = {stems: [] for stems in phrases}
    first, held = frozenset(stems[0] for stems in phrases), tokens.held
    starts = list(compress(count(), map(first.__contains__, tokens.stems)))
    for length in {len(stems) for stems in phrases}:
        for at in starts:
            places = uses.get(tuple(tokens.stems[at : at + length]))
            if places is not None and at + length <= len(held) and held[at] == held[at + length - 1]:
                places.append(at)
    return uses
