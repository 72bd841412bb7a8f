"""What seolint knows of a language: words, sentences, stems, syllables, readability; and which language a text is in.

One YAML of data per language stands beside this file. Nothing here knows documents: text and offsets in, offsets out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from seolint.language import _words


@dataclass(frozen=True)
class Language:
    """A language of articles. An unknown one has the code "und" and empty word lists.

    `function_words` are the words that carry no subject (articles, prepositions, pronouns, auxiliaries, conjunctions);
    `determiners` the part of them that stands before a noun; `lists` every other word list of the data file, by name.
    """

    code: str
    function_words: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def words(self, text: str) -> tuple[list[int], list[int], list[str]]:
        """Starts, ends and normalised forms of the words of `text`, which may hold filler."""
        return _words.words(text)

    def stems(self, norms: Sequence[str]) -> list[str]:
        """The stem of each normalised word; the word itself where the language has no stemmer."""
        if self._stemmer is None:
            return list(norms)
        unique = list(set(norms))
        table = dict(zip(unique, self._stemmer.stemWords(unique), strict=True))
        return [table[norm] for norm in norms]

    def sentences(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """The extents (in `text`) of the sentences of the block text[start:end], white space trimmed."""
        raise NotImplementedError

    @cached_property
    def _stemmer(self):  # type: ignore[no-untyped-def]
        import snowballstemmer

        name = {"en": "english"}.get(self.code)
        return snowballstemmer.stemmer(name) if name else None


@cache
def get(code: str) -> Language:
    """The language of a code such as `en` or `pt-BR`; one without data for what is not known."""
    return Language(code.lower().replace("_", "-").split("-")[0] or "und")


def detect(text: str) -> str | None:
    """The code of the language that `text` is in, or None where that can't be told."""
    return None


def choose(text: str, override: str | None, declared: str | None, default: str | None) -> Language:
    """The language of an article: what the user says, else the document, else the config, else what the text shows."""
    return get(override or declared or default or detect(text) or "und")
