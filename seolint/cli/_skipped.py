"""`check --verbose`: what was not judged, and why, so that silence is not taken for praise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from seolint.report import File
from seolint.run.discovery import Failure


def skipped(files: Iterable[File], passed: Iterable[Failure]) -> list[tuple[str, str]]:
    """By path: files and folders passed over, and what could not be judged in those that were linted."""
    over = {(each.path, f"passed over: {each.message}") for each in passed}
    return sorted([*over, *(told for file in files for told in _not_applicable(file))])


def _not_applicable(file: File) -> Iterator[tuple[str, str]]:
    """A line for each reason, with the rules that have it."""
    rules: dict[str, list[str]] = {}
    for rule, reason in file.not_applicable:
        rules.setdefault(reason, []).append(rule)
    for reason, names in rules.items():
        yield file.path, f"not judged by {', '.join(sorted(names))}: {reason}"
