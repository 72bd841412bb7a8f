"""What `--fix` would change: for each file, its bytes before and after."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from seolint.cli._common import cache_for
from seolint.cli._streams import STDIN
from seolint.config import Config
from seolint.faults import contained
from seolint.fixes import ProblemSelector, encoded, fix, names
from seolint.linter import Extras, Report
from seolint.run.config_loader import ConfigLoader
from seolint.run.discovery import Discovery, Failure
from seolint.run.gate.problem_filter import ProblemFilter
from seolint.run.gate.selection import counted, filter_for, lint_selected
from seolint.run.options import CheckOptions
from seolint.run.worker import Outcome, bytes_of, lint_bytes, text_of


class Change(NamedTuple):
    """A file that can be fixed: what it holds, what it will, and how many problems that fixes."""

    path: str
    before: bytes
    after: bytes
    fixed: int


class Unfixed(NamedTuple):
    """A file that could be linted, but not fixed: why, in one line."""

    path: str
    message: str


FixOutcome = Change | Unfixed | Failure
"""What comes of a file; a failure is one that the run without fixes reports as well."""


def changes(options: CheckOptions, configs: ConfigLoader, stdin: bytes | None) -> Iterator[FixOutcome]:
    """The change to standard input (`stdin`, if it is to be linted) and to each file that the options mean.

    Only problems that the run would report are fixed, and none while a config is broken: it might have said that they
    are wanted. Raises OptionsError.
    """
    discovery = Discovery(configs.ignores, options.force_exclude)
    problem_filter = filter_for(options, configs)
    seen = set()
    for outcome, data in _outcomes(options, configs, discovery, problem_filter, stdin):
        if configs.failures:
            yield Unfixed("", "nothing is fixed while a config is broken; mend it and run again")
            break
        place = os.path.realpath(outcome.path)
        if place in seen:
            continue
        seen.add(place)
        if isinstance(outcome, Failure):
            yield outcome
        elif any(problem.rule in names(options.unsafe_fixes) for problem in outcome.problems):
            config = configs.of(Path(outcome.path).absolute())
            read = partial(bytes_of, outcome.path, config, discovery.root(outcome.path))
            chosen = _chosen(outcome) if problem_filter else None
            source = read if data is None else partial(bytes, data)
            work = partial(_fixed, outcome, config, source, chosen, options.unsafe_fixes)
            change = contained(work, partial(Unfixed, outcome.path), options.timeout, "internal error in a fix")
            yield from [change] if change else []
    yield from discovery.failures
    yield from configs.failures


def _outcomes(
    options: CheckOptions,
    configs: ConfigLoader,
    discovery: Discovery,
    problem_filter: ProblemFilter,
    stdin: bytes | None,
) -> Iterator[tuple[Outcome, bytes | None]]:
    """What counts of standard input, with what it holds, and of each file."""
    name, extras = options.stdin_filename, Extras(scores=bool(options.baseline))
    if stdin is not None and (not name or discovery.admits(name)):
        config = configs.of(Path(name or "-").absolute())
        linted = [lint_bytes(stdin, name or STDIN, config, options.timeout, extras)]
        yield from ((outcome, stdin) for outcome in counted(problem_filter, linted))
    cache = cache_for(options._replace(quiet=True, verbose=False))
    linted_files = lint_selected(options, configs, discovery, problem_filter, extras, cache)
    yield from ((outcome, None) for outcome in counted(problem_filter, linted_files))


def _fixed(
    report: Report, config: Config, read: Callable[[], bytes | Failure], chosen: ProblemSelector | None, unsafe: bool
) -> FixOutcome | None:
    """The change to a file, which is read by `read`; None where nothing can be fixed."""
    data = read()
    if isinstance(data, Failure):
        return data
    path, kind = report.path, report.format
    source = text_of(data, path, config)
    if isinstance(source, Failure):
        return source
    left = fix(source, path, config.for_path(path), report.format, unsafe, chosen)
    if left.source == source:
        return None
    after = encoded(left.source, data, kind)
    if after is None:
        return Unfixed(path, "can't be fixed: its bytes are not those that its encoding gives; save the file as UTF-8")
    return Change(path, data, after, left.fixed)


def _chosen(report: Report) -> ProblemSelector:
    """Of all the problems of a file, those that count."""
    known = frozenset(problem.fingerprint for problem in report.problems)
    return lambda report: [problem for problem in report.problems if problem.fingerprint in known]
