"""The command line: from what was typed to an exit code.

`seolint check` with only paths and flags, the most common case, is parsed without click, which takes 25 ms of 85.
Everything else on the command line, and every error in it, is left to click.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from seolint.cli import _streams
from seolint.faults import described
from seolint.run.options import CheckOptions

GARBAGE = 500_000
"""New objects after which Python looks for cycles, some 50 MB. With its default of 700 it does so sixty times while
modules load, when there are none to find: 8 ms of 150. What an article needs is freed without cycles
(`Document.forget`); with 50,000, a file of 10 MB took 10 % longer for nothing."""

INTERRUPTED = 130
"""The exit code after Ctrl-C, as in shells: 128 plus the number of the signal."""

FAILED = 2
"""The exit code when seolint could not do what it was asked."""

COMPLETION = "_SEOLINT_COMPLETE"
"""Set when a shell asks click for completions."""

FLAGS: Mapping[str, str] = {
    f"--{name.replace('_', '-')}": name
    for name in ("no_config", "no_cache", "force_exclude", "statistics", "quiet", "verbose", "summary")
}
"""The flags that are parsed without click, and the names of their options."""


def main() -> NoReturn:
    """The entry point. Whatever happens, it ends with a documented exit code: 2 for a fault in seolint itself."""
    gc.set_threshold(GARBAGE)
    _streams.guard()
    try:
        code = _run(sys.argv[1:])
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else FAILED if left.code else 0
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BaseException as error:  # as a panic of a native library is
        _complain(f"internal error: {described(error)}; please report it")
        code = FAILED
    if unwritten := _streams.unwritten():
        _complain(unwritten)
        code = FAILED
    _leave(code)


def _complain(message: str) -> None:
    from seolint.cli._common import complain

    complain("", message)


def _run(args: Sequence[str]) -> int:
    """Do what the arguments say, and return the exit code. Click gets what isn't plain, and globs on Windows."""
    plain = args[:1] == ["check"] and COMPLETION not in os.environ and os.name != "nt"
    if plain and (options := plain_options(args[1:])):
        from seolint.cli._checking import perform

        return perform(options)
    from seolint.cli._group import main_group

    main_group(prog_name="seolint")
    return 0


def _leave(code: int) -> NoReturn:
    """End the process here if nothing is left to do.

    Freeing every object one by one, as Python does at a normal exit, takes 12 ms of 150. Python still does so where it
    matters: if other processes were started, or a profiler is running.
    """
    if not (sys.getprofile() or sys.gettrace() or "multiprocessing" in sys.modules):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


def plain_options(args: Sequence[str]) -> CheckOptions | None:
    """The arguments of `seolint check` as options; None if they are for click."""
    flags = [arg for arg in args if arg.startswith("-") and arg != "-"]
    if not all(flag in FLAGS for flag in flags):
        return None
    values: dict[str, Any] = {FLAGS[flag]: True for flag in flags}
    return CheckOptions(tuple(arg for arg in args if arg not in flags), **values)
