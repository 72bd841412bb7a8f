"""English title case, word by word, as the AP Stylebook and the Chicago Manual of Style have it.

Where a word's part in the sentence decides ("Log In", "Sleep in Tents"), both forms are right: a rule that has to guess
would be wrong every other time.
"""

from __future__ import annotations

from collections.abc import Sequence

from seolint.analysis.capitals import Word, capital, fixed, pieces_of, word_set

_ARTICLES = word_set("a an the")
_CONJUNCTIONS = word_set("and but for nor or")
_SHORT = word_set("as at by for in of on per to via vs v")
"""Prepositions of three letters or fewer. https://apstylebook.com/ (composition titles)."""

_PREPOSITIONS = word_set(
    """aboard about above across after against along amid among amongst around as at atop before behind below beneath
    beside besides between beyond by despite down during except for from in inside into like near of off on onto
    opposite out outside over past per regarding since through throughout till to toward towards under underneath
    unlike until up upon versus via vs with within without"""
)
"""Prepositions, lower case whatever their length. Chicago Manual of Style, 17th edition, 8.159."""

_EITHER = word_set("up off out so yet if than en")
"""Particles of verbs, and conjunctions that books on style don't agree about."""

_AP_EITHER = word_set("in on to as by per via")
"""AP gives the infinitive's "to" and particles ("Log In") a capital."""

_CHICAGO_EITHER = word_set(
    """about above across after along around before behind below beyond by down in inside like near on outside over past
    per since through till under until up via"""
)
"""Prepositions that are adverbs, conjunctions or adjectives as often."""

_PREFIXES = word_set(
    """anti auto bi co counter de ex extra inter intra mid mini multi non post pre pro re semi sub un"""
)
"""What makes no word by itself: a capital after its hyphen is a matter of taste."""

STYLES = ("ap", "chicago")


def title_word(word: Word, style: str) -> str:
    """How a word is written in title case of `style`, one of STYLES."""
    pieces = pieces_of(word.text)
    if len(pieces) == 1:
        return _simple(word, style)
    return "".join(_part(pieces, i, style) for i in range(len(pieces)))


def _simple(word: Word, style: str) -> str:
    if fixed(word.text):
        return word.text
    lower = word.text.lower()
    if word.first or word.last or not _minor(lower, style):
        return capital(word.text)
    undecided = word.free or word.quoted or lower in (_AP_EITHER if style == "ap" else _CHICAGO_EITHER) | _EITHER
    return word.text if undecided and word.text in (lower, capital(lower)) else lower


def _part(pieces: Sequence[str], at: int, style: str) -> str:
    """A part of a compound, or a hyphen: small inside ("Step-by-Step"), else a capital; either after a prefix."""
    piece = pieces[at]
    if fixed(piece) or at % 2:
        return piece
    inside = 0 < at < len(pieces) - 1
    if inside and _minor(piece.lower(), style):
        return piece.lower()
    undecided = at > 0 and (style == "ap" or pieces[0].lower() in _PREFIXES or _minor(piece.lower(), style))
    return piece if undecided else capital(piece)


def _minor(lower: str, style: str) -> bool:
    """Whether a word is small inside of a title, at least in some of its uses."""
    prepositions = _SHORT if style == "ap" else _PREPOSITIONS
    return lower in _ARTICLES or lower in _CONJUNCTIONS or lower in _EITHER or lower in prepositions
