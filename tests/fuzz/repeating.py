"""The same input gives the same result: again, and after the way through a cache or from another process."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

from seolint.cache.plain import Answers, as_bytes
from seolint.cache.validation import Limits, kept_answers, kept_report
from seolint.linter import Report
from tests.fuzz.article import Article, configs
from tests.fuzz.broken import Broken


def check_repeated(article: Article) -> Iterator[Broken]:
    """A second lint reports the same."""
    for name, report in article.reports.items():
        if (again := article.examined(name)) != report:
            yield Broken("not deterministic", "same process", _difference(report, again))


def check_kept(article: Article) -> Iterator[Broken]:
    """What a cache keeps is what was reported, and passes for a report of an article of that length."""
    answers = Answers(True, {"a": None, "b": True})
    for name, report in article.reports.items():
        sound = report._replace(errors=())  # what has errors isn't kept
        kept = as_bytes(sound, answers)
        if kept_answers(kept) != answers:
            yield Broken("cache", "answers", repr(kept_answers(kept)))
        try:
            back = kept_report(kept, article.path, Limits(len(article.source), configs()[name].states))
        except ValueError as error:
            yield Broken("cache", "refused", str(error))
        else:
            if _plain(back) != _plain(sound):
                yield Broken("cache", "report", _difference(sound, back))


def digest(article: Article) -> str:
    """What is reported, in few characters: to compare with what another process reports."""
    told = json.dumps([_plain(report) for report in article.reports.values()], sort_keys=True, default=repr)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _plain(value: Any) -> Any:
    """Sequences as lists, which JSON doesn't tell apart."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(item) for item in value]
    return {key: _plain(item) for key, item in value.items()} if isinstance(value, dict) else value


def _difference(before: Report, after: Report) -> str:
    for name, one, other in zip(Report._fields, before, after, strict=True):
        if _plain(one) != _plain(other):
            return f"{name}: {one!r:.200} became {other!r:.200}"
    return "no field differs"
