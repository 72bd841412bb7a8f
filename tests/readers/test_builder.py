"""The builder: what tags mean to a reader, and the contract every document keeps."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seolint.document import FILLER, Document
from seolint.readers import Settings
from seolint.readers.attributes import value_span
from seolint.readers.builder import Builder
from seolint.readers.tokens import COMMENT, END, START, TEXT, tokens

ENGLISH = Settings(language="en")
TAGS = ["p", "div", "b", "a", "li", "ul", "h1", "h2", "td", "table", "span", "br", "pre", "svg", "blockquote", "img"]
PIECE = st.one_of(
    st.sampled_from(TAGS).map(lambda tag: f"<{tag}>"),
    st.sampled_from(TAGS).map(lambda tag: f"</{tag}>"),
    st.sampled_from(["<p hidden>", "<span hidden>", "<img alt='a shoe'>", "<hr>", "<!-- c -->", "&amp;", "&nbsp;"]),
    st.text(alphabet="ab \n", max_size=4),
)


def build(source: str) -> Document:
    builder = Builder(source)
    for token in tokens(source):
        if token.kind is START:
            builder.open(token.name, token.start, token.end, token.attrs, value_span(source, token.start, "alt"))
        elif token.kind is END:
            builder.close(token.name, token.start, token.end)
        elif token.kind is TEXT:
            builder.text(token.start, token.end, token.text)
        elif token.kind is COMMENT:
            builder.comment(token.start, token.end, *token.inner)
        else:
            builder.mask(token.start, token.end)
    return builder.finish(ENGLISH, "html")


def blocks(source: str) -> list[tuple[str, str]]:
    document = build(source)
    return [(block.kind + str(block.level or ""), document.text_of(block)) for block in document.blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<h2>Sizes <em>and</em> fit</h2>", [("heading2", "Sizes and fit")]),
        ("<h2></h2>", [("heading2", "")]),
        ("<h2><div>Sizes</div><div>Fit</div></h2>", [("heading2", "Sizes Fit")]),
        ("<h2>Sizes<p>Text", [("heading2", "Sizes"), ("paragraph", "Text")]),
        ("<h2>Sizes<p>Text<h2>Fit</h2>", [("heading2", "Sizes"), ("paragraph", "Text"), ("heading2", "Fit")]),
        ("<h2>Sizes<ul><li>Fit<li>Width</ul></h2>Text", [("heading2", "Sizes Fit Width"), ("paragraph", "Text")]),
        ("<h2><section>Sizes</section></h2>", [("heading2", "Sizes")]),
        ("<h2><table><tr><td>Sizes</table></h2>", [("heading2", "Sizes")]),
        ("<h2><pre>Sizes</pre></h2>", [("heading2", "Sizes")]),
        ("<h2><ul><li>Sizes<li>Fit</ul>", [("heading2", ""), ("item", "Sizes"), ("item", "Fit")]),
        ("<h2><div><h3>Sizes</h3></div></h2>", [("heading3", "Sizes")]),
        ("<h2><h3>Sizes</h3>", [("heading2", ""), ("heading3", "Sizes")]),
        ("<h4 aria-level=2>Sizes</h4>", [("heading2", "Sizes")]),
        ("<h4 aria-level=none>Sizes</h4>", [("heading4", "Sizes")]),
        ("<h4 aria-level=99>Sizes</h4>", [("heading6", "Sizes")]),
        ("<div role=heading>Sizes<p>and fit</div>Text", [("heading2", "Sizes and fit"), ("paragraph", "Text")]),
        (
            "<span role=heading aria-level=3>Si<span>z</span>es</span>Text",
            [("heading3", "Sizes"), ("paragraph", "Text")],
        ),
        ("<p role=heading><b>Sizes</b></p>Text", [("heading2", "Sizes"), ("paragraph", "Text")]),
        ("<a href=/x role=heading>Sizes</a>", [("paragraph", "Sizes")]),
        ("<h2>Sizes</h3>Text", [("heading2", "Sizes"), ("paragraph", "Text")]),
        ("<h3><button>Which size?</button></h3>", [("heading3", "Which size?")]),
        ("<p><b>che</b>ap", [("paragraph", "cheap")]),
        ("One<br>two", [("paragraph", "One two")]),
        ("<p>One<p>Two</p>three", [("paragraph", "One"), ("paragraph", "Two"), ("paragraph", "three")]),
        ("<ul><li>One<li>Two</ul>", [("item", "One"), ("item", "Two")]),
        ("<li><p>One</p><p>More</p></li>", [("item", "One"), ("paragraph", "More")]),
        ("<ul><li>A<ul><li>B</ul>tail</ul>", [("item", "A"), ("item", "B"), ("paragraph", "tail")]),
        ("<dl><dt>Sole<dd>Rubber</dl>", [("item", "Sole"), ("item", "Rubber")]),
        ("<table><tr><td>a<td>b<tr><th>c</table>", [("cell", "a"), ("cell", "b"), ("cell", "c")]),
        ("<table role=presentation><tr><td>a<td>b</table>", [("paragraph", "a"), ("paragraph", "b")]),
        ("<table role=none><tr><td><table><td>a</table>b</table>", [("cell", "a"), ("paragraph", "b")]),
        ("<figure><img src=x><figcaption>Shoe</figcaption></figure>", [("caption", "Shoe")]),
        ("<blockquote>Said</blockquote>so", [("paragraph", "Said"), ("paragraph", "so")]),
        ("a<script>b</script>c", [("paragraph", "ac")]),
        ("lace<template><p>\nb</p></template>s<style>b\n{}</style>!", [("paragraph", "laces!")]),
        ("a<svg><text>b</text></svg>c", [("paragraph", "a c")]),
        ("<ruby>靴<rp>(</rp><rt>くつ</rt><rp>)</rp></ruby>屋", [("paragraph", "靴屋")]),
        ("<ruby>靴<rt>くつ<rb>屋<rt>や</ruby>です", [("paragraph", "靴屋です")]),
        ("<ruby>靴<rt>くつ<p>One", [("paragraph", "靴"), ("paragraph", "One")]),
        ("sole<dir>lace</dir>heel", [("paragraph", "sole"), ("paragraph", "lace"), ("paragraph", "heel")]),
        ("<svg><foreignObject><p>Sole</p></foreignObject><text>x</text></svg>", [("paragraph", "Sole")]),
        (
            "<svg><foreignObject><p>Sole</foreignObject><text>x</svg>heel",
            [("paragraph", "Sole"), ("paragraph", "heel")],
        ),
        ("<button><svg><foreignObject>Sole</foreignObject></svg></button>heel", [("paragraph", "heel")]),
        ("<my-shoe><template shadowrootmode=open><h2>Sole</h2></template></my-shoe>", [("heading2", "Sole")]),
        ("<my-shoe><template><h2>Sole</h2></template></my-shoe>", []),
        ("a<pre>code</pre>b", [("paragraph", "a"), ("paragraph", "b")]),
        ("<nav>Home</nav>Text<button>Buy</button>", [("paragraph", "Text")]),
        ("a <span style='display: none'>secret</span> b", [("paragraph", "a b")]),
        ("<p>use <code>x</code></p>", [("paragraph", "use x")]),
        ("<li><a><img></a><h2>T</h2><p>one</p><p>two</p>", [("heading2", "T"), ("item", "one"), ("paragraph", "two")]),
    ],
)
def test_running_text(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(source) == expected


@pytest.mark.parametrize(
    ("attribute", "by"),
    [
        ("hidden", "hidden"),
        ("aria-hidden=true", "aria-hidden"),
        ("style='color:red;display:none'", "display:none"),
        ("style='visibility: hidden'", "visibility:hidden"),
        ("style='font-size:0px'", "font-size:0"),
        ("style='opacity:0'", "opacity:0"),
        ("style='position:absolute;left:-9999px'", "off-screen position"),
        ("style='text-indent:-9999px'", "text-indent"),
        ("style='color:#FFF;background-color: white'", "same colour"),
        ("style='font-size:0.9em;opacity:0.5;color:#000;background:#fff'", None),
        ("class=sr-only", None),
        ("hidden=until-found", None),
    ],
)
def test_what_hides_text(attribute: str, by: str | None) -> None:
    document = build(f"<p>Seen.</p><div {attribute}>cheap shoes</div>")
    found = [(element.attrs["by"], document.text_of(element)) for element in document.all("hidden")]
    assert found == ([(by, "cheap shoes")] if by else [])
    assert ("cheap" in document.prose) is (by is None)


def test_links_images_and_containers() -> None:
    source = '<ol><li>See <a href="/x"> the <b>range</b></a> <img src="s.png" alt="Red &amp; blue shoe"><img></ol>'
    document = build(source)
    link, image, bare, alt, items = (
        document.all("link")[0],
        *document.all("image"),
        document.all("alt")[0],
        document.all("list")[0],
    )
    assert document.text_of(link) == "the range"
    assert source[slice(*link.outer)] == '<a href="/x"> the <b>range</b></a>'
    assert "alt" in image.attrs
    assert "alt" not in bare.attrs
    assert document.text_of(alt) == "Red & blue shoe"
    assert source[slice(*alt.span)] == "Red &amp; blue shoe"
    assert items.attrs["ordered"] == "true"


def test_fields_are_words_of_their_own() -> None:
    source = "ab"
    builder = Builder(source)
    builder.field("title", 0, 1)
    builder.meta("robots", "noindex")
    builder.meta("robots", "all")
    document = builder.finish(ENGLISH, "html")
    assert document.text_of(document.all("title")[0]) == "a"
    assert document.meta == {"robots": "noindex"}


@given(st.lists(PIECE, max_size=30).map("".join))
def test_contract(source: str) -> None:
    document = build(source)
    assert len(document.prose) == len(document.unseen) == len(source)
    at = 0
    for block in document.blocks:
        assert at <= block.span.start <= block.span.end
        assert block.outer.start <= block.span.start
        assert block.span.end <= block.outer.end
        assert not re.sub(rf"[\s{FILLER}]", "", document.prose[at : block.span.start])
        at = block.span.end
    assert not re.sub(rf"[\s{FILLER}]", "", document.prose[at:])
    places = [(element.outer.start, -element.outer.end) for element in document.elements]
    assert places == sorted(places)


@given(st.lists(PIECE, max_size=30).map("".join))
def test_visible_characters_stand_where_they_were_typed(source: str) -> None:
    prose = build(source).prose
    assert all(char in (FILLER, " ", source[i]) or source[i] == "&" for i, char in enumerate(prose))


@pytest.mark.parametrize("unit", ["<div>", "<b>", "<blockquote>x", "<p hidden>x", "<li>", "<a>x</i>", "<h2>", "<td>"])
def test_nesting_without_end(unit: str) -> None:
    """Quadratic recovery takes hours over these; the suite's patience is the limit."""
    source = unit * 50_000 + "end"
    assert len(build(source).prose) == len(source)
