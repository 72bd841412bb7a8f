"""Where a sentence is in the passive voice: an auxiliary and a participle that belong together.

Precision first: an adjective that looks like a participle ("was tired", "is located") is the classic false alarm. So
the data of a language lists them, what may follow a participle, and auxiliaries that count only with an agent ("by").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import compress, groupby
from typing import Any, NamedTuple

from seolint.document import Document, Span
from seolint.language.memo import Memo

_AGENT_WITHIN = 4
"""Words after a participle among which its agent comes: "est lu chaque jour par"."""

_MOST_ADVERBS = 2

_PUNCTUATION = frozenset(".,;:!?()–—…")
"""Marks that end a clause."""


class Grammar(NamedTuple):
    """What the passive of a language is made of. `clause`: the participle ends the clause, as in German."""

    clause: bool
    strong: frozenset[str]
    weak: frozenset[str]
    agents: frozenset[str]
    adverbs: frozenset[str]
    reflexive: frozenset[str]
    participle: re.Pattern[str]
    never: frozenset[str]
    followers: frozenset[str]
    auxiliaries: frozenset[str]
    after: frozenset[str]
    alone: Memo[bool] | None
    """Whether a word is a passive by itself, in languages that have such."""
    behind: Memo[bool]
    """Whether a word may follow an auxiliary in the passive: a participle, or an adverb before it."""

    def is_participle(self, word: str) -> bool:
        return word not in self.never and self.participle.fullmatch(word) is not None

    def is_adverb(self, word: str) -> bool:
        return word in self.adverbs or (len(word) > 4 and word.endswith(("ly", "mente", "ment")))


def grammar(data: Mapping[str, Any]) -> Grammar:
    """The grammar that a rule's YAML describes, built once a process."""
    return _grammar(tuple(data.items()))


@cache
def _grammar(items: tuple[tuple[str, Any], ...]) -> Grammar:
    data = dict(items)
    lists = ("strong", "weak", "agents", "adverbs", "reflexive", "never", "followers", "after")
    words = {name: frozenset(str(data.get(name) or "").split()) for name in lists}
    irregular = "|".join(map(re.escape, str(data.get("irregular") or "").split()))
    participle = re.compile(f"{data['participle']}|{irregular}" if irregular else data["participle"])
    alone = re.compile(data["alone"]) if "alone" in data else None
    rules = Grammar(
        alone=Memo(lambda word: word not in words["never"] and alone.fullmatch(word) is not None) if alone else None,
        clause=bool(data.get("clause")),
        participle=participle,
        auxiliaries=words["strong"] | words["weak"],
        behind=Memo(lambda word: rules.is_participle(word) or rules.is_adverb(word)),
        **words,
    )
    return rules


def passives(document: Document, sentences: Sequence[range], rules: Grammar) -> list[list[Span]]:
    """The passives of each sentence, from the auxiliary to the participle; `sentences` are the words of each."""
    normalized = document.words.normalized
    places = list(compress(range(len(normalized)), map(rules.auxiliaries.__contains__, normalized)))
    if not rules.clause:
        places = [at for at in places if at + 1 < len(normalized) and rules.behind[normalized[at + 1]]]
    if rules.alone:
        places = sorted({*places, *(at for at, word in enumerate(normalized) if rules.alone[word])})
    found: list[list[Span]] = [[] for _ in sentences]
    starts = [sentence.start for sentence in sentences]
    for number, places_there in groupby(places, lambda at: bisect_right(starts, at) - 1):
        if number >= 0:
            found[number] += _within(document, sentences[number], places_there, rules)
    return found


def _within(document: Document, words: range, auxiliaries: Iterable[int], rules: Grammar) -> Iterator[Span]:
    seek = _ending if rules.clause else _following
    last = -1
    for at in auxiliaries:
        if last < at < words.stop:
            is_alone = rules.alone is not None and rules.alone[document.words.normalized[at]]
            found = at if is_alone else seek(document, at, words, rules)
            if found >= 0:
                last = max(at, found)
                yield document.words.span(min(at, found), last)


def _following(document: Document, at: int, words: range, rules: Grammar) -> int:
    """The participle right after the auxiliary, adverbs aside, or -1."""
    normalized = document.words.normalized
    if at > words.start and normalized[at - 1] in rules.reflexive:
        return -1
    last = at + 1
    while last < words.stop and last - at <= _MOST_ADVERBS and rules.is_adverb(normalized[last]):
        last += 1
    if last >= words.stop or not rules.is_participle(normalized[last]):
        return -1
    if any(_broken(document, between) for between in range(at + 1, last + 1)):
        return -1
    rest: Sequence[str] = normalized[last + 1 : min(last + 1 + _AGENT_WITHIN, words.stop)]
    if normalized[at] in rules.weak and not rules.agents & set(rest):
        return -1
    ends = not rest or _broken(document, last + 1)
    ends = ends or "*" in rules.followers
    return last if ends or rest[0] in rules.followers or rules.is_adverb(rest[0]) or rest[0][:1].isdigit() else -1


def _ending(document: Document, at: int, words: range, rules: Grammar) -> int:
    """The participle that ends the clause of the auxiliary, or comes right before it, or -1."""
    normalized = document.words.normalized
    before = at - 1
    if before >= words.start and rules.is_participle(normalized[before]) and not _broken(document, at):
        return before
    last = at
    while last + 1 < words.stop and not _broken(document, last + 1) and normalized[last + 1] not in rules.followers:
        last += 1
        if normalized[last] in rules.after and last - 1 > at and rules.is_participle(normalized[last - 1]):
            return last - 1
    return last if last > at and rules.is_participle(normalized[last]) else -1


def _broken(document: Document, second: int) -> bool:
    """Whether there is punctuation between a word of the prose and the one before it."""
    return not _PUNCTUATION.isdisjoint(document.words.gaps[second])
