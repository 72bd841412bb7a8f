"""Pages in a Parquet file, read a few megabytes at a time, however large its row groups are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from seolint.batch.page import Page
from seolint.batch.sources import InputError, Reading
from seolint.batch.tables import TableError, checked_columns, pages_in, texts_of

BYTES, MOST_ROWS = 8_000_000, 32
"""How much of a file is read at a time, by the average size of its rows, and the most rows: some of them may have a
thousand times the average. More at a time are no faster."""

BUFFER = 1_000_000


def pages(reading: Reading) -> Iterator[Page]:
    """The pages in the rows of a file. Raises InputError and OSError."""
    try:
        file = pq.ParquetFile(reading.path, buffer_size=BUFFER, pre_buffer=False)
        names = checked_columns(file.schema_arrow, reading.columns)
    except (TableError, pa.ArrowException) as error:
        raise InputError(_told(error)) from error
    with file:
        yield from _pages(file, names, reading)


def _pages(file: pq.ParquetFile, names: Sequence[str], reading: Reading) -> Iterator[Page]:
    rows, done = file.metadata.num_rows, 0
    size = sum(file.metadata.row_group(at).total_byte_size for at in range(file.metadata.num_row_groups))
    length = Path(reading.path).stat().st_size
    at_a_time = max(min(BYTES * rows // max(size, 1), MOST_ROWS), 1)
    columns = names[:1] if reading.urls_only else names
    try:
        for batch in file.iter_batches(at_a_time, columns=columns, use_threads=False):
            if reading.urls_only:
                yield from (Page(url, None) for url in texts_of(batch.column(0)))
            else:
                yield from pages_in(batch, reading.columns)
            done += batch.num_rows
            reading.position = length * done // rows
    except pa.ArrowException as error:
        raise InputError(_told(error)) from error


def _told(error: Exception) -> str:
    text = " ".join(str(error).split())
    return text if isinstance(error, TableError) else f"can't be read as Parquet: {text}"
