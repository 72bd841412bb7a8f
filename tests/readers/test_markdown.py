"""Markdown in, what a reader of the article sees out, where the author typed it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seolint.checks import link_addresses
from seolint.document import FILLER, Document
from seolint.readers import Settings, read
from tests.readers.contract import broken
from tests.readers.outline import elements, outline

PAIRS = sorted((Path(__file__).parents[1] / "articles" / "pairs").glob("*.md"))

# source, its words as a reader sees them
SEEN = [
    ("Our **cheap** shoes cost caf&eacute;s", "Our cheap shoes cost cafés"),
    ("che**ap** and \\*starred\\* `code` text", "cheap and *starred* code text"),
    ("Line one\\\nline two  \nline three\nline four", "Line one line two line three line four"),
    ("[text](/url 'title') ![alt](x.png) <https://a.b>", "text https://a.b"),
    ("See https://a.b/c_d, or www.e.f.", "See https://a.b/c_d, or www.e.f."),
    ("| a | b |\n|---|---|\n| c | d |\n", "a b c d"),
    ("- [x] done\n- [ ] not ~~yet~~\n", "done not yet"),
    ("Word[^1].\n\n[^1]: The note.\n", "Word. The note."),
    ("```py\ncode = 1\n```\n\n    indented\n\nText", "Text"),
    ("<div>\n\nIn **a** div<br>b\n\n</div>\n<script>no()</script>", "In a div b"),
    ("> <p>in a\n> quote</p>\n", "in a quote"),
    ("> [!NOTE]\n> Mind the gap", "Mind the gap"),
    ('!!! note "Title"\n    Body **b**\n\n    More', "Body b More"),
    ("{% if x %}Hi {{ name }}{% endif %}\n\n{{< figure >}}\n\n## Sizes {#sizes}", "Hi Sizes"),
    ("    {{< code >}}\n\nText", "Text"),
    ("<!-- a comment -->Text", "Text"),
    (
        'Surf:\n\n<video src="surf.mp4" controls/>\n\n## Tides\n\nHigh. <audio src="a.mp3" />Low.',
        "Surf: Tides High. Low.",
    ),
    ("\ufefftitle \x01 \u202e x", "\ufefftitle \x01 \u202e x"),
]


@pytest.mark.parametrize(("source", "seen"), SEEN)
def test_what_a_reader_sees(source: str, seen: str) -> None:
    document = read(source, "markdown")
    assert " ".join(document.prose.replace(FILLER, "").split()) == " ".join(seen.split())


def test_elements_stand_where_they_were_typed() -> None:
    source = "Sizes\n=====\nA [link *text*](/u), ![an *alt* text](i.png) and https://a.b/c.\n\n1. one\n\n## Two ##\n"
    document = read(source, "markdown")
    found = [(e.kind, source[e.span.start : e.span.end]) for e in document.elements]
    assert ("heading", "Sizes") in found
    assert ("link", "link *text") in found
    assert ("link", "https://a.b/c") in found
    assert ("alt", "an *alt* text") in found
    assert [(e.level, document.text_of(e)) for e in document.all("heading")] == [(1, "Sizes"), (2, "Two")]
    assert document.text_of(document.all("alt")[0]) == "an alt text"


@pytest.mark.parametrize(
    ("source", "addresses"),
    [
        ("See https://a.b/c*d*e and https://a.b/_f_/g, now.", ["https://a.b/c*d*e", "https://a.b/_f_/g"]),
        (
            "**https://a.b/c** or *www.a.b/d*, ~~https://a.b/e~~.",
            ["https://a.b/c", "http://www.a.b/d", "https://a.b/e"],
        ),
        ("https://a.b/~c~/__d__", ["https://a.b/~c~/__d"]),
        (
            "(https://a.b/c[1]) [https://a.b/d] [https://a.b/e][f]",
            ["https://a.b/c[1]", "https://a.b/d", "https://a.b/e"],
        ),
        ("https://a.b/c[d](e)", ["https://a.b/c", "e"]),
        ("| https://a.b/c*d* |\n|---|\n", ["https://a.b/c*d"]),
        ('<a href="/c">https://a.b</a> <a name=d>https://a.b/e</a>', ["/c", "https://a.b/e"]),
        ("[see https://a.b/c*d*](/e) `https://a.b/f`", ["/e"]),
    ],
)
def test_bare_addresses(source: str, addresses: list[str]) -> None:
    assert [link.attrs["href"] for link in read(source, "markdown").all("link")] == addresses


@pytest.mark.parametrize(
    ("source", "alt", "place"),
    [
        ('![](a.png){fig-alt="A wet road"}', "A wet road", "A wet road"),
        ("![ ](a.png){#wet .wide alt = 'A wet road' width=3}", "A wet road", "A wet road"),
        ('![Rain](a.png){fig-alt="A wet road"}', "Rain", "Rain"),
        ('![](a.png) {fig-alt="A wet road"}', "", None),
        ('![](a.png){title="alt" data-alt="A wet road"}', "", None),
    ],
)
def test_alternative_texts_among_attributes(source: str, alt: str, place: str | None) -> None:
    document = read(source, "markdown")
    assert [image.attrs["alt"].strip() for image in document.all("image")] == [alt]
    assert [source[slice(*field.span)] for field in document.all("alt")] == ([place] if place else [])


def test_alternative_texts_of_images_in_html() -> None:
    source = "Wet.\n\n<p>A <image src=a.png alt=road> <amp-img alt=hill></amp-img> <input type=image alt=Go></p>\n"
    assert [source[slice(*field.span)] for field in read(source, "markdown").all("alt")] == ["road", "hill", "Go"]


@pytest.mark.parametrize(
    ("alt", "text"),
    [
        ("run `npm ci` first", "run npm ci first"),
        ("`` a`b `` is code", "a`b is code"),
        ("``  c  ``", "c"),
        ("a `d\ne` f", "a d e f"),
        ("*x* `y`", "x y"),
    ],
)
def test_code_in_alternative_text_is_where_it_was_typed(alt: str, text: str) -> None:
    document = read(f"![{alt}](i.png)", "markdown")
    assert document.text_of(document.all("alt")[0]) == text
    assert all(shown in (typed, FILLER, " ") for typed, shown in zip(document.source, document.unseen, strict=True))


def test_mdx_has_no_words_in_its_code() -> None:
    source = (
        "import A from 'a'\n\n# Hi {name}\n\n<Tabs items={['x']}>\n  <Tab label='no'>One</Tab>\n</Tabs>\n\n<A b={1} />"
    )
    assert list(read(source, "markdown", Settings(mdx=True)).words.normalized) == ["hi", "one"]


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_an_article_is_the_same_in_both_formats(path: Path) -> None:
    markdown = read(path.read_text(encoding="utf-8"), "markdown")
    html = read(path.with_suffix(".html").read_text(encoding="utf-8"), "html")
    assert len(markdown.words) > 300
    assert outline(markdown) == outline(html)
    assert elements(markdown) == elements(html)


def check_contract(document: Document) -> None:
    """Each visible character is where it was typed, or where its entity begins."""
    source, prose = document.source, document.prose
    assert len(prose) == len(document.unseen) == len(source)
    for at, seen in enumerate(prose):
        if seen != FILLER and not seen.isspace() and seen != source[at]:
            behind = source.rfind("&", max(0, at - 1), at + 1)
            assert behind >= 0 or source[at] == "\0", (at, seen, source[at : at + 10])


INLINE = [
    "**",
    "*",
    "`",
    "[",
    "](",
    ")",
    "![",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "&amp;",
    "&eacute;",
    "\\*",
    "~~",
    "[^1]",
    "&",
    "<",
]
BLOCK = [
    "# ",
    "> ",
    "- ",
    "1. ",
    "|",
    "|-|\n",
    "```\n",
    "<div>",
    "[^1]: ",
    ": ",
    "=",
    "---\n",
    "title: x\n",
    "    ",
    "\t",
]
OTHER = ["{{ x }}", "{% y %}", "{#id}", "!!! note\n", ":::tip\n", "word", "é", "漢字", "😀", "http://a.b/c", '"', "\0"]
LINE_ENDS = ["\n", "\n\n", "\r\n", "\r"]
PIECES = st.sampled_from([*INLINE, *BLOCK, *OTHER, *LINE_ENDS])


@given(st.lists(PIECES, max_size=40).map("".join), st.booleans())
def test_contract(source: str, mdx: bool) -> None:
    check_contract(read(source, "markdown", Settings(mdx=mdx)))


HOSTILE = [
    ">" * 50_000 + "a",
    "[" * 100_000,
    "*a " * 30_000,
    "- " * 30_000,
    "<b>" * 30_000,
    "> <div>\n" * 10_000,
    "![" * 30_000,
]
HOSTILE += [
    "[a](b" * 20_000,
    "www." * 20_000,
    "`" * 3 + "``` " * 20_000,
    "|" * 50_000,
    "&amp;" * 20_000,
    "[^a]" * 20_000,
]


@pytest.mark.parametrize("source", HOSTILE, ids=lambda source: source[:6])
def test_time_is_linear(source: str) -> None:
    started = time.process_time()
    assert len(read(source, "markdown").prose) == len(source)
    assert time.process_time() - started < 5  # quadratic takes minutes


def test_bars_in_the_code_of_a_table() -> None:
    document = read("| `a\\|b` | c |\n|---|---|\n| `d` | `e\\\\|f` |\n\n`g\\|h`\n", "markdown")
    assert [document.text_of(code) for code in document.all("inline_code")][:2] == ["a|b", "d"]
    assert document.text_of(document.all("inline_code")[-1]) == "g\\|h"
    assert not list(broken(document))


def test_a_bare_address_has_the_scheme_that_generators_give_it() -> None:
    document = read("Visit www.a.b/c and ftp://d.e/f, not http://g.h.", "markdown")
    assert [link.attrs["href"] for link in document.all("link")] == ["http://www.a.b/c", "ftp://d.e/f", "http://g.h"]
    assert [finding.facts["address"] for finding in link_addresses.check(document, addresses=["http:"])] == [
        "http://g.h"
    ]


def test_tags_in_capitals_end_a_block_of_html() -> None:
    document = read("# A\n\n<STYLE>\np {}\n</STYLE>\n\nText.\n\n<PRE>\na\n\nb\n</PRE>\n\n- Item\n", "markdown")
    assert [document.text_of(block) for block in document.blocks] == ["A", "Text.", "Item"]
