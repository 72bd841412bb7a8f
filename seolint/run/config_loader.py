"""Which config file applies to which article: the nearest one in its folder or above, each loaded once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from seolint import config as configs
from seolint.config import Config
from seolint.config.globs import match, names_below, names_site, real_path
from seolint.faults import contained
from seolint.run.discovery import Discovery, Failure
from seolint.run.options import CheckOptions
from seolint.run.site_folders import SiteFolders, in_site
from seolint.yaml import ConfigDiagnostic, ConfigError


class ConfigLoader:
    """The config for each file: from the nearest config file, loaded once. Broken ones are kept in `failures`.

    `warnings` are about the configs of site generators, which fail nothing.
    """

    def __init__(self, load: Callable[[Path | None], Config], fixed: Path | None = None, search: bool = True) -> None:
        self.load, self.fixed, self.search = load, fixed, search
        self.failures: list[Failure] = []
        self.warnings: list[Failure] = []
        self._found: dict[Path, Path | None] = {}
        self._above: dict[Path, Path | None] = {}
        self._loaded: dict[Path | None, Config] = {}
        self._folders: dict[str, Path] = {}
        self._near: dict[str, Path | None] = {}
        self._walked: list[Path] = []
        self._in_sites: dict[tuple[object, ...], Config] = {}
        self._of_folders: dict[str, Config] = {}
        self.sites = SiteFolders(self._site)

    def of(self, path: Path) -> Config:
        """The config for a file (absolute path), its overrides not yet applied."""
        return self._in_site(self._source(path.parent), path.parent)

    def of_file(self, path: str) -> Config:
        """The config for a file whose path is absolute or relative to the current folder; see `of`."""
        folder = os.path.dirname(path)  # noqa: PTH120 - for each of many files
        if folder not in self._of_folders:
            self._of_folders[folder] = self._in_site(self.source_of_file(path), self._folders[folder])
        return self._of_folders[folder]

    def folder_of_file(self, path: str) -> Path:
        """The absolute path of the folder of such a file, made once per folder."""
        self.source_of_file(path)
        return self._folders[os.path.dirname(path)]  # noqa: PTH120

    def source_of_file(self, path: str) -> Path | None:
        """The config file for such a file, looked for once per folder; None if there is none."""
        folder = os.path.dirname(path)  # noqa: PTH120 - for each of many files
        if folder not in self._near:
            self._folders[folder] = Path(folder).absolute()
            self._near[folder] = self._source(self._folders[folder])
        return self._near[folder]

    def _source(self, folder: Path) -> Path | None:
        if self.fixed or not self.search:
            return self.fixed
        if folder not in self._found:
            self._found[folder] = nearest_config(folder, self._above)
        return self._found[folder]

    def _site(self, path: Path) -> tuple[Mapping[str, str], str]:
        """What the config for a file says about the site, and the folder that this applies to."""
        config = self._from(self._source(path.parent))
        return config.site, config.root

    def _in_site(self, source: Path | None, folder: Path) -> Config:
        """A config with what the generator of the site in a folder (absolute path) adds to it."""
        generator = self.sites.generator_of(folder)
        titles = self.sites.titles_shown(folder)
        key = source, generator.id if generator else "", tuple(titles.items())
        if key not in self._in_sites:
            self._in_sites[key] = in_site(self._from(source), generator, titles)
        return self._in_sites[key]

    def _from(self, source: Path | None) -> Config:
        if source not in self._loaded:
            self._loaded[source] = self._load(source)
        return self._loaded[source]

    def _load(self, source: Path | None) -> Config:
        if source is None:
            return self.load(None)
        config = contained(partial(self._attempt, source), lambda message: [Failure(_shown(str(source)), message)])
        if isinstance(config, Config):
            return config
        self.failures += config
        return self.load(None)

    def _attempt(self, source: Path) -> Config | list[Failure]:
        try:
            return self.load(source)
        except ConfigError as error:
            return [failure_from(diagnostic) for diagnostic in error.diagnostics]

    def ignores(self, path: Path) -> bool:
        """Whether the config for a file lists it under `ignore`."""
        self._walked.append(path)
        return self._from(self._source(path.parent)).ignores(path)

    def discovery(self, options: CheckOptions) -> Discovery:
        """The object that finds the files of a run."""
        excluded = _excluded(options.exclude) if options.exclude else None
        return Discovery(self.ignores, options.force_exclude, self.formats, excluded, self.sites)

    def formats(self, path: Path) -> Mapping[str, str]:
        """The formats that the config for a file gives to extensions."""
        return self._from(self._source(path.parent)).formats

    def all_formats(self) -> Mapping[str, str]:
        """The formats that any config of the run gives."""
        return {extension: name for config in self._loaded.values() for extension, name in config.formats.items()}

    def deprecated(self) -> Sequence[Failure]:
        """The names of earlier versions that the configs of the run and the command line use."""
        used = dict.fromkeys(each for config in self._loaded.values() for each in config.deprecated)
        return [failure_from(each.with_message(f"warning: {each.message}")) for each in used]

    def unmatched(self, folders: Sequence[Path]) -> Iterator[Failure]:
        """The globs of configs in `folders` (absolute, completely walked) that match none of the articles there."""
        for source, config in self._loaded.items():
            layer = config.layers[-1]
            if not source or layer.root != str(source.parent.resolve()) or not self._walked:
                continue
            if layer.globs and any(folder in (source.parent, *source.parent.parents) for folder in folders):
                from seolint.files.gitignore import names_any

                names = names_below(layer.root, [*self._walked, *self.sites.left_out])
                for glob, diagnostic in layer.globs:
                    if not names_site(glob) and not names_any(glob, names):
                        yield failure_from(diagnostic.with_message(f"warning: {diagnostic.message}"))


def nearest_config(folder: Path, known: dict[Path, Path | None] | None = None) -> Path | None:
    """The config file for a folder (see `seolint.config.find`); None if folders above it can't be entered."""
    try:
        return configs.find(folder, known)
    except OSError:
        return None


def _excluded(globs: Sequence[str]) -> Callable[[Path], bool]:
    """Whether globs name a file (absolute path); they work like those of an ignore file in the current folder."""
    here = real_path(Path.cwd())
    lines = tuple(glob.replace("./", "/", 1) if glob.startswith(("./", "!./")) else glob for glob in globs)
    return lambda path: match(lines, here, real_path(path)) is True


def failure_from(diagnostic: ConfigDiagnostic) -> Failure:
    """A diagnostic as a failure of its file; the lines that show the place follow the first line."""
    place = f"{diagnostic.line}:{diagnostic.column}: " if diagnostic.line else ""
    return Failure(_shown(diagnostic.path), f"{place}{diagnostic.message}{diagnostic.drawn}")


def _shown(path: str) -> str:
    """A config's path as a user at the current folder would write it."""
    try:
        return Path(path).relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path
