"""Spark, on a real one in this machine: the same rows as without it, whatever the pages do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sql = pytest.importorskip("pyspark.sql")
pa = pytest.importorskip("pyarrow")
if not shutil.which("java"):
    pytest.skip("needs Java", allow_module_level=True)

from seolint.batch import PageOptions, TableError, lint_table, spark, spark_job  # noqa: E402
from seolint.batch.inputs import Input  # noqa: E402
from seolint.batch.outputs import PAGES_FOLDER, TEXTS_FOLDER  # noqa: E402
from seolint.batch.spark_site import components  # noqa: E402
from seolint.config import load  # noqa: E402
from tests.batch.files import HTML, MARKDOWN, rows, write_lines  # noqa: E402
from tests.batch.test_site import built, url_of  # noqa: E402
from tests.batch.traps import HARMFUL, trapped  # noqa: E402
from tests.benchmarks.batch import made_site_tables  # noqa: E402
from tests.cli.run import seolint  # noqa: E402
from tests.conftest import ROOT  # noqa: E402

PAGES = "url string, content string, content_type string"


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    os.environ |= {"PYSPARK_PYTHON": sys.executable, "PYTHONPATH": str(ROOT), "SPARK_LOCAL_IP": "127.0.0.1"}
    builder = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    settings = {"spark.sql.shuffle.partitions": "2", "spark.sql.execution.arrow.maxRecordsPerBatch": "50"}
    for name, value in settings.items():
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    yield made
    made.stop()


def plain(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows in order, without what differs from run to run."""
    kept = [{name: value for name, value in row.items() if name not in ("milliseconds", "text")} for row in found]
    return sorted(
        kept, key=lambda row: [str(row[name]) for name in ("url", *(n for n in ("start", "rule") if n in row))]
    )


def of(frame: Any) -> list[dict[str, Any]]:
    return plain([row.asDict() for row in frame.collect()])


def test_rows_are_those_of_lint_table(session: Any) -> None:
    pages = [*rows(120), ("https://example.com/i.png", "", "image/png")]
    frame = session.createDataFrame([*pages, ("https://example.com/none", None, None)], PAGES).repartition(3)
    found = spark.lint(frame)
    table = pa.table(
        dict(
            zip(
                ("url", "content", "content_type"),
                zip(*pages, ("https://example.com/none", None, None), strict=True),
                strict=True,
            )
        )
    )
    expected = lint_table(table)
    assert of(found.pages) == plain(expected.pages.to_pylist())
    assert of(found.problems) == plain(expected.problems.to_pylist())


def test_bytes_and_other_names(session: Any) -> None:
    frame = session.createDataFrame([("a", bytearray("Grüße".encode("latin-1")), "text/plain; charset=latin1")],
                                    "address string, body binary, mime string")  # fmt: skip
    names = {"url": "address", "content": "body", "content_type": "mime"}
    (row,) = of(spark.lint(frame, columns=names).pages)
    assert (row["words"], row["error"]) == (1, None)
    with pytest.raises(TableError, match="there is no column url or content; the columns are address, body, mime"):
        spark.lint(frame)


def test_harmful_pages_cost_themselves_alone(session: Any) -> None:
    text = bytearray(MARKDOWN.encode())
    good = [(f"https://example.com/{number}", text, "text/markdown") for number in range(60)]
    bad = [(f"https://example.com/{what}", text, "text/markdown") for what in HARMFUL]
    bad.append(("https://example.com/large", bytearray(b"<p>" + b"word " * 10_000_000), "text/html"))
    bad.append(("https://example.com/broken", bytearray(b"caf\xe9 \xff"), "text/html"))
    binary = PAGES.replace("content string", "content binary")
    frame = session.createDataFrame([*good[:30], *bad, *good[30:]], binary).repartition(4)
    found = spark.lint(frame, trapped(), options=PageOptions(timeout=1))
    pages = {row["url"].rpartition("/")[2]: row["error"] for row in of(found.pages)}
    assert {name for name, error in pages.items() if error} == {*HARMFUL, "large", "broken"}
    assert len(pages) == len(good) + len(bad)
    expected = lint_table(pa.table({"url": [url for url, *_ in good], "content": [MARKDOWN] * 60}))
    assert of(found.problems) == plain(expected.problems.to_pylist())


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[tuple[str, str, str]], list[dict[str, Any]]]:
    """Pages of two hosts, one with many faults, and the problems across pages that a run on one machine finds."""
    folder = tmp_path_factory.mktemp("crawl")
    pages = [(url_of(path), text, "text/html") for path, text in built().items()]
    pages += [(f"https://small.example/{number}", HTML, "text/html") for number in range(3)]
    write_lines(folder / "pages.jsonl", pages)
    seolint(folder, "batch", "pages.jsonl", "-o", "out", "--quiet")
    import pyarrow.parquet as pq

    return pages, plain(pq.read_table(folder / "out/site.parquet").to_pylist())


def test_across_pages(session: Any, crawl: tuple[Any, list[dict[str, Any]]]) -> None:
    pages, expected = crawl
    assert len({row["rule"] for row in expected}) > 4
    assert of(spark.site(session.createDataFrame(pages, PAGES))) == expected


def test_across_pages_of_large_hosts(session: Any, crawl: tuple[Any, list[dict[str, Any]]]) -> None:
    pages, expected = crawl
    linted = spark.lint(session.createDataFrame(pages, PAGES), options=PageOptions(record=True, text=True))
    found = of(spark.site(linted.pages, largest=10))
    assert found == [row for row in expected if row["rule"] != "duplicate-section" or row["site"] == "small.example"]


@pytest.mark.parametrize("largest", [10_000, 10])
def test_what_is_planted_among_many_pages(session: Any, tmp_path: Path, largest: int) -> None:
    planted = made_site_tables(tmp_path, 2_000, Input("made", "made"))
    pages, texts = (
        session.read.parquet(str(tmp_path / name / "made.parquet")) for name in (PAGES_FOLDER, TEXTS_FOLDER)
    )
    found: dict[str, set[str]] = {}
    for row in of(spark.site(pages.join(texts, "url"), largest=largest)):
        found.setdefault(row["rule"], set()).update((row["url"], *row["related"]))
    assert found == planted


def test_config_across_pages(session: Any, crawl: tuple[Any, list[dict[str, Any]]]) -> None:
    rules = load()
    config = rules._replace(rules=tuple(active for active in rules.rules if active.rule.id != "duplicate-title"))
    pages, _ = crawl
    found = {row["rule"] for row in of(spark.site(session.createDataFrame(pages[-3:], PAGES), config))}
    assert "duplicate-title" not in found


def test_components(session: Any) -> None:
    chain = [(number, f"{number // 2 if at else (number + 1) // 2}-{at}") for number in range(200) for at in (0, 1)]
    star = [(1_000 + number, "band") for number in range(3_000)]
    pairs = [(5_000, "a"), (5_001, "a"), (5_001, "b"), (5_002, "b"), (6_000, "c")]
    edges = session.createDataFrame([*chain, *star, *pairs], "id long, key string")
    labels = {row["id"]: row["label"] for row in components(edges).collect()}
    assert {labels[number] for number in range(200)} == {0}
    assert {labels[1_000 + number] for number in range(3_000)} == {1_000}
    assert [labels[number] for number in (5_000, 5_001, 5_002, 6_000)] == [5_000, 5_000, 5_000, 6_000]


def test_job(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    names = ("url", "content", "content_type")
    pq.write_table(pa.table(dict(zip(names, zip(*rows(20), strict=True), strict=True))), tmp_path / "pages.parquet")
    submit = str(Path(sys.prefix, "bin/spark-submit"))
    options = ("--master", "local[1]", "--conf", "spark.ui.enabled=false")
    command = [submit, *options, str(spark_job.__file__), "pages.parquet", "out"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYSPARK_PYTHON": sys.executable}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    counts = [pq.read_table(tmp_path / "out" / name).num_rows for name in ("pages", "problems", "site.parquet")]
    assert counts[0] == 20
    assert counts[1] > 20
    assert counts[2] > 0
