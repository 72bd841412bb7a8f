"""What the rules across pages report in the sites that a run's pages belong to, put into the reports of the pages."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from seolint.config import ActiveRule, load
from seolint.document import Place
from seolint.faults import PASSING, described
from seolint.linter import Report
from seolint.placeholders import TemplateError
from seolint.problems import numbered
from seolint.rules.check import find_check
from seolint.rules.rule import Problem
from seolint.run.config_loader import ConfigLoader
from seolint.run.site_causes import Earlier, RuleFinding, caused, concern_others, pages_before
from seolint.run.site_files import Folders
from seolint.run.site_findings import TextOf, problem_of
from seolint.run.site_surroundings import Surroundings
from seolint.site.compared_text import ComparedText
from seolint.site.index import PagePlace, Site, SiteFinding, SitePage
from seolint.site.record import PageRecord

UNUSED = "unused-suppression"
"""The rule about directives that suppress nothing on their page."""

Focus = Callable[[str, Sequence[Place]], bool]
"""Whether a run is about any of the given places in the file at a path."""

Groups = Mapping[str, Sequence[Sequence[str]]]
"""The groups of pages, by their names, that each rule found."""


class SiteRun(NamedTuple):
    """What is requested of the rules across pages.

    `roots` are the absolute paths of folders that count as sites if nothing else defines one. `compared_text_of` reads
    the words of a page again. `focus` is what the run is about; None for everything. If it is about changes, `earlier`
    gives the changed pages of the site in a folder as they were before, `moved` those that were moved, by their present
    names.
    """

    configs: ConfigLoader
    surroundings: Surroundings
    roots: Sequence[Path]
    text_of: TextOf
    compared_text_of: Callable[[PageRecord], ComparedText]
    focus: Focus | None = None
    earlier: Callable[[Path, Site], Earlier] | None = None
    moved: Callable[[Path, Site], Mapping[str, SitePage]] | None = None


class SiteProblems:
    """What the rules across pages find in the sites of a run.

    `keep` keeps the sites, for pages that are linted again and for reports.
    """

    def __init__(self, run: SiteRun, *, keep: bool = False) -> None:
        self._run, self._rules, self._keep = run, _RulesOf(run.configs), keep
        self.sites: list[Site] = []
        self.caused: set[tuple[str, str, int]] = set()
        """The problems that changes caused elsewhere: path, rule and offset."""

    def added(self, reports: Sequence[Report]) -> list[Report]:
        """The reports, in the order given, with what is found."""
        run, outcome = self._run, _outcome()
        for root, members in _by_site(reports, run).items():
            pages = [(name, report.record) for name, report in members if report.record]
            site = run.surroundings.site(root, pages, run.compared_text_of)
            site.moved = run.moved(root, site) if run.moved else {}
            self.sites += [site] if self._keep else []
            _judge(site, self._rules, run, outcome)
            self._add_caused(root, site, outcome)
        return [_completed(report, outcome) for report in reports]

    def added_again(self, report: Report, text: str, names: Collection[str]) -> Report:
        """The report of a page that is now this `text`, with what the rules `names` find in it and nowhere else.

        Its address and its headings are taken to be what they were.
        """
        outcome = _outcome()
        run = self._run._replace(text_of=lambda path: text, focus=None)
        if report.record and report.path in self._pages:
            site, page = self._pages[report.path]
            judged = [page._replace(record=report.record)]
            active = [each for name, each in self._rules(report.path).items() if name in names]
            _run_rules(site, [(each, judged) for each in active], run, outcome)
        return _completed(report, outcome)

    def _add_caused(self, root: Path, site: Site, outcome: _Outcome) -> None:
        """Add those problems elsewhere that weren't there before the changes."""
        run, found = self._run, list(outcome.elsewhere)
        outcome.elsewhere.clear()
        earlier = run.earlier(root, site) if run.earlier and found else {}
        if concern_others(site, earlier):
            before = run.surroundings.site(root, pages_before(site, earlier), run.compared_text_of)
            for finding, active in caused(found, before, earlier):
                self.caused.add((finding.at.page.record.path, active.rule.id, finding.at.place.start))
                problem = problem_of(finding, active, finding.at, finding.related, run.text_of)
                outcome.problems[problem.path].append(problem)

    @cached_property
    def _pages(self) -> Mapping[str, tuple[Site, SitePage]]:
        return {page.record.path: (site, page) for site in self.sites for page in site.pages}


class _Outcome(NamedTuple):
    """What rules found, by path: problems, the places about which they know more than a page does, and errors.

    `suppressed` are the names of rules and families for which directives suppress something; `elsewhere` is what was
    found in places that weren't changed, where only changes are to be reported.
    """

    problems: dict[str, list[Problem]]
    settled: dict[str, set[tuple[str, int]]]
    errors: dict[str, list[str]]
    suppressed: dict[str, set[str]]
    elsewhere: list[RuleFinding]


def _outcome() -> _Outcome:
    return _Outcome(defaultdict(list), defaultdict(set), defaultdict(list), defaultdict(set), [])


class _RulesOf:
    """The rules across pages that are in force for a file, determined once for all files with the same config."""

    def __init__(self, configs: ConfigLoader) -> None:
        self._configs = configs
        self._known: dict[tuple[object, ...], Mapping[str, ActiveRule]] = {}

    def __call__(self, path: str) -> Mapping[str, ActiveRule]:
        config = self._configs.of_file(path)
        key = self._configs.source_of_file(path), config.generator, tuple(config.overriding(path))
        if key not in self._known:
            active = config.for_path(path).rules
            self._known[key] = {each.rule.id: each for each in active if each.rule.across}
        return self._known[key]


def _by_site(reports: Sequence[Report], run: SiteRun) -> Mapping[Path, list[tuple[str, Report]]]:
    """The reports of each site, by its root, each with the path of its file relative to that."""
    found: dict[Path, list[tuple[str, Report]]] = defaultdict(list)
    for report in reports:
        if report.record and not report.path.startswith("<"):
            whole = Path(os.path.abspath(report.path))  # noqa: PTH100 - without `..` in it
            root = run.surroundings.root_of(whole, run.roots)
            if root is not None:
                found[root].append((whole.relative_to(root).as_posix(), report))
    return found


def problems_across(
    site: Site, rules: Callable[[str], Mapping[str, ActiveRule]]
) -> tuple[Sequence[Problem], Sequence[tuple[str, str]]]:
    """What `rules`, given for each path, find across the pages of a site that isn't on disk; and errors, by path."""
    configs, outcome = ConfigLoader(lambda path: load(), search=False), _outcome()
    run = SiteRun(configs, Surroundings(configs, Folders()), (), lambda path: "", site.text_of)
    _judge(site, rules, run, outcome)
    errors = [(path, error) for path, messages in outcome.errors.items() for error in messages]
    return [problem for problems in outcome.problems.values() for problem in problems], errors


def _judge(site: Site, rules: Callable[[str], Mapping[str, ActiveRule]], run: SiteRun, outcome: _Outcome) -> None:
    """Run each rule on the pages that it is in force for with the same options, those first that others yield to."""
    groups: dict[tuple[str, str], tuple[ActiveRule, list[SitePage]]] = {}
    for page in site.pages:
        for name, active in rules(page.record.path).items():
            groups.setdefault((name, repr((active.severity, active.options))), (active, []))[1].append(page)
    ordered = sorted(groups.items(), key=lambda each: (len(each[1][0].rule.yields_to), each[0]))
    _run_rules(site, [group for _, group in ordered], run, outcome)


def _run_rules(
    site: Site, groups: Iterable[tuple[ActiveRule, Sequence[SitePage]]], run: SiteRun, outcome: _Outcome
) -> None:
    """Run rules, each on some pages of a site."""
    found = defaultdict[str, list[list[str]]](list)
    for active, pages in groups:
        site.judged, site.grouped = pages, _grouped(found, active.rule.yields_to)
        try:
            for finding in active.rule.find_across(site, active.options):
                _add(finding, active, run, outcome)
                if finding.group:
                    members = (*finding.related, finding.at)
                    found[active.rule.id].append([each.page.name for each in members])
            for page in pages:
                starts = active.rule.settled(site, page)
                outcome.settled[page.record.path].update((active.rule.id, start) for start in starts)
        except PASSING:
            raise
        except TemplateError as error:
            where = pages[0].record.path
            outcome.errors[where].append(f"the message of the rule {active.rule.id} can't be filled in: {error}")
        except BaseException as error:  # as a panic of a native library is
            fault = described(error.with_traceback(None))
            outcome.errors[pages[0].record.path].append(f"internal error in rule {active.rule.id}: {fault}")
    site.judged, site.grouped = site.pages, {}


def _grouped(found: Groups, rules: Sequence[str]) -> Mapping[str, int]:
    """The number of the group that each page is in by what these rules found; groups with a common page are one."""
    numbers: dict[str, int] = {}
    joined: list[int] = []

    def whole(number: int) -> int:
        while joined[number] != number:
            number = joined[number]
        return number

    for number, pages in enumerate(pages for rule in rules for pages in found.get(rule, ())):
        joined.append(number)
        for name in pages:
            joined[whole(numbers.setdefault(name, number))] = number
    return {name: whole(number) for name, number in numbers.items()}


def _add(finding: SiteFinding, active: ActiveRule, run: SiteRun, outcome: _Outcome) -> None:
    """Add a finding, unless a directive of the page suppresses it or the run is about something else."""
    if finding.withdraws:
        outcome.settled[finding.at.page.record.path].add((active.rule.id, finding.at.place.start))
        return
    members = [each for each in (*finding.related, finding.at) if not _is_suppressed(active, each, outcome)]
    if finding.at not in members and not finding.group:
        return
    if finding.group and len(members) < 2:
        return
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
    if at is not finding.at and finding.facts_at:
        finding = finding._replace(facts=finding.facts_at(at))
    related = [each for each in members if each is not at] if finding.group else finding.related
    outcome.problems[at.page.record.path].append(problem_of(finding, active, at, related, run.text_of))


def _leads_there(finding: SiteFinding, focus: Focus) -> bool:
    """Whether a finding is about a page that the run is about."""
    return finding.target is not None and focus(finding.target.record.path, ())


def _is_suppressed(active: ActiveRule, at: PagePlace, outcome: _Outcome) -> bool:
    """Whether a directive suppresses a rule at a place; if so, it counts as used."""
    is_so = at.page.record.suppresses(active.rule.id, at.place.start)
    if is_so:
        outcome.suppressed[at.page.record.path].update((active.rule.id, active.rule.family))
    return is_so


def _completed(report: Report, outcome: _Outcome) -> Report:
    """A report with more problems, which replace those about which its site knows better."""
    path = report.path
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


def _is_used(problem: Problem, names: Set[str]) -> bool:
    """Whether a problem calls a directive unused that suppresses something across pages."""
    name = str(problem.facts.get("name", ""))
    return problem.rule == UNUSED and bool(names) and (name in names or name.startswith("seolint"))
