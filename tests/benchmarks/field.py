"""How long a run over many posts takes beside other linters, in one run, by turns; what counts is the ratio.

    python -m tests.benchmarks.field [FOLDER] [--rounds 5] [--jobs 2]

FOLDER holds Markdown; without it 750 articles are made up (tests.benchmarks.articles). Those of markdownlint-cli2,
proselint and vale that are on the PATH are run in turn with seolint: without a cache, and with all of it kept from the
round before.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.benchmarks.articles import write


def commands(folder: Path, jobs: int) -> Mapping[str, Sequence[str]]:
    """What to run, by name; peers only where they are installed."""
    check = [sys.executable, "-m", "seolint", "check", "--no-config", "--quiet", str(folder)]
    lint = [*check, "--no-cache"]
    files = [str(path) for path in sorted(folder.glob("*.md"))]
    peers = {
        "markdownlint-cli2": ["markdownlint-cli2", "--no-globs", *files],
        "proselint": ["proselint", "check", *files],
        "vale": ["vale", str(folder)],
    }
    found = {name: command for name, command in peers.items() if shutil.which(command[0])}
    return {
        f"seolint, {jobs} processes": [*lint, "--jobs", str(jobs)],
        "seolint, 1": [*lint, "--jobs", "1"],
        "seolint, cached": check,
        **found,
    }


def measure(folder: Path, cache: Path, rounds: int, jobs: int) -> dict[str, float]:
    """Seconds of wall time by command, the median of so many rounds; seolint keeps its results in `cache`."""
    taken: dict[str, list[float]] = defaultdict(list)
    for turn in range(rounds + 1):
        for name, command in commands(folder, jobs).items():
            if turn or name == "seolint, cached":
                began = time.perf_counter()
                subprocess.run(command, cwd=cache, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
                taken[name] += [time.perf_counter() - began] * bool(turn)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = (args.folder or Path(made, "posts")).resolve()
        if not args.folder:
            print(f"{write(folder, 750, 930, 1):,} characters of made-up articles")
        found = measure(folder, Path(made), args.rounds, args.jobs)
    own, kept = (found.pop(name) for name in (f"seolint, {args.jobs} processes", "seolint, cached"))
    print(f"  seolint, {args.jobs} processes   {own:6.2f} s\n  seolint, cached        {kept:6.2f} s")
    for name, seconds in found.items():
        print(f"  {name:22s} {seconds:6.2f} s   seolint takes {own / seconds:.2f} of it, cached {kept / seconds:.3f}")


if __name__ == "__main__":
    main()
