"""What tables cost: CPU time of `lint_table` beside bare `lint()`, growth with the number of pages, two processes.

    python -m tests.benchmarks.batch overhead [--pages 20000] [--runs 3]      # by turns, CPU time of all processes
    python -m tests.benchmarks.batch pages FOLDER [--pages 20000] [--words 600]   # writes FOLDER/<pages>.parquet
    python -m tests.benchmarks.batch command FILE [--jobs 1,2] [--runs 5]     # seolint batch: CPU, wall, memory
    python -m tests.benchmarks.batch site FOLDER [--pages 100000]             # the rules across pages, by themselves

The pages are those of `articles`, half of them HTML. Give real ones with --real FOLDER, which are repeated as needed.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain, cycle, islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from seolint import lint, load_config
from seolint.batch import PageOptions, WorkerOptions, lint_table
from seolint.batch.compared import packed
from seolint.batch.inputs import Input
from seolint.batch.outputs import SITE_FILE, output
from seolint.batch.page import FORMATS, PageRows
from seolint.batch.site_run import SiteTable
from seolint.site.compared_text import ComparedText
from seolint.site.record import PageRecord
from seolint.site.stored_record import values_of
from tests.benchmarks.articles import articles, as_html
from tests.benchmarks.site_scaling import MadePages, text_record

WORDS, SEED, BATCH = 600, 1, 1_000
TYPES = {"md": "text/markdown", "markdown": "text/markdown", "html": "text/html", "txt": "text/plain"}


def made(pages: int, words: int = WORDS) -> Iterator[tuple[str, str, str]]:
    """Articles with their urls and content types."""
    for number, text in enumerate(articles(pages, words, SEED)):
        url = f"https://site{number % 40}.example/{number}"
        yield (url, as_html(text), "text/html") if number % 2 else (url, text, "text/markdown")


def real(pages: int, folder: Path) -> Iterator[tuple[str, str, str]]:
    """The articles of a folder, as often as needed."""
    files = sorted(path for path in folder.rglob("*") if path.suffix[1:] in TYPES)
    texts = [(path.read_text("utf-8", "replace"), TYPES[path.suffix[1:]]) for path in files]
    for number, (text, kind) in enumerate(islice(cycle(texts), pages)):
        yield f"https://site{number % 40}.example/{number}", text, kind


def table(pages: Iterator[tuple[str, str, str]]) -> pa.Table:
    names = ("url", "content", "content_type")
    return pa.table(dict(zip(names, map(list, zip(*pages, strict=True)), strict=True)))


def cpu(work: Callable[[], object]) -> float:
    """The seconds of CPU time that this process and those that it started and waited for take."""
    before = _used()
    work()
    return _used() - before


def _used() -> float:
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def overhead(of: pa.Table, runs: int) -> None:
    """Print the CPU time of bare `lint()` and of `lint_table`, run by turns on a thousand pages at a time.

    By turns, since on a shared machine the same work takes a tenth more or less from minute to minute.
    """
    works: dict[str, Callable[[pa.Table], object]] = {
        "lint()": _bare,
        "lint_table": lint_table,
        "lint_table with records": partial(lint_table, options=PageOptions(record=True)),
        "lint_table in one process": partial(lint_table, workers=WorkerOptions(isolate=False)),
    }
    found: dict[str, list[float]] = {name: [] for name in works}
    _bare(of.slice(0, 100))
    for _ in range(runs):
        for start in range(0, of.num_rows, BATCH):
            part = of.slice(start, BATCH)
            for name in sorted(works, key=lambda name: (hash((name, start)), name)):
                found[name].append(cpu(partial(works[name], part)))
    for name, times in found.items():
        ratio = statistics.median(each / base for each, base in zip(times, found["lint()"], strict=True))
        whole = sum(times) / sum(found["lint()"])
        each = sum(times) / runs / of.num_rows * 1000
        print(f"{name}: {each:.3f} ms a page, {whole - 1:+.1%} (median {ratio - 1:+.1%})")


def _bare(of: pa.Table) -> None:
    for row in of.to_pylist():
        lint(row["content"], row["url"], format=FORMATS[row["content_type"]])


def command(file: Path, jobs: list[int], runs: int) -> None:
    """Print wall time, CPU time and the most memory of `seolint batch`, by turns with each number of jobs."""
    found: dict[int, list[tuple[float, float, float]]] = {each: [] for each in jobs}
    for _ in range(runs):
        for each in jobs:
            found[each].append(_run(file, each))
    for each, measured in found.items():
        wall, used, most = (statistics.median(values) for values in zip(*measured, strict=True))
        shown = ", ".join(f"{values[0]:.1f}" for values in measured)
        print(f"--jobs {each}: wall {wall:.1f} s ({shown}), CPU {used:.1f} s, memory {most:.0f} MB")


def _run(file: Path, jobs: int) -> tuple[float, float, float]:
    with tempfile.TemporaryDirectory() as out:
        called = [sys.executable, "-m", "seolint", "batch", str(file), "-o", out, "--jobs", str(jobs)]
        before, started = _used(), time.monotonic()
        process = subprocess.Popen(called, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        peak = [0.0]
        watcher = threading.Thread(target=_watch, args=(process, peak))
        watcher.start()
        _, errors = process.communicate()
        watcher.join()
        assert process.returncode == 0, errors.decode()
        return time.monotonic() - started, _used() - before, peak[0]


def _watch(process: subprocess.Popen[bytes], peak: list[float]) -> None:
    """The most memory of a process and its children, shared pages counted once (PSS)."""
    while process.poll() is None:
        tree = [process.pid, *_children(process.pid)]
        peak[0] = max(peak[0], sum(map(_memory, tree)) / 1000)
        time.sleep(0.5)


def _children(pid: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]
    except OSError:
        return []


def _memory(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def site(folder: Path, pages: int) -> None:
    """Print the CPU time and the most memory of the rules across pages, for the made pages of one host.

    What they report must be what was planted, and nothing else.
    """
    item = Input("made", "made")
    (folder / SITE_FILE).unlink(missing_ok=True)
    planted = made_site_tables(folder, pages, item)
    before = _used()
    errors: list[tuple[str, str]] = []
    SiteTable(folder, [item], [{}], load_config(), "info").write(errors)
    assert not errors
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"{pages:,} pages: {_used() - before:.1f} s of CPU time, at most {memory:.0f} MB")
    found = reported(folder)
    for rule in sorted(planted | found):
        reported_pages, planted_pages = found.get(rule, set()), planted.get(rule, set())
        right, others = len(reported_pages & planted_pages), len(reported_pages - planted_pages)
        print(f"{rule}: {right:,} of {len(planted_pages):,} planted pages are reported, and {others:,} others")
    assert found == planted


def reported(folder: Path) -> dict[str, set[str]]:
    """The pages, by their urls, that each rule reports in the table of problems across pages."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in pq.read_table(folder / SITE_FILE, columns=["rule", "url", "related"]).to_pylist():
        found[row["rule"]].update((row["url"], *row["related"]))
    return dict(found)


def made_site_tables(folder: Path, pages: int, item: Input) -> dict[str, set[str]]:
    """Write the tables that a run writes for the pages of `site_scaling`, which take too long to lint here.

    The result is what is planted: the pages that each rule should report.
    """
    made = MadePages(300)
    key: dict[str, object] = {}
    with output(folder, item, key, texts=True) as tables:
        for number in range(pages):
            paragraphs = made.paragraphs(number)
            text = ComparedText(paragraphs, paragraphs, [list(chain.from_iterable(paragraphs))])
            record = PageRecord(url_of(made, number), "html", "en", len(text.sections[0]), text=text_record(paragraphs))
            row = (*record[:4], 0, None, 1.0, json.dumps(values_of(record), separators=(",", ":")))
            tables.add(PageRows(row, (), packed(text)))
    return {
        rule: {url_of(made, page) for group in groups for page in group} for rule, groups in made.planted(pages).items()
    }


def url_of(made: MadePages, number: int) -> str:
    """The url of a made page."""
    return f"https://example.com/{made.name(number).removesuffix('.md')}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("overhead", "pages", "command", "site"))
    parser.add_argument("place", type=Path, nargs="?")
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--jobs", default="1,2")
    parser.add_argument("--real", type=Path)
    parser.add_argument("--words", type=int, default=WORDS)
    args = parser.parse_args()
    if args.what == "command":
        command(args.place, [int(each) for each in args.jobs.split(",")], args.runs)
        return
    if args.what == "site":
        site(args.place, args.pages)
        return
    pages = real(args.pages, args.real) if args.real else made(args.pages, args.words)
    if args.what == "overhead":
        overhead(table(pages), args.runs)
        return
    args.place.mkdir(parents=True, exist_ok=True)
    with pq.ParquetWriter(args.place / f"{args.pages}.parquet", table(made(1)).schema) as writer:
        while rows := list(islice(pages, BATCH)):
            writer.write_table(table(iter(rows)))


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    main()
