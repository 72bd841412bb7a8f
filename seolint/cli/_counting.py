"""`--baseline` and `--diff`: what of a run counts, and which files it needs for that."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from seolint.cli._baselines import Baselines, named
from seolint.cli._common import complain, usage_error
from seolint.faults import TIMEOUT, contained
from seolint.run.cache import Cache
from seolint.run.config_loader import ConfigLoader
from seolint.run.discovery import Discovery, Failure
from seolint.run.gate.problem_filter import ProblemFilter
from seolint.run.runner import lint_paths
from seolint.run.worker import Outcome, lint_bytes
from seolint.wording import plural

if TYPE_CHECKING:  # both options are seldom given, and others needn't wait for what they import
    from seolint.run.gate.changes import Changes
    from seolint.run.gate.problem_filter import RuleSets


def sieve_for(baseline: str | None, diff: str | None, paths: Sequence[str], settings: ConfigLoader) -> ProblemFilter:
    """What lets pass only what counts. Raises click.UsageError.

    The file `baseline` goes before those that configs name; with an empty name, there is none.
    """
    changes = None if diff is None else _changes(diff, paths)
    if baseline is None:
        return ProblemFilter(partial(rules_for, settings), Baselines(settings).of, changes)
    ledger = named(baseline) if baseline else None
    return ProblemFilter(partial(rules_for, settings), lambda path: ledger, changes)


def outcomes_of(
    sieve: ProblemFilter,
    discovery: Discovery,
    settings: ConfigLoader,
    paths: Sequence[str],
    jobs: int | None,
    cache: Cache | None = None,
    timeout: float = TIMEOUT,
) -> Iterator[Outcome]:
    """The outcome for each file behind `paths`; where only changes count, for those that were changed."""
    changes = sieve.changes
    if changes is None:
        yield from lint_paths(paths, discovery, settings, processes=jobs, cache=cache, timeout=timeout)
    elif changes.staged:
        yield from _staged(changes, discovery, settings, paths, timeout)
    else:
        yield from lint_paths(
            paths, discovery, settings, processes=jobs, cache=cache, timeout=timeout, wanted=changes.changed
        )


def counted(sieve: ProblemFilter, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The outcomes, each with only those problems that count."""
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            yield outcome
        else:
            yield contained(partial(sieve.filtered, outcome), partial(Failure, outcome.path))


def rules_for(settings: ConfigLoader, path: str) -> RuleSets:
    """The rules in force for a file."""
    from seolint.run.gate.problem_filter import rule_sets

    return rule_sets(settings.of_file(path).for_path(path))


def recorded(sieve: ProblemFilter) -> int | None:
    """How many problems baselines kept back; None where there was no baseline."""
    return sieve.recorded if sieve.matchers else None


def tell(sieve: ProblemFilter, given: str | None, quiet: bool) -> None:
    """Say on standard error what of each baseline can go; `given` is the one of the command line."""
    for ledger in () if quiet else sieve.matchers:
        if gone := ledger.expired:
            from seolint.run.gate.baseline import NAME

            occur = "occurs" if gone == 1 else "occur"
            how = "seolint baseline --prune" + (f" --output {given}" if given and given != NAME else "")
            complain(ledger.file, f"{plural(gone, 'problem')} recorded here {occur} no more; to drop: {how}")


def _changes(ref: str, paths: Sequence[str]) -> Changes:
    from seolint.readers import FORMATS
    from seolint.run.gate.changes import changes_since
    from seolint.run.gate.git import ChangesError

    if "-" in paths:
        raise usage_error("--diff is for files that git knows; leave it out with standard input")
    try:
        changes = changes_since(ref, [f"*{suffix}" for suffix in FORMATS])
    except ChangesError as error:
        raise usage_error(f"--diff: {error}") from error
    for path in paths:
        if os.path.commonpath((changes.root, os.path.realpath(path))) != changes.root:
            raise usage_error(f"--diff: {path} is not in the repository of this folder; run seolint in its own")
    return changes


def _staged(
    changes: Changes, discovery: Discovery, settings: ConfigLoader, paths: Sequence[str], timeout: float
) -> Iterator[Outcome]:
    from seolint.run.gate.git import ChangesError

    for path in sorted({*discovery.files(paths), *_only_staged(changes, settings, paths)}):
        if changes.changed(path):
            try:
                yield lint_bytes(changes.staged_bytes(path), path, settings.of(Path(path).absolute()), timeout)
            except ChangesError as error:
                yield Failure(path, str(error))


def _only_staged(changes: Changes, settings: ConfigLoader, paths: Sequence[str]) -> Iterator[str]:
    """Files below `paths` that are staged, but stand no more in the working copy."""
    for name in changes.lines:
        whole = f"{changes.root}/{name}"
        if os.path.lexists(whole):
            continue
        for top in map(os.path.realpath, paths):
            if whole.startswith(f"{top}/"):
                path = os.path.relpath(whole)
                yield from [path] if Discovery(settings.ignores, force_exclude=True).admits(path) else []
                break
