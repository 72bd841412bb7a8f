"""What a page says of itself in its head: titles that nobody wrote, what stands there twice, codes nobody knows."""

from __future__ import annotations

from time import process_time

import pytest

from seolint.checks import (
    canonical,
    declared_value,
    language_code,
    late_main_heading,
    placeholder_title,
    several_fields,
)
from seolint.document import Document
from seolint.readers import read


def html(head: str, body: str = "<h1>Pegs</h1>", attributes: str = "") -> Document:
    return read(f"<html{attributes}><head>{head}</head><body>{body}</body></html>", "html")


@pytest.mark.parametrize(
    ("title", "made_up"),
    [
        ("Untitled", True),
        ("  UNTITLED document 3 ", True),
        ("Untitled-1", True),
        ("Hello world!", True),
        ("Document", True),
        ("Document 2026", True),
        ("Documents", False),
        ("Untitled (1999)", False),
        ("React", False),
        ("2026", False),
        ("", False),
    ],
)
def test_titles_that_a_program_made_up(title: str, made_up: bool) -> None:
    found = placeholder_title.check(
        html(f"<title>{title}</title>"), titles=["Untitled", "Untitled document", "Hello world"], of_pages=["Document"]
    )
    assert bool(list(found)) is made_up


@pytest.mark.parametrize(
    ("text", "made_up"),
    [("Welcome! This is your very first post.", True), ("This is your first post.", True), ("Print it.", False)],
)
def test_the_first_post_of_a_blog(text: str, made_up: bool) -> None:
    post = read(f"---\ntitle: Hello World\n---\n\n{text}\n", "markdown")
    assert bool(list(placeholder_title.check(post, titles=[], of_posts=["Hello world"]))) is made_up


def test_a_chapter_may_be_called_what_a_page_may_not() -> None:
    chapter = read("---\ntitle: Document\n---\n\nIt holds nodes.\n", "markdown")
    assert not list(placeholder_title.check(chapter, titles=[], of_pages=["Document"]))


@pytest.mark.parametrize(
    ("descriptions", "others"),
    [
        (["Long pegs."], []),
        (["Long pegs.", "Our shop."], ["Our shop."]),
        (["Long pegs.", "Long  pegs."], []),
        (["Long pegs.", "Our shop.", "All tents."], ["Our shop.", "All tents."]),
        (["Long pegs.", "{{ description }}"], []),
        ([], []),
    ],
)
def test_descriptions_beside_the_first(descriptions: list[str], others: list[str]) -> None:
    head = "".join(f'<meta name="description" content="{text}">' for text in descriptions)
    found = list(several_fields.check(html(head), kind="description"))
    assert [finding.facts["text"] for finding in found] == others
    assert all(finding.facts["other"] == "Long pegs." for finding in found)


def test_many_descriptions_beside_a_long_one_take_linear_time() -> None:
    head = f'<meta name="description" content="{"peg " * 100_000}">' + "<meta name=description content=a>" * 5_000
    document = html(head)
    started = process_time()
    assert len(list(several_fields.check(document, kind="description"))) == 5_000
    assert process_time() - started < 1


def test_a_field_is_one_that_readers_take() -> None:
    assert list(several_fields.validate(kind="description")) == []
    ((path, wrong),) = several_fields.validate(kind="descripton")
    assert (path, wrong) == (("kind",), "there is no field descripton; did you mean description?")


@pytest.mark.parametrize(
    ("code", "better"),
    [
        ("en", None),
        ("de-CH-1996", None),
        ("zh-Hant-TW", None),
        ("i-klingon", None),
        ("x-tents", None),
        ("{{ site.lang }}", None),
        ("", None),
        ("english", "en"),
        ("en_US", "en-US"),
        ("zh_Hant", "zh-Hant"),
        ("en-", "en"),
        ("e", "en"),
    ],
)
def test_codes_of_languages(code: str, better: str | None) -> None:
    found = [finding.facts["better"] for finding in language_code.check(html("", attributes=f' lang="{code}"'))]
    assert found == ([better] if better else [])


def test_a_code_is_guessed_from_the_text() -> None:
    body = "<p>Ein Zelt auf Sand hält nur mit langen Heringen, weil der Wind darunter greift und es mit sich nimmt.</p>"
    (finding,) = language_code.check(html("", body, ' lang="deutsch"'))
    assert finding.facts["better"] == "de"


@pytest.mark.parametrize(
    ("address", "better"),
    [
        ("https://tents.example/sand#pegs", "https://tents.example/sand"),
        ("https://tents.example/sand#", "https://tents.example/sand"),
        ("https://tents.example/sand?a=1", None),
    ],
)
def test_a_canonical_link_is_for_a_page(address: str, better: str | None) -> None:
    page = html(f'<link rel="canonical" href="{address}">')
    assert [finding.facts["other"] for finding in canonical.check(page, fault="fragment")] == (
        [better] if better else []
    )


@pytest.mark.parametrize(
    ("robots", "expected"),
    [("nofollow", True), ("index,NoFollow", True), ("noindex, nofollow", False), ("follow", False)],
)
def test_who_asks_for_more_is_told_once(robots: str, expected: bool) -> None:
    page = html(f'<meta name="robots" content="{robots}">')
    assert bool(list(declared_value.check(page, values={"robots": "nofollow"}, unless="noindex none"))) is expected


@pytest.mark.parametrize(
    ("body", "late"),
    [
        ("<h2>Shop</h2><h1>Pegs</h1>", ["Pegs"]),
        ("<h2></h2><h1>Pegs</h1>", []),
        ("<h1>Pegs</h1><h2>Sand</h2><h1>Snow</h1>", []),
        ("<h2>Sand</h2><h3>Pegs</h3>", []),
        ("<h3>Shop</h3><h2>Tents</h2><h1>Pegs</h1><h1>Snow</h1>", ["Pegs"]),
    ],
)
def test_main_headings_below_others(body: str, late: list[str]) -> None:
    assert [finding.facts["text"] for finding in late_main_heading.check(html("", body))] == late
