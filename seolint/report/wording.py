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


def also(problem: Problem) -> str:
    """A sentence, preceded by a blank, that names the further places of a problem; "" without any.

    Pages that the message names aren't named again.
    """
    return sentence([named(place) for _, place in unnamed(problem)])


def sentence(places: Sequence[str]) -> str:
    """The sentence that names these places, preceded by a blank; "" for none."""
    if not places:
        return ""
    rest = len(places) - MOST_RELATED
    return f" Also at {', '.join(places[:MOST_RELATED])}{f' and {rest} more' if rest > 0 else ''}."


def unnamed(problem: Problem) -> Sequence[tuple[int, Place]]:
    """The further places of a problem that its message leaves out, each with its number among all of them, from 1.

    A page that the message names is left out, unless the place is a stretch of several lines, to be found on it.
    """
    numbered = enumerate(problem.related, 1)
    return [(at, place) for at, place in numbered if place.end_line > place.line or not _is_named(place.path, problem)]


def _is_named(path: str, problem: Problem) -> bool:
    """Whether a message names a path, and not only a longer one that holds it."""
    message, start = problem.message, -1
    while path and (start := message.find(path, start + 1)) >= 0:
        before, after = message[:start], message[start + len(path) :]
        if not (before[-1:].isalnum() or before[-1:] in tuple("/-_.")) and not _goes_on(after):
            return True
    return False


def _goes_on(after: str) -> bool:
    """Whether a path goes on with this text, rather than a sentence."""
    first, second = after[:1], after[1:2]
    return first.isalnum() or first in tuple("/-_") or (first == "." and second.isalnum())


def named(place: Place) -> str:
    """A further place: its line and column, after the path if it is in another file."""
    return f"{safe_path(place.path)}:{place.line}:{place.column}" if place.path else f"{place.line}:{place.column}"


def on_other_pages(problem: Problem, habits: SiteHabits) -> str:
    """For a problem shown for a whole site: how many other pages have it, and what to do; "" for any other."""
    others = habits.pages.get((problem.rule, problem.severity), 1) - 1
    if not others:
        return ""
    return (
        f" {others:,} other pages have such problems, so it may be the style of this site. --verbose lists them; "
        f"to turn the rule off, write {safe(problem.rule)}: off under rules in the config."
    )


def further(problem: Problem, habits: SiteHabits) -> str:
    """Where else a problem occurs: on its page, and on how many others."""
    return also(problem) + on_other_pages(problem, habits)


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
