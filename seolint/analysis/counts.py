"""How many elements of a kind and how many syllables a part of an article contains, and the shares of its sentences.

A share is the percentage of sentences of some kind: long ones, or those in the passive voice.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate
from typing import Any, NamedTuple

from seolint.analysis.links import split
from seolint.analysis.passive import Grammar, grammar, passives
from seolint.analysis.prose import prose
from seolint.analysis.scopes import Part
from seolint.document import Document, Element, Words
from seolint.lazy_regex import expression

POLYSYLLABLE = 3
"""Syllables from which on a word is a polysyllable. McLaughlin (1969): SMOG grading."""

_WEB = ("http", "https")
_PLAIN = expression(r"\s*(?:(?:https?:)?//([a-z0-9.:-]+)(?=[/?#]|\Z)|[/#.](?![/\s]))", re.I | re.ASCII)
"""Addresses that need no closer look, as most don't, with their host: the library takes 5 microseconds for each."""


def syllables(document: Document, part: Part) -> float | None:
    """The number of syllables; None in a language without a formula that counts them."""
    return _summed(document, part, _all_syllables, _syllable_sums)


def polysyllables(document: Document, part: Part) -> float | None:
    """The words of three syllables or more; None as for syllables."""
    return _summed(document, part, _many_syllables, _polysyllable_sums)


def normalized_of(document: Document, part: Part) -> Sequence[str]:
    """The normalised words of a part."""
    words, indexes = _words_of(document, part)
    return words.normalized[indexes.start : indexes.stop]


def _words_of(document: Document, part: Part) -> tuple[Words, range]:
    return document.words_of(part.element) if part.element else (document.words, document.words.within(part.span))


def _summed(
    document: Document,
    part: Part,
    counted: Callable[[Document, Sequence[str]], Iterator[int]],
    sums: Callable[[Document], Sequence[int]],
) -> float | None:
    if "flesch_reading_ease" not in document.language.score_names:
        return None
    words, indexes = _words_of(document, part)
    if words is not document.words:
        return sum(counted(document, words.normalized[indexes.start : indexes.stop]))
    before = document.once(sums)
    return before[indexes.stop] - before[indexes.start]


def _all_syllables(document: Document, normalized: Sequence[str]) -> Iterator[int]:
    known = {word: document.language.syllables(word) for word in set(normalized)}
    return (known[word] for word in normalized)


def _many_syllables(document: Document, normalized: Sequence[str]) -> Iterator[int]:
    return (spoken >= POLYSYLLABLE for spoken in _all_syllables(document, normalized))


def _syllable_sums(document: Document) -> Sequence[int]:
    return [0, *accumulate(_all_syllables(document, document.words.normalized))]


def _polysyllable_sums(document: Document) -> Sequence[int]:
    return [0, *accumulate(_many_syllables(document, document.words.normalized))]


def _count(document: Document, part: Part, *, kind: str) -> float:
    return _within(document.all(kind), part)


def _internal_links(document: Document, part: Part) -> float:
    return _within(document.once(_internal), part)


def _external_links(document: Document, part: Part) -> float:
    return _within(document.once(_external), part)


def _within(found: Sequence[Element], part: Part) -> int:
    start = bisect_left(found, part.span.start, key=lambda element: element.outer.start)
    return bisect_left(found, part.span.end, key=lambda element: element.outer.start) - start


def _internal(document: Document) -> Sequence[Element]:
    return [link for link, out in document.once(_leading) if out is False]


def _external(document: Document) -> Sequence[Element]:
    return [link for link, out in document.once(_leading) if out]


def _leading(document: Document) -> Sequence[tuple[Element, bool | None]]:
    """Whether each link leads to another host than the page's own (its canonical address), None for mail and such."""
    canonical = split(document.meta.get("canonical", ""))
    host = _host(canonical.netloc) if canonical else ""
    return [(link, _leads_out(link.attrs.get("href"), host)) for link in document.all("link")]


def _leads_out(href: str | None, host: str) -> bool | None:
    if href is None:
        return None
    plain = _PLAIN.match(href)
    if plain:
        return plain[1] is not None and _host(plain[1]) != host
    target = split(href.strip())
    if target is None or (target.scheme and target.scheme.lower() not in _WEB):
        return None
    return bool(target.netloc) and _host(target.netloc) != host


def _host(netloc: str) -> str:
    return netloc.lower().removeprefix("www.")


_KINDS = {
    "paragraphs": "paragraph",
    "headings": "heading",
    "list_items": "item",
    "lists": "list",
    "images": "image",
    "links": "link",
    "tables": "table",
    "code_blocks": "code",
    "quotes": "quote",
}

COUNTS: Mapping[str, Callable[[Document, Part], float]] = {
    "internal_links": _internal_links,
    "external_links": _external_links,
    **{name: partial(_count, kind=kind) for name, kind in _KINDS.items()},
}
"""What is counted, by the name of its unit."""


class Terms(NamedTuple):
    """The arguments that some measures need: how many words make a sentence long, grammars of the passive."""

    sentence_words: float | None = None
    languages: Mapping[str, Mapping[str, Any]] = {}


def missing_argument(name: str, terms: Terms) -> str:
    """The name of an argument that a measure needs and doesn't have, or ""."""
    missing = {"long_sentence_share": terms.sentence_words is None, "passive_share": not terms.languages}
    return {"long_sentence_share": "sentence_words", "passive_share": "languages"}[name] if missing.get(name) else ""


def long_sentence_share(document: Document, part: Part, terms: Terms) -> float | None:
    """The percentage of the sentences that have more words than `sentence_words`."""
    bound = terms.sentence_words
    if bound is None:
        return None
    return _share(document, part, ("long", bound), lambda: (len(words) > bound for words in prose(document).words))


def passive_share(document: Document, part: Part, terms: Terms) -> float | None:
    """The percentage of the sentences in the passive voice; None in a language without a grammar."""
    data = terms.languages.get(document.language.code)
    if data is None:
        return None
    return _share(document, part, ("passive", repr(data)), lambda: _passive(document, grammar(data)))


def _passive(document: Document, rules: Grammar) -> Iterable[bool]:
    return map(bool, passives(document, prose(document).words, rules))


def _share(document: Document, part: Part, key: object, flags: Callable[[], Iterable[bool]]) -> float | None:
    """The percentage of the sentences of a part whose flag is set; the flags are computed once per document."""
    sums = document.once(_sums)
    if key not in sums:
        sums[key] = [0, *accumulate(flags())]
    sentences = prose(document).within(part.span)
    if not sentences:
        return None
    return 100 * (sums[key][sentences.stop] - sums[key][sentences.start]) / len(sentences)


def _sums(_: Document) -> dict[object, Sequence[int]]:
    """For each kind of sentence, how many there are before each sentence."""
    return {}


SHARES: Mapping[str, Callable[[Document, Part, Terms], float | None]] = {
    "long_sentence_share": long_sentence_share,
    "passive_share": passive_share,
}
"""Measures in percent that need arguments."""
