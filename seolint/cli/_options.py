"""Options that several commands share, or that come in groups: decorators for the functions of commands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from seolint.faults import TIMEOUT
from seolint.wording import did_you_mean

if TYPE_CHECKING:
    _Choice = click.Choice[str]
else:
    _Choice = click.Choice  # takes no parameters in click 8.1

LONGEST = 86_400
"""The longest time limit, in seconds: a day."""


def _seconds(context: click.Context, parameter: click.Parameter, value: float) -> float:
    if not value <= LONGEST:
        raise click.BadParameter(f"give a number of seconds, at most {LONGEST}, or 0 for no limit")
    return value


class Choice(_Choice):
    """One of several words; for any other, the error names the nearest."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            message = f"{error.message.rstrip('.')}{did_you_mean(value, self.choices)}"
            raise click.BadParameter(message, ctx=ctx, param=param) from error


Command = TypeVar("Command", bound=Callable[..., Any])
_OPTIONS = (
    click.option("--config", "config_file", metavar="FILE", help="Use this config file."),
    click.option("--no-config", is_flag=True, help="Use only the preset, no config file."),
    click.option("--preset", metavar="NAME", help="The preset to start from (recommended)."),
    click.option("--select", metavar="X,…", multiple=True, help="Use only these rules or families."),
    click.option(
        "--ignore", metavar="X,…", multiple=True, help="Leave out these rules or families (for files: --exclude)."
    ),
    click.option("--set", "set_options", metavar="RULE.OPTION=VALUE", multiple=True, help="Set one option of a rule."),
    click.option("--language", metavar="CODE", help="The language, whatever the article declares."),
    click.option("--max-file-size", type=click.IntRange(min=1), metavar="MB", help="Refuse larger articles (20)."),
)

_FIX_OPTIONS = (
    click.option(
        "--fix",
        is_flag=True,
        help="Fix what can be fixed, then report the rest; with -, print the text, and report on standard error.",
    ),
    click.option("--dry-run", is_flag=True, help="Print what --fix would change as a diff; exit 1 if there is one."),
    click.option(
        "--unsafe-fixes",
        is_flag=True,
        help="With --fix or --dry-run: also make fixes that may change where links lead.",
    ),
)


def config_options(command: Command) -> Command:
    """The options that choose the config of a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def reading_options(command: Command) -> Command:
    """The options of a command that reads articles and judges nothing."""
    name = click.option("--stdin-filename", metavar="NAME", help="The path that standard input (-) stands for.")
    return config_options(name(exclude_options(time_option(command))))


def exclude_options(command: Command) -> Command:
    """The options that leave files out."""
    globs = click.option(
        "--exclude", metavar="GLOB", multiple=True, help="Leave out files, by a pattern as in .gitignore; repeatable."
    )
    force = click.option(
        "--force-exclude", is_flag=True, help="Obey ignore files and exclusions even for paths that are named."
    )
    return globs(force(command))


def source_options(command: Command) -> Command:
    """The options that choose the config file that a command looks at."""
    for option in reversed(_OPTIONS[:3]):
        command = option(command)
    return command


def cache_option(command: Command) -> Command:
    """The folder in which results of earlier runs are kept."""
    return click.option("--cache-dir", metavar="DIR", help="Where to cache results, instead of your cache folder.")(
        command
    )


def site_option(command: Command) -> Command:
    """Whether rules look across pages."""
    text = "Look across pages, or don't; by default for a folder, and where the config has site."
    return click.option("--site/--no-site", default=None, help=text)(command)


def counting_options(command: Command) -> Command:
    """The options that decide which problems count."""
    baseline = click.option("--baseline", metavar="FILE", help="Ignore problems recorded in FILE; '' for no file.")
    diff = click.option(
        "--diff", metavar="REF", help="Check only what changed since REF in git, or, with staged, what is staged."
    )
    return diff(baseline(command))


def time_option(command: Command) -> Command:
    """How long a file may take."""
    kind, text = click.FloatRange(min=0), f"Seconds for one file, 0 for no limit ({TIMEOUT:g})."
    option = click.option("--timeout", type=kind, metavar="S", default=TIMEOUT, callback=_seconds, help=text)
    return option(command)


def fix_options(command: Command) -> Command:
    """The options for fixing files first."""
    for option in reversed(_FIX_OPTIONS):
        command = option(command)
    return command


def summary_options(command: Command) -> Command:
    """The options that ask for a page's summary and its score."""
    summary = click.option("--summary", is_flag=True, help="Show each page's length, title, outline and score.")
    kind = click.IntRange(0, 100)
    low = click.option("--fail-under", type=kind, metavar="N", help="Fail if a page's score (0-100) is lower.")
    return summary(low(command))
