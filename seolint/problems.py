"""Findings in a document -> problems: where they are, the source line, a fingerprint; in order, each once.

A file can have 100,000 problems, most of them alike. So what a problem has in common with the one before it is shared
by both, and what depends on a whole stretch of text is computed once for all findings about it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import accumulate, chain
from operator import attrgetter
from typing import Any

from seolint.config import ActiveRule
from seolint.document import Document, Finding, Place, Places, Span, place_of
from seolint.rules.rule import Excerpt, Problem, Severity

INFO_WITHIN = "info_within"
"""The option of a rule up to how far beyond its limit, in percent of that limit, its warnings are infos.

Its check takes it as an argument, which has no effect there, and gives its findings the facts value and limit.
"""

INFO_BELOW = "info_below"
"""The option of a rule below which count (of places, of words) its warnings are infos, since fewer are less certain.

Its check takes it as an argument, which has no effect there, and gives findings that this applies to the fact count.
"""

WINDOW = 200
"""Characters of a line that an excerpt shows: two lines of a terminal."""

_LONGEST = 10_000
"""Characters of a fact. Anybody's rule may report a whole article for each of its words."""

LEAD = 60
"""Characters of an excerpt before the problem, when the line is longer than the window."""


class ProblemMaker:
    """Makes the problems of one file. What they have in common with the last one is kept here."""

    def __init__(self, document: Document, path: str) -> None:
        self.document, self.path = document, path
        self._facts: Mapping[str, Any] = {}
        self._written = "{}"
        self._excerpt = Excerpt("", 0, 0)
        self._line = 0, Span(0, 0)
        self._spanned: tuple[str, Span] | None = None
        self._hashed: tuple[str, str] | None = None
        self._hash = blake2b(digest_size=8)
        self._digest = ""

    def problem(self, active: ActiveRule, finding: Finding, facts: Mapping[str, Any], message: str) -> Problem:
        """The problem that a rule makes of a finding with these `shared_facts`."""
        line_starts = self.document.line_starts
        place = place_of(*finding.span, line_starts)
        return Problem(
            path=self.path,
            rule=active.rule.id,
            family=active.rule.family,
            severity=severity_of(active, facts),
            message=message,
            facts=facts,
            place=place,
            related=Places(finding.related, line_starts) if finding.related else (),
            excerpt=self._shared_excerpt(place),
            fingerprint=self._fingerprint(active.rule.first_id, finding),
        )

    def shared_facts(self, facts: Mapping[str, Any]) -> Mapping[str, Any]:
        """A copy of the facts, or the last copy if they are written alike: 1 is not 1.0."""
        if self._written != (written := repr(facts)):
            self._facts, self._written = {name: _plain(value) for name, value in facts.items()}, written
        return self._facts

    def _shared_excerpt(self, place: Place) -> Excerpt:
        """The first line of the problem, cut to a window that holds where it starts."""
        if self._line[0] != place.line:
            self._line = place.line, self.document.line(place.line)
        left, end = self._line[1]
        if end - left > WINDOW:
            left = max(left, min(place.start - LEAD, end - WINDOW))
        right = min(end, left + WINDOW)
        start = min(place.start, right) - left
        excerpt = self.document.source[left:right], start, max(start, min(place.end, right) - left)
        if excerpt != self._excerpt:
            self._excerpt = Excerpt(*excerpt)
        return self._excerpt

    def _fingerprint(self, rule: str, finding: Finding) -> str:
        """The rule and the words involved; `numbered` makes equal ones differ."""
        span = finding.span
        if self._spanned != (rule, span):
            self._spanned = rule, span
            self._hash_words(rule, self.document.text(span) or self.document.source[span.start : span.end])
        phrase = str(finding.facts.get("phrase", "")).lower()
        if not phrase:
            return self._digest
        hashed = self._hash.copy()
        hashed.update(_encoded(phrase))
        return hashed.hexdigest()

    def _hash_words(self, rule: str, words: str) -> None:
        if self._hashed != (rule, words):
            self._hashed = rule, words
            self._hash = blake2b(_encoded(f"{rule}\0{' '.join(words.lower().split())}\0"), digest_size=8)
            self._digest = self._hash.hexdigest()


def severity_of(active: ActiveRule, facts: Mapping[str, Any]) -> Severity:
    """The severity of a problem: the rule's, or info where the fact value is barely beyond limit, or count too low.

    Only a warning is lowered: who makes a rule an error wants all its problems. See `INFO_WITHIN` and `INFO_BELOW`.
    """
    if active.severity != "warning":
        return active.severity
    within, below = (active.options.get(name, active.rule.settings.get(name)) for name in (INFO_WITHIN, INFO_BELOW))
    is_info = bool(within) and _is_within(facts.get("value"), facts.get("limit"), within)
    count = facts.get("count")
    is_info = is_info or (bool(below) and isinstance(count, int) and count < below)
    return "info" if is_info else "warning"


def _is_within(value: object, limit: object, percent: float) -> bool:
    """Whether a value is beyond a limit by that many percent of it at most."""
    if not isinstance(value, int | float) or not isinstance(limit, int | float):
        return False
    return 100 * abs(value - limit) <= percent * abs(limit)


def numbered(problems: list[Problem]) -> list[Problem]:
    """`problems` in order, each once, and the second and later of equal fingerprints with their ordinal.

    So each fingerprint belongs to one problem. The list is changed in place, as a second one would take too much
    memory.
    """
    seen: dict[str, int] = {}
    for at, problem in enumerate(ordered(problems)):
        count = seen[problem.fingerprint] = seen.get(problem.fingerprint, 0) + 1
        if count > 1:
            problems[at] = Problem(*problem[:-1], f"{problem.fingerprint}-{count}")
    return problems


def ordered(problems: list[Problem]) -> list[Problem]:
    """`problems`, in place, in the order of the source, then of the rules; each once."""
    problems.sort(key=attrgetter("rule"))
    problems.sort(key=attrgetter("place"))
    kept, here, messages = 0, None, set[str]()
    for problem in problems:
        if here != (here := (problem.place, problem.rule)):
            messages = set()
        elif problem.message in messages:
            continue
        messages.add(problem.message)
        problems[kept] = problem
        kept += 1
    del problems[kept:]
    return problems


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _plain(value: Any) -> Any:
    """A fact as reports have it: a plain text, cut if it is too long."""
    if not isinstance(value, str):
        return value
    return f"{value[: _LONGEST - 1]}…" if len(value) > _LONGEST else str(value)


def without_yielding(problems: list[Problem], rules: Sequence[ActiveRule]) -> list[Problem]:
    """The problems, without those of rules that yield to another rule which reports the same place."""
    yielding = {active.rule.id: frozenset(active.rule.yields_to) for active in rules if active.rule.yields_to}
    if not yielding:
        return problems
    reported = {rule: _Reported(p for p in problems if p.rule == rule) for rule in {*chain(*yielding.values())}}
    return [
        problem
        for problem in problems
        if not any(reported[rule].overlaps(problem.place) for rule in yielding.get(problem.rule, ()))
    ]


class _Reported:
    """All places of some problems, the related ones included."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        places = sorted((place.start, place.end) for p in problems for place in chain((p.place,), p.related))
        self.starts = [start for start, _ in places]
        self.ends = list(accumulate((end for _, end in places), max))
        """For each place, the last end of it and those before it."""

    def overlaps(self, place: Place) -> bool:
        """Whether one of the places has a character in common with this one."""
        before = bisect_left(self.starts, place.end)
        return before > 0 and self.ends[before - 1] > place.start
