"""One file -> what comes of it: read, decode, lint; or find what came of it before. In whichever process."""

from __future__ import annotations

from pathlib import Path

from seolint.cache import Cache
from seolint.cache.keys import key_of
from seolint.cache.plain import Answers, answers_in, as_bytes, report_in
from seolint.config import Config
from seolint.discovery import Failure
from seolint.document import Exists
from seolint.files import article_limit, read_file, too_large, unreadable
from seolint.linter import Report, examine
from seolint.named import NamedTuple
from seolint.readers import format_of
from seolint.readers._decode import DecodeError, decode
from seolint.site_files import Folders

Outcome = Report | Failure


class Task(NamedTuple):
    """A file to lint, and the key of its result as far as the content has no part in it; empty without a cache.

    It is read only where it lies in the folder `root`, links followed; None for a file that the user named.
    """

    path: str
    config: Config
    base: bytes = b""
    root: str | None = None


class Answer(NamedTuple):
    """What comes of a task, as it is kept and sent, and the key to keep it under; empty for what isn't to be kept."""

    told: bytes | Failure
    key: bytes = b""


def lint_file(path: str, config: Config) -> Outcome:
    """Read, decode and lint one file."""
    data = bytes_of(path, config)
    return data if isinstance(data, Failure) else lint_bytes(data, path, config)


def lint_bytes(data: bytes, path: str, config: Config) -> Outcome:
    """Decode and lint what a file holds; `path` picks the format and the overrides of the config."""
    return _lint(data, path, config, _exists_for(path, config, Folders()))


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


def _exists_for(path: str, config: Config, folders: Folders) -> Exists | None:
    made_from = Path(config.root, config.site["source"]) if "source" in config.site else None
    return folders.exists_for(path, made_from)


def _lint(data: bytes, path: str, config: Config, exists: Exists | None) -> Outcome:
    source = text_of(data, path, config)
    if isinstance(source, Failure):
        return source
    try:
        return examine(source, path, config.for_path(path), exists=exists)
    except Exception as error:  # a fault of seolint in one file: told, and the others are linted
        return _fault(path, error)


def _fault(path: str, error: Exception) -> Failure:
    return Failure(path, f"internal error: {type(error).__name__}: {error}; please report it with the file")


def key_kept(cache: Cache, task: Task, folders: Folders) -> bytes | None:
    """The key under which the result of a task is kept; None where it isn't, or other files are there than then."""
    data = bytes_of(task.path, task.config, task.root)
    if isinstance(data, Failure):
        return None
    key = key_of(task.base, data)
    told = cache.get(key)
    try:
        answers = answers_in(told) if told else None
    except ValueError:
        return None
    exists = _exists_for(task.path, task.config, folders)
    if not answers or answers.known != bool(exists):
        return None
    if exists and any(exists(name) != was for name, was in answers.given.items()):
        return None
    return key


def report_kept(cache: Cache, key: bytes, path: str) -> Report | None:
    """The report that is kept under a key; None where it is broken."""
    try:
        told = cache.get(key)
        return report_in(told, path) if told else None
    except ValueError:
        return None
    finally:
        cache.use(key)


def answer(folders: Folders, task: Task) -> Answer:
    """What comes of a file that is read and linted."""
    data = bytes_of(task.path, task.config, task.root)
    if isinstance(data, Failure):
        return Answer(data)
    exists = _exists_for(task.path, task.config, folders)
    given: dict[str, bool | None] = {}

    def ask(name: str) -> bool | None:
        given[name] = exists(name) if exists else None
        return given[name]

    outcome = _lint(data, task.path, task.config, ask if exists else None)
    if isinstance(outcome, Failure):
        return Answer(outcome)
    try:
        told = as_bytes(outcome, Answers(bool(exists), given))
    except (TypeError, ValueError) as error:
        return Answer(_fault(task.path, error))
    return Answer(told, key_of(task.base, data) if task.base and not outcome.errors else b"")
