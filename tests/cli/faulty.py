"""seolint with a fault: `python -m tests.cli.faulty <arguments>`.

A line `FAULT <place> <kind>` in an article asks for it. The place is `reader` or `rule`, and the kind one of `KINDS`.
"""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NoReturn

from seolint import linter, readers
from seolint.document import Document, Finding
from seolint.readers import Settings
from seolint.rules.rule import Rule
from seolint.run import worker_pool as processes

RULE = "skipped-heading-level"
"""The rule that the fault is in."""


class Panic(BaseException):
    """As those of native libraries are, it is no Exception."""


def fail() -> NoReturn:
    raise ValueError("no such\nlevel")


def panic() -> NoReturn:
    raise Panic("not a character boundary")


def recurse() -> None:
    recurse()


def exhaust() -> NoReturn:
    raise MemoryError


def loop() -> None:
    while True:
        time.sleep(0.01)


def hang() -> None:
    """Take no notice of signals, as a native library may."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    loop()


def leave() -> None:
    os._exit(3)


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


KINDS: Mapping[str, Callable[[], None]] = {
    made.__name__: made for made in (fail, panic, recurse, exhaust, loop, hang, leave, kill)
}
_FAULT = re.compile(r"FAULT (\w+) (\w+)")


def _perhaps(place: str, source: str) -> None:
    wanted = _FAULT.search(source)
    if wanted and wanted[1] == place:
        KINDS[wanted[2]]()


def read(source: str, format: str, settings: Settings) -> Document:
    _perhaps("reader", source)
    return readers.read(source, format, settings)


def run(
    self: Rule, document: Document, options: Mapping[str, Any], *, _run: Callable[..., Iterator[Finding]] = Rule.run
) -> Iterator[Finding]:
    yield from _run(self, document, options)
    if self.id == RULE:
        _perhaps("rule", document.source)


def main() -> None:
    from seolint.cli import main as seolint

    vars(linter)["read"] = read
    Rule.run = run  # type: ignore[method-assign]
    processes.GRACE = 1
    sys.argv[0] = "seolint"
    seolint()


if __name__ == "__main__":
    main()
