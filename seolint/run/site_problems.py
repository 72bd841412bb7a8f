"""What the rules across pages report in the sites that a run's pages belong to, put into the reports of the pages."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache, cached_property, partial
from operator import attrgetter
from pathlib import Path

from seolint.config import ActiveRule, load
from seolint.faults import PASSING, described
from seolint.linter import Report
from seolint.placeholders import TemplateError
from seolint.rules.check import find_check
from seolint.rules.rule import Problem
from seolint.run.config_loader import ConfigLoader
from seolint.run.site_causes import caused, concern_others, pages_before
from seolint.run.site_files import Folders
from seolint.run.site_findings import problem_of
from seolint.run.site_navigation import broken_entries
from seolint.run.site_outcome import Outcome, SiteRun, add_finding, completed, new_outcome
from seolint.run.site_parts import parted
from seolint.run.site_surroundings import Surroundings
from seolint.site.index import Site, SitePage

Groups = Mapping[str, Sequence[Sequence[str]]]
"""The groups of pages, by their names, that each rule found."""

Reported = Mapping[str, Mapping[str, Collection[int]]]
"""The offsets of what each rule reported on each page alone, by the name of the page."""

_NOTHING: Reported = {}


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
        run, outcome = self._run, new_outcome()
        for root, members in _by_site(reports, run).items():
            pages = [(name, report.record) for name, report in members if report.record]
            site = run.surroundings.site(root, pages, run.compared_text_of)
            site.moved = run.moved(root, site) if run.moved else {}
            site.is_part = run.focus is None and _is_part(root, site, run.roots)
            if reread := run.reread:
                site.files = site.files._replace(source_of=lambda record: reread(record.path))
            site.earlier = cache(partial(run.earlier, root, site)) if run.earlier else site.earlier
            self.sites += [site] if self._keep else []
            _judge(site, self._rules, run, outcome, _reported(members))
            run.configs.warnings += broken_entries(root, site, run.concerns)
            self._add_caused(root, site, outcome)
        return [
            completed(report, outcome, self._rules.yielding(report.path) if report.path in outcome.shared else {})
            for report in reports
        ]

    def added_again(self, report: Report, text: str, names: Collection[str]) -> Report:
        """The report of a page that is now this `text`, with what the rules `names` find in it and nowhere else.

        Its address and its headings are taken to be what they were.
        """
        outcome = new_outcome()
        run = self._run._replace(text_of=lambda path: text, focus=None)
        if report.record and report.path in self._pages:
            site, page = self._pages[report.path]
            judged = [page._replace(record=report.record)]
            active = [each for name, each in self._rules(report.path).items() if name in names]
            _run_rules(site, [(each, judged) for each in active], run, outcome)
        return completed(report, outcome)

    def _add_caused(self, root: Path, site: Site, outcome: Outcome) -> None:
        """Add those problems elsewhere that weren't there before the changes."""
        run, found = self._run, list(outcome.elsewhere)
        outcome.elsewhere.clear()
        earlier = site.earlier() if found else {}
        if concern_others(site, earlier):
            before = run.surroundings.site(root, pages_before(site, earlier), run.compared_text_of)
            for finding, active in caused(found, before, earlier):
                self.caused.add((finding.at.page.record.path, active.rule.id, finding.at.place.start))
                problem = problem_of(finding, active, finding.at, finding.related, run.text_of)
                outcome.problems[problem.path].append(problem)

    @cached_property
    def _pages(self) -> Mapping[str, tuple[Site, SitePage]]:
        return {page.record.path: (site, page) for site in self.sites for page in site.pages}


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

    def yielding(self, path: str) -> Mapping[str, Sequence[str]]:
        """The rules on pages that are in force for a file and yield to others, with these."""
        active = self._configs.of_file(path).for_path(path).rules
        return {each.rule.id: each.rule.yields_to for each in active if each.rule.yields_to and not each.rule.across}


def _by_site(reports: Sequence[Report], run: SiteRun) -> Mapping[Path, Sequence[tuple[str, Report]]]:
    """The reports of each site, by its root, each with the path of its file relative to that."""
    found: dict[Path, list[tuple[str, Report]]] = defaultdict(list)
    known: dict[str, tuple[Path | None, str]] = {}
    for report in reports:
        if report.record and not report.path.startswith("<"):
            folder, name = os.path.split(report.path)
            if folder not in known:
                known[folder] = _site_of(run.configs.folder_of_file(report.path), run)
            root, start = known[folder]
            if root is not None:
                found[root].append((f"{start}{name}", report))
    parts = (parted(root, each) if _may_be_several(root, run) else {root: each} for root, each in found.items())
    return {root: members for sites in parts for root, members in sites.items()}


def _is_part(root: Path, site: Site, linted: Sequence[Path]) -> bool:
    """Whether the folders that are `linted` hold none of the site's folders of articles as a whole."""
    whole = [root.joinpath(*each) for each in site.content if not any("*" in part for part in each)] or [root]
    return bool(linted) and not any(folder.is_relative_to(each) for folder in whole for each in linted)


def _may_be_several(root: Path, run: SiteRun) -> bool:
    """Whether a folder is a site only because it was linted."""
    return root in run.roots and not run.configs.sites.of(root).site and not run.configs.of(root / "-").site


def _site_of(folder: Path, run: SiteRun) -> tuple[Path | None, str]:
    """The root of the site that a folder (absolute path) belongs to, and what the names of its pages begin with."""
    whole = Path(os.path.abspath(folder)) if ".." in str(folder) else folder  # noqa: PTH100 - without `..` in it
    root = run.surroundings.root_of(whole, run.roots)
    below = str(whole)[len(str(root)) :].strip(os.sep).replace(os.sep, "/") if root else ""
    return root, f"{below}/" if below else ""


def problems_across(
    site: Site, rules: Callable[[str], Mapping[str, ActiveRule]]
) -> tuple[Sequence[Problem], Sequence[tuple[str, str]]]:
    """What `rules`, given for each path, find across the pages of a site that isn't on disk; and errors, by path."""
    configs, outcome = ConfigLoader(lambda path: load(), search=False), new_outcome()
    run = SiteRun(configs, Surroundings(configs, Folders()), (), lambda path: "", site.text_of)
    _judge(site, rules, run, outcome)
    errors = [(path, error) for path, messages in outcome.errors.items() for error in messages]
    return [problem for problems in outcome.problems.values() for problem in problems], errors


def _reported(members: Iterable[tuple[str, Report]]) -> Reported:
    """What rules reported on each page alone."""
    found: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for name, report in members:
        for problem in report.problems:
            found[problem.rule][name].add(problem.place.start)
    return found


def _judge(
    site: Site,
    rules: Callable[[str], Mapping[str, ActiveRule]],
    run: SiteRun,
    outcome: Outcome,
    reported: Reported = _NOTHING,
) -> None:
    """Run each rule on the pages that it is in force for with the same options, those first that others yield to."""
    configs: dict[int, tuple[Mapping[str, ActiveRule], list[SitePage]]] = {}
    for page in site.pages:
        in_force = rules(page.record.path)
        configs.setdefault(id(in_force), (in_force, []))[1].append(page)
    groups: dict[tuple[str, str], tuple[ActiveRule, list[SitePage]]] = {}
    for in_force, pages in configs.values():
        for name, active in in_force.items():
            groups.setdefault((name, repr((active.severity, active.options))), (active, []))[1].extend(pages)
    if len(configs) > 1:
        for _, pages in groups.values():
            pages.sort(key=attrgetter("name"))
    ordered = sorted(groups.items(), key=lambda each: (len(each[1][0].rule.yields_to), each[0]))
    _run_rules(site, [group for _, group in ordered], run, outcome, reported)


def _run_rules(
    site: Site,
    groups: Iterable[tuple[ActiveRule, Sequence[SitePage]]],
    run: SiteRun,
    outcome: Outcome,
    reported: Reported | None = None,
) -> None:
    """Run rules, each on some pages of a site; `reported` is None if what they report on pages alone isn't known."""
    found = defaultdict[str, list[list[str]]](list)
    for active, pages in groups:
        site.judged, site.grouped = pages, _grouped(found, active.rule.yields_to)
        site.reported = (reported or _NOTHING).get(active.rule.id, {})
        try:
            for finding in active.rule.find_across(site, active.options):
                add_finding(finding, active, run, outcome)
                if finding.group:
                    members = (*finding.related, finding.at)
                    found[active.rule.id].append([each.page.name for each in members])
            settling = pages if find_check(active.rule.across).settled else ()
            for page in settling if reported is None else [each for each in settling if each.name in site.reported]:
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
    site.judged, site.grouped, site.reported = site.pages, {}, {}


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
