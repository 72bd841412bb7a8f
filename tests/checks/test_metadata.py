"""What a page declares of itself: where it stands, and when it is known."""

from __future__ import annotations

import pytest

from seolint.analysis.declared import declared, has_head
from seolint.document import Document
from seolint.readers import read

PAGE = """<html lang="en"><head>
<title>Tents &amp; poles</title>
<meta name="robots" content="noindex, follow">
<link rel="canonical" href="https://tents.example/poles">
<meta name="author" content="{{ author }}"><meta name="description" content="">
</head><body><h1>Poles</h1></body></html>"""
MATTER = """---
lang: de
authors: [Jo Lee, "Ann Ray"]
draft: true
lastmod: 2024-05-02
last_update: {date: 2024-05-03}
---
Stangen
"""


def declarations(document: Document, name: str) -> list[tuple[str, str]]:
    """What is declared by a name, and what stands in the source there."""
    return [(e.attrs["value"], document.source[slice(*e.span)]) for e in declared(document, name)]


@pytest.mark.parametrize(
    ("source", "format", "name", "expected"),
    [
        (PAGE, "html", "lang", [("en", "en")]),
        (PAGE, "html", "robots", [("noindex, follow", "noindex, follow")]),
        (PAGE, "html", "canonical", [("https://tents.example/poles", "https://tents.example/poles")]),
        (PAGE, "html", "author", []),
        (PAGE, "html", "description", []),
        (MATTER, "markdown", "lang", [("de", "de")]),
        (MATTER, "markdown", "author", [("Jo Lee", "Jo Lee"), ("Ann Ray", "Ann Ray")]),
        (MATTER, "markdown", "draft", [("true", "true")]),
        (MATTER, "markdown", "modified", [("2024-05-02", "2024-05-02")]),
        (MATTER.replace("lastmod", "other"), "markdown", "modified", [("2024-05-03", "2024-05-03")]),
    ],
)
def test_what_is_declared_and_where(source: str, format: str, name: str, expected: list[tuple[str, str]]) -> None:
    assert declarations(read(source, format), name) == expected


def test_a_title_that_a_template_fills_in_is_no_title() -> None:
    document = read("<head><title>{{ page.title }} | Tents</title></head><body><h1>Poles</h1>", "html")
    assert document.title is None
    assert document.meta["title"] == "{{ page.title }} | Tents"
    assert not declarations(document, "title")


@pytest.mark.parametrize(
    ("source", "whole"),
    [
        (PAGE, False),
        (PAGE.replace("{{ author }}", "Jo Lee"), True),
        ("<head>{% seo %}</head><h1>Poles</h1>", False),
        ("<head></head><h1>{{ page.title }}</h1>", True),
        ("<HEAD >\n<p>Poles", True),
        ("<header><h1>Poles</h1></header>", False),
        ("---\ntitle: Poles\n---\n<head></head>", False),
    ],
)
def test_pages_with_a_head_of_their_own(source: str, whole: bool) -> None:
    assert has_head(read(source, "html")) is whole
