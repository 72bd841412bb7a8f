"""A phrase glued on behind the full stop of a block's last sentence."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.checks._phrases import stream
from seolint.document import Document, Finding

_STOPS = (".", "!", "?", "。", "！", "？")


def check(document: Document, *, min_words: int, max_words: int, min_uses: int) -> Iterator[Finding]:
    """Fragments of `min_words` to `max_words` words, in small letters, that stand elsewhere, too.

    `min_uses` counts the fragment itself. A fragment has no stop of its own; the rest of its block stands before it.
    Facts: phrase, count.
    """
    source = stream(document)
    prose = document.prose
    for block in document.all("paragraph", "item"):
        text = prose[block.span.start : block.span.end]
        stop = max(text.rfind(f"{mark} ") for mark in _STOPS)
        own = source.document.words.within(block.span)
        first = next((i for i in own if source.starts[i] > block.span.start + stop), own.stop)
        length = own.stop - first
        if stop < 0 or not min_words <= length <= max_words or text.rstrip("\0 ")[-1:] in (*_STOPS, ":", ")", "…"):
            continue
        stems = source.stems[first : own.stop]
        if prose[source.starts[first]].isupper() or any(i in source.borders for i in range(first + 1, own.stop)):
            continue
        uses = [at for at in range(len(source.stems) - length + 1) if source.stems[at : at + length] == stems]
        if len(uses) >= min_uses:
            span = source.span(first, length)
            others = [source.span(at, length) for at in uses if at != first]
            yield Finding(span, {"phrase": document.text(span), "count": len(uses)}, others)
