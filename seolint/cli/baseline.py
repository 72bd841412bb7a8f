"""`seolint baseline`: record today's problems, so that only new ones count from now on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import click

from seolint.cli._common import configs_for, finish
from seolint.cli._options import config_options, exclude_options, site_option, time_option
from seolint.config import Config
from seolint.faults import contained
from seolint.files import root_of
from seolint.linter import Extras, Report
from seolint.readers import format_of
from seolint.report.console import safe, safe_path
from seolint.run.config_loader import ConfigLoader
from seolint.run.discovery import Failure
from seolint.run.gate.baseline import (
    NAME,
    Baseline,
    BaselineError,
    ScoreEntry,
    is_baseline,
    load,
    relative,
    save,
    shown,
)
from seolint.run.gate.baseline_matcher import BaselineMatcher, as_baseline, joined
from seolint.run.gate.problem_filter import ProblemFilter, rules_for
from seolint.run.gate.selection import across_pages, lint_selected
from seolint.run.options import CheckOptions
from seolint.wording import plural

UNNAMED = f"""\
infos are recorded, too, and so is each place of problems that are reported together
next: add baseline: {NAME} to .seolint.yml, or run seolint check --baseline {NAME}"""


@click.command("baseline")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@config_options
@click.option(
    "--output", metavar="FILE", help=f"The file to write; by default, the one that the config names, or {NAME}."
)
@click.option("--prune", is_flag=True, help="Only remove problems that are gone; record nothing new.")
@exclude_options
@site_option
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Number of processes; by default, as many as pay off."
)
@time_option
def command(output: str | None, prune: bool, **values: Any) -> None:
    """Record today's problems and scores.

    Without PATH, in the current folder. seolint check --baseline FILE then ignores them. Entries for files and rules
    that aren't checked this time stay as they are.
    """
    options = CheckOptions(**values)
    configs = configs_for(options)
    discovery = configs.discovery(options)
    paths = options.paths or (".",)
    failures: list[Failure] = []
    extras = Extras(scores=True)
    everything = ProblemFilter(configs, lambda path: None)
    across = across_pages(options, configs, discovery, everything)
    files = BaselineFiles(configs, output, prune, across=across is not None)
    for outcome in lint_selected(options, configs, discovery, everything, extras, None, across):
        if isinstance(outcome, Failure):
            failures.append(outcome)
        else:
            failures += [Failure("", error) for error in outcome.errors]
            failures += files.add(outcome)
    for matcher, reports in files.all(paths):
        now = _pruned(matcher, reports) if prune else _recorded(matcher, reports)
        _write(matcher.file, joined(now, matcher.unjudged()))
    if files.unnamed and not prune:
        click.echo(UNNAMED, err=True)
    finish(configs, [*failures, *discovery.failures], options.paths)


class BaselineFiles:
    """The baselines to be written, each with its previous content and the reports that go into it."""

    def __init__(self, configs: ConfigLoader, output: str | None, prune: bool, *, across: bool) -> None:
        self._configs, self._output, self._prune, self._across = configs, output, prune, across
        self.unnamed = False
        """Whether a file got the default name, which no config tells `seolint check`."""
        self._open: dict[str, tuple[BaselineMatcher, list[Report]]] = {}

    def add(self, report: Report) -> Sequence[Failure]:
        """Add a report; return what went wrong. Raises click.UsageError if its baseline can't be pruned or replaced."""
        matcher, reports = self._opened(self._file(Path(report.path)))

        def enter() -> Sequence[Failure]:
            rules = rules_for(self._configs, report.path, across=self._across)
            matcher.new_problems(report, *rules, lambda problem: False)
            reports.append(report)
            return ()

        return contained(enter, lambda message: (Failure(report.path, message),))

    def all(self, paths: Sequence[str]) -> Iterable[tuple[BaselineMatcher, Sequence[Report]]]:
        """The baselines with new reports, and those of `paths` that already exist; at least one."""
        for file in map(self._file, (Path(path, "-") if Path(path).is_dir() else Path(path) for path in paths)):
            if not self._open or Path(file).exists():
                self._opened(file)
        return self._open.values()

    def _opened(self, file: str) -> tuple[BaselineMatcher, list[Report]]:
        if file not in self._open:
            _refuse_article(file)
            before = _before(file, self._prune, self._roots(file), self._configs.of(Path.cwd() / "-"))
            self._open[file] = BaselineMatcher(before, file), []
        return self._open[file]

    def _roots(self, file: str) -> Sequence[str] | None:
        return None if self._output else (root_of(Path(file).absolute().parent),)

    def _file(self, path: Path) -> str:
        """The baseline for an article: the one on the command line, in its config, or with the default name."""
        named = self._output or self._configs.of(path.absolute()).baseline
        self.unnamed |= not named
        return shown(named) if named else NAME


def _refuse_article(file: str) -> None:
    if format_of(file):
        problem = f"a baseline named {file} would be linted as an article"
        raise click.UsageError(f"{problem}; give it another extension, or none, such as {NAME}")


def _before(file: str, prune: bool, roots: Sequence[str] | None, config: Config) -> Baseline:
    """What was recorded so far. A broken baseline is rewritten, but no other file is overwritten."""
    if not prune and not Path(file).exists():
        return Baseline()
    try:
        return load(file, roots, config.current_ids)
    except BaselineError as error:
        if prune or not is_baseline(file, roots):
            raise click.UsageError(str(error)) from error
    return Baseline()


def _recorded(matcher: BaselineMatcher, reports: Sequence[Report]) -> Baseline:
    problems = chain.from_iterable(report.problems for report in reports)
    return as_baseline(problems, chain.from_iterable(report.scores for report in reports), matcher.folder)


def _pruned(matcher: BaselineMatcher, reports: Sequence[Report]) -> Baseline:
    """What was recorded and is still there, under today's paths."""
    scores = [score for report in reports for score in report.scores]
    found = as_baseline(matcher.matched, [score for score in scores if matcher.recorded_score(score)], matcher.folder)
    before = {
        (relative(score.problem.path, matcher.folder), score.measure): matcher.recorded_score(score) for score in scores
    }
    return Baseline(found.problems, [_as_before(entry, before[entry.path, entry.measure]) for entry in found.scores])


def _as_before(entry: ScoreEntry, before: ScoreEntry | None) -> ScoreEntry:
    return entry._replace(value=before.value) if before else entry


def _write(file: str, baseline: Baseline) -> None:
    try:
        save(file, baseline)
    except OSError as error:
        raise click.UsageError(f"--output: {file} can't be written: {error.strerror}") from error
    problems = plural(sum(entry.times for entry in baseline.problems), "problem")
    files = plural(len({entry.path for entry in baseline.problems}), "file")
    click.echo(safe(f"{problems} in {files} recorded in {safe_path(file)}"))
