"""Paths -> what comes of each file: in this process or in several, anew or kept, in the same order either way."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from functools import partial
from pathlib import Path

from seolint import config as configs
from seolint.config import Config
from seolint.config.globs import names_below
from seolint.faults import TIMEOUT, contained, too_long
from seolint.files.gitignore import names_any
from seolint.run.cache import Cache
from seolint.run.cache.keys import Keys
from seolint.run.discovery import Discovery, Failure
from seolint.run.site_files import Folders
from seolint.run.worker import (
    Answer,
    Kept,
    Outcome,
    Sent,
    Task,
    answer,
    find_kept,
    lint_bytes,
    lint_file,
    read_text,
    received,
    report_kept,
    sent,
    text_of,
)
from seolint.yaml import ConfigError, Mistake

__all__ = ["Configs", "Outcome", "lint_bytes", "lint_file", "nearest", "read_text", "run", "text_of"]

CRASHED = "linting it brought the process down; please report it with the file"

MANY = 32
"""Files from which on further processes pay: starting one costs about as much as linting twenty articles."""


class Configs:
    """The config for each file: the nearest file upward, loaded once. Broken ones are kept in `failures`."""

    def __init__(self, load: Callable[[Path | None], Config], fixed: Path | None = None, search: bool = True) -> None:
        self.load, self.fixed, self.search = load, fixed, search
        self.failures: list[Failure] = []
        self._found: dict[Path, Path | None] = {}
        self._above: dict[Path, Path | None] = {}
        self._loaded: dict[Path | None, Config] = {}
        self._near: dict[str, Config] = {}
        self._walked: list[Path] = []

    def of(self, path: Path) -> Config:
        """The config for a file (absolute path), its overrides not yet applied."""
        source = self.fixed
        if source is None and self.search:
            folder = path.parent
            if folder not in self._found:
                self._found[folder] = nearest(folder, self._above)
            source = self._found[folder]
        if source not in self._loaded:
            self._loaded[source] = self._load(source)
        return self._loaded[source]

    def of_file(self, path: str) -> Config:
        """The config for a file, named from the folder of the run: at once for all of a folder."""
        folder = os.path.dirname(path)  # noqa: PTH120 - for each of many files
        if folder not in self._near:
            self._near[folder] = self.of(Path(folder, "-").absolute())
        return self._near[folder]

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
            return [Failure(_shown(m.path), _told(m)) for m in error.mistakes]

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
                    if not names_any(glob, names):
                        yield Failure(_shown(mistake.path), _told(mistake.saying(f"warning: {mistake.message}")))


def nearest(folder: Path, known: dict[Path, Path | None] | None = None) -> Path | None:
    """The config file for a folder (see `seolint.config.find`); none where folders above it can't be entered."""
    try:
        return configs.find(folder, known)
    except OSError:
        return None


def run(
    discovery: Discovery,
    settings: Configs,
    paths: Sequence[str],
    jobs: int | None = None,
    cache: Cache | None = None,
    wanted: Callable[[str], bool] = lambda file: True,
    timeout: float = TIMEOUT,
) -> Iterator[Outcome]:
    """The outcome for each `wanted` file behind `paths`, in the order of the paths, whatever the number of processes.

    `jobs` is the number of processes; None for as many as the machine has and the files are worth. What is in the
    `cache` is not linted again; what was linted is put there, and the cache is closed. `timeout` is how many seconds
    each file has, 0 for no limit. Whatever goes wrong in a file is its outcome, and the others are linted.
    """
    keys, folders = Keys(cache) if cache else None, Folders()
    files = [file for file in discovery.files(paths) if wanted(file)]
    discovery.total = len(files)
    tasks = [_task(file, discovery.root(file), settings, keys) for file in files]
    known = [_kept(cache, task, folders, timeout) if cache else None for task in tasks]
    fresh = _answers([task for task, kept in zip(tasks, known, strict=True) if not kept], folders, jobs, timeout)
    try:
        for task, kept in zip(tasks, known, strict=True):
            report = report_kept(cache, kept, task) if cache and kept else None
            if report:
                yield report
                continue
            found = answer(folders, timeout, task) if kept else next(fresh)
            if cache and found.key:
                cache.put(found.key, found.kept)
            yield found.outcome
    finally:
        fresh.close()
        if cache:
            cache.close()


def _task(file: str, root: str | None, settings: Configs, keys: Keys | None) -> Task:
    config = settings.of_file(file)
    base = contained(partial(keys.base, file, config), lambda message: b"") if keys else b""
    return Task(file, config, base, root)


def _kept(cache: Cache, task: Task, folders: Folders, timeout: float) -> Kept | None:
    """The key under which the result of a task is kept; None where that can't be found out."""
    return contained(partial(find_kept, cache, task, folders), lambda message: None, timeout)


def _answers(tasks: Sequence[Task], folders: Folders, jobs: int | None, timeout: float) -> Generator[Answer]:
    count = min(jobs or (_processors() if len(tasks) >= MANY else 1), len(tasks))
    if count > 1:
        from seolint.run.worker_pool import Spread

        weights = [_size(task.path) for task in tasks]
        late = partial(_lost, why=too_long(timeout))
        spread = Spread(partial(sent, folders, timeout), tasks, weights, count, _lost, late, timeout)
        yield from map(received, (task.path for task in tasks), spread.results())
    else:
        yield from map(partial(answer, folders, timeout), tasks)


def _lost(task: Task, why: str = CRASHED) -> Sent:
    return Sent(Failure(task.path, why))


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0


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
