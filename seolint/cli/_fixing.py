"""`seolint check --fix`: fix what doesn't need a writer, before the run that reports what is left."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from seolint.cli import _checking
from seolint.cli._common import cache_for, complain, configs_for, warn
from seolint.cli._streams import STDIN, read_stdin
from seolint.config import Config
from seolint.config.values import MOST_MEGABYTES
from seolint.faults import contained
from seolint.files import RefusedError
from seolint.files.atomic import replace
from seolint.fixes import PageContext, ProblemSelector, difference, encoded, fix, names
from seolint.linter import Extras, Report
from seolint.report.paths import relative
from seolint.run.config_loader import ConfigLoader
from seolint.run.discovery import Discovery, Failure
from seolint.run.gate.problem_filter import ProblemFilter
from seolint.run.gate.selection import across_pages, counted, filter_for, lint_selected
from seolint.run.options import STAGED, CheckOptions, OptionsError
from seolint.run.site_files import Folders
from seolint.run.worker import Outcome, bytes_of, exists_for, lint_bytes, text_of
from seolint.wording import plural

if TYPE_CHECKING:
    from seolint.run.gate.across import AcrossPages


class Change(NamedTuple):
    """A file that can be fixed: its content before and after, and how many problems that fixes."""

    path: str
    before: bytes
    after: bytes
    fixed: int


class Unfixed(NamedTuple):
    """A file that could be linted, but not fixed: why, in one line."""

    path: str
    message: str


FixOutcome = Change | Unfixed | Failure
"""The outcome for a file; a failure is one that the run without fixes reports as well."""


def changes(options: CheckOptions, configs: ConfigLoader, stdin: bytes | None) -> Iterator[FixOutcome]:
    """The change to standard input (`stdin`, if it is to be linted) and to each file that the options mean.

    Only problems that the run would report are fixed, and none while a config is broken: it might have switched them
    off. Raises OptionsError.
    """
    discovery = configs.discovery(options)
    problem_filter = filter_for(options, configs)
    across = across_pages(options, configs, discovery, problem_filter, keep=True)
    seen, folders, rules = set(), Folders(), names(options.unsafe_fixes)
    for outcome, data in _outcomes(options, configs, discovery, problem_filter, across, stdin):
        if configs.failures:
            yield Unfixed("", "nothing is fixed while the config has errors; correct them and run again")
            break
        place = os.path.realpath(outcome.path)
        if place in seen:
            continue
        seen.add(place)
        if isinstance(outcome, Failure):
            yield outcome
        elif any(problem.rule in rules for problem in outcome.problems):
            config = configs.of(Path(outcome.path).absolute())
            read = partial(bytes_of, outcome.path, config, discovery.root(outcome.path))
            chosen = _chosen(outcome) if problem_filter else None
            source = read if data is None else partial(bytes, data)
            complete = partial(across.added_again, names=rules) if across else PageContext().complete
            context = PageContext(exists_for(outcome.path, config, folders) if data is None else None, complete)
            work = partial(_fixed, outcome, config, source, chosen, options.unsafe_fixes, context)
            change = contained(work, partial(Unfixed, outcome.path), options.timeout, "internal error in a fix")
            yield from [change] if change else []
    yield from discovery.failures
    yield from configs.failures


def _outcomes(
    options: CheckOptions,
    configs: ConfigLoader,
    discovery: Discovery,
    problem_filter: ProblemFilter,
    across: AcrossPages | None,
    stdin: bytes | None,
) -> Iterator[tuple[Outcome, bytes | None]]:
    """The problems that count in standard input, with its content, and in each file."""
    name, extras = options.stdin_filename, Extras(scores=bool(options.baseline))
    if stdin is not None and (not name or discovery.admits(name)):
        config = configs.of(Path(name or "-").absolute())
        linted = [lint_bytes(stdin, name or STDIN, config, options.timeout, extras)]
        yield from ((outcome, stdin) for outcome in counted(problem_filter, linted))
    cache = cache_for(options._replace(quiet=True, verbose=False))
    linted_files = lint_selected(options, configs, discovery, problem_filter, extras, cache, across)
    yield from ((outcome, None) for outcome in counted(problem_filter, linted_files))


def _fixed(
    report: Report,
    config: Config,
    read: Callable[[], bytes | Failure],
    chosen: ProblemSelector | None,
    unsafe: bool,
    context: PageContext,
) -> FixOutcome | None:
    """The change to a file, which is read by `read`; None if nothing can be fixed."""
    data = read()
    if isinstance(data, Failure):
        return data
    path, kind = report.path, report.format
    source = text_of(data, path, config)
    if isinstance(source, Failure):
        return source
    left = fix(source, path, config.for_path(path), report.format, unsafe, chosen, context)
    if left.source == source:
        return None
    after = encoded(left.source, data, kind)
    if after is None:
        return Unfixed(path, "can't be fixed: its bytes don't match its encoding; save the file as UTF-8")
    return Change(path, data, after, left.fixed)


def _chosen(report: Report) -> ProblemSelector:
    """Those problems of a file that count."""
    known = frozenset(problem.fingerprint for problem in report.problems)
    return lambda report: [problem for problem in report.problems if problem.fingerprint in known]


def fix_first(options: CheckOptions) -> int:
    """Fix what the options say, check what is left, and return the exit code. Raises OptionsError."""
    _refuse(options)
    most, name = options.max_file_size or MOST_MEGABYTES, options.stdin_filename or STDIN
    stdin = read_stdin(name, most) if "-" in options.paths else None
    if options.dry_run:
        return _show(options, stdin)
    return _fix(options, None if isinstance(stdin, Failure) else stdin)  # the check that follows reports the failure


def _refuse(options: CheckOptions) -> None:
    """Raise OptionsError for options that can't be combined."""
    if not (options.fix or options.dry_run):
        raise OptionsError("--unsafe-fixes needs --fix, or --dry-run to see a diff")
    if options.watch:
        raise OptionsError("--fix changes files, and --watch waits for you to do so; use one of them")
    if options.diff == STAGED:
        raise OptionsError("--fix changes files in the working copy, not what is staged; use --diff HEAD")


def _show(options: CheckOptions, stdin: bytes | Failure | None) -> int:
    """Print what would be changed as a diff. Exit code: 0 for no changes, 1 for some, 2 if a file failed."""
    fixed: list[int] = []
    text, failures = (None, [(stdin.path, stdin.message)]) if isinstance(stdin, Failure) else (stdin, [])
    configs = configs_for(options)
    for outcome in changes(options, configs, text):
        if isinstance(outcome, Change):
            fixed.append(outcome.fixed)
            path = relative(outcome.path, Path.cwd().as_posix())
            sys.stdout.buffer.writelines(difference(path, _readable(outcome.before), _readable(outcome.after)))
        else:
            failures.append((outcome.path, outcome.message))
    sys.stdout.flush()
    _count("Would fix", fixed, options.quiet)
    if not fixed and not failures and not options.quiet:
        complain("", "Nothing can be fixed automatically.")
    for path, message in sorted(set(failures)):
        complain(path, message)
    if not options.quiet:
        warn(configs, options.paths)
    return 2 if failures else 1 if fixed else 0


def _fix(options: CheckOptions, stdin: bytes | None) -> int:
    """Write what can be fixed, then lint and report as usual. If a file can't be written, the exit code is 2."""
    text, fixed, unfixed = stdin, [], []
    for outcome in changes(options, configs_for(options), stdin):
        failed = outcome if isinstance(outcome, Unfixed) else None
        if isinstance(outcome, Change):
            if outcome.before is stdin:
                text = outcome.after
            else:
                failed = _unwritten(outcome)
            fixed += [] if failed else [outcome.fixed]
        unfixed += [failed] if failed else []
    _count("Fixed", fixed, options.quiet)
    for path, message in unfixed:
        complain(path, message)
    code = _check(options._replace(fix=False, unsafe_fixes=False), text)
    return 2 if unfixed else code


def _check(options: CheckOptions, text: bytes | None) -> int:
    """Check what is left; for standard input, print the text, and the report where it isn't mistaken for it."""
    if text is None:
        return _checking.perform(options)
    sys.stdout.buffer.write(text)
    sys.stdout.flush()
    return _checking.perform(options, text, sys.stderr)


def _unwritten(change: Change) -> Unfixed | None:
    """Write a changed file; return the reason if that fails."""
    try:
        replace(change.path, change.before, change.after)
    except OSError as error:
        advice = "" if isinstance(error, RefusedError) else "; check its permissions and run again"
        return Unfixed(change.path, f"can't be written: {error.strerror}{advice}")
    return None


def _count(done: str, fixed: Sequence[int], quiet: bool) -> None:
    """Print how many problems were fixed, one count per file."""
    if fixed and not quiet:
        complain("", f"{done} {plural(sum(fixed), 'problem')} in {plural(len(fixed), 'file')}.")


def _readable(data: bytes) -> bytes:
    """What a diff shows of a file: its bytes; UTF-16 and UTF-32, which no patch accepts, become UTF-8."""
    if b"\0" not in data:
        return data
    from seolint.readers.decode import DecodeError, decode

    try:
        return decode(data, "text").encode("utf-8", "surrogatepass")
    except DecodeError:
        return data
