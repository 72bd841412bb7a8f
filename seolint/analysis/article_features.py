"""What the features of stuffed phrases need to know of the whole article, computed once."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import compress, pairwise

from seolint.analysis.phrases import IDEOGRAPHS, Phrase, repeated
from seolint.analysis.tokens import Tokens, tokens_of
from seolint.analysis.word_lists import WordUses, has_any, uses_of
from seolint.document import Document, Element

COMMERCIAL, SPAM_SUBJECTS = "commercial_words", "spam_subjects"
"""The lists of a language."""

COMMON = 5
"""How often one selling word counts at most: where "free" appears forty times, it is the subject."""

FEWEST_USES = 3
"""Uses from which on a phrase counts as repeated, by default."""

REPEATED_WORDS = 2
"""The minimum words of a repeated phrase to count towards the repeated share of the prose."""

LONG_BLOCK = 8
"""The minimum words of a block of running text to count towards the share of blocks."""


def article_features(document: Document) -> ArticleFeatures:
    """The features of a document, shared by all checks."""
    return document.once(_features)


def sells(document: Document, normalized: Iterable[str]) -> bool:
    """Whether people type one of these words when they want to buy, hire or download."""
    return has_any(document.language, COMMERCIAL, list(normalized))


class ArticleFeatures:
    """What phrases are compared with: features of the whole article, computed once."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._repeated: dict[tuple[int, int], Sequence[Phrase]] = {}

    def repeated(self, least: int = FEWEST_USES, shortest: int = 1) -> Sequence[Phrase]:
        """The phrases of `shortest` words or more that are used at least `least` times, computed once."""
        if (least, shortest) not in self._repeated:
            self._repeated[least, shortest] = repeated(self.tokens, least, shortest)
        return self._repeated[least, shortest]

    @cached_property
    def repeated_share(self) -> float:
        """Share of the prose's words that lie in repeated phrases of two words or more."""
        seen = self.tokens.prose_count
        inside = bytearray(seen)
        for phrase in self.repeated():
            if phrase.words >= REPEATED_WORDS:
                for at in phrase.prose:
                    inside[at : at + phrase.length] = b"\1" * min(phrase.length, seen - at)
        return sum(inside) / max(seen, 1)

    def most(self, measurement: str) -> float | None:
        """The maximum of a measurement of `PhraseFeatures` for any phrase; None where that isn't known in advance.

        It saves the rules from looking at each phrase for what the article doesn't have.
        """
        return self._most.get(measurement)

    @cached_property
    def _most(self) -> Mapping[str, float]:
        commercial, spam_subject = bool(self.commercial.stems), bool(self.spam_subjects.stems)
        return {
            "commercial": commercial,
            "commercial_near": commercial,
            "commercial_context": self.commercial_rate,
            "spam_subject": spam_subject,
            "spam_context": self.rate_without(self.spam_subjects, ()),
            "in_keywords": bool(self.keywords),
            "personal": self.speaks,
            "heading_share": len(self.headings) > 2,
            "repeated_share": self.repeated_share,
            "selling_title": len(self.selling_title),
        }

    @cached_property
    def headings(self) -> Sequence[Element]:
        return [h for h in self.tokens.document.all("heading") if h.span.end > h.span.start]

    @cached_property
    def heading_numbers(self) -> frozenset[int]:
        """The numbers of the headings among the tokens' holders."""
        return frozenset(n for n, holder in enumerate(self.tokens.holders) if holder.kind == "heading")

    @cached_property
    def title_numbers(self) -> frozenset[int]:
        """The numbers of the titles and of the first heading of level 1."""
        first = self.first_h1
        return frozenset(n for n, holder in enumerate(self.tokens.holders) if holder.kind == "title" or holder is first)

    @cached_property
    def commercial(self) -> WordUses:
        """Where the words are that people type when they want to buy, hire or download."""
        return uses_of(self.tokens, COMMERCIAL)

    @cached_property
    def spam_subjects(self) -> WordUses:
        """Where the words are of subjects whose pages are often written for search engines: gambling, loans."""
        return uses_of(self.tokens, SPAM_SUBJECTS)

    @cached_property
    def commercial_rate(self) -> float:
        """Commercial words per 100 words of prose, each at most five times: variety counts, not one subject."""
        return self.rate_without(self.commercial, ())

    def rate_without(self, uses: WordUses, stems: Iterable[str]) -> float:
        """Uses per 100 words of the prose, at most five of each entry, without entries that have one of the stems."""
        count, entries = uses.capped(COMMON), uses.by_stem
        own = {entry for stem in stems if stem in entries for entry in entries[stem]}
        return 100 * (count - sum(min(uses.counts[entry], COMMON) for entry in own)) / max(self.tokens.prose_count, 1)

    @cached_property
    def selling_headings(self) -> float:
        """Share of the headings with a commercial word or one of a spam subject; 0 where there are fewer than three."""
        tokens = self.tokens
        selling = {
            held
            for held, commercial, spam in zip(tokens.held, self.commercial.flags, self.spam_subjects.flags, strict=True)
            if commercial or spam
        }
        headings = [n for n, holder in enumerate(tokens.holders) if holder.kind == "heading" and self.block_words[n]]
        return len(selling.intersection(headings)) / len(headings) if len(headings) > 2 else 0.0

    @cached_property
    def selling_title(self) -> frozenset[str]:
        """The stems of commercial words, and of words of a spam subject, in the title, else in the first h1."""
        tokens, h1 = self.tokens, self.first_h1
        wanted = next((n for n, holder in enumerate(tokens.holders) if holder.kind == "title"), None)
        if wanted is None:
            wanted = next((n for n, holder in enumerate(tokens.holders) if holder is h1), None)
        if wanted is None:
            return frozenset()
        start = tokens.holder_starts[wanted]
        words = range(start, start + self.block_words[wanted])
        return frozenset(tokens.stems[at] for at in words if self.commercial.flags[at] or self.spam_subjects.flags[at])

    @cached_property
    def keywords(self) -> frozenset[str]:
        """The stems of the words that the page gives as its keywords."""
        document = self.tokens.document
        words = (document.words_of(field) for field in document.all("keywords"))
        return frozenset(
            stem
            for all_words, at in words
            for stem in document.language.stems(all_words.normalized[at.start : at.stop])
        )

    @cached_property
    def personal(self) -> Sequence[bool]:
        """For each word, whether it is one with which people refer to themselves in queries (my, me)."""
        wanted = self.tokens.document.language.lists.get("searcher_words", frozenset())
        return list(map(wanted.__contains__, self.tokens.normalized))

    @cached_property
    def speaks(self) -> bool:
        """Whether there is any such word."""
        return any(self.personal)

    @cached_property
    def personal_words(self) -> int:
        """How many such words the prose has."""
        return sum(self.personal[: self.tokens.prose_count])

    @cached_property
    def first_h1(self) -> Element | None:
        """The first heading of level 1."""
        return next((heading for heading in self.headings if heading.level == 1), None)

    @cached_property
    def code(self) -> int:
        """The number of code blocks and pieces of inline code."""
        return len(self.tokens.document.all("code", "inline_code"))

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How often each stem appears in the prose."""
        return Counter(self.tokens.stems[: self.tokens.prose_count])

    @cached_property
    def block_words(self) -> Sequence[int]:
        """The words of each block and field."""
        starts = self.tokens.holder_starts
        return [end - start for start, end in pairwise([*starts, len(self.tokens.starts)])]

    @cached_property
    def long_blocks(self) -> frozenset[int]:
        """The blocks of running text that have `LONG_BLOCK` words or more."""
        holders = self.tokens.holders[: len(self.tokens.document.blocks)]
        named = enumerate(zip(holders, self.block_words, strict=False))
        return frozenset(n for n, (holder, words) in named if words >= LONG_BLOCK and holder.kind != "heading")

    @property
    def sentences(self) -> Sequence[range]:
        """The words of each sentence of the prose."""
        return self.tokens.document.sentence_words

    @cached_property
    def sentence_numbers(self) -> Sequence[int]:
        """For each word of the prose, the number of its sentence."""
        numbers = array("i", bytes(4 * self.tokens.prose_count))
        for number, words in enumerate(self.sentences):
            numbers[words.start : words.stop] = array("i", (number,)) * len(words)
        return numbers

    @cached_property
    def last_sentences(self) -> Mapping[int, tuple[int, int]]:
        """For each block that has words, the numbers of its first and its last sentence."""
        numbers, starts = self.sentence_numbers, self.tokens.holder_starts
        bounds = zip(starts, self.block_words, strict=True)
        return {
            block: (numbers[start], numbers[start + words - 1])
            for block, (start, words) in enumerate(bounds)
            if words and start < len(numbers)
        }

    def content_stems(self, sentence: int) -> Sequence[str]:
        """The stems of a sentence's words that aren't function words, numbers or single letters."""
        words = self.sentences[sentence]
        return list(compress(self.tokens.stems[words.start : words.stop], self._content[words.start : words.stop]))

    @cached_property
    def content_counts(self) -> Mapping[str, int]:
        """How often each such stem appears in the prose."""
        return Counter(compress(self.tokens.stems, self._content))

    @cached_property
    def _content(self) -> Sequence[bool]:
        functions = self.tokens.document.language.function_words
        words = self.tokens.normalized[: self.tokens.prose_count]
        return [
            (len(word) > 1 or word >= IDEOGRAPHS) and word not in functions and not word.isdigit() for word in words
        ]


def _features(document: Document) -> ArticleFeatures:
    return ArticleFeatures(tokens_of(document))
