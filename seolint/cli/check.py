"""`seolint check`: lint files and say what is wrong, in the formats asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import click

from seolint import reporters
from seolint.cache import Cache, folder_for
from seolint.cli._collecting import collected, sheet_options, under
from seolint.cli._common import complain, config_options, configs_for
from seolint.cli._counting import counted, counting_options, outcomes_of, recorded, sieve_for, tell
from seolint.cli._fixing import fixing
from seolint.cli._skipped import skipped
from seolint.discovery import Discovery
from seolint.gate import LEVELS, exit_code
from seolint.reporters import Run, Style
from seolint.runner import Configs, Outcome, lint_bytes

FORMATS = f"{', '.join(reporters.names())}; repeatable."

SUMMARY = "GITHUB_STEP_SUMMARY"
"""Names the file whose Markdown GitHub shows on the page of a run; the format github adds its report to it."""

Lint = Callable[[Sequence[str]], Iterator[Outcome]]
"""Lints what is behind paths."""


class Target(NamedTuple):
    """A format, and the file it goes to: none for standard output."""

    format: str
    file: str | None = None
    append: bool = False


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@config_options
@click.option("--keyphrase", "keyphrases", metavar="TEXT", multiple=True, help="The phrase to rank for; repeatable.")
@click.option("--stdin-filename", metavar="NAME", help="The path that standard input (-) stands for.")
@click.option("--format", "formats", metavar="NAME[=FILE]", multiple=True, help=FORMATS)
@click.option("--fail-on", type=click.Choice(tuple(LEVELS)[::-1]), help="Lowest severity that fails (error).")
@click.option("--max-warnings", type=click.IntRange(min=0), metavar="N", help="Fail when there are more warnings.")
@counting_options
@sheet_options
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes; by default as it pays.")
@click.option("--no-cache", is_flag=True, help="Keep and use no results of earlier runs.")
@click.option("--force-exclude", is_flag=True, help="Obey ignore files for paths named here, too.")
@click.option("--statistics", is_flag=True, help="Count the problems of each rule, after those in text.")
@click.option("--quiet", is_flag=True, help="Problems only: no totals, no progress.")
@click.option("--verbose", is_flag=True, help="Also tell what was not judged, and why, on standard error.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="When to use colour.")
@click.option("--watch", is_flag=True, help="Lint again at each save; tell what went away and what came.")
@fixing
def command(watch: bool, **wishes: Any) -> None:
    """Lint files and folders.

    Without a path that is the current folder; - is standard input.

    Exit code: 0 nothing at or above --fail-on, 1 such problems, 2 something could not be done.
    """
    targets = _targets(wishes.pop("formats") or ("text",))
    cache = None if wishes.pop("no_cache") else Cache(folder_for(Path.cwd()))

    def once(cache: Cache | None) -> tuple[Run, Configs, int]:
        return _once(cache, targets, **wishes)

    if watch:
        from seolint.cli._watching import watched

        sys.exit(watched(once, cache, any(target.file for target in targets)))
    sys.exit(once(cache)[2])


def _once(
    cache: Cache | None,
    targets: Sequence[Target],
    paths: tuple[str, ...],
    config_file: str | None,
    no_config: bool,
    preset: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    set_options: tuple[str, ...],
    language: str | None,
    keyphrases: tuple[str, ...],
    stdin_filename: str | None,
    fail_on: str | None,
    max_warnings: int | None,
    baseline: str | None,
    diff: str | None,
    summary: bool,
    fail_under: int | None,
    jobs: int | None,
    force_exclude: bool,
    statistics: bool,
    quiet: bool,
    verbose: bool,
    color: str,
) -> tuple[Run, Configs, int]:
    """Lint and report: all that was told, the configs that were followed, and the exit code."""
    page = any(target.format in reporters.PAGED for target in targets)
    settings = configs_for(
        config_file, no_config, preset, select, ignore, set_options, language, keyphrases, summary, page
    )
    discovery = Discovery(settings.ignores, force_exclude)
    sieve = sieve_for(baseline, diff, paths or (".",), settings)
    found = partial(outcomes_of, sieve, discovery, settings, jobs=jobs, cache=cache)
    outcomes = _outcomes(paths or (".",), settings, stdin_filename, discovery, found, quiet)
    told = collected(counted(sieve, outcomes), settings, scored=summary or fail_under is not None)
    told = replace(told, recorded=recorded(sieve))
    styles = [Style(_colored(color, target.file), quiet, statistics) for target in targets]
    unwritten = list(filter(None, map(_write, targets, [told] * len(targets), styles)))
    not_judged = skipped(told.files, discovery.passed) if verbose else []
    tell(sieve, baseline, quiet)
    for path, message in [*not_judged, *told.errors, *unwritten, *(low := under(told, fail_under))]:
        complain(path, message)
    here = settings.of(Path.cwd() / "-")
    code = exit_code(
        (problem.severity for problem in told.problems),
        fail_on=fail_on or here.fail_on,
        max_warnings=here.max_warnings if max_warnings is None else max_warnings,
        failed=bool(told.errors or unwritten),
        low=bool(low),
    )
    return told, settings, code


def _outcomes(
    paths: Sequence[str], settings: Configs, stdin_name: str | None, discovery: Discovery, lint: Lint, quiet: bool
) -> Iterator[Outcome]:
    """What comes of each path; standard input first."""
    files = [path for path in paths if path != "-"]
    if len(files) < len(paths) and (not stdin_name or discovery.admits(stdin_name)):
        config = settings.of(Path(stdin_name or "-").absolute())
        yield lint_bytes(sys.stdin.buffer.read(), stdin_name or "<stdin>", config)
    found = lint(files)
    if not quiet and sys.stderr.isatty():
        from seolint.cli._progress import with_progress

        found = with_progress(found, discovery)
    yield from found
    yield from discovery.failures


def _targets(formats: Sequence[str]) -> list[Target]:
    """What the formats (NAME or NAME=FILE) ask for, and with github its summary, where GitHub wants one."""
    targets = [_target(text) for text in formats]
    summary = os.environ.get(SUMMARY)
    if summary and any(target.format == "github" for target in targets):
        targets.append(Target("markdown", summary, append=True))
    return targets


def _target(text: str) -> Target:
    name, _, file = text.partition("=")
    if name not in reporters.names():
        raise click.UsageError(f"--format: there is no format {name}; there are {', '.join(reporters.names())}")
    return Target(name, file or None)


def _colored(color: str, file: str | None) -> bool:
    return color == "always" or (color == "auto" and file is None and sys.stdout.isatty())


def _write(target: Target, told: Run, style: Style) -> tuple[str, str] | None:
    """Write a report; where it can't be, the file and why. The other reports are written all the same."""
    pieces = reporters.stream(target.format, told, style)
    try:
        if target.file is None:
            sys.stdout.writelines(pieces)
            sys.stdout.flush()
            return None
        with Path(target.file).open("a" if target.append else "w", encoding="utf-8") as file:
            file.writelines(pieces)
    except BrokenPipeError:
        raise
    except OSError as error:
        return _unwritten(target, str(error.strerror))
    return None


def _unwritten(target: Target, why: str) -> tuple[str, str]:
    if target.file is None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return "standard output", f"can't be written: {why}; make room, or name a file: --format {target.format}=FILE"
    option = SUMMARY if target.append else "--format"
    return target.file, f"{option}: can't be written: {why}; name a file in a folder that exists"
