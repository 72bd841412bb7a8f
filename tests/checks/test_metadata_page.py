"""Title, description, address and language of a page, against each other and against its text."""

from __future__ import annotations

from time import process_time

import pytest

from seolint import config, lint
from seolint.checks import language_mismatch, page_head, repeated_description, slug, title_heading
from seolint.document import Document
from seolint.readers import Settings, read

ENGLISH = "A tent that is pitched on sand has to be held by long pegs, because the wind gets under it and lifts it. "
GERMAN = "Ein Zelt auf Sand hält nur mit langen Heringen, weil der Wind darunter greift und es mit sich nimmt. "


def html(title: str, *headings: str, language: str = "en") -> Document:
    h1 = "".join(f"<h1>{heading}</h1>" for heading in headings)
    return read(f"<html><head><title>{title}</title></head><body>{h1}</body></html>", "html", Settings(language))


def matter(text: str, body: str = "Use long pegs.", language: str | None = "en") -> Document:
    return read(f"---\n{text}\n---\n\n{body}\n", "markdown", Settings(default_language=language))


@pytest.mark.parametrize(
    ("title", "headings", "at_odds"),
    [
        ("Pitching tents", ["How to pitch a tent"], False),
        ("Our shop", ["How to pitch a tent"], True),
        ("Our shop", ["Welcome", "Our shop in Leeds"], False),
        ("Tentpoles | Leeds Outdoor", ["All tents"], False),
        ("How to", ["How to pitch a tent"], False),
        ("Our shop", ["&nbsp;", "<img src=a.png alt=Shop>"], False),
        ("Our shop", [], False),
    ],
)
def test_titles_at_odds_with_the_heading(title: str, headings: list[str], at_odds: bool) -> None:
    assert bool(list(title_heading.check(html(title, *headings), share=0))) is at_odds


def test_long_titles_and_headings_take_no_time() -> None:
    document = html(" ".join(f"a{i}" for i in range(50_000)), " ".join(f"b{i}" for i in range(50_000)))
    assert document.words
    started = process_time()
    assert list(title_heading.check(document, share=0))
    assert process_time() - started < 1


@pytest.mark.parametrize(
    ("text", "fault", "better"),
    [
        ("slug: Pitching-Tents", "upper_case", "pitching-tents"),
        ("permalink: https://Tents.example/Sand/", "upper_case", "https://Tents.example/sand/"),
        ("permalink: /:Year/zelt-f%C3%BCr-sand", "upper_case", None),
        ("permalink: /tents/{{ page.fileSlug }}/", "upper_case", None),
        ("slug: pitching_tents_", "underscores", "pitching-tents-"),
        ("permalink: /:short_year/tents", "underscores", None),
        ("permalink: /on-sand/how-to-pitch-a-tent/", "function_words", "/on-sand/pitch-tent/"),
        ("slug: tents", "function_words", None),
    ],
)
def test_addresses_that_could_be_better(text: str, fault: str, better: str | None) -> None:
    found = [finding.facts["better"] for finding in slug.check(matter(text), fault=fault)]
    assert found == ([better] if better else [])


@pytest.mark.parametrize(
    ("text", "body", "written"),
    [
        ("lang: en", GERMAN, "de"),
        ("lang: de_AT", GERMAN, None),
        ("lang: en", ENGLISH, None),
        ("lang: en", "# Zelt", None),
        ("lang: nl", ENGLISH, "en"),
        ("lang: gsw", GERMAN, None),
        ("title: Zelt", GERMAN, None),
    ],
)
def test_declared_and_written_language(text: str, body: str, written: str | None) -> None:
    found = language_mismatch.check(matter(text, body, None))
    assert [finding.facts["code"] for finding in found] == ([written] if written else [])


def test_who_says_which_language_to_take_has_decided() -> None:
    document = read(f"---\nlang: en\n---\n\n{GERMAN}\n", "markdown", Settings(language="de"))
    assert not list(language_mismatch.check(document))


@pytest.mark.parametrize(
    ("text", "body", "of", "repeats"),
    [
        ("title: Pitching *tents*\ndescription: 'Pitching tents!'", "", "title", True),
        ("title: Pitching tents\ndescription: Pitching tents on sand", "", "title", False),
        ("description: Use long pegs.", "# Tents\n\nUse [long](/long) pegs. They hold.", "text", True),
        ("description: Use long pegs. They", "Use long pegs.\n\nThey hold well.", "text", True),
        ("description: Use long pegs, always.", "Use long pegs.", "text", False),
        ("description: '***'", "***", "text", False),
        ("title: Pegs", "Use long pegs.", "text", False),
    ],
)
def test_descriptions_that_repeat(text: str, body: str, of: str, repeats: bool) -> None:
    assert bool(list(repeated_description.check(matter(text, body), of=of))) is repeats


@pytest.mark.parametrize(
    ("head", "names", "missing", "at"),
    [
        ("", ["title", "lang"], "title, lang", (1, 1)),
        ("", ["title"], "title", (1, 7)),
        ("<title></title>", ["title"], "title", (1, 13)),
        ("<title>Tents</title>", ["title"], None, None),
        ("<meta name=description content=''>", ["description"], "description", (1, 13)),
        ("<link rel=canonical>", ["canonical"], "canonical", (1, 13)),
        ("<meta property=og:image content=a.png>", ["og:image", "og:title"], "og:title", (1, 7)),
        ("{% seo %}", ["title"], None, None),
    ],
)
def test_what_a_head_lacks(head: str, names: list[str], missing: str | None, at: tuple[int, int] | None) -> None:
    document = read(f"<html><head>{head}</head><body><h1>Pegs</h1></body></html>", "html")
    found = [(f.facts["missing"], document.position(f.span.start)) for f in page_head.check(document, names=names)]
    assert found == ([(missing, at)] if missing else [])


@pytest.mark.parametrize(
    ("robots", "body", "found"),
    [("noindex", "<script src=a.js></script>", 0), ("noindex", "<p>Pegs</p>", 1), ("index", "<div id=root></div>", 1)],
)
def test_the_shell_of_an_editor_needs_no_head(robots: str, body: str, found: int) -> None:
    page = read(f"<html><head><meta name=robots content={robots}></head><body>{body}</body></html>", "html")
    assert len(list(page_head.check(page, names=["lang"]))) == found


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<div id=app>Loading…</div><script src=a.js></script>", False),
        ("<div>%kit.body%</div><script>go()</script>", False),
        ("<p>Loading…</p>", True),
        ("<p>Pegs hold a tent.</p><script src=a.js></script>", True),
    ],
)
def test_a_page_that_a_program_fills_needs_no_heading(body: str, expected: bool) -> None:
    page = f"<html><head><title>Pegs</title></head><body>{body}</body></html>"
    assert ("missing-h1" in {problem.rule for problem in lint(page, "a.html").problems}) == expected


@pytest.mark.parametrize(("content", "expected"), [("0; url=/pegs", False), ("300; url=/pegs", True)])
def test_a_page_that_leads_to_another_at_once_is_not_judged(content: str, expected: bool) -> None:
    head = f'<meta http-equiv="refresh" content="{content}"><link rel="canonical" href="/pegs">'
    found = {
        problem.rule for problem in lint(f"<html><head>{head}</head><body>Moved.</body></html>", "a.html").problems
    }
    rules = {"missing-title", "missing-language", "missing-h1", "relative-canonical"}
    assert found & rules == (rules if expected else set())


def test_a_good_page_is_quiet() -> None:
    head = (
        "<title>How to pitch a tent on sand</title>"
        '<meta name="description" content="Long pegs hold a tent on sand where short ones slip. How to choose them.">'
        '<link rel="canonical" href="https://tents.example/sand">'
    )
    page = f'<html lang="en"><head>{head}</head><body><h1>Pitching a tent on sand</h1><p>{ENGLISH}</p></body></html>'
    problems = lint(page, "sand.html", config=config.load()).problems
    assert [problem.rule for problem in problems if problem.family == "metadata"] == []


@pytest.mark.parametrize(
    ("text", "expected"), [("lang: en", ["missing-h1"]), ('title: "Pegs', ["broken-front-matter"])]
)
def test_a_title_may_be_in_front_matter_that_cannot_be_read(text: str, expected: list[str]) -> None:
    found = lint(f"---\n{text}\n---\n\n{ENGLISH}\n", "a.md", config=config.load(preset="strict")).problems
    assert [problem.rule for problem in found if problem.rule in ("missing-h1", "broken-front-matter")] == expected


@pytest.mark.parametrize(
    ("page", "counts"),
    [
        ("<html><head>{}</head><body><p>Text.</p></body></html>", True),
        ("<html><head></head>{}<body><p>Text.</p></body></html>", True),
        ("<html><head><template><p>x</p></template><script>a</script>{}</head><body></body></html>", True),
        ("<html><head><x-social></x-social>{}</head><body><p>Text.</p></body></html>", True),
        ("<html><head></head><body>{}<p>Text.</p></body></html>", False),
        ("<html><head></head><body><p>Text.</p>{}</body></html>", False),
        ("<html><head><img src=pixel.gif>{}</head><body><p>Text.</p></body></html>", False),
        ("<html><head><title>A</title><h1>B</h1>{}", False),
    ],
)
def test_a_canonical_link_counts_in_the_head_only(page: str, counts: bool) -> None:
    link = '<link rel="canonical" href="/a"><link rel=alternate hreflang=de href="/de">'
    document = read(page.format(link), "html")
    assert document.meta.get("canonical") == ("/a" if counts else None)
    assert len(document.all("alternate")) == counts
    found = list(page_head.check(document, names=["canonical"]))
    assert [page.format(link)[slice(*finding.span)] for finding in found] == ([] if counts else ["/a"])


@pytest.mark.parametrize("name", ["robots", "bingbot", "Googlebot", "googlebot-news", "Slurp", "yandex"])
def test_a_page_may_speak_to_one_search_engine(name: str) -> None:
    document = read(f'<meta name="{name}" content="noindex"><p>Text.</p>', "html")
    assert [e.attrs["value"] for e in document.all("declared") if e.attrs["name"] == name.lower()] == ["noindex"]
