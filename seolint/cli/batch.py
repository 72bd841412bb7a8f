"""`seolint batch`: tables of pages in, tables of pages and of problems out."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from seolint.cli._common import complain, configs_for, finish
from seolint.cli._options import Choice, config_options, time_option
from seolint.config import Config
from seolint.report.console import cells, padded, safe, safe_path
from seolint.rules import SEVERITIES
from seolint.run.discovery import Failure
from seolint.run.gate import LEVELS
from seolint.run.options import CheckOptions, OptionsError
from seolint.wording import plural

if TYPE_CHECKING:
    from seolint.batch.run import BatchOptions, RunOutcome
    from seolint.batch.summary import Summary

INPUTS = "-"
"""Stands for standard input, which lists inputs, one a line."""

_COLUMNS = ("url", "content", "content_type")


@click.command("batch")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", "out", metavar="OUT", required=True, help="The folder for the tables.")
@config_options
@click.option("--columns", metavar="url=NAME,…", default="", help="Names of the columns url, content, content_type.")
@click.option("--sample", type=click.IntRange(min=1), metavar="N", help="Lint only N pages, always the same ones.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Number of processes; by default, all there are.")
@time_option
@click.option("--max-memory", type=click.IntRange(min=0), metavar="MB", help="Memory of a process (2000); 0: no limit.")
@click.option("--min-severity", type=Choice(SEVERITIES), default="info", help="Lowest severity in the tables.")
@click.option("--fail-on", type=Choice(tuple(LEVELS)[::-1]), default="never", help="Lowest severity that fails.")
@click.option("--site/--no-site", default=True, help="Look across the pages of each host, or don't (site.parquet).")
@click.option("--quiet", is_flag=True, help="Print no progress and no summary.")
def command(inputs: tuple[str, ...], out: str, columns: str, sample: int | None, **values: Any) -> None:
    """Lint tables of pages.

    INPUT is a Parquet, JSON lines or WARC file, a folder of them, or a glob; - reads a list from standard input. An
    input whose tables are in OUT already, made with the same config, isn't linted again.

    Exit code: 0, every page has its row; 1, problems at or above --fail-on; 2, an input that could not be read.
    """
    jobs, memory, quiet, site = (values.pop(name) for name in ("jobs", "max_memory", "quiet", "site"))
    fail_on, lowest, timeout = values.pop("fail_on"), values.pop("min_severity"), values.pop("timeout")
    if not find_spec("pyarrow"):
        raise OptionsError("seolint batch needs pyarrow; install it with: pip install 'seolint-content[batch]'")
    from seolint.batch.memory import CAN_LIMIT, DEFAULT
    from seolint.batch.page import PageOptions
    from seolint.batch.run import BatchOptions
    from seolint.batch.workers import WorkerOptions
    from seolint.run.runner import processors

    if memory and not CAN_LIMIT:
        complain("", "--max-memory has no effect on this system, which keeps no process within a limit")
    if not out:
        raise OptionsError("--output: the name of the folder is empty")
    options = BatchOptions(
        PageOptions(timeout, min(lowest, fail_on, key=LEVELS.__getitem__), site, site),
        WorkerOptions(jobs or processors(), max_memory=DEFAULT if memory is None else memory),
        _names(columns),
        sample or 0,
    )
    configs = configs_for(CheckOptions(**values))
    config = configs.of(Path.cwd() / "-")._replace(generator="")
    if configs.failures:
        finish(configs)
    started = time.monotonic()
    outcome = _run(_listed(inputs), Path(out), config, options, quiet)
    if not quiet:
        for line in _lines(outcome, out, time.monotonic() - started):
            click.echo(line)
    finish(configs, [Failure(path, message) for path, message in outcome.errors])
    sys.exit(int(outcome.summary.has(fail_on)))


def _run(inputs: Sequence[str], out: Path, config: Config, options: BatchOptions, quiet: bool) -> RunOutcome:
    from seolint.batch.inputs import find_inputs
    from seolint.batch.outputs import other_outputs
    from seolint.batch.progress import Progress
    from seolint.batch.run import run

    errors: list[tuple[str, str]] = []
    progress = Progress(sys.stderr, quiet=quiet)
    try:
        found = find_inputs(inputs, out, errors)
        for path in other_outputs(out, found):
            complain(path, "made from an input that isn't in this run; remove it, or give its input, too")
        outcome = run(found, out, config, options, progress)
    except OSError as error:
        place = str(error.filename or out)
        option = "--output: " if Path(place).absolute().is_relative_to(Path(out).absolute()) else ""
        raise OptionsError(f"{option}{place} can't be written: {error.strerror}") from error
    finally:
        progress.clear()
    return outcome._replace(errors=[*errors, *outcome.errors])


def _listed(inputs: Sequence[str]) -> Sequence[str]:
    """The inputs, with those that standard input lists."""
    found: list[str] = []
    for each in inputs:
        lines = os.fsdecode(sys.stdin.buffer.read()).splitlines() if each == INPUTS else [each]
        found += [line.strip() for line in lines if line.strip()]
    if not found:
        raise OptionsError("standard input lists no inputs")
    return found


def _names(columns: str) -> Mapping[str, str]:
    """The names of columns from url=address,…. Raises OptionsError."""
    names: dict[str, str] = {}
    for part in filter(None, (each.strip() for each in columns.split(","))):
        name, mark, other = part.partition("=")
        if name not in _COLUMNS or not mark or not other:
            raise OptionsError(f"--columns: {part} is not NAME=YOURS, with a NAME of {', '.join(_COLUMNS)}")
        names[name] = other
    return names


def _lines(outcome: RunOutcome, out: str, seconds: float) -> Sequence[str]:
    """The summary, as a table for people."""
    from seolint.batch.progress import duration

    summary = outcome.summary
    parts = [plural(summary.pages, "page"), f"{summary.errors:,} with an error"]
    if summary.skipped:
        parts.append(f"{plural(summary.skipped, 'other record')} left out")
    if outcome.before:
        parts.append(f"{plural(outcome.before, 'input')} finished before")
    lines = [f"{', '.join(parts)}; {duration(seconds)}"]
    if summary.problems:
        lines += ["", *_problem_lines(summary)]
    if summary.slowest:
        lines += ["", "Slowest pages:", *(f"  {taken:>9,.0f} ms  {safe(url)}" for taken, url in summary.slowest)]
    if summary.pages:
        why = "; the column error in its folder pages says what went wrong" if summary.errors else ""
        lines += ["", f"Tables: {safe_path(out)}{why}"]
    return lines


def _problem_lines(summary: Summary) -> Sequence[str]:
    ranked = sorted(summary.problems.items(), key=lambda each: (-each[1], each[0]))
    rows = [(safe(rule), severity, f"{count:,}") for (rule, severity), count in ranked]
    rows.insert(0, ("rule", "severity", "problems"))
    widths = [max(cells(row[at]) for row in rows) for at in range(3)]
    return [f"{padded(row[0], widths[0])}  {padded(row[1], widths[1])}  {row[2]:>{widths[2]}}" for row in rows]
