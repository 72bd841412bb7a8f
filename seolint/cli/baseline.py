"""`seolint baseline`: record today's problems, so that only new ones count from now on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import click

from seolint.cli._common import configs_for, finish
from seolint.cli._counting import rules_for
from seolint.cli._options import config_options, time_option
from seolint.faults import contained
from seolint.files import root_of
from seolint.linter import Report
from seolint.readers import format_of
from seolint.report.console import safe, safe_path
from seolint.run.config_loader import ConfigLoader
from seolint.run.discovery import Discovery, Failure
from seolint.run.gate.baseline import NAME, Baseline, BaselineError, Mark, is_baseline, load, relative, save, shown
from seolint.run.gate.baseline_matcher import Ledger, joined, recorded
from seolint.run.runner import run
from seolint.wording import plural


@click.command("baseline")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@config_options
@click.option("--output", metavar="FILE", help=f"The file to write; else what the config says, or {NAME}.")
@click.option("--prune", is_flag=True, help="Only drop what is gone; record nothing new.")
@click.option("--force-exclude", is_flag=True, help="Obey ignore files for paths named here, too.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes; by default as it pays.")
@time_option
def command(
    paths: tuple[str, ...],
    output: str | None,
    prune: bool,
    force_exclude: bool,
    jobs: int | None,
    timeout: float,
    **wishes: Any,
) -> None:
    """Record today's problems and scores.

    Without a path that is the current folder. seolint check --baseline FILE then leaves them out. What the file says
    of files and rules that are not judged this time stays as it is.
    """
    settings = configs_for(**wishes)
    discovery = Discovery(settings.ignores, force_exclude)
    books = Books(settings, output, prune)
    failures: list[Failure] = []
    for outcome in run(discovery, settings, paths or (".",), jobs, timeout=timeout):
        if isinstance(outcome, Failure):
            failures.append(outcome)
        else:
            failures += [Failure("", error) for error in outcome.errors]
            failures += books.add(outcome)
    for ledger, reports in books.all(paths or (".",)):
        now = _pruned(ledger, reports) if prune else _recorded(ledger, reports)
        _write(ledger.file, joined(now, ledger.rest()))
    finish(settings, [*failures, *discovery.failures])


class Books:
    """The baselines to be written, each with what it said so far and the reports that go into it."""

    def __init__(self, settings: ConfigLoader, output: str | None, prune: bool) -> None:
        self._settings, self._output, self._prune = settings, output, prune
        self._open: dict[str, tuple[Ledger, list[Report]]] = {}

    def add(self, report: Report) -> Sequence[Failure]:
        """Enter a report; what went wrong. Raises click.UsageError where its baseline can't be pruned or replaced."""
        ledger, reports = self._book(self._file(Path(report.path)))

        def enter() -> Sequence[Failure]:
            ledger.new(report, *rules_for(self._settings, report.path), fresh=lambda problem: False)
            reports.append(report)
            return ()

        return contained(enter, lambda message: (Failure(report.path, message),))

    def all(self, paths: Sequence[str]) -> Iterable[tuple[Ledger, Sequence[Report]]]:
        """Those entered in, and those of `paths` that are there already; one at least."""
        for file in map(self._file, (Path(path, "-") if Path(path).is_dir() else Path(path) for path in paths)):
            if not self._open or Path(file).exists():
                self._book(file)
        return self._open.values()

    def _book(self, file: str) -> tuple[Ledger, list[Report]]:
        if file not in self._open:
            _refuse_article(file)
            self._open[file] = Ledger(_before(file, self._prune, self._roots(file)), file), []
        return self._open[file]

    def _roots(self, file: str) -> Sequence[str] | None:
        return None if self._output else (root_of(Path(file).absolute().parent),)

    def _file(self, path: Path) -> str:
        """The baseline for an article: of the command line, of its config, or by the usual name."""
        named = self._output or self._settings.of(path.absolute()).baseline
        return shown(named) if named else NAME


def _refuse_article(file: str) -> None:
    if format_of(file):
        told = f"a baseline named {file} would be linted as an article; give it another ending, or none"
        raise click.UsageError(f"{told}, such as {NAME}")


def _before(file: str, prune: bool, roots: Sequence[str] | None) -> Baseline:
    """What was recorded so far. A baseline that is broken is written anew, but no other file is written over."""
    if not prune and not Path(file).exists():
        return Baseline()
    try:
        return load(file, roots)
    except BaselineError as error:
        if prune or not is_baseline(file, roots):
            raise click.UsageError(str(error)) from error
    return Baseline()


def _recorded(ledger: Ledger, reports: Sequence[Report]) -> Baseline:
    problems = chain.from_iterable(report.problems for report in reports)
    return recorded(problems, chain.from_iterable(report.scores for report in reports), ledger.folder)


def _pruned(ledger: Ledger, reports: Sequence[Report]) -> Baseline:
    """What was recorded and is still there, under the paths of today."""
    scores = [score for report in reports for score in report.scores]
    found = recorded(ledger.met, [score for score in scores if ledger.mark(score)], ledger.folder)
    before = {(relative(score.problem.path, ledger.folder), score.measure): ledger.mark(score) for score in scores}
    kept = ((mark, before[mark.path, mark.measure]) for mark in found.marks)
    return Baseline(found.entries, [_as_before(mark, old) for mark, old in kept])


def _as_before(mark: Mark, before: Mark | None) -> Mark:
    return mark._replace(value=before.value) if before else mark


def _write(file: str, baseline: Baseline) -> None:
    try:
        save(file, baseline)
    except OSError as error:
        raise click.UsageError(f"--output: {file} can't be written: {error.strerror}") from error
    problems = plural(sum(entry.times for entry in baseline.entries), "problem")
    files = plural(len({entry.path for entry in baseline.entries}), "file")
    click.echo(safe(f"{problems} in {files} recorded in {safe_path(file)}"))
