"""The same input gives the same result: again, and after the way through a cache or from another process."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

from seolint.cache.plain import Answers, answers_in, as_bytes, report_in
from seolint.linter import Report
from tests.fuzz.article import Article
from tests.fuzz.broken import Broken


def check_repeated(article: Article) -> Iterator[Broken]:
    """A second lint reports the same."""
    for name, report in article.reports.items():
        if (again := article.examined(name)) != report:
            yield Broken("not deterministic", "same process", _difference(report, again))


def check_kept(article: Article) -> Iterator[Broken]:
    """What a cache keeps is what was reported."""
    answers = Answers(True, {"a": None, "b": True})
    for report in article.reports.values():
        kept = as_bytes(report, answers)
        if answers_in(kept) != answers:
            yield Broken("cache", "answers", repr(answers_in(kept)))
        if _plain(back := report_in(kept, article.path)) != _plain(report):
            yield Broken("cache", "report", _difference(report, back))


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
