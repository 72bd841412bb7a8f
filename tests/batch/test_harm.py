"""`seolint batch` on pages that do harm: each costs itself alone, and the others have the rows they always have."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from seolint.linter import examine
from tests.batch.files import MARKDOWN, record, table, write_warc
from tests.batch.traps import HARMFUL, spring
from tests.cli.run import FORKS, seolint

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
pytest.importorskip("fastwarc")
if sys.platform == "win32" or not FORKS:
    pytest.skip("the traps are those of POSIX, and are inherited", allow_module_level=True)

GOOD = 60
BROKEN = b"<p>caf\xe9 \xff"
LARGE = b"<p>" + b"word " * 10_000_000
URL = "https://example.com"

EXPECTED = {
    "raises": "planted",
    "panics": "planted",
    "loops": "longer than 1 s",
    "sleeps": "longer than 1 s",
    "hogs": "not enough memory" if sys.platform == "linux" else "",
    "is-killed": "crashed the process",
    "exits": "crashed the process",
    "broken": "not UTF-8",
    "large": "larger than 20 MB",
}
"""What is said of each page that does harm."""


@pytest.fixture(autouse=True)
def traps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages do what their urls say when they are linted, in the processes that inherit this."""

    def trapped(text: str, path: str, *args: Any, **options: Any) -> Any:
        spring(path)
        return examine(text, path, *args, **options)

    monkeypatch.setattr("seolint.batch.page.examine", trapped)


def pages() -> list[tuple[str, bytes, str]]:
    """Good pages, and among them one of each kind that does harm."""
    bad = [(f"{URL}/{what}", MARKDOWN.encode(), "text/markdown") for what in HARMFUL]
    bad += [(f"{URL}/broken", BROKEN, "text/html"), (f"{URL}/large", LARGE, "text/html")]
    found: list[tuple[str, bytes, str]] = []
    for at in range(GOOD):
        found.append((f"{URL}/{at}", f"{MARKDOWN}Pair {at}.\n".encode(), "text/markdown"))
        if at % 5 == 2 and bad:
            found.append(bad.pop())
    assert not bad
    return found


def write(folder: Path, name: str, rows: list[tuple[str, bytes, str]]) -> None:
    folder.mkdir()
    if name.endswith(".parquet"):
        columns = dict(zip(("url", "content", "content_type"), map(list, zip(*rows, strict=True)), strict=True))
        pq.write_table(pa.table(columns), folder / name, row_group_size=20)
    else:
        write_warc(folder / name, *(record(url, body, f"Content-Type: {kind}") for url, body, kind in rows))


@pytest.mark.parametrize("name", ["pages.parquet", "pages.warc.gz"])
def test_harmful_pages_cost_themselves_alone(tmp_path: Path, name: str) -> None:
    rows = pages()
    write(tmp_path / "all", name, rows)
    write(tmp_path / "good", name, [row for row in rows if row[0].rpartition("/")[2].isdigit()])
    done = seolint(tmp_path, "batch", "all", "-o", "out", "--jobs", "2", "--timeout", "1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(f"{len(rows)} pages, {len(EXPECTED)} with an error; ".encode())
    found = table(tmp_path / "out/pages")
    assert [row["url"] for row in found] == [url for url, _, _ in rows]
    errors = {row["url"].rpartition("/")[2]: row["error"] for row in found if row["error"]}
    assert errors.keys() == EXPECTED.keys()
    assert [what for what, said in EXPECTED.items() if said not in errors[what]] == []
    assert seolint(tmp_path, "batch", "good", "-o", "alone").returncode == 0
    for folder in ("pages", "problems", "texts"):
        others = [row for row in table(tmp_path / "out" / folder) if row["url"].rpartition("/")[2] not in errors]
        assert others == table(tmp_path / "alone" / folder)
    assert table_of_site(tmp_path / "out") == table_of_site(tmp_path / "alone")


def table_of_site(out: Path) -> list[dict[str, Any]]:
    return list(pq.read_table(out / "site.parquet").to_pylist())


def test_again_after_harm(tmp_path: Path) -> None:
    write(tmp_path / "all", "pages.parquet", pages()[:8])
    first = seolint(tmp_path, "batch", "all", "-o", "out", "--timeout", "1")
    again = seolint(tmp_path, "batch", "all", "-o", "out", "--timeout", "1")
    assert b"1 input finished before" in again.stdout
    assert first.stdout.splitlines()[1:] == again.stdout.splitlines()[1:]
