"""Whether the address of a page contains a phrase, as far as an address can express it.

Addresses have no spaces, usually no accents, and never the signs of C++, C# and .NET.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from urllib.parse import unquote

from seolint.analysis.word_parts import pieces
from seolint.language import Language
from seolint.lazy_regex import expression

_NO_LETTERS = expression(r"[!-/:-@\[-`{-~]+")
_LATIN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "æ": "ae", "ø": "oe", "œ": "oe", "ß": "ss", "ł": "l", "ı": "i"}
)
"""How letters are spelled in an address that allows only ASCII, where dropping the accents isn't enough."""

_SIGNS = (("++", "pp"), ("+", "plus"), ("#", "sharp"), (".", "dot"))
"""How names with signs are written in addresses: cpp, csharp, dotnet."""

FEW = 2
"""Content words up to which a slug should contain all of them (https://yoast.com/slug/)."""


class Slug:
    """The words of an address, in which phrases are looked for."""

    def __init__(self, language: Language, text: str) -> None:
        text = unquote(text)
        parts = _parts(language, text)
        together = ["".join(pair) for pair in pairwise(parts)]
        self._language, self._is_ascii = language, text.isascii()
        self._held = {*parts, *together, *language.stems(parts), *language.stems(together)}

    def says(self, phrase: str) -> bool:
        """Whether it has all content words of a phrase, or of more than two over half, as in Yoast.

        An address in ASCII can't be judged for words of other scripts.
        """
        functions = self._language.function_words
        words = [(word, _parts(self._language, word)) for word in phrase.split()]
        content = [(word, parts) for word, parts in words if parts and not functions.issuperset(parts)]
        if self._is_ascii and any(not _ascii(part) for _, parts in content for part in parts):
            return True
        found = sum(self._has(word, parts) for word, parts in content)
        return found == len(content) or (len(content) > FEW and 2 * found > len(content))

    def _has(self, word: str, parts: Sequence[str]) -> bool:
        """Whether it contains a word: its parts (node-js), or these written together (nodejs), signs by name (cpp)."""
        functions = self._language.function_words
        content = [part for part in parts if part not in functions]
        return all(map(self._holds, content)) or any(map(self._holds, ("".join(parts), _named(self._language, word))))

    def _holds(self, part: str) -> bool:
        return not self._held.isdisjoint(self._language.stems(list(_spellings(part))))


def _parts(language: Language, text: str) -> list[str]:
    """The words in a text and the parts of those with signs, which an address separates by hyphens."""
    words = language.words(text.replace("_", " ")).normalized
    found = [piece for word in words for piece in pieces(language, word)]
    return [part for piece in found for part in _NO_LETTERS.split(piece) if part]


def _named(language: Language, word: str) -> str:
    for sign, name in _SIGNS:
        word = word.replace(sign, name)
    return "".join(_parts(language, word))


def _ascii(part: str) -> bool:
    return any(map(str.isascii, _spellings(part)))


def _spellings(word: str) -> Iterator[str]:
    """A word as it is, without accents, and as German and Scandinavian addresses write it."""
    yield word
    yield _bare(word)
    yield _bare(word.translate(_LATIN))


def _bare(word: str) -> str:
    """A word without the accents on its letters."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))
