"""The rules across pages where very many pages of a host share something: a text, or a footer and all of its bands.

    python -m tests.benchmarks.batch_skew FOLDER --what copies [--pages 100000]   # every page has the same text
    python -m tests.benchmarks.batch_skew FOLDER --what footer [--pages 100000]   # texts of their own, and one footer

Writes the tables of such pages into FOLDER and prints the CPU time and the most memory of the rules across pages;
`python -m tests.benchmarks.batch_spark FOLDER --largest 1000` then compares Spark with that.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import time
from collections import Counter
from itertools import chain
from pathlib import Path

from seolint import load_config
from seolint.batch.compared import packed
from seolint.batch.inputs import Input
from seolint.batch.outputs import output
from seolint.batch.page import PageRows
from seolint.batch.site_run import SiteTable
from seolint.document import Place
from seolint.site.compared_text import ComparedText
from seolint.site.record import PageRecord, Passage
from seolint.site.stored_record import values_of
from tests.benchmarks.site_scaling import MadePages, text_record

FOOTER = 150
"""Words of the footer, as many as of the text above it."""

KEY: dict[str, object] = {}


def write_tables(folder: Path, item: Input, pages: int, what: str) -> None:
    """Write the tables that a run writes for such pages."""
    made, chance = MadePages(FOOTER), random.Random(0)
    words = [f"w{chance.randrange(20_000)}" for _ in range(FOOTER)]
    with output(folder, item, KEY, texts=True) as tables:
        for number in range(pages):
            paragraphs = [words] if what == "copies" else [*made.paragraphs(number * 100)[:-1], words]
            text = ComparedText(paragraphs, paragraphs, [list(chain.from_iterable(paragraphs))])
            name = made.town(number)
            record = PageRecord(
                f"https://example.com/{name}",
                "html",
                "en",
                len(text.sections[0]),
                title=Passage("About everything" if what == "copies" else f"About {name}", Place(1, 1, 1, 9, 0, 8)),
                text=text_record(paragraphs),
            )
            row = (*record[:4], 0, None, 1.0, json.dumps(values_of(record), separators=(",", ":")))
            tables.add(PageRows(row, (), packed(text)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--what", choices=("copies", "footer"), required=True)
    parser.add_argument("--pages", type=int, default=100_000)
    args = parser.parse_args()
    item = Input("made", "made")
    write_tables(args.folder, item, args.pages, args.what)
    started, errors = time.process_time(), list[tuple[str, str]]()
    found: Counter[tuple[str, str]] = SiteTable(args.folder, [item], [KEY], load_config(), "info").write(errors)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    taken = time.process_time() - started
    print(f"{args.pages:,} pages: {taken:.1f} s of CPU time, at most {memory:.0f} MB; {dict(found)}, {errors}")


if __name__ == "__main__":
    main()
