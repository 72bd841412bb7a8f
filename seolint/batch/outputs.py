"""The tables of one input, written beside their places and put there when they are complete.

The table of pages comes last and says, in its metadata, which input, config and version it was made from: a run that
finds it so is spared that input.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from seolint.batch.inputs import Input
from seolint.batch.page import PageRows
from seolint.batch.schema import PAGES, PROBLEMS, tables_of
from seolint.batch.summary import Summary, from_values
from seolint.files.atomic import replacing

FOLDERS = ("pages", "problems")
ROWS = 2_000
"""Pages that are written at a time: a row group, which holds a few megabytes."""

METADATA = b"seolint"
COMPRESSION = "zstd"


class Output:
    """The tables of one input that are being written."""

    def __init__(self, pages: pq.ParquetWriter, problems: pq.ParquetWriter) -> None:
        self.summary = Summary()
        self._pages, self._problems = pages, problems
        self._rows: list[PageRows] = []

    def add(self, rows: PageRows) -> None:
        """Write the rows of a page, sooner or later."""
        self.summary.add(rows)
        self._rows.append(rows)
        if len(self._rows) == ROWS:
            self.flush()

    def flush(self) -> None:
        """Write what has not been written yet."""
        if self._rows:
            tables = tables_of(self._rows)
            self._pages.write_table(tables.pages)
            self._problems.write_table(tables.problems)
            self._rows = []


@contextmanager
def output(out: Path, item: Input, key: Mapping[str, Any]) -> Iterator[Output]:
    """The output of an input, which takes its place if all goes well; `key` is what it is made from. Raises OSError."""
    with ExitStack() as stack:
        pages, problems = (_writer(stack, out / folder / f"{item.name}.parquet", folder) for folder in FOLDERS)
        result = Output(pages, problems)
        yield result
        result.flush()
        about = {**key, "summary": result.summary.as_values()}
        pages.add_key_value_metadata({METADATA: json.dumps(about).encode()})


def _writer(stack: ExitStack, path: Path, folder: str) -> pq.ParquetWriter:
    path.parent.mkdir(parents=True, exist_ok=True)
    file = stack.enter_context(replacing(str(path)))
    schema = PAGES if folder == FOLDERS[0] else PROBLEMS
    writer = pq.ParquetWriter(file, schema, compression=COMPRESSION)
    stack.callback(writer.close)  # before the file takes its place, or is removed
    return writer


def finished(out: Path, item: Input, key: Mapping[str, Any]) -> Summary | None:
    """The summary of an input's output, if there is one that was made from the same."""
    pages, problems = (out / folder / f"{item.name}.parquet" for folder in FOLDERS)
    if not problems.is_file():
        return None
    about = about_output(pages)
    if about is None or any(about.get(name) != value for name, value in key.items()):
        return None
    with suppress(ValueError, KeyError, TypeError):
        return from_values(about["summary"])
    return None


def about_output(pages: Path) -> dict[str, Any] | None:
    """What a table of pages says it was made from; None if there is none, or it isn't one of seolint's."""
    try:
        metadata = pq.read_metadata(pages).metadata or {}
        about = json.loads(metadata.get(METADATA, b"null"))
    except (OSError, ValueError, pa.ArrowException):
        return None
    return about if isinstance(about, dict) else None


def other_outputs(out: Path, inputs: Sequence[Input]) -> Sequence[str]:
    """The tables of pages in a folder that none of these inputs makes: whoever reads all tables gets theirs, too."""
    pages = out / FOLDERS[0]
    mine = {pages / f"{item.name}.parquet" for item in inputs}
    found = sorted(set(pages.rglob("*.parquet")) - mine) if pages.is_dir() else ()
    return [str(path) for path in found if about_output(path)]


def stamp(path: str) -> list[int]:
    """What changes when a file does. Raises OSError."""
    status = os.stat(path)  # noqa: PTH116
    return [status.st_size, status.st_mtime_ns]
