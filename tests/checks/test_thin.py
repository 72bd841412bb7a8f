"""Thin content that is thin: what is no article has no length to be judged by, and what is short may be complete."""

from __future__ import annotations

import pytest

from seolint import config
from seolint.config import Config
from seolint.linter import examine
from seolint.readers import format_of

TEXT = "A bowline holds a boat. It never slips, and it opens with one hand."
LONG = " ".join([TEXT] * 4)


def settings(generator: str = "") -> Config:
    selected = config.load(overrides=config.Overrides(select=["thin-page", "thin-section"]))
    return selected._replace(generator=generator)


def found(source: str, path: str = "a.md", generator: str = "") -> list[str]:
    report = examine(source, path, settings(generator), format_of(path))
    assert not report.errors
    return [problem.rule for problem in report.problems]


@pytest.mark.parametrize(
    ("source", "path"),
    [
        (f"# Knots\n\n{TEXT}\n", "a.md"),
        (f"{TEXT}\n", "a.md"),
        (f"---\ntitle: Knots\ntags: [boats]\n---\n\n{TEXT}\n", "a.md"),
        (f"---\ntitle: Knots\nlayout: post\n---\n\n{TEXT}\n", "content/_posts/a.md"),
        (f"---\ntitle: Knots\ndraft: false\npublished: true\n---\n\n{TEXT}\n", "a.md"),
        (f"# Knots\n\n{TEXT} By {{{{ author }}}}, see [more]({{{{ base }}}}/b).\n\nTry it. Then untie it.\n", "a.md"),
        (f"# Knots\n\n:::tip\n{TEXT}\n:::\n", "a.md"),
        (f"# Knots\n\n{TEXT}\n\n- [Hitches](b.md)\n- rope\n- boats\n- hooks\n\nAll of them are old.\n", "a.md"),
        (f"<title>Knots</title><h1>Knots</h1><p>{TEXT}</p>", "a.html"),
        (f"<h1>Knots</h1><p>{TEXT}</p>", "a.html"),
        (f"Knots\n\n{TEXT}\n", "a.txt"),
    ],
)
def test_a_short_article_is_thin(source: str, path: str) -> None:
    assert found(source, path) == ["thin-page"]


@pytest.mark.parametrize(
    ("source", "path"),
    [
        (f"---\ntitle: Knots\ndraft: true\n---\n\n{TEXT}\n", "a.md"),
        (f"---\ntitle: Knots\npublished: false\n---\n\n{TEXT}\n", "a.md"),
        (f"---\ntitle: Knots\nredirect_to: /ropes/\n---\n\n{TEXT}\n", "a.md"),
        ("---\ntitle: Knots\nlayout: layouts/archive.njk\n---\n\nAll that we wrote.\n", "a.md"),
        ("---\ntitle: Knots\nlayout: tag_page\n---\n\nAll that we wrote.\n", "a.md"),
        ("+++\ntitle = 'Knots'\ntemplate = 'section.html'\n+++\n\nAll that we wrote.\n", "a.md"),
        (f"---\ntitle: Knots\n---\n\n{TEXT}\n", "content/knots/_index.md"),
        (f"---\ntitle: Knots\n---\n\n{TEXT}\n", "content/knots/_index.de.md"),
        ("---\ntitle: Knots\n---\n", "a.md"),
        ("---\ntitle: Knots\n---\n\n{{< gallery >}}\n", "a.md"),
        ("---\ntitle: Knots\nitems:\n  - name: bowline\n    use: boats, and people\n---\n\nAll of them.\n", "a.md"),
        (f"# Knots\n\n{TEXT}\n\n{{% include knots.html %}}\n", "a.md"),
        (f"import Knots from './knots'\n\n# Knots\n\n{TEXT}\n\n<Knots />\n", "a.mdx"),
        (f"# Knots\n\n{TEXT}\n\n![[Knots.base]]\n", "a.md"),
        (f"# Knots\n\n{TEXT}\n\n--8<-- 'knots.md'\n", "a.md"),
        (f"# Knots\n\n{TEXT}\n\n::: knots.bowline\n", "a.md"),
        (f"# Knots\n\n{TEXT}\n\n```{{toctree}}\nb\n```\n", "a.md"),
        (f"# Knots\n\n{TEXT}\n\n<iframe src='https://example.org/knots'></iframe>\n", "a.md"),
        (f"# Knots\n\n{TEXT}\n\n- [Bowline](b.md)\n- [Hitch](c.md): for poles\n- [Reef](d.md)\n", "a.md"),
        ("# Knots\n\nThis page has moved to [ropes](/ropes/).\n", "a.md"),
        ("# Not found\n\nThere is no such page. Go [home](/).\n", "404.md"),
        ("# Knots\n\n| knot | use |\n|---|---|\n| bowline | boats |\n", "a.md"),
        (f"<p>{TEXT}</p>", "parts/a.html"),
        (
            f"<title>Knots</title><meta http-equiv=refresh content='0; url=/ropes/'><h1>Knots</h1><p>{TEXT}</p>",
            "a.html",
        ),
        (f"# Knots\n\n{TEXT}\n\n```\n{'pull rope ' * 150}\n```\n", "a.md"),
    ],
)
def test_what_is_no_article_is_not_thin(source: str, path: str) -> None:
    assert found(source, path) == []


def test_markdown_without_a_heading_is_a_part_of_a_site_and_a_draft_elsewhere() -> None:
    assert found(TEXT) == ["thin-page"]
    assert found(TEXT, generator="jekyll") == []
    assert found(f"# Knots\n\n{TEXT}\n", generator="jekyll") == ["thin-page"]


def sections(*bodies: str, heading: str = "Hitch", format: str = "a.md") -> list[str]:
    """What is found in a page whose sections have these texts, the first below `heading`."""
    names = [heading, *(f"Knot {'abcdef'[at]}" for at in range(len(bodies) - 1))]
    parts = (f"## {name}\n\n{body}\n" for name, body in zip(names, bodies, strict=True))
    return [rule for rule in found(f"# Knots\n\n{LONG * 5}\n\n" + "\n".join(parts), format) if rule != "thin-page"]


def test_a_section_is_thin_among_longer_ones() -> None:
    assert sections("It holds.", LONG, LONG) == ["thin-section"]
    assert sections("It holds.") == ["thin-section"]


@pytest.mark.parametrize(
    "body",
    [
        "See [hitches](b.md).",
        "Pull `rope`.",
        "Two of them:",
        "{{< hitch >}} holds.",
        "It holds. <Hitch />",
        "![[hitch]] holds.",
    ],
)
def test_a_few_words_may_be_enough(body: str) -> None:
    assert sections(body, LONG, LONG) == []


def test_a_list_in_headings_promises_no_more() -> None:
    assert sections("It holds.", "It slips.", "It opens.") == []


@pytest.mark.parametrize("heading", ["Does it hold?", "3.1.5 Hitches"])
def test_headings_that_take_a_short_text(heading: str) -> None:
    assert sections("It does.", LONG, LONG, heading=heading) == []


def test_sections_of_a_draft_are_not_finished() -> None:
    assert found(f"---\ndraft: true\n---\n\n# Knots\n\n{LONG}\n\n## Hitch\n\nIt holds.\n") == []
