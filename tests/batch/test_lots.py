"""Hosts are compared in lots, some at a time: it makes no difference in how many, and tables are read in parts."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.batch.files import write_lines
from tests.cli.run import FORKS, seolint

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

from seolint.batch import lots, site_run  # noqa: E402
from seolint.batch.inputs import Input  # noqa: E402
from seolint.batch.lots import lots_of  # noqa: E402
from seolint.batch.outputs import ROWS, output  # noqa: E402
from seolint.batch.page import PageRows  # noqa: E402


def test_lots_are_whole_hosts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lots, "AT_A_TIME", 10)
    assert lots_of({"d": 4, "a": 3, "c": 25, "b": 7, "e": 1}) == [["a", "b"], ["c"], ["d", "e"]]
    assert lots_of({}) == []


@pytest.mark.skipif(not FORKS, reason="the command must inherit the size of lots")
@pytest.mark.parametrize(("at_a_time", "files"), [(4, 100), (4, 2), (1, 1)])
def test_the_same_in_any_lots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_a_time: int, files: int) -> None:
    pages = [
        (f"https://{host}.example/{at}", f"<title>Same in {host}</title><p>{at}", "text/html")
        for at in "xyz"
        for host in ("a", "b", "c", "d", "e")
    ]
    write_lines(tmp_path / "crawl/1.jsonl", pages[:8])
    write_lines(tmp_path / "crawl/2.jsonl", [*pages[8:], ("https://alone.example/", "<title>A</title>", "text/html")])
    seolint(tmp_path, "batch", "crawl", "-o", "whole")
    monkeypatch.setattr(lots, "AT_A_TIME", at_a_time)
    monkeypatch.setattr(site_run, "MOST_FILES", files)
    done = seolint(tmp_path, "batch", "crawl", "-o", "out")
    assert (done.returncode, done.stderr) == (0, b"")
    found = [pq.read_table(tmp_path / name / "site.parquet").to_pylist() for name in ("whole", "out")]
    assert found[0] == found[1]
    assert [row["site"] for row in found[0]] == [f"{host}.example" for host in "abcde"]
    names = [path.name for path in (tmp_path / "out").iterdir()]
    assert sorted(names) == ["pages", "problems", "site.parquet", "texts"]


def test_tables_are_read_in_parts(tmp_path: Path) -> None:
    parts, size, chance, item = 10, 1_000, Random(0), Input("made", "made")
    with output(tmp_path, item, {}, texts=True) as tables:
        for number in range(parts * ROWS):
            text = chance.randbytes(size // 2).hex()
            row = (f"https://example.com/{number}", "html", "en", 1, 0, None, 1.0, text)
            tables.add(PageRows(row, (), text.encode()))
    before = pa.total_allocated_bytes()
    allocated = [pa.total_allocated_bytes() - before for _ in site_run._pages(tmp_path, [item])]
    assert len(allocated) == parts * ROWS
    assert max(allocated) < parts * ROWS * size
