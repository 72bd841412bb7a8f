"""What comes of the files, gathered for the reports: problems, files with their sheets and scores, what wasn't done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from seolint.linter import Report
from seolint.report import File, Run
from seolint.rules.rule import Problem, Rule
from seolint.run.config_loader import ConfigLoader
from seolint.run.discovery import Failure
from seolint.run.worker import Outcome


def collected(outcomes: Iterable[Outcome], settings: ConfigLoader, scored: bool = False) -> Run:
    """All that the reports tell. `scored` asks for the score of each page, by the problems that count."""
    problems: list[Problem] = []
    files: list[File] = []
    errors: list[tuple[str, str]] = []
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            errors.append((outcome.path, outcome.message))
            continue
        problems += outcome.problems
        files.append(_file(outcome, scored))
        errors += [(outcome.path, error.removeprefix(f"{outcome.path}: ")) for error in outcome.errors]
    errors += [(failure.path, failure.message) for failure in settings.failures]
    return Run(problems, files, sorted(dict.fromkeys(errors)), _rules(files, settings), Path.cwd().as_posix())


def under(run: Run, least: int | None) -> Sequence[tuple[str, str]]:
    """The files whose score is lower than asked for, each with a message."""
    if least is None:
        return []
    scores = ((file.path, file.score.total) for file in run.files if file.score)
    return [(path, f"score {score}; --fail-under asks for {least}") for path, score in scores if score < least]


def _file(report: Report, scored: bool) -> File:
    score = None
    if scored:
        from seolint.run.score import page_score, scale

        score = page_score(report.problems, report.words, scale())
    same = report.path, report.format, report.language, report.words, report.not_applicable, report.sheet
    return File(*same, score, report.page)


def _rules(files: Sequence[File], settings: ConfigLoader) -> Mapping[str, Rule]:
    """The rules of the configs that the files follow, by id."""
    found = {id(config): config for config in (settings.of_file(file.path) for file in files)}
    return {name: state.rule for config in found.values() for name, state in config.states.items()}
