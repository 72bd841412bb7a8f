"""Capitals word by word: the words of a heading, which of them are written as they must be, and what to write instead.

A style is a function from a word to how it should be written. Where two forms may be right ("Log In", "In the Log"), it
keeps what is written. Names are recognised by the article's own capitals within sentences.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from seolint.analysis.prose import prose
from seolint.document import FILLER, Document
from seolint.lazy_regex import expression

_TOKEN = expression(r"[^\W_][\w]*(?:[-.'’@/+&#‐‑][^\W_]\w*)*|\ufffc")
"""A word: hyphens, apostrophes and the signs of names (`Node.js`, `R&D`) join. U+FFFC stands for inline code."""

_TECHNICAL = expression(r"[.@/+&#_\ufffc]")
"""Signs in what is always written the same way: file names, addresses, product names; and inline code."""

_HYPHEN = expression(r"([-‐‑])")
_APOSTROPHE = expression(r"['’]")
_PLURAL = expression(r"['’]?s\Z")
_QUOTATION = expression(r'"[^"]*"|“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»')
_MAYBE = '.!?…։。！？:;–—-/|("“„«‘(['
"""Signs after which a word may, but needn't, begin with a capital."""

_ACRONYM = range(2, 6)
"""How many letters an all-capitals word has that counts as an abbreviation: longer ones may be emphasis."""

_SHOUTED = 2
"""All-capitals words from which on a text isn't just a row of abbreviations."""

_TITLE_LIKE = 0.5
"""Share of capitalised words from which on a sentence is a title, and its capitals mean nothing."""

_LEAST_TITLE = 5
"""Words from which on a sentence can be recognised as a title: most of "Ask Ms Lindqvist" is a name."""

_POSSESSIVE = ("'s", "’s")


class Word(NamedTuple):
    """A word of a text, with its place and its neighbours.

    `first`, `last`: it begins or ends the text. `free`: it comes where a capital is allowed but not required.
    """

    text: str
    start: int
    end: int
    before: str
    after: str
    free: bool
    quoted: bool

    @property
    def first(self) -> bool:
        return not self.before

    @property
    def last(self) -> bool:
        return not self.after


WordStyle = Callable[[Word], str]
"""How a word should be written."""


def words(text: str) -> list[Word]:
    """The words of a text, in order."""
    found = list(_TOKEN.finditer(text))
    quoted = _quoted(text)
    return [
        Word(
            text=token[0],
            start=token.start(),
            end=token.end(),
            before=found[i - 1][0] if i else "",
            after=found[i + 1][0] if i + 1 < len(found) else "",
            free=i > 0 and any(sign in _MAYBE for sign in text[found[i - 1].end() : token.start()]),
            quoted=quoted(token.start()),
        )
        for i, token in enumerate(found)
    ]


def shouted(found: Sequence[Word]) -> bool:
    """Whether a text is all in capitals, so that the capitals of a word mean nothing."""
    letters = [word.text for word in found if word.text.upper() != word.text.lower()]
    longest = max(map(len, letters), default=0)
    return all(map(str.isupper, letters)) and longest > 1 and (len(letters) >= _SHOUTED or longest >= _ACRONYM.stop)


def corrected(text: str, found: Sequence[Word], style: WordStyle, kept: Mapping[int, str]) -> str:
    """The text in a style; `kept` are the words, by their index, that are always written the same way."""
    pieces, at = [], 0
    for i, word in enumerate(found):
        pieces += [text[at : word.start], _kept(word, kept[i]) if i in kept else style(word)]
        at = word.end
    return "".join(pieces) + text[at:]


def pieces_of(text: str) -> list[str]:
    """The parts of a compound and the hyphens between them; the whole of a word that is always written the same way."""
    return [text] if _TECHNICAL.search(text) else _HYPHEN.split(text)


def fixed(piece: str) -> bool:
    """Whether its capitals are its own: in a file name, after a digit, in iPhone and JavaScript."""
    if _TECHNICAL.search(piece) or any(map(str.isdigit, piece)):
        return True
    return any(part[1:] != part[1:].lower() and part != part.upper() for part in _APOSTROPHE.split(piece))


def acronym(piece: str) -> bool:
    """Whether it is an abbreviation in capitals, perhaps in the plural or genitive."""
    letters = _PLURAL.sub("", piece)
    return letters.isupper() and len(letters) in _ACRONYM


def capital(text: str) -> str:
    """The word with a capital at the beginning, the rest unchanged."""
    return text[:1].upper() + text[1:]


def word_set(words: str) -> frozenset[str]:
    """The words of a list in one text."""
    return frozenset(words.split())


class Exceptions(NamedTuple):
    """Words and phrases that are always written the same way: by their first word, the words of each as written."""

    by_first: Mapping[str, Sequence[Sequence[str]]]

    def within(self, found: Sequence[Word]) -> Mapping[int, str]:
        """Those of these that occur in `found`, in any case: how to write each word, by its index."""
        kept: dict[int, str] = {}
        for i, word in enumerate(found):
            for phrase in self.by_first.get(_key(word.text), ()) if i not in kept else ():
                run = found[i : i + len(phrase)]
                if [_key(one.text) for one in run] == [*map(_key, phrase)]:
                    kept |= dict(enumerate(phrase, i))
                    break
        return kept


@lru_cache(maxsize=256)
def exceptions(texts: tuple[str, ...]) -> Exceptions:
    """The exceptions in these texts, longer ones first."""
    by_first: dict[str, list[list[str]]] = {}
    for phrase in sorted((_TOKEN.findall(text) for text in texts), key=len, reverse=True):
        if phrase:
            by_first.setdefault(_key(phrase[0]), []).append(phrase)
    return Exceptions(by_first)


def _kept(word: Word, written: str) -> str:
    """How to write an exception; one that begins the text may have a capital for it."""
    return word.text if (word.first or word.free) and word.text == capital(written) else written


def _key(text: str) -> str:
    return text.casefold().replace("’", "'")


def _quoted(text: str) -> Callable[[int], bool]:
    """Whether an offset is inside double quotation marks: in a title, or in the label of a button."""
    spans = [found.span() for found in _QUOTATION.finditer(text)]

    def within(offset: int) -> bool:
        at = bisect_right(spans, (offset, offset)) - 1
        return at >= 0 and offset < spans[at][1]

    return within


class ProperNames(NamedTuple):
    """Words in lower case, with the forms that mean a name; and pairs of words that form one name.

    `small` are the words that are in lower case somewhere, or have no meaning by themselves.
    """

    forms: Mapping[str, frozenset[str]]
    pairs: frozenset[tuple[str, str]]
    small: frozenset[str]

    def has(self, word: str, before: str = "", after: str = "") -> bool:
        """Whether `word`, as it is written, is a name, by itself or with the word before or after it."""
        bare = _bare(word)
        if bare in self.forms.get(bare.lower(), ()):
            return True
        key = bare.lower()
        return (_bare(before).lower(), key) in self.pairs or (key, _bare(after).lower()) in self.pairs


def proper_names(document: Document) -> ProperNames:
    """The names in the running prose of an article, found once."""
    return document.once(_proper_names)


def _proper_names(document: Document) -> ProperNames:
    running = prose(document)
    uses: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    forms: dict[str, set[str]] = {}
    pairs: set[tuple[str, str]] = set()
    for indexes in running.words:
        written = [_bare(document.prose[s:e].replace(FILLER, "")) for s, e in _places(document, indexes)]
        inner = [word for word in written[1:] if word[:1].isupper()]
        if len(written) >= _LEAST_TITLE and len(inner) > _TITLE_LIKE * (len(written) - 1):
            continue
        uses.update(word.lower() for word in written[1:])
        capitals.update(word.lower() for word in inner)
        for word in inner:
            forms.setdefault(word.lower(), set()).add(word)
        pairs.update(_pairs(written[1:]))
    sure = {key: frozenset(written_so) for key, written_so in forms.items() if 2 * capitals[key] > uses[key]}
    small = {key for key, count in uses.items() if count > capitals[key]}
    return ProperNames(sure, frozenset(pairs), document.language.function_words | small)


def _places(document: Document, indexes: range) -> Iterator[tuple[int, int]]:
    words = document.words
    return zip(words.starts[indexes.start : indexes.stop], words.ends[indexes.start : indexes.stop], strict=True)


def _pairs(written: list[str]) -> Iterator[tuple[str, str]]:
    for first, second in pairwise(written):
        if first[:1].isupper() and second[:1].isupper():
            yield first.lower(), second.lower()


def _bare(word: str) -> str:
    return word[:-2] if word.endswith(_POSSESSIVE) else word
