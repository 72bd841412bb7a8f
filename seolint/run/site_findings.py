"""Findings across pages -> problems: the finding with its message, its line and a fingerprint."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b
from typing import cast

from seolint.config import ActiveRule
from seolint.document import Place
from seolint.problems import LEAD, WINDOW
from seolint.rules.rule import Excerpt, Problem, Severity
from seolint.site.index import PagePlace, SiteFinding

TextOf = Callable[[str], str]
"""The text of the file at a path; "" if it isn't available."""


def problem_of(
    finding: SiteFinding, active: ActiveRule, at: PagePlace, related: Sequence[PagePlace], text_of: TextOf
) -> Problem:
    """The problem that a finding is, at one of its places; the others are `related`."""
    path, rule, place = at.page.record.path, active.rule, at.place
    text = text_of(path)
    words = finding.group or finding.identity or text[place.start : place.end]
    named = [each.place._replace(path="" if each.page is at.page else each.page.record.path) for each in related]
    return Problem(
        path=path,
        rule=rule.id,
        family=rule.family,
        severity=cast("Severity", finding.severity or active.severity),
        message=rule.say(finding.facts, active.options),
        facts=finding.facts,
        place=place,
        related=tuple(named),
        excerpt=_excerpt(text, place),
        fingerprint=_fingerprint(rule.first_id, words),
    )


def _fingerprint(rule: str, words: str) -> str:
    folded = " ".join(words.lower().split())
    return blake2b(f"{rule}\0{folded}\0".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _excerpt(text: str, place: Place) -> Excerpt:
    """The line of a place, cut to a window; see `seolint.problems`."""
    left = place.start - place.column + 1
    ends = [end for end in (text.find("\n", place.start), text.find("\r", place.start)) if end >= 0]
    end = min(ends, default=len(text))
    if end - left > WINDOW:
        left = max(left, min(place.start - LEAD, end - WINDOW))
    right = min(end, left + WINDOW)
    start = max(0, min(place.start, right) - left)
    return Excerpt(text[left:right], start, max(start, min(place.end, right) - left))
