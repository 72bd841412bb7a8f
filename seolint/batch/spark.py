"""Spark: the same rows as `lint_table`, and the problems across pages of millions of pages.

    from seolint.batch import spark

    pages, problems = spark.lint(df, config)
    across = spark.site(df, config)

Needs the extra `spark`, Spark 4, and seolint in the same version on every executor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, chain
from typing import NamedTuple

import pyarrow as pa
from pyspark import StorageLevel
from pyspark.sql import DataFrame
from pyspark.sql import functions as f

from seolint.batch.page import PageOptions, PageRows
from seolint.batch.schema import PAGES, PROBLEMS, SITE, TEXTS, table_of
from seolint.batch.site import site_of
from seolint.batch.spark_site import across_large, across_small
from seolint.batch.tables import COLUMNS, TableError, rows_of_batches
from seolint.batch.workers import WorkerOptions
from seolint.config import Config, load

FOUND = "found"
"""The column in which the problems of a page are until they are rows of their own."""

LARGEST = 100_000
"""Pages of a host that one task compares, in about a gigabyte; larger hosts are shuffled by what their pages share."""

_TYPES = {pa.string(): "string", pa.int32(): "int", pa.float32(): "float", pa.binary(): "binary"}
_NO_NAMES: Mapping[str, str] = {}
_PAGE, _WORKERS = PageOptions(), WorkerOptions()


class Linted(NamedTuple):
    """The tables of pages and of their problems."""

    pages: DataFrame
    problems: DataFrame


def lint(
    df: DataFrame,
    config: Config | None = None,
    *,
    columns: Mapping[str, str] = _NO_NAMES,
    options: PageOptions = _PAGE,
    workers: WorkerOptions = _WORKERS,
) -> Linted:
    """The tables of pages and of problems for a DataFrame with the columns of `lint_table`.

    Both are made from one result, which is kept on the disks of the executors until the session ends: pages are linted
    once. If `options` ask for `record` and `text`, the table of pages has a column `text`, and `site` lints nothing.

    Raises TableError for a DataFrame without these columns.
    """
    linted = _linted(df, config, columns, options, workers).persist(StorageLevel.DISK_ONLY)
    problems = linted.select("url", f.explode(FOUND).alias("problem")).select("url", "problem.*")
    return Linted(linted.drop(FOUND), problems)


def site(
    df: DataFrame,
    config: Config | None = None,
    *,
    columns: Mapping[str, str] = _NO_NAMES,
    largest: int = LARGEST,
    options: PageOptions = _PAGE,
    workers: WorkerOptions = _WORKERS,
) -> DataFrame:
    """The table of problems across the pages of each host.

    `df` has the columns of pages, or is the table of pages from `lint` with `record` and `text`. A host with up to
    `largest` pages is one task. Raises TableError.
    """
    settings = config or load()
    if not {"record", "text"} <= set(df.columns):
        across = tuple(active for active in settings.rules if active.rule.across)
        chosen = options._replace(text=True, record=True)
        df = _linted(df, settings._replace(rules=across), columns, chosen, workers)
    host = f.udf(site_of, "string")
    known = df.where("record is not null").select(host("url").alias("site"), "url", "record", "text")
    known = known.dropDuplicates(["site", "url"]).persist(StorageLevel.DISK_ONLY)
    counts = known.groupBy("site").agg(f.count("*").alias("pages")).where("pages > 1").persist()
    schema = ddl(SITE)
    small = known.join(counts.where(f.col("pages") <= largest), "site").drop("pages")
    rows = across_small(small, settings, schema)
    large = counts.where(f.col("pages") > largest)
    if large.isEmpty():
        return rows
    return rows.unionByName(across_large(known.join(large, "site").drop("pages"), settings, schema))


def ddl(schema: pa.Schema) -> str:
    """A schema as Spark writes it."""
    return ", ".join(f"`{field.name}` {_type(field.type)}" for field in schema)


def _type(kind: pa.DataType) -> str:
    return f"array<{_type(kind.value_type)}>" if pa.types.is_list(kind) else _TYPES[kind]


def _linted(
    df: DataFrame,
    config: Config | None,
    columns: Mapping[str, str],
    options: PageOptions,
    workers: WorkerOptions,
) -> DataFrame:
    """The table of pages with their problems in a column, and the words of each if the options ask for them."""
    names = [columns.get(name, name) for name in COLUMNS]
    missing = [name for name in names[:2] if name not in df.columns]
    if missing:
        raise TableError(f"there is no column {' or '.join(missing)}; the columns are {', '.join(df.columns)}")
    schema = f"{ddl(PAGES)}, `{FOUND}` array<struct<{_struct()}>>, `text` binary"
    work = partial(_lint_batches, config or load(), columns, options, workers)
    linted = df.select(*(name for name in names if name in df.columns)).mapInArrow(work, schema)
    return linted if options.text else linted.drop("text")


def _struct() -> str:
    return ", ".join(f"`{field.name}`: {_type(field.type)}" for field in PROBLEMS if field.name != "url")


def _lint_batches(
    config: Config,
    columns: Mapping[str, str],
    options: PageOptions,
    workers: WorkerOptions,
    batches: Iterable[pa.RecordBatch],
) -> Iterator[pa.RecordBatch]:
    """What a task does with its batches."""
    for rows in rows_of_batches(batches, config, columns, options, workers):
        yield _nested(rows)


def _nested(rows: Sequence[PageRows]) -> pa.RecordBatch:
    """The rows of pages as one batch."""
    pages = table_of([each.page for each in rows], PAGES)
    texts = table_of([(each.page[0], each.text) for each in rows], TEXTS)
    problems = table_of(chain.from_iterable(each.problems for each in rows), PROBLEMS).drop_columns("url")
    columns = [column.combine_chunks() for column in problems.columns]
    ends = pa.array([0, *accumulate(len(each.problems) for each in rows)], pa.int32())
    found = pa.ListArray.from_arrays(ends, pa.StructArray.from_arrays(columns, problems.column_names))
    arrays = [*(column.combine_chunks() for column in pages.columns), found, texts["text"].combine_chunks()]
    return pa.RecordBatch.from_arrays(arrays, [*PAGES.names, FOUND, "text"])
