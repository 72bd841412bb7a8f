"""The columns of the tables that go in and come out, as Arrow has them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from seolint.batch.page import PageRows

PAGES = pa.schema(
    [
        ("url", pa.string()),
        ("format", pa.string()),
        ("language", pa.string()),
        ("words", pa.int32()),
        ("problems", pa.int32()),
        ("error", pa.string()),
        ("milliseconds", pa.float32()),
        ("record", pa.string()),
    ]
)
"""A row for each page. `error` is null where nothing went wrong; `record` is what the rules across pages need, JSON."""

PROBLEMS = pa.schema(
    [
        ("url", pa.string()),
        ("rule", pa.string()),
        ("family", pa.string()),
        ("severity", pa.string()),
        ("message", pa.string()),
        ("line", pa.int32()),
        ("column", pa.int32()),
        ("end_line", pa.int32()),
        ("end_column", pa.int32()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("facts", pa.string()),
    ]
)
"""A row for each problem: places as in the JSON of `seolint check`, `facts` as JSON."""


TEXTS = pa.schema([("url", pa.string()), ("text", pa.binary())])
"""A row for each page: the words by which it is compared, packed."""

SITE = pa.schema([("site", pa.string()), *PROBLEMS, ("related", pa.list_(pa.string()))])
"""A row for each problem across pages: the site is a host, `related` are the urls of the other pages."""


class Tables(NamedTuple):
    """The tables of pages and of their problems."""

    pages: pa.Table
    problems: pa.Table


TABLES = (PAGES, PROBLEMS, TEXTS, SITE)


def has_schema(path: str | Path, *schemas: pa.Schema) -> bool:
    """Whether there is a Parquet file at a path with the columns of one of these schemas."""
    try:
        return pq.read_schema(path).names in [schema.names for schema in schemas]
    except (OSError, pa.ArrowException):
        return False


def tables_of(rows: Sequence[PageRows]) -> Tables:
    """The tables with these rows."""
    return Tables(table_of([each.page for each in rows], PAGES), table_of(chain(*(r.problems for r in rows)), PROBLEMS))


def table_of(rows: Iterable[tuple[Any, ...]], schema: pa.Schema) -> pa.Table:
    """The table with rows whose values are in the order of a schema's columns."""
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.table([_array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema=schema)


def _array(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:  # a lone surrogate, which a text of Python may have, but none in UTF-8
        return pa.array([_encodable(value) if isinstance(value, str) else value for value in values], kind)


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
