"""One file -> its result: read, decoded and linted, or found in the cache, in any process."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from seolint.config import Config
from seolint.document import FileExists
from seolint.faults import contained
from seolint.files import article_limit, read_file, too_large, unreadable
from seolint.linter import NO_EXTRAS, Extras, Report, examine
from seolint.readers import HEAD, format_for
from seolint.readers.decode import DecodeError, decode, encoding_of
from seolint.run.cache import Cache
from seolint.run.cache.keys import key_of
from seolint.run.cache.serialization import FileLookups, deserialize, serialize
from seolint.run.discovery import Failure
from seolint.run.site_files import Folders

Outcome = Report | Failure
"""The outcome for a file: its report, or why it couldn't be linted."""

MOST_CACHED = 20_000
"""Maximum places of problems in a cached result, 5 MB: reading more takes as long as linting the file again."""


class Job(NamedTuple):
    """A file to lint, and the part of its cache key that doesn't depend on the content; empty without a cache.

    It is read only if it lies in the folder `root`, links followed; None for a file that the user named. `extras` is
    what to report besides problems.
    """

    path: str
    config: Config
    base_key: bytes = b""
    root: str | None = None
    extras: Extras = NO_EXTRAS


class CachedResult(NamedTuple):
    """The outcome of a job, and what a cache should keep of it, and under which key; an empty key for nothing."""

    outcome: Outcome
    key: bytes = b""
    value: bytes = b""


class SerializedResult(NamedTuple):
    """The result of a job as another process sends it: the report as bytes. `key` is empty if it isn't cached."""

    report: bytes | Failure
    key: bytes = b""


class CacheHit(NamedTuple):
    """The key under which the result for a file of `size` bytes is cached."""

    key: bytes
    size: int


def lint_file(path: str, config: Config, timeout: float = 0, extras: Extras = NO_EXTRAS) -> Outcome:
    """Read, decode and lint one file within `timeout` seconds; 0 for no limit."""
    data = contained(partial(bytes_of, path, config), partial(Failure, path), timeout)
    return data if isinstance(data, Failure) else lint_bytes(data, path, config, timeout, extras)


def lint_bytes(data: bytes, path: str, config: Config, timeout: float = 0, extras: Extras = NO_EXTRAS) -> Outcome:
    """Decode and lint the content of a file; `path` determines the format and the overrides of the config."""

    def work() -> Outcome:
        return _lint(data, Job(path, config, extras=extras), exists_for(path, config, Folders()))

    return contained(work, partial(Failure, path), timeout)


def read_text(path: str, config: Config, root: str | None = None) -> str | Failure:
    """The text of a file, or why there is none; see `Job` about `root`."""
    data = bytes_of(path, config, root)
    return data if isinstance(data, Failure) else text_of(data, path, config)


def text_of(data: bytes, path: str, config: Config) -> str | Failure:
    """The content of a file as text, or why it isn't text."""
    if len(data) > (limit := article_limit(config.max_file_size)).size:
        return Failure(path, f"can't be linted: {too_large(limit)}")
    try:
        return decode(data, format_for(path, data[:HEAD].decode("latin-1"), config.formats))
    except DecodeError as error:
        return Failure(path, str(error))


def bytes_of(path: str, config: Config, root: str | None = None) -> bytes | Failure:
    """The content of a file, or why it can't be read; see `Job` about `root`."""
    try:
        return read_file(path, article_limit(config.max_file_size), None if root is None else (root,))
    except OSError as error:
        return Failure(path, unreadable(error))


def find_cached(cache: Cache, job: Job, folders: Folders) -> CacheHit | None:
    """Where the result of a job is cached; None if it isn't, or if files that the article names came or went since."""
    data = bytes_of(job.path, job.config, job.root)
    if isinstance(data, Failure):
        return None
    key = key_of(job.base_key, data)
    value = cache.get(key)
    if not value:
        return None
    from seolint.run.cache.validation import validated_lookups  # which many runs don't need

    try:
        lookups = validated_lookups(value)
    except ValueError:
        return None
    exists = exists_for(job.path, job.config, folders)
    if lookups.possible != bool(exists):
        return None
    if exists and any(exists(name) != found for name, found in lookups.results.items()):
        return None
    return CacheHit(key, len(data))


def cached_report(cache: Cache, hit: CacheHit, job: Job) -> Report | None:
    """The cached report of a job; None if it is broken."""
    from seolint.run.cache.validation import Limits, validated_report

    value = cache.get(hit.key)
    try:
        report = validated_report(value, job.path, Limits(hit.size, job.config.states)) if value else None
    except ValueError:
        return None
    cache.use(hit.key)
    return report


def run_job(folders: Folders, timeout: float, job: Job) -> CachedResult:
    """Read and lint a file in this process, within `timeout` seconds; 0 for no limit."""

    def work() -> CachedResult:
        outcome, lookups, key = _run(folders, job)
        if isinstance(outcome, Failure) or not key:
            return CachedResult(outcome)
        return CachedResult(outcome, key, serialize(outcome, lookups))

    def failed(message: str) -> CachedResult:
        return CachedResult(Failure(job.path, message))

    return contained(work, failed, timeout)


def run_job_for_sending(folders: Folders, timeout: float, job: Job) -> SerializedResult:
    """Read and lint a file for another process, within `timeout` seconds; 0 for no limit."""

    def work() -> SerializedResult:
        outcome, lookups, key = _run(folders, job)
        return SerializedResult(outcome if isinstance(outcome, Failure) else serialize(outcome, lookups), key)

    def failed(message: str) -> SerializedResult:
        return SerializedResult(Failure(job.path, message))

    return contained(work, failed, timeout)


def received(path: str, sent: SerializedResult) -> CachedResult:
    """The result that another process sent for the file at `path`."""
    if isinstance(sent.report, Failure):
        return CachedResult(sent.report)
    outcome: Outcome = contained(partial(deserialize, sent.report, path), partial(Failure, path))
    is_cached = sent.key and not isinstance(outcome, Failure)
    return CachedResult(outcome, sent.key, sent.report) if is_cached else CachedResult(outcome)


def exists_for(path: str, config: Config, folders: Folders) -> FileExists | None:
    """How the rules look up the paths that a file names; see `Folders.exists_for`."""
    made_from = Path(config.root, config.site["source"]) if "source" in config.site else None
    return folders.exists_for(path, made_from, config.generator)


def _lint(data: bytes, job: Job, exists: FileExists | None) -> Outcome:
    source = text_of(data, job.path, job.config)
    if isinstance(source, Failure):
        return source
    _, encoding = encoding_of(data, format_for(job.path, source, job.config.formats))
    config = job.config.for_path(job.path)
    return examine(source, job.path, config, extras=job.extras, exists=exists, encoding=encoding)


def _run(folders: Folders, job: Job) -> tuple[Outcome, FileLookups, bytes]:
    """The outcome of a job, the look-ups that it depends on, and the key to cache it under; none for a failure."""
    data = bytes_of(job.path, job.config, job.root)
    if isinstance(data, Failure):
        return data, FileLookups(False, {}), b""
    exists = exists_for(job.path, job.config, folders)
    results: dict[str, bool | None] = {}

    def look_up(name: str) -> bool | None:
        results[name] = exists(name) if exists else None
        return results[name]

    outcome = _lint(data, job, look_up if exists else None)
    lookups = FileLookups(bool(exists), results)
    return outcome, lookups, key_of(job.base_key, data) if job.base_key and _is_cachable(outcome) else b""


def _is_cachable(outcome: Outcome) -> bool:
    if isinstance(outcome, Failure) or outcome.errors:
        return False
    return sum(1 + len(problem.related) for problem in outcome.problems) <= MOST_CACHED
