"""What `--fix` would change: for each file, its bytes before and after."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from seolint.cli._caching import cache_for
from seolint.cli._common import configs_for
from seolint.cli._counting import counted, outcomes_of, sieve_for
from seolint.cli._streams import STDIN
from seolint.config import Config
from seolint.faults import contained
from seolint.fixes import ProblemSelector, encoded, fix, names
from seolint.linter import Report
from seolint.readers import format_of
from seolint.run.config_loader import ConfigLoader
from seolint.run.discovery import Discovery, Failure
from seolint.run.gate.problem_filter import ProblemFilter
from seolint.run.worker import Outcome, bytes_of, lint_bytes, text_of

_CONFIG = (
    *("config_file", "no_config", "preset", "select", "ignore", "set_options", "language", "keyphrases"),
    "max_file_size",
)
"""The options that say which config is followed, in the order of `configs_for`."""


class Change(NamedTuple):
    """A file that can be fixed: what it holds, what it will, and how many problems that mends."""

    path: str
    before: bytes
    after: bytes
    mended: int


class Unfixed(NamedTuple):
    """A file that could be linted, but not fixed: why, in one line."""

    path: str
    message: str


Told = Change | Unfixed | Failure
"""What comes of a file; a failure is one that the run without fixes tells as well."""


def changes(wishes: Mapping[str, Any], stdin: bytes | None, unsafe: bool) -> Iterator[Told]:
    """The change to standard input (`stdin`, if it is to be linted) and to each file that the options mean.

    Only problems that the run would report are fixed, and none while a config is broken: it might have said that they
    are wanted. Raises click.UsageError for options that make no sense.
    """
    settings = configs_for(*(wishes[name] for name in _CONFIG))
    discovery = Discovery(settings.ignores, wishes["force_exclude"])
    sieve = sieve_for(wishes["baseline"], wishes["diff"], wishes["paths"] or (".",), settings)
    seen = set()
    for outcome, data in _outcomes(wishes, stdin, settings, discovery, sieve):
        if settings.failures:
            yield Unfixed("", "nothing is fixed while a config is broken; mend it and run again")
            break
        place = os.path.realpath(outcome.path)
        if place not in seen:
            seen.add(place)
            config = settings.of(Path(outcome.path).absolute())
            yield from _change(outcome, data, config, discovery.root(outcome.path), sieve, unsafe, wishes["timeout"])
    yield from discovery.failures
    yield from settings.failures


def _outcomes(
    wishes: Mapping[str, Any], stdin: bytes | None, settings: ConfigLoader, discovery: Discovery, sieve: ProblemFilter
) -> Iterator[tuple[Outcome, bytes | None]]:
    """What counts of standard input, with what it holds, and of each file."""
    name = wishes["stdin_filename"]
    if stdin is not None and (not name or discovery.admits(name)):
        config = settings.of(Path(name or "-").absolute())
        yield from (
            (told, stdin) for told in counted(sieve, [lint_bytes(stdin, name or STDIN, config, wishes["timeout"])])
        )
    files = [path for path in wishes["paths"] or (".",) if path != "-"]
    cache = None if wishes["no_cache"] else cache_for(wishes["cache_dir"], quiet=True)
    found = outcomes_of(sieve, discovery, settings, files, wishes["jobs"], cache, wishes["timeout"])
    yield from ((told, None) for told in counted(sieve, found))


def _change(
    outcome: Outcome,
    data: bytes | None,
    config: Config,
    root: str | None,
    sieve: ProblemFilter,
    unsafe: bool,
    timeout: float,
) -> Iterator[Told]:
    """The change to a file, which holds `data` (None: read it from `root`); none where nothing can be fixed."""
    if isinstance(outcome, Failure):
        yield outcome
    elif any(problem.rule in names(unsafe) for problem in outcome.problems):

        def work() -> Told | None:
            source = bytes_of(outcome.path, config, root) if data is None else data
            return source if isinstance(source, Failure) else _fixed(outcome, source, config, sieve, unsafe)

        told = contained(work, partial(Unfixed, outcome.path), timeout, "internal error in a fix")
        yield from [told] if told else []


def _fixed(report: Report, data: bytes, config: Config, sieve: ProblemFilter, unsafe: bool) -> Told | None:
    path, kind = report.path, format_of(report.path) or "text"
    source = text_of(data, path, config)
    if isinstance(source, Failure):
        return source
    left = fix(source, path, config.for_path(path), report.format, unsafe, _chosen(report) if sieve else None)
    if left.source == source:
        return None
    after = encoded(left.source, data, kind)
    if after is None:
        return Unfixed(path, "can't be fixed: its bytes are not those that its encoding gives; save the file as UTF-8")
    return Change(path, data, after, left.fixed)


def _chosen(counted: Report) -> ProblemSelector:
    """Of all the problems of a file, those that count."""
    known = frozenset(problem.fingerprint for problem in counted.problems)
    return lambda report: [problem for problem in report.problems if problem.fingerprint in known]
