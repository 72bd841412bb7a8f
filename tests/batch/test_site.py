"""Problems across the pages of a crawl: the same as in a folder with these pages, host by host."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from seolint import load_config
from seolint.batch.compared import PackedTexts, packed, unpacked
from seolint.batch.inputs import Input
from seolint.batch.site import CHECKS, name_of, site_of
from seolint.rules import load_rules
from seolint.site.compared_text import ComparedText
from tests.batch.files import write_lines
from tests.benchmarks.made_site import made_site
from tests.benchmarks.made_site_forms import files
from tests.cli.run import seolint

pq = pytest.importorskip("pyarrow.parquet")

from seolint.batch.site_run import SiteTable  # noqa: E402
from tests.benchmarks.batch import made_site_tables, reported  # noqa: E402

HOST = "https://example.com/"
RULES = {rule.id for rule in load_rules().values() if rule.across in CHECKS}


def built(pages: int = 300) -> dict[str, str]:
    """The HTML pages of a made site with planted faults, by path."""
    made = files(made_site(pages), "built")
    return {path: text for path, text in made.items() if path.endswith(".html")}


def url_of(path: str, host: str = HOST) -> str:
    return host + path.removesuffix("index.html")


def named(text: str, pages: dict[str, str]) -> str:
    """A message with files in place of urls, the longest first."""
    for path in sorted(pages, key=len, reverse=True):
        text = text.replace(f"{url_of(path)},", f"{path},").replace(f"{url_of(path)} ", f"{path} ")
        text = text.replace(f"{url_of(path)}.", f"{path}.").replace(f"{url_of(path)};", f"{path};")
    return text


def checked(folder: Path, pages: dict[str, str]) -> list[tuple[Any, ...]]:
    """What `seolint check --site` finds in a folder with these pages."""
    for path, text in pages.items():
        (folder / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "site" / path).write_text(text, "utf-8")
    (folder / "site/.seolint.yml").write_text("preset: recommended\n", "utf-8")
    done = seolint(folder / "site", "check", "--site", "--format", "json", "--no-cache")
    problems = [each for each in json.loads(done.stdout)["problems"] if each["rule"] in RULES]
    return sorted(
        (each["path"], each["rule"], each["severity"], each["message"], each["start"], len(each["related"]))
        for each in problems
    )


def rows(file: Path) -> list[dict[str, Any]]:
    return list(pq.read_table(file).to_pylist())


def test_the_same_as_in_a_folder(tmp_path: Path) -> None:
    pages = built()
    write_lines(tmp_path / "crawl/pages.jsonl", [(url_of(path), text, "text/html") for path, text in pages.items()])
    done = seolint(tmp_path, "batch", "crawl", "-o", "out", "--jobs", "2")
    assert (done.returncode, done.stderr) == (0, b"")
    found = [
        (
            name_of(row["url"]),
            row["rule"],
            row["severity"],
            named(f"{row['message']} ", pages).rstrip(),
            row["start"],
            len(row["related"]),
        )
        for row in rows(tmp_path / "out/site.parquet")
    ]
    expected = checked(tmp_path, pages)
    assert {"duplicate-title", "duplicate-page", "near-duplicate-page", "doorway-pages"} <= {
        each[1] for each in expected
    }
    assert sorted(found) == expected


def test_what_is_planted_among_many_pages_is_found(tmp_path: Path) -> None:
    item = Input("made", "made")
    planted = made_site_tables(tmp_path, 2_000, item)
    errors: list[tuple[str, str]] = []
    SiteTable(tmp_path, [item], [{}], load_config(), "info").write(errors)
    assert reported(tmp_path) == planted
    assert [len(pages) for pages in planted.values()] == [40, 40]
    assert errors == []


def test_hosts_are_sites_of_their_own(tmp_path: Path) -> None:
    pages = [
        (f"https://{host}.example/{at}", f"<title>Same</title><p>{at}", "text/html") for host in "ab" for at in "xy"
    ]
    write_lines(tmp_path / "pages.jsonl", [*pages, ("https://c.example/", pages[0][1], "text/html"), pages[0]])
    seolint(tmp_path, "batch", "pages.jsonl", "-o", "out")
    found = [(row["site"], row["url"], row["related"]) for row in rows(tmp_path / "out/site.parquet")]
    assert found == [
        ("a.example", "https://a.example/y", ["https://a.example/x"]),
        ("b.example", "https://b.example/y", ["https://b.example/x"]),
    ]


def test_made_once(tmp_path: Path) -> None:
    pages = [(f"https://a.example/{at}", f"<title>Same</title><p>{at}", "text/html") for at in "xyz"]
    write_lines(tmp_path / "crawl/a.jsonl", pages[:2])
    first = seolint(tmp_path, "batch", "crawl", "-o", "out")
    before = (tmp_path / "out/site.parquet").stat().st_mtime_ns
    again = seolint(tmp_path, "batch", "crawl", "-o", "out")
    assert (tmp_path / "out/site.parquet").stat().st_mtime_ns == before
    assert first.stdout.splitlines()[1:] == again.stdout.splitlines()[1:]
    assert b"duplicate-title" in again.stdout
    write_lines(tmp_path / "crawl/b.jsonl", pages[2:])
    seolint(tmp_path, "batch", "crawl", "-o", "out")
    assert [len(row["related"]) for row in rows(tmp_path / "out/site.parquet")] == [2]


def test_off(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", [("https://a.example/", "<p>A", "text/html")])
    seolint(tmp_path, "batch", "a.jsonl", "-o", "out", "--no-site")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["pages", "problems"]


def test_config_and_severity(tmp_path: Path) -> None:
    pages = [(f"https://a.example/{at}", f"<title>Same</title><p>{at}", "text/html") for at in ("x", "y", "drafts/z")]
    write_lines(tmp_path / "a.jsonl", pages)
    (tmp_path / "c.yml").write_text(
        "overrides:\n- {files: ['https://a.example/drafts/**'], rules: {duplicate-title: off}}\n", "utf-8"
    )
    for options, count in (
        (("--config", "c.yml"), [1]),
        ((), [2]),
        (("--ignore", "site"), []),
        (("--min-severity", "error"), []),
    ):
        seolint(tmp_path, "batch", "a.jsonl", "-o", "out", *options)
        assert [len(row["related"]) for row in rows(tmp_path / "out/site.parquet")] == count


@pytest.mark.parametrize(
    ("url", "site", "name"),
    [
        ("https://Example.com/", "example.com", "index.html"),
        ("https://example.com", "example.com", "index.html"),
        ("http://example.com:8080/a/b", "example.com:8080", "a/b"),
        ("https://example.com/a/?page=2#top", "example.com", "a/index.html%3Fpage=2"),
        ("a/b.md", "", "a/b.md"),
        ("https://[broken/a", "", "https://[broken/a"),
    ],
)
def test_site_and_name(url: str, site: str, name: str) -> None:
    assert (site_of(url), name_of(url)) == (site, name)


@pytest.mark.parametrize(
    "text",
    [
        ComparedText([], [], []),
        ComparedText([["a", "b"], [], ["c"]], [["A", "B"], [], ["C"]], [["c"]]),
        ComparedText([["ü\ufffd"]], [["Ü\ufffd"]], []),
    ],
)
def test_words_are_packed_without_loss(text: ComparedText) -> None:
    assert unpacked(packed(text)) == text
    texts = PackedTexts()
    numbers = [texts.add(packed(each)) for each in (text, ComparedText([["x"]], [["X"]], []), text)]
    assert [texts.get(number) for number in numbers][::2] == [text, text]
    texts.close()
