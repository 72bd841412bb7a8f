"""What rules across pages cost: how time and memory grow with a site, and what they add to a run.

    python -m tests.benchmarks.site_scaling [--pages 10000,50000,100000] [--words 300]
    python -m tests.benchmarks.site_scaling --run 10000 [--rules site]

The first makes records of pages (every page shares a footer with its folder, one in a hundred is a near copy of
another, one in fifty is made for a town) and runs the rules on copied texts: CPU time of making the records, of each
rule, and the most memory, each size in a process of its own. The second runs `seolint check` on a made site: with
these rules and without any across pages, uncached, and cached with one page changed.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from array import array
from itertools import accumulate, chain
from pathlib import Path

from seolint.analysis.sketches import as_text, paragraph_hash, sample, shingles, sketch, text_hash
from seolint.document import Place
from seolint.rules import load_rules
from seolint.site.compared_text import ComparedText
from seolint.site.index import Site
from seolint.site.record import HeadingRecord, LinkRecord, LinkRecords, PageRecord, Passage, SectionRecord, TextRecord
from tests.benchmarks.made_site import made_site
from tests.benchmarks.made_site_forms import write

RULES = ("duplicate-page", "doorway-pages", "near-duplicate-page", "duplicate-section")
PARAGRAPHS, FOOTER_WORDS, FOLDER_PAGES, LINKS = 4, 60, 1_000, 2
COPIED, TOWNS = 100, 50
"""One page in so many is a near copy, and is made for a town."""

_WORDS = [sys.intern(f"w{number}") for number in range(20_000)]
_WEIGHTS = [1 / (rank + 10) for rank in range(len(_WORDS))]

_LETTERS = str.maketrans("0123456789", "abcdefghij")


class MadePages:
    """The paragraphs of each page, made again whenever they are asked for: nothing of them stays in memory."""

    def __init__(self, words: int) -> None:
        self.length, self.sums = words // PARAGRAPHS, list(accumulate(_WEIGHTS))

    def paragraphs(self, page: int) -> list[list[str]]:
        """The words of a page's paragraphs."""
        footer = self._words(random.Random(-1 - page // FOLDER_PAGES), FOOTER_WORDS)
        if page % TOWNS == 1:
            name = self.town(page)
            parts = self._parts(random.Random(10**9))
            return [*([name if at % 12 == 5 else word for at, word in enumerate(part)] for part in parts), footer]
        if page % COPIED == 3:
            parts = self._parts(random.Random(page - 1))
            return [*parts[:-1], [*parts[-1][:-3], *_WORDS[:3]], footer]
        return [*self._parts(random.Random(page)), footer]

    def planted(self, pages: int) -> dict[str, list[list[int]]]:
        """The groups of pages, among so many, that each rule should find."""
        copies = [[page - 1, page] for page in range(pages) if page % COPIED == 3]
        return {"doorway-pages": [list(range(1, pages, TOWNS))], "near-duplicate-page": copies}

    def town(self, page: int) -> str:
        """A name of letters."""
        return sys.intern("town" + str(page).translate(_LETTERS))

    def name(self, page: int) -> str:
        """The path of a page; nothing in it differs in numbers only."""
        return f"folder-{page // FOLDER_PAGES}/{self.town(page)}.md"

    def record(self, page: int) -> PageRecord:
        """The record of a page, as its own run would make it."""
        name, place = self.name(page), Place(1, 1, 1, 9, 0, 8)
        return PageRecord(
            name,
            "markdown",
            "en",
            self.length * PARAGRAPHS + FOOTER_WORDS,
            title=Passage(f"About {self.town(page)}", place),
            description=Passage(f"What there is to know about {self.town(page)}.", place),
            h1=Passage(f"All about {self.town(page)}", place),
            headings=tuple([HeadingRecord(2, f"Part {at} of {self.town(page)}") for at in range(PARAGRAPHS)]),
            links=LinkRecords.of(
                [LinkRecord(f"{self.town(page + at)}.md", Place(at, 1, at, 9, 0, 8)) for at in range(LINKS)]
            ),
            text=text_record(self.paragraphs(page)),
        )

    def text(self, page: int) -> ComparedText:
        parts = self.paragraphs(page)
        return ComparedText(parts, parts, [list(chain.from_iterable(parts))])

    def _parts(self, chance: random.Random) -> list[list[str]]:
        return [self._words(chance, self.length) for _ in range(PARAGRAPHS)]

    def _words(self, chance: random.Random, count: int) -> list[str]:
        return chance.choices(_WORDS, cum_weights=self.sums, k=count)


def text_record(parts: list[list[str]]) -> TextRecord:
    """What a record keeps of these paragraphs, which are one section."""
    words = list(chain.from_iterable(parts))
    hashes = shingles(words)
    return TextRecord(
        len(words),
        text_hash(words),
        as_text(sketch(hashes)),
        as_text(array("I", map(paragraph_hash, parts)).tobytes()),
        (SectionRecord(len(words), as_text(sample(hashes)), Place(1, 1, 9, 1, 0, 9)),),
    )


def measure(pages: int, words: int) -> str:
    """The figures of one size, as a line."""
    made, started = MadePages(words), time.process_time()
    numbers = {made.name(page): page for page in range(pages)}
    site = Site(
        [(name, made.record(page)) for name, page in numbers.items()], text_of=lambda r: made.text(numbers[r.path])
    )
    figures = [f"{pages:7} pages: records {time.process_time() - started:.1f} s"]
    rules, total = load_rules(), 0.0
    for name in RULES:
        started = time.process_time()
        found = list(rules[name].find_across(site, {}))
        took = time.process_time() - started
        total += took
        figures.append(f"{name} {took:.1f} s ({len(found)})")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return f"{', '.join(figures)}; rules {total:.1f} s, {memory:.0f} MB"


def measure_run(pages: int, rules: str) -> None:
    """Print the CPU time of runs on a made site, with rules across pages and without."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "site"
        write(made_site(pages), folder, "sources")
        changed = sorted((folder / "content").rglob("index.md"))[pages // 2]
        for what in ("uncached", "cached, one page changed"):
            spent = []
            for number, options in enumerate((["--no-site"], ["--site", "--ignore", _others(rules)])):
                spent.append(_run(folder, [*options, "--cache-dir", f"{place}/kept{number}"]))
            print(
                f"{pages} pages, {what}: {spent[0]:.1f} s without, {spent[1]:.1f} s with rules across pages", flush=True
            )
            changed.write_text(f"{changed.read_text('utf-8')}\nOne sentence more.\n", "utf-8")


def _others(rules: str) -> str:
    """The rules across pages that aren't to run."""
    across = {name for name, rule in load_rules().items() if rule.only_across}
    kept = across if rules == "site" else set(rules.split(","))
    return ",".join(sorted(across - kept)) or "missing-author"


def _run(folder: Path, options: list[str]) -> float:
    before = os.times()
    command = [sys.executable, "-m", "seolint", "check", ".", "--jobs", "1", "--fail-on", "never", "--format", "json"]
    path = os.pathsep.join([str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")])
    subprocess.run(
        [*command, *options], cwd=folder, stdout=subprocess.DEVNULL, check=True, env={**os.environ, "PYTHONPATH": path}
    )
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", default="10000,50000,100000")
    parser.add_argument("--words", type=int, default=300)
    parser.add_argument("--here", action="store_true", help="measure one size in this process")
    parser.add_argument("--run", type=int, metavar="PAGES", help="measure runs on a made site of so many pages")
    parser.add_argument("--rules", default="site", help="the rules across pages that such runs have")
    args = parser.parse_args()
    if args.run:
        measure_run(args.run, args.rules)
        return
    if args.here:
        print(measure(int(args.pages), args.words), flush=True)
        return
    for pages in args.pages.split(","):
        command = [sys.executable, "-m", "tests.benchmarks.site_scaling", "--here"]
        subprocess.run([*command, "--pages", pages, "--words", str(args.words)], check=True)


if __name__ == "__main__":
    main()
