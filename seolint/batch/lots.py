"""The pages of many hosts in lots that fit into memory, each with all pages of its hosts."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NamedTuple

from seolint.batch.site import site_of

AT_A_TIME = 40_000
"""Pages of a lot, whose records take some 300 MB; a host with more is a lot of its own."""

MOST_FILES = 50
"""Lots that are put aside in one pass through the tables, each in a file of its own."""


class StoredPage(NamedTuple):
    """A page as tables have it: its record is JSON, its words are packed."""

    url: str
    record: str
    text: bytes


def lots_of(counts: Mapping[str, int]) -> Sequence[Sequence[str]]:
    """The hosts of each lot, in order of their names; `counts` are the pages of each host."""
    lots: list[list[str]] = []
    size = 0
    for site, count in sorted(counts.items()):
        if not lots or size + count > AT_A_TIME:
            lots.append([])
            size = 0
        lots[-1].append(site)
        size += count
    return lots


def pages_by_lot(
    pages: Iterable[StoredPage], lots: Sequence[Sequence[str]], folder: Path
) -> Iterator[Iterable[StoredPage]]:
    """The pages of each of these lots, which wait in files without names in a folder. Raises OSError."""
    numbers = {site: number for number, sites in enumerate(lots) for site in sites}
    known = ((numbers.get(site_of(page.url)), page) for page in pages)
    if len(lots) == 1:
        yield (page for number, page in known if number is not None)
        return
    with ExitStack() as stack:
        files = [stack.enter_context(TemporaryFile(prefix=".seolint-", dir=folder)) for _ in lots]
        for number, page in known:
            if number is not None:
                pickle.dump(tuple(page), files[number])
        for file in files:
            yield _read(file)
            file.close()


def _read(file: IO[bytes]) -> Iterator[StoredPage]:
    end = file.tell()
    file.seek(0)
    while file.tell() < end:
        yield StoredPage(*pickle.load(file))  # written above
