"""Build the table of background language (`seolint.analysis.background`) from folders of ordinary text.

    python -m tests.benchmarks.background_table SOURCES OUT [--work FOLDER] [--jobs 2]

Each folder in SOURCES is one source, named and licensed by a file `.source` (name, tab, licence) in it; below it are
articles in any format that seolint reads, in languages that it knows. Ordinary language is wanted: documentation,
blogs, handbooks, textbooks. No crawl of the web, which has the phrases of search engines in it, and no source on which
the rules are measured.

A sequence of two to six words is put in if it occurs in two sources or more, and if a phrase may be like it
(`seolint.analysis.phrases`): inside a piece of a sentence, without a function word at either edge, not the same words
over and over, and not mostly numbers. A source counts with its first WORDS words, articles in the order of their
paths: it takes about a minute for two million words.

Prints the manifest as a table (tabs): name, licence, languages with their words, words.
"""

from __future__ import annotations

import argparse
import sys
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, compress, pairwise
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

from seolint.analysis.background import LONGEST, build, key
from seolint.analysis.phrases import IDEOGRAPHS
from seolint.analysis.tokens import Tokens, tokens_of
from seolint.document import Document
from seolint.language import UNKNOWN
from seolint.readers import format_of, read
from seolint.readers.decode import DecodeError, decode

WORDS = 200_000
"""Words that a source counts with at most, so that none dominates."""

LONG_ENOUGH = 40
"""Words from which on the language of an article is sure enough."""

LEAST_SOURCES = 2

BYTES = 6_000_000
"""The largest table."""

BITS_A_KEY, HASHES = 15, 10
"""With these, fewer than one in 1,000 others are taken for known (Broder and Mitzenmacher 2004, equation 2)."""

PARTS = 64
"""Parts in which the keys are counted, one after the other: all at once take gigabytes of memory."""


class Source(NamedTuple):
    """A source: its name, its licence, and the words of it that were counted, by language."""

    name: str
    licence: str
    words: Mapping[str, int]


def sequences(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Where each sequence of words begins that may be a phrase, and its length; words of the prose only."""
    language = tokens.document.language
    functions = language.function_words - language.lists.get("searcher_words", frozenset())
    words, borders, count = tokens.normalized, tokens.borders, tokens.prose_count
    telling = [word not in functions for word in words[:count]]
    for at in compress(range(count), telling):
        for end in range(at + 1, min(at + LONGEST, count)):
            if borders[end]:
                break
            if telling[end] and _may_be_phrase(words[at : end + 1]):
                yield at, end + 1 - at


def _may_be_phrase(words: Sequence[str]) -> bool:
    numbers = sum(map(str.isdigit, words))
    if 2 * numbers > len(words) or (sum(map(len, words)) == len(words) and max(words) < IDEOGRAPHS):
        return False
    return len(set(words)) == len(words) or not any(
        words[period:] == words[:-period] for period in range(1, len(words) // 2 + 1)
    )


def documents(folder: Path) -> Iterator[Document]:
    """The articles of a source, in the order of their paths."""
    for path in sorted(folder.rglob("*")):
        kind = format_of(path.name)
        if kind and path.is_file() and not path.is_symlink():
            try:
                yield read(decode(path.read_bytes(), kind), kind)
            except (DecodeError, RecursionError):
                print(f"skipped {path}", file=sys.stderr)


def collect(folder: Path, work: Path) -> Source:
    """Write the keys of a source, sorted and each once, to a file of its name."""
    words: Counter[str] = Counter()
    keys: set[int] = set()
    for document in documents(folder):
        code, count = document.language.code, len(document.words)
        if code == UNKNOWN or count < LONG_ENOUGH:
            continue
        words[code] += count
        tokens = tokens_of(document)
        normalized = tokens.normalized
        keys.update(key(normalized[at : at + length]) for at, length in sequences(tokens))
        if words.total() >= WORDS:
            break
    (work / folder.name).write_bytes(array("Q", sorted(keys)).tobytes())
    name, _, licence = (folder / ".source").read_text("utf-8").strip().partition("\t")
    return Source(name, licence, dict(words.most_common()))


def shared(files: Iterable[Path]) -> Sequence[int]:
    """The keys that are in LEAST_SOURCES of these sorted files or more."""
    keys = [array("Q", file.read_bytes()) for file in files]
    found = array("Q")
    for first, last in pairwise((part << 64) // PARTS for part in range(PARTS + 1)):
        parts = (one[bisect_left(one, first) : bisect_left(one, last)] for one in keys)
        counts = Counter(chain.from_iterable(parts))
        found.extend(number for number, sources in counts.items() if sources >= LEAST_SOURCES)
    return found


def main() -> None:
    """Build the table and print its manifest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--work", type=Path, default=Path("background-keys"))
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    folders = sorted(folder for folder in args.sources.iterdir() if (folder / ".source").is_file())
    with Pool(args.jobs) as pool:
        found = list(pool.imap(partial(collect, work=args.work), folders))
    keys = shared(args.work / folder.name for folder in folders)
    table = build(keys, BITS_A_KEY * len(keys), HASHES)
    if len(table) > BYTES:
        sys.exit(f"{len(keys)} sequences take {len(table)} bytes: more than {BYTES}")
    args.out.write_bytes(table)
    for source in sorted(found):
        languages = " ".join(f"{code}:{words}" for code, words in source.words.items())
        print(source.name, source.licence, languages, sum(source.words.values()), sep="\t")


if __name__ == "__main__":
    main()
