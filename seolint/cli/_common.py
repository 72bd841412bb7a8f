"""What the commands share: options for choosing a config, and words for what went wrong."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from stat import S_ISREG
from typing import Any, TypeVar

import click

from seolint import config as configs
from seolint.config import RECOMMENDED, Config
from seolint.discovery import Failure, mode
from seolint.reporters._screen import safe
from seolint.runner import Configs
from seolint.yaml_source import ConfigError

_PLACE = re.compile(r"\d+:\d+: ")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*")
Function = TypeVar("Function", bound=Callable[..., Any])
_OPTIONS = (
    click.option("--config", "config_file", metavar="FILE", help="Use this config file."),
    click.option("--no-config", is_flag=True, help="Use no config file, only the preset."),
    click.option("--preset", metavar="NAME", help="The preset to start from (recommended)."),
    click.option("--select", metavar="X,…", multiple=True, help="Only these rules or families."),
    click.option("--ignore", metavar="X,…", multiple=True, help="Without these rules or families."),
    click.option("--set", "set_options", metavar="RULE.OPTION=VALUE", multiple=True, help="One option."),
    click.option("--language", metavar="CODE", help="The language, whatever the document says."),
)


def config_options(command: Function) -> Function:
    """The options that say which config a command follows."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def configs_for(
    config_file: str | None,
    no_config: bool,
    preset: str | None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    set_options: Sequence[str] = (),
    language: str | None = None,
) -> Configs:
    """The configs of a run as the options wish. Raises click.UsageError for wishes that can't be met."""

    def load(path: Path | None) -> Config:
        return configs.load(
            path,
            preset=preset or RECOMMENDED,
            select=_split(select),
            ignore=_split(ignore),
            set_options=set_options,
            language=language,
        )

    if language and not _LANGUAGE.fullmatch(language):
        raise click.UsageError(f"--language: {language} is no language code, such as en or pt-BR")
    if config_file and not S_ISREG(mode(Path(config_file))):
        raise click.UsageError(f"--config: there is no file {config_file}")
    try:
        load(None)
    except ConfigError as error:
        raise click.UsageError("; ".join(f"{m.path}: {m.message}" for m in error.mistakes)) from error
    return Configs(load, Path(config_file).absolute() if config_file else None, search=not no_config)


def source_options(command: Function) -> Function:
    """The options that say which config file a command looks at."""
    for option in reversed(_OPTIONS[:3]):
        command = option(command)
    return command


def finish(settings: Configs, failures: Sequence[Failure] = ()) -> None:
    """Tell what could not be done and leave with 2, if anything could not."""
    told = sorted({(failure.path, failure.message) for failure in (*failures, *settings.failures)})
    for path, message in told:
        complain(path, message)
    if told:
        sys.exit(2)


def complain(path: str, message: str) -> None:
    """One line on standard error: what could not be done. A message that begins with line:column goes on the path."""
    joint = ":" if _PLACE.match(message) else ": "
    click.echo(f"{safe(path)}{joint}{safe(message)}" if path else safe(message), err=True)


def _split(names: Sequence[str]) -> list[str]:
    return [name.strip() for text in names for name in text.split(",") if name.strip()]
