"""What the commands share: options for choosing a config, and words for what went wrong."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from time import strftime
from typing import Any, TypeVar

import click

from seolint import config as configs
from seolint.config import Config
from seolint.config_file.values import LANGUAGE
from seolint.discovery import Failure, mode
from seolint.expressions import expression
from seolint.reporters._screen import safe, safe_path
from seolint.runner import Configs, nearest
from seolint.yaml_source import ConfigError, Mistake

_PLACE = expression(r"\d+:\d+: ")
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
    keyphrases: Sequence[str] = (),
    sheet: bool = False,
    page: bool = False,
) -> Configs:
    """The configs of a run as the options wish. Raises click.UsageError for wishes that can't be met."""

    def load(path: Path | None, lenient: bool = True) -> Config:
        return configs.load(
            path,
            preset=preset,
            select=_split(select),
            ignore=_split(ignore),
            set_options=set_options,
            language=language,
            keyphrases=keyphrases,
            sheet=sheet,
            page=page,
            lenient=lenient,
            today=strftime("%Y-%m-%d"),
        )

    if language and not LANGUAGE.fullmatch(language):
        raise click.UsageError(f"--language: {language} is no language code, such as en or pt-BR")
    if not all(map(str.strip, keyphrases)):
        raise click.UsageError("--keyphrase: the phrase is empty")
    if config_file and not S_ISREG(mode(Path(config_file))):
        raise click.UsageError(f"--config: there is no file {config_file}")
    if preset or select or ignore or set_options:
        _check_wishes(load, [Path(config_file)] if config_file else [None] if no_config else _nearby())
    settings = Configs(load, Path(config_file).absolute() if config_file else None, search=not no_config)
    context = click.get_current_context(silent=True)
    if context and not context.params.get("quiet"):
        context.call_on_close(lambda: _warn(settings, context.params.get("paths")))
    return settings


def _nearby() -> Iterator[Path | None]:
    """The configs that a run may meet: of the current folder, and of the paths named, for those who go on asking."""
    context = click.get_current_context(silent=True)
    for path in (".", *((context and context.params.get("paths")) or ())):
        yield nearest(Path(path))


def _check_wishes(load: Callable[[Path | None, bool], Config], places: Iterable[Path | None]) -> None:
    """Raise click.UsageError for what the command line asks of rules that none of the configs at `places` knows."""
    wrong: dict[str, Mistake] | None = None
    for place in dict.fromkeys(places):
        found = {mistake.message.partition(";")[0]: mistake for mistake in _wrong_wishes(load, place)}
        wrong = found if wrong is None else {key: found[key] for key in wrong if key in found}
        if not wrong:
            return
    if wrong:
        raise click.UsageError("; ".join(f"{mistake.path}: {mistake.message}" for mistake in wrong.values()))


def _wrong_wishes(load: Callable[[Path | None, bool], Config], place: Path | None) -> list[Mistake]:
    """What is wrong on the command line. A config that is broken itself is told of when it is used."""
    try:
        load(place, False)
    except ConfigError as error:
        wishes = [mistake for mistake in error.mistakes if not mistake.line]
        return wishes if wishes or place is None else _wrong_wishes(load, None)
    return []


def _warn(settings: Configs, paths: Sequence[str] | None) -> None:
    """Tell of globs in configs that mean no article, when all the folder of the config was walked."""
    if paths is None:
        return
    folders = [Path(path).absolute().resolve() for path in paths or (".",) if S_ISDIR(mode(Path(path)))]
    for failure in settings.unmatched(folders) if folders else ():
        complain(failure.path, failure.message)


def source_options(command: Function) -> Function:
    """The options that say which config file a command looks at."""
    for option in reversed(_OPTIONS[:3]):
        command = option(command)
    return command


def finish(settings: Configs, failures: Sequence[Failure] = ()) -> None:
    """Tell what could not be done and leave with 2, if anything could not."""
    told = dict.fromkeys((failure.path, failure.message) for failure in (*failures, *settings.failures))
    for path, message in sorted(told, key=lambda failure: failure[0]):
        complain(path, message)
    if told:
        sys.exit(2)


def complain(path: str, message: str) -> None:
    """Tell on standard error what could not be done. A message that begins with line:column goes on the path.

    The first line of a message says it all; a source line and a caret may follow.
    """
    first, *shown = message.split("\n")
    joint = ":" if _PLACE.match(message) else ": "
    click.echo(f"{safe_path(path)}{joint}{safe(first)}" if path else safe(first), err=True)
    for line in shown:
        click.echo(safe(line), err=True)


def _split(names: Sequence[str]) -> list[str]:
    return [name.strip() for text in names for name in text.split(",") if name.strip()]
