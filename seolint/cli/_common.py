"""What the commands share: the configs of a run, and words for what went wrong."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from time import strftime
from typing import TYPE_CHECKING

from seolint import config as configs
from seolint.config import Config
from seolint.config.values import LANGUAGE
from seolint.files import mode
from seolint.lazy_regex import expression
from seolint.report.console import safe, safe_line, safe_path
from seolint.run.config_loader import ConfigLoader, nearest_config
from seolint.run.discovery import Failure
from seolint.yaml import ConfigDiagnostic, ConfigError

if TYPE_CHECKING:
    import click

_PLACE = expression(r"\d+:\d+: ")


def configs_for(
    config_file: str | None,
    no_config: bool,
    preset: str | None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    set_options: Sequence[str] = (),
    language: str | None = None,
    keyphrases: Sequence[str] = (),
    max_file_size: int | None = None,
    sheet: bool = False,
    page: bool = False,
    reasons: bool = True,
    scores: bool = True,
) -> ConfigLoader:
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
            max_file_size=max_file_size,
            sheet=sheet,
            page=page,
            reasons=reasons,
            scores=scores,
            lenient=lenient,
            named=config_file is not None,
            today=strftime("%Y-%m-%d"),
        )

    if language and not LANGUAGE.fullmatch(language):
        raise usage_error(f"--language: {language} is no language code, such as en or pt-BR")
    if not all(map(str.strip, keyphrases)):
        raise usage_error("--keyphrase: the phrase is empty")
    if config_file and not S_ISREG(mode(Path(config_file))):
        raise usage_error(f"--config: there is no file {config_file}")
    if preset or select or ignore or set_options:
        _check_wishes(load, [Path(config_file)] if config_file else [None] if no_config else _nearby())
    settings = ConfigLoader(load, Path(config_file).absolute() if config_file else None, search=not no_config)
    context = _context()
    if context and not context.params.get("quiet"):
        context.call_on_close(lambda: warn(settings, context.params.get("paths")))
    return settings


def usage_error(message: str) -> Exception:
    """A click.UsageError, for what a command line asks in vain. Few do, and click takes its time to load."""
    from click import UsageError

    return UsageError(message)


def _context() -> click.Context | None:
    """The command under way, as click knows it; None where click isn't loaded (`seolint.cli._plain`)."""
    loaded = sys.modules.get("click")
    return loaded.get_current_context(silent=True) if loaded else None


def _nearby() -> Iterator[Path | None]:
    """The configs that a run may meet: of the current folder, and of the paths named, for those who go on asking."""
    context = _context()
    for path in (".", *((context and context.params.get("paths")) or ())):
        yield nearest_config(Path(path))


def _check_wishes(load: Callable[[Path | None, bool], Config], places: Iterable[Path | None]) -> None:
    """Raise click.UsageError for what the command line asks of rules that none of the configs at `places` knows."""
    wrong: dict[str, ConfigDiagnostic] | None = None
    for place in dict.fromkeys(places):
        found = {diagnostic.message.partition(";")[0]: diagnostic for diagnostic in _wrong_wishes(load, place)}
        wrong = found if wrong is None else {key: found[key] for key in wrong if key in found}
        if not wrong:
            return
    if wrong:
        raise usage_error("; ".join(f"{diagnostic.path}: {diagnostic.message}" for diagnostic in wrong.values()))


def _wrong_wishes(load: Callable[[Path | None, bool], Config], place: Path | None) -> list[ConfigDiagnostic]:
    """What is wrong on the command line. A config that is broken itself is told of when it is used."""
    try:
        load(place, False)
    except ConfigError as error:
        wishes = [diagnostic for diagnostic in error.diagnostics if not diagnostic.line]
        return wishes if wishes or place is None else _wrong_wishes(load, None)
    return []


def warn(settings: ConfigLoader, paths: Sequence[str] | None) -> None:
    """Tell of globs in configs that mean no article, when all the folder of the config was walked."""
    if paths is None:
        return
    folders = [Path(path).absolute().resolve() for path in paths or (".",) if S_ISDIR(mode(Path(path)))]
    for failure in settings.unmatched(folders) if folders else ():
        complain(failure.path, failure.message)


def finish(settings: ConfigLoader, failures: Sequence[Failure] = ()) -> None:
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
    print(f"{safe_path(path)}{joint}{safe(first)}" if path else safe_line(first), file=sys.stderr, flush=True)
    for line in shown:
        print(safe_line(line), file=sys.stderr, flush=True)


def _split(names: Sequence[str]) -> list[str]:
    return [name.strip() for text in names for name in text.split(",") if name.strip()]
