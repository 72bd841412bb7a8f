"""The public API, for build scripts, editors and notebooks: the package exports all of it."""

from __future__ import annotations

import os
from datetime import date
from functools import cache, partial
from pathlib import Path

from seolint import config as configs
from seolint.config import Config
from seolint.faults import contained
from seolint.files import article_limit, read_file
from seolint.linter import Report, examine
from seolint.readers import FORMATS, format_for
from seolint.rules.rule import Problem
from seolint.run.worker import lint_bytes
from seolint.yaml import ConfigError

__all__ = ["Config", "ConfigError", "Problem", "Report", "lint", "lint_file", "load_config"]


def lint(text: str, path: str = "page.md", *, format: str | None = None, config: Config | None = None) -> Report:
    """The problems of an article, and what was read of it. Reads nothing but its arguments, and writes nothing.

    `path` picks the overrides of `config` and, by its extension, the format (markdown, html or text), unless `format`
    names it. At a path without a known extension, such as an address, the text shows its format. Without a `config` the
    preset recommended is in force. Rules that need the files beside an article report nothing; see `lint_file`.

    What goes wrong in linting raises nothing: it is in `errors` of the report, a line each. Raises ValueError for a
    `format` that there is none of.
    """
    if format not in (None, *FORMATS.values()):
        raise ValueError(f"format is {format!r}; it is one of {', '.join(dict.fromkeys(FORMATS.values()))}")
    name = format or format_for(path, text)
    settings = config or _recommended()

    def work() -> Report:
        return examine(text, path, settings.for_path(path), name)

    return contained(work, partial(_failed, path, name))


def lint_file(path: str | os.PathLike[str], *, config: Config | None = None) -> Report:
    """The same for a file, with the files beside it in view.

    Without a `config` it is the one in force for the file: the nearest `.seolint.yml` upward, else the preset
    recommended.

    What goes wrong in decoding or linting it is in `errors` of the report. Raises OSError for a file that can't be
    read, and ConfigError for a config with errors.
    """
    name = os.fspath(path)
    settings = config or load_config(configs.find(Path(name).absolute().parent))
    data = read_file(name, article_limit(settings.max_file_size), None)
    outcome = lint_bytes(data, name, settings)
    return outcome if isinstance(outcome, Report) else _failed(name, format_for(name, ""), outcome.message)


def load_config(path: str | os.PathLike[str] | None = None) -> Config:
    """The config in a file, or in the nearest one for a folder; without a path for the current folder.

    Where there is none, it is the preset recommended. Raises ConfigError with each error and its place.
    """
    place = Path(path or ".").absolute()
    found = configs.find(place) if place.is_dir() else place
    return configs.load(found, named=path is not None, today=date.today().isoformat())


@cache
def _recommended() -> Config:
    return configs.load()


def _failed(path: str, format: str, message: str) -> Report:
    return Report(path, format, "und", 0, (), (f"{path}: {message}",))
