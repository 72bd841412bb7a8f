"""Lists whose pieces repeat one phrase: search queries, towns, phone numbers.

A list is a run of bullets or table cells, or what commas or bars separate in a sentence. Similar items share a phrase
in an honest list, too; so the words beside the phrase have to be ones that people add to a query.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from seolint.analysis.article_features import article_features, sells
from seolint.analysis.changelogs import lists_commits
from seolint.analysis.lists import BARRED, CELLS, INLINE, Shared, lettered, lists, shared, text_of
from seolint.analysis.selling import rate_beside
from seolint.analysis.tokens import Tokens, tokens_of
from seolint.document import Document, Finding
from seolint.lazy_regex import expression
from seolint.placeholders import Clause

FACTS = ("phrase", "count", "pieces", "evidence")

TOWN = 3
"""Words that a town may add to a phrase ("in New York")."""

MOST, HALF = 0.8, 0.5
"""Shares of the pieces."""

MINIMUM, DISTINCT = 3, 2
"""The minimum number of pieces with a word that buyers type beside the phrase, and of different such words: one alone
may be the subject of a list."""

_TELEPHONE = expression(r"(?<![\w.,:/-])\+?\(?\d[\d ().-]{6,20}\d(?![\w:/-])")
_DIGITS = range(8, 16)
"""Digits that a phone number has: https://www.itu.int/rec/T-REC-E.164"""

_DATE = expression(r"(?:1[5-9]|20)\d\d[ .-]{1,3}\d{2,4}\b|\d{1,2}[.-]\d{1,2}[.-]\d{2,4}$")
"""Numbers as long as a phone number: dates, and ranges of years."""

_STOPS = (".", "!", "?", "。", "！", "？")


class Piece(NamedTuple):
    """A piece with the phrase: where the phrase is, the words before and after it, and its text."""

    at: int
    before: Sequence[str]
    behind: Sequence[str]
    end: int
    text: str

    @property
    def beside(self) -> list[str]:
        return [*self.before, *self.behind]


def check(
    document: Document, *, min_pieces: int, share: float, longest_piece: int, selling: float, page_selling: float
) -> Iterator[Finding]:
    """Lists of at least `min_pieces` short pieces (bullets, cells, between commas or bars) that say the same phrase.

    `share` is the part of the pieces (0-1) that contains the phrase of two words or more; `longest_piece` the maximum
    median length of a piece in words. A list of similar items may share a phrase, so one of four must hold, too: beside
    the phrase a `selling` part of the pieces (0-1) has words that buyers type; most pieces say nothing else but phone
    numbers, or names of towns ("sheds in Leeds"); or the phrase itself has such a word, and is repeated inside a
    sentence, or begins the items of a page with `page_selling` others of them per 100 words. Sentences are not
    keywords, nor are messages of commits. Facts: phrase, count, pieces, evidence.
    """
    if lists_commits(document):
        return
    tokens = tokens_of(document)
    for found in lists(tokens, max(1, min_pieces)):
        phrase = shared(tokens, found.pieces, max(1, min_pieces), share)
        if phrase is None or _middle(phrase) > document.language.as_much_as(longest_piece):
            continue
        pieces = [_piece(tokens, phrase, *places) for places in phrase.holding]
        numbers = _numbers(pieces)
        if numbers or (
            not _is_text(document, pieces)
            and (
                _is_worded(document, pieces, selling)
                or _is_placed(tokens, found.kind, phrase, pieces, page_selling)
                or _is_sold(tokens, found.kind, phrase, pieces, page_selling)
            )
        ):
            yield _finding(tokens, phrase, numbers)


def _middle(phrase: Shared) -> int:
    """The median number of words in a piece."""
    lengths = sorted(end - start for start, end in phrase.pieces)
    return lengths[len(lengths) // 2]


def _piece(tokens: Tokens, phrase: Shared, start: int, at: int, end: int) -> Piece:
    words, behind = tokens.normalized, at + len(phrase.stems)
    return Piece(at, words[start:at], words[behind:end], end, text_of(tokens, start, end))


def _is_text(document: Document, pieces: Sequence[Piece]) -> bool:
    """Whether half of the pieces read as sentences: they end with a stop, or say "a" or "the"."""
    determiners = document.language.determiners
    texts = [piece.text.endswith(_STOPS) or not determiners.isdisjoint(piece.beside) for piece in pieces]
    return sum(texts) >= HALF * len(texts)


def _is_worded(document: Document, pieces: Sequence[Piece], selling: float) -> bool:
    """Whether the words beside the phrase vary as in queries: cheap, best, near me, for sale."""
    wanted = document.language.lists.get("commercial_words", frozenset())
    found = [wanted.intersection(piece.beside) for piece in pieces]
    return sum(map(bool, found)) >= max(MINIMUM, selling * len(found)) and len(frozenset().union(*found)) >= DISTINCT


def _numbers(pieces: Sequence[Piece]) -> int:
    """How many pieces have a phone number, where most say hardly anything but the phrase and a number."""
    found = [piece for piece in pieces if any(map(_is_telephone, _TELEPHONE.findall(piece.text)))]
    bare = [piece for piece in found if lettered(piece.beside) <= 1]
    return len(found) if len(bare) >= HALF * len(pieces) else 0


def _is_telephone(number: str) -> bool:
    return sum(map(str.isdigit, number)) in _DIGITS and not _DATE.match(number)


def _is_placed(tokens: Tokens, kind: str, phrase: Shared, pieces: Sequence[Piece], page_selling: float) -> bool:
    """Whether the list only adds names to a phrase that isn't a name itself: towns after a service.

    Between bars the phrase may have capitals ("Emergency Plumber Leeds | Emergency Plumber York"), unless the page has
    code: manuals have menus.
    """
    document = tokens.document
    names = [_name(tokens, piece) for piece in pieces]
    if not any(document.prose[tokens.starts[piece.at]].isupper() for piece in pieces):
        return len(names) - names.count("") >= HALF * len(names)
    if kind == BARRED and article_features(document).code == 0 and len(set(names) - {""}) >= MOST * len(pieces):
        return True
    functions = document.language.function_words
    placed = {name for name, piece in zip(names, pieces, strict=True) if name and piece.behind[0] in functions}
    sold = _rate(tokens, phrase) >= page_selling
    return len(placed) >= MOST * len(pieces) and (sold or _is_foreign(tokens, phrase))


def _is_sold(tokens: Tokens, kind: str, phrase: Shared, pieces: Sequence[Piece], page_selling: float) -> bool:
    """Whether a phrase that buyers type is repeated inside a sentence, or begins the items of a page that sells."""
    first = pieces[0].at
    if kind == CELLS or not sells(tokens.document, tokens.normalized[first : first + len(phrase.stems)]):
        return False
    leading = sum(not piece.before for piece in pieces) >= MOST * len(pieces)
    return kind in (INLINE, BARRED) or (leading and _rate(tokens, phrase) >= page_selling)


def _rate(tokens: Tokens, phrase: Shared) -> float:
    """Words that buyers type per 100 words of the article, those of the phrase left out."""
    length = len(phrase.stems)
    return rate_beside(
        tokens.document, (word for uses in phrase.uses for at in uses for word in tokens.normalized[at : at + length])
    )


def _name(tokens: Tokens, piece: Piece) -> str:
    """What follows the phrase, if it is a few words, the last of them with a capital."""
    prose, last = tokens.document.prose, tokens.starts[piece.end - 1]
    return (
        " ".join(piece.behind)
        if 0 < len(piece.behind) <= tokens.document.language.as_much_as(TOWN) and prose[last].isupper()
        else ""
    )


def _is_foreign(tokens: Tokens, phrase: Shared) -> bool:
    """Whether half of the phrase's words occur nowhere else in the article, its title and its fields."""
    uses, counts = sum(map(len, phrase.uses)), Counter(tokens.stems)
    words = {stem: times for stem, times in Counter(phrase.stems).items() if lettered((stem,))}
    alone = [counts[stem] <= uses * times for stem, times in words.items()]
    return sum(alone) >= HALF * len(alone)


def _finding(tokens: Tokens, phrase: Shared, numbers: int) -> Finding:
    places = [tokens.span(at, len(phrase.stems)) for uses in phrase.uses for at in uses]
    facts = {
        "phrase": tokens.document.text(places[0]),
        "count": len(phrase.holding),
        "pieces": len(phrase.pieces),
        "evidence": Clause(f"with {numbers} phone numbers" if numbers else ""),
    }
    return Finding(places[0], facts, places[1:])
