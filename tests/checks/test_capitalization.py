"""Capitals of headings: which are reported, and what is proposed."""

from __future__ import annotations

from typing import Any

import pytest

from seolint.checks.capitalization import check, not_applicable, validate
from seolint.readers import Settings, read

TEXT = """

We repaired boots in Zurich with tools from Harbour & Hill. The old GORETEX came off, and the JavaScript
demo on GitHub shows how. A shoe is glued on Black Friday, as every black shoe is. Ask Ms Lindqvist.

"""

SENTENCES = [
    ("How to choose a shoe", None),
    ("How To Choose A Shoe", "How to choose a shoe"),
    ("how to choose a shoe", "How to choose a shoe"),
    ("HOW TO CHOOSE A SHOE", "How to choose a shoe"),
    ("GUIDES", "Guides"),
    ("FAQ", None),
    ("What an API costs, and why SEO isn't PR", None),
    ("Repairs in Zurich", None),
    ("REPAIRS IN ZURICH IN MARCH", "Repairs in Zurich in March"),
    ("Repairs In Zurich's Old Town", "Repairs in Zurich's old town"),
    ("Sales on Black Friday", None),
    ("Sales of Black shoes", "Sales of black shoes"),
    ("Why GORETEX and PATENTED soles", "Why GORETEX and patented soles"),
    ("Learn JavaScript on an iPhone", None),
    ("What every runner should know about Vibram", None),
    ("What Every Runner Should Know About Vibram", "What every runner should know about vibram"),
    ("What every Shoe should know about The others", "What every shoe should know about the others"),
    ("iPhone cases", None),
    ("Node.js and R&D", None),
    ("What I learned on Monday in May", None),
    ("French boots, German soles", None),
    ("Vitamin C, and plan B", None),
    ("Sizes: A short guide", None),
    ("Sizes: a short guide", None),
    ("Sizes? Try two", None),
    ("5 Ways to lace", "5 ways to lace"),
    ("`npm` And friends", "npm and friends"),
    ("A Step-By-Step guide", "A step-by-step guide"),
    ("Zurich-based cobblers", None),
    ("Press “Save As” to finish", None),
    ("Ask Ms Lindqvist", None),
    ("The **Sole** of it", "The sole of it"),
    ("Élan vital Übung", "Élan vital übung"),
    ("…", None),
    ("2026", None),
    ("👟 Shoes For Two", "👟 Shoes for two"),
]


def expected(heading: str, **options: Any) -> str | None:
    """What the check proposes for a heading above TEXT; None where it is right."""
    document = read(f"# {heading}{TEXT}", "markdown", Settings(language="en"))
    found = list(check(document, **options))
    return found[0].facts["expected"] if found else None


@pytest.mark.parametrize(("heading", "right"), SENTENCES)
def test_headings_as_sentences(heading: str, right: str | None) -> None:
    assert expected(heading, style="sentence") == right


TITLES: list[tuple[str, str, str | None]] = [
    ("ap", "choosing the right shoes", "Choosing the Right Shoes"),
    ("ap", "Choosing The Right Shoes", "Choosing the Right Shoes"),
    ("ap", "A Walk With a Friend From Zurich", None),
    ("ap", "A Walk with a Friend from Zurich", "A Walk With a Friend From Zurich"),
    ("ap", "Boots And Shoes for the Rain", "Boots and Shoes for the Rain"),
    ("ap", "How to Log In", None),
    ("ap", "How To Log in to the Shop", None),
    ("ap", "The Shoes We Are In", None),
    ("ap", "What It Is and what it isn't", "What It Is and What It Isn't"),
    ("ap", "CHOOSING SHOES IN ZURICH", "Choosing Shoes in Zurich"),
    ("ap", "Step-by-step Guides", None),
    ("ap", "What an iPhone or an API Does on 5k runs", "What an iPhone or an API Does on 5k Runs"),
    ("chicago", "A Walk with a Friend from Zurich", None),
    ("chicago", "A Walk With a Friend From Zurich", "A Walk with a Friend from Zurich"),
    ("chicago", "Life Between the Mountains", "Life between the Mountains"),
    ("chicago", "Life before the War", None),
    ("chicago", "Life Before the War", None),
    ("chicago", "A Step-By-Step Guide", "A Step-by-Step Guide"),
    ("chicago", "A Step-by-step Guide", "A Step-by-Step Guide"),
    ("chicago", "Anti-inflammatory Soles", None),
    ("chicago", "Sizes: a Short Guide", None),
    ("chicago", "24-hour Repairs", "24-Hour Repairs"),
]


@pytest.mark.parametrize(("book", "heading", "right"), TITLES)
def test_headings_as_titles(book: str, heading: str, right: str | None) -> None:
    assert expected(heading, style="title", title_style=book) == right


KEPT: list[tuple[dict[str, Any], str, str | None]] = [
    ({"style": "sentence", "exceptions": ["Cyber Monday"]}, "Ready for Cyber Monday", None),
    ({"style": "sentence", "exceptions": ["Cyber Monday"]}, "Ready for cyber monday", "Ready for Cyber Monday"),
    ({"style": "sentence", "exceptions": ["npm", "npm audit"]}, "npm audit in CI", None),
    ({"style": "sentence", "exceptions": ["npm"]}, "Npm in CI", None),
    ({"style": "title", "exceptions": ["npm", "adidas"]}, "Shoes by adidas with npm", "Shoes by adidas With npm"),
    ({"style": "upper", "exceptions": ["iPhone"]}, "Cases for iPhone", "CASES FOR iPhone"),
    ({"style": "lower"}, "all of it, iPhone", "all of it, iphone"),
    ({"style": "upper"}, "ALL OF IT", None),
    ({"style": "sentence", "levels": [2]}, "How To Choose", None),
]


@pytest.mark.parametrize(("options", "heading", "right"), KEPT)
def test_exceptions_are_kept_as_they_are(options: dict[str, Any], heading: str, right: str | None) -> None:
    assert expected(heading, **options) == right


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_other_scopes_and_their_places(format: str) -> None:
    text = (
        "---\ntitle: Shoes For All\n---\n# Shoes\n\nRead [Our Guide](/guide).\n"
        if format == "markdown"
        else '<title>Shoes For All</title><h1>Shoes</h1><p>Read <a href="/guide">Our Guide</a>.</p>'
    )
    document = read(text, format, Settings(language="en"))
    for scope, heading in (("title", "Shoes For All"), ("link", "Our Guide")):
        (finding,) = check(document, style="sentence", scope=scope)
        assert finding.facts["text"] == heading == text[finding.span.start : finding.span.end]


@pytest.mark.parametrize(
    ("language", "style", "count"),
    [("de", "sentence", 0), ("de", "title", 0), ("de", "lower", 1), ("fr", "sentence", 1), ("fr", "title", 0)],
)
def test_what_a_language_tells_by_capitals(language: str, style: str, count: int) -> None:
    document = read("# Les Chaussures Rouges\n", "markdown", Settings(language=language))
    assert len(list(check(document, style=style))) == count
    assert bool(not_applicable(document, style=style)) == (count == 0)


def test_what_is_wrong_with_the_arguments() -> None:
    assert list(validate(style="titel", title_style="apa", scope="heding", exceptions=["Cyber Monday", "…"])) == [
        (("style",), "there is no style titel; did you mean title?"),
        (("title_style",), "there is no title style apa; did you mean ap?"),
        (("scope",), "there is no scope heding; did you mean heading?"),
        (("exceptions", 1), "an exception has a word at least"),
    ]


@pytest.mark.parametrize(
    "text", ["-" * 50_000, "a-" * 50_000, '"' * 50_000, "“" * 50_000, "“a” " * 20_000, "A B " * 20_000]
)
def test_hostile_headings_take_no_longer_than_they_are_long(text: str) -> None:
    document = read(f"# x {text}\n", "markdown", Settings(language="en"))
    assert len(list(check(document, style="sentence", exceptions=["a b c"]))) <= 1
