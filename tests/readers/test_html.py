"""HTML pages as people make them: what of them is the article, and what they say of themselves."""

from __future__ import annotations

import sys
from subprocess import run

import pytest

from seolint.document import Document
from seolint.readers import Settings
from seolint.readers import read as read_format

BODY = "Running shoes wear out after five hundred miles, so we look at soles, laces and prices every spring. " * 2
SIDE = "Sign up for offers. " * 3


def read(source: str, content: str | None = None) -> Document:
    return read_format(source, "html", Settings(language="en", content=content))


def texts(source: str, content: str | None = None) -> list[str]:
    document = read(source, content)
    return [document.text_of(block) for block in document.blocks]


PAGE = f"""<!DOCTYPE html>
<html lang="en-GB"><head>
<title> Shoes &amp; socks </title>
<meta name="description" content="All about &quot;shoes&quot;">
<meta name="robots" content="noindex"><meta property="og:title" content="Shoes">
<link rel="canonical" href="https://example.com/shoes">
<script type="application/ld+json">{{"@type": "Article"}}</script>
<style>p {{ color: red }}</style>
</head><body>
<header><a href="/">Acme</a><nav>Home Shop</nav></header>
<main><header><h1>Shoes</h1></header><p>{BODY}</p><aside>A tip.</aside><form>{SIDE}</form></main>
<footer>Imprint</footer></body></html>"""


def test_the_article_of_a_whole_page() -> None:
    assert texts(PAGE) == ["Shoes", BODY.strip(), "A tip."]


def test_fields_and_declarations() -> None:
    document = read(PAGE)
    spans = {element.kind: PAGE[slice(*element.span)] for element in document.elements}
    assert document.meta == {"lang": "en-GB", "robots": "noindex", "canonical": "https://example.com/shoes"}
    assert spans["title"] == "Shoes &amp; socks"
    assert spans["description"] == "All about &quot;shoes&quot;"
    assert spans["json_ld"] == '{"@type": "Article"}'
    assert document.all("social")[0].attrs["property"] == "og:title"
    assert document.text_of(document.all("title")[0]) == "Shoes & socks"
    assert document.text_of(document.all("description")[0]) == 'All about "shoes"'


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<h1>Fragment</h1>text", ["Fragment", "text"]),
        (f"<nav>Home</nav><p>{BODY}</p><aside>{SIDE}</aside><footer>End</footer>", [BODY.strip()]),
        (f"<div role=banner>Acme</div><p>{BODY}</p><div role='navigation'>Next</div>", [BODY.strip()]),
        (f"<div role=main>{BODY}</div><div>{SIDE}</div>", [BODY.strip()]),
        (f"<article><p>{BODY}</article><article>teaser</article>", [BODY.strip()]),
        (f"<article>{BODY}</article><article>{BODY}</article>", [BODY.strip()] * 2),
        (
            f"<main><p>intro</p><article>{BODY}</article><article>{BODY}</article></main>",
            ["intro", *[BODY.strip()] * 2],
        ),
        (f"<main><article>{BODY}<article>a comment</article></article></main>", [BODY.strip(), "a comment"]),
        (f"<header><h1>Shoes</h1>Acme</header><main>{BODY}</main>", ["Shoes", BODY.strip()]),
        (f"<header><h1>Shoes</h1>Acme</header><p>{BODY}</p>", ["Shoes", BODY.strip()]),
        (f"<header><h1>Acme</h1></header><main><h1>Shoes</h1>{BODY}</main>", ["Shoes", BODY.strip()]),
        (f"<main></main><div>{BODY * 4}</div>", [(BODY * 4).strip()]),
        (f"<form id=aspnetForm><p>{BODY}</p></form>", [BODY.strip()]),
        ("<body><p>a</p></body></html><p>b</p>", ["a", "b"]),
        ("<p>a<template><p>b</p></template></p><noscript>c</noscript>", ["a"]),
        ("<svg><title>Icon</title></svg><p>a", ["a"]),
        ("---\ntitle: Shoes\n---\n<p>a</p>", ["a"]),
        ("{% if x < 1 %}<p>Hi {{ name }}, you</p>{% endif %}", ["Hi , you"]),
        ("<p>a <?php echo '<b>x</b>' ?>b</p>", ["a b"]),
        ("", []),
        ("<title>Only</title>", []),
    ],
)
def test_what_is_the_article(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


@pytest.mark.parametrize(
    ("selector", "expected"),
    [(".post", ["One", "Two"]), ("#b", ["Two"]), (".post p", ["One"]), (".none", ["Top", "One", "Two"])],
)
def test_content_by_selector(selector: str, expected: list[str]) -> None:
    source = '<p>Top</p>\n<div class="post"><p>One</p></div>\r\n<div class="post" id=b>Two</div>'
    assert texts(source, selector) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p class=post>One<p>Two", ["One"]),
        ("<p class=post>One<div>Two</div>", ["One"]),
        ("<p class=post>One <b>b<ul><li>Two</ul>", ["One b"]),
        ("<ul><li>One<li class=post>Two<ul><li>Three</ul><li>Four</ul><p>Five", ["Two", "Three"]),
        ("<ul><li>One<li class=post>Two</ul><p>Three", ["Two"]),
        ("<dl><dt>One<dd class=post>Two<dt>Three</dl>", ["Two"]),
        ("<table><tr><td class=post>One<td>Two<tr><td>Three</table>", ["One"]),
        ("<table><tr class=post><td>One<td>Two<tr><td>Three</table>", ["One", "Two"]),
        ("<div><span class=post>One</div><p>Two", ["One"]),
        ("<div><span class=post>One<span>Two</span></span> Three</div>", ["OneTwo"]),
        ("<div><span class=post>One <b>Two</b></div>Three", ["One Two"]),
        ("<article class=post><p>One<p>Two", ["One", "Two"]),
        ("<div><article class=post><p>One<p>Two</div>Three", ["One", "Two"]),
        ("<p>One<br class=post>Two", []),
    ],
)
def test_content_by_selector_ends_where_the_element_ends(source: str, expected: list[str]) -> None:
    """Its end tag may be left out: https://html.spec.whatwg.org/#optional-tags"""
    assert texts(source, ".post") == expected


def test_areas_of_an_image_map_are_links() -> None:
    image = '<img src=plan.png alt="Plan" usemap="#plan">'
    areas = '<area href=/soles alt="Soles &amp; heels"><area alt=Laces><area HREF="/prices">'
    document = read(f"<p>{BODY}</p>{image}<map name=plan>{areas}<p>Prices</p></map>")
    links = document.all("link")
    assert [(link.attrs["href"], document.field_text(link.outer)) for link in links] == [
        ("/soles", "Soles & heels"),
        ("/prices", ""),
    ]
    assert document.source[slice(*links[0].outer)] == '<area href=/soles alt="Soles &amp; heels">'
    assert [document.text_of(block) for block in document.blocks] == [BODY.strip(), "Prices"]


@pytest.mark.parametrize(
    ("source", "hrefs"),
    [
        ("<p>a</p><nav><map><area href=/soles></map></nav>", ["/soles"]),
        ("<p>a</p><div hidden><area href=/soles></div>", ["/soles"]),
        ("<p>a</p><template><area href=/soles></template>", []),
        (f"<nav><template><area href=/a></template><area href=/soles></nav><main><p>{BODY}</main>", ["/soles"]),
    ],
)
def test_areas_outside_of_the_article(source: str, hrefs: list[str]) -> None:
    document = read(source)
    assert [link.attrs["href"] for link in document.all("navigation_link")] == hrefs
    assert not document.all("link")


@pytest.mark.parametrize("odd", ["<![{{ ", "<![1", "<![ a", "<![endif]>", "<![CDATA[a]]>", "<![-", "<!"])
def test_a_selector_finds_its_part_whatever_is_before_it(odd: str) -> None:
    source = f"<p>One</p>{odd}</p><p class=post>Two</p>"
    assert "Two" in texts(source, ".post")[-1]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<noscript><p>Scripts, please.</noscript><h1>Shoes</h1>", ["Shoes"]),
        ("<p>Laces</p><button><p>Buy</button>soles", ["Laces", "soles"]),
        ("<video><div>Not here<p>nor here</video>soles", ["soles"]),
        ("<svg><path><p>soles", ["soles"]),
        ("<svg><desc><p>drawn</p></desc><foreignObject><p>laces</p></foreignObject></svg>soles", ["laces", "soles"]),
        ("<select><option>38<input>soles", ["soles"]),
        ("<select><option>38<select>soles", ["soles"]),
        ("<table><tr><td><select><option>38<tr><td>soles</table>", ["soles"]),
        ("so\0les", ["soles"]),
        ("<b>a<button>Buy</b>now</button>soles", ["a soles"]),
        ("<span>a<select><option>38</span>39</select>soles", ["a soles"]),
        ("<p>a<svg><foreignObject><p>soles</foreignObject><text>drawn</svg>laces", ["a", "soles", "laces"]),
    ],
)
def test_what_is_left_open_hides_no_more_than_in_a_browser(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<a href=/x>one<p>two</a>three</p>", ["onetwo"]),
        ("<a href=/x>one<p>two<a href=/y>three</a>four</p>", ["onetwo", "three"]),
        ("<a href=/x>one<button>two</a>three</button>four", ["one"]),
        ("<a href=/x>one<button><a href=/y>two</a></button>three", ["one"]),
        ("<a href=/x>one<div hidden>two</a>three</div>four", ["one"]),
    ],
)
def test_a_link_ends_with_its_end_tag_whatever_is_open(source: str, expected: list[str]) -> None:
    document = read(source)
    assert [document.text_of(link).replace(" ", "") for link in document.all("link")] == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            f"<title>Shoes</title><pre>\nShoes &amp; socks\n\n{BODY}\r\n \r\nBye</pre>",
            ["Shoes & socks", BODY.strip(), "Bye"],
        ),
        ("<h1>Shoes</h1><pre>See <a href=/x>all\n\nof</a> them.</pre>", ["Shoes", "See all", "of them."]),
        ("<nav>Home</nav><main><pre>Soles</pre></main>", ["Soles"]),
        ("<pre>one</pre><pre>two</pre>", []),
        ("<pre><code>lace(1)</code></pre>", []),
        ("<p>Type</p><pre>lace 1</pre>", ["Type"]),
    ],
)
def test_a_page_whose_text_is_in_one_pre(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


@pytest.mark.parametrize("around", ["template", "svg", "math"])
def test_a_title_inside_something_else_is_not_the_title_of_the_page(around: str) -> None:
    document = read(f"<{around}><title>Icon</title></{around}><title>Shoes</title>")
    assert [document.text_of(title) for title in document.all("title")] == ["Shoes"]
    assert "second_title" not in document.meta


def test_a_template_declares_nothing() -> None:
    source = "<template><meta name=description content=Soles><link rel=canonical href=/x></template>"
    document = read(source)
    assert not document.all("description")
    assert not document.meta


def test_a_layout_table_is_no_table() -> None:
    assert not read("<table role='presentation'><tr><td>Soles</table>").all("table")
    assert read("<table><tr><td>Soles</table>").all("table")


def test_an_image_by_the_other_name() -> None:
    (image,) = read('<p>a <image src="/shoe.png" alt="A shoe"></p>').all("image")
    assert image.attrs == {"src": "/shoe.png", "alt": "A shoe"}


def test_comments_outside_the_article_are_kept() -> None:
    source = f"<!-- seolint-disable-file --><main>{BODY}</main><!-- end -->"
    assert [source[slice(*comment.span)] for comment in read(source).all("comment")] == [
        " seolint-disable-file ",
        " end ",
    ]


def test_a_phrase_across_markup_is_the_same_words() -> None:
    document = read("<p>face <em>China</em>&nbsp;AI\nnews, <b>che</b>ap</p>")
    assert list(document.words.normalized) == ["face", "china", "ai", "news", "cheap"]


def test_a_rule_whose_tag_is_broken_over_lines_parts_words() -> None:
    assert list(read("One<hr\nclass=a>two").words.normalized) == ["one", "two"]


def test_beautiful_soup_is_loaded_for_selectors_only() -> None:
    code = "import sys, seolint.readers as r; r.read('<p>a', 'html'); sys.exit('bs4' in sys.modules)"
    assert run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "unit",
    [
        "<div>",
        "<article>",
        "<nav>",
        "<form>a</form>",
        "<h1>a</h1>",
        "<p hidden>x",
        "{{",
        "{% a ",
        "<article>a</article>",
    ],
)
def test_hostile_pages(unit: str) -> None:
    """Quadratic choices take minutes over these; the suite's patience is the limit."""
    source = unit * 30_000
    assert len(read(source).prose) == len(source)


@pytest.mark.parametrize(
    ("title", "word"),
    [("&nbsp; Mills", "Mills"), ("&emsp;Corn &amp; Mills&nbsp;", "Mills")],
)
def test_a_title_is_where_it_was_typed_whatever_white_space_is_around_it(title: str, word: str) -> None:
    source = f"<title>{title}</title>"
    assert read(source).unseen.find(word) == source.find(word)


@pytest.mark.parametrize("value", ["Q&amp;A &copy=1 on mills", "&nota &gt; mills", "a&amp;b=c&reg=d mills"])
def test_a_description_is_where_it_was_typed_whatever_its_ampersands_are(value: str) -> None:
    source = f'<meta name="description" content="{value}">'
    assert read(source).unseen.find("mills") == source.find("mills")


def test_the_page_in_other_languages_is_kept() -> None:
    source = """<link rel="stylesheet" href=a.css hreflang=de><LINK rel='Alternate x' hreflang=de href="/de/">
<link rel=alternate type=application/rss+xml href=/feed><link rel=alternate hreflang=x-default><p>Text.</p>"""
    found = read(source).all("alternate")
    assert [(element.attrs["hreflang"], element.attrs.get("href")) for element in found] == [
        ("de", "/de/"),
        ("x-default", None),
    ]
    assert [source[slice(*element.span)] for element in found] == ["/de/", "<link rel=alternate hreflang=x-default>"]


@pytest.mark.parametrize(
    "around",
    ["<nav>{}</nav>", "<body><main><p>Text of the page.</p></main>{}", "<p hidden>{}</p>", "<footer>{}</footer>"],
)
def test_links_around_the_article_are_no_links_of_it(around: str) -> None:
    document = read(f"<p>Text of the page.</p>{around.format('<a href=/a>One</a> <a name=b>two</a>')}")
    assert [(e.kind, e.attrs["href"]) for e in document.all("link", "navigation_link")] == [("navigation_link", "/a")]


def test_the_source_of_a_diagram_is_code() -> None:
    source = (
        "<p>One</p><div class='wide mermaid'>graph TD; A<div>B</div></div><p>Two</p>"
        "<p class=mermaid>C --> D</p><div>Three <span>four</span></div><p>class mermaid</p>"
    )
    document = read(source, "html")
    assert list(document.words.normalized) == ["one", "two", "three", "four", "class", "mermaid"]
