"""A run, file by file: for formats that nest problems in files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from seolint.report.paths import relative
from seolint.rules.rule import Problem
from seolint.run.result import RunResult


class FileEntry(NamedTuple):
    """What a report shows of one path, as the user wrote it and from the root: problems, and what could not be done."""

    source: str
    path: str
    problems: list[Problem]
    errors: list[str]


def by_file(result: RunResult) -> Iterator[FileEntry]:
    """Every file of the run, the clean ones too, then the paths that could not be linted; paths from the root."""
    entries: dict[str, FileEntry] = {}

    def entry(path: str) -> FileEntry:
        return entries.setdefault(path, FileEntry(path, relative(path, result.root), [], []))

    for file in result.files:
        entry(file.path)
    for problem in result.problems:
        entry(problem.path).problems.append(problem)
    for path, message in result.failures:
        entry(path).errors.append(message)
    yield from entries.values()
