"""Pages of one host that may be alike, brought together by shuffling: by host, or for large hosts by what they share.

A large host falls into components: pages that are connected by a band of their sketches, a text, a title, a description
or a main heading. Only their ids are shuffled for that, and none of it goes through the driver. Each component is then
compared as a whole host is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import blake2b
from typing import Any

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as f

from seolint.batch.compared import unpacked
from seolint.batch.schema import SITE, table_of
from seolint.batch.site import CHECKS, KnownPage, name_of, site_rows, slim_record
from seolint.config import Config
from seolint.site.alike_pages import AlikePages, compared
from seolint.site.boilerplate import LEAST_PAGES, MOST_SHARE
from seolint.site.candidates import BANDS
from seolint.site.index import Site, SitePage, WholeSite
from seolint.site.titles import ending_of, plain, title_of

MOST_IN_BAND = 1_000
"""Pages that are connected because they share a band; of more, those are that share the next band, too."""

MOST_ROUNDS = 40
"""Rounds after which components are taken as they are: a chain of a billion pages takes thirty."""

WITHOUT_SECTIONS = CHECKS - {"duplicate_section"}
"""The checks on components. A section is in millions of others too easily to connect pages by it."""

_KEYS = "id long, key long, finer long, folder string, paragraphs array<long>, ending string"


def across_small(known: DataFrame, config: Config, schema: str) -> DataFrame:
    """The rows for hosts that fit into a task; `known` has the site, the url, the record and the words of each page."""
    return known.groupBy("site").applyInArrow(lambda table: _whole_site(config, table), schema)


def across_large(known: DataFrame, config: Config, schema: str) -> DataFrame:
    """The rows for hosts of any size."""
    with_ids = known.withColumn("id", f.xxhash64("site", "url"))
    keys = with_ids.select("site", "id", "url", "record").mapInArrow(_keys_of, f"site string, {_KEYS}").persist()
    endings = {row["site"]: row["ending"] for row in _endings(keys).collect()}  # a row for each large host
    parts = with_ids.join(components(_edges(keys)), "id").join(_boilerplate(keys), "id", "left")
    return parts.groupBy("site", "label").applyInArrow(lambda table: _component(config, endings, table), schema)


def components(edges: DataFrame) -> DataFrame:
    """The label of each id's connected component, its smallest id; ids are connected by the keys that they share.

    Every round takes the smallest label of those connected, and then the label of that label, so that the length of
    chains halves.
    """
    labels = edges.select("id").distinct().withColumn("label", f.col("id")).localCheckpoint()
    for _ in range(MOST_ROUNDS):
        of_key = edges.join(labels, "id").groupBy("key").agg(f.min("label").alias("label"))
        nearest = edges.join(of_key, "key").groupBy("id").agg(f.min("label").alias("label"))
        of_label = nearest.select(f.col("id").alias("label"), f.col("label").alias("next"))
        jumped = nearest.join(of_label, "label", "left").select("id", f.least("label", "next").alias("label"))
        jumped = jumped.localCheckpoint()
        changed = jumped.join(labels.withColumnRenamed("label", "before"), "id").where("label != before")
        is_done, labels = changed.isEmpty(), jumped
        if is_done:
            break
    return labels


def _edges(keys: DataFrame) -> DataFrame:
    """The keys that connect pages: those that several have, finer ones where too many do."""
    counts = keys.where("key is not null").groupBy("key").agg(f.count("*").alias("pages")).where("pages > 1")
    key = f.when(f.col("pages") > MOST_IN_BAND, f.coalesce("finer", "key")).otherwise(f.col("key"))
    return keys.join(counts, "key").select("id", key.alias("key")).localCheckpoint()


def _endings(keys: DataFrame) -> DataFrame:
    """What at least half of the titles of each site end with."""
    titles = keys.where("ending is not null")
    totals = titles.groupBy("site").agg(f.count("*").alias("titles"))
    counts = titles.where("ending != ''").groupBy("site", "ending").agg(f.count("*").alias("pages"))
    return counts.join(totals, "site").where("2 * pages >= titles and titles > 2").select("site", "ending")


def _boilerplate(keys: DataFrame) -> DataFrame:
    """The hashes of the paragraphs that most pages of its folder have, for each page that has some."""
    pages = keys.where("folder is not null").select("site", "id", "folder", "paragraphs")
    totals = pages.groupBy("site", "folder").agg(f.count("*").alias("pages")).where(f.col("pages") >= LEAST_PAGES)
    parts = pages.select("site", "folder", f.explode(f.array_distinct("paragraphs")).alias("paragraph"))
    counts = parts.groupBy("site", "folder", "paragraph").agg(f.count("*").alias("times"))
    common = counts.join(totals, ["site", "folder"]).where(f.col("times") > MOST_SHARE * f.col("pages"))
    shared = common.groupBy("site", "folder").agg(f.collect_list("paragraph").alias("shared"))
    return pages.join(shared, ["site", "folder"]).select("id", "folder", "shared")


def _whole_site(config: Config, table: pa.Table) -> pa.Table:
    return table_of(site_rows(_known(table), config), SITE)


def _component(config: Config, endings: dict[str, str], table: pa.Table) -> pa.Table:
    """The rows for a component, given what holds for its whole site."""
    shared: dict[str, frozenset[int]] = defaultdict(frozenset)
    for folder, values in zip(table["folder"].to_pylist(), table["shared"].to_pylist(), strict=True):
        if folder is not None:
            shared[folder] |= frozenset(values)
    whole = WholeSite(endings.get(table["site"][0].as_py(), ""), shared)
    return table_of(site_rows(_known(table), config, whole, WITHOUT_SECTIONS), SITE)


def _known(table: pa.Table) -> list[KnownPage]:
    """The pages in the rows of a table, in order of their urls."""
    columns = (table[name].to_pylist() for name in ("url", "record"))
    texts = (text for chunk in table["text"].chunks for text in chunk)
    rows = sorted(zip(*columns, texts, strict=True), key=lambda row: str(row[0]))
    return [KnownPage(slim_record(record, url), partial(_words, text)) for url, record, text in rows]


def _words(text: Any) -> Any:
    return unpacked(text.as_py())


def _keys_of(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """A row for each key of each page, and one with its folder, its paragraphs and the ending of its title."""
    for batch in batches:
        rows = [
            row for page in zip(*(column.to_pylist() for column in batch.columns), strict=True) for row in _rows(*page)
        ]
        columns = list(zip(*rows, strict=True))
        kinds = (pa.string(), *[pa.int64()] * 3, pa.string(), pa.list_(pa.int64()), pa.string())
        names = ("site", "id", "key", "finer", "folder", "paragraphs", "ending")
        yield pa.RecordBatch.from_arrays([pa.array(*each) for each in zip(columns, kinds, strict=True)], names)


def _rows(site: str, number: int, url: str, text: str) -> Iterator[tuple[Any, ...]]:
    record = slim_record(text, url)
    page = SitePage(name_of(url), record, f"/{name_of(url)}" if record.format == "html" else None)
    part = next(iter(AlikePages(Site([(page.name, record)])).by_variant()), ())
    known = compared(part[0]) if part else None
    ending = ending_of(record.title.text) if record.title else None
    yield (site, number, None, None, known and known.folder, known and list(known.paragraphs), ending)
    title = title_of(page)
    for kind, passage in (("title", title), ("description", record.description), ("h1", record.h1)):
        if passage:
            yield (site, number, _hash(site, kind, plain(passage.text, "")), None, None, None, None)
    if title and ending:
        yield (site, number, _hash(site, "title", plain(title.text, ending)), None, None, None, None)
    if not known:
        return
    yield (site, number, _hash(site, "text", str(known.text)), None, None, None, None)
    width = len(known.sketch) // BANDS
    bands = [known.sketch[start : start + width].hex() for start in range(0, BANDS * width, width)]
    for at, band in enumerate(bands):
        following = bands[(at + 1) % BANDS]
        yield (site, number, _hash(site, at, band), _hash(site, at, band, following), None, None, None)


def _hash(*parts: object) -> int:
    """A hash of 63 bits, as Spark's integers are signed."""
    data = "\0".join(map(str, parts)).encode("utf-8", "replace")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big") >> 1
