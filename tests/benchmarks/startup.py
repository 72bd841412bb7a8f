"""Milliseconds from nothing to a report: cold runs of seolint and of other linters on one article, by turns.

The article is read as Markdown and, by seolint, as the HTML that it renders to, too.

    python -m tests.benchmarks.startup [FILE] [--rounds 5] [--proselint COMMAND] [--vale COMMAND] ...

Without FILE it writes an article of 1,000 words. Programs that aren't found are left out. Beside them stand Python
alone, and Python with click loaded, which seolint does without where a command line is plain. Every program runs once
unmeasured, so that its files are in memory, its modules and expressions compiled; seolint keeps no results
(--no-cache), but for one line.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyromark

PEERS: Mapping[str, Sequence[str]] = {
    "proselint": ("check",),
    "vale": ("--no-exit",),
    "markdownlint-cli2": (),
}
"""Programs, and what each takes before the path."""

SENTENCES = (
    "A shoe for rough paths has a deep tread, which holds where the ground is wet.",
    "Try it on in the evening, when the foot is at its widest, and walk down some stairs.",
    "Most runners notice after a week whether the heel sits firmly.",
    "What looks sturdy in the shop may still be heavy on a long climb.",
    "Leather lasts for years if it is brushed clean and left to dry slowly.",
    "Nobody needs three pairs, but two that take turns wear out later.",
)


def main() -> None:
    """Print the median of each program, and its ratio to seolint's."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    for name in PEERS:
        parser.add_argument(f"--{name}", default=name, metavar="COMMAND")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = args.file.resolve() if args.file else _article(Path(folder))
        found = _medians(_commands(str(file), Path(folder), vars(args)), args.rounds, folder)
    own = found["seolint"]
    for name, median in found.items():
        print(f"{median:6.0f} ms  {own / median:5.2f}  {name}")
    print(f"median of {args.rounds} runs by turns; the second figure is seolint's time as a share of it")


def _commands(file: str, folder: Path, given: Mapping[str, str]) -> dict[str, list[str]]:
    """What to run, by name."""
    seolint = [sys.executable, "-m", "seolint", "check"]
    commands = {
        "python": [sys.executable, "-c", ""],
        "python, click loaded": [sys.executable, "-c", "import click"],
        "seolint": [*seolint, "--no-cache", file],
        "seolint, as HTML": [*seolint, "--no-cache", _as_html(Path(file), folder)],
        "seolint, file unchanged": [*seolint, file],
    }
    for name, options in PEERS.items():
        program = shutil.which(given[name.replace("-", "_")])
        if program:
            commands[name] = [program, *options, file]
    return commands


def _medians(commands: Mapping[str, Sequence[str]], rounds: int, folder: str) -> dict[str, float]:
    """Milliseconds of wall time by name; what seolint keeps, it keeps in `folder`."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            started = time.perf_counter()
            subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
            if turn:
                times[name].append(1000 * (time.perf_counter() - started))
    return {name: statistics.median(taken) for name, taken in times.items()}


def _as_html(article: Path, folder: Path) -> str:
    """The path of a page that shows an article; of HTML, its own."""
    if article.suffix == ".html":
        return str(article)
    page = folder / "page.html"
    body = pyromark.html(article.read_text("utf-8"))
    page.write_text(f"<!doctype html>\n<html><body><article>\n{body}</article></body></html>\n", "utf-8")
    return str(page)


def _article(folder: Path) -> Path:
    """An article of some 1,000 words, in sections of three paragraphs."""
    lines = ["# Shoes for rough paths"]
    for section in range(5):
        lines.append(f"## Part {section + 1}")
        for paragraph in range(3):
            turned = [SENTENCES[(section + paragraph + i) % len(SENTENCES)] for i in range(5)]
            lines.append(" ".join(turned))
    file = folder / "article.md"
    file.write_text("\n\n".join(lines) + "\n", "utf-8")
    return file


if __name__ == "__main__":
    main()
