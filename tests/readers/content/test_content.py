"""The main text of whole pages: what is read of them, what is left out, and why."""

from __future__ import annotations

import pytest

from seolint.document import Document
from seolint.readers import Settings
from seolint.readers import read as read_format

BEES = (
    "The hives stand along the south wall, where the sun reaches them before the dew has dried.",
    "In a cold April we feed the weaker colonies with syrup, since nothing but hazel is in flower.",
    "A swarm that leaves in May fills a new box by August, and in a good year gives honey, too.",
    "Whoever opens a hive in the rain should not wonder at the stings, for all the bees are at home.",
    "We weigh each box in October, and what is lighter than twelve kilos gets sugar for the winter.",
    "Mites are counted on a white board under the frames, and more than ten a day call for treatment.",
)
"""Paragraphs of an article."""

BOATS = (
    "The boats of the village were built of larch, without a plan, by men who had learned it at sea.",
    "A keel was laid in autumn, so that the wood could dry in the wind until the ice had gone.",
    "Tar came from the pines behind the church, and burning it took four men three days and nights.",
)
"""Paragraphs of something else."""


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>\n" for text in texts)


ARTICLE = f"<h1>Bees in the garden</h1>{paragraphs(*BEES)}"
MENU = "<ul>{}</ul>".format("".join(f"<li><a href=/{i}>Page number {i} of all</a></li>" for i in range(12)))
OTHER = paragraphs(*BOATS)


def page(body: str) -> str:
    return f"<!doctype html><html lang=en><head><title>Bees</title></head><body>{body}</body></html>"


def read(source: str, content: str | None = None) -> Document:
    return read_format(source, "html", Settings(language="en", content=content))


def texts(source: str, content: str | None = None) -> list[str]:
    document = read(source, content)
    return [document.text_of(block) for block in document.blocks]


WHOLE = ["Bees in the garden", *BEES]


@pytest.mark.parametrize(
    ("around", "reason"),
    [
        ("<div class='comments-area'>{}</div>", "comments"),
        ("<section id=comments><article class=comment-body>{}</article></section>", "comments"),
        ("<article class='comment byuser'>{}</article>", "comments"),
        ("<div itemprop=comment>{}</div>", "comments"),
        ("<article role=comment>{}</article>", "comment"),
        ("<div id=disqus_thread>{}</div>", "comments"),
        ("<div class=blokKomentarze>{}</div>", "comments"),
        ("<div class='post-related'>{}</div>", "related pages"),
        ("<div id=mostRead>{}</div>", "related pages"),
        ("<div class=article-share>{}</div>", "share buttons"),
        ("<div class='m-sponsored m'>{}</div>", "advertisement"),
        ("<div class=left-sidebar>{}</div>", "navigation"),
        ("<div class=cookie-notice>{}</div>", "boilerplate"),
        ("<div class='newsletter_box'>{}</div>", "boilerplate"),
        ("<div class='authorBio'>{}</div>", "boilerplate"),
        ("<div class=page-footer>{}</div>", "footer"),
        ("<nav>{}</nav>", "navigation"),
        ("<footer>{}</footer>", "footer"),
        ("<div role=complementary>{}</div>", "complementary"),
    ],
)
def test_what_is_around_an_article(around: str, reason: str) -> None:
    document = read(page(f"<div>{ARTICLE}{around.format(OTHER)}</div>"))
    assert [document.text_of(block) for block in document.blocks] == WHOLE
    assert [part.attrs["reason"] for part in document.all("left_out")] == [reason]


def test_an_article_in_a_list_of_links() -> None:
    head = f"<div><a href=/>Garden weekly</a>{MENU}</div>"
    tail = f"<div>{MENU}<p>All rights of this are with us.</p></div>"
    assert texts(page(f"{head}<div>{ARTICLE}</div>{tail}")) == WHOLE


def test_paragraphs_among_teasers() -> None:
    teaser = "<div><h3><a href=/t>Boats of larch and tar</a></h3><p>{}</p></div>"
    teasers = "".join(teaser.format(text) for text in BOATS)
    assert texts(page(f"<div>{ARTICLE}</div><div>{teasers}</div>{MENU}")) == WHOLE


def test_a_box_of_links_in_the_article() -> None:
    first, rest = paragraphs(*BEES[:3]), paragraphs(*BEES[3:])
    source = page(f"<article><h1>Bees in the garden</h1>{first}<div><h4>More of it</h4>{MENU}</div>{rest}</article>")
    assert texts(source) == WHOLE
    assert "links" in [part.attrs["reason"] for part in read(source).all("left_out")]


def test_the_heading_above_the_article() -> None:
    head = f"<div>{MENU}<h1>Bees in the garden</h1><p>by Ann</p>{MENU}</div>"
    assert texts(page(f"{head}<div>{paragraphs(*BEES)}</div>")) == WHOLE
    assert texts(page(f"<header><b>Weekly</b>{head}</header><div>{paragraphs(*BEES)}</div>")) == WHOLE


@pytest.mark.parametrize("hiding", ["style=display:none", "hidden", "aria-hidden=true", "class=away"])
def test_a_hidden_heading_is_none_of_the_article(hiding: str) -> None:
    """Pages repeat the heading above a large picture for machines."""
    style, again = "<style>.away{display:none}</style>", f"<h1 {hiding}>Bees in the garden</h1>"
    assert (
        texts(page(f"{style}<div>{MENU}<h1>Bees in the garden</h1></div><main>{again}{paragraphs(*BEES)}</main>"))
        == WHOLE
    )
    assert texts(page(f"{style}<div>{MENU}{again}</div><main>{paragraphs(*BEES)}</main>")) == WHOLE[1:]


def test_what_follows_a_short_main_part() -> None:
    cards = "".join(f"<div class=card><h3>Card</h3><p>{text}</p></div>" for text in BOATS[:2])
    found = texts(page(f"<main>{cards}</main><section>{ARTICLE}{paragraphs(*BOATS, *BOATS)}</section>"))
    assert [text for text in found if text in WHOLE] == WHOLE


@pytest.mark.parametrize(
    "body",
    [
        f"<div class='layout has-sidebar'>{ARTICLE}</div>",
        f"<body class='single comments-open'>{ARTICLE}",
        f"<div class=comments-wrapper>{ARTICLE}</div>",
        f"<form><div class=related>{ARTICLE}</div></form>",
        f"<div role=complementary>{ARTICLE}</div>",
        f"<h1>Bees in the garden</h1><div class=widget>{paragraphs(*BEES)}</div>",
        "<h1>Bees in the garden</h1>" + "".join(f"<div class=w-widget><p>{text}</p></div>" for text in BEES),
        "<h1>Bees in the garden</h1>" + "".join(f"<p class=subscribe>{text}</p>" for text in BEES),
    ],
)
def test_names_that_lie(body: str) -> None:
    assert texts(page(body + MENU)) == WHOLE


def test_an_id_made_of_a_heading() -> None:
    comments = f"<section id=comments><h2>Comments</h2>{OTHER}</section>"
    related = f"<div id=related-work class=section><h2>Related work</h2>{OTHER}</div>"
    found = texts(page(f"<main>{ARTICLE}{comments}{related}</main>"))
    assert found == [*WHOLE, "Comments", *BOATS, "Related work", *BOATS]


def test_a_post_of_a_network_in_the_article() -> None:
    post = f"<div class=social-embed><blockquote class=tweet>{OTHER}</blockquote></div>"
    assert texts(page(f"<article>{ARTICLE}{post}</article>")) == [*WHOLE, *BOATS]


INGREDIENTS = ["Two kilos of plums", "A kilo of sugar", "Some cinnamon"]
TERMS = [f"Term {i}" for i in range(30)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "<main><h1>API</h1><p>{}</p><ul>{}</ul></main>".format(
                BOATS[0], "".join(f"<li><a href=/{term}>{term}</a></li>" for term in TERMS)
            ),
            ["API", BOATS[0], *TERMS],
        ),
        (
            "<main><h1>Terms</h1><p>{}</p><table>{}</table></main>".format(
                BOATS[0], "".join(f"<tr><td><a href=/{term}>{term}</a><td>Yes</tr>" for term in TERMS)
            ),
            ["Terms", BOATS[0], *(text for term in TERMS for text in (term, "Yes"))],
        ),
        (
            "<div><h1>Jam</h1><div><ul>{}</ul></div><div>{}</div></div>".format(
                "".join(f"<li>{text}</li>" for text in INGREDIENTS), OTHER
            ),
            ["Jam", *INGREDIENTS, *BOATS],
        ),
        (
            "<main>{}</main>".format(
                "".join(f"<h2><a href=/{i}>Post {i}</a></h2><p>Some words.</p>" for i in range(9))
            ),
            [text for i in range(9) for text in (f"Post {i}", "Some words.")],
        ),
        (
            "<main><h1>Questions</h1>{}</main>".format(
                "".join(f"<details><summary>Why {i}?</summary><p>Because.</p></details>" for i in range(9))
            ),
            ["Questions", *(text for i in range(9) for text in (f"Why {i}?", "Because."))],
        ),
    ],
    ids=["links", "table of links", "ingredients", "front page", "questions"],
)
def test_pages_that_are_no_running_text(body: str, expected: list[str]) -> None:
    assert texts(page(MENU.join(["<div>", "</div>"]) + body)) == expected


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{BOATS[0]}</div><div>{ARTICLE}</div>",
        f"<p>Short.</p><div class=share>{ARTICLE}</div><div class=related><p>{BOATS[0]}</p></div><p>End.</p>",
        f"<div><h2>Links</h2>{MENU}</div><div>{ARTICLE}</div>",
    ],
)
def test_a_piece_of_a_page_is_read_whole(body: str) -> None:
    source = f"{body}<p>One more.</p>"
    plain = source.replace(" class=share", "").replace(" class=related", "")
    assert texts(source) == texts(plain)
    assert not read(source).all("left_out")


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("#comments", list(BOATS)),
        ("div.related", list(BOATS)),
        ("body > footer", ["Imprint"]),
        ("#all", [*WHOLE, "An aside.", "A form.", "End."]),
    ],
)
def test_nothing_is_left_out_of_what_the_author_marked(selector: str, expected: list[str]) -> None:
    inner = "<aside class=related>An aside.</aside><form>A form.</form><footer>End.</footer>"
    rest = f"<div id=comments>{OTHER}</div><div class=related>{OTHER}</div><footer>Imprint</footer>"
    found = texts(page(f"<div id=all>{ARTICLE}{inner}</div>{rest}"), selector)
    assert found[: len(expected)] == expected


def test_a_text_without_spaces_is_running_text() -> None:
    texts_of_page = [
        "蜂箱放在朝南的墙边，太阳在露水干之前就照到它们，蜜蜂从清晨开始工作。" * 2,
        "四月很冷的时候，我们给弱群喂糖浆，因为除了榛树没有别的花开放。" * 2,
    ]
    source = page(f"{MENU}<div>{paragraphs(*texts_of_page)}</div>{MENU}")
    assert texts(source) == texts_of_page


def test_text_of_controls_is_none_of_the_article() -> None:
    choice = "<select>{}</select>".format("".join(f"<option>{text}</option>" for text in BOATS * 9))
    assert texts(page(f"{MENU}<div>{choice}</div><div>{ARTICLE}</div>{MENU}")) == WHOLE


def test_hidden_text_is_none_of_the_article() -> None:
    assert texts(page(f"{MENU}<div hidden>{OTHER * 9}</div><div>{ARTICLE}</div>{MENU}")) == WHOLE


@pytest.mark.parametrize(
    "unit",
    ["<header><h1>Bees</h1>", "<div id=comments><h2>Comments</h2>", "<p>a<a href=/x>", "</div><div class=share>"],
)
def test_hostile_pages(unit: str) -> None:
    """Quadratic choices take minutes over these; the suite's patience is the limit."""
    source = page(unit * 20_000)
    assert len(read(source).prose) == len(source)
