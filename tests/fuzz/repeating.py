"""The same input gives the same result: again, and in another process."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

from seolint.linter import Report
from tests.fuzz.article import Article
from tests.fuzz.broken import Broken


def check_repeated(article: Article) -> Iterator[Broken]:
    """A second lint reports the same."""
    for name, report in article.reports.items():
        if (again := article.examined(name)) != report:
            yield Broken("not deterministic", "same process", difference(report, again))


def digest(article: Article) -> str:
    """What is reported, in few characters: to compare with what another process reports."""
    told = json.dumps([plain(report) for report in article.reports.values()], sort_keys=True, default=repr)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def plain(value: Any) -> Any:
    """Sequences as lists, which JSON doesn't tell apart."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(item) for item in value]
    return {key: plain(item) for key, item in value.items()} if isinstance(value, dict) else value


def difference(before: Report, after: Report) -> str:
    """The first field in which two reports differ."""
    for name, one, other in zip(Report._fields, before, after, strict=True):
        if plain(one) != plain(other):
            return f"{name}: {one!r:.200} became {other!r:.200}"
    return "no field differs"
