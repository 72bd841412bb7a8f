"""The rules across pages on Spark, in this machine: the same groups as without it, in how much time, past the driver.

    python -m tests.benchmarks.batch site FOLDER --pages 100000      # makes the tables, and site.parquet
    python -m tests.benchmarks.batch_spark FOLDER [--largest 100000]

Prints how long `spark.site` takes for the tables in FOLDER, and whether its groups are those of site.parquet. With a
--largest below the pages of a host, it is shuffled by what its pages share. The driver accepts a megabyte of results at
most, so that it fails if pages are collected there; Spark itself would pass tables of ids below 10 MB through it, to
send them to all executors, which is turned off for that. Needs pyspark and Java.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from pyspark.sql import SparkSession

from seolint.batch import spark
from tests.conftest import ROOT

Group = tuple[str, frozenset[str]]

SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.driver.maxResultSize": "1m",
    "spark.sql.autoBroadcastJoinThreshold": "-1",
    "spark.driver.memory": "4g",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "1000",
}


def session(cores: int) -> SparkSession:
    os.environ |= {"PYSPARK_PYTHON": sys.executable, "PYTHONPATH": str(ROOT), "SPARK_LOCAL_IP": "127.0.0.1"}
    builder = SparkSession.builder.master(f"local[{cores}]")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def groups(rows: Iterable[dict[str, Any]]) -> Counter[Group]:
    """Which pages each problem across pages is about, whichever of them it stands at."""
    return Counter((row["rule"], frozenset([row["url"], *row["related"]])) for row in rows)


def compare(folder: Path, largest: int, cores: int) -> None:
    """Print the time of `spark.site` on the tables of a run, and how its groups differ from those of the run."""
    made = session(cores)
    pages = made.read.parquet(str(folder / "pages")).select("url", "record")
    known = pages.join(made.read.parquet(str(folder / "texts")), "url")
    started = time.monotonic()
    spark.site(known, largest=largest).write.mode("overwrite").parquet(str(folder / "spark"))
    taken = time.monotonic() - started
    made.stop()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    found, expected = (groups(pq.read_table(folder / name).to_pylist()) for name in ("spark", "site.parquet"))
    rules = Counter(rule for rule, _ in found.elements())
    print(f"{taken:.0f} s, {memory:.0f} MB in the driver's Python; {dict(rules)}")
    for name, difference in (("missing", expected - found), ("more", found - expected)):
        print(f"{name}: {dict(Counter(rule for rule, _ in difference.elements()))}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--largest", type=int, default=spark.LARGEST)
    parser.add_argument("--cores", type=int, default=2)
    args = parser.parse_args()
    compare(args.folder, args.largest, args.cores)


if __name__ == "__main__":
    main()
