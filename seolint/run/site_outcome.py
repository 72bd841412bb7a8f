"""What is requested of the rules across pages, and what they found: problems, and what they know better than a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import Any, NamedTuple

from seolint.config import ActiveRule
from seolint.document import Place
from seolint.linter import Report
from seolint.problems import numbered
from seolint.rules.check import find_check
from seolint.rules.rule import Problem
from seolint.run.config_loader import ConfigLoader
from seolint.run.site_causes import Earlier, RuleFinding
from seolint.run.site_findings import TextOf, problem_of
from seolint.run.site_navigation import Concerns
from seolint.run.site_surroundings import Surroundings
from seolint.site.compared_text import ComparedText
from seolint.site.index import PagePlace, Site, SiteFinding, SitePage
from seolint.site.listing import names_of
from seolint.site.record import PageRecord

UNUSED = "unused-suppression"
"""The rule about directives that suppress nothing on their page."""

_NOTHING: Mapping[str, Collection[str]] = {}

Focus = Callable[[str, Sequence[Place]], bool]
"""Whether a run is about any of the given places in the file at a path."""


class SiteRun(NamedTuple):
    """What is requested of the rules across pages.

    `roots` are the absolute paths of folders that count as sites if nothing else defines one. `compared_text_of` reads
    the words of a page again. `focus` is what the run is about; None for everything. If it is about changes, `earlier`
    gives the changed pages of the site in a folder as they were before, `moved` those that were moved, by their present
    names. `reread` reads a text without keeping it, for those who look into many. `concerns` says for an entry of a
    navigation whether the run is about it.
    """

    configs: ConfigLoader
    surroundings: Surroundings
    roots: Sequence[Path]
    text_of: TextOf
    compared_text_of: Callable[[PageRecord], ComparedText]
    focus: Focus | None = None
    earlier: Callable[[Path, Site], Earlier] | None = None
    moved: Callable[[Path, Site], Mapping[str, SitePage]] | None = None
    reread: TextOf | None = None
    concerns: Concerns = lambda path, line, pages: True


class Outcome(NamedTuple):
    """What rules found, by path: problems, the places about which they know more than a page does, and errors.

    `suppressed` are the names of rules and families for which directives suppress something; `elsewhere` is what was
    found in places that weren't changed, where only changes are to be reported. `shared` are the phrases that pages
    declare for themselves and a rule has found on others.
    """

    problems: dict[str, list[Problem]]
    settled: dict[str, set[tuple[str, int]]]
    errors: dict[str, list[str]]
    suppressed: dict[str, set[str]]
    elsewhere: list[RuleFinding]
    shared: dict[str, set[tuple[str, str]]]


def new_outcome() -> Outcome:
    """An outcome without anything found yet."""
    return Outcome(defaultdict(list), defaultdict(set), defaultdict(list), defaultdict(set), [], defaultdict(set))


def add_finding(finding: SiteFinding, active: ActiveRule, run: SiteRun, outcome: Outcome) -> None:
    """Add a finding, unless it repeats another, a directive of the page suppresses it or the run is about others."""
    if finding.withdraws:
        outcome.settled[finding.at.page.record.path].add((active.rule.id, finding.at.place.start))
        return
    if finding.repeats:
        return
    members = [each for each in (*finding.related, finding.at) if not _is_suppressed(active, each, outcome)]
    if finding.at not in members and not finding.group:
        return
    if finding.group and len(members) < 2:
        return
    for each in members if finding.group else ():
        outcome.shared[each.page.record.path].update((active.rule.id, text) for text in _declared_at(each))
    at = members[-1] if finding.group else finding.at
    if run.focus:
        whole = find_check(active.rule.across).whole_page
        focused = [each for each in members if run.focus(each.page.record.path, () if whole else (each.place,))]
        if not focused and run.earlier and not finding.group:
            outcome.elsewhere.append((finding, active))
        if not focused and (run.earlier or not _leads_there(finding, run.focus)):
            return
        if finding.group:
            at = focused[-1]
    related = [each for each in members if each is not at] if finding.group else finding.related
    finding = finding._replace(facts=_facts(finding, at, related))
    outcome.problems[at.page.record.path].append(problem_of(finding, active, at, related, run.text_of))


def _facts(finding: SiteFinding, at: PagePlace, related: Sequence[PagePlace]) -> Mapping[str, Any]:
    """The facts of a finding where it is reported; of a group, the other pages and how many there are with it."""
    if finding.facts_at:
        return finding.facts if at is finding.at else finding.facts_at(at)
    if not finding.group or "pages" not in finding.facts:
        return finding.facts
    return {**finding.facts, "count": len(related) + 1, "pages": names_of(each.page for each in related)}


def _declared_at(at: PagePlace) -> Iterator[str]:
    """The main keyphrase of a page, if it declares it in this place rather than a config for all pages."""
    record = at.page.record
    for phrase in record.keyphrases[:1]:
        if phrase.place == at.place != record.place:
            yield phrase.text


def _leads_there(finding: SiteFinding, focus: Focus) -> bool:
    """Whether a finding is about a page that the run is about."""
    return finding.target is not None and focus(finding.target.record.path, ())


def _is_suppressed(active: ActiveRule, at: PagePlace, outcome: Outcome) -> bool:
    """Whether a directive suppresses a rule at a place; if so, it counts as used."""
    is_so = at.page.record.suppresses(active.rule.id, at.place.start)
    if is_so:
        outcome.suppressed[at.page.record.path].update((active.rule.id, active.rule.family))
    return is_so


def completed(report: Report, outcome: Outcome, yielding: Mapping[str, Collection[str]] = _NOTHING) -> Report:
    """A report with more problems, which replace those about which its site knows better.

    `yielding` are the rules to which other rules yield: where one of these has found a phrase on other pages, too,
    nothing more is said of it.
    """
    path = report.path
    if shared := outcome.shared.get(path):
        kept_back = [p for p in report.problems if _is_shared(p, shared, yielding)]
        report = report._replace(problems=tuple(p for p in report.problems if p not in kept_back))
    known, new, errors = outcome.settled.get(path, ()), outcome.problems.get(path, ()), outcome.errors.get(path, ())
    used: Set[str] = outcome.suppressed.get(path, frozenset())
    if not (known or new or errors or used):
        return report
    before = {(p.rule, p.place.start): p for p in report.problems if (p.rule, p.place.start) in known}
    kept = [p for p in report.problems if (p.rule, p.place.start) not in known and not _is_used(p, used)]
    same = ((p, before.get((p.rule, p.place.start))) for p in new)
    added = [p._replace(place=old.place, fingerprint=old.fingerprint) if old else p for p, old in same]
    problems = report.problems
    if added or len(kept) < len(report.problems):
        bare = [p._replace(fingerprint=p.fingerprint.partition("-")[0]) for p in (*kept, *added)]
        problems = tuple(numbered(bare))
    return report._replace(problems=problems, errors=(*report.errors, *(f"{path}: {error}" for error in errors)))


def _is_shared(problem: Problem, shared: Set[tuple[str, str]], yielding: Mapping[str, Collection[str]]) -> bool:
    """Whether a rule to which that of a problem yields has found its phrase on other pages."""
    return any((rule, problem.facts.get("phrase")) in shared for rule in yielding.get(problem.rule, ()))


def _is_used(problem: Problem, names: Set[str]) -> bool:
    """Whether a problem calls a directive unused that suppresses something across pages."""
    name = str(problem.facts.get("name", ""))
    return problem.rule == UNUSED and bool(names) and (name in names or name.startswith("seolint"))
