"""The languages of articles: words, sentences, stems, syllables, readability, and language detection.

Each language has a YAML data file beside this module. Nothing here depends on documents: text and offsets in, offsets
out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING

from seolint.language import _words
from seolint.language._data import table
from seolint.language._forms import TURKIC, folding, lowered, plain
from seolint.language.characters import CHARACTERS_FOR_A_WORD
from seolint.language.codes import detected, is_code, primary, same
from seolint.language.detection import detect, evidence, names
from seolint.language.marks import ARMENIAN_QUESTION, GREEK_QUESTION, QUESTION
from seolint.language.memo import Memo

if TYPE_CHECKING:
    from seolint.language import readability
    from seolint.language._full_stops import FullStops

__all__ = ["Language", "choose", "detect", "get", "same"]

CLEAR = 25
"""How many words must point to another language than the declared one: found in 50 words of running text or more."""

UNKNOWN = "und"
"""The code for a language that could not be detected (ISO 639-3)."""

_UNINFLECTED = frozenset({UNKNOWN, "zh", "ja", "ko", "vi", "th", "lo", "km", "my", "bo"})
"""Languages whose words aren't inflected, or only by what is written after them."""

_WITHOUT_STOPS = frozenset({"th", "lo", "bo", "dz"})

_NO_LISTS: Mapping[str, frozenset[str]] = {}


class Language:
    """A language of articles. An unknown one has the code "und" and no name; one without a data file has no word lists.

    `function_words` are the words that carry no subject (articles, prepositions, pronouns, auxiliaries, conjunctions);
    `determiners` those of them that come before a noun; `lists` every word list of the data file, by name.
    """

    def __init__(
        self, code: str, name: str = "", stemmer: str = "", lists: Mapping[str, frozenset[str]] = _NO_LISTS
    ) -> None:
        self.code, self.name, self.stemmer, self.lists = code, name, stemmer, lists

    @property
    def has_data(self) -> bool:
        """Whether it has a data file."""
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
        """The words and phrases that show how a sentence relates to the one before it, by their first word.

        Each is a tuple of normalised words; empty where the language has no such list.
        """
        found: dict[str, list[tuple[str, ...]]] = {}
        for entry in self.lists.get("transition_words", ()):
            normalized = tuple(self.words(entry.replace("_", " ")).normalized)
            found.setdefault(normalized[0], []).append(normalized)
        return found

    def words(self, text: str) -> _words.Split:
        """The words of `text`, which may contain filler."""
        return _words.words(text, self.code)

    def lower(self, text: str) -> str:
        """A text in lower case by the rules of this language."""
        return lowered(text, self.code)

    def folded(self, normalized: Sequence[str]) -> Sequence[str]:
        """Each normalised word in one spelling, where the language has several: "straße" as "strasse"."""
        return list(map(self._folding, normalized)) if self._folding else normalized

    def plain(self, normalized: str) -> str:
        """A word as it is often typed, without its marks: "réparation" as "reparation"."""
        return plain(normalized, self.code)

    @property
    def suffixes_follow_apostrophe(self) -> bool:
        """Whether endings follow an apostrophe ("İstanbul'da"), not the word itself ("l'eau")."""
        return self.code in TURKIC

    @property
    def knows_forms(self) -> bool:
        """Whether the forms of a word can be recognised: by a stemmer, or because words have only one form.

        True for an unknown language: most texts too short for detection are English.
        """
        return bool(self.stemmer) or self.code in _UNINFLECTED

    @property
    def word_unit(self) -> str:
        """The unit of length: "words", or "characters" where there are no spaces between words."""
        return "characters" if self.code in CHARACTERS_FOR_A_WORD else "words"

    @property
    def units_for_a_word(self) -> float:
        """How many of these units say as much as one English word."""
        return CHARACTERS_FOR_A_WORD.get(self.code, 1)

    def as_much_as(self, words: float) -> int:
        """How many of these units say as much as this many English words, the unit of limits."""
        return round(words * self.units_for_a_word)

    @property
    def has_full_stops(self) -> bool:
        """Whether sentences end with marks; Thai and Lao use a space there and inside sentences, Tibetan a shad."""
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
        """For each block (start and end in `text`), the extents of its sentences, white space trimmed.

        A sentence always ends at the end of each of `breaks`, which are in order, and never inside one.
        """
        from seolint.language import _sentences

        code = "en" if self.code == UNKNOWN else self.code
        return _sentences.sentences(text, blocks, code, self._full_stops, breaks)

    def scores(self, normalized: Sequence[str], sentences: Sequence[int]) -> Mapping[str, float]:
        """Readability scores by textstat's names; `sentences` are the words in each. Empty where none applies."""
        from seolint.language import readability

        return readability.scores(readability.count(normalized, sentences, self.code), self.code)

    def text_counts(self, normalized: Sequence[str]) -> readability.TextCounts:
        """The counts in a text, from which any stretch of it can be scored (`TextCounts.score`)."""
        from seolint.language import readability

        return readability.text_counts(normalized, self.code)

    def syllables(self, word: str) -> int:
        """The syllables of a normalised word."""
        from seolint.language import _syllables

        return _syllables.syllables(word, self.code)

    @property
    def has_easy_words(self) -> bool:
        """Whether this language has a list of easy words, without which no word counts as complex."""
        return self.code == "en"

    def complex_words(self, normalized: Iterable[str]) -> list[bool]:
        """Whether each normalised word has three syllables or more and isn't an easy one (Dale and Chall)."""
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
    """The language of a code (`en`, `pt-BR`, `eng`); one without data for an unknown code or one with only a name."""
    short = primary(code) or UNKNOWN
    data = table().get(short)
    if data is None:
        return Language(short, names().get(detected(short), ""))
    lists = {name: frozenset(words.split()) for name, words in data["lists"].items()}
    return Language(short, data["name"], data["stemmer"], lists)


def choose(text: str, override: str | None, declared: str | None, default: str | None) -> Language:
    """The language of an article: what the user says, else the document, else the config, else what is detected.

    The document's declaration doesn't count if it isn't a code, or if the text is clearly in another language: themes
    and templates come with a declaration that nobody has checked.
    """
    if override:
        return get(override)
    if declared and is_code(declared) and primary(declared) != UNKNOWN:
        shown, words = evidence(text)
        contradicted = words >= CLEAR and bool(get(declared).name) and not same(shown, declared)
        return get(shown if contradicted else declared)
    return get(default or detect(text) or UNKNOWN)
