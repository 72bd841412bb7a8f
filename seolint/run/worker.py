"""One file -> what comes of it: read, decode, lint; or find what came of it before. In whichever process."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from seolint.config import Config
from seolint.document import FileExists
from seolint.faults import contained
from seolint.files import article_limit, read_file, too_large, unreadable
from seolint.linter import Report, examine
from seolint.readers import format_of
from seolint.readers.decode import DecodeError, decode
from seolint.run.cache import Cache
from seolint.run.cache.keys import key_of
from seolint.run.cache.serialization import Answers, as_bytes, report_in
from seolint.run.discovery import Failure
from seolint.run.site_files import Folders

Outcome = Report | Failure

MOST_KEPT = 20_000
"""Places of problems in a result that is kept, 5 MB: to read more back takes as long as to lint the file again."""


class Task(NamedTuple):
    """A file to lint, and the key of its result as far as the content has no part in it; empty without a cache.

    It is read only where it lies in the folder `root`, links followed; None for a file that the user named.
    """

    path: str
    config: Config
    base: bytes = b""
    root: str | None = None


class Answer(NamedTuple):
    """What comes of a task; where it is to be kept, the key for that, and what to keep."""

    outcome: Outcome
    key: bytes = b""
    kept: bytes = b""


class Sent(NamedTuple):
    """What comes of a task as another process sends it: the report as bytes. `key` is empty where it isn't kept."""

    told: bytes | Failure
    key: bytes = b""


def lint_file(path: str, config: Config, timeout: float = 0) -> Outcome:
    """Read, decode and lint one file, which has so many seconds; 0 for no limit."""
    data = contained(partial(bytes_of, path, config), partial(Failure, path), timeout)
    return data if isinstance(data, Failure) else lint_bytes(data, path, config, timeout)


def lint_bytes(data: bytes, path: str, config: Config, timeout: float = 0) -> Outcome:
    """Decode and lint what a file holds; `path` picks the format and the overrides of the config."""

    def work() -> Outcome:
        return _lint(data, path, config, _exists_for(path, config, Folders()))

    return contained(work, partial(Failure, path), timeout)


def read_text(path: str, config: Config, root: str | None = None) -> str | Failure:
    """The text of a file, or why it has none; see `Task` about `root`."""
    data = bytes_of(path, config, root)
    return data if isinstance(data, Failure) else text_of(data, path, config)


def text_of(data: bytes, path: str, config: Config) -> str | Failure:
    """The text of what a file holds, or why it is none."""
    if len(data) > (limit := article_limit(config.max_file_size)).size:
        return Failure(path, f"can't be linted: {too_large(limit)}")
    try:
        return decode(data, format_of(path) or "text")
    except DecodeError as error:
        return Failure(path, str(error))


def bytes_of(path: str, config: Config, root: str | None = None) -> bytes | Failure:
    """What a file holds, or why it can't be read; see `Task` about `root`."""
    try:
        return read_file(path, article_limit(config.max_file_size), None if root is None else (root,))
    except OSError as error:
        return Failure(path, unreadable(error))


def _exists_for(path: str, config: Config, folders: Folders) -> FileExists | None:
    made_from = Path(config.root, config.site["source"]) if "source" in config.site else None
    return folders.exists_for(path, made_from)


def _lint(data: bytes, path: str, config: Config, exists: FileExists | None) -> Outcome:
    source = text_of(data, path, config)
    if isinstance(source, Failure):
        return source
    return examine(source, path, config.for_path(path), exists=exists)


class Kept(NamedTuple):
    """The key under which the result of a file of so many bytes is kept."""

    key: bytes
    size: int


def find_kept(cache: Cache, task: Task, folders: Folders) -> Kept | None:
    """Where the result of a task is kept; None where it isn't, or other files are there than then."""
    data = bytes_of(task.path, task.config, task.root)
    if isinstance(data, Failure):
        return None
    key = key_of(task.base, data)
    value = cache.get(key)
    if not value:
        return None
    from seolint.run.cache.validation import kept_answers  # which many runs don't need

    try:
        answers = kept_answers(value)
    except ValueError:
        return None
    exists = _exists_for(task.path, task.config, folders)
    if answers.known != bool(exists):
        return None
    if exists and any(exists(name) != was for name, was in answers.given.items()):
        return None
    return Kept(key, len(data))


def report_kept(cache: Cache, kept: Kept, task: Task) -> Report | None:
    """The report that is kept of a task; None where it is broken."""
    from seolint.run.cache.validation import Limits, kept_report

    value = cache.get(kept.key)
    try:
        report = kept_report(value, task.path, Limits(kept.size, task.config.states)) if value else None
    except ValueError:
        return None
    cache.use(kept.key)
    return report


def answer(folders: Folders, timeout: float, task: Task) -> Answer:
    """What comes of a file that is read and linted in this process, within so many seconds; 0 for no limit."""

    def failed(message: str) -> Answer:
        return Answer(Failure(task.path, message))

    return contained(partial(_answer, folders, task), failed, timeout)


def _answer(folders: Folders, task: Task) -> Answer:
    outcome, answers, key = _linted(folders, task)
    if isinstance(outcome, Failure) or not key:
        return Answer(outcome)
    return Answer(outcome, key, as_bytes(outcome, answers))


def sent(folders: Folders, timeout: float, task: Task) -> Sent:
    """What comes of a file that is read and linted, for another process, within so many seconds; 0 for no limit."""

    def failed(message: str) -> Sent:
        return Sent(Failure(task.path, message))

    return contained(partial(_sent, folders, task), failed, timeout)


def _sent(folders: Folders, task: Task) -> Sent:
    outcome, answers, key = _linted(folders, task)
    return Sent(outcome) if isinstance(outcome, Failure) else Sent(as_bytes(outcome, answers), key)


def received(path: str, told: Sent) -> Answer:
    """What another process sent about the file at `path`."""
    if isinstance(told.told, Failure):
        return Answer(told.told)
    outcome: Outcome = contained(partial(report_in, told.told, path), partial(Failure, path))
    kept = told.key and not isinstance(outcome, Failure)
    return Answer(outcome, told.key, told.told) if kept else Answer(outcome)


def _linted(folders: Folders, task: Task) -> tuple[Outcome, Answers, bytes]:
    """What comes of a file, the answers that it rests on, and the key to keep it under."""
    data = bytes_of(task.path, task.config, task.root)
    if isinstance(data, Failure):
        return data, Answers(False, {}), b""
    exists = _exists_for(task.path, task.config, folders)
    given: dict[str, bool | None] = {}
    answers = Answers(bool(exists), given)

    def ask(name: str) -> bool | None:
        given[name] = exists(name) if exists else None
        return given[name]

    outcome = _lint(data, task.path, task.config, ask if exists else None)
    is_kept = task.base and isinstance(outcome, Report) and not outcome.errors and _places(outcome) <= MOST_KEPT
    return outcome, answers, key_of(task.base, data) if is_kept else b""


def _places(report: Report) -> int:
    return sum(1 + len(problem.related) for problem in report.problems)
