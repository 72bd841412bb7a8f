"""What a cache keeps of a report is the report; and what somebody else put there is refused, or harms nobody."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from random import Random
from typing import Any

from seolint.linter import Report
from seolint.run.cache.serialization import FileLookups, serialize
from seolint.run.cache.validation import Limits, validated_lookups, validated_report
from tests.fuzz.article import EVERY_RULE, Article, configs
from tests.fuzz.broken import Broken
from tests.fuzz.mutations import mutate
from tests.fuzz.repeating import difference, plain
from tests.fuzz.reports import render_all
from tests.fuzz.subject import text_of

_ANSWERS = FileLookups(True, {"a": None, "b": True})
_ODD: tuple[Any, ...] = (
    None,
    True,
    "",
    -1,
    0,
    1.5,
    10**30,
    1e400,
    [],
    {},
    [[]],
    {"a": 1},
    "\x1b[31m",
    "\n::error::a",
    "\ud800",
    "9" * 300,
)
_VARIANTS = 4


def check_kept(article: Article) -> Iterator[Broken]:
    """What is read back from a cache is what was reported; none of it is refused."""
    for report in article.reports.values():
        sound = report._replace(errors=())  # what has errors isn't kept
        kept = serialize(sound, _ANSWERS)
        if validated_lookups(kept) != _ANSWERS:
            yield Broken("cache", "answers", repr(validated_lookups(kept)))
        try:
            back = validated_report(kept, article.path, _limits(article))
        except ValueError as error:
            yield Broken("cache", "refused", str(error))
        else:
            if plain(back) != plain(sound):
                yield Broken("cache", "report", difference(sound, back))


def check_tampered(article: Article) -> Iterator[Broken]:
    """Kept values that were changed are refused, or are a report that every format can show."""
    report = article.reports[EVERY_RULE]
    if report.errors:
        return
    kept = serialize(report, _ANSWERS)
    rng = Random(kept)
    for changed in (_changed(rng, kept) for _ in range(_VARIANTS)):
        with suppress(ValueError):
            validated_lookups(changed)
        try:
            accepted = validated_report(changed, article.path, _limits(article))
        except ValueError:
            continue
        yield from _shown(accepted)


def _shown(report: Report) -> Iterator[Broken]:
    for problem in report.problems:
        if not 0 <= problem.place.start <= problem.place.end:
            yield Broken("cache", "accepts a place", str(problem.place))
    yield from render_all(report)


def _limits(article: Article) -> Limits:
    return Limits(len(article.source.encode("utf-8", "surrogatepass")), configs()[EVERY_RULE].states)


def _changed(rng: Random, kept: bytes) -> bytes:
    """What is kept, with another value somewhere; now and then with a change of its text."""
    if rng.random() < 0.2:
        return mutate(rng, text_of(kept), text_of(kept), 2).encode("utf-8", "surrogateescape")
    head, _, body = kept.partition(b"\n")
    values = json.loads(body)
    _put(rng, values, rng.choice(_ODD))
    return head + b"\n" + json.dumps(values).encode()


def _put(rng: Random, values: Any, value: Any) -> None:
    """Put a value somewhere into a list or a mapping, at any depth."""
    while True:
        places: Any = list(values) if isinstance(values, dict) else range(len(values))
        if not places:
            return
        at = rng.choice(places)
        below = values[at]
        if not isinstance(below, (list, dict)) or not below or rng.random() < 0.15:
            values[at] = value
            return
        values = below
