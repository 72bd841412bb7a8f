"""How many real pages of each format are linted in a second of CPU time, without the rules across pages and with them.

    python -m tests.benchmarks.batch_formats FOLDER

FOLDER has pages of HTML, Markdown and plain text. The second figure is with records and words for those rules.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from functools import partial
from itertools import groupby
from pathlib import Path

from seolint.batch import PageOptions, lint_table
from tests.benchmarks.batch import TYPES, cpu, made, table


def _type(path: Path) -> str:
    return TYPES[path.suffix[1:]]


def lines(folder: Path) -> Iterator[str]:
    """A line for each format."""
    files = [path for path in sorted(folder.rglob("*")) if path.suffix[1:] in TYPES]
    lint_table(table(made(100)))  # what is loaded once
    for kind, paths in groupby(sorted(files, key=_type), _type):
        pages = [(f"https://example.com/{path.name}", path.read_text("utf-8", "replace"), kind) for path in paths]
        times = [
            cpu(partial(lint_table, table(iter(pages)), options=PageOptions(record=record, text=record)))
            for record in (False, True)
        ]
        size = sum(len(text) for _, text, _ in pages) / len(pages) / 1000
        shown = " and ".join(f"{len(pages) / seconds:.0f}" for seconds in times)
        yield f"{kind}: {len(pages)} pages of {size:.0f} kB on average, {shown} pages a core-second"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    for line in lines(parser.parse_args().folder):
        print(line, flush=True)


if __name__ == "__main__":
    main()
