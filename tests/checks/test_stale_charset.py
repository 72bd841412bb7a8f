"""Pages that are UTF-8 and declare another charset: read as what they are, and reported where they declare it."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from seolint import lint, lint_file
from seolint.fixes import encoded

META = '<meta charset="{}">'
HTTP_EQUIV = '<meta http-equiv="Content-Type" content="text/html; charset={}">'
XML = '<?xml version="1.0" encoding="{}"?>'


def stale(folder: Path, data: bytes) -> list[str]:
    page = folder / "page.html"
    page.write_bytes(data)
    text = data.decode("utf-8-sig", "replace")
    report = lint_file(page)
    assert not report.errors
    return [text[it.place.start : it.place.end] for it in report.problems if it.rule == "stale-charset"]


@pytest.mark.parametrize("head", [META, HTTP_EQUIV, XML])
@pytest.mark.parametrize("label", ["iso-8859-1", "Windows-1252", "gb2312"])
def test_a_stale_charset_is_reported_where_it_is_declared(head: str, label: str, tmp_path: Path) -> None:
    assert stale(tmp_path, f"{head.format(label)}<h1>Café</h1>".encode()) == [label]


@pytest.mark.parametrize(
    "data",
    [
        "<meta charset=iso-8859-1><h1>Café</h1>".encode("cp1252"),
        b"<meta charset=iso-8859-1><h1>Coffee</h1>",
        "<meta charset=utf-8><h1>Café</h1>".encode(),
        "<meta charset=utf-8><meta charset=koi8-r><h1>Café</h1>".encode(),
        "<meta charset=nonsense><h1>Café</h1>".encode(),
        "<meta name=charset content=iso-8859-1><h1>Café</h1>".encode(),
        codecs.BOM_UTF16_LE + "<meta charset=iso-8859-1><h1>Café</h1>".encode("utf-16-le"),
    ],
)
def test_a_charset_that_is_right_or_means_nothing_is_not_stale(data: bytes, tmp_path: Path) -> None:
    assert stale(tmp_path, data) == []


def test_a_byte_order_mark_says_more_than_a_charset(tmp_path: Path) -> None:
    assert stale(tmp_path, codecs.BOM_UTF8 + "<meta charset=koi8-r><h1>Café</h1>".encode()) == ["koi8-r"]


@pytest.mark.parametrize(("text", "found"), [("Café", 0), ("Čáslav", 1)])
def test_of_a_text_it_is_known_where_the_charset_lacks_a_character(text: str, found: int) -> None:
    report = lint(f"<meta charset=iso-8859-1><h1>{text}</h1>", "page.html")
    assert [problem.rule for problem in report.problems].count("stale-charset") == found


def test_a_fixed_page_is_written_as_what_it_was() -> None:
    page = "<meta charset=iso-8859-1><h1>Café</h1>"
    assert encoded(page, page.encode(), "html") == page.encode()
    assert encoded(page, page.encode("cp1252"), "html") == page.encode("cp1252")
