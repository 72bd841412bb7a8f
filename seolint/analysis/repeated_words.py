"""What a short text (a title, an alternative text) repeats: a phrase, or two words of a query in any order.

"Best Plumber in Leeds | Leeds Plumbers | Plumber Leeds" contains one query three times, and no phrase twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from seolint.document import Document, Element
from seolint.lazy_regex import expression

LONGEST = 5
"""Words of the longest phrase that is looked for."""

SEPARATORS = frozenset("|-–—·•»«/:;,.!?()[]…\u060c\u3001\u3002\uff0c\uff1a\uff1b\uff5c")
"""What separates the parts of a title."""

_ENTITY = expression(r"&?#?(?:\d{2,6}|x[\da-f]{2,5}|amp|nbsp|quot|apos|[lr][sd]quo|[nm]dash|hellip|lt|gt|ndash|#)$")
"""A word left over from a character reference (`&amp;#8217;s`), where a semicolon follows."""

Use = tuple[int, int]
"""The indexes of the first word and of the last."""


class FieldWords(NamedTuple):
    """The words of a field: indexes in the array that contains them, and properties of each."""

    indexes: range
    normalized: Sequence[str]
    stems: Sequence[str]
    content: Sequence[bool]
    """Whether it is a meaningful word: not a function word, number, single letter or remnant of an entity."""
    parted: Sequence[bool]
    """Whether a separator precedes it."""

    def since(self, first: int) -> FieldWords:
        """The words from one on."""
        indexes, normalized, stems, content, parted = self
        return FieldWords(indexes[first:], normalized[first:], stems[first:], content[first:], parted[first:])


def words_of(document: Document, element: Element) -> FieldWords:
    """The words of an element."""
    words, indexes = document.words_of(element)
    normalized = words.normalized[indexes.start : indexes.stop]
    functions = document.language.function_words
    gaps = words.gaps[indexes.start : indexes.stop]
    behind = [*gaps[1:], *gaps[-1:]]
    content = [
        word not in functions and _says(word) and not (gap.startswith(";") and _ENTITY.match(word))
        for word, gap in zip(normalized, behind, strict=True)
    ]
    parted = [not SEPARATORS.isdisjoint(gap) for gap in gaps]
    return FieldWords(indexes, normalized, document.language.stems(normalized), content, parted)


def repeated_phrase(words: FieldWords, shortest: int, longest: int, least: int) -> Sequence[Use]:
    """The non-overlapping uses of the longest phrase of this many words that occurs `least` times; none without one."""
    for length in range(min(longest, len(words.stems)), shortest - 1, -1):
        for uses in _groups(_phrases(words, length)):
            if len(uses) >= least:
                return uses
    return ()


def repeated_pair(words: FieldWords, least: int) -> Sequence[Use]:
    """The uses of the two words that are most often beside each other in either order, `least` times or more.

    There may be function words between them, and no separator.
    """
    uses = max(_groups(_pairs(words)), key=len, default=[])
    return uses if len(uses) >= least else ()


def _says(word: str) -> bool:
    return any(map(str.isalpha, word)) and (len(word) > 1 or not word.isascii())


def _phrases(words: FieldWords, length: int) -> Iterator[tuple[Hashable, Use]]:
    content, parted = words.content, words.parted
    for first in range(len(content) - length + 1):
        last = first + length - 1
        count = sum(content[first : last + 1])
        if content[first] and content[last] and count > min(1, length - 1) and not any(parted[first + 1 : last + 1]):
            yield tuple(words.stems[first : last + 1]), (first, last)


def _pairs(words: FieldWords) -> Iterator[tuple[Hashable, Use]]:
    for first, last in pairwise(at for at, is_content in enumerate(words.content) if is_content):
        pair = frozenset((words.stems[first], words.stems[last]))
        if len(pair) > 1 and not any(words.parted[first + 1 : last + 1]):
            yield pair, (first, last)


def _groups(found: Iterator[tuple[Hashable, Use]]) -> Sequence[list[Use]]:
    """The uses of each, without those that overlap an earlier one."""
    groups: dict[Hashable, list[Use]] = defaultdict(list)
    for key, use in found:
        uses = groups[key]
        if not uses or use[0] > uses[-1][1]:
            uses.append(use)
    return list(groups.values())
