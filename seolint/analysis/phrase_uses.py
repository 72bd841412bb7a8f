"""Where a repeated phrase appears: in headings, in which sentences and paragraphs, and what is beside it.

Each property is one measurement, computed on demand. `phrase_features` adds how the phrase is worded.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from seolint.analysis.article_features import ArticleFeatures
from seolint.analysis.fragments import glued_on
from seolint.analysis.phrases import Phrase
from seolint.document import Element

LISTED = ("item", "cell")

FEW = 3
"""The minimum number of uses in running text for their neighbours to mean anything."""

PARTS = 8
"""How many equal parts an article is divided into to see how far a phrase spreads."""


class PhraseUses:
    """A phrase with measurements of its places in the article."""

    def __init__(self, phrase: Phrase, article: ArticleFeatures) -> None:
        self.phrase, self.article, self.tokens = phrase, article, phrase.tokens

    @cached_property
    def holders(self) -> Sequence[Element]:
        """The block or field that contains each use."""
        holders, held = self.tokens.holders, self.tokens.held
        return [holders[held[at]] for at in self.phrase.places]

    @property
    def _held(self) -> Iterator[int]:
        """For each use, the number of the block or field that contains it."""
        return map(self.tokens.held.__getitem__, self.phrase.places)

    @property
    def uses(self) -> int:
        """All uses, including those in fields."""
        return len(self.phrase.places)

    @property
    def words(self) -> int:
        """Words of the article's prose."""
        return self.tokens.prose_count

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
        """Headings that contain the phrase."""
        return len(self.article.heading_numbers.intersection(self._held))

    @property
    def heading_share(self) -> float:
        """Share of the article's headings that contain the phrase; 0 where there are fewer than three."""
        return self.heading_uses / len(self.article.headings) if len(self.article.headings) > 2 else 0.0

    @cached_property
    def alt_uses(self) -> int:
        """Alternative texts of images that contain the phrase."""
        return sum(holder.kind == "alt" for holder in self.holders)

    @cached_property
    def fragments(self) -> int:
        """Lower-case uses that are the only text between a sentence's full stop and the end of the block."""
        return glued_on(self.phrase, self.body)

    @cached_property
    def leading(self) -> float | None:
        """Share of the uses in running text that begin a list item or a table cell, as in lists with one pattern."""
        held, holders = self.tokens.held, self.tokens.holders
        return self._share(
            holders[held[at]].kind in LISTED and (at == 0 or held[at - 1] != held[at]) for at in self.body
        )

    @cached_property
    def labels(self) -> float | None:
        """Share of the uses in running text that begin a block and end before punctuation, as "Good to know:" does."""
        tokens, held, length = self.tokens, self.tokens.held, self.phrase.length
        ends = [at + length for at in self.body]
        return self._share(
            (at == 0 or held[at - 1] != held[at]) and end < tokens.prose_count and bool(tokens.borders[end])
            for at, end in zip(self.body, ends, strict=True)
        )

    @cached_property
    def linked(self) -> float:
        """Share of the uses that are in link texts."""
        tokens, prose = self.tokens, self.phrase.prose
        return sum(tokens.document.inside(tokens.span(at, 1), "link") for at in prose) / max(len(prose), 1)

    @cached_property
    def spread(self) -> float:
        """Share of the article's equal parts in which the phrase appears."""
        seen = max(self.tokens.prose_count, 1)
        return len({at * PARTS // seen for at in self.phrase.prose}) / PARTS

    @cached_property
    def in_title(self) -> bool:
        """Whether the title or the first heading of level 1 contains the phrase."""
        return not self.article.title_numbers.isdisjoint(self._held)

    @property
    def rate(self) -> float:
        """Uses per 100 words of prose."""
        return 100 * len(self.phrase.prose) / max(self.tokens.prose_count, 1)

    @cached_property
    def companion(self) -> float | None:
        """Share of the uses in running text that have the same word beside them, as in templates."""
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
    def alone(self) -> int:
        """Headings, paragraphs and list items that contain the phrase and nothing else."""
        held, block_words = self.tokens.held, self.article.block_words
        return sum(block_words[held[at]] == self.phrase.length for at in self.phrase.prose)

    @cached_property
    def list_share(self) -> float:
        """Share of the uses in the prose that are in list items and table cells."""
        prose = self.phrase.prose
        return sum(holder.kind in LISTED for holder in self.holders[: len(prose)]) / max(len(prose), 1)

    @cached_property
    def most_in_block(self) -> int:
        """Uses in the paragraph, list item or table cell that has most of them."""
        return max(self._by_block.values(), default=0)

    @cached_property
    def block_share(self) -> float | None:
        """Share of the paragraphs, list items and cells of 8 words or more with the phrase; None below three."""
        long = self.article.long_blocks
        return len(long & self._by_block.keys()) / len(long) if len(long) >= FEW else None

    @cached_property
    def sentence_share(self) -> float:
        """Share of the sentences, headings included, that contain the phrase."""
        return len(self._sentences) / max(len(self.article.sentences), 1)

    @cached_property
    def paragraph_ends(self) -> float:
        """Share of the uses in the prose that are in a paragraph's last sentence, minus the share expected by chance.

        In a paragraph of three sentences, a third is expected by chance.
        """
        numbers, ends = self.article.sentence_numbers, self.article.last_sentences
        excess = 0.0
        for at in self.body:
            first, final = ends[self.tokens.held[at]]
            if final > first:
                excess += (numbers[at] == final) - 1 / (final - first + 1)
        return excess / max(len(self.phrase.prose), 1)

    @cached_property
    def shared_context(self) -> float | None:
        """Share of the other words in the sentences with the phrase that the article also uses in other sentences.

        Only words that aren't function words count. A phrase that belongs to the article is among words about its
        subject; the words of a sentence made for one that doesn't come up nowhere else. The mean over the sentences in
        running text, 0 for a sentence that is the phrase alone; None below three.
        """
        own, article = set(self.phrase.stems), self.article
        sentences = {article.sentence_numbers[at] for at in self.body}
        if len(sentences) < FEW:
            return None
        contexts = [[stem for stem in article.content_stems(number) if stem not in own] for number in sentences]
        elsewhere = article.content_counts
        here = Counter(stem for number in self._sentences for stem in article.content_stems(number))
        shares = (sum(elsewhere[stem] > here[stem] for stem in stems) / len(stems) for stems in contexts if stems)
        return sum(shares) / len(sentences)

    @cached_property
    def _by_block(self) -> Counter[int]:
        """The uses in running text of each block that has any."""
        return Counter(self.tokens.held[at] for at in self.body)

    @cached_property
    def _sentences(self) -> set[int]:
        """The sentences of the prose that contain the phrase."""
        return {self.article.sentence_numbers[at] for at in self.phrase.prose}

    def _share(self, hits: Iterable[bool]) -> float | None:
        """Share of the hits; None where there are too few uses in running text."""
        values = list(hits)
        return sum(values) / len(values) if len(self.body) >= FEW else None
