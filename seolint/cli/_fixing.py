"""`seolint check --fix`: mend what needs no writer, before the run that reports what is left."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from seolint.cli._common import complain
from seolint.cli._streams import STDIN, read_stdin
from seolint.config.values import MOST_MEGABYTES
from seolint.files import RefusedError
from seolint.run.discovery import Failure
from seolint.wording import plural

if TYPE_CHECKING:  # most runs fix nothing
    from seolint.cli._changes import Change, Unfixed

_FIX = click.option(
    "--fix",
    is_flag=True,
    help="Fix what can be, then report the rest; with -, print the text and report on standard error.",
)
_DRY = click.option("--dry-run", is_flag=True, help="With --fix: print a diff, write nothing; exit 1 if there is one.")
_UNSAFE = click.option("--unsafe-fixes", is_flag=True, help="With --fix: also what may change where links lead to.")


def fixing(command: Callable[..., None]) -> Callable[..., None]:
    """`command`, which lints as its options say and exits, with options to fix the files first."""

    @wraps(command)
    def fixing_first(fix: bool, dry_run: bool, unsafe_fixes: bool, **wishes: Any) -> None:
        _check(fix, dry_run, unsafe_fixes, wishes)
        if not fix:
            command(**wishes)
            return
        most, name = wishes["max_file_size"] or MOST_MEGABYTES, wishes["stdin_filename"] or STDIN
        stdin = read_stdin(name, most) if "-" in wishes["paths"] else None
        if dry_run:
            _show(wishes, stdin, unsafe_fixes)
        else:  # the run that follows tells where it can't be read
            _fix(command, wishes, None if isinstance(stdin, Failure) else stdin, unsafe_fixes)

    return _FIX(_DRY(_UNSAFE(fixing_first)))


def _check(fix: bool, dry_run: bool, unsafe: bool, wishes: Mapping[str, Any]) -> None:
    """Raise click.UsageError for options that don't go together."""
    for name in ("--dry-run",) * dry_run + ("--unsafe-fixes",) * unsafe:
        if not fix:
            raise click.UsageError(f"{name} says how to fix; give --fix, too")
    if fix and wishes["watch"]:
        raise click.UsageError("--fix writes files, and --watch waits for you to; use one of them")
    if fix and wishes["diff"] == "staged":
        raise click.UsageError("--fix writes the files of the working copy, not what is staged; use --diff HEAD")


def _show(wishes: Mapping[str, Any], stdin: bytes | Failure | None, unsafe: bool) -> None:
    """Print what would be changed as a diff, and exit: 0 for nothing, 1 for something, 2 where a file failed."""
    from seolint.cli._changes import Change, changes
    from seolint.fixes import difference
    from seolint.report.paths import relative

    found: list[int] = []
    text, failures = (None, [(stdin.path, stdin.message)]) if isinstance(stdin, Failure) else (stdin, [])
    for told in changes(wishes, text, unsafe):
        if isinstance(told, Change):
            found.append(told.mended)
            path = relative(told.path, Path.cwd().as_posix())
            sys.stdout.buffer.writelines(difference(path, _readable(told.before), _readable(told.after)))
        else:
            failures.append((told.path, told.message))
    sys.stdout.flush()
    _tell("Would fix", found, wishes["quiet"])
    for path, message in sorted(set(failures)):
        complain(path, message)
    sys.exit(2 if failures else 1 if found else 0)


def _fix(command: Callable[..., None], wishes: Mapping[str, Any], stdin: bytes | None, unsafe: bool) -> None:
    """Write what can be fixed, then lint and report as ever. What can't be written makes the exit code 2."""
    from seolint.cli._changes import Change, Unfixed, changes

    text, mended, unfixed = stdin, [], []
    with click.Context(click.Command("fix")) as context:  # the run that follows is the one that warns
        context.params = {"quiet": True, "paths": wishes["paths"]}
        for told in changes(wishes, stdin, unsafe):
            failed = told if isinstance(told, Unfixed) else None
            if isinstance(told, Change):
                if told.before is stdin:
                    text = told.after
                else:
                    failed = _unwritten(told)
                mended += [] if failed else [told.mended]
            unfixed += [failed] if failed else []
    _tell("Fixed", mended, wishes["quiet"])
    for path, message in unfixed:
        complain(path, message)
    try:
        command(**wishes) if text is None else _report_aside(command, wishes, text)
    except SystemExit as left:
        sys.exit(2 if unfixed else left.code)


def _unwritten(change: Change) -> Unfixed | None:
    """Write a changed file; where it can't be, why."""
    from seolint.cli._changes import Unfixed
    from seolint.files.atomic import replace

    try:
        replace(change.path, change.before, change.after)
    except OSError as error:
        advice = "" if isinstance(error, RefusedError) else "; check its permissions and run again"
        return Unfixed(change.path, f"can't be written: {error.strerror}{advice}")
    return None


def _report_aside(command: Callable[..., None], wishes: Mapping[str, Any], text: bytes) -> None:
    """Print standard input as fixed, and lint it; the report goes to standard error, where it isn't taken for text."""
    import io
    from contextlib import redirect_stdout

    sys.stdout.buffer.write(text)
    sys.stdout.flush()
    sys.stdin = io.TextIOWrapper(io.BytesIO(text))
    with redirect_stdout(sys.stderr):
        command(**wishes)


def _tell(done: str, mended: Sequence[int], quiet: bool) -> None:
    """Say how many problems were mended, one count a file."""
    if mended and not quiet:
        complain("", f"{done} {plural(sum(mended), 'problem')} in {plural(len(mended), 'file')}.")


def _readable(data: bytes) -> bytes:
    """What a diff shows of a file: its bytes; of UTF-16 and UTF-32, which no terminal and no patch takes, UTF-8."""
    if b"\0" not in data:
        return data
    from seolint.readers.decode import DecodeError, decode

    try:
        return decode(data, "text").encode("utf-8", "surrogatepass")
    except DecodeError:
        return data
