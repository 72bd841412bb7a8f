"""The tables of one input, written beside their places and put there when they are complete.

They say, in their metadata, which input, config and version they were made from: a run that finds all of them so is
spared that input. The table of pages comes last, and has the summary.
"""

from __future__ import annotations

import errno
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from seolint.batch.inputs import Input
from seolint.batch.page import PageRows
from seolint.batch.schema import PAGES, PROBLEMS, SITE, TEXTS, has_schema, table_of, tables_of
from seolint.batch.summary import Summary, from_values
from seolint.files.atomic import replacing

PAGES_FOLDER, PROBLEMS_FOLDER, TEXTS_FOLDER = FOLDERS = ("pages", "problems", "texts")
SITE_FILE = "site.parquet"
ROWS = 2_000
"""Pages that are written at a time: a row group, which holds a few megabytes."""

MOST_PROBLEMS = 20_000
"""Problems after which they are written, too: some pages have thousands."""

METADATA = b"seolint"
COMPRESSION, UNPACKED = "zstd", "none"


class Output:
    """The tables of one input that are being written."""

    def __init__(self, pages: pq.ParquetWriter, problems: pq.ParquetWriter, texts: pq.ParquetWriter | None) -> None:
        self.summary = Summary()
        self.error = ""
        """Why the input couldn't be read to its end."""
        self._pages, self._problems, self._texts = pages, problems, texts
        self._rows: list[PageRows] = []
        self._waiting = 0
        """The problems of these."""

    def add(self, rows: PageRows) -> None:
        """Write the rows of a page, sooner or later."""
        self.summary.add(rows)
        self._rows.append(rows)
        self._waiting += len(rows.problems)
        if len(self._rows) == ROWS or self._waiting >= MOST_PROBLEMS:
            self.flush()

    def flush(self) -> None:
        """Write what has not been written yet."""
        if self._rows:
            tables = tables_of(self._rows)
            self._pages.write_table(tables.pages)
            self._problems.write_table(tables.problems)
            if self._texts:
                self._texts.write_table(table_of([(each.page[0], each.text) for each in self._rows], TEXTS))
            self._rows, self._waiting = [], 0


@contextmanager
def output(out: Path, item: Input, key: Mapping[str, Any], *, texts: bool = False) -> Iterator[Output]:
    """The output of an input, which takes its place if all goes well; `key` is what it is made from.

    `texts` is whether the words of pages are kept. Raises OSError.
    """
    with ExitStack() as stack:
        writers = [
            _writer(stack, table_path(out, folder, item), schema, UNPACKED if folder == TEXTS_FOLDER else COMPRESSION)
            for folder, schema in _schemas(texts).items()
        ]
        pages, problems, *rest = writers
        result = Output(pages, problems, rest[0] if rest else None)
        yield result
        result.flush()
        for writer in (problems, *rest):
            writer.add_key_value_metadata({METADATA: json.dumps(dict(key)).encode()})
        about = {**key, "summary": result.summary.as_values(), "error": result.error}
        pages.add_key_value_metadata({METADATA: json.dumps(about).encode()})


class SiteOutput:
    """The table of problems across pages that is being written, and the number of its problems by rule and severity."""

    def __init__(self, writer: pq.ParquetWriter) -> None:
        self.problems: Counter[tuple[str, str]] = Counter()
        self._writer = writer
        self._rows: list[tuple[Any, ...]] = []

    def add(self, row: tuple[Any, ...]) -> None:
        """Write a row, sooner or later."""
        self.problems[row[2] or "error", row[4]] += 1
        self._rows.append(row)
        if len(self._rows) == ROWS:
            self.flush()

    def flush(self) -> None:
        """Write what has not been written yet."""
        self._writer.write_table(table_of(self._rows, SITE))
        self._rows = []


@contextmanager
def site_writer(out: Path, key: Mapping[str, Any]) -> Iterator[SiteOutput]:
    """The table of problems across pages, which takes its place if all goes well. Raises OSError."""
    with ExitStack() as stack:
        writer = _writer(stack, out / SITE_FILE, SITE, COMPRESSION)
        result = SiteOutput(writer)
        yield result
        result.flush()
        problems = [[*pair, count] for pair, count in sorted(result.problems.items())]
        writer.add_key_value_metadata({METADATA: json.dumps({**key, "problems": problems}).encode()})


def table_path(out: Path, folder: str, item: Input) -> Path:
    """Where a table of an input is."""
    return out / folder / f"{item.name}.parquet"


def _writer(stack: ExitStack, path: Path, schema: pa.Schema, compression: str) -> pq.ParquetWriter:
    path.parent.mkdir(parents=True, exist_ok=True)
    file = stack.enter_context(replacing(str(path)))
    writer = pq.ParquetWriter(file, schema, compression=compression)
    stack.callback(writer.close)  # before the file takes its place, or is removed
    return writer


def finished(out: Path, item: Input, key: Mapping[str, Any], *, texts: bool = False) -> Summary | None:
    """The summary of an input's output, if there is one that was made from the same, read to its end."""
    others = (PROBLEMS_FOLDER, TEXTS_FOLDER) if texts else (PROBLEMS_FOLDER,)
    abouts = [about_output(table_path(out, folder, item)) or {} for folder in (PAGES_FOLDER, *others)]
    about, *_ = abouts
    if about.get("error") or any(each.get(name) != value for each in abouts for name, value in key.items()):
        return None
    with suppress(ValueError, KeyError, TypeError):
        return from_values(about["summary"])
    return None


def about_output(table: Path) -> dict[str, Any] | None:
    """What a table says it was made from; None if there is none, or it isn't one of seolint's."""
    try:
        metadata = pq.read_metadata(table).metadata or {}
        about = json.loads(metadata.get(METADATA, b"null"))
    except (OSError, ValueError, pa.ArrowException):
        return None
    return about if isinstance(about, dict) else None


def other_outputs(out: Path, inputs: Sequence[Input]) -> Sequence[str]:
    """The tables of pages in a folder that none of these inputs makes: whoever reads all tables gets theirs, too."""
    pages = out / PAGES_FOLDER
    mine = {pages / f"{item.name}.parquet" for item in inputs}
    found = sorted(set(pages.rglob("*.parquet")) - mine) if pages.is_dir() else ()
    return [str(path) for path in found if about_output(path)]


def refuse_foreign(out: Path, inputs: Iterable[Input], *, texts: bool = False) -> None:
    """Raise FileExistsError if a table would take the place of something else, such as an input."""
    places = [(table_path(out, folder, item), schema) for item in inputs for folder, schema in _schemas(texts).items()]
    for path, schema in [*places, *([(out / SITE_FILE, SITE)] if texts else [])]:
        if os.path.lexists(path) and not has_schema(path, schema):
            raise FileExistsError(errno.EEXIST, "it is there, and is none of seolint's tables", str(path))


def _schemas(texts: bool) -> Mapping[str, pa.Schema]:
    """The folders of an input's tables, and their schemas."""
    return {PAGES_FOLDER: PAGES, PROBLEMS_FOLDER: PROBLEMS, **({TEXTS_FOLDER: TEXTS} if texts else {})}


def stamp(path: str) -> list[int]:
    """What changes when a file does. Raises OSError."""
    status = os.stat(path)  # noqa: PTH116
    return [status.st_size, status.st_mtime_ns]
