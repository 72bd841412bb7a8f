"""Words tacked on after the last full stop of a block: where stuffing goes when it doesn't fit into the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from seolint.analysis.phrases import Phrase
from seolint.analysis.tokens import Tokens
from seolint.document import Element, Span
from seolint.language.marks import ends_sentence
from seolint.lazy_regex import expression

NEAR = 60
"""How many characters beside a phrase are searched for its sentence's full stop."""

BLANK = "\0 \n\r\t"
CLOSING = "\"'”’)"
STOPS = (".", "!", "?", "。", "！", "？", "।", "۔", "؟", "።", "။", "។", "։")
ENDS = (":", ")")
EMPHASIS = "*_"

SENTENCE, SPOKEN = 4, 4
"""Words of a sentence, and letters of its last word, so that its full stop isn't that of an abbreviation ("½ tsp.")."""

_STOP = expression(r"[.!?\u0589][\"'”’)]*\s")
"""A stop followed by a blank, in a script that has lower case."""

_NOT_LAST, _LAST = 1, 2


def glued_on(phrase: Phrase, uses: Sequence[int]) -> int:
    """How many of these lower-case uses of a phrase are the only text between a full stop and the block's end.

    Where the phrase is repeated there, each repetition counts. A use is the index of its first word in the phrase's
    tokens, and the uses are in order. They are checked backwards from the last one, and what ends the run of
    repetitions is remembered: the time is linear in the uses, even where a text is nothing but the phrase.
    """
    tokens, length, count = phrase.tokens, phrase.length, 0
    prose, stems, borders, first = tokens.document.prose, tokens.stems, tokens.borders, phrase.stems[0]
    known = bytearray(len(uses))
    for nth in range(len(uses) - 1, -1, -1):
        at = uses[nth]
        end = at + length
        goes_on = end < tokens.prose_count and not borders[end] and stems[end] != first
        if not goes_on and prose[tokens.starts[at]].islower():
            is_last = _is_last(phrase, at, uses, known)
            known[nth] = _LAST if is_last else _NOT_LAST
            count += is_last and _follows_stop(phrase, at)
    return count


def _is_last(phrase: Phrase, at: int, uses: Sequence[int], known: bytearray) -> bool:
    """Whether a use and its repetitions are the last words of their block, with nothing but blanks after them.

    `known` holds the answer for some of the later `uses`: a byte for each, 0 where it isn't known.
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
    """The first word of a lower-case phrase after a block's last sentence, and how many words it has (or 0).

    Only blanks and quotation marks separate the two in the source: what follows a tag or a bar is a label.
    """
    document, span = tokens.document, block.span
    text = document.prose[span.start : span.end]
    end = text.rstrip("\0 ")[-1:]
    if end in ENDS or ends_sentence(end):
        return 0, 0
    stops = [stop.start() for stop in _STOP.finditer(text)]
    if not stops or not _is_sentence(tokens, text, span.start, stops):
        return 0, 0
    words = document.words.within(Span(span.start + stops[-1] + 1, span.end))
    if not words or any(tokens.borders[words.start + 1 : words.stop]):
        return 0, 0
    start = tokens.starts[words.start]
    gap = document.source[span.start + stops[-1] + 1 : start]
    is_bare = document.prose[start].islower() and not gap.strip(BLANK + CLOSING + EMPHASIS)
    return (words.start, len(words)) if is_bare and _is_phrase(tokens, words) else (0, 0)


def _is_sentence(tokens: Tokens, text: str, offset: int, stops: Sequence[int]) -> bool:
    """Whether a sentence ends at the last of these stops of a block's text, rather than an abbreviation."""
    last, before = stops[-1], stops[-2] + 1 if len(stops) > 1 else 0
    words = tokens.document.words.within(Span(offset + before, offset + last))
    if len(words) < SENTENCE or text[last - 1 : last] in STOPS:
        return False
    language, word = tokens.document.language, tokens.normalized[words.stop - 1]
    if text[last] != "." or word in language.function_words:
        return True
    abbreviations = language.lists.get("abbreviations", frozenset())
    return word.isalpha() and len(word) >= SPOKEN and word not in abbreviations


def _is_phrase(tokens: Tokens, words: range) -> bool:
    """Whether words are a phrase, neither part of a sentence nor the text of a link anywhere ("read more")."""
    normalized, language = tokens.normalized[words.start : words.stop], tokens.document.language
    if {normalized[0], normalized[-1]} & language.function_words:
        return False
    return "_".join(normalized) not in language.lists.get("generic_link_texts", frozenset())
