"""What `seolint check` does, whichever way its options were parsed: lint, keep the problems that count, report."""

from __future__ import annotations

import sys
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from seolint.cli._common import cache_for, complain, configs_for, warn
from seolint.cli._streams import STDIN, read_stdin
from seolint.cli._targets import Target, refuse_articles, shown_in, targets_of, write
from seolint.linter import Extras
from seolint.report import WITH_TEXT
from seolint.report.wording import totals
from seolint.run.cache import Cache
from seolint.run.config_loader import ConfigLoader
from seolint.run.discovery import Discovery, Failure
from seolint.run.gate import Limits, exit_code
from seolint.run.gate.problem_filter import ProblemFilter
from seolint.run.gate.selection import across_pages, counted, expired, files_that_count, filter_for, lint_selected
from seolint.run.options import CheckOptions
from seolint.run.result import FileResult, RunResult, collect
from seolint.run.site_habits import site_habits
from seolint.run.worker import Outcome, lint_bytes

if TYPE_CHECKING:
    from seolint.run.gate.git import Git

PATIENCE = 1.0
"""Seconds before a progress bar appears."""

FOR_PEOPLE = frozenset({"html", "markdown", "text"})
"""Formats for people, who want to know that a file was written; programs needn't."""

BAR = 30
"""Cells of the progress bar."""


class Checked(NamedTuple):
    """The outcome of a check: the result, the configs that were used, the limits, and the exit code."""

    result: RunResult
    configs: ConfigLoader
    limits: Limits
    exit_code: int


def perform(options: CheckOptions, stdin: bytes | None = None, out: TextIO | None = None) -> int:
    """Do what the command line asks, and return the exit code. Raises OptionsError for options that can't be met.

    `stdin` is the content of standard input if it was read already, `out` is where a report without a file goes.
    """
    targets = targets_of(options)
    refuse_articles(targets, options)
    if options.fix or options.dry_run or options.unsafe_fixes:
        from seolint.cli._fixing import fix_first

        return fix_first(options)
    cache = cache_for(options)
    if options.watch:
        from seolint.cli._watching import watch

        return watch(options, targets, cache)
    return check(options, targets, cache, stdin, out).exit_code


def check(
    options: CheckOptions,
    targets: Sequence[Target],
    cache: Cache | None,
    stdin: bytes | None = None,
    out: TextIO | None = None,
) -> Checked:
    """Lint and report, once. See `perform`."""
    with files_that_count(options) as git:
        return _check(options, targets, cache, stdin, out or sys.stdout, git)


def _check(
    options: CheckOptions,
    targets: Sequence[Target],
    cache: Cache | None,
    stdin: bytes | None,
    out: TextIO,
    git: Git | None,
) -> Checked:
    configs = configs_for(options)
    if options.config_file and not options.quiet and configs.of(Path.cwd() / "-") and configs.failures:
        complain(options.config_file, "it has errors, so articles are linted without it; the errors follow")
    discovery = configs.discovery(options)
    problem_filter = filter_for(options, configs, git)
    extras = _extras(options, targets)
    across = across_pages(options, configs, discovery, problem_filter, keep=extras.page_text)
    linted = lint_selected(options, configs, discovery, problem_filter, extras, cache, across)
    outcomes = _outcomes(options, configs, discovery, extras, linted, stdin)
    scored = options.summary or options.fail_under is not None
    result = collect(counted(problem_filter, outcomes), configs, scored=scored)
    result = result._replace(recorded=problem_filter.recorded, stray_links=discovery.stray_links)
    result = result._replace(not_articles=len(discovery.sites.left_out), since=options.diff)
    if across and extras.page_text:
        result = result._replace(site_pages=across.page_rows(_paths_of(result)))
    if _is_of_folders(options):
        result = result._replace(habits=site_habits(result.problems, result.files, result.rules))
    limits = _limits(options, configs)
    unwritten = write(targets, result, options, limits, out)
    low = result.below(options.fail_under)
    _complain(options, result, discovery, problem_filter)
    for path, message in unwritten:
        complain(path, message)
    if not options.quiet:
        _name_written(targets, result, limits, {path for path, _ in unwritten})
    for path, score in low:
        complain(path, f"score {score}; --fail-under asks for {options.fail_under}")
    if not options.quiet:
        warn(configs, options.paths)
    return Checked(result, configs, limits, _exit_code(limits, result, failed=bool(unwritten), low=bool(low)))


def _paths_of(result: RunResult) -> Collection[str]:
    """The paths of the files that a run reports, and of those that their problems name."""
    related = (place.path for problem in result.problems for place in problem.related if place.path)
    return {file.path for file in result.files}.union(related)


def _is_of_folders(options: CheckOptions) -> bool:
    """Whether a run is over whole folders, and isn't asked for all its problems: a site's habits are shown once."""
    whole = options.diff is None and "-" not in options.paths and all(Path(path).is_dir() for path in options.files)
    return whole and not options.verbose


def _name_written(targets: Sequence[Target], result: RunResult, limits: Limits, unwritten: Collection[str]) -> None:
    """Say which reports for people were written if nothing went to standard output: they would see nothing."""
    if all(target.file for target in targets):
        for target in targets:
            if target.format in FOR_PEOPLE and target.file not in unwritten and Path(target.file or "").is_file():
                complain(target.file or "", f"written: {totals(shown_in(target, result, limits))}")


def _extras(options: CheckOptions, targets: Iterable[Target]) -> Extras:
    return Extras(
        page_summary=options.summary,
        page_text=any(target.format in WITH_TEXT for target in targets),
        not_applicable=options.verbose,
        scores=bool(options.baseline),
    )


def _outcomes(
    options: CheckOptions,
    configs: ConfigLoader,
    discovery: Discovery,
    extras: Extras,
    linted: Iterator[Outcome],
    stdin: bytes | None,
) -> Iterator[Outcome]:
    """The outcome of standard input, then of each file that was `linted`, then for paths without files."""
    name = options.stdin_filename
    if "-" in options.paths and (not name or discovery.admits(name)):
        config = configs.of(Path(name or "-").absolute())
        data = read_stdin(name or STDIN, config.max_file_size) if stdin is None else stdin
        yield data if isinstance(data, Failure) else lint_bytes(data, name or STDIN, config, options.timeout, extras)
    is_watched = not options.quiet and sys.stderr.isatty()
    yield from _with_progress(linted, discovery) if is_watched else linted
    yield from discovery.failures


def _with_progress(outcomes: Iterator[Outcome], discovery: Discovery) -> Iterator[Outcome]:
    """The outcomes, with a bar on standard error once they take longer than a second."""
    started, count, shown = time.monotonic(), 0, False
    try:
        for outcome in outcomes:
            count += 1
            if time.monotonic() - started > PATIENCE:
                shown, done = True, BAR * count // max(discovery.total, 1)
                bar = f"[{'#' * done}{' ' * (BAR - done)}] {count:,} of {discovery.total:,} files"
                print(f"\r{bar}", end="", file=sys.stderr, flush=True)
            yield outcome
    finally:
        if shown:
            print("\r" + " " * (BAR + 30) + "\r", end="", file=sys.stderr, flush=True)


def _complain(options: CheckOptions, result: RunResult, discovery: Discovery, problem_filter: ProblemFilter) -> None:
    """Print which entries of baselines can go, what was not judged, and what could not be done."""
    for failure in () if options.quiet else expired(problem_filter, options.baseline):
        complain(failure.path, failure.message)
    not_judged = _not_judged(result.files, discovery.passed) if options.verbose else ()
    for path, message in (*not_judged, *result.errors):
        complain(path, message)


def _not_judged(files: Iterable[FileResult], passed: Iterable[Failure]) -> Sequence[tuple[str, str]]:
    """By path: files and folders skipped, and the rules that could not judge those that were linted, with reasons."""
    lines = {(each.path, f"left out: {each.message}") for each in passed}
    for file in files:
        rules: dict[str, list[str]] = {}
        for rule, reason in file.not_applicable:
            rules.setdefault(reason, []).append(rule)
        lines |= {(file.path, f"not checked by {', '.join(sorted(names))}: {why}") for why, names in rules.items()}
    return sorted(lines)


def _limits(options: CheckOptions, configs: ConfigLoader) -> Limits:
    """The limits on the command line, or else those of the config for the current folder."""
    here = configs.of(Path.cwd() / "-")
    return Limits(
        options.fail_on or here.fail_on,
        here.max_warnings if options.max_warnings is None else options.max_warnings,
        options.min_severity or here.min_severity,
    )


def _exit_code(limits: Limits, result: RunResult, *, failed: bool, low: bool) -> int:
    return exit_code(
        (problem.severity for problem in result.problems),
        fail_on=limits.fail_on,
        max_warnings=limits.max_warnings,
        failed=failed or bool(result.errors),
        low=low,
    )
