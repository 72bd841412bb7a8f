"""The public API, for build scripts, editors and notebooks; the package exports all of it."""

from __future__ import annotations

import os
from datetime import date
from errno import EINVAL
from functools import cache, partial
from pathlib import Path
from types import NoneType
from warnings import warn

from seolint import config as configs
from seolint.config import Config
from seolint.config.globs import is_address
from seolint.faults import contained
from seolint.files import article_limit, is_inside, read_file, unreadable
from seolint.habits import with_habits
from seolint.linter import Report, examine
from seolint.readers import FORMATS, format_for
from seolint.rules.rule import Problem
from seolint.run.config_loader import nearest_config
from seolint.run.site_folders import SiteFolders, in_site
from seolint.run.worker import lint_bytes
from seolint.yaml import ConfigDiagnostic, ConfigError

__all__ = ["Config", "ConfigError", "Problem", "Report", "lint", "lint_file", "load_config"]


def lint(text: str, path: str = "page.md", *, format: str | None = None, config: Config | None = None) -> Report:
    """The problems of an article, and facts about it. Reads nothing but its arguments, and writes nothing.

    `path` picks the overrides of `config` and, by its extension, the format (markdown, html or text), unless `format`
    names it. It may be an address, which globs match by its path, as if the config's folder were the root of the site,
    or as a whole (`https://example.com/drafts/**`). A relative path starts from the current folder, or from the
    config's folder where the current one lies elsewhere. If the path has no known extension, as with an address, the
    format is detected from the text. Without a `config`, the preset recommended is in force. Rules that need the files
    beside an article report nothing; see `lint_file`.

    Faults while linting raise nothing: they are in `errors` of the report, one line each. Raises ValueError for a
    `format` that doesn't exist, and TypeError for arguments of other types.
    """
    _check_types(text=(text, (str,)), path=(path, (str,)), config=(config, (Config, NoneType)))
    if format not in (None, *FORMATS.values()):
        raise ValueError(f"format is {format!r}; it is one of {', '.join(dict.fromkeys(FORMATS.values()))}")
    settings = config or _recommended()
    name = format or format_for(path, text, settings.formats)

    def work() -> Report:
        own = settings.for_path(_placed(path, settings))
        return _with_habits(examine(text, path, own, name), own)

    return contained(work, partial(_failed, path, name))


def lint_file(path: str | os.PathLike[str], *, config: Config | None = None) -> Report:
    """The same for a file, taking the files beside it into account.

    Without a `config`, the one in force for the file is used: the nearest `.seolint.yml` in its folder or above, or
    else the preset recommended.

    Faults while decoding or linting it are in `errors` of the report. Raises OSError for a file that can't be
    read, ConfigError for a config with errors, and TypeError for arguments of other types.
    """
    _check_types(path=(path, (str, os.PathLike)), config=(config, (Config, NoneType)))
    name = os.fspath(path)
    if not _is_path(name):
        raise OSError(EINVAL, os.strerror(EINVAL), name)
    folder = Path(name).absolute().parent
    settings = config or _loaded(nearest_config(folder), named=False)
    sites = SiteFolders(lambda path: (settings.site, settings.root))
    settings = in_site(settings, sites.generator_of(folder), sites.titles_shown(folder))
    data = _content(name, settings)
    outcome = lint_bytes(data, name, settings)
    if isinstance(outcome, Report):
        return _with_habits(outcome, settings.for_path(name))
    return _failed(name, format_for(name, "", settings.formats), outcome.message)


def load_config(path: str | os.PathLike[str] | None = None) -> Config:
    """The config in a file, or the nearest one for a folder; without a path, the one for the current folder.

    If there is none, it is the preset recommended. Warns of names from earlier versions in it (DeprecationWarning).
    Raises ConfigError with each error and its place.
    """
    _check_types(path=(path, (str, os.PathLike, NoneType)))
    name = os.fspath(path or ".")
    if not _is_path(name):
        raise ConfigError([ConfigDiagnostic(repr(name), 1, 1, "can't be read: no file has such a name")])
    place = Path(name).absolute()
    if not os.path.isdir(place):  # noqa: PTH112 - is_dir raises where it may not look
        return _loaded(place, named=True)
    try:
        return _loaded(configs.find(place), named=False)
    except OSError as error:
        raise ConfigError([ConfigDiagnostic(name, 1, 1, unreadable(error))]) from error


def _with_habits(report: Report, config: Config) -> Report:
    """The report as people see it: several problems that are one habit of the author become one."""
    problems, errors = with_habits(report.problems, config.rules)
    return report._replace(problems=tuple(problems), errors=(*report.errors, *errors))


def _placed(path: str, config: Config) -> str:
    """A path as a config's globs should see it: a relative one starts in the config's folder unless we are in there."""
    inside = not config.root or is_inside(".", (config.root,))
    return path if inside or is_address(path) else os.path.join(config.root, path)  # noqa: PTH118


def _content(name: str, config: Config) -> bytes:
    """The content of a file. If it can't be read, the exception names it."""
    try:
        return read_file(name, article_limit(config.max_file_size), None)
    except OSError as error:
        error.filename = name
        raise


def _loaded(path: Path | None, *, named: bool) -> Config:
    """The config in a file; its warnings point at the caller of the API."""
    config = configs.load(path, named=named, today=date.today().isoformat())
    for each in config.deprecated:
        warn(str(each), DeprecationWarning, stacklevel=3)
    return config


def _is_path(name: str) -> bool:
    """Whether a file can have such a name."""
    try:
        return b"\0" not in os.fsencode(name)
    except UnicodeEncodeError:
        return False


def _check_types(**arguments: tuple[object, tuple[type, ...]]) -> None:
    """Raises TypeError for an argument of the wrong type: a mistake in a program, which doesn't belong in a report."""
    for name, (value, types) in arguments.items():
        if not isinstance(value, types):
            takes = " or ".join("None" if kind is NoneType else kind.__name__ for kind in types)
            raise TypeError(f"{name} is of type {type(value).__name__}; it takes {takes}")


@cache
def _recommended() -> Config:
    return configs.load()


def _failed(path: str, format: str, message: str) -> Report:
    return Report(path, format, "und", 0, (), (f"{path}: {message}",))
