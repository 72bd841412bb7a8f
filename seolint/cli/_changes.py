"""What `--fix` would change: for each file, its bytes before and after."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from seolint.cache import Cache, folder_for
from seolint.cli._common import configs_for
from seolint.cli._counting import counted, outcomes_of, sieve_for
from seolint.config import Config
from seolint.discovery import Discovery, Failure, unreadable
from seolint.fixes import Wanted, fix, names
from seolint.fixes._encoding import encoded
from seolint.gate.sieve import Sieve
from seolint.linter import Report
from seolint.one_file import text_of
from seolint.readers import format_of
from seolint.runner import Outcome, lint_bytes

STDIN = "<stdin>"
"""What standard input is called where nobody named it."""


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

    Only problems that the run would report are fixed. Raises click.UsageError for options that make no sense.
    """
    names_of = ("config_file", "no_config", "preset", "select", "ignore", "set_options", "language", "keyphrases")
    settings = configs_for(*(wishes[name] for name in names_of))
    discovery = Discovery(settings.ignores, wishes["force_exclude"])
    paths = wishes["paths"] or (".",)
    sieve = sieve_for(wishes["baseline"], wishes["diff"], paths, settings)
    name = wishes["stdin_filename"]
    if stdin is not None and (not name or discovery.admits(name)):
        config = settings.of(Path(name or "-").absolute())
        for outcome in counted(sieve, [lint_bytes(stdin, name or STDIN, config)]):
            yield from _change(outcome, stdin, config, sieve, unsafe)
    cache = None if wishes["no_cache"] else Cache(folder_for(Path.cwd()))
    files = [path for path in paths if path != "-"]
    seen = set()
    for outcome in counted(sieve, outcomes_of(sieve, discovery, settings, files, wishes["jobs"], cache)):
        if os.path.realpath(outcome.path) not in seen:
            seen.add(os.path.realpath(outcome.path))
            yield from _change(outcome, None, settings.of(Path(outcome.path).absolute()), sieve, unsafe)
    yield from discovery.failures
    yield from settings.failures


def _change(outcome: Outcome, data: bytes | None, config: Config, sieve: Sieve | None, unsafe: bool) -> Iterator[Told]:
    """The change to a file, which holds `data` (None: read it); none where nothing can be fixed."""
    if isinstance(outcome, Failure):
        yield outcome
    elif any(problem.rule in names(unsafe) for problem in outcome.problems):
        try:
            yield from _fixed(outcome, Path(outcome.path).read_bytes() if data is None else data, config, sieve, unsafe)
        except OSError as error:
            yield Failure(outcome.path, unreadable(error))
        except Exception as error:  # a fault in one fix: told, and the other files are fixed
            told = f"internal error in a fix: {type(error).__name__}: {error}; please report it with the file"
            yield Unfixed(outcome.path, told)


def _fixed(report: Report, data: bytes, config: Config, sieve: Sieve | None, unsafe: bool) -> Iterator[Told]:
    path, kind = report.path, format_of(report.path) or "text"
    source = text_of(data, path)
    if isinstance(source, Failure):
        yield source
        return
    left = fix(source, path, config.for_path(path), report.format, unsafe, _chosen(report) if sieve else None)
    if left.source == source:
        return
    after = encoded(left.source, data, kind)
    if after is None:
        yield Unfixed(path, "can't be fixed: its bytes are not those that its encoding gives; save the file as UTF-8")
    else:
        yield Change(path, data, after, left.mended)


def _chosen(counted: Report) -> Wanted:
    """Of all the problems of a file, those that count."""
    known = frozenset(problem.fingerprint for problem in counted.problems)
    return lambda report: [problem for problem in report.problems if problem.fingerprint in known]
