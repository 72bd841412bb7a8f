"""What is known of the open folders: their configs, which files are articles, baselines, and the client's settings."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import strftime
from typing import Any

from seolint import config as configs
from seolint.config import Config
from seolint.faults import TIMEOUT
from seolint.files import SETTINGS, too_large
from seolint.readers import format_on_request
from seolint.rules import SEVERITIES
from seolint.run.config_loader import ConfigLoader
from seolint.run.discovery import Discovery
from seolint.run.gate.baseline_matcher import BaselineMatcher
from seolint.run.gate.selection import ConfigBaselines
from seolint.run.options import CheckOptions
from seolint.run.site_files import Folders
from seolint.yaml import ConfigDiagnostic, ConfigError

LISTED = 2.0
"""Seconds for which the contents of a folder count as known: every keystroke looks up where the links lead."""


Faults = Sequence[ConfigDiagnostic]


@dataclass(frozen=True)
class Settings:
    """What the client sets: the lowest severity that is shown (None for the config's), seconds for a text, the lens."""

    min_severity: str | None = None
    timeout: float = TIMEOUT
    code_lens: bool = False

    def with_values(self, values: object) -> Settings:
        """These, with what a client sends; what isn't a possible value of a setting is left out."""
        if not isinstance(values, Mapping):
            return self
        values = values.get("seolint", values)
        if not isinstance(values, Mapping):
            return self
        changes: dict[str, Any] = {}
        if "minSeverity" in values and values["minSeverity"] in (None, *SEVERITIES):
            changes["min_severity"] = values["minSeverity"]
        timeout = values.get("timeout")
        if isinstance(timeout, (int, float)) and timeout > 0:
            changes["timeout"] = float(timeout)
        if isinstance(values.get("codeLens"), bool):
            changes["code_lens"] = values["codeLens"]
        return replace(self, **changes)


class Project:
    """The open folders. What was read of them is kept until `forget`; `generation` counts how often that was called.

    `broken` is what is wrong with the configs and rule files that were read; of that, `deprecated` are only names of
    earlier versions.
    """

    def __init__(self) -> None:
        self.folders: list[Path] = []
        self.settings = Settings()
        self.generation = 0
        self._day = ""
        self._start()

    def _start(self) -> None:
        self._day = strftime("%Y-%m-%d")
        self.broken: list[ConfigDiagnostic] = []
        self.deprecated: list[ConfigDiagnostic] = []
        self.configs = ConfigLoader(self._load)
        self.discovery: Discovery = self.configs.discovery(CheckOptions(force_exclude=True))
        self._baselines = ConfigBaselines(self.configs)
        self._admitted: dict[str, bool] = {}
        self._files, self._listed = Folders(), time.monotonic()

    def forget(self) -> None:
        """Read configs, rules, ignore files and baselines again when they are next needed."""
        self.generation += 1
        self._start()

    def new_day(self) -> bool:
        """Whether a day has begun since the configs were read, some of whose rules compare dates with today."""
        return self._day != strftime("%Y-%m-%d")

    def admits(self, path: str) -> bool:
        """Whether a file (absolute path) is an article that `seolint check` would find in its folder."""
        if path not in self._admitted:
            is_readable = format_on_request(path, self.configs.formats(Path(path))) is not None
            self._admitted[path] = is_readable and self.discovery.admits(path)
        return self._admitted[path]

    def config(self, path: str) -> Config:
        """The config for a file, without its overrides."""
        return self.configs.of_file(path)

    def files(self) -> Folders:
        """What lies beside the articles."""
        if time.monotonic() - self._listed > LISTED:
            self._files, self._listed = Folders(), time.monotonic()
        return self._files

    def baseline(self, path: str) -> BaselineMatcher | None:
        """The baseline that the config of a file names, with nothing matched yet."""
        matcher = self._baselines.of(path)
        return BaselineMatcher(matcher.baseline, matcher.file) if matcher else None

    def lowest(self, config: Config) -> str:
        """The lowest severity that is shown."""
        return self.settings.min_severity or config.min_severity or SEVERITIES[-1]

    def folder_of(self, path: str) -> Path | None:
        """The innermost open folder that a file lies in."""
        above = [folder for folder in self.folders if Path(path).is_relative_to(folder)]
        return max(above, key=lambda folder: len(folder.parts), default=None)

    def as_opened(self, path: str | Path) -> str:
        """A path with its links followed, as it is in the open folders, one of which may have been opened by a link."""
        for folder in self.folders:
            real = Path(os.path.realpath(folder))
            if real != folder and Path(path).is_relative_to(real):
                return str(folder / Path(path).relative_to(real))
        return str(path)

    def faults_of(self, path: str, text: str) -> tuple[Faults, Faults]:
        """What is wrong with a config (its path without links) as it is in an editor, and its names of old versions."""
        if len(text) > SETTINGS.size:
            return [ConfigDiagnostic(path, 0, 0, f"can't be read: {too_large(SETTINGS)}")], ()
        try:
            config = configs.load(Path(path), lenient=True, today=self._day, unsaved={Path(path): text})
        except ConfigError as error:
            return [each for each in error.diagnostics if each.path == path], ()
        return (), [each for each in config.deprecated if each.path == path]

    def config_files(self) -> Sequence[Path]:
        """The config files that are in force in the open folders, as far as they are known."""
        found = (self.configs.source_of_file(os.path.join(folder, "-")) for folder in self.folders)  # noqa: PTH118
        return [path for path in dict.fromkeys(found) if path]

    def _load(self, path: Path | None) -> Config:
        """Load a config; its errors, and its names of earlier versions, are added to `broken`."""
        try:
            config = configs.load(path, lenient=True, today=self._day)
        except ConfigError as error:
            self.broken += error.diagnostics
            raise
        self.broken += config.deprecated
        self.deprecated += config.deprecated
        return config
