"""The command line: from what was typed to an exit code.

`seolint check` with paths and flags alone, as it is run most, is read without click, which takes 25 ms of 85. Whatever
else the command line holds, and whatever is wrong with it, is for click.
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
"""New objects after which Python looks for cycles, some 50 MB. With its 700 it does so sixty times while modules load,
where there are none to find: 8 ms of 150. What an article needs goes without cycles (`Document.forget`), so that with
50,000 a file of 10 MB took 10 % longer for nothing."""

INTERRUPTED = 130
"""The exit code of what Ctrl-C ended, as shells have it: 128 and the number of the signal."""

FAILED = 2
"""The exit code where seolint could not do what it was asked."""

COMPLETION = "_SEOLINT_COMPLETE"
"""Set where a shell asks click how a command line may go on."""

FLAGS: Mapping[str, str] = {
    f"--{name.replace('_', '-')}": name
    for name in ("no_config", "no_cache", "force_exclude", "statistics", "quiet", "verbose", "summary")
}
"""The flags that are understood without click, and the names of their options."""


def main() -> NoReturn:
    """The entry point. Whatever happens, it ends with an exit code as promised: 2 for a fault of seolint."""
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
    """Do what the arguments say; the exit code. What isn't plain is for click, as are globs on Windows."""
    plain = args[:1] == ["check"] and COMPLETION not in os.environ and os.name != "nt"
    if plain and (options := plain_options(args[1:])):
        from seolint.cli._checking import perform

        return perform(options)
    from seolint.cli._group import main_group

    main_group(prog_name="seolint")
    return 0


def _leave(code: int) -> NoReturn:
    """End the process here, where nothing is left to be done for it.

    To free every object one by one, as Python does at a usual end, takes 12 ms of 150. It is left to do so where that
    matters: where other processes were started, or a profiler looks on.
    """
    if not (sys.getprofile() or sys.gettrace() or "multiprocessing" in sys.modules):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


def plain_options(args: Sequence[str]) -> CheckOptions | None:
    """What the arguments of `seolint check` say; None where they are for click."""
    flags = [arg for arg in args if arg.startswith("-") and arg != "-"]
    if not all(flag in FLAGS for flag in flags):
        return None
    values: dict[str, Any] = {FLAGS[flag]: True for flag in flags}
    return CheckOptions(tuple(arg for arg in args if arg not in flags), **values)
