"""Words glued on behind the last full stop of a block: where stuffing is put when it fits nowhere in the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from seolint.checks._phrases import Phrase
from seolint.checks._stream import Stream
from seolint.document import Element, Span

NEAR = 60
"""Characters beside a phrase in which its sentence's full stop is looked for."""

BLANK = "\0 \n\r\t"
CLOSING = "\"'”’)"
STOPS = (".", "!", "?", "。", "！", "？")
ENDS = (*STOPS, ":", ")", "…")


def glued_on(phrase: Phrase, uses: Sequence[int]) -> int:
    """How many of these uses of a phrase, in small letters, are all there is between a full stop and the block's end.

    Where the phrase is repeated there, each repetition counts. A use is the index of its first word in the phrase's
    stream, and the uses are in order. They are looked at from the last one on, and where a run of repetitions ends is
    kept: the time is linear in the uses, even where a text is nothing but the phrase.
    """
    run_ends: dict[int, int] = {}
    return sum(_is_glued_on(phrase, at, run_ends) for at in reversed(uses))


def _is_glued_on(phrase: Phrase, at: int, run_ends: dict[int, int]) -> bool:
    stream, length = phrase.stream, phrase.length
    end = at + length
    if end < stream.seen and end not in stream.borders and stream.stems[end] != phrase.stems[0]:
        return False
    prose = stream.document.prose
    start, holder = stream.starts[at], stream.holder(at).span
    if prose[start].isupper():
        return False
    end = run_ends[at] = _run_end(phrase, at, holder.end, run_ends)
    last = stream.ends[end - 1]
    more = end < stream.seen and stream.starts[end] < holder.end
    if more or prose[last : min(holder.end, last + NEAR)].strip(BLANK):
        return False
    if stream.stems[max(0, at - length) : at] == list(phrase.stems):
        return True
    before = prose[max(holder.start, start - NEAR) : start].rstrip(BLANK + CLOSING)
    return before[-1:] in (*STOPS, "…")


def _run_end(phrase: Phrase, at: int, block_end: int, run_ends: Mapping[int, int]) -> int:
    """The word after the run of repetitions that begins with the use at `at`, as far as the block goes."""
    stream, length, wanted = phrase.stream, phrase.length, list(phrase.stems)
    end = at + length
    while stream.stems[end : end + length] == wanted and stream.starts[end] < block_end:
        if end in run_ends:
            return run_ends[end]
        end += length
    return end


def last_fragment(source: Stream, block: Element) -> tuple[int, int]:
    """The first word of what stands behind a block's last full stop, and how many words it has (0 for none)."""
    document, span = source.document, block.span
    text = document.prose[span.start : span.end]
    if text.rstrip("\0 ")[-1:] in ENDS:
        return 0, 0
    stop = max(text.rfind(f"{mark} ") for mark in STOPS)
    if stop < 0:
        return 0, 0
    own = document.words.within(Span(span.start + stop + 1, span.end))
    if not own or document.prose[source.starts[own.start]].isupper():
        return 0, 0
    broken = any(at in source.borders for at in own[1:])
    return (0, 0) if broken else (own.start, len(own))
