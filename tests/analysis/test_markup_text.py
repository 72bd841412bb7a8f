"""The text of HTML that is left out of an article."""

from __future__ import annotations

import pytest

from seolint.analysis.markup_text import markup_text

CASES = [
    ("<li><a href=/a>Home</a><li><a href=/b>About\n us</a>", "Home About us"),
    ("<a>W<b>re</b>n</a><a>Owl</a>", "Wren Owl"),
    ("Fish &amp; <i>chips</i>, &#8364;5", "Fish & chips, €5"),
    ("<a title=\"a > b\" alt='c > d'>Owl</a>", "Owl"),
    ("<!-- <a>no</a> -->One<!doctype html><?php x ?>", "One"),
    ("<SCRIPT>if (a < b) x()</Script>One<style>p {}</style><noscript>no</noscript><template>no</template>", "One"),
    ("<script>var a = '</style>'; no()</script>One", "One"),
    ("One<script>never closed", "One"),
    ("One<!-- never closed", "One"),
    ('One<a title="never closed>Two</a> <p>Three', "One Two Three"),
    ("One<p class", "One"),
    ("1 < 2 <3", "1 < 2 <3"),
    ("", ""),
]


@pytest.mark.parametrize(("markup", "text"), CASES)
def test_text_without_markup(markup: str, text: str) -> None:
    assert markup_text(markup, 0, len(markup)) == text
    assert markup_text(f"<p>{markup}</p>", 3, 3 + len(markup)) == text


def test_no_more_than_was_asked_for() -> None:
    assert markup_text("<p>One two</p>" * 1_000, 0, 14_000, 11) == "One two One"
