"""Words glued on behind the last full stop of a block: where stuffing is put when it fits nowhere in the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from seolint.analysis.phrases import Phrase
from seolint.analysis.tokens import Tokens
from seolint.document import Element, Span
from seolint.language.marks import ends_sentence

NEAR = 60
"""Characters beside a phrase in which its sentence's full stop is looked for."""

BLANK = "\0 \n\r\t"
CLOSING = "\"'”’)"
STOPS = (".", "!", "?", "。", "！", "？", "।", "۔", "؟", "።", "။", "។", "։")
ENDS = (":", ")")

_NOT_LAST, _LAST = 1, 2


def glued_on(phrase: Phrase, uses: Sequence[int]) -> int:
    """How many of these uses of a phrase, in small letters, are all there is between a full stop and the block's end.

    Where the phrase is repeated there, each repetition counts. A use is the index of its first word in the phrase's
    tokens, and the uses are in order. They are looked at from the last one on, and what ends the run of repetitions is
    kept: the time is linear in the uses, even where a text is nothing but the phrase.
    """
    tokens, length, count = phrase.tokens, phrase.length, 0
    prose, stems, borders, first = tokens.document.prose, tokens.stems, tokens.borders, phrase.stems[0]
    known = bytearray(len(uses))
    for nth in range(len(uses) - 1, -1, -1):
        at = uses[nth]
        end = at + length
        goes_on = end < tokens.prose_count and not borders[end] and stems[end] != first
        if not goes_on and not prose[tokens.starts[at]].isupper():
            is_last = _is_last(phrase, at, uses, known)
            known[nth] = _LAST if is_last else _NOT_LAST
            count += is_last and _follows_stop(phrase, at)
    return count


def _is_last(phrase: Phrase, at: int, uses: Sequence[int], known: bytearray) -> bool:
    """Whether a use and its repetitions are the last words of their block, with nothing but blanks behind them.

    The same is `known` of some of the `uses` behind it: a byte for each, 0 where it isn't.
    """
    tokens, length, wanted = phrase.tokens, phrase.length, list(phrase.stems)
    end, block_end = at + length, tokens.holder(at).span.end
    while tokens.stems[end : end + length] == wanted and tokens.starts[end] < block_end:
        nth = bisect_left(uses, end)
        if nth < len(uses) and uses[nth] == end and known[nth]:
            return known[nth] == _LAST
        end += length
    if end < tokens.prose_count and tokens.starts[end] < block_end:
        return False
    last = tokens.ends[end - 1]
    return not tokens.document.prose[last : min(block_end, last + NEAR)].strip(BLANK)


def _follows_stop(phrase: Phrase, at: int) -> bool:
    """Whether the phrase, or a full stop, comes right before the use at `at`."""
    tokens, start, length = phrase.tokens, phrase.tokens.starts[at], phrase.length
    if tokens.stems[max(0, at - length) : at] == list(phrase.stems):
        return True
    before = tokens.document.prose[max(tokens.holder(at).span.start, start - NEAR) : start].rstrip(BLANK + CLOSING)
    return ends_sentence(before)


def last_fragment(tokens: Tokens, block: Element) -> tuple[int, int]:
    """The first word of what follows a block's last full stop, and how many words it has (0 for none)."""
    document, span = tokens.document, block.span
    text = document.prose[span.start : span.end]
    end = text.rstrip("\0 ")[-1:]
    if end in ENDS or ends_sentence(end):
        return 0, 0
    stop = max(text.rfind(f"{mark} ") for mark in STOPS)
    if stop < 0:
        return 0, 0
    words = document.words.within(Span(span.start + stop + 1, span.end))
    if not words or document.prose[tokens.starts[words.start]].isupper():
        return 0, 0
    broken = any(tokens.borders[words.start + 1 : words.stop])
    return (0, 0) if broken else (words.start, len(words))
