"""Files as `seolint check` reports them, whole sites among them: work for a process of its own."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from time import strftime
from typing import NamedTuple

from seolint import config as configs
from seolint.config import Config
from seolint.files import root_of_run
from seolint.linter import Extras, Report
from seolint.rules.rule import Problem
from seolint.run.cache import Cache
from seolint.run.cache.location import locate
from seolint.run.config_loader import ConfigLoader
from seolint.run.gate.selection import across_pages, counted, filter_for, lint_selected
from seolint.run.options import CheckOptions
from seolint.run.worker import read_text
from seolint.server.linting import as_shown

SECONDS = 1800.0
"""How long all pages of a site may take: a limit for what never ends, not for what is large."""


class PageProblems(NamedTuple):
    """What is found in a file: `across` are the problems that its site has to do with, `problems` all of them."""

    path: str
    text: str
    problems: tuple[Problem, ...]
    across: tuple[Problem, ...]
    errors: tuple[str, ...] = ()


def check_pages(paths: Sequence[str], folder: str) -> list[PageProblems]:
    """What `seolint check` finds at absolute paths, which lie in the `folder`; what was linted before is cached."""
    os.chdir(folder)
    options = CheckOptions(tuple(_named(path, folder) for path in paths), force_exclude=True)
    loader = ConfigLoader(_load)
    discovery = loader.discovery(options)
    problem_filter = filter_for(options, loader)
    location = locate(root_of_run(folder))
    cache = Cache(location.folder) if location.folder else None
    across = across_pages(options, loader, discovery, problem_filter)
    linted = lint_selected(options, loader, discovery, problem_filter, Extras(), cache, across)
    found = []
    for outcome in counted(problem_filter, linted):
        path = _absolute(outcome.path, folder)
        if not isinstance(outcome, Report):
            found.append(PageProblems(path, "", (), (), (outcome.message,)))
            continue
        config = loader.of_file(outcome.path)
        problems, errors = as_shown(outcome, config)
        text = read_text(outcome.path, config)
        rules = {name for name, state in config.states.items() if state.rule.across}
        looked = tuple(_located(each, folder) for each in outcome.problems if each.rule in rules)
        shown = tuple(_located(each, folder) for each in problems)
        found.append(PageProblems(path, text if isinstance(text, str) else "", shown, looked, tuple(errors)))
    return found


def _named(path: str, folder: str) -> str:
    """An absolute path as messages name it: from the `folder` on, if it lies there."""
    return os.path.relpath(path, folder) if Path(path).is_relative_to(folder) else path


def _absolute(path: str, folder: str) -> str:
    return os.path.normpath(os.path.join(folder, path))  # noqa: PTH118


def _located(problem: Problem, folder: str) -> Problem:
    """A problem whose places in other files are named by absolute paths, as a client knows them."""
    related = [each._replace(path=_absolute(each.path, folder)) if each.path else each for each in problem.related]
    return problem._replace(path=_absolute(problem.path, folder), related=related)


def _load(path: Path | None) -> Config:
    return configs.load(path, lenient=True, today=strftime("%Y-%m-%d"))
