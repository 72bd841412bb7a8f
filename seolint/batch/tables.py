"""A table of pages in, a table of pages and one of problems out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

import pyarrow as pa

from seolint.batch.page import Page, PageOptions, PageRows
from seolint.batch.schema import Tables, tables_of
from seolint.batch.workers import WorkerOptions, lint_pages
from seolint.config import Config

COLUMNS = ("url", "content", "content_type")
"""The columns of a table of pages; the last one may be missing."""

SHOWN = 20
"""Columns that an error names."""

_NO_NAMES: Mapping[str, str] = {}
_PAGE, _WORKERS = PageOptions(), WorkerOptions()


class TableError(ValueError):
    """A table that doesn't have the columns of pages: what is missing, in one line."""


def lint_table(
    table: pa.Table | pa.RecordBatch,
    config: Config | None = None,
    *,
    columns: Mapping[str, str] = _NO_NAMES,
    options: PageOptions = _PAGE,
    workers: WorkerOptions = _WORKERS,
) -> Tables:
    """The tables of pages and of problems for a table of pages: `schema` has their columns.

    The table has columns `url`, `content` (string or binary) and, if the formats and encodings are known,
    `content_type`; `columns` maps these to other names. Without a `config`, the preset recommended is in force. Every
    row has a row in the table of pages, in the same order, with `error` where something went wrong: no page raises,
    none takes longer than the `options` say, and with the `workers` none ends this process. The column `record`, which
    only the rules across pages need, is null unless the `options` ask for it.

    Raises TableError for a table without these columns.
    """
    return tables_of(list(lint_pages(pages_in(table, columns), config, options, workers)))


def lint_batches(
    batches: Iterable[pa.RecordBatch],
    config: Config | None = None,
    *,
    columns: Mapping[str, str] = _NO_NAMES,
    options: PageOptions = _PAGE,
    workers: WorkerOptions = _WORKERS,
) -> Iterator[Tables]:
    """The same for a stream of batches, with the same workers: a pair of tables for each batch that has rows."""
    return map(tables_of, rows_of_batches(batches, config, columns, options, workers))


def rows_of_batches(
    batches: Iterable[pa.RecordBatch],
    config: Config | None,
    columns: Mapping[str, str],
    options: PageOptions,
    workers: WorkerOptions,
) -> Iterator[list[PageRows]]:
    """The rows of the pages of each batch that has any."""
    sizes: list[int] = []

    def pages() -> Iterator[Page]:
        for batch in batches:
            sizes.append(batch.num_rows)
            yield from pages_in(batch, columns)

    rows = lint_pages(pages(), config, options, workers)
    for first in rows:
        yield [first, *islice(rows, _next_size(sizes) - 1)]


def _next_size(sizes: list[int]) -> int:
    """The size of the first batch with rows, which is taken from the list."""
    while not (size := sizes.pop(0)):
        pass
    return size


def pages_in(table: pa.Table | pa.RecordBatch, columns: Mapping[str, str] = _NO_NAMES) -> Iterator[Page]:
    """The pages in the rows of a table. Raises TableError."""
    names = _names(table.schema, columns)
    batches = table.to_batches() if isinstance(table, pa.Table) else [table]
    return chain.from_iterable(_pages(batch, names) for batch in batches)


def checked_columns(schema: pa.Schema, columns: Mapping[str, str]) -> Sequence[str]:
    """The names of the columns of pages in a schema, those that are missing left out. Raises TableError."""
    return [name for name in _names(schema, columns) if name]


def _names(schema: pa.Schema, columns: Mapping[str, str]) -> Sequence[str]:
    """The names of the columns of pages; "" for a content type that isn't there. Raises TableError."""
    names = [columns.get(name, name) for name in COLUMNS]
    kept = [name if name in schema.names else "" for name in names]
    missing = [name for name, there in zip(names, kept, strict=True) if not there and name != COLUMNS[2]]
    if missing:
        named = ", ".join(schema.names[:SHOWN]) or "none"
        raise TableError(f"there is no column {' or '.join(missing)}; the columns are {named} (see --columns)")
    for name in filter(None, kept):
        if schema.names.count(name) > 1:
            raise TableError(f"there are {schema.names.count(name)} columns {name}; give one of them another name")
        kind = _value_type(schema.field(name).type)
        if not (pa.types.is_null(kind) or _is_text(kind) or (name == names[1] and _is_binary(kind))):
            raise TableError(f"the column {name} is {kind}, not string{' or binary' * (name == names[1])}")
    return kept


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def _is_binary(kind: pa.DataType) -> bool:
    return bool(pa.types.is_binary(kind) or pa.types.is_large_binary(kind) or pa.types.is_binary_view(kind))


def _pages(batch: pa.RecordBatch, names: Sequence[str]) -> Iterator[Page]:
    url, content, kind = (_as_text(batch.column(name)) if name else None for name in names)
    assert url is not None
    assert content is not None
    is_text = _is_text(_value_type(content.type))
    kinds: Iterable[str | None] = texts_of(kind) if kind is not None else [None] * batch.num_rows
    for address, value, of_type in zip(texts_of(url), content, kinds, strict=True):
        yield Page(address, _bytes(value), of_type or "", is_text)


def texts_of(column: pa.Array) -> Sequence[str | None]:
    """The strings in a column; some programs write bytes there that aren't UTF-8."""
    try:
        return list(column.to_pylist())
    except UnicodeDecodeError:
        values = map(_bytes, column)
        return [None if data is None else data.decode("utf-8", "replace") for data in values]


def _value_type(kind: pa.DataType) -> pa.DataType:
    return kind.value_type if pa.types.is_dictionary(kind) else kind


def _as_text(column: pa.Array) -> pa.Array:
    """The column, or strings if all it has are nulls without a type."""
    return column.cast(pa.string()) if pa.types.is_null(column.type) else column


def _bytes(value: Any) -> bytes | None:
    """A string or binary value without decoding it, or that which it stands for in a dictionary."""
    buffer = (value.value if isinstance(value, pa.DictionaryScalar) else value).as_buffer()
    return None if buffer is None else buffer.to_pybytes()
