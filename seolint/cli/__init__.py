"""The command line: from what was typed to an exit code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

GARBAGE = 500_000
"""New objects after which Python looks for cycles, some 50 MB. With its 700 it does so sixty times while modules load,
where there are none to find: 8 ms of 150. What an article needs goes without cycles (`Document.forget`), so that with
50,000 a file of 10 MB took 10 % longer for nothing."""

INTERRUPTED = 130
"""The exit code of what Ctrl-C ended, as shells have it: 128 and the number of the signal."""

UNHEARD = 1
"""The exit code where nobody reads the output any more, as click has it."""

COMPLETION = "_SEOLINT_COMPLETE"
"""Set where a shell asks click how a command line may go on."""


def main() -> None:
    """The entry point: exit codes 0, 1 and 2 as promised, and a closed pipe is no error. Doesn't return."""
    gc.set_threshold(GARBAGE)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        sys.exit(_done(sys.argv[1:]))
    except BrokenPipeError:
        os._exit(UNHEARD)
    except SystemExit as left:
        _leave(left.code)
        raise


def _done(args: Sequence[str]) -> int:
    """Do what the arguments say; the exit code. What isn't plain is for click, as are globs on Windows."""
    if args[:1] == ["check"] and COMPLETION not in os.environ and os.name != "nt":
        from seolint.cli import _plain

        if wishes := _plain.understood(args[1:]):
            try:
                return _plain.run(wishes, _plain.NO_CACHE not in args)
            except KeyboardInterrupt:
                return INTERRUPTED
    from seolint.cli._group import main_group

    main_group(prog_name="seolint")
    return 0


def _leave(code: object) -> None:
    """End the process here, where nothing is left to be done for it.

    To free every object one by one, as Python does at a usual end, takes 12 ms of 150. It is left to do so where that
    has something to tell: where output can't be written, other processes were started, or a profiler looks on.
    """
    watched = sys.getprofile() or sys.gettrace() or "multiprocessing" in sys.modules
    if watched or not isinstance(code, int):
        return
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        return
    os._exit(code)
