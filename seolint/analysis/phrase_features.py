"""What makes a repeated phrase look written for a search engine: one measurement a function.

A subject is repeated too, so density alone says little. What differs is how: a subject takes articles, is inflected,
replaced by a pronoun, and keeps out of most headings; a stuffed phrase keeps one fixed form, without an article,
in heading after heading, or alone behind a full stop, on a page whose other words sell.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from seolint.analysis.article_features import ArticleFeatures
from seolint.analysis.fragments import glued_on
from seolint.analysis.phrases import Phrase

WITHIN = 0.7
"""Share of a word's uses that lie within a phrase, from which on the word is foreign to the rest of the article."""

SPOKEN = 1.5
"""Words such as "my" per 100 words from which on an author speaks of herself."""

SYLLABIC = ("vi",)
"""Languages that write a space after each syllable."""

SYLLABLES = 1.5
"""Syllables of a Vietnamese word, on average: most words have one or two."""

LISTED = ("item", "cell")

FEW = 3
"""Uses in running text from which on their neighbours mean anything."""

PARTS = 8
"""Into how many equal parts an article is cut to see how far a phrase spreads."""


class PhraseFeatures:
    """A phrase with its features, each a number that is computed when it is asked for."""

    def __init__(self, phrase: Phrase, article: ArticleFeatures) -> None:
        self.phrase, self.article, self.tokens = phrase, article, phrase.tokens
        holders, held = phrase.tokens.holders, phrase.tokens.held
        self.holders = [holders[held[at]] for at in phrase.places]

    @cached_property
    def body(self) -> Sequence[int]:
        """The uses in running text: not in headings or fields."""
        uses = zip(self.phrase.places, self.holders, strict=True)
        return array("i", (at for at, holder in uses if at < self.tokens.prose_count and holder.kind != "heading"))

    @property
    def headings(self) -> int:
        """Headings of the article."""
        return len(self.article.headings)

    @cached_property
    def heading_uses(self) -> int:
        """Headings that hold the phrase."""
        return len({holder.span for holder in self.holders if holder.kind == "heading"})

    @cached_property
    def heading_share(self) -> float:
        """Share of the article's headings that hold the phrase; 0 where there are fewer than three."""
        return self.heading_uses / len(self.article.headings) if len(self.article.headings) > 2 else 0.0

    @cached_property
    def alt_uses(self) -> int:
        """Alternative texts of images that hold the phrase."""
        return sum(holder.kind == "alt" for holder in self.holders)

    @cached_property
    def fragments(self) -> int:
        """Uses, in small letters, that are all there is between a sentence's full stop and the end of the block."""
        return glued_on(self.phrase, self.body)

    @cached_property
    def determined(self) -> float | None:
        """Share of the uses in running text that follow a determiner ("a pull request"); None where none is known."""
        determiners = self.tokens.document.language.determiners
        if not determiners:
            return None
        return self._share(at > 0 and self.tokens.normalized[at - 1] in determiners for at in self.body)

    @cached_property
    def counted(self) -> float | None:
        """Share of the uses in running text that follow a number, as units and amounts do ("250 sq ft")."""
        return self._share(at > 0 and self.tokens.normalized[at - 1][:1].isdigit() for at in self.body)

    @cached_property
    def leading(self) -> float | None:
        """Share of the uses in running text that begin a list item or a table cell, as in lists made to one pattern."""
        held, holders = self.tokens.held, self.tokens.holders
        return self._share(
            holders[held[at]].kind in LISTED and (at == 0 or held[at - 1] != held[at]) for at in self.body
        )

    @property
    def code(self) -> int:
        """Pieces of code in the article, blocks and inline: an article with code is about how something is done."""
        return self.article.code

    @cached_property
    def linked(self) -> float:
        """Share of the uses that stand in link texts."""
        tokens, prose = self.tokens, self.phrase.prose
        return sum(tokens.document.inside(tokens.span(at, 1), "link") for at in prose) / max(len(prose), 1)

    @cached_property
    def spread(self) -> float:
        """Share of the article's equal parts in which the phrase stands."""
        seen = max(self.tokens.prose_count, 1)
        return len({at * PARTS // seen for at in self.phrase.prose}) / PARTS

    @cached_property
    def in_title(self) -> bool:
        """Whether the title or the first heading of level 1 holds the phrase."""
        first = self.article.first_h1
        return any(holder.kind == "title" or holder is first for holder in self.holders)

    @cached_property
    def rate(self) -> float:
        """Uses per 100 words of prose."""
        return 100 * len(self.phrase.prose) / max(self.tokens.prose_count, 1)

    @cached_property
    def form_share(self) -> float:
        """Share of the uses that have the commonest surface form; a subject is inflected."""
        return max(self.phrase.forms.values()) / len(self.phrase.places)

    @cached_property
    def companion(self) -> float | None:
        """Share of the uses in running text that have one and the same word beside them, as templates do."""
        if len(self.body) < FEW:
            return None
        tokens, length, functions = self.tokens, self.phrase.length, self.tokens.document.language.function_words
        before = (at - 1 for at in self.body if not tokens.borders[at])
        ends = (at + length for at in self.body)
        behind = (end for end in ends if end < tokens.prose_count and not tokens.borders[end])
        words = tokens.normalized
        sides = (Counter(tokens.stems[at] for at in side if words[at] not in functions) for side in (before, behind))
        return max((count for side in sides for count in side.values()), default=0) / len(self.body)

    @cached_property
    def capitals(self) -> float | None:
        """Share of the phrase's words in running text that begin with a capital, as names do."""
        tokens, length = self.tokens, self.phrase.length
        source, starts = tokens.document.prose, tokens.starts
        return self._share(source[starts[at + i]].isupper() for at in self.body for i in range(length))

    @cached_property
    def isolation(self) -> float:
        """Share of the uses of the phrase's own words that lie within it, for the word used elsewhere most."""
        return min(self._within, default=0.0)

    @cached_property
    def foreign(self) -> float:
        """Share of the phrase's own words that the article hardly uses but in the phrase."""
        return sum(share >= WITHIN for share in self._within) / max(len(self._within), 1)

    @cached_property
    def _within(self) -> Sequence[float]:
        """For each word of the phrase that is no function word, the share of its uses that lie within the phrase."""
        counts, functions = self.article.counts, self.tokens.document.language.function_words
        named = zip(self.phrase.stems, self._normalized, strict=True)
        counts_here = Counter(stem for stem, word in named if word not in functions)
        uses = len(self.phrase.prose)
        return [min(1.0, uses * times / max(counts[stem], 1)) for stem, times in counts_here.items()]

    @cached_property
    def commercial(self) -> bool:
        """Whether the phrase itself holds a word that buyers type."""
        at = self.phrase.places[0]
        return any(self.article.commercial[at : at + self.phrase.length])

    @cached_property
    def commercial_near(self) -> float:
        """Share of the uses with a word that buyers type in or beside the phrase."""
        selling, length = self.article.commercial, self.phrase.length
        return sum(any(selling[max(0, at - 1) : at + length + 1]) for at in self.phrase.places) / self.uses

    @cached_property
    def personal(self) -> float:
        """Share of the uses that speak as one who searches ("write my essay") in a text that doesn't."""
        if not self.article.speaks:
            return 0.0
        spoken, length, seen = self.article.personal, self.phrase.length, self.tokens.prose_count
        near = [sum(spoken[at : at + length + 2]) for at in self.phrase.places]
        elsewhere = self.article.personal_words - sum(near)
        return 0.0 if 100 * elsewhere > SPOKEN * seen else sum(map(bool, near)) / self.uses

    @cached_property
    def length(self) -> float:
        """Words of the phrase; two characters of a script without spaces make a word."""
        if self.tokens.document.language.code in SYLLABIC:
            return self.phrase.length / SYLLABLES
        characters = sum(len(word) == 1 and word >= "\u3041" for word in self._normalized)
        return self.phrase.length - characters / 2

    @cached_property
    def content(self) -> float:
        """Share of the phrase's words that are no function words, as in what people type into a search box."""
        language = self.tokens.document.language
        if not language.function_words:
            return 0.0
        functions = language.function_words - language.lists.get("searcher_words", frozenset())
        return sum(word not in functions for word in self._normalized) / self.phrase.length

    @property
    def _normalized(self) -> Sequence[str]:
        at = self.phrase.places[0]
        return self.tokens.normalized[at : at + self.phrase.length]

    @property
    def word_unit(self) -> str:
        """What is counted for words: "words" or "characters"."""
        return self.tokens.document.language.word_unit

    @property
    def uses(self) -> int:
        """All uses, those in fields included."""
        return len(self.phrase.places)

    @property
    def commercial_rate(self) -> float:
        """Selling words per 100 words of the article."""
        return self.article.commercial_rate

    def _share(self, hits: Iterable[bool]) -> float | None:
        """Share of the hits; None where there are too few uses in running text to tell."""
        values = list(hits)
        return sum(values) / len(values) if len(self.body) >= FEW else None
