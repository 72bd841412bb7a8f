"""What the commands share: the configs of a run, its cache, and what is printed on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from time import strftime

from seolint import config as config_package
from seolint.config import Config
from seolint.config.values import LANGUAGE
from seolint.files import mode, root_of_run
from seolint.lazy_regex import expression
from seolint.report.console import safe, safe_line, safe_path
from seolint.run.cache import Cache
from seolint.run.cache.location import LEGACY, is_cache, locate
from seolint.run.config_loader import ConfigLoader, nearest_config
from seolint.run.discovery import Failure
from seolint.run.options import CheckOptions, OptionsError
from seolint.yaml import ConfigDiagnostic, ConfigError

Load = Callable[[Path | None, bool], Config]
"""Loads a config, or the preset alone; leniently, it skips names of rules that this config doesn't know."""

_PLACE = expression(r"\d+:\d+: ")


def configs_for(options: CheckOptions) -> ConfigLoader:
    """The configs of a run, as the options say. Raises OptionsError."""
    overrides = config_package.Overrides(
        select=_split(options.select),
        ignore=_split(options.ignore),
        set_options=options.set_options,
        language=options.language,
        keyphrases=options.keyphrases,
        max_file_size=options.max_file_size,
    )

    def load(path: Path | None, lenient: bool = True) -> Config:
        return config_package.load(
            path,
            overrides,
            preset=options.preset,
            lenient=lenient,
            named=options.config_file is not None,
            today=strftime("%Y-%m-%d"),
        )

    _check_values(options)
    if options.preset or options.select or options.ignore or options.set_options:
        _check_rules(load, _places(options))
    file = Path(options.config_file).absolute() if options.config_file else None
    return ConfigLoader(load, file, search=not options.no_config)


def _check_values(options: CheckOptions) -> None:
    """Raise OptionsError for values that are wrong under any config."""
    if options.language and not LANGUAGE.fullmatch(options.language):
        raise OptionsError(f"--language: {options.language} is not a language code, such as en or pt-BR")
    if not all(map(str.strip, options.keyphrases)):
        raise OptionsError("--keyphrase: the phrase is empty")
    if not all(map(str.strip, options.exclude)):
        raise OptionsError("--exclude: the glob is empty")
    if options.config_file and not S_ISREG(mode(Path(options.config_file))):
        raise OptionsError(f"--config: there is no file {options.config_file}")


def _places(options: CheckOptions) -> Iterator[Path | None]:
    """The configs that a run may use: that of the command line, or else of the current folder and the paths."""
    if options.config_file:
        yield Path(options.config_file)
    elif options.no_config:
        yield None
    else:
        yield from (nearest_config(Path(path)) for path in (".", *options.paths))


def _check_rules(load: Load, places: Iterable[Path | None]) -> None:
    """Raise OptionsError if the command line names rules that none of the configs at `places` knows."""
    unknown: dict[str, ConfigDiagnostic] | None = None
    for place in dict.fromkeys(places):
        found = {diagnostic.message.partition(";")[0]: diagnostic for diagnostic in _unknown_rules(load, place)}
        unknown = found if unknown is None else {key: found[key] for key in unknown if key in found}
        if not unknown:
            return
    if unknown:
        raise OptionsError("; ".join(f"{diagnostic.path}: {diagnostic.message}" for diagnostic in unknown.values()))


def _unknown_rules(load: Load, place: Path | None) -> list[ConfigDiagnostic]:
    """What is wrong on the command line. A config that is broken itself is reported when it is used."""
    try:
        load(place, False)
    except ConfigError as error:
        found = [diagnostic for diagnostic in error.diagnostics if not diagnostic.line]
        return found if found or place is None else _unknown_rules(load, None)
    return []


def warn(configs: ConfigLoader, paths: Sequence[str] | None = None) -> None:
    """Print each old name that configs and the command line use, once, and warnings about the configs of generators.

    If `paths` were walked, also print the globs that match no article in the whole folder of their config.
    """
    for failure in (*configs.deprecated(), *configs.warnings):
        complain(failure.path, failure.message)
    folders = [] if paths is None else [path for path in paths or (".",) if S_ISDIR(mode(Path(path)))]
    for failure in configs.unmatched([Path(path).absolute().resolve() for path in folders]) if folders else ():
        complain(failure.path, failure.message)


def finish(configs: ConfigLoader, failures: Iterable[Failure] = (), paths: Sequence[str] | None = None) -> None:
    """Print what could not be done, and warnings (see `warn` about `paths`); exit with 2 where something failed."""
    messages = dict.fromkeys((failure.path, failure.message) for failure in (*failures, *configs.failures))
    for path, message in sorted(messages, key=lambda failure: failure[0]):
        complain(path, message)
    warn(configs, paths)
    if messages:
        sys.exit(2)


def complain(path: str, message: str) -> None:
    """Print on standard error what could not be done. A message that begins with line:column is appended to the path.

    The first line of a message is complete by itself; a source line and a caret may follow.
    """
    first, *shown = message.split("\n")
    joint = ":" if _PLACE.match(message) else ": "
    print(f"{safe_path(path)}{joint}{safe(first)}" if path else safe_line(first), file=sys.stderr, flush=True)
    for line in shown:
        print(safe_line(line), file=sys.stderr, flush=True)


def _split(names: Sequence[str]) -> list[str]:
    return [name.strip() for text in names for name in text.split(",") if name.strip()]


def cache_for(options: CheckOptions) -> Cache | None:
    """The cache for runs in the current folder; None if there can't be one, or none is wanted.

    If there can't be one, a note says why when the options are verbose or name a folder for it.
    """
    if options.no_cache:
        return None
    location = locate(root_of_run(), options.cache_dir)
    if location.folder:
        return Cache(location.folder, on_created=None if options.quiet else partial(_name_legacy, Path.cwd()))
    if options.verbose or (options.cache_dir and not options.quiet):
        complain("", f"results aren't cached: {location.reason}")
    return None


def legacy_folders(folder: Path) -> Iterator[Path]:
    """The folders in which earlier versions kept the results of runs in a folder (absolute)."""
    try:
        config = config_package.find(folder)
    except OSError:
        config = None
    places = (folder, *((config.parent,) if config else ()), Path(root_of_run(folder)))
    yield from (place / LEGACY for place in dict.fromkeys(places) if is_cache(place / LEGACY))


def shown_path(folder: Path) -> str:
    """A folder (absolute) as a user in the current folder would write it."""
    here = Path.cwd()
    return str(folder.relative_to(here) if folder.is_relative_to(here) else folder)


def _name_legacy(folder: Path) -> None:
    """Name what earlier versions left behind: once per root, when the cache that replaces it is created."""
    for place in legacy_folders(folder):
        complain(shown_path(place), "it is no longer used; seolint clean removes it")
