"""The tokenizer: exact extents, browsers' reading of broken markup, linear time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seolint.readers.attributes import attributes_of, value_span
from seolint.readers.tokens import Token, tokens

MARKUP = st.text(alphabet="<>&\"'/=!-[]?;# \nabpx1é", max_size=200)


def shown(source: str) -> list[tuple[str, str]]:
    return [(token.kind, source[token.start : token.end]) for token in tokens(source)]


def first(source: str) -> Token:
    return tokens(source)[0]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Five < six", [("text", "Five < six")]),
        ("a<b>c</b >d", [("text", "a"), ("start", "<b>"), ("text", "c"), ("end", "</b >"), ("text", "d")]),
        ("<p title='a>b'>x", [("start", "<p title='a>b'>"), ("text", "x")]),
        ("caf&eacute;s", [("text", "caf"), ("text", "&eacute;"), ("text", "s")]),
        ("AT&T", [("text", "AT&T")]),
        ("&notit;", [("text", "&not"), ("text", "it;")]),
        ("<!-- a > b -->x", [("comment", "<!-- a > b -->"), ("text", "x")]),
        ("<!-->x", [("comment", "<!-->"), ("text", "x")]),
        ("<!doctype html>x", [("skip", "<!doctype html>"), ("text", "x")]),
        ("<![CDATA[a>b]]>x", [("skip", "<![CDATA[a>b]]>"), ("text", "x")]),
        ("<?php if ($a > 1) ?>x", [("skip", "<?php if ($a > 1) ?>"), ("text", "x")]),
        ("<script>if(a<b)</script>", [("start", "<script>"), ("raw", "if(a<b)"), ("end", "</script>")]),
        ("<title>A <b></title>", [("start", "<title>"), ("text", "A <b>"), ("end", "</title>")]),
        (
            "<script>a <!-- <script> b </script> --> c</script>d",
            [("start", "<script>"), ("raw", "a <!-- <script> b </script> --> c"), ("end", "</script>"), ("text", "d")],
        ),
        (
            "<script><!-- a --></script>b<script><!--></script>c",
            [
                *[("start", "<script>"), ("raw", "<!-- a -->"), ("end", "</script>"), ("text", "b")],
                *[("start", "<script>"), ("raw", "<!-->"), ("end", "</script>"), ("text", "c")],
            ],
        ),
        ("<noscript><p>a</noscript>", [("start", "<noscript>"), ("raw", "<p>a"), ("end", "</noscript>")]),
        ("<plaintext>a <b>&amp;", [("start", "<plaintext>"), ("text", "a <b>&amp;")]),
        ("a</ b>c", [("text", "a"), ("skip", "</ b>"), ("text", "c")]),
        ("<title>Lost", [("start", "<title>"), ("text", "Lost")]),
        ("a </> b", [("text", "a "), ("skip", "</>"), ("text", " b")]),
        ("the <b\nnever ends", [("text", "the <b\nnever ends")]),
        ("it ends with <b", [("text", "it ends with "), ("skip", "<b")]),
        ("it ends with <b\nand </b", [("text", "it ends with <b\nand "), ("skip", "</b")]),
        ("a</b c='>'>d", [("text", "a"), ("end", "</b c='>'>"), ("text", "d")]),
        ("a</b c='>d</b>e", [("text", "a"), ("end", "</b c='>"), ("text", "d"), ("end", "</b>"), ("text", "e")]),
        ("I <3 you", [("text", "I <3 you")]),
    ],
)
def test_extents(source: str, expected: list[tuple[str, str]]) -> None:
    assert shown(source) == expected


def test_attributes_and_where_their_values_stand() -> None:
    source = "<IMG Alt=\"A &amp; B\" src=/a?x=1&copy=2 data-x='' hidden alt=second>"
    token = first(source)
    assert token.name == "img"
    assert token.attrs == {"alt": "A & B", "src": "/a?x=1&copy=2", "data-x": "", "hidden": ""}
    spans = {name: value_span(source, token.start, name) for name in token.attrs}
    assert {name: source[slice(*span)] if span else None for name, span in spans.items()} == {
        "alt": "A &amp; B",
        "src": "/a?x=1&copy=2",
        "data-x": "",
        "hidden": None,
    }


@given(MARKUP.map(lambda text: text.translate({ord("#"): '="', ord("?"): '" b', ord("1"): 'a="&amp;'})))
def test_plain_attributes_are_read_as_any(text: str) -> None:
    """Most tags are read by an expression that knows only values in double quotes."""
    source = f"<a {text}>"
    for token in tokens(source):
        if token.kind == "start" and "'" not in source:
            attrs, end = attributes_of(source, token.start + 1 + len(token.name))
            assert (attrs, end) == (token.attrs, token.end)


def test_of_two_attributes_with_one_name_the_first_counts() -> None:
    assert first('<p class="a &amp; b" id="x" class="c">').attrs == {"class": "a & b", "id": "x"}
    assert value_span('<p class="a" class="c">', 0, "class") == (10, 11)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        *[("&#8217;", "’"), ("&#x41;", "A"), ("&copy", "©"), ("&nbsp;", "\xa0"), ("&#0;", "\ufffd"), ("&fjlig;", "fj")],
        *[("&#12345678901", "\ufffd"), ("&#x0000000041;", "A"), ("&#xFFFE;", "\ufffe")],
    ],
)
def test_references(source: str, text: str) -> None:
    assert [(t.start, t.end, t.text) for t in tokens(source)] == [(0, len(source), text)]


def test_a_slice_keeps_the_offsets_of_the_source() -> None:
    source = "before <b>bold</b> after"
    assert [(t.start, t.end) for t in tokens(source, 7, 18)] == [(7, 10), (10, 14), (14, 18)]


@given(MARKUP)
def test_tokens_cover_the_source_without_gaps(source: str) -> None:
    at = 0
    for token in tokens(source):
        assert token.start == at < token.end
        spans = [value_span(source, token.start, name) for name in token.attrs]
        assert all(at <= span.start <= span.end <= token.end for span in spans if span)
        at = token.end
    assert at == len(source)


@pytest.mark.parametrize("unit", ["<", "<a ", "<a x='>' ", '<a x="', "<!--", "</a", "&a", "<title>", "<?php ", "<a\t"])
def test_unclosed_marks_are_looked_for_once(unit: str) -> None:
    """A quadratic scanner takes hours over these; the suite's patience is the limit."""
    source = unit * 100_000
    assert sum(token.end - token.start for token in tokens(source)) == len(source)
