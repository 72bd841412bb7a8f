"""How CPU time and memory grow with a text, for every kind of text of `hostile`: both ought to be straight lines.

    python -m tests.benchmarks.scaling [NAME...] [--sizes 50,100,200,400] [--preset strict] [--format json] [--all]

Each text is linted in a process of its own; what an empty file takes is taken off. Prints the kinds for which twice the
text takes more than 2.3 times the time in a step that takes half a second at least, or whose largest text takes more
than `--most` seconds or `--memory` megabytes; with --all every kind. Names are of kinds, or parts of their names.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.hostile import KINDS, Hostile

KB, MB = 1_000, 1_000_000

MOST_GROWTH = 2.3
"""What the time may be multiplied by when a text is doubled."""

LEAST = 0.5
"""Seconds from which on the growth of a time is worth a look."""

TRIES = 3
"""How often what looks worse than linear is measured before it counts: the shortest time does."""


class Taken(NamedTuple):
    """What a run took: seconds of CPU time, and megabytes at most."""

    seconds: float
    memory: float


def run(path: Path, options: Sequence[str]) -> Taken:
    """Lint a file in a process of its own."""
    command = [sys.executable, "-m", "seolint", "check", "--no-config", "--no-cache", "--quiet", *options, str(path)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    unit = 1 if sys.platform == "darwin" else 1024
    return Taken(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / MB)


def measure(kind: Hostile, sizes: Sequence[int], options: Sequence[str], folder: Path) -> list[Taken]:
    """What texts of these sizes take, without what an empty one does."""
    paths = [folder / f"{size}.{kind.extension}" for size in sizes]
    for path, size in zip(paths, sizes, strict=True):
        path.write_text(kind.text(size), "utf-8", newline="")
    empty = folder / f"empty.{kind.extension}"
    empty.touch()
    nothing = run(empty, options).seconds
    taken = [run(path, options) for path in paths]
    for _ in range(TRIES - 1):
        for at in sorted({at for step in _steep(taken, nothing) for at in (step, step + 1)}):
            again = run(paths[at], options)
            taken[at] = Taken(min(taken[at].seconds, again.seconds), max(taken[at].memory, again.memory))
    return [Taken(max(each.seconds - nothing, 0.001), each.memory) for each in taken]


def _steep(taken: Sequence[Taken], nothing: float = 0.0) -> Iterator[int]:
    """The sizes from which on to the next one the time grows faster than the text."""
    for at, (before, after) in enumerate(pairwise(taken)):
        if after.seconds - nothing >= LEAST and after.seconds - nothing > MOST_GROWTH * (before.seconds - nothing):
            yield at


def main() -> None:
    """Print the table; the exit code is 1 where anything in it is too much."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--sizes", default="50,100,200,400,800,1600,3200", help="in KB, each twice the one before")
    parser.add_argument("--preset", default="recommended")
    parser.add_argument("--format", default="text")
    parser.add_argument("--most", type=float, default=8.0)
    parser.add_argument("--memory", type=float, default=400.0)
    parser.add_argument("--all", action="store_true")
    args = parser.parse_args()
    sizes = [int(float(size) * KB) for size in args.sizes.split(",")]
    options = ("--preset", args.preset, "--format", args.format, "--jobs", "1")
    failed = 0
    for name, kind in KINDS.items():
        if not args.names or any(part in name for part in args.names):
            with tempfile.TemporaryDirectory() as folder:
                taken = measure(kind, sizes, options, Path(folder))
            is_steep = any(_steep(taken))
            is_much = taken[-1].seconds > args.most or taken[-1].memory > args.memory
            failed += is_steep or is_much
            if args.all or is_steep or is_much:
                _print(name, taken, is_steep, is_much)
    print(f"{failed} of {len(KINDS)} kinds grow too fast or take too much, {sizes[0]:,} to {sizes[-1]:,} characters")
    sys.exit(failed > 0)


def _print(name: str, taken: Sequence[Taken], is_steep: bool, is_much: bool) -> None:
    times = " ".join(f"{each.seconds:7.2f}" for each in taken)
    growth = max(after.seconds / before.seconds for before, after in pairwise(taken))
    remarks = f"{'  grows too fast' * is_steep}{'  takes too much' * is_much}"
    print(f"{name:40} {times} s  at most x {growth:.2f}  {taken[-1].memory:5.0f} MB{remarks}", flush=True)


if __name__ == "__main__":
    main()
