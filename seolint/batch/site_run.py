"""The table of problems across pages, from the tables that a run has written: some hosts at a time, to save memory."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from seolint import __version__
from seolint.batch.compared import PackedTexts
from seolint.batch.inputs import Input
from seolint.batch.lots import MOST_FILES, StoredPage, lots_of, pages_by_lot
from seolint.batch.outputs import PAGES_FOLDER, ROWS, SITE_FILE, TEXTS_FOLDER, about_output, site_writer, table_path
from seolint.batch.site import KnownPage, site_of, site_rows, slim_record
from seolint.config import Config
from seolint.run.gate import LEVELS

LARGEST = 300_000
"""Pages of one host that are compared."""


class SiteTable(NamedTuple):
    """The table of problems across the pages of inputs whose tables are made from `keys`; see `PageOptions`."""

    out: Path
    inputs: Sequence[Input]
    keys: Sequence[Mapping[str, Any]]
    config: Config
    min_severity: str

    def write(self, errors: list[tuple[str, str]]) -> Counter[tuple[str, str]]:
        """Write the table unless it is there, made from the same; the number of problems by rule and severity.

        Sites with too many pages go to `errors`. Raises OSError.
        """
        made = json.dumps([[item.name, key] for item, key in zip(self.inputs, self.keys, strict=True)])
        key = {"version": __version__, "inputs": blake2b(made.encode(), digest_size=16).hexdigest()}
        about = about_output(self.out / SITE_FILE) or {}
        if {name: about.get(name) for name in key} == key:
            return Counter({(rule, severity): count for rule, severity, count in about["problems"]})
        with site_writer(self.out, key) as written:
            for row in rows_across(self.out, self.inputs, self.config, errors):
                if LEVELS[row[4]] >= LEVELS[self.min_severity]:
                    written.add(row)
        return written.problems


def rows_across(
    out: Path, inputs: Sequence[Input], config: Config, errors: list[tuple[str, str]]
) -> Iterator[tuple[Any, ...]]:
    """The rows for all hosts among the pages of the inputs, by host; hosts with too many pages go to `errors`."""
    counts: Counter[str] = Counter()
    for item in inputs:
        for batch in _batches(out, PAGES_FOLDER, item, ["url"]):
            counts.update(map(site_of, batch.column(0).to_pylist()))
    for site, count in counts.items():
        if count > LARGEST:
            errors.append((site, f"has {count:,} pages, too many to compare here; use Spark (seolint.batch.spark)"))
    lots = lots_of({site: count for site, count in counts.items() if 1 < count <= LARGEST})
    for start in range(0, len(lots), MOST_FILES):
        for pages in pages_by_lot(_pages(out, inputs), lots[start : start + MOST_FILES], out):
            yield from _rows(pages, config)


def _rows(pages: Iterable[StoredPage], config: Config) -> Iterator[tuple[Any, ...]]:
    texts = PackedTexts()
    try:
        found: dict[str, list[KnownPage]] = defaultdict(list)
        for page in pages:
            number = texts.add(page.text)
            found[site_of(page.url)].append(KnownPage(slim_record(page.record, page.url), partial(texts.get, number)))
        for site in sorted(found):
            yield from site_rows(found.pop(site), config)
    finally:
        texts.close()


def _pages(out: Path, inputs: Sequence[Input]) -> Iterator[StoredPage]:
    """The pages that have a record."""
    for item in inputs:
        pages = _batches(out, PAGES_FOLDER, item, ["url", "record"])
        texts = _batches(out, TEXTS_FOLDER, item, ["text"])
        words = (text for batch in texts for text in batch.column(0).to_pylist())
        for batch in pages:
            columns = (column.to_pylist() for column in batch.columns)
            for url, record in zip(*columns, strict=True):
                text = next(words)
                if record is not None:
                    yield StoredPage(url, record, text or b"")


def _batches(out: Path, folder: str, item: Input, columns: Sequence[str]) -> Iterator[pa.RecordBatch]:
    """These columns of a table, some rows at a time: what Arrow reads ahead, it keeps to the end of the table."""
    table = pq.ParquetFile(table_path(out, folder, item), pre_buffer=False)
    yield from table.iter_batches(ROWS, columns=columns)
