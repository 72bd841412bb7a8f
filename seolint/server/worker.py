"""Work in a process of its own: what may take long there keeps nobody waiting here, and can be ended at any time."""

from __future__ import annotations

import asyncio
import os
import pickle
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import seolint
from seolint.faults import too_long
from seolint.run.runner import CRASHED

GRACE = 5.0
"""Seconds that the process has beyond its time limit, to start and to send: usually it ends the work itself."""

_CODE = "from seolint.server.worker import main; main()"
_P = ParamSpec("_P")
_T = TypeVar("_T")


class WorkerError(Exception):
    """A process that crashed or took too long: what to say of it, in one line."""


async def in_worker(seconds: float, work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """The result of a function of a module, whose arguments can be pickled; the process ends if this is cancelled.

    Raises WorkerError, after this many `seconds` and some grace too.
    """
    command = sys.executable, "-c", _CODE
    process = await asyncio.create_subprocess_exec(
        *command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=_environment()
    )
    try:
        data, _ = await asyncio.wait_for(process.communicate(pickle.dumps((work, args, kwargs))), seconds + GRACE)
    except TimeoutError:
        raise WorkerError(too_long(seconds)) from None
    finally:
        if process.returncode is None:
            process.kill()
    if process.returncode or not data:
        raise WorkerError(CRASHED)
    result: _T = pickle.loads(data)
    return result


def _environment() -> dict[str, str]:
    """Variables for a Python that finds this package, and imports nothing from the current folder."""
    paths = [str(Path(seolint.__file__).parents[1]), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONSAFEPATH": "1"}


def main() -> None:
    """What the process does: one piece of work, then it ends. Nothing else is written to its standard output."""
    out, sys.stdout = sys.stdout.buffer, sys.stderr
    work, args, kwargs = pickle.load(sys.stdin.buffer)
    result: Any = work(*args, **kwargs)
    out.write(pickle.dumps(result))
    out.flush()
