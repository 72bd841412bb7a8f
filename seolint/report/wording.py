"""Wording that the reports for people share: totals, and further places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from seolint.document import Place
from seolint.report.console import safe, safe_path
from seolint.rules.rule import Problem
from seolint.run.options import STAGED
from seolint.run.result import RunResult, by_severity
from seolint.run.site_habits import SiteHabits
from seolint.wording import plural

MOST_RELATED = 4
"""Further places that are named one by one."""


def also(related: Sequence[Place]) -> str:
    """A sentence, preceded by a blank, that names the further places of a problem; "" without any."""
    if not related:
        return ""
    places = [named(place) for place in related[:MOST_RELATED]]
    rest = len(related) - len(places)
    more = f" and {rest} more" if rest > 0 else ""
    return f" Also at {', '.join(places)}{more}."


def named(place: Place) -> str:
    """A further place: its line and column, after the path if it is in another file."""
    return f"{safe_path(place.path)}:{place.line}:{place.column}" if place.path else f"{place.line}:{place.column}"


def on_other_pages(problem: Problem, habits: SiteHabits) -> str:
    """For a problem shown for a whole site: how many other pages have it, and what to do; "" for any other."""
    others = habits.get((problem.rule, problem.severity), 1) - 1
    if not others:
        return ""
    return (
        f" {others:,} other pages have such problems, so it may be the style of this site. --verbose lists them; "
        f"to turn the rule off, write {safe(problem.rule)}: off under rules in the config."
    )


def further(problem: Problem, habits: SiteHabits) -> str:
    """Where else a problem occurs: on its page, and on how many others."""
    return also(problem.related) + on_other_pages(problem, habits)


def totals(result: RunResult) -> str:
    """How many problems there are, by severity, and in how much text; how many aren't shown, and why."""
    words = sum(file.words for file in result.files)
    known = f"; {result.recorded:,} recorded in the baseline" if result.recorded else ""
    stray = (
        f"; {plural(result.stray_links, 'link')} to files outside the repository skipped" if result.stray_links else ""
    )
    left_out = _not_articles(result.not_articles)
    where = f"{plural(len(result.files), 'file')}, {plural(words, 'word')}{known}{stray}{left_out}{_hidden(result)}"
    if not result.files and not result.problems:
        return f"{_nothing(result.since)}{left_out}"
    if not result.problems:
        return f"No problems in {where}"
    return f"{plural(len(result.problems), 'problem')} ({kinds(result.counts)}) in {where}"


def _nothing(since: str | None) -> str:
    """Why no file was linted."""
    if since is None:
        return "Nothing was linted"
    return f"Nothing to lint: no articles {'are staged' if since == STAGED else f'have changed since {safe(since)}'}"


def _not_articles(count: int) -> str:
    """How many files and folders were left out because they aren't articles, and how to see which."""
    return (
        f"; {count:,} left out that {'is not an article' if count == 1 else 'are not articles'} (see --verbose)"
        if count
        else ""
    )


def _hidden(result: RunResult) -> str:
    """How many problems are hidden because of their low severity, or as repetitions, and how to see them."""
    low, repeated = kinds(by_severity(result.hidden)), kinds(by_severity(result.repeated))
    them = "it" if len(result.hidden) == 1 else "them"
    parts = (
        f"; {low} hidden (--min-severity info shows {them})" if low else "",
        f"; {repeated} repeated across pages hidden (--verbose shows them)" if repeated else "",
    )
    return "".join(parts)


def kinds(counts: Mapping[str, int]) -> str:
    """Counts by severity: 1 error, 12 warnings, 3 info."""
    return ", ".join(
        f"{count:,} info" if severity == "info" else plural(count, severity)
        for severity, count in counts.items()
        if count
    )
