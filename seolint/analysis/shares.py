"""Shares: which part of the sentences, or of the words, of a stretch of an article is of some kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from seolint.analysis.passive import Grammar, grammar, passives
from seolint.analysis.prose import prose
from seolint.analysis.scopes import Part
from seolint.document import Document


class Terms(NamedTuple):
    """The arguments that some measures need: the words from which on a sentence is long, grammars of the passive."""

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
    return _share(document, part, ("passive", *data.items()), lambda: _passive(document, grammar(data)))


def _passive(document: Document, rules: Grammar) -> Iterable[bool]:
    return map(bool, passives(document, prose(document).words, rules))


def _share(document: Document, part: Part, key: object, flags: Callable[[], Iterable[bool]]) -> float | None:
    """The percentage of the sentences of a part whose flag is set; the flags are asked for once a document."""
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
