"""Files -> reports: read, decode, lint; in this process or in several, in the same order either way."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from seolint import config as configs
from seolint.config import Config
from seolint.config_file.matching import any_named, names_below
from seolint.discovery import Discovery, Failure, unreadable
from seolint.linter import Report, examine
from seolint.readers import format_of
from seolint.readers._decode import DecodeError, decode
from seolint.site_files import Folders
from seolint.yaml_source import ConfigError, Mistake

MANY = 32
"""Files from which on further processes pay: starting one costs about as much as linting twenty articles."""

BATCH = 8
"""Files that a process is handed at a time."""

Outcome = Report | Failure


@dataclass
class Configs:
    """The config for each file: the nearest file upward, loaded once. Broken ones are kept in `failures`."""

    load: Callable[[Path | None], Config]
    fixed: Path | None = None
    search: bool = True
    failures: list[Failure] = field(default_factory=list)
    _found: dict[Path, Path | None] = field(default_factory=dict)
    _loaded: dict[Path | None, Config] = field(default_factory=dict)
    _walked: list[Path] = field(default_factory=list)

    def of(self, path: Path) -> Config:
        """The config for a file (absolute path), its overrides not yet applied."""
        source = self.fixed
        if source is None and self.search:
            folder = path.parent
            if folder not in self._found:
                self._found[folder] = nearest(folder)
            source = self._found[folder]
        if source not in self._loaded:
            self._loaded[source] = self._load(source)
        return self._loaded[source]

    def _load(self, source: Path | None) -> Config:
        try:
            return self.load(source)
        except ConfigError as error:
            if source is None:
                raise
            self.failures += [Failure(_shown(m.path), _told(m)) for m in error.mistakes]
            return self.load(None)

    def ignores(self, path: Path) -> bool:
        """Whether the config for a file lists it under `ignore`."""
        self._walked.append(path)
        return self.of(path).ignores(path)

    def unmatched(self, folders: Sequence[Path]) -> Iterator[Failure]:
        """The globs of configs in `folders` (absolute, wholly walked) that mean none of the articles there."""
        for source, config in self._loaded.items():
            own = config.layers[-1]
            if not source or own.root != str(source.parent.resolve()) or not self._walked:
                continue
            if own.globs and any(folder in (source.parent, *source.parent.parents) for folder in folders):
                names = names_below(own.root, self._walked)
                for glob, mistake in own.globs:
                    if not any_named(glob, names):
                        yield Failure(_shown(mistake.path), _told(mistake.saying(f"warning: {mistake.message}")))


def nearest(folder: Path) -> Path | None:
    """The config file for a folder; none where folders above it can't be entered."""
    try:
        return configs.find(folder)
    except OSError:
        return None


def lint_file(path: str, config: Config, folders: Folders | None = None) -> Outcome:
    """Read, decode and lint one file. `folders` are those of the site, where they were read before."""
    source = read_text(path)
    return source if isinstance(source, Failure) else _lint(source, path, config, folders)


def lint_bytes(data: bytes, path: str, config: Config) -> Outcome:
    """Decode and lint what a file holds; `path` picks the format and the overrides of the config."""
    source = text_of(data, path)
    return source if isinstance(source, Failure) else _lint(source, path, config)


def read_text(path: str) -> str | Failure:
    """The text of a file, or why it has none."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        return Failure(path, unreadable(error))
    return text_of(data, path)


def text_of(data: bytes, path: str) -> str | Failure:
    """The text of what a file holds, or why it is none."""
    try:
        return decode(data, format_of(path) or "text")
    except DecodeError as error:
        return Failure(path, str(error))


def _lint(source: str, path: str, config: Config, folders: Folders | None = None) -> Outcome:
    made_from = Path(config.root, config.site["source"]) if "source" in config.site else None
    exists = (folders or Folders()).exists_for(path, made_from)
    try:
        return examine(source, path, config.for_path(path), exists=exists)
    except Exception as error:  # a fault of seolint in one file: told, and the others are linted
        return Failure(path, f"internal error: {type(error).__name__}: {error}; please report it with the file")


def run(discovery: Discovery, settings: Configs, paths: Sequence[str], jobs: int | None = None) -> Iterator[Outcome]:
    """The outcome for each file behind `paths`, in the order of the paths, whatever the number of processes.

    `jobs` is the number of processes; None for as many as the machine has and the files are worth.
    """
    files = discovery.files(paths)
    work = [(file, settings.of(Path(file).absolute())) for file in files]
    count = jobs or (os.cpu_count() or 1 if len(files) >= MANY else 1)
    if count > 1 and len(files) > 1:
        yield from _in_processes(work, min(count, len(files)))
    else:
        folders = Folders()
        for file, config in work:
            yield lint_file(file, config, folders)


def _in_processes(work: Sequence[tuple[str, Config]], jobs: int) -> Iterator[Outcome]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    table = {id(config): config for _, config in work}
    tasks = [(file, id(config)) for file, config in work]
    done = 0
    try:
        with ProcessPoolExecutor(jobs, initializer=_remember, initargs=(table,)) as pool:
            for outcome in pool.map(_task, tasks, chunksize=BATCH):
                done += 1
                yield outcome
    except BrokenProcessPool:
        for file, key in tasks[done:]:
            yield _alone(file, key, table)


def _alone(file: str, key: int, table: Mapping[int, Config]) -> Outcome:
    """One file in a process of its own, because some file brought a process down."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    try:
        with ProcessPoolExecutor(1, initializer=_remember, initargs=(table,)) as pool:
            return pool.submit(_task, (file, key)).result()
    except BrokenProcessPool:
        return Failure(file, "linting it brought the process down; please report it with the file")


_table: Mapping[int, Config] = {}
_folders = Folders()


def _remember(table: Mapping[int, Config]) -> None:
    global _table
    _table = table


def _task(task: tuple[str, int]) -> Outcome:
    return lint_file(task[0], _table[task[1]], _folders)


def _shown(path: str) -> str:
    """A config's path as a user at the current folder would write it."""
    try:
        return Path(path).relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path


def _told(mistake: Mistake) -> str:
    """A mistake without its path; the lines that show it stand behind the first."""
    place = f"{mistake.line}:{mistake.column}: " if mistake.line else ""
    return f"{place}{mistake.message}{mistake.drawn}"
