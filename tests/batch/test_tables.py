"""A table of pages in, tables of pages and problems out, whatever is in the pages."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow")

from seolint import lint, load_config  # noqa: E402
from seolint.batch import PageOptions, TableError, WorkerOptions, lint_batches, lint_table  # noqa: E402
from seolint.batch.schema import PAGES, PROBLEMS, Tables  # noqa: E402
from seolint.site.stored_record import record_from  # noqa: E402
from tests.batch.traps import HARMFUL, trapped  # noqa: E402

MARKDOWN = "# Shoes\n\n### Sizes\n\nTake half a size more. [Click here](sizes).\n"
HTML = "<!doctype html><title>Shoes</title><h1>Shoes</h1><h3>Sizes</h3><p>Take half a size more.</p>"
HERE = WorkerOptions(isolate=False)
BOTH = pytest.mark.parametrize("workers", [HERE, WorkerOptions(), WorkerOptions(jobs=2)], ids=["here", "one", "two"])


def table(*rows: tuple[Any, ...]) -> Any:
    """A table with these urls, contents and content types."""
    urls, contents, *types = zip(*rows, strict=True)
    return pa.table({"url": urls, "content": contents, **({"content_type": types[0]} if types else {})})


def pages_of(tables: Tables) -> dict[str, dict[str, Any]]:
    return {row["url"]: row for row in tables.pages.to_pylist()}


def page(url: str, content: str | bytes | None, content_type: str | None = None, **columns: Any) -> dict[str, Any]:
    """The row of a single page, linted in this process."""
    (row,) = lint_table(table((url, content, content_type)), workers=HERE, **columns).pages.to_pylist()
    return dict(row)


@BOTH
def test_rows_are_those_of_lint(workers: WorkerOptions) -> None:
    urls = [f"https://example.com/shoes/{number}" for number in range(40)]
    texts = [(HTML if number % 2 else MARKDOWN) + f" Pair {number}.\n" for number in range(40)]
    found = lint_table(table(*zip(urls, texts, strict=True)), options=PageOptions(record=True), workers=workers)
    assert found.pages.schema == PAGES
    assert found.problems.schema == PROBLEMS
    rows = found.problems.to_pylist()
    for url, text, row in zip(urls, texts, found.pages.to_pylist(), strict=True):
        report = lint(text, url)
        shown = {"url": url, "format": report.format, "language": report.language, "words": report.words}
        assert {name: row[name] for name in shown} == shown
        assert (row["problems"], row["error"]) == (len(report.problems), None)
        mine = [each for each in rows if each["url"] == url]
        assert [(p["rule"], p["message"], p["start"], p["line"], json.loads(p["facts"])) for p in mine] == [
            (p.rule, p.message, p.place.start, p.place.line, dict(p.facts)) for p in report.problems
        ]
        assert record_from(json.loads(row["record"]), url).words == report.words


def test_config_is_in_force(tmp_path: Any) -> None:
    (tmp_path / ".seolint.yml").write_text(
        "rules: {skipped-heading-level: error}\n"
        "overrides:\n- {files: ['https://example.com/drafts/**'], rules: {skipped-heading-level: off}}\n",
        "utf-8",
    )
    config = load_config(tmp_path)
    pages = table(("https://example.com/a", MARKDOWN), ("https://example.com/drafts/a", MARKDOWN))
    problems = lint_table(pages, config).problems.to_pylist()
    found = [(row["url"], row["severity"]) for row in problems if row["rule"] == "skipped-heading-level"]
    assert found == [("https://example.com/a", "error")]


def test_lowest_severity() -> None:
    pages = table(("https://example.com/a", MARKDOWN))
    found = lint_table(pages, options=PageOptions(min_severity="warning"))
    assert {row["severity"] for row in found.problems.to_pylist()} == {"warning"}
    assert found.pages.to_pylist()[0]["problems"] == found.problems.num_rows


def test_records_are_made_if_they_are_asked_for() -> None:
    assert lint_table(table(("a", MARKDOWN))).pages.to_pylist()[0]["record"] is None


@pytest.mark.parametrize(
    ("url", "content_type", "content", "format"),
    [
        ("https://example.com/a", "text/html; charset=utf-8", "Shoes", "html"),
        ("https://example.com/a", "application/xhtml+xml", "Shoes", "html"),
        ("https://example.com/a", "TEXT/Markdown", HTML, "markdown"),
        ("https://example.com/a", "text/plain", MARKDOWN, "text"),
        ("https://example.com/a.md?raw=1", "text/plain; charset=utf-8", MARKDOWN, "markdown"),
        ("https://example.com/a.html", "text/plain", HTML, "text"),
        ("https://example.com/a", None, HTML, "html"),
        ("https://example.com/a", "", MARKDOWN, "markdown"),
        ("https://example.com/a.txt", None, MARKDOWN, "text"),
        ("https://example.com/a", "application/octet-stream", HTML, "html"),
    ],
)
def test_format(url: str, content_type: str | None, content: str, format: str) -> None:
    assert page(url, content, content_type)["format"] == format
    assert page(url, content.encode(), content_type)["format"] == format


LATIN = "<h1>Grüße</h1><p>Ein schöner Gruß an alle, die zu früh kommen.</p>"


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (LATIN.encode("latin-1"), "text/html; charset=ISO-8859-1"),
        (LATIN.encode("latin-1"), 'text/html;charset="iso-8859-1"'),
        (f"<meta charset=windows-1252>{LATIN}".encode("cp1252"), "text/html"),
        (f"<meta charset=shift_jis>{LATIN}".encode("cp1252"), "text/html; charset=windows-1252"),
        (LATIN.encode(), "text/html; charset=latin1"),
        (b"\xef\xbb\xbf" + LATIN.encode(), "text/html; charset=latin1"),
        (LATIN.encode("utf-16"), "text/html"),
        (LATIN.encode(), "text/html; charset=nonsense"),
        ("Grüße. Ein schöner Gruß.".encode("latin-1"), "text/plain; charset=latin1"),
    ],
    ids=str,
)
def test_encoding(content: bytes, content_type: str) -> None:
    row = page("https://example.com/a", content, content_type, options=PageOptions(record=True))
    assert row["error"] is None
    headings = json.loads(row["record"])[6]
    assert [heading[1] for heading in headings] in (["Grüße"], [])


@pytest.mark.parametrize(
    ("url", "content", "content_type", "error"),
    [
        ("a", None, None, "no content"),
        (None, "Shoes", None, "no url"),
        ("", "Shoes", None, "no url"),
        ("a" * 8_001, "Shoes", None, "the url is longer than 8,000 characters"),
        ("a", "Shoes", "image/png", "image/png is not HTML"),
        ("a", b"caf\xe9", "text/html", "byte 3: not UTF-8"),
        ("a", b"caf\xe9", "text/plain; charset=utf-8", "byte 3"),
        ("a", b"\x89PNG\r\n\x1a\n\0\0", None, "a PNG image"),
        ("a", "x" * 20_000_001, None, "larger than 20 MB"),
    ],
)
def test_what_cannot_be_linted_is_a_row_with_an_error(
    url: str | None, content: str | bytes | None, content_type: str | None, error: str
) -> None:
    row = page(url, content, content_type)  # type: ignore[arg-type]
    assert error in row["error"]
    assert (row["url"], row["problems"], row["words"]) == (url, 0, None)


@pytest.mark.parametrize(
    "kinds", [("string", "binary"), ("large_string", "large_binary"), ("string_view", "binary_view")]
)
def test_columns_of_any_width(kinds: tuple[str, str]) -> None:
    text, binary = (getattr(pa, kind)() for kind in kinds)
    for kind, value in ((text, MARKDOWN), (binary, MARKDOWN.encode())):
        given = pa.table({"url": pa.array(["a"], text), "content": pa.array([value], kind)})
        assert lint_table(given).pages.to_pylist()[0]["words"]
    given = pa.table({"url": ["a", "b"], "content": pa.array([MARKDOWN] * 2).dictionary_encode()})
    assert lint_table(given).pages.num_rows == 2


def test_other_names_of_columns() -> None:
    given = pa.table({"address": ["a"], "body": [HTML], "mime": ["text/plain"]})
    names = {"url": "address", "content": "body", "content_type": "mime"}
    assert lint_table(given, columns=names).pages.to_pylist()[0]["format"] == "text"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"address": ["a"], "content": ["b"]}, "there is no column url.*address, content"),
        ({"url": ["a"]}, "there is no column content"),
        ({"url": [1], "content": ["b"]}, "the column url is int64, not string$"),
        ({"url": ["a"], "content": [1.5]}, "the column content is double, not string or binary"),
    ],
)
def test_tables_of_something_else_are_refused(given: Mapping[str, Any], message: str) -> None:
    with pytest.raises(TableError, match=message):
        lint_table(pa.table(given))


@BOTH
def test_empty_tables(workers: WorkerOptions) -> None:
    found = lint_table(table(("a", MARKDOWN)).slice(0, 0), workers=workers)
    assert (found.pages.num_rows, found.problems.num_rows, found.pages.schema) == (0, 0, PAGES)


def test_batches_keep_their_sizes() -> None:
    batches = table(*((f"a{number}", MARKDOWN) for number in range(10))).to_batches(max_chunksize=4)
    found = list(lint_batches([*batches[:1], batches[0].slice(0, 0), *batches[1:]]))
    assert [each.pages.num_rows for each in found] == [4, 4, 2]
    assert [url for each in found for url in each.pages["url"].to_pylist()] == [f"a{number}" for number in range(10)]


def test_surrogates_do_no_harm() -> None:
    given = table(("a", "<h1>Shoes &#xD800;</h1><h3>&#xDFFF; sizes</h3>", "text/html"))
    assert lint_table(given).pages.to_pylist()[0]["error"] is None


@pytest.mark.skipif(sys.platform == "win32", reason="the traps are those of POSIX")
@pytest.mark.parametrize("jobs", [1, 2])
def test_harmful_pages_cost_themselves_alone(jobs: int, capfd: pytest.CaptureFixture[str]) -> None:
    good = [(f"https://example.com/{number}", MARKDOWN, "text/markdown") for number in range(60)]
    bad = [(f"https://example.com/{what}", MARKDOWN, "text/markdown") for what in HARMFUL]
    rows: list[tuple[str, str | bytes, str]] = []
    for at, each in enumerate(good):
        rows += [each, *bad[at // 8 : at // 8 + 1]] if at % 8 == 3 else [each]
    large = ("https://example.com/large", "<p>" + "word " * 10_000_000, "text/html")
    broken = ("https://example.com/broken", b"caf\xe9 \xff", "text/html")
    given = [
        (url, text.encode() if isinstance(text, str) else text, kind) for url, text, kind in [*rows, large, broken]
    ]
    found = lint_table(table(*given), trapped(), options=PageOptions(timeout=1), workers=WorkerOptions(jobs=jobs))
    errors = {url: row["error"] for url, row in pages_of(found).items() if row["error"]}
    assert found.pages["url"].to_pylist() == [url for url, _, _ in given]
    assert {url.rpartition("/")[2] for url in errors} == {*HARMFUL, "large", "broken"}
    said = {url.rpartition("/")[2]: error for url, error in errors.items()}
    assert "planted" in said["raises"]
    assert "longer than 1 s" in said["loops"]
    assert "longer than 1 s" in said["sleeps"]
    assert "crashed the process" in said["is-killed"]
    assert "crashed the process" in said["exits"]
    if sys.platform == "linux":
        assert "not enough memory" in said["hogs"]
    assert found.problems.num_rows == lint_table(table(*good)).problems.num_rows
    assert capfd.readouterr() == ("", "")


def test_one_long_text_in_a_dictionary() -> None:
    text, count = "x" * 20_000_001, 200  # decoded, twice as long as an array can be
    content = pa.DictionaryArray.from_arrays(pa.array([0] * count + [None], pa.int32()), pa.array([text]))
    pages = pa.table({"url": ["a"] * (count + 1), "content": content})
    errors = lint_table(pages, workers=HERE).pages.column("error").to_pylist()
    assert [error.partition(" MB")[0] for error in errors] == ["larger than 20"] * count + ["the page has no content"]
