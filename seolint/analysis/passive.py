"""Where a sentence is in the passive voice: an auxiliary and a participle that belong together.

Precision first: an adjective that looks like a participle ("was tired", "is located") is the classic false alarm. So
the data of a language lists them, along with what may follow a participle and auxiliaries that count only with an agent
("by"). A language may have several constructions, each with auxiliaries and participles of its own.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import compress, groupby
from typing import Any, NamedTuple

from seolint.document import Document, Span
from seolint.language.memo import Memo

_AGENT_WITHIN = 4
"""How many words after a participle are searched for its agent: "est lu chaque jour par"."""

_MOST_ADVERBS = 2

_PUNCTUATION = frozenset(".,;:!?()–—…")
"""Marks that end a clause."""


class Grammar(NamedTuple):
    """The components of a language's passive. `clause`: the participle ends the clause, as in German.

    `agents` are prepositions ("by"); before one of `times` they don't begin an agent ("closed by noon"). `also` are the
    other constructions of the language.
    """

    clause: bool
    strong: frozenset[str]
    weak: frozenset[str]
    agents: frozenset[str]
    times: frozenset[str]
    adverbs: frozenset[str]
    reflexive: frozenset[str]
    participle: re.Pattern[str]
    never: frozenset[str]
    followers: frozenset[str]
    auxiliaries: frozenset[str]
    after: frozenset[str]
    adverb: Memo[bool]
    """Whether a word is an adverb, by its ending."""
    alone: Memo[bool] | None
    """Whether a word is a passive by itself, in languages that have such."""
    with_agent: Memo[bool] | None
    """The same for words that are one only where an agent follows."""
    process: Memo[bool]
    """Whether a participle always denotes a process, never a state, so that it needs no agent with any auxiliary."""
    behind: Memo[bool]
    """Whether a word may follow an auxiliary in the passive: a participle, or an adverb before it."""
    also: tuple[Grammar, ...]

    def is_participle(self, word: str) -> bool:
        return word not in self.never and self.participle.fullmatch(word) is not None

    def is_adverb(self, word: str) -> bool:
        return word in self.adverbs or self.adverb[word]


_LISTS = ("strong", "weak", "agents", "times", "adverbs", "reflexive", "never", "followers", "after")
_ADVERB = "[a-z]{3,}ly|.+mente|.{2,}ment"


def grammar(data: Mapping[str, Any]) -> Grammar:
    """The grammar that a rule's YAML describes, built once a process."""
    return _grammar(json.dumps(data, sort_keys=True))


@cache
def _grammar(text: str) -> Grammar:
    data = json.loads(text)
    words = {name: frozenset(str(data.get(name) or "").split()) for name in _LISTS}
    irregular = "|".join(map(re.escape, str(data.get("irregular") or "").split()))
    never = words["never"]
    rules = Grammar(
        alone=_matching(data["alone"], never) if "alone" in data else None,
        with_agent=_matching(data["with_agent"], never) if "with_agent" in data else None,
        process=_matching(data.get("process", "(?!)"), never),
        adverb=_matching(data.get("adverb", _ADVERB), frozenset()),
        clause=bool(data.get("clause")),
        participle=re.compile(f"{data['participle']}|{irregular}" if irregular else data["participle"]),
        auxiliaries=words["strong"] | words["weak"],
        behind=Memo(lambda word: rules.is_participle(word) or rules.is_adverb(word)),
        also=tuple(grammar(other) for other in data.get("also", ())),
        **words,
    )
    return rules


def _matching(pattern: str, never: frozenset[str]) -> Memo[bool]:
    """Whether a word matches a pattern and isn't one of those that only look like it."""
    expression = re.compile(pattern)
    return Memo(lambda word: word not in never and expression.fullmatch(word) is not None)


def passives(document: Document, sentences: Sequence[range], rules: Grammar) -> list[list[Span]]:
    """The passives of each sentence, from the auxiliary to the participle; `sentences` are the words of each."""
    found: list[list[Span]] = [[] for _ in sentences]
    starts = [sentence.start for sentence in sentences]
    for construction in (rules, *rules.also):
        places = _places(document.words.normalized, construction)
        for number, places_there in groupby(places, lambda at: bisect_right(starts, at) - 1):
            if number >= 0:
                found[number] += _within(document, sentences[number], places_there, construction)
    return [_apart(spans) for spans in found] if rules.also else found


def _places(normalized: Sequence[str], rules: Grammar) -> Sequence[int]:
    """The words at which there may be a passive: auxiliaries, and words that are one by themselves."""
    places = list(compress(range(len(normalized)), map(rules.auxiliaries.__contains__, normalized)))
    if not rules.clause:
        places = [at for at in places if at + 1 < len(normalized) and rules.behind[normalized[at + 1]]]
    for by_themselves in (rules.alone, rules.with_agent):
        if by_themselves is not None:
            places += compress(range(len(normalized)), map(by_themselves.__getitem__, normalized))
    return sorted(set(places))


def _apart(spans: Sequence[Span]) -> list[Span]:
    """Passives in order, without those that overlap an earlier one."""
    found: list[Span] = []
    for span in sorted(spans):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


def _within(document: Document, words: range, places: Iterable[int], rules: Grammar) -> Iterator[Span]:
    seek = _ending if rules.clause else _following
    last = -1
    for at in places:
        if last < at < words.stop:
            found = at if _is_passive(document, at, words, rules) else seek(document, at, words, rules)
            if found >= 0:
                last = max(at, found)
                yield document.words.span(min(at, found), last)


def _is_passive(document: Document, at: int, words: range, rules: Grammar) -> bool:
    """Whether a word is a passive by itself."""
    word = document.words.normalized[at]
    if rules.alone is not None and rules.alone[word]:
        return True
    return rules.with_agent is not None and rules.with_agent[word] and _has_agent(document, at + 1, words, rules, 1)


def _following(document: Document, at: int, words: range, rules: Grammar) -> int:
    """The participle right after the auxiliary, adverbs aside, or -1."""
    normalized = document.words.normalized
    if normalized[at] not in rules.auxiliaries or (at > words.start and normalized[at - 1] in rules.reflexive):
        return -1
    last = at + 1
    while last < words.stop and last - at <= _MOST_ADVERBS and _is_only_adverb(normalized[last], rules):
        last += 1
    if last >= words.stop or not rules.is_participle(normalized[last]):
        return -1
    if any(_broken(document, between) for between in range(at + 1, last + 1)):
        return -1
    needs_agent = normalized[at] in rules.weak and not rules.process[normalized[last]]
    if needs_agent and not _has_agent(document, last + 1, words, rules):
        return -1
    return last if "*" in rules.followers or _may_follow(document, last + 1, words, rules) else -1


def _is_only_adverb(word: str, rules: Grammar) -> bool:
    return word in rules.adverbs or (rules.adverb[word] and not rules.is_participle(word))


def _may_follow(document: Document, at: int, words: range, rules: Grammar) -> bool:
    """Whether what follows a participle confirms it: the end of the clause, an adverb, a preposition."""
    if at >= words.stop or _broken(document, at):
        return True
    word = document.words.normalized[at]
    return _head(word) in rules.followers or rules.is_adverb(word) or word[:1].isdigit()


def _has_agent(document: Document, first: int, words: range, rules: Grammar, within: int = _AGENT_WITHIN) -> bool:
    """Whether one of the next words begins an agent: "by the potter", not "by noon"."""
    normalized = document.words.normalized
    for at in range(first, min(first + within, words.stop)):
        if _head(normalized[at]) in rules.agents:
            following = normalized[at].partition("'")[2] or (normalized[at + 1] if at + 1 < words.stop else "")
            return following not in rules.times and not (rules.times and following[:1].isdigit())
    return False


def _head(word: str) -> str:
    """A word, or what precedes the apostrophe in it: "dall'" of "dall'artista"."""
    start, mark, _ = word.partition("'")
    return start + mark


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
