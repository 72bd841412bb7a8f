"""One phrase in many headings, link texts or alternative texts, and what honest ones share."""

from __future__ import annotations

import pytest

from seolint import config
from seolint.linter import examine
from seolint.rules.rule import Problem

TEXT = "Oil keeps the wind out of the wood, and wax keeps the oil in. Rub both in with a rag, along the grain.\n"


def reported(rule: str, text: str, path: str = "notes.md") -> list[Problem]:
    report = examine(f"{text}\n\n{TEXT}", path, config.load(None, config.Overrides(select=[rule])))
    assert report.errors == ()
    return list(report.problems)


def images(*texts: str) -> str:
    return "\n\n".join(f"![{text}](pictures/{number}.jpg)" for number, text in enumerate(texts))


STUFFED_IMAGES = {
    "two words": ["oak tables"] * 6,
    "three words": ["cheap oak tables"] * 4,
    "a name": ["Oak Tables Leeds"] * 4,
    "a function word": ["tables for small rooms"] * 4,
    "in other company": ["cheap oak tables", "best oak tables", "oak tables near me", "buy oak tables", "a saw"],
    "in one text": ["oak tables cheap oak tables"],
    "in any order": ["plumber leeds, cheap leeds plumbers"],
    "nothing else": ["oak tables oak tables"],
    "often": ["Oak Tables, Oak Table, Oak Tables Oak"],
}

HONEST_IMAGES = {
    "icons": ["brand logo"] * 6,
    "screenshots": ["screenshot of the settings"] * 6,
    "not many": ["oak tables"] * 4,
    "instructions": ["left, original"] * 8,
    "sentences": ["The table stands by the window, as it always has stood"] * 6,
    "a series": ["Oak Tables, vol. 1 book cover", "Oak Tables, vol. 2 book cover", "Oak Tables, vol. 3 book cover"] * 2,
    "diagrams": [f"State change diagram: {name}" for name in ("price", "order", "delivery", "booking")],
    "products": ["Oak Table Windsor", "Oak Table Ripon", "Oak Table Bath", "Oak Table York"],
    "before and after": ["Kitchen table before sanding, kitchen table after sanding"],
    "sentence that names it twice": ["The map of York shows where the map of York was printed."],
    "a cry": ["I hate sanding, I hate sanding"],
    "a description": ["A red car beside a red car in the best light of the day"],
}


@pytest.mark.parametrize("texts", STUFFED_IMAGES.values(), ids=STUFFED_IMAGES)
def test_images_that_repeat_a_phrase_are_reported_once(texts: list[str]) -> None:
    [problem] = reported("stuffed-alt-text", images(*texts))
    assert problem.message.endswith(" Say what each image shows.")


@pytest.mark.parametrize("texts", HONEST_IMAGES.values(), ids=HONEST_IMAGES)
def test_images_that_share_words_for_a_reason_are_quiet(texts: list[str]) -> None:
    assert reported("stuffed-alt-text", images(*texts)) == []


def test_the_same_icon_may_be_used_again() -> None:
    assert reported("stuffed-alt-text", "![oak tables](oak.svg)\n\n" * 8) == []


def test_the_message_says_where() -> None:
    [several] = reported("stuffed-alt-text", images(*["cheap oak tables"] * 5, "a saw"))
    assert several.message.startswith('"cheap oak tables" appears in 5 of 6 alternative texts.')
    assert len(several.related) == 4
    [one] = reported("stuffed-alt-text", images("oak tables cheap oak tables"))
    assert one.message.startswith('"oak tables" appears 2 times in one alternative text.')
    assert (one.facts["texts"], len(one.related)) == (1, 1)


def test_a_page_made_of_a_template_has_icons_with_english_names() -> None:
    icons = "".join(f'<img src="{number}.svg" alt="service icon">' for number in range(6))
    page = f'<html lang="it"><body><main><p>Il legno va oliato ogni anno.</p>{icons}</main></body></html>'
    assert reported("stuffed-alt-text", page, "pagina.html") == []


HEADINGS = (
    "# Notes on oak: gutter cleaning",
    "## Gutter cleaning",
    "## A recap of what was said of oil, and some words on wax that are longer: gutter cleaning",
    "## Saws",
    "## Before you begin to sand what was planed, and while the glue still dries overnight: gutter cleaning",
    "## Cleaning gutters",
    "## On wax: gutter cleaning",
)


def test_every_heading_that_holds_the_phrase_is_counted_and_given() -> None:
    [problem] = reported("stuffed-heading", f"\n\n{TEXT}\n\n".join(HEADINGS))
    assert (problem.facts["count"], problem.facts["texts"]) == (5, 7)
    lines = [problem.place.line, *(place.line for place in problem.related)]
    assert len(lines) == 5


def test_numbered_headings_share_no_phrase() -> None:
    assert reported("stuffed-heading", "\n\n".join(f"## Step {n}\n\n{TEXT}" for n in (3, 3, 3, 3, 3))) == []


def test_headings_that_name_their_subject_as_a_sentence_does_are_quiet() -> None:
    headings = ("What is a mitre saw?", "How to mount a mitre saw", "Buying your mitre saw", "Cleaning the mitre saw")
    assert reported("stuffed-heading", "\n\n".join(f"## {heading}\n\n{TEXT}" for heading in headings)) == []
    phrases = ("Mitre saw prices", "Mitre saw blades", "Mitre saw stands", "Mitre saw hire")
    assert len(reported("stuffed-heading", "\n\n".join(f"## {heading}\n\n{TEXT}" for heading in phrases))) == 1


def test_very_long_headings_are_read_in_linear_time() -> None:
    heading = "## " + "oak tables and " * 2000
    assert len(reported("stuffed-heading", "\n\n".join([heading] * 4))) == 1


def test_links_that_repeat_a_phrase_are_reported() -> None:
    kinds = ("cheap", "best", "new", "buy", "round", "small", "big", "low")
    links = " ".join(f"[{kind} oak tables](/{kind})" for kind in kinds)
    [problem] = reported("stuffed-link-text", links)
    assert (problem.facts["phrase"], problem.facts["count"]) == ("oak tables", 8)


def test_links_that_a_phrase_of_their_own_sells_are_quiet() -> None:
    kinds = ("hinge", "latch", "post", "lock", "bell", "rail", "gate", "step")
    assert reported("stuffed-link-text", " ".join(f"[order service {kind}](/{kind})" for kind in kinds)) == []


def test_links_that_are_nothing_but_a_phrase_that_sells_are_reported() -> None:
    assert len(reported("stuffed-link-text", "[cheap oak tables Leeds](/) and " * 8)) == 1
    assert reported("stuffed-link-text", "[Book online](/book) or " * 8) == []
