"""One text -> its report, as `seolint check` would give it for a file with that text, in any process."""

from __future__ import annotations

import time
from functools import partial
from typing import NamedTuple

from seolint.config import Config
from seolint.faults import contained, too_long
from seolint.files import article_limit, too_large
from seolint.habits import with_habits
from seolint.linter import Extras, Report, examine
from seolint.readers.decode import DecodeError, decode
from seolint.rules.rule import Problem
from seolint.run.discovery import Failure
from seolint.run.site_files import Folders
from seolint.run.worker import Outcome, exists_for


class Text(NamedTuple):
    """A text to lint: what it is called, the config for it (without overrides), and the encoding of its file.

    `is_file` says whether there are files beside it that it may refer to.
    """

    path: str
    text: str
    config: Config
    encoding: str = ""
    is_file: bool = True
    extras: Extras = Extras()


class Linted(NamedTuple):
    """The outcome for a text, and how many seconds of a processor that took."""

    outcome: Outcome
    seconds: float


def lint_text(text: Text, seconds: float, folders: Folders | None = None) -> Linted:
    """Lint a text within this many seconds; the limit works in the main thread of a process, but not on Windows."""
    started = time.thread_time()
    outcome = contained(partial(_lint, text, folders or Folders()), partial(Failure, text.path), seconds)
    return Linted(outcome, time.thread_time() - started)


def is_overdue(linted: Linted, seconds: float) -> bool:
    """Whether a text took longer than it had."""
    return isinstance(linted.outcome, Failure) and linted.outcome.message == too_long(seconds)


def as_shown(report: Report, config: Config) -> tuple[list[Problem], list[str]]:
    """The problems of a report as people see them, those that are one habit of the author as one; and its errors."""
    problems, errors = with_habits(report.problems, config.for_path(report.path).rules)
    return list(problems), [each.removeprefix(f"{report.path}: ") for each in (*report.errors, *errors)]


def _lint(text: Text, folders: Folders) -> Outcome:
    path, config = text.path, text.config
    if wrong := _why_not(text):
        return Failure(path, wrong)
    exists = exists_for(path, config, folders) if text.is_file else None
    return examine(text.text, path, config.for_path(path), extras=text.extras, exists=exists, encoding=text.encoding)


def _why_not(text: Text) -> str:
    """Why a text can't be linted: it is too large, or what an editor made of a file that isn't text."""
    data = text.text.encode("utf-8", "replace")
    if len(data) > (limit := article_limit(text.config.max_file_size)).size:
        return f"can't be linted: {too_large(limit)}"
    try:
        decode(data, "text")  # an editor's text is in no encoding, whatever it declares
    except DecodeError as error:
        return str(error)
    return ""
