"""Words glued on behind the last full stop of a block: where stuffing is put when it fits nowhere in the text."""

from __future__ import annotations

from seolint.checks._phrases import Phrase, Stream
from seolint.document import Element

NEAR = 60
"""Characters beside a phrase in which its sentence's full stop is looked for."""

BLANK = "\0 \n\r\t"
CLOSING = "\"'”’)"
STOPS = (".", "!", "?", "。", "！", "？")
ENDS = (*STOPS, ":", ")", "…")


def is_glued_on(phrase: Phrase, at: int) -> bool:
    """Whether a use, in small letters, is all there is between a full stop and the end of the block.

    Said twice there, each use is. `at` is the index of its first word in the phrase's stream.
    """
    stream, length = phrase.stream, phrase.length
    prose = stream.document.prose
    start, holder = stream.starts[at], stream.holder(at).span
    if prose[start].isupper():
        return False
    wanted, end = list(phrase.stems), at + length
    while stream.stems[end : end + length] == wanted and stream.starts[end] < holder.end:
        end += length
    last = stream.ends[end - 1]
    more = end < stream.seen and stream.starts[end] < holder.end
    if more or prose[last : min(holder.end, last + NEAR)].strip(BLANK):
        return False
    if stream.stems[max(0, at - length) : at] == wanted:
        return True
    before = prose[max(holder.start, start - NEAR) : start].rstrip(BLANK + CLOSING)
    return before[-1:] in (*STOPS, "…")


def last_fragment(source: Stream, block: Element) -> tuple[int, int]:
    """The first word of what stands behind a block's last full stop, and how many words it has (0 for none)."""
    document = source.document
    text = document.prose[block.span.start : block.span.end]
    stop = max(text.rfind(f"{mark} ") for mark in STOPS)
    own = document.words.within(block.span)
    if stop < 0 or text.rstrip("\0 ")[-1:] in ENDS:
        return 0, 0
    first = next((i for i in own if source.starts[i] > block.span.start + stop), own.stop)
    broken = any(i in source.borders for i in range(first + 1, own.stop))
    if first == own.stop or broken or document.prose[source.starts[first]].isupper():
        return 0, 0
    return first, own.stop - first
