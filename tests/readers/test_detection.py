"""The format of a text, where no path says it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from seolint.readers import detect_format, format_for, format_of, format_on_request, is_mdx

HTML = [
    "<!DOCTYPE html><title>Mills</title><p>A mill.",
    "\ufeff\n<!doctype  HTML>\n<h1>Mills</h1>",
    "<!-- made by hand -->\n<html lang=en><body><p>A mill.",
    '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><head/></html>',
    "Licence: free for all\n\n<html>\n<body><p>A mill.",
    "<h1>Mills</h1>\n<p>A mill grinds corn.</p>",
    "<title>Mills</title>\n<p>A mill grinds corn: 3 * 4 sacks a day.",
    "  <div class='page'><p>A mill.</p></div>",
    "<!-- a part of a page -->\n<p>A mill.</p>",
]
MARKDOWN = [
    "",
    "A mill grinds corn.",
    "# Mills\n\nA mill grinds corn.",
    "---\ntitle: Mills\n---\n\n<p>A mill.</p>",
    '<h1 align="center">Mills</h1>\n\n## How they work\n\nWater turns a wheel.',
    "<p align=center><img src=mill.png></p>\n\n- Water\n- Wind\n",
    "<div>\n\nA [mill](/mill) grinds corn.\n\n</div>",
    "<!-- draft -->\nA mill grinds corn.",
    "Begin each page like this:\n\n```html\n<!doctype html>\n```\n",
    "<https://example.com/mills> is about mills.",
    "<Card/> shows a mill.",
]


@pytest.mark.parametrize("text", HTML)
def test_pages_and_pieces_of_pages(text: str) -> None:
    assert detect_format(text) == "html"


@pytest.mark.parametrize("text", MARKDOWN)
def test_any_other_text(text: str) -> None:
    assert detect_format(text) == "markdown"


PAGE = "<!doctype html><title>Mills</title><p>A mill."
PATHS = [
    ("mills.md", PAGE, "markdown"),
    ("mills.txt", PAGE, "text"),
    ("mills", PAGE, "html"),
    ("mills", "# Mills\n", "markdown"),
    ("mills.rst", "Mills\n=====\n", "text"),
    ("mills.php", PAGE, "html"),
    ("https://example.com", PAGE, "html"),
    ("https://example.com", "A mill.", "markdown"),
    ("https://example.com/mills.md?raw=1", PAGE, "markdown"),
    ("https://example.com/mills?page=3.5#top", "A mill.", "markdown"),
    ("https://example.com/v1.2/mills", "A mill.", "markdown"),
    ("https://example.com/mills/v1.2", "A mill.", "markdown"),
    ("https://example.com/mills/v1.2", PAGE, "html"),
    ("https://example.com/mills.js", "A mill.", "markdown"),
    ("//example.com/mills.org", "A mill.", "markdown"),
    ("//posts/mills.md", PAGE, "markdown"),
    ("/v1.2/mills", PAGE, "html"),
    ("/mills/v1.2", "A mill.", "markdown"),
    ("/mills.html?page=2", "A mill.", "html"),
    ("/mills.md#wheels", PAGE, "markdown"),
    (".mills", "A mill.", "markdown"),
]


@pytest.mark.parametrize(("path", "text", "expected"), PATHS)
def test_an_extension_says_more_than_the_text(path: str, text: str, expected: str) -> None:
    assert format_for(path, text) == expected


FORMATS = {".smd": "markdown", ".md": "mdx", ".erb": "html", ".md.erb": "markdown"}


@pytest.mark.parametrize(
    ("path", "formats", "in_folder", "named", "mdx"),
    [
        ("a.smd", {}, None, None, False),
        ("a.SMD", FORMATS, "markdown", "markdown", False),
        ("a.md", FORMATS, "markdown", "markdown", True),
        ("a.mdx", {".mdx": "markdown"}, "markdown", "markdown", False),
        ("a.html.erb", FORMATS, "html", "html", False),
        ("a.md.erb", FORMATS, "markdown", "markdown", False),
        ("a.qmd", {}, None, "markdown", False),
        ("a.Rmd", FORMATS, None, "markdown", False),
        ("a.vue", {}, None, "html", False),
        ("a.vue", {".vue": "text"}, "text", "text", False),
    ],
)
def test_a_config_may_give_extensions_a_format(
    path: str, formats: Mapping[str, str], in_folder: str | None, named: str | None, mdx: bool
) -> None:
    assert format_of(path, formats) == in_folder
    assert format_on_request(path, formats) == named
    assert is_mdx(path, formats) is mdx
    assert format_for(path, "text", formats) == (named or "text")
