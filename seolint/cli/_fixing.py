"""`seolint check --fix`: fix what needs no writer, before the run that reports what is left."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from seolint.cli import _checking
from seolint.cli._changes import Change, Unfixed, changes
from seolint.cli._common import complain, configs_for, warn
from seolint.cli._streams import STDIN, read_stdin
from seolint.config.values import MOST_MEGABYTES
from seolint.files import RefusedError
from seolint.files.atomic import replace
from seolint.fixes import difference
from seolint.report.paths import relative
from seolint.run.discovery import Failure
from seolint.run.options import CheckOptions, OptionsError
from seolint.wording import plural


def fix_first(options: CheckOptions) -> int:
    """Fix what the options say, then check what is left; the exit code. Raises OptionsError."""
    _refuse(options)
    most, name = options.max_file_size or MOST_MEGABYTES, options.stdin_filename or STDIN
    stdin = read_stdin(name, most) if "-" in options.paths else None
    if options.dry_run:
        return _show(options, stdin)
    return _fix(options, None if isinstance(stdin, Failure) else stdin)  # the check that follows reports the failure


def _refuse(options: CheckOptions) -> None:
    """Raise OptionsError for options that don't go together."""
    for name in ("--dry-run",) * options.dry_run + ("--unsafe-fixes",) * options.unsafe_fixes:
        if not options.fix:
            raise OptionsError(f"{name} says how to fix; give --fix, too")
    if options.watch:
        raise OptionsError("--fix writes files, and --watch waits for you to; use one of them")
    if options.diff == "staged":
        raise OptionsError("--fix writes the files of the working copy, not what is staged; use --diff HEAD")


def _show(options: CheckOptions, stdin: bytes | Failure | None) -> int:
    """Print what would be changed as a diff; the exit code: 0 for nothing, 1 for something, 2 where a file failed."""
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
    for path, message in sorted(set(failures)):
        complain(path, message)
    if not options.quiet:
        warn(configs, options.paths)
    return 2 if failures else 1 if fixed else 0


def _fix(options: CheckOptions, stdin: bytes | None) -> int:
    """Write what can be fixed, then lint and report as ever. What can't be written makes the exit code 2."""
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
    """Check what is left; of standard input, print the text and report aside, where it isn't taken for text."""
    if text is None:
        return _checking.perform(options)
    sys.stdout.buffer.write(text)
    sys.stdout.flush()
    return _checking.perform(options, text, sys.stderr)


def _unwritten(change: Change) -> Unfixed | None:
    """Write a changed file; where it can't be, why."""
    try:
        replace(change.path, change.before, change.after)
    except OSError as error:
        advice = "" if isinstance(error, RefusedError) else "; check its permissions and run again"
        return Unfixed(change.path, f"can't be written: {error.strerror}{advice}")
    return None


def _count(done: str, fixed: Sequence[int], quiet: bool) -> None:
    """Print how many problems were fixed, one count a file."""
    if fixed and not quiet:
        complain("", f"{done} {plural(sum(fixed), 'problem')} in {plural(len(fixed), 'file')}.")


def _readable(data: bytes) -> bytes:
    """What a diff shows of a file: its bytes; of UTF-16 and UTF-32, which no terminal and no patch takes, UTF-8."""
    if b"\0" not in data:
        return data
    from seolint.readers.decode import DecodeError, decode

    try:
        return decode(data, "text").encode("utf-8", "surrogatepass")
    except DecodeError:
        return data
