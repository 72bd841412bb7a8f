"""Which baseline holds for an article: the one of the command line, or the one that its config names."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from seolint.config import Config
from seolint.files import root_of
from seolint.run.config_loader import ConfigLoader, failure_from
from seolint.run.discovery import Failure
from seolint.run.options import OptionsError

if TYPE_CHECKING:  # few runs have a baseline
    from seolint.run.gate.baseline_matcher import BaselineMatcher


class ConfigBaselines:
    """The baselines that configs name, each read once. What is wrong with one goes to the failures of the configs."""

    def __init__(self, configs: ConfigLoader) -> None:
        self._configs = configs
        self._matchers: dict[str, BaselineMatcher | None] = {}

    def of(self, path: str) -> BaselineMatcher | None:
        """The baseline for a file."""
        file = self._configs.of_file(path).baseline
        if file is None:
            return None
        if file not in self._matchers:
            self._matchers[file] = self._load(file, path)
        return self._matchers[file]

    def _load(self, file: str, path: str) -> BaselineMatcher | None:
        from seolint.run.gate.baseline import BaselineError, shown

        try:
            return _matcher(shown(file), (root_of(os.path.dirname(file)),))  # noqa: PTH120
        except BaselineError as error:
            config = self._configs.of(Path(path).absolute())
            self._configs.failures.append(_missing(config, file) or _broken(shown(file), str(error)))
        return None


def named(file: str) -> BaselineMatcher:
    """The baseline of the command line. Raises OptionsError."""
    from seolint.run.gate.baseline import BaselineError

    try:
        return _matcher(file)
    except BaselineError as error:
        raise OptionsError(str(error)) from error


def _matcher(file: str, roots: Sequence[str] | None = None) -> BaselineMatcher:
    from seolint.run.gate.baseline import load
    from seolint.run.gate.baseline_matcher import BaselineMatcher

    return BaselineMatcher(load(file, roots), file)


def _missing(config: Config, file: str) -> Failure | None:
    """That a config names a baseline that isn't there, at the place where it does; None where it is there."""
    if os.path.lexists(file):
        return None
    from seolint import yaml as yaml_source
    from seolint.run.gate.baseline import shown

    path = Path(config.origins["baseline"].rpartition(":")[0])
    source = yaml_source.read(path, (root_of(path.parent),))
    message = f"there is no baseline {shown(file)}; write it with: seolint baseline, or take this line out"
    return failure_from(source.placed(("baseline",), message))


def _broken(file: str, message: str) -> Failure:
    """A BaselineError about a file, which may name a line of it."""
    line, mark, rest = message.removeprefix(f"{file}:").partition(": ")
    return Failure(file, f"{line}:1: {rest}" if mark and line.isdecimal() else message.removeprefix(f"{file}: "))
