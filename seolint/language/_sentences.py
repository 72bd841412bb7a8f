"""Where sentences end: sentencex, corrected where the language's data or a clear sign is more precise.

The splitter sees the text as a reader does; places are mapped back where markup left filler in it. `_verdict` judges
every place where a sentence could end; where it gives no verdict, sentencex decides.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

import sentencex

from seolint.language._full_stops import FullStops, ends_sentence, is_spoken, word_before
from seolint.language.marks import OWN, QUESTION, SENTENCE_ENDS, WIDE
from seolint.lazy_regex import expression

_STRETCH = 4000
"""Characters that sentencex is given at a time: several times a long paragraph."""

_UNSPACED = f"[{WIDE}{OWN}]"
_INNER = expression(rf"[{SENTENCE_ENDS}](?:(?:\0*[^\w\s\0]){{0,8}}\0*(?:(?:\d+\]|[¹²³⁰-⁹])\0*)?\s|(?<={_UNSPACED}).)")
"""A block without any of these is one sentence, and nothing else is checked."""

_ENDING = expression(
    rf"""
    (?P<mark>[{SENTENCE_ENDS}](?<![{SENTENCE_ENDS}]{{2}})[{SENTENCE_ENDS}]*(?:\s\.)*)
    (?P<close>(?:["'”’“»)\]』」）*†‡¹²³⁰-⁹]|\s»|\[\d+\])*)
    (?:\s+|(?<={_UNSPACED}|[』」”）]))
    (?P<open>(?:["'“‘„‚(\[¿¡「『（]|«\s?)*)
    (?P<next>[\w'’-]*)
    """,
    re.VERBOSE,
)
_OWN = expression(f"[{OWN}]")
_MIXED_CASE = expression("[a-z]+[A-Z]")
_NOTE = expression(r"[*†‡¹²³⁰-⁹]|\[\d")
_QUOTES = "\"'”’“»"
_FILLER = expression("\0+")
_MARKED_LETTER = expression("\0[^\\W\\d_](?=\0+\\.)")
"""A letter with markup around it, as in "after `b`. The": what a word stands for, and not the initial of a name."""

_WORD = "nn"
"""What such a letter and the filler before it are read as: a word, as long as they are."""

_WIDE_SPACE = expression(r"[\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000](?=\.)")
"""White space of several bytes before a full stop. After a capital (plan A, a no-break space, a full stop) sentencex
takes it for one byte and panics, so it is given a plain space. Source: `is_name_initial_for` in its language.rs."""

_WITHIN = ".!?…'’"
"""Characters after which, without a space, no sentence starts: `ASP.NET`, `![`, `’s`."""

_PAUSES = ("\u104a", "\ua9c8", "\u1b5e")
"""Commas of Burmese, Javanese and Balinese, which sentencex takes for full stops."""

_QUOTATIVES = ("と", "って")
"""Particles that follow a quotation inside a Japanese sentence."""

_KHMER_ET_CETERA = ("ល។", "បេ។")
"""What follows the first khan of an abbreviation of two, "and so on"."""

_TYPED_FOR: Mapping[str, tuple[re.Pattern[str], str]] = {
    "el": (expression(r"[;\u037e](?=[\s\0]|\Z)"), "?"),
    "hy": (expression(r":(?=\0*\s+\0*[Ա-Ֆ]|\0*\Z)"), "։"),
    **dict.fromkeys(("am", "ti"), (expression("፡፡|::"), "።።")),
}
"""Signs that look like a mark of the language, or form one: two spaces between words for an Ethiopic full stop."""


def sentences(
    text: str,
    blocks: Iterable[tuple[int, int]],
    language: str,
    stops: FullStops,
    breaks: Sequence[tuple[int, int]] = (),
) -> Iterator[list[tuple[int, int]]]:
    """For each block (start and end in `text`), the extents of its sentences, white space and filler trimmed.

    `breaks` are in order; a sentence ends at the end of each, and none inside one.
    """
    search = _INNER.search
    text = _MARKED_LETTER.sub(_WORD, text) if "\0" in text else text
    typed = _TYPED_FOR.get(language)
    if typed:
        text = typed[0].sub(typed[1], text)
    for start, end in blocks:
        block = text[start:end]
        ends = [start + cut for cut in _inner_cuts(block, language, stops)] if search(block) else []
        first = bisect_left(breaks, (start, start)) if breaks else 0
        if first < len(breaks) and breaks[first][0] < end:
            ends = _broken(ends, breaks[first : bisect_left(breaks, (end, end))])
        yield _trimmed(text, start, [*ends, end])


def _broken(ends: Sequence[int], breaks: Sequence[tuple[int, int]]) -> list[int]:
    """Where sentences end, with these breaks."""
    starts, lasts = zip(*breaks, strict=True)
    before = [bisect_right(starts, end) - 1 for end in ends]
    kept = (end for end, at in zip(ends, before, strict=True) if at < 0 or end >= lasts[at])
    return sorted({*kept, *lasts})


def _inner_cuts(block: str, language: str, stops: FullStops) -> Sequence[int]:
    """Where in a block each sentence but the first starts."""
    plain = block.replace("\0", "")
    cuts = _cuts(plain, language, stops)
    return _shifted(block, cuts) if cuts and len(plain) < len(block) else cuts


def _cuts(plain: str, language: str, stops: FullStops) -> list[int]:
    """Where in a text without filler each sentence but the first starts."""
    proposed = deque(_proposed(plain, language))
    cuts: list[int] = []
    begun = 0
    for match in _ENDING.finditer(plain):
        mark, place, (following, end) = match.end(1), match.start(3), match.span(4)
        while proposed and proposed[0] < mark:
            cuts += _elsewhere(plain, proposed.popleft())
        agreed = False
        while proposed and (proposed[0] < end or proposed[0] == following):
            proposed.popleft()
            agreed = True
        verdict = _verdict(match, begun, language, stops)
        if place < len(plain) and (agreed if verdict is None else verdict):
            cuts.append(place)
            begun = place
    for cut in proposed:
        cuts += _elsewhere(plain, cut)
    return cuts


def _elsewhere(plain: str, cut: int) -> Sequence[int]:
    """Where sentencex by itself sees a sentence start, except inside words."""
    within = plain[cut - 1] in _WITHIN or plain[max(0, cut - 2) : cut].rstrip()[-1:] in _PAUSES
    return () if within else (cut,)


def _proposed(plain: str, language: str) -> list[int]:
    """Where sentencex starts each sentence but the first. It takes quadratic time, so long texts are cut."""
    found: list[int] = []
    at = 0
    plain = plain if plain.isascii() else _WIDE_SPACE.sub(" ", plain)
    while at < len(plain):
        seam = at + _STRETCH
        if seam < len(plain):
            stop = plain.rfind(". ", at + _STRETCH // 2, seam)
            seam = stop + 2 if stop > 0 else seam
        if at and plain[at - 2 : at] == ". ":
            found.append(at)
        boundaries = sentencex.get_sentence_boundaries(language, plain[at:seam])
        found += [at + boundary["start_index"] for boundary in boundaries[1:]]
        at = seam
    return found


def _verdict(match: re.Match[str], begun: int, language: str, stops: FullStops) -> bool | None:
    """Whether a sentence that began at `begun` ends at this mark; None where that is undecided."""
    mark, close, opened, following = match.groups()
    if mark == "." and not close:
        return ends_sentence(match.string, match.start(), following, bool(opened), language, stops)
    if _OWN.match(mark[-1]):
        return _after_own(match)
    if mark[-1] in WIDE:
        return False if close and match.string.startswith(_QUOTATIVES, match.start(4)) else None
    if following[:1].islower() and (mark != "." or close):
        return None if _MIXED_CASE.match(following) else False
    capital = following[:1].isupper()
    if close:
        ends = capital and (_closed(match, begun) or _is_in_bracket(match, stops))
        return True if ends else None
    if capital and is_spoken(match.string, match.start()):
        return True
    return True if capital and following != "I" and mark[-1] not in "!?" else None


def _after_own(match: re.Match[str]) -> bool | None:
    """The verdict for a mark used only by its script. Between digits it is a decimal point, or separates a time."""
    text, (start, end) = match.string, match.span("mark")
    if text[start - 1 : start].isdecimal() and text[end : end + 1].isdecimal():
        return False
    if text.startswith(_KHMER_ET_CETERA, end):
        return False
    return None if match["close"] and match["mark"][-1] in QUESTION else True


def _is_in_bracket(match: re.Match[str], stops: FullStops) -> bool:
    """Whether a bracket closes after a full stop, and a capitalised function word follows: (a lot.) You need …

    After "etc.)" any capital will do.
    """
    word = word_before(match.string, match.start())
    if match["mark"] != "." or match["close"] != ")" or match["next"] == "I":
        return False
    if word in stops.closing:
        return True
    return word not in stops.abbreviations and match["next"].lower() in stops.function_words


def _closed(match: re.Match[str], begun: int) -> bool:
    """Whether what follows the mark closes a quotation, a bracket around the whole sentence, or is a note."""
    close = match["close"]
    return close[-1] in _QUOTES or _NOTE.match(close) is not None or match.string[begun] in "(["


def _shifted(block: str, cuts: Sequence[int]) -> list[int]:
    """Places in a text without filler as places in the block that it was made from."""
    starts, shifts, moved = [0], [0], 0
    for run in _FILLER.finditer(block):
        starts.append(run.start() - moved)
        moved += run.end() - run.start()
        shifts.append(moved)
    return [cut + shifts[bisect_right(starts, cut) - 1] for cut in cuts]


def _trimmed(text: str, start: int, ends: Sequence[int]) -> list[tuple[int, int]]:
    """The consecutive extents that end there, without white space and filler at their edges.

    Those that contain nothing else are left out.
    """
    out = []
    for end in ends:
        first, last = start, end
        while first < last and (text[first].isspace() or text[first] == "\0"):
            first += 1
        while last > first and (text[last - 1].isspace() or text[last - 1] == "\0"):
            last -= 1
        if last > first:
            out.append((first, last))
        start = end
    return out
