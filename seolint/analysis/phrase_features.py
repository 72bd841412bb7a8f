"""What makes a repeated phrase look written for a search engine: one measurement per property.

A subject is repeated too, so density alone says little. What differs is how: a subject takes articles, is inflected,
replaced by a pronoun, and absent from most headings; a stuffed phrase keeps one fixed form, without an article, in
heading after heading, or alone after a full stop, on a page whose other words sell. Either it is foreign to the
article, or the article was written for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import compress, pairwise

from seolint.analysis import background
from seolint.analysis.phrase_uses import PhraseUses
from seolint.analysis.word_lists import WordUses

WITHIN = 0.7
"""Share of a word's uses within a phrase from which on the word is foreign to the rest of the article."""

SPOKEN = 1.5
"""Words such as "my" per 100 words from which on authors speak of themselves."""


class PhraseFeatures(PhraseUses):
    """A phrase with its features, each a number that is computed on demand.

    A feature that takes no longer to compute than to look up is not cached.
    """

    @cached_property
    def determined(self) -> float | None:
        """Share of the uses in running text that follow a determiner ("a pull request"); None where none are known."""
        determiners = self.tokens.document.language.determiners
        if not determiners:
            return None
        return self._share(at > 0 and self.tokens.normalized[at - 1] in determiners for at in self.body)

    @cached_property
    def counted(self) -> float | None:
        """Share of the uses in running text that follow a number, as units and amounts do ("250 sq ft")."""
        return self._share(at > 0 and self.tokens.normalized[at - 1][:1].isdigit() for at in self.body)

    @property
    def code(self) -> int:
        """Pieces of code in the article, blocks and inline: an article with code is about how something is done."""
        return self.article.code

    @cached_property
    def form_share(self) -> float:
        """Share of the uses that have the most frequent surface form; a subject is inflected."""
        return max(self.phrase.forms.values()) / len(self.phrase.places)

    @cached_property
    def background(self) -> bool | None:
        """Whether ordinary texts of several independent sources also have the phrase (`seolint.analysis.background`).

        None for a single word and for more than six.
        """
        words = self._normalized
        return background.known(words) if background.SHORTEST <= len(words) <= background.LONGEST else None

    @cached_property
    def background_pairs(self) -> float | None:
        """Share of the phrase's pairs of neighbouring content words that ordinary texts have; None without a pair."""
        functions = self.tokens.document.language.function_words
        pairs = [pair for pair in pairwise(self._normalized) if functions.isdisjoint(pair)]
        return sum(map(background.known, pairs)) / len(pairs) if pairs else None

    @cached_property
    def capitals(self) -> float | None:
        """Share of the phrase's words in running text that begin with a capital, as names do."""
        tokens, length = self.tokens, self.phrase.length
        source, starts = tokens.document.prose, tokens.starts
        return self._share(source[starts[at + i]].isupper() for at in self.body for i in range(length))

    @property
    def isolation(self) -> float:
        """Share of the uses of a word that lie within the phrase, for the phrase's word that is used elsewhere most."""
        return min(self._within, default=0.0)

    @property
    def foreign(self) -> float:
        """Share of the phrase's own words that the article hardly uses outside the phrase."""
        return sum(share >= WITHIN for share in self._within) / max(len(self._within), 1)

    @cached_property
    def _within(self) -> Sequence[float]:
        """For each word of the phrase that isn't a function word, the share of its uses that lie within the phrase."""
        counts, functions = self.article.counts, self.tokens.document.language.function_words
        own = list(compress(self.phrase.stems, [word not in functions for word in self._normalized]))
        uses = len(self.phrase.prose)
        return [min(1.0, uses * own.count(stem) / max(counts[stem], 1)) for stem in dict.fromkeys(own)]

    @property
    def commercial(self) -> bool:
        """Whether the phrase itself contains a word that buyers type."""
        return self._holds(self.article.commercial)

    @property
    def commercial_context(self) -> float:
        """Words that buyers type per 100 words of prose, without those of the phrase; each counts five at most."""
        return self.article.rate_without(self.article.commercial, self.phrase.stems)

    @cached_property
    def commercial_near(self) -> float:
        """Share of the uses with a word that buyers type in or beside the phrase."""
        flags, length = self.article.commercial.flags, self.phrase.length
        return sum(flags.find(1, max(0, at - 1), at + length + 1) >= 0 for at in self.phrase.places) / self.uses

    @property
    def selling_headings(self) -> float:
        """Share of the article's headings that have a commercial word, or one of a spam subject."""
        return self.article.selling_headings

    @property
    def selling_title(self) -> int:
        """Different commercial words, and words of a spam subject, in the title, without those of the phrase."""
        return len(self.article.selling_title.difference(self.phrase.stems))

    @property
    def repeated_share(self) -> float:
        """Share of the article's prose that lies in repeated phrases of two words or more."""
        return self.article.repeated_share

    @property
    def in_keywords(self) -> bool:
        """Whether all words of the phrase are among the page's keywords."""
        return self.article.keywords.issuperset(self.phrase.stems)

    @property
    def spam_subject(self) -> bool:
        """Whether the phrase itself names a subject whose pages are often written for search engines."""
        return self._holds(self.article.spam_subjects)

    @property
    def spam_context(self) -> float:
        """Words of such subjects per 100 words of prose, without those of the phrase; each counts five at most."""
        return self.article.rate_without(self.article.spam_subjects, self.phrase.stems)

    @property
    def personal(self) -> float:
        """Share of the uses worded from the searcher's point of view ("write my essay") in a text that isn't."""
        if not self.article.speaks:
            return 0.0
        spoken, length, seen = self.article.personal, self.phrase.length, self.tokens.prose_count
        near = [sum(spoken[at : at + length + 2]) for at in self.phrase.places]
        elsewhere = self.article.personal_words - sum(near)
        return 0.0 if 100 * elsewhere > SPOKEN * seen else sum(map(bool, near)) / self.uses

    @property
    def length(self) -> float:
        """Words of the phrase; two characters of a script without spaces make a word."""
        return self.phrase.words

    @cached_property
    def content(self) -> float | None:
        """Share of the phrase's words that aren't function words, as in what people type into a search box.

        None where no function words are known.
        """
        language = self.tokens.document.language
        if not language.function_words:
            return None
        functions = language.function_words - language.lists.get("searcher_words", frozenset())
        return sum(word not in functions for word in self._normalized) / self.phrase.length

    def _holds(self, uses: WordUses) -> bool:
        """Whether half of the uses contain one of the words."""
        if uses.stems.isdisjoint(self.phrase.stems):
            return False
        length, flags = self.phrase.length, uses.flags
        return 2 * sum(flags.find(1, at, at + length) >= 0 for at in self.phrase.places) >= len(self.phrase.places)

    @property
    def _normalized(self) -> Sequence[str]:
        """The words of the phrase as it is written at its first use."""
        at = self.phrase.places[0]
        return self.tokens.normalized[at : at + self.phrase.length]

    @property
    def word_unit(self) -> str:
        """What is counted for words: "words" or "characters"."""
        return self.tokens.document.language.word_unit

    @property
    def commercial_rate(self) -> float:
        """Selling words per 100 words of the article."""
        return self.article.commercial_rate
