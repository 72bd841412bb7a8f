"""What an article shows: blocks, links and images, in Markdown and HTML."""

from __future__ import annotations

import pytest

from seolint.analysis.article_text import article_text
from seolint.readers import read


def blocks(source: str, format: str = "markdown") -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in article_text(read(source, format)).blocks]


MARKDOWN = """\
# Otters *in* the `river`

They
swim.

- By night
- By day
  - in summer

    after rain

> They never rest.

| Month | Count |
|---|---|
| May | 4 |

```sh
count otters
```

![An otter](otter.png)
"""
HTML = """\
<title>Otters &amp; others</title>
<h1>Otters <em>in</em> the <code>river</code></h1>
<p>They
swim.</p>
<ul><li>By night</li><li>By day<ul><li>in summer<p>after rain</p></li></ul></li></ul>
<blockquote><p>They never rest.</p></blockquote>
<table><tr><th>Month</th><th>Count</th></tr><tr><td>May</td><td>4</td></tr></table>
<pre><code>count otters
</code></pre>
<figure><img src="otter.png" alt="An otter"><figcaption>At dusk</figcaption></figure>
"""
BLOCKS = [
    ("heading", "Otters in the river"),
    ("paragraph", "They swim."),
    ("item", "By night"),
    ("item", "By day"),
    ("item", "in summer"),
    ("paragraph", "after rain"),
    ("quote", "They never rest."),
    ("cell", "Month"),
    ("cell", "Count"),
    ("cell", "May"),
    ("cell", "4"),
    ("code", "count otters"),
]


def test_blocks_in_reading_order_with_white_space_folded() -> None:
    assert blocks(MARKDOWN) == BLOCKS
    assert blocks(HTML, "html") == [*BLOCKS, ("caption", "At dusk")]


@pytest.mark.parametrize(
    ("source", "format", "text"),
    [
        ("    plain < code\n", "markdown", "plain < code"),
        ("~~~\na\n\nb\n~~~\n", "markdown", "a b"),
        ("```\nnever closed\n", "markdown", "never closed"),
        ("<pre>if a &lt; <b>b</b>:\n  go</pre>", "html", "if a < b: go"),
    ],
)
def test_code_without_its_marks(source: str, format: str, text: str) -> None:
    beside = "Otters.\n\n" if format == "markdown" else "<p>Otters.</p>"
    assert blocks(f"{beside}{source}", format) == [("paragraph", "Otters."), ("code", text)]


def test_each_block_is_where_its_text_is() -> None:
    for source, kind in ((MARKDOWN, "markdown"), (HTML, "html")):
        for block in article_text(read(source, kind)).blocks:
            words = block.text.split()
            shown = source[block.span.start : block.span.end]
            assert all(word in shown for word in words), block


def test_a_heading_without_text_is_one() -> None:
    (heading,) = article_text(read("<h2><img src=a.png alt=Otters></h2>", "html")).blocks
    assert (heading.kind, heading.level, heading.text) == ("heading", 2, "")


def test_links_with_the_text_that_readers_see_or_hear() -> None:
    source = "[A **map**](/map?a=1&amp;b=2 'The map') ![x](y) [![Home](home.png)](/) <https://example.com>\n"
    found = article_text(read(source, "markdown")).links
    assert [(link.text, link.href) for link in found] == [
        ("A map", "/map?a=1&b=2"),
        ("Home", "/"),
        ("https://example.com", "https://example.com"),
    ]
    assert {link.part for link in found} == {"article"}


@pytest.mark.parametrize(
    ("source", "format", "href"),
    [
        ("[About]({{ site.url }}/about)\n", "markdown", "{{ site.url }}/about"),
        ('<a href="{{ site.url }}/about">About</a>', "html", "{{ site.url }}/about"),
        ("<p>{{ intro }} <a href='/{% lang %}/xxxx.html'>About</a></p>", "html", "/{% lang %}/xxxx.html"),
        ("{{ intro }} [About](/about)\n", "markdown", "/about"),
    ],
)
def test_addresses_are_as_written(source: str, format: str, href: str) -> None:
    (link,) = article_text(read(source, format)).links
    assert link.href == href


def test_images() -> None:
    source = '<p>One<img src="a.png"><img src=" b.png" alt=""><img alt="A  heron\nwades" src=c.png></p>'
    found = article_text(read(source, "html")).images
    assert [(image.alt, image.src) for image in found] == [(None, "a.png"), ("", "b.png"), ("A heron wades", "c.png")]
    assert [source[slice(*image.span)][:4] for image in found] == ["<img"] * 3


def test_what_a_page_says_of_itself_and_hides() -> None:
    source = """<title>Otters &amp; others</title><meta name=description content="All of them.">
<link rel=canonical href=https://example.com/otters><p>Seen <span hidden>unseen</span></p><div hidden>too</div>"""
    shown = article_text(read(source, "html"))
    assert (shown.title, shown.description, shown.hidden) == ("Otters & others", "All of them.", "unseen too")
    assert shown.canonical == "https://example.com/otters"
    nothing = article_text(read("Text.\n", "markdown"))
    assert (nothing.title, nothing.description, nothing.canonical, nothing.hidden) == (None, None, None, "")


def test_front_matter() -> None:
    source = "---\ntitle: Otters\nexcerpt: All of them.\ncanonical: /otters\n---\n\nText.\n"
    shown = article_text(read(source, "markdown"))
    assert (shown.title, shown.description, shown.canonical) == ("Otters", "All of them.", "/otters")


PAGE = """\
<title>Otters</title>
<body><nav><a href="/">Home</a> <a href="/birds"><b>Birds</b> &amp; fish</a><a>no link</a></nav>
<main><h1>Otters</h1><p>They <a href="/swim">swim</a>.</p>
<form>Search <a href="/search">for more</a></form>
<div role="complementary"><p>See <a href="/seals">seals</a></p></div>
<p hidden>Unseen <a href="/unseen">link</a></p>
<nav></nav></main>
<template><a href="/none">none</a></template>
<footer>All rights <a href="/imprint">reserved</a> <a href="/last">to us</footer>
"""


def test_links_around_the_article_are_navigation() -> None:
    found = article_text(read(PAGE, "html")).links
    assert [(link.part, link.text, link.href) for link in found] == [
        ("article", "swim", "/swim"),
        ("navigation", "Home", "/"),
        ("navigation", "Birds & fish", "/birds"),
        ("navigation", "for more", "/search"),
        ("navigation", "seals", "/seals"),
        ("navigation", "link", "/unseen"),
        ("navigation", "reserved", "/imprint"),
        ("navigation", "to us", "/last"),
    ]
    assert all(PAGE[link.span.start :].startswith(("<a", "swim")) for link in found)


def test_what_is_left_out_and_why() -> None:
    found = article_text(read(PAGE, "html")).left_out
    assert [(part.reason, part.text) for part in found] == [
        ("outside the main text", "Home Birds & fish no link"),
        ("form", "Search for more"),
        ("complementary", "See seals"),
        ("outside the main text", "All rights reserved to us"),
    ]
    assert PAGE[slice(*found[1].span)].startswith("<form>")
    assert PAGE[slice(*found[1].span)].endswith("</form>")


def test_furniture_of_a_page_without_a_main_part() -> None:
    source = "<body><header>Acme</header><p>Otters swim in rivers all day.</p><aside>Seals</aside><nav>Up</nav></body>"
    shown = article_text(read(source, "html"))
    assert [(part.reason, part.text) for part in shown.left_out] == [
        ("header", "Acme"),
        ("aside", "Seals"),
        ("navigation", "Up"),
    ]
    assert [block.text for block in shown.blocks] == ["Otters swim in rivers all day."]


def test_navigation_in_markdown() -> None:
    shown = article_text(read("# Otters\n\n<nav>\n<a href='/'>Home</a>\n</nav>\n\nThey swim.\n", "markdown"))
    assert [(link.part, link.text) for link in shown.links] == [("navigation", "Home")]
    assert [(part.reason, part.text) for part in shown.left_out] == [("navigation", "Home")]


def test_code_is_not_left_out() -> None:
    assert article_text(read("<p>One</p><pre>Two <a href=/>three</a></pre>", "html")).left_out == []
