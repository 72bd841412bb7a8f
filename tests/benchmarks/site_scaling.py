"""How time and memory grow with a site when its pages are compared: straight lines, for 100,000 pages and more.

    python -m tests.benchmarks.site_scaling [--pages 10000,50000,100000] [--words 300]

Every page shares a footer with its folder, one in a hundred is a near copy of another, and one in fifty is made for a
town. Prints the CPU time of what each page's own run does (sketch and hashes), of comparing, and the most memory, each
size in a process of its own.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time
from array import array
from itertools import accumulate, chain

from seolint.analysis.sketches import paragraph_hash, sample, shingles, sketch, text_hash
from seolint.site.page_groups import ComparedPage, alike, doorways, duplicates, near_duplicates
from seolint.site.shared_sections import ComparedSection, shared_sections

PARAGRAPHS, FOOTER_WORDS, FOLDER_PAGES = 4, 60, 1_000
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

    def town(self, page: int) -> str:
        """A name of letters."""
        return sys.intern("town" + str(page).translate(_LETTERS))

    def _parts(self, chance: random.Random) -> list[list[str]]:
        return [self._words(chance, self.length) for _ in range(PARAGRAPHS)]

    def _words(self, chance: random.Random, count: int) -> list[str]:
        return chance.choices(_WORDS, cum_weights=self.sums, k=count)


def measure(pages: int, words: int) -> str:
    """The figures of one size, as a line."""
    made = MadePages(words)
    compared: list[ComparedPage] = []
    sections: list[ComparedSection] = []
    sketching = 0.0
    for page in range(pages):
        parts = made.paragraphs(page)
        text = list(chain.from_iterable(parts))
        started = time.process_time()
        hashes = shingles(text)
        folder = f"folder-{page // FOLDER_PAGES}"
        path = f"{folder}/{made.town(page)}.md" if page % TOWNS == 1 else f"{folder}/page{page}.md"
        compared.append(
            ComparedPage(
                path, folder, (), len(text), sketch(hashes), text_hash(text), array("I", map(paragraph_hash, parts))
            )
        )
        sections.append(ComparedSection(page, folder, 0, len(text), sample(hashes)))
        sketching += time.process_time() - started
    started = time.process_time()
    copies = duplicates(compared, min_words=50)
    groups = alike(compared, made.paragraphs, min_words=150)
    ways = list(doorways(groups, min_pages=5, min_aligned=0.85, min_repeated=0.6, min_named=0.3))
    taken = set(chain.from_iterable(group.pages for group in ways))
    near = list(near_duplicates(groups, min_own=0.8, but=taken))
    comparing = time.process_time() - started
    started = time.process_time()
    grouped = {page: number for number, group in enumerate((*ways, *near)) for page in group.pages}
    shared = shared_sections(
        sections,
        lambda page: list(chain.from_iterable(made.paragraphs(page))),
        min_words=80,
        min_contained=0.8,
        grouped=grouped,
    )
    searching = time.process_time() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return (
        f"{pages:7} pages: sketches {sketching:.1f} s, groups {comparing:.1f} s, sections {searching:.1f} s, "
        f"{memory:.0f} MB; {len(copies)} copies, {len(ways)} doorway groups of {len(taken)}, {len(near)} near copies, "
        f"{len(shared)} sections"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", default="10000,50000,100000")
    parser.add_argument("--words", type=int, default=300)
    parser.add_argument("--here", action="store_true", help="measure one size in this process")
    args = parser.parse_args()
    if args.here:
        print(measure(int(args.pages), args.words), flush=True)
        return
    for pages in args.pages.split(","):
        command = [sys.executable, "-m", "tests.benchmarks.site_scaling", "--here"]
        subprocess.run([*command, "--pages", pages, "--words", str(args.words)], check=True)


if __name__ == "__main__":
    main()
