"""How time and memory grow with the size of a file and with the number of files: both ought to be straight lines.

    python -m tests.benchmarks.growth [--rounds 3] [--files 100,1000,10000]

Files of 1 KB to 10 MB are articles put one behind the other; each is linted in a process of its own, without a cache.
The last figures are the ratio of one file of 10 MB to ten of 1 MB, and the most memory that the main process took.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.articles import article, write

KB, MB = 1_000, 1_000_000
SIZES = (KB, 10 * KB, 100 * KB, MB, 10 * MB)


class Run(NamedTuple):
    """What a run took: seconds of wall time, and megabytes of memory at most in the main process."""

    seconds: float
    memory: float


def measure(paths: Sequence[str], rounds: int, *options: str) -> Run:
    """The median time and the highest memory of so many runs over these paths."""
    command = [sys.executable, "-m", "seolint", "check", "--no-config", "--no-cache", "--quiet", *options, *paths]
    runs = [_run(command) for _ in range(rounds)]
    return Run(statistics.median(run.seconds for run in runs), max(run.memory for run in runs))


def _run(command: Sequence[str]) -> Run:
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(time.perf_counter() - started, usage.ru_maxrss * unit / MB)


def long_article(size: int) -> str:
    """Articles one behind the other, of so many characters together."""
    parts: list[str] = []
    told = seed = 0
    while told < size:
        seed += 1
        text = article(min(930, size // 6 + 10), seed)
        parts.append(text if seed == 1 else text.split("---\n", 2)[2])
        told += len(parts[-1])
    return "".join(parts)[:size]


def by_size(folder: Path, rounds: int) -> None:
    """Print a line for each size, then the ratio of one large file to ten smaller ones."""
    taken: dict[int, float] = {}
    for size in SIZES:
        path = folder / f"{size}.md"
        path.write_text(long_article(size), "utf-8")
        taken[size] = measure([str(path)], rounds).seconds
        print(f"  {size / KB:8,.0f} KB  {taken[size]:7.2f} s  {taken[size] / size * MB:7.2f} s per MB")
    ten = [folder / f"ten-{number}.md" for number in range(10)]
    for path in ten:
        path.write_text(long_article(MB), "utf-8")
    together = measure([str(path) for path in ten], rounds, "--jobs", "1").seconds
    print(f"  one file of 10 MB takes {taken[10 * MB] / together:.2f} of the time of ten of 1 MB ({together:.2f} s)")


def by_count(folder: Path, counts: Sequence[int], rounds: int) -> None:
    """Print a line for each number of files."""
    for count in counts:
        posts = folder / f"posts-{count}"
        write(posts, count, 150, 1)
        run = measure([str(posts)], rounds, "--jobs", "2")
        each = 1000 * run.seconds / count
        print(f"  {count:8,} files  {run.seconds:7.2f} s  {each:6.2f} ms a file, at most {run.memory:.0f} MB")


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--files", default="100,1000,10000")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        by_size(Path(made), args.rounds)
        by_count(Path(made), [int(count) for count in args.files.split(",")], args.rounds)


if __name__ == "__main__":
    main()
