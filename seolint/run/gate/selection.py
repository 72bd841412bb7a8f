"""`--baseline` and `--diff`: which problems of a run count, and which files it needs for that.

The baseline of an article is the one of the command line, or the one that its config names.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from seolint.config import Config
from seolint.config.chain import NAMES
from seolint.faults import contained
from seolint.files import is_folder, root_of
from seolint.files.overlay import ABSENT, current
from seolint.linter import Extras
from seolint.run.cache import Cache
from seolint.run.config_loader import ConfigLoader, failure_from
from seolint.run.discovery import Discovery, Failure
from seolint.run.gate.problem_filter import ProblemFilter
from seolint.run.options import STAGED, CheckOptions, OptionsError
from seolint.run.runner import lint_paths
from seolint.run.worker import Outcome
from seolint.wording import plural

if TYPE_CHECKING:  # few runs have either option, and others needn't wait for what they import
    from seolint.run.gate.across import AcrossPages
    from seolint.run.gate.baseline_matcher import BaselineMatcher
    from seolint.run.gate.changes import Changes
    from seolint.run.gate.git import Git


@contextmanager
def files_that_count(options: CheckOptions) -> Iterator[Git | None]:
    """Until this is left, files are those that a run is about: if only what is staged counts, as git would commit them.

    The result is the git that knows them, if that was needed. Raises OptionsError.
    """
    if options.diff != STAGED:
        yield None
        return
    from seolint.run.gate.git import ChangesError
    from seolint.run.gate.index import as_committed

    with ExitStack() as stack:
        git = _git(options.paths)
        try:
            stack.enter_context(as_committed(git, [*filter(None, (options.config_file, options.baseline))]))
        except ChangesError as error:
            raise OptionsError(f"--diff: {error}") from error
        yield git


def filter_for(options: CheckOptions, configs: ConfigLoader, git: Git | None = None) -> ProblemFilter:
    """A filter that keeps only the problems that count. Raises OptionsError."""
    changes = _changes(options.diff, options.paths or (".",), configs, git) if options.diff is not None else None
    if git and configs.search and not configs.fixed:
        configs.warnings += _not_added()
    if options.baseline is None:
        return ProblemFilter(configs, ConfigBaselines(configs).of, changes)
    matcher = _named_baseline(options.baseline, configs.of(Path.cwd() / "-")) if options.baseline else None
    return ProblemFilter(configs, lambda path: matcher, changes)


def across_pages(
    options: CheckOptions,
    configs: ConfigLoader,
    discovery: Discovery,
    problem_filter: ProblemFilter,
    *,
    keep: bool = False,
) -> AcrossPages | None:
    """The sites of a run that looks across pages, which are kept if they are needed afterwards; None for other runs."""
    if not looks_across(options, configs):
        return None
    from seolint.run.gate.across import AcrossPages  # which most runs of single files don't need

    across = AcrossPages(options, configs, discovery, problem_filter.changes, keep=keep)
    problem_filter.is_across, problem_filter.is_caused = problem_filter.changes is None, across.is_caused
    return across


def lint_selected(
    options: CheckOptions,
    configs: ConfigLoader,
    discovery: Discovery,
    problem_filter: ProblemFilter,
    extras: Extras,
    cache: Cache | None,
    across: AcrossPages | None,
) -> Iterator[Outcome]:
    """The outcome for each file at the paths; if only changes count, for those that were changed.

    `across` are the sites of the run (`across_pages`).
    """
    changes = problem_filter.changes
    if across:
        yield from across.lint(extras, cache)
        return
    lint = partial(lint_paths, options.files, discovery, configs, cache=cache, timeout=options.timeout, extras=extras)
    wanted = changes.changed if changes else lambda path: True
    yield from lint(processes=options.jobs, wanted=wanted)


def looks_across(options: CheckOptions, configs: ConfigLoader) -> bool:
    """Whether a run has rules that look across pages, and is to use them."""
    if options.site is False:
        return False
    places = [Path(path).absolute() / "-" if is_folder(path) else Path(path).absolute() for path in options.files]
    loaded = [configs.of(place) for place in places]
    if not any(active.rule.across for config in loaded for active in config.rules):
        return False
    is_asked = options.site or any(map(is_folder, options.files))
    return is_asked or any(config.site for config in loaded)


def counted(problem_filter: ProblemFilter, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The outcomes, each with only those problems that count."""
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            yield outcome
        else:
            yield contained(partial(problem_filter.filtered, outcome), partial(Failure, outcome.path))


def expired(problem_filter: ProblemFilter, output: str | None) -> Iterator[Failure]:
    """What no longer occurs of each baseline, and how to drop it; `output` is the file on the command line."""
    for matcher in problem_filter.matchers:
        if gone := matcher.expired:
            from seolint.run.gate.baseline import NAME

            occur = "occurs" if gone == 1 else "occur"
            how = "seolint baseline --prune" + (f" --output {output}" if output and output != NAME else "")
            yield Failure(matcher.file, f"{plural(gone, 'problem')} recorded here {occur} no longer; to remove: {how}")


def _not_added() -> Iterator[Failure]:
    """Warnings about configs that aren't in git, in a run about what is staged."""
    overlay = current()
    for path in sorted(overlay.absent if overlay else ()):
        if Path(path).name in NAMES:
            yield Failure(os.path.relpath(path), f"warning: {ABSENT}")


def _git(paths: Sequence[str]) -> Git:
    """git at the top of the repository of the current folder. Raises OptionsError."""
    from seolint.run.gate.git import ChangesError, Git

    if "-" in paths:
        raise OptionsError("--diff is for files that git knows; leave it out with standard input")
    try:
        return Git.at_top()
    except ChangesError as error:
        raise OptionsError(f"--diff: {error}") from error


def _changes(ref: str, paths: Sequence[str], configs: ConfigLoader, git: Git | None) -> Changes:
    from seolint.readers import FORMATS, ON_REQUEST
    from seolint.run.gate.changes import changes_since
    from seolint.run.gate.git import ChangesError
    from seolint.run.site_navigation import navigation_files

    git = git or _git(paths)
    try:
        added = [extension for path in (".", *paths) for extension in configs.formats(Path(path, "-").absolute())]
        suffixes = {**FORMATS, **ON_REQUEST, **dict.fromkeys(added)}
        changes = changes_since(git, ref, [f"*{suffix}" for suffix in (*suffixes, *navigation_files())])
    except ChangesError as error:
        raise OptionsError(f"--diff: {error}") from error
    for path in paths:
        if os.path.commonpath((changes.root, os.path.realpath(path))) != changes.root:
            raise OptionsError(f"--diff: {path} is not in the repository of this folder; run seolint in its own")
    return changes


class ConfigBaselines:
    """The baselines that configs name, each read once. If something is wrong with one, the configs' failures say so."""

    def __init__(self, configs: ConfigLoader) -> None:
        self._configs = configs
        self._matchers: dict[str, BaselineMatcher | None] = {}

    def of(self, path: str) -> BaselineMatcher | None:
        """The baseline for a file."""
        file = self._configs.of_file(path).baseline
        if file is None:
            return None
        if file not in self._matchers:
            self._matchers[file] = self._load(file, path)
        return self._matchers[file]

    def _load(self, file: str, path: str) -> BaselineMatcher | None:
        from seolint.run.gate.baseline import BaselineError, shown

        config = self._configs.of_file(path)
        try:
            return _load_matcher(shown(file), config, (root_of(os.path.dirname(file)),))  # noqa: PTH120
        except BaselineError as error:
            self._configs.failures.append(_missing(config, file) or _broken(shown(file), str(error)))
        return None


def _named_baseline(file: str, config: Config) -> BaselineMatcher:
    """The baseline on the command line. Raises OptionsError."""
    from seolint.run.gate.baseline import BaselineError

    try:
        return _load_matcher(file, config)
    except BaselineError as error:
        raise OptionsError(str(error)) from error


def _load_matcher(file: str, config: Config, roots: Sequence[str] | None = None) -> BaselineMatcher:
    from seolint.run.gate.baseline import load
    from seolint.run.gate.baseline_matcher import BaselineMatcher

    return BaselineMatcher(load(file, roots, config.current_ids), file)


def _missing(config: Config, file: str) -> Failure | None:
    """The failure of a config that names a missing baseline, at the place of the name; None if the baseline exists."""
    if os.path.lexists(file):
        return None
    from seolint import yaml as yaml_source
    from seolint.run.gate.baseline import shown

    path = Path(config.origins["baseline"].rpartition(":")[0])
    source = yaml_source.read(path, (root_of(path.parent),))
    message = f"there is no baseline {shown(file)}; write it with: seolint baseline, or take this line out"
    return failure_from(source.placed(("baseline",), message))


def _broken(file: str, message: str) -> Failure:
    """A BaselineError about a file, which may name a line of it."""
    line, mark, rest = message.removeprefix(f"{file}:").partition(": ")
    return Failure(file, f"{line}:1: {rest}" if mark and line.isdecimal() else message.removeprefix(f"{file}: "))
