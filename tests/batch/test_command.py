"""`seolint batch`: files of pages in, tables out; what is finished isn't done again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from seolint import lint
from seolint.batch.progress import duration, progress_line
from tests.batch.files import MARKDOWN, record, rows, table, write_lines, write_parquet, write_warc
from tests.cli.run import FORKS, seolint
from tests.conftest import ROOT

pytest.importorskip("fastwarc")
pq = pytest.importorskip("pyarrow.parquet")


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    """A folder with three files of pages, two of one name."""
    write_parquet(tmp_path / "crawl/a/part.parquet", list(rows(25, "a")))
    write_parquet(tmp_path / "crawl/b/part.parquet", list(rows(12, "b")))
    write_lines(tmp_path / "crawl/c.jsonl.gz", list(rows(5, "c")))
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


OUTPUTS = [
    *(f"pages/{name}.parquet" for name in ("a/part", "b/part", "c")),
    *(f"problems/{name}.parquet" for name in ("a/part", "b/part", "c")),
    "site.parquet",
    *(f"texts/{name}.parquet" for name in ("a/part", "b/part", "c")),
]


def test_every_page_has_its_row(crawl: Path) -> None:
    done = seolint(crawl, "batch", "crawl", "-o", "out", "--jobs", "2")
    assert (done.returncode, done.stderr) == (0, b"")
    assert names(crawl / "out") == OUTPUTS
    pages = {row["url"]: row for row in table(crawl / "out/pages")}
    texts = {url: text for name, count in (("a", 25), ("b", 12), ("c", 5)) for url, text, _ in rows(count, name)}
    assert {url: row["problems"] for url, row in pages.items()} == {
        url: len(lint(text, url).problems) for url, text in texts.items()
    }
    assert sum(row["problems"] for row in pages.values()) == len(table(crawl / "out/problems"))
    lines = done.stdout.decode().splitlines()
    assert lines[0].startswith("42 pages, 0 with an error; ")
    assert any(line.split() == ["skipped-heading-level", "warning", "42"] for line in lines)
    assert "Slowest pages:" in lines
    assert lines[-1] == "Tables: out"


def test_the_same_whatever_the_jobs(crawl: Path) -> None:
    for jobs in ("1", "3"):
        seolint(crawl, "batch", "crawl", "-o", f"out{jobs}", "--jobs", jobs, "--quiet")
    for folder in ("pages", "problems"):
        assert table(crawl / "out1" / folder) == table(crawl / "out3" / folder)


def test_what_is_finished_is_not_done_again(crawl: Path) -> None:
    first = seolint(crawl, "batch", "crawl", "-o", "out")
    times = {name: (crawl / "out" / name).stat().st_mtime_ns for name in OUTPUTS}
    again = seolint(crawl, "batch", "crawl", "-o", "out")
    assert {name: (crawl / "out" / name).stat().st_mtime_ns for name in OUTPUTS} == times
    assert "3 inputs finished before" in again.stdout.decode()
    assert again.stdout.splitlines()[1:] == first.stdout.splitlines()[1:]
    write_lines(crawl / "crawl/c.jsonl.gz", list(rows(6, "c")))
    assert (
        "43 pages, 0 with an error, 2 inputs finished before"
        in seolint(crawl, "batch", "crawl", "-o", "out").stdout.decode()
    )


def test_tables_of_two_runs_are_not_taken_for_those_of_one(crawl: Path) -> None:
    for folder in ("problems", "texts"):
        seolint(crawl, "batch", "crawl", "-o", "mixed")
        seolint(crawl, "batch", "crawl", "-o", "other", "--ignore", "thin-page")
        (crawl / "other" / folder / "c.parquet").replace(crawl / "mixed" / folder / "c.parquet")
        assert b", 2 inputs finished before; " in seolint(crawl, "batch", "crawl", "-o", "mixed").stdout


@pytest.mark.skipif(not FORKS, reason="what is replaced is inherited")
def test_pages_with_many_problems_are_written_soon(crawl: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seolint.batch.outputs.MOST_PROBLEMS", 10)
    seolint(crawl, "batch", "crawl/a", "-o", "out")
    for folder in ("pages", "problems", "texts"):
        assert pq.ParquetFile(crawl / "out" / folder / "part.parquet").num_row_groups == 5
    monkeypatch.undo()
    seolint(crawl, "batch", "crawl/a", "-o", "once")
    assert table(crawl / "out/problems") == table(crawl / "once/problems")


@pytest.mark.parametrize(
    "options", [("--ignore", "thin-page"), ("--sample", "9"), ("--timeout", "9"), ("--min-severity", "warning")]
)
def test_other_options_do_all_again(crawl: Path, options: tuple[str, ...]) -> None:
    seolint(crawl, "batch", "crawl", "-o", "out", "--quiet")
    assert b"finished before" not in seolint(crawl, "batch", "crawl", "-o", "out", *options).stdout


def test_another_config_does_all_again(crawl: Path) -> None:
    for severity in ("info", "error"):
        (crawl / "c.yml").write_text(
            f"overrides:\n- {{files: ['**/a/**'], rules: {{thin-page: {severity}}}}}\n", "utf-8"
        )
        done = seolint(crawl, "batch", "crawl", "-o", "out", "--config", "c.yml")
        assert b"finished before" not in done.stdout
    assert b"finished before" in seolint(crawl, "batch", "crawl", "-o", "out", "--config", "c.yml").stdout
    found = {row["severity"] for row in table(crawl / "out/problems") if row["rule"] == "thin-page"}
    assert found == {"error", "info"}


def test_inputs_of_one_name(crawl: Path) -> None:
    write_lines(crawl / "crawl/a/part.jsonl", list(rows(1)))
    given = ("crawl/a/part.parquet", "crawl/b/part.parquet", "crawl/a/part.jsonl", "crawl/c.jsonl.gz")
    assert seolint(crawl, "batch", *given, "crawl/../crawl/c.jsonl.gz", "-o", "out").returncode == 0
    found = [name for name in names(crawl / "out") if name.startswith("pages")]
    assert found == [f"pages/{name}.parquet" for name in ("a/part.jsonl", "a/part.parquet", "b/part", "c")]


def test_globs_and_lists(crawl: Path) -> None:
    seolint(crawl, "batch", "crawl/*/part.parquet", "-o", "out")
    assert [name for name in names(crawl / "out") if name.startswith("pages")] == OUTPUTS[:2]
    seolint(crawl, "batch", "-", "-o", "listed", stdin=b"crawl/c.jsonl.gz\n\ncrawl/a\n")
    found = [name for name in names(crawl / "listed") if name.startswith("pages")]
    assert found == ["pages/c.parquet", "pages/part.parquet"]


def test_sample(crawl: Path) -> None:
    urls = []
    for inputs in (("crawl",), ("crawl/c.jsonl.gz", "crawl/b", "crawl/a/part.parquet")):
        assert seolint(crawl, "batch", *inputs, "-o", f"out{len(inputs)}", "--sample", "10").returncode == 0
        urls.append({row["url"] for row in table(crawl / f"out{len(inputs)}/pages")})
    assert len(urls[0]) == 10
    assert urls[0] == urls[1]


def test_columns(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"address": "https://example.com/a", "body": "# A"}\n', "utf-8")
    done = seolint(tmp_path, "batch", "a.jsonl", "-o", "out", "--columns", "url=address,content=body")
    assert (done.returncode, [row["error"] for row in table(tmp_path / "out/pages")]) == (0, [None])


def test_records_that_are_not_pages_are_counted(tmp_path: Path) -> None:
    html = record("https://example.com/", b"<p>A", "Content-Type: text/html")
    write_warc(tmp_path / "a.warc.gz", html, record("https://example.com/i", b"", "Content-Type: image/png"))
    lines = seolint(tmp_path, "batch", "a.warc.gz", "-o", "out").stdout.decode().splitlines()
    assert lines[0].startswith("1 page, 0 with an error, 1 other record left out; ")
    assert names(tmp_path / "out") == ["pages/a.parquet", "problems/a.parquet", "site.parquet", "texts/a.parquet"]


def test_what_cannot_be_read_costs_itself_alone(crawl: Path) -> None:
    (crawl / "crawl/broken.parquet").write_bytes(b"PAR1 or not")
    (crawl / "crawl/other.csv").write_text("url,content\n", "utf-8")
    done = seolint(crawl, "batch", "crawl", "crawl/other.csv", "nowhere", "s3://bucket/a", "*.xyz", "-o", "out")
    assert done.returncode == 2
    assert [line.split(":")[0] for line in done.stderr.decode().splitlines()] == [
        "*.xyz", "crawl/broken.parquet", "crawl/other.csv", "nowhere", "s3",
    ]  # fmt: skip
    assert names(crawl / "out") == OUTPUTS
    assert len(table(crawl / "out/pages")) == 42


def test_pages_that_cannot_be_linted_have_rows(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", [("https://example.com/a", MARKDOWN, "image/png")], "nonsense")
    done = seolint(tmp_path, "batch", "a.jsonl", "-o", "out")
    assert (done.returncode, done.stdout.splitlines()[0].partition(b";")[0]) == (0, b"2 pages, 2 with an error")
    assert done.stdout.splitlines()[-1] == b"Tables: out; the column error in its folder pages says what went wrong"
    assert [row["error"] for row in table(tmp_path / "out/pages")] == [
        "the content type image/png is not HTML, Markdown or plain text",
        "line 2 is not JSON",
    ]


@pytest.mark.parametrize(
    ("options", "code"),
    [((), 0), (("--fail-on", "warning"), 1), (("--fail-on", "error"), 0), (("--fail-on", "info"), 1)],
)
def test_exit_code(crawl: Path, options: tuple[str, ...], code: int) -> None:
    for _ in range(2):
        done = seolint(crawl, "batch", "crawl", "-o", "out", "--min-severity", "error", "--quiet", *options)
        assert (done.returncode, done.stdout) == (code, b"")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Missing argument 'INPUT...'"),
        (("crawl",), "Missing option '-o'"),
        (("crawl", "-o", "out", "--columns", "link=a"), "--columns: link=a is not NAME=YOURS"),
        (("crawl", "-o", "crawl/c.jsonl.gz"), "--output: crawl/c.jsonl.gz"),
        (("-", "-o", "out"), "standard input lists no inputs"),
        (("crawl", "-o", "out", "--config", "none.yml"), "there is no file none.yml"),
    ],
)
def test_mistakes(crawl: Path, arguments: tuple[str, ...], message: str) -> None:
    done = seolint(crawl, "batch", *arguments)
    assert done.returncode == 2
    assert message in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_outputs_of_other_inputs_are_named(crawl: Path) -> None:
    seolint(crawl, "batch", "crawl", "-o", "crawl/out")
    done = seolint(crawl, "batch", "crawl/c.jsonl.gz", "-o", "crawl/out")
    assert [line.split(": ")[0] for line in done.stderr.decode().splitlines()] == [
        f"crawl/out/pages/{name}.parquet" for name in ("a/part", "b/part")
    ]
    assert seolint(crawl, "batch", "crawl", "-o", "crawl/out").stdout.startswith(b"42 pages")


@pytest.mark.skipif(sys.platform == "win32", reason="the signals are those of POSIX")
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_killed_in_the_middle_and_started_again(tmp_path: Path, sent: signal.Signals, code: int) -> None:
    for number in range(8):
        write_parquet(tmp_path / f"crawl/{number}.parquet", list(rows(80, str(number))))
    seolint(tmp_path, "batch", "crawl", "-o", "whole", "--quiet")
    command = [sys.executable, "-m", "seolint", "batch", "crawl", "-o", "out"]
    begun = subprocess.Popen(command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE)
    while not (tmp_path / "out/pages/1.parquet").exists():
        assert begun.poll() is None
        time.sleep(0.01)
    begun.send_signal(sent)
    assert (begun.wait(20), begun.stderr and begun.stderr.read()) == (code, b"")
    finished = len([name for name in names(tmp_path / "out") if name.startswith("pages/") and "seolint-" not in name])
    assert 2 <= finished < 8
    done = seolint(tmp_path, "batch", "crawl", "-o", "out")
    assert f"640 pages, 0 with an error, {finished} inputs finished before" in done.stdout.decode()
    for folder in ("pages", "problems"):
        assert table(tmp_path / "out" / folder) == table(tmp_path / "whole" / folder)


def test_progress() -> None:
    assert progress_line(12_000, 0.25, 60) == "12,000 pages, 25%, 200 a second, 3 min left"
    assert progress_line(0, 0, 0) == "0 pages, 0%, 0 a second"
    assert [duration(seconds) for seconds in (42, 200, 7_500)] == ["42 s", "3 min", "2 h 5 min"]
