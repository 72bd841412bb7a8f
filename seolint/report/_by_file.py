"""A run, file by file: for formats that nest problems in files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from seolint.report import Run
from seolint.report.paths import relative
from seolint.rules.rule import Problem


class Told(NamedTuple):
    """What is told of one path (as given, and from the root): problems, messages of what could not be done."""

    source: str
    path: str
    problems: list[Problem]
    errors: list[str]


def by_file(run: Run) -> Iterator[Told]:
    """Every file of the run, the clean ones too, then the paths that could not be linted; paths from the root."""
    told: dict[str, Told] = {}
    for file in run.files:
        _of(told, file.path, run.root)
    for problem in run.problems:
        _of(told, problem.path, run.root).problems.append(problem)
    for path, message in run.failures:
        _of(told, path, run.root).errors.append(message)
    yield from told.values()


def _of(told: dict[str, Told], path: str, root: str) -> Told:
    return told.setdefault(path, Told(path, relative(path, root), [], []))
