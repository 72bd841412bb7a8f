"""What `--fix` and suppression comments do to an article: no word changes, and no problem is added."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seolint.document import FILLER
from seolint.fixes import fix
from seolint.linter import Report
from seolint.readers import read
from seolint.suppression import CHECK
from tests.fuzz.article import EVERY_RULE, Article, configs
from tests.fuzz.broken import Broken

_DISGUISE = "sealant"
"""As long as the name in directives, and a word to nobody."""


def check_fixes(article: Article) -> Iterator[Broken]:
    """A second run of `--fix` changes nothing, the words of the article stay, and so do the texts of its blocks."""
    strict = configs()["strict"]
    for unsafe in (False, True):
        fixed = fix(article.source, article.path, strict, article.format, unsafe=unsafe)
        if (fixed.source == article.source) != (fixed.fixed == 0):
            yield Broken("fix", "count", f"{fixed.fixed} problems fixed; changed: {fixed.source != article.source}")
        if fixed.source == article.source:
            continue
        if (again := fix(fixed.source, article.path, strict, article.format, unsafe=unsafe)).source != fixed.source:
            yield Broken("fix", "not idempotent", _first_difference(fixed.source, again.source))
        if (before := _words(article, article.source)) != (after := _words(article, fixed.source)):
            yield Broken("fix", "words change", _first_difference(" ".join(before), " ".join(after)))


def _words(article: Article, source: str) -> list[str]:
    """The words that readers see."""
    return re.findall(r"[^\W_]+", read(source, article.format).prose.replace(FILLER, ""))


def _first_difference(before: str, after: str) -> str:
    at = next(
        (at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    return f"{before[max(0, at - 20) : at + 30]!r} became {after[max(0, at - 20) : at + 30]!r}"


def check_suppression(article: Article) -> Iterator[Broken]:
    """With directives there is no problem that the same text without them doesn't have, but about directives."""
    if "seolint" not in article.source:
        return
    disguised = article.source.replace("seolint", _DISGUISE)
    plain = read(disguised, article.format)
    if (plain.prose, plain.unseen) != (article.document.prose, article.document.unseen):
        return  # what looks like a directive is text
    with_directives = _problems(article.examined(EVERY_RULE))
    without = _problems(article.examined(EVERY_RULE, disguised))
    for rule, *problem in sorted(with_directives - without):
        yield Broken("suppression", f"adds {rule}", str(problem))


def _problems(report: Report) -> set[tuple[str, str, int, int]]:
    rules = {name: state.rule for name, state in configs()[EVERY_RULE].states.items()}
    return {
        (problem.rule, problem.message, problem.place.start, problem.place.end)
        for problem in report.problems
        if rules[problem.rule].check != CHECK
    }
