"""A job for `spark-submit`: Parquet with pages in, Parquet with pages, problems and problems across pages out.

spark-submit spark_job.py INPUT OUT [--config FILE] [--columns url=NAME,…] [--no-site]
"""

from __future__ import annotations

import argparse

from pyspark.sql import SparkSession

from seolint.api import load_config
from seolint.batch import spark
from seolint.batch.page import PageOptions


def main() -> None:
    """Lint what `spark.read.parquet` reads, and write pages/, problems/ and site.parquet/ below OUT."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input")
    parser.add_argument("out")
    parser.add_argument("--config")
    parser.add_argument("--columns", default="")
    parser.add_argument("--no-site", action="store_true")
    args = parser.parse_args()
    session = SparkSession.builder.appName("seolint").getOrCreate()
    config = load_config(args.config) if args.config else None
    columns = dict(part.split("=", 1) for part in args.columns.split(",") if part)
    pages, problems = spark.lint(
        session.read.parquet(args.input),
        config,
        columns=columns,
        options=PageOptions(record=not args.no_site, text=not args.no_site),
    )
    pages.drop("text").write.mode("overwrite").parquet(f"{args.out}/pages")
    problems.write.mode("overwrite").parquet(f"{args.out}/problems")
    if not args.no_site:
        spark.site(pages, config).write.mode("overwrite").parquet(f"{args.out}/site.parquet")
    session.stop()


if __name__ == "__main__":
    main()
