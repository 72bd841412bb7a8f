"""What `seolint check` does, once it is known what is wished for: lint, let pass what counts, report."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from seolint import report as reporters
from seolint.cli._collecting import collected, under
from seolint.cli._common import complain, configs_for, usage_error
from seolint.cli._counting import counted, outcomes_of, recorded, sieve_for, tell
from seolint.cli._skipped import skipped
from seolint.cli._streams import STDIN, read_stdin
from seolint.faults import TIMEOUT
from seolint.files import RefusedError
from seolint.report import Run, Style
from seolint.run.cache import Cache
from seolint.run.config_loader import ConfigLoader
from seolint.run.discovery import Discovery, Failure
from seolint.run.gate import exit_code
from seolint.run.worker import Outcome, lint_bytes

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from typing import TextIO

SUMMARY = "GITHUB_STEP_SUMMARY"
"""Names the file whose Markdown GitHub shows on the page of a run; the format github adds its report to it."""

Lint = Callable[[Sequence[str]], Iterator[Outcome]]
"""Lints what is behind paths."""


class Target(NamedTuple):
    """A format, and the file it goes to: none for standard output."""

    format: str
    file: str | None = None
    append: bool = False


class Wishes(NamedTuple):
    """What the command line says, by the names of its options, as if nothing were said."""

    paths: tuple[str, ...] = ()
    config_file: str | None = None
    no_config: bool = False
    preset: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    set_options: tuple[str, ...] = ()
    language: str | None = None
    keyphrases: tuple[str, ...] = ()
    max_file_size: int | None = None
    stdin_filename: str | None = None
    formats: tuple[str, ...] = ()
    fail_on: str | None = None
    max_warnings: int | None = None
    baseline: str | None = None
    diff: str | None = None
    summary: bool = False
    fail_under: int | None = None
    jobs: int | None = None
    timeout: float = TIMEOUT
    force_exclude: bool = False
    statistics: bool = False
    quiet: bool = False
    verbose: bool = False
    color: str = "auto"


def check(wishes: Wishes, cache: Cache | None) -> tuple[Run, ConfigLoader, int]:
    """Lint and report: all that was told, the configs that were followed, and the exit code.

    Raises click.UsageError for wishes that can't be met.
    """
    targets = targets_of(wishes)
    paths = wishes.paths or (".",)
    page = any(target.format in reporters.PAGED for target in targets)
    settings = _configs_for(wishes, page)
    discovery = Discovery(settings.ignores, wishes.force_exclude)
    sieve = sieve_for(wishes.baseline, wishes.diff, paths, settings)
    found = partial(outcomes_of, sieve, discovery, settings, jobs=wishes.jobs, cache=cache, timeout=wishes.timeout)
    outcomes = _outcomes(wishes, settings, discovery, found)
    told = collected(counted(sieve, outcomes), settings, scored=wishes.summary or wishes.fail_under is not None)
    told = told._replace(recorded=recorded(sieve), stray_links=discovery.stray_links)
    styles = [Style(_colored(wishes.color, target.file), wishes.quiet, wishes.statistics) for target in targets]
    unwritten = list(filter(None, map(_write, targets, [told] * len(targets), styles)))
    not_judged = skipped(told.files, discovery.passed) if wishes.verbose else []
    tell(sieve, wishes.baseline, wishes.quiet)
    for path, message in [*not_judged, *told.errors, *unwritten, *(low := under(told, wishes.fail_under))]:
        complain(path, message)
    here = settings.of(Path.cwd() / "-")
    code = exit_code(
        (problem.severity for problem in told.problems),
        fail_on=wishes.fail_on or here.fail_on,
        max_warnings=here.max_warnings if wishes.max_warnings is None else wishes.max_warnings,
        failed=bool(told.errors or unwritten),
        low=bool(low),
    )
    return told, settings, code


def _configs_for(wishes: Wishes, page: bool) -> ConfigLoader:
    return configs_for(
        wishes.config_file,
        wishes.no_config,
        wishes.preset,
        wishes.select,
        wishes.ignore,
        wishes.set_options,
        wishes.language,
        wishes.keyphrases,
        wishes.max_file_size,
        wishes.summary,
        page,
        reasons=wishes.verbose,
        scores=bool(wishes.baseline),
    )


def _outcomes(wishes: Wishes, settings: ConfigLoader, discovery: Discovery, lint: Lint) -> Iterator[Outcome]:
    """What comes of each path; standard input first."""
    paths, stdin_name = wishes.paths or (".",), wishes.stdin_filename
    files = [path for path in paths if path != "-"]
    if len(files) < len(paths) and (not stdin_name or discovery.admits(stdin_name)):
        config = settings.of(Path(stdin_name or "-").absolute())
        data = read_stdin(stdin_name or STDIN, config.max_file_size)
        yield data if isinstance(data, Failure) else lint_bytes(data, stdin_name or STDIN, config, wishes.timeout)
    found = lint(files)
    if not wishes.quiet and sys.stderr.isatty():
        from seolint.cli._progress import with_progress

        found = with_progress(found, discovery)
    yield from found
    yield from discovery.failures


def targets_of(wishes: Wishes) -> list[Target]:
    """What the formats (NAME or NAME=FILE) ask for, and with github its summary, where GitHub wants one."""
    targets = [_target(text) for text in wishes.formats or ("text",)]
    summary = os.environ.get(SUMMARY)
    if summary and any(target.format == "github" for target in targets):
        targets.append(Target("markdown", summary, append=True))
    return targets


def _target(text: str) -> Target:
    name, _, file = text.partition("=")
    if name not in reporters.names():
        raise usage_error(f"--format: there is no format {name}; there are {', '.join(reporters.names())}")
    return Target(name, file or None)


def _colored(color: str, file: str | None) -> bool:
    return color == "always" or (color == "auto" and file is None and sys.stdout.isatty())


def _write(target: Target, told: Run, style: Style) -> tuple[str, str] | None:
    """Write a report; where it can't be, the file and why. The other reports are written all the same."""
    pieces = reporters.stream(target.format, told, style)
    if target.file is None:
        sys.stdout.writelines(pieces)
        sys.stdout.flush()
        return None
    try:
        with _opened(target.file, target.append) as file:
            file.writelines(pieces)
    except OSError as error:
        option, advice = SUMMARY if target.append else "--format", "; name a file in a folder that you may write to"
        why = f"{error.strerror}{'' if isinstance(error, RefusedError) else advice}"
        return target.file, f"{option}: can't be written: {why}"
    return None


def _opened(file: str, append: bool) -> AbstractContextManager[TextIO]:
    """A file for a report; one to append to is GitHub's, and no link in a repository leads to it."""
    if append:
        return Path(file).open("a", encoding="utf-8")
    from seolint.files.atomic import writing  # most runs write no file

    return writing(file)
