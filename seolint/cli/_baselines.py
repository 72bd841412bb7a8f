"""Which baseline holds for an article: the one of the command line, or the one that its config names."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from seolint.cli._common import usage_error
from seolint.config import Config
from seolint.files import root_of
from seolint.run.config_loader import ConfigLoader
from seolint.run.discovery import Failure

if TYPE_CHECKING:  # few runs have a baseline
    from seolint.run.gate.baseline_matcher import BaselineMatcher


class Baselines:
    """The baselines that configs name, each read once. What is wrong with one is told with the configs' failures."""

    def __init__(self, settings: ConfigLoader) -> None:
        self._settings = settings
        self._ledgers: dict[str, BaselineMatcher | None] = {}

    def of(self, path: str) -> BaselineMatcher | None:
        """What the baseline of a file says."""
        file = self._settings.of_file(path).baseline
        if file is None:
            return None
        if file not in self._ledgers:
            self._ledgers[file] = self._load(file, path)
        return self._ledgers[file]

    def _load(self, file: str, path: str) -> BaselineMatcher | None:
        from seolint.run.gate.baseline import BaselineError, shown

        try:
            return _ledger(shown(file), (root_of(os.path.dirname(file)),))  # noqa: PTH120
        except BaselineError as error:
            config = self._settings.of(Path(path).absolute())
            self._settings.failures.append(_missing(config, file) or _broken(shown(file), str(error)))
        return None


def named(file: str) -> BaselineMatcher:
    """What the baseline of the command line says. Raises click.UsageError."""
    from seolint.run.gate.baseline import BaselineError

    try:
        return _ledger(file)
    except BaselineError as error:
        raise usage_error(str(error)) from error


def _ledger(file: str, roots: Sequence[str] | None = None) -> BaselineMatcher:
    from seolint.run.gate.baseline import load
    from seolint.run.gate.baseline_matcher import BaselineMatcher

    return BaselineMatcher(load(file, roots), file)


def _missing(config: Config, file: str) -> Failure | None:
    """That a config names a baseline that isn't there, told at the place where it does; None where it is there."""
    if os.path.lexists(file):
        return None
    from seolint import yaml as yaml_source
    from seolint.run.gate.baseline import shown

    path = Path(config.origins["baseline"].rpartition(":")[0])
    source = yaml_source.read(path, (root_of(path.parent),))
    told = f"there is no baseline {shown(file)}; write it with: seolint baseline, or take this line out"
    diagnostic = source.placed(("baseline",), told)
    place = f"{diagnostic.line}:{diagnostic.column}"
    return Failure(shown(diagnostic.path), f"{place}: {diagnostic.message}{diagnostic.drawn}")


def _broken(file: str, told: str) -> Failure:
    """What a BaselineError tells of a file, which may name a line of it."""
    line, mark, rest = told.removeprefix(f"{file}:").partition(": ")
    return Failure(file, f"{line}:1: {rest}" if mark and line.isdecimal() else told.removeprefix(f"{file}: "))
