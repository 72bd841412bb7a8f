"""What is kept of a page, and that it survives the cache unchanged."""

from __future__ import annotations

import json

import pytest

from seolint.analysis.sketches import (
    NUMBER,
    as_text,
    from_text,
    paragraph_hash,
    sample,
    sampled,
    shingles,
    text_hash,
)
from seolint.config import load
from seolint.linter import Extras, Report, examine
from seolint.readers import read
from seolint.run.cache.serialization import FileLookups, deserialize, serialize, split
from seolint.run.cache.validation import Limits, validated_report
from seolint.site.compared_text import compared_text, text_record
from seolint.site.record import HeadingRecord, PageRecord
from seolint.site.stored_record import record_from, values_of

ARTICLE = """\
---
title: Tents
description: How to pitch a tent on a slope.
permalink: /camping/tents/
aliases: [/tents, /old/tents]
date: 2024-05-02
draft: true
keyphrase: pitching tents
related_keyphrases: [tent pegs]
---
# Pitching *tents* {#pitching}

See [poles](poles.md#ash), [pegs](/pegs/) and ![A tent](tent.jpg). <a id="rope"></a>

## Poles & `ropes`

They bend.
"""

PAGE = """\
<html lang="en"><head><title>Tents</title><link rel="canonical" href="/tents"><meta name="robots" content="NoIndex">
<link rel="alternate" hreflang="de" href="/de/zelte"><meta http-equiv="refresh" content="0; url=/camping"></head>
<body><nav><a href="/">Home</a></nav><main><h1 id="top-of-page">Tents</h1><p>They <a href="poles.html">bend</a>.</p>
</main></body></html>
"""


def report_of(source: str, path: str = "tents.md") -> Report:
    return examine(source, path, load(), extras=Extras(record=True))


def limits(source: str) -> Limits:
    return Limits(len(source), load().states)


def record_of(source: str, path: str = "tents.md") -> PageRecord:
    record = report_of(source, path).record
    assert record
    return record


def test_of_an_article() -> None:
    record = record_of(ARTICLE)
    assert record.title and (record.title.text, record.title.place.line, record.title.place.column) == ("Tents", 2, 8)
    assert record.description and record.description.text == "How to pitch a tent on a slope."
    assert record.h1 and record.h1.text == "Pitching tents"
    assert record.headings == (HeadingRecord(1, "Pitching tents", "pitching"), HeadingRecord(2, "Poles & ropes"))
    assert "rope" in record.ids and not record.has_other_ids
    assert [link.address for link in record.links] == ["poles.md#ash", "/pegs/"]
    assert [image.address for image in record.images] == ["tent.jpg"]
    assert [each.text for each in record.values("url", "permalink")] == ["/camping/tents/"]
    assert [each.text for each in record.values("aliases")] == ["/tents", "/old/tents"]
    assert (record.published, record.is_draft, record.is_indexable) == ("2024-05-02", True, False)
    assert [each.text for each in record.keyphrases] == ["pitching tents", "tent pegs"]
    assert [each.place.line for each in record.keyphrases] == [8, 9]


def test_of_a_page() -> None:
    record = record_of(PAGE, "tents.html")
    assert [(link.address, link.in_navigation) for link in record.links] == [("poles.html", False), ("/", True)]
    assert record.headings == (HeadingRecord(1, "Tents", "top-of-page"),)
    assert record.canonical and record.robots
    assert (record.canonical.text, record.robots.text, record.redirect) == ("/tents", "noindex", "0; url=/camping")
    assert [(each.language, each.address) for each in record.alternates] == [("de", "/de/zelte")]
    assert not record.is_indexable


def test_what_a_template_fills_in_is_not_known() -> None:
    record = record_of("---\ntitle: '{{ site.name }}'\n---\n# A {{ thing }}\n\n[x]({{ url }}/a.md)\n")
    assert record.title is None and not record.links and record.has_other_ids


@pytest.mark.parametrize(("layout", "other"), [("post", False), ("layouts/docs.njk", False), ("component", True)])
def test_a_layout_for_a_kind_of_page_may_bring_ids(layout: str, other: bool) -> None:
    assert record_of(f"---\nlayout: {layout}\n---\n# Tents\n").has_other_ids is other


def test_a_report_and_its_record_are_the_same_from_the_cache() -> None:
    for report in (report_of(ARTICLE), report_of(PAGE, "tents.html"), report_of("Text.")):
        kept = serialize(report, FileLookups(False, {}))
        assert deserialize(kept, report.path).record == report.record
        assert validated_report(kept, report.path, limits(ARTICLE + PAGE)).record == report.record


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("words", "many"),
        ("words", True),
        ("is_draft", 1),
        ("links", ["a"]),
        ("links", [["a"], [1, 1, 0], [], 1]),
        ("links", [["a"], [1, 1, 0, 10_000_000], [], 1]),
        ("links", [["a"], [1, 1, len(ARTICLE), len(ARTICLE)], [], 1]),
        ("links", [["a"], [1, 1, 0, "1"], [], 1]),
        ("links", [["a"], [1, 1, 0, 1], [[0, 2]], 1]),
        ("links", [["a"], [1, 1, 0, 1], [[0, 2, -1]], 1]),
        ("links", [["a"], [1, 1, 0, 1], [], True]),
        ("links", [[1], [1, 1, 0, 1], [], 1]),
        ("links", None),
        ("headings", [["Tents", 1]]),
        ("headings", [[1, "Tents", "tents", ""]]),
        ("ids", [1]),
        ("ids", "tents"),
        ("title", ["Tents"]),
        ("title", ["Tents", 1, 1, 0, 1.0]),
        ("declared", [["slug", "x"]]),
        ("suppressed", [["x", 0, -1]]),
        ("text", [60, 1, "AAAA", "", []]),
        ("text", [60, 1, as_text(bytes(256)), "AA==", []]),
        ("text", [60, 1, as_text(bytes(256)), "", [["AA==", 60, 1, 1, 0, 0]]]),
        ("text", [60, 1, as_text(bytes(256)), "", [["", 60, 1, 1]]]),
    ],
)
def test_a_record_that_is_no_record_is_not_taken_from_the_cache(field: str, value: object) -> None:
    lookups, report = split(serialize(report_of(ARTICLE), FileLookups(False, {})))
    values = json.loads(report)
    values[-1][-1][PageRecord._fields.index(field) - 1] = value
    with pytest.raises(ValueError, match=r"[a-z]"):
        validated_report(b"%s\n%s" % (lookups, json.dumps(values).encode()), "tents.md", limits(ARTICLE))


def test_a_record_is_small() -> None:
    values = json.dumps(values_of(record_of(ARTICLE)), separators=(",", ":"))
    assert len(values) < 1_000


LONG = "---\ntitle: Tents\n---\n# Pitching tents\n\n" + "".join(
    f"## Part {part}\n\n{' '.join(f'{part}word{at}' for at in range(60))}\n\n```sh\nmake {part}\n```\n\n"
    for part in "ab"
)


WRAPPED = """\
# Tents

See [how to
pitch one](pitch.md), [![all
pegs](pegs.png)](pegs/) and [poles](poles.md).
"""


@pytest.mark.parametrize("source", [ARTICLE, PAGE, WRAPPED, LONG, "Text."])
def test_a_record_is_the_same_as_json(source: str) -> None:
    record = record_of(source, "tents.html" if source is PAGE else "tents.md")
    assert record_from(json.loads(json.dumps(values_of(record))), record.path) == record


def test_links_are_in_columns() -> None:
    links = record_of(WRAPPED).links
    assert [each.address for each in links] == links.addresses == ["pitch.md", "pegs/", "poles.md"]
    assert [(each.place.line, each.place.end_line) for each in links] == [(3, 4), (4, 5), (5, 5)]
    assert links[-1] == list(links)[2] and links[1:] == list(links)[1:] and len(links) == 3
    assert [WRAPPED[each.place.start : each.place.end] for each in links[::2]] == ["how to\npitch one", "poles"]
    assert links == tuple(links) and links != links[1:]
    assert record_of(PAGE, "tents.html").links.in_article == 1


def test_of_what_pages_are_compared_by() -> None:
    text = record_of(LONG).text
    assert text
    assert [(part.words, part.place.line) for part in text.sections] == [(60, 6), (60, 14)]
    assert text.words == 2 * (2 + 60 + 2)
    assert len(from_text(text.paragraphs)) == NUMBER * 6, "a heading, a paragraph and code, twice"
    assert record_of(ARTICLE).text is None


def test_a_record_is_made_of_the_words_that_are_compared() -> None:
    document = read(LONG, "markdown")
    compared, text = compared_text(document), text_record(document)
    assert text
    words = [word for part in compared.paragraphs for word in part]
    assert (len(words), text_hash(words)) == (text.words, text.digest)
    assert list(sampled(from_text(text.paragraphs))) == list(map(paragraph_hash, compared.paragraphs))
    assert text.sections[1].sample == as_text(sample(shingles(compared.sections[1])))
    assert [word.casefold() for part in compared.written for word in part] == words
    assert [each for each in compared.paragraphs if each[:1] == ["make"]] == [["make", "a"], ["make", "b"]]


@pytest.mark.parametrize(
    ("heading", "same"), [("# Tents", True), ("# Tents on a slope", True), ("## Tents", False), ("", True)]
)
def test_the_main_heading_is_not_compared(heading: str, same: bool) -> None:
    body = LONG.partition("# Pitching tents")[2]
    one, other = text_record(read(LONG, "markdown")), text_record(read(heading + body, "markdown"))
    assert one and other
    assert ((one.digest, one.sketch) == (other.digest, other.sketch)) == same
