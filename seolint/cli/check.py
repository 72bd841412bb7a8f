"""`seolint check`: lint files and report what is wrong, in the requested formats."""

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
    site_option,
    summary_options,
    time_option,
)
from seolint.rules import SEVERITIES
from seolint.run.gate import LEVELS
from seolint.run.options import CheckOptions

FORMATS = f"{', '.join(reports.names())}; repeatable."
SHOWN = (
    f"Lowest severity shown (warning; info in {', '.join(sorted(reports.SHOWS_ALL))}); what can fail the run always is."
)


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@config_options
@click.option(
    "--keyphrase",
    "keyphrases",
    metavar="TEXT",
    multiple=True,
    help="A phrase that the text should be found for; repeatable.",
)
@click.option("--stdin-filename", metavar="NAME", help="The path that standard input (-) stands for.")
@click.option("--format", "formats", metavar="NAME[=FILE]", multiple=True, help=FORMATS)
@click.option("--min-severity", type=Choice(SEVERITIES), help=SHOWN)
@click.option("--fail-on", type=Choice(tuple(LEVELS)[::-1]), help="Lowest severity that fails (error).")
@click.option("--max-warnings", type=click.IntRange(min=0), metavar="N", help="Fail if there are more warnings.")
@counting_options
@summary_options
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Number of processes; by default, as many as pay off."
)
@time_option
@click.option("--no-cache", is_flag=True, help="Don't read or write cached results.")
@cache_option
@exclude_options
@click.option("--statistics", is_flag=True, help="Count the problems of each rule.")
@click.option("--quiet", is_flag=True, help="Show problems only, without totals or progress.")
@click.option("--verbose", is_flag=True, help="Show each problem; on standard error, what was left out or not checked.")
@site_option
@click.option("--color", type=Choice(("auto", "always", "never")), default="auto", help="When to use colour.")
@click.option("--watch", is_flag=True, help="Lint again at each save; show which problems are gone and which are new.")
@fix_options
def command(**values: Any) -> None:
    """Lint files and folders.

    Without PATH, the current folder; - is standard input.

    Exit code: 0, no problems at or above --fail-on; 1, such problems; 2, an error.
    """
    sys.exit(perform(CheckOptions(**values)))
