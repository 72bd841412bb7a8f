"""JSON-LD as it is found in pages: where it breaks, what it says of the article, and what the page says otherwise."""

from __future__ import annotations

from datetime import date
from itertools import product
from time import process_time

import pytest

from seolint.analysis.structured_data import article_values, day, scripts
from seolint.checks import data_contradiction, date_order, structured_data
from seolint.document import Document
from seolint.readers import Settings, read

OPEN = "a value is missing, or has no double quotes"
ENDS = "the data ends here, but a bracket or brace is still open"
COMMA = "nothing follows this comma"


def page(json: str, head: str = "", language: str = "en") -> Document:
    """A page whose only JSON-LD begins in line 2, column 1."""
    script = f'<script type="application/ld+json">\n{json}</script>'
    source = f"<html><head>{head}{script}</head><body><h1>Pitching tents</h1></body></html>"
    return read(source, "html", Settings(language=language))


@pytest.mark.parametrize(
    ("json", "place", "problem"),
    [
        ('{"a": 1}', None, ""),
        ('{"a": 1,}', (2, 8), COMMA),
        ('{"a": [1,\n 2,\n]}', (3, 3), COMMA),
        ("{'a': 1}", (2, 2), "a key is missing, or has no double quotes"),
        ('{"a" 1}', (2, 6), "a colon is missing after the key"),
        ('{"a": 1 "b": 2}', (2, 9), "a comma is missing, or a quote in the text before it has no backslash"),
        ('{"a": "x\ny"}', (2, 9), "a text can't run over several lines: write \\n"),
        ('{"a": "x', (2, 7), "this text has no closing quote"),
        ('{"a": }', (2, 7), OPEN),
        ('{"a": 1}\n x', (3, 2), "there is more after the end of the data"),
        ('{"a": {"b": 1}\n', (2, 14), ENDS),
        ("", (1, 13), "there is nothing in it"),
        ("[" * 100_000, (1, 48), "it is nested too deeply"),
        ('<![CDATA[ {"a": 1} ]]>  \n', None, ""),
        ('//<![CDATA[\n{"a": 1,}\n//]]>', (3, 8), COMMA),
        ('/*<![CDATA[*/ {"a": 1} /*]]>*/', None, ""),
        ('<!-- {"a": 1} -->', None, ""),
        ('{"a": {{ page.title | jsonify }}, }', None, ""),
        ('{"a": <?= $title ?>}', None, ""),
    ],
)
def test_where_json_ld_breaks(json: str, place: tuple[int, int] | None, problem: str) -> None:
    document = page(json)
    found = [(document.position(f.span.start), f.facts["problem"]) for f in structured_data.check(document)]
    assert found == ([(place, problem)] if place else [])


@pytest.mark.parametrize(
    ("json", "key", "expected"),
    [
        ('{"@type": "Article", "headline": "A \\"b\\" \\u00e9"}', "headline", [('A "b" é', 'A \\"b\\" \\u00e9')]),
        ('{"@graph": [{"@type": "WebSite"}, {"@type": "BlogPosting", "headline": "A"}]}', "headline", [("A", "A")]),
        ('[{"@type": ["TechArticle"], "author": [{"name": "Jo"}]}]', "author.name", [("Jo", "Jo")]),
        ('{"@type": "Article", "author": ["Jo", {"name": "Ann"}]}', "author", [("Jo", "Jo")]),
        ('{"@type": "Product", "headline": "A"}', "headline", []),
        ('[{"@type": "Article", "headline": "A"}, {"@type": "Article", "headline": "B"}]', "headline", []),
        ('{"@type": 3, "headline": {"a": []}}', "headline", []),
        ('{"@type": "Article", "headline": ["", null, true]}', "headline", []),
        ("null", "headline", []),
    ],
)
def test_what_json_ld_says_of_the_article(json: str, key: str, expected: list[tuple[str, str]]) -> None:
    document = page(json)
    assert [(value.text, document.source[slice(*value.span)]) for value in article_values(document, key)] == expected


AUTHOR = '<meta name="author" content="{}">'
DATE = '<meta property="article:published_time" content="{}">'


@pytest.mark.parametrize(
    ("json", "head", "expected"),
    [
        ('{"@type": "Article", "headline": "How to pitch a tent"}', "", None),
        ('{"@type": "Article", "headline": "Our shop"}', "", ("headline", "Pitching tents")),
        ('{"@type": "Article", "headline": "Our shop"}', "<title>The shop in Leeds</title>", None),
        ('{"@type": "Article", "author": {"name": "Jo Lee"}}', AUTHOR.format("Ann Ray"), ("author", "Ann Ray")),
        ('{"@type": "Article", "author": {"name": "Jo Lee"}}', AUTHOR.format("jolee"), None),
        ('{"@type": "Article", "author": [{"name": "Jo Lee"}, {"name": "Ray"}]}', AUTHOR.format("Ann Ray"), None),
        ('{"@type": "Article", "author": {"name": "Jo Lee"}}', AUTHOR.format("{{ author }}"), None),
        ('{"@type": "Article", "datePublished": "2024-05-02"}', DATE.format("2024-05-02T09:00Z"), None),
        ('{"@type": "Article", "datePublished": "2024-05-02"}', DATE.format("2024-05-03T09:00Z"), None),
        (
            '{"@type": "Article", "datePublished": "2024-05-02"}',
            DATE.format("2024-05-03"),
            ("datePublished", "2024-05-03"),
        ),
        ('{"@type": "Article", "datePublished": "2024-05-02"}', DATE.format("May 3, 2024"), None),
    ],
)
def test_what_contradicts_the_page(json: str, head: str, expected: tuple[str, str] | None) -> None:
    found = [(f.facts["property"], f.facts["other"]) for f in data_contradiction.check(page(json, head))]
    assert found == ([expected] if expected else [])


def test_words_are_compared_in_languages_whose_stems_are_known() -> None:
    json = '{"@type": "Article", "headline": "Our shop"}'
    assert not list(data_contradiction.check(page(json, language="fi")))


@pytest.mark.parametrize(
    ("matter", "fault", "expected"),
    [
        ("date: 2024-05-02\nlastmod: 2024-05-01", "order", ["2024-05-01"]),
        ("date: 2024-05-02 10:00:00 +0200\nupdated: 2024-05-01", "order", []),
        ("publishDate: 2024-05-02\nlast_modified_at: 2023-12-31T10:00:00Z", "order", ["2023-12-31T10:00:00Z"]),
        ("published: true\nlastmod: 2024-05-01", "order", []),
        ("date: 02.05.2024\nlastmod: 01.05.2024", "order", []),
        ("date: 2023-02-29\nlastmod: 2023-02-28", "order", []),
        ("date: 2023-02-29\nlastmod: 2023-2-30", "impossible", ["2023-02-29", "2023-2-30"]),
        ("date: 20240-05-02\nlastmod: 2024-05-021", "impossible", []),
        ("date: 2024-05-03\nlastmod: 2024-05-02", "future", ["2024-05-03"]),
        ("date: 2024-05-03T01:00:00+09:00", "future", []),
    ],
)
def test_dates_that_cannot_be_right(matter: str, fault: str, expected: list[str]) -> None:
    document = read(f"---\n{matter}\n---\n\nUse long pegs.\n", "markdown")
    found = date_order.check(document, fault=fault, today="2024-05-02")
    assert [finding.facts["date"] for finding in found] == expected


def test_nothing_is_of_the_future_where_nobody_says_which_day_it_is() -> None:
    document = read("---\ndate: 9999-12-31\n---\n", "markdown")
    assert not list(date_order.check(document, fault="future"))
    assert date_order.not_applicable(document, fault="future") == "today's date isn't known: set the option today"


@pytest.mark.parametrize(
    "json",
    [
        '{"a": ' + "1" * 500_000 + "}",
        " " * 500_000,
        "<![CDATA[" * 50_000,
        '{"@type": "Article", "author": [' + '"a",' * 100_000 + '"b"]}',
        '{"@graph": ' * 5000 + "{}" + "}" * 5000,
    ],
)
def test_hostile_data_takes_no_time(json: str) -> None:
    document = page(json, AUTHOR.format("Ann"))
    started = process_time()
    assert len(scripts(document)) == 1
    list(structured_data.check(document))
    list(data_contradiction.check(document))
    assert process_time() - started < 1


@pytest.mark.parametrize("year", [0, 1, 4, 100, 400, 1900, 2000, 2023, 2024, 9999])
def test_days_are_counted_as_the_calendar_does(year: int) -> None:
    for month, number in product(range(14), range(33)):
        try:
            expected = date(year, month, number).toordinal()
        except ValueError:
            expected = None
        assert day(year, month, number) == expected


@pytest.mark.parametrize(
    ("kind", "counts"),
    [
        ("application/ld+json; charset=utf-8", True),
        (" Application/LD+JSON ;charset=utf-8", True),
        ("application/ld+jsonp", False),
        ("application/json", False),
        ("", False),
    ],
)
def test_the_type_of_json_ld_may_have_parameters(kind: str, counts: bool) -> None:
    assert len(scripts(read(f'<script type="{kind}">{{"a": 1,}}</script><p>Text.</p>', "html"))) == counts
