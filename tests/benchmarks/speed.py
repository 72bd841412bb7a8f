"""Milliseconds for 1,000 words, in-process on one core: the whole preset, single families, reading alone.

    python -m tests.benchmarks.speed [FOLDER...] [--rounds 5]

Lints every Markdown file below the folders in each round, the first round unmeasured; prints the median of the rounds.
Without a folder 200 articles are made up.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from seolint import config
from seolint.cli import GARBAGE
from seolint.config import Config
from seolint.linter import examine
from seolint.readers.decode import decode
from tests.benchmarks.articles import articles as made_up

WHAT: dict[str, Sequence[str]] = {
    "preset recommended": (),
    "keywords": ("keywords",),
    "readability": ("readability",),
    "one cheap rule (reading, mostly)": ("missing-h1",),
}


def main() -> None:
    """Print a line for each selection of rules."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    paths = [path for folder in args.folders for path in sorted(folder.rglob("*.md"))]
    articles = [(str(path), decode(path.read_bytes(), "markdown")) for path in paths]
    if not args.folders:
        articles = [(f"{number}.md", text) for number, text in enumerate(made_up(200, 930, 1))]
    gc.set_threshold(GARBAGE)  # as the command line does
    for name, select in WHAT.items():
        settings = config.load(None, config.Overrides(select=list(select)))
        words = _round(articles, settings)[1]
        times = [_round(articles, settings)[0] for _ in range(args.rounds)]
        print(f"{statistics.median(times) * 1e6 / words:6.2f} ms per 1,000 words  {name}")
    print(f"{len(articles)} articles, {words:,} words, median of {args.rounds} rounds, CPU time")


def _round(articles: Sequence[tuple[str, str]], settings: Config) -> tuple[float, int]:
    started, words = time.process_time(), 0
    for path, source in articles:
        words += examine(source, path, settings).words
    return time.process_time() - started, words


if __name__ == "__main__":
    main()
