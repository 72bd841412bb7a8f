"""The languages of articles: words, sentences, stems, syllables, readability; and which language a text is in.

One YAML of data per language is beside this file. Nothing here knows documents: text and offsets in, offsets out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING

from seolint.language import _words
from seolint.language._data import table
from seolint.language._forms import TURKIC, folding, lowered, plain
from seolint.language.codes import detected, is_code, primary, same
from seolint.language.detection import detect, evidence, names
from seolint.language.marks import ARMENIAN_QUESTION, GREEK_QUESTION, QUESTION
from seolint.language.memo import Memo

if TYPE_CHECKING:
    from seolint.language import readability
    from seolint.language._full_stops import FullStops

__all__ = ["Language", "choose", "detect", "get", "same"]

CLEAR = 25
"""Words that must speak for another language than the one that is declared: 50 words of running text or more."""

UNKNOWN = "und"
"""The code for a language that could not be detected (ISO 639-3)."""

_UNINFLECTED = frozenset({UNKNOWN, "zh", "ja", "ko", "vi", "th", "lo", "km", "my", "bo"})
"""Languages whose words don't change, or do so only by what is written behind them."""

_CHARACTERS_FOR_A_WORD: Mapping[str, float] = {"zh": 1.7, "ja": 2, "th": 3, "lo": 3, "km": 2.5, "my": 2.5}
"""How many characters these languages take for one English word: where no spaces part the words, each is counted.

Translators reckon with 1,000 Chinese characters for about 600 English words. Yoast's limits for Japanese are twice
those in words: `languages/ja/config` in
https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo/src/languageProcessing. Of the Universal Declaration
of Human Rights, whose English words are long, an English word takes 4.1 letters in Thai, 4.3 in Lao, 3.5 in Khmer and
Burmese; some three quarters of that are taken here.
"""

_WITHOUT_STOPS = frozenset({"th", "lo", "bo", "dz"})

_NO_LISTS: Mapping[str, frozenset[str]] = {}


class Language:
    """A language of articles. An unknown one has the code "und" and no name, one without data file no word lists.

    `function_words` are the words that carry no subject (articles, prepositions, pronouns, auxiliaries, conjunctions);
    `determiners` the part of them that come before a noun; `lists` every word list of the data file, by name.
    """

    def __init__(
        self, code: str, name: str = "", stemmer: str = "", lists: Mapping[str, frozenset[str]] = _NO_LISTS
    ) -> None:
        self.code, self.name, self.stemmer, self.lists = code, name, stemmer, lists

    @property
    def has_data(self) -> bool:
        """Whether there is a data file of it."""
        return bool(self.lists)

    @cached_property
    def function_words(self) -> frozenset[str]:
        return self.lists.get("function_words", frozenset()) | self.determiners

    @cached_property
    def determiners(self) -> frozenset[str]:
        return self.lists.get("determiners", frozenset())

    @property
    def label(self) -> str:
        """What to call the language in a message: its English name, else its code."""
        return self.name or ("an unknown language" if self.code == UNKNOWN else self.code)

    @cached_property
    def transition_words(self) -> Mapping[str, Sequence[tuple[str, ...]]]:
        """The words and phrases that show how a sentence follows from the one before it, by their first word.

        Each is a tuple of normalised words; empty where the language has no such list.
        """
        found: dict[str, list[tuple[str, ...]]] = {}
        for entry in self.lists.get("transition_words", ()):
            normalized = tuple(self.words(entry.replace("_", " ")).normalized)
            found.setdefault(normalized[0], []).append(normalized)
        return found

    def words(self, text: str) -> _words.Split:
        """The words of `text`, which may hold filler."""
        return _words.words(text, self.code)

    def lower(self, text: str) -> str:
        """A text in lower case, as this language writes them."""
        return lowered(text, self.code)

    def folded(self, normalized: Sequence[str]) -> Sequence[str]:
        """Each normalised word in one spelling, where the language has several: "straße" as "strasse"."""
        return list(map(self._folding, normalized)) if self._folding else normalized

    def plain(self, normalized: str) -> str:
        """A word as it is often typed without its marks: "réparation" as "reparation"."""
        return plain(normalized, self.code)

    @property
    def suffixes_follow_apostrophe(self) -> bool:
        """Whether what follows an apostrophe are endings ("İstanbul'da"), not the word ("l'eau")."""
        return self.code in TURKIC

    @property
    def knows_forms(self) -> bool:
        """Whether the forms of a word are known for one: by a stemmer, or since its words have one form only.

        Of an unknown language it is taken for granted: most texts too short to tell are English.
        """
        return bool(self.stemmer) or self.code in _UNINFLECTED

    @property
    def word_unit(self) -> str:
        """What is counted for words: "words", or "characters" where no spaces part the words."""
        return "characters" if self.code in _CHARACTERS_FOR_A_WORD else "words"

    @property
    def units_for_a_word(self) -> float:
        """How many of what is counted say as much as one English word."""
        return _CHARACTERS_FOR_A_WORD.get(self.code, 1)

    def as_much_as(self, words: float) -> int:
        """How many of what is counted say as much as so many English words: limits are given in these."""
        return round(words * self.units_for_a_word)

    @property
    def has_full_stops(self) -> bool:
        """Whether sentences end in marks; Thai and Lao have a space there and within them, Tibetan a shad."""
        return self.code not in _WITHOUT_STOPS

    def asks(self, text: str) -> bool:
        """Whether a text that ends here is a question."""
        if self.code == "hy" and ARMENIAN_QUESTION in text:
            return True
        return text.endswith(QUESTION) or (self.code == "el" and text.endswith(GREEK_QUESTION))

    def stems(self, normalized: Sequence[str]) -> list[str]:
        """The stem of each normalised word, in one spelling; the word itself where the language has no stemmer."""
        if not self.stemmer:
            return list(self.folded(normalized))
        return list(map(self._stems.__getitem__, normalized))

    def sentences(
        self, text: str, blocks: Iterable[tuple[int, int]], breaks: Sequence[tuple[int, int]] = ()
    ) -> Iterator[list[tuple[int, int]]]:
        """For each block (start and end in `text`) the extents of its sentences, white space trimmed.

        At the end of each of `breaks`, in order, a sentence ends whatever the text says, and within it none.
        """
        from seolint.language import _sentences

        code = "en" if self.code == UNKNOWN else self.code
        return _sentences.sentences(text, blocks, code, self._full_stops, breaks)

    def scores(self, normalized: Sequence[str], sentences: Sequence[int]) -> Mapping[str, float]:
        """Readability scores by textstat's names; `sentences` are the words in each. Empty where none applies."""
        from seolint.language import readability

        return readability.scores(readability.count(normalized, sentences, self.code), self.code)

    def text_counts(self, normalized: Sequence[str]) -> readability.TextCounts:
        """What is counted in a text, by which any stretch of it can be scored (`TextCounts.score`)."""
        from seolint.language import readability

        return readability.text_counts(normalized, self.code)

    def syllables(self, word: str) -> int:
        """The syllables of a normalised word."""
        from seolint.language import _syllables

        return _syllables.syllables(word, self.code)

    @property
    def has_easy_words(self) -> bool:
        """Whether there is a list of the easy words of this language, without which no word is called complex."""
        return self.code == "en"

    def complex_words(self, normalized: Iterable[str]) -> list[bool]:
        """Of each normalised word whether it has three syllables and is no easy one (Dale and Chall)."""
        from seolint.language import readability

        if not self.has_easy_words:
            return [False for _ in normalized]
        return list(map(readability.complex_words(self.code).__getitem__, normalized))

    @cached_property
    def score_names(self) -> frozenset[str]:
        """The readability scores that have a formula for this language."""
        return frozenset(self.scores(["a"], [1]))

    @cached_property
    def _full_stops(self) -> FullStops:
        from seolint.language._full_stops import FullStops

        return FullStops.of(self.lists, self.function_words)

    @cached_property
    def _folding(self) -> Callable[[str], str] | None:
        return folding(self.code)

    @cached_property
    def _stems(self) -> Memo[str]:
        stem, fold = _words.stemmer(self.stemmer).stemWord, self._folding
        return Memo(stem if fold is None else lambda word: stem(fold(word)))


@cache
def get(code: str) -> Language:
    """The language of a code (`en`, `pt-BR`, `eng`); one without data for what isn't known, or known by name only."""
    short = primary(code) or UNKNOWN
    data = table().get(short)
    if data is None:
        return Language(short, names().get(detected(short), ""))
    lists = {name: frozenset(words.split()) for name, words in data["lists"].items()}
    return Language(short, data["name"], data["stemmer"], lists)


def choose(text: str, override: str | None, declared: str | None, default: str | None) -> Language:
    """The language of an article: what the user says, else the document, else the config, else what the text shows.

    What the document says doesn't count where it isn't a code, nor where the text is clearly in another language:
    themes and templates bring along a declaration that nobody has looked at.
    """
    if override:
        return get(override)
    if declared and is_code(declared) and primary(declared) != UNKNOWN:
        shown, words = evidence(text)
        contradicted = words >= CLEAR and bool(get(declared).name) and not same(shown, declared)
        return get(shown if contradicted else declared)
    return get(default or detect(text) or UNKNOWN)
