"""`seolint check`: lint files and say what is wrong, in the formats asked for."""

from __future__ import annotations

import sys
from typing import Any

import click

from seolint import report as reports
from seolint.cli._checking import perform
from seolint.cli._options import (
    Choice,
    cache_option,
    config_options,
    counting_options,
    exclude_options,
    fix_options,
    summary_options,
    time_option,
)
from seolint.rules import SEVERITIES
from seolint.run.gate import LEVELS
from seolint.run.options import CheckOptions

FORMATS = f"{', '.join(reports.names())}; repeatable."
SHOWN = f"Lowest severity shown (warning; info in {', '.join(sorted(reports.SHOWS_ALL))}); what can fail always is."


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@config_options
@click.option("--keyphrase", "keyphrases", metavar="TEXT", multiple=True, help="The phrase to rank for; repeatable.")
@click.option("--stdin-filename", metavar="NAME", help="The path that standard input (-) stands for.")
@click.option("--format", "formats", metavar="NAME[=FILE]", multiple=True, help=FORMATS)
@click.option("--min-severity", type=Choice(SEVERITIES), help=SHOWN)
@click.option("--fail-on", type=Choice(tuple(LEVELS)[::-1]), help="Lowest severity that fails (error).")
@click.option("--max-warnings", type=click.IntRange(min=0), metavar="N", help="Fail when there are more warnings.")
@counting_options
@summary_options
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes; by default as it pays.")
@time_option
@click.option("--no-cache", is_flag=True, help="Keep and use no results of earlier runs.")
@cache_option
@exclude_options
@click.option("--statistics", is_flag=True, help="Count the problems of each rule, after those in text.")
@click.option("--quiet", is_flag=True, help="Problems only: no totals, no progress.")
@click.option("--verbose", is_flag=True, help="Also tell what was not judged, and why, on standard error.")
@click.option("--color", type=Choice(("auto", "always", "never")), default="auto", help="When to use colour.")
@click.option("--watch", is_flag=True, help="Lint again at each save; tell what went away and what came.")
@fix_options
def command(**values: Any) -> None:
    """Lint files and folders.

    Without a path that is the current folder; - is standard input.

    Exit code: 0 nothing at or above --fail-on, 1 such problems, 2 something could not be done.
    """
    sys.exit(perform(CheckOptions(**values)))
