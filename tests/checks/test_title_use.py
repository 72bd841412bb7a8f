"""What a title in front matter is to readers: each generator has its own way."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from seolint import config
from seolint.linter import examine

TITLED = "---\ntitle: Knots\n---\n\n"


def found(source: str, generator: str, path: str = "a.md", shown: Mapping[str, bool] = {}) -> list[str]:
    rules = ["missing-h1", "multiple-h1", "skipped-heading-level"]
    selected = config.load(overrides=config.Overrides(select=rules, set_options=["missing-h1.parts=true"]))
    in_site = selected._replace(generator=generator, titles_shown=shown)
    return [problem.rule for problem in examine(source, path, in_site).problems]


@pytest.mark.parametrize(
    ("generator", "two", "none"),
    [
        ("", ["multiple-h1"], []),
        ("hugo", [], []),
        ("starlight", ["multiple-h1"], []),
        ("docusaurus", [], []),
        ("mkdocs", [], []),
        ("vitepress", [], ["missing-h1"]),
        ("obsidian", [], []),
    ],
)
def test_a_title_is_the_h1_as_the_generator_has_it(generator: str, two: list[str], none: list[str]) -> None:
    assert found(f"{TITLED}Text.\n\n# All about knots\n\nText.\n", generator) == two
    assert found(f"{TITLED}Text.\n", generator) == none


@pytest.mark.parametrize(
    ("layout", "shown", "expected"),
    [
        ("", {}, []),
        ("", {"": True}, ["multiple-h1"]),
        ("", {"": False}, []),
        ("layout: plain\n", {"plain": True, "wide": False}, ["multiple-h1"]),
        ("layout: plain\n", {"*": True}, ["multiple-h1"]),
        ("type: post\n", {"": True, "post": False}, ["multiple-h1"]),
        ("layout: wide\n", {"plain": True, "wide": False}, []),
        ("layout: of_theme\n", {"": True, "wide": False}, []),
    ],
)
def test_a_title_is_the_h1_as_the_layout_has_it(layout: str, shown: dict[str, bool], expected: list[str]) -> None:
    assert found(f"---\ntitle: Knots\n{layout}---\n\n# All about knots\n\nText.\n", "jekyll", shown=shown) == expected


@pytest.mark.parametrize(
    ("source", "path", "generator", "is_offered"),
    [
        ("Text.\n", "a.md", "", True),
        ("Text.\n", "a.md", "hugo", True),
        ("Text.\n", "a.md", "vitepress", False),
        ("<title>Knots</title><body><p>Text.</p>", "a.html", "", False),
        ("---\nlang: en\n---\n<body><p>Text.</p>", "a.html", "", True),
    ],
)
def test_a_title_is_offered_where_it_would_do(source: str, path: str, generator: str, is_offered: bool) -> None:
    rules = config.load(overrides=config.Overrides(select=["missing-h1"], set_options=["missing-h1.parts=true"]))
    (problem,) = examine(source, path, rules._replace(generator=generator)).problems
    end = ", or a title in the front matter." if is_offered else "."
    assert problem.message == f"This page has no h1. Add one that says what the page is about{end}"


def test_a_picture_is_no_other_heading() -> None:
    assert found(f"{TITLED}# ![A bend](bend.png)\n\nText.\n", "jekyll", shown={"": True}) == []
    page = f"{TITLED}# ![A bend](bend.png)\n\nText.\n\n# Bends\n\nText.\n"
    assert found(page, "jekyll", shown={"": True}) == ["multiple-h1"]


def test_html_brings_its_own_heading() -> None:
    page = f"{TITLED}<p>Text.</p><h1>All about knots</h1>"
    assert found(page, "jekyll", "a.html") == found(page, "", "a.html") == []
    assert found(page, "jekyll", "a.html", shown={"": True}) == ["multiple-h1"]


def test_a_title_that_no_layout_prints_is_followed_by_any_level() -> None:
    page = f"{TITLED}Text.\n\n### Bends\n\nText.\n"
    assert found(page, "jekyll", shown={"": True}) == ["skipped-heading-level"]
    assert "skipped-heading-level" not in found(page, "jekyll", shown={"": False})


def test_a_title_of_which_nothing_is_known_is_followed_by_any_level_and_by_a_heading() -> None:
    assert found(f"{TITLED}Text.\n\n### Bends\n\nText.\n", "jekyll") == []
    assert found(f"{TITLED}Text.\n\n# Bends\n\nText.\n", "jekyll") == []
    assert found(f"{TITLED}Text.\n\n# Bends\n\nText.\n\n# Hitches\n\nText.\n", "jekyll") == ["multiple-h1"]


SECTIONS = {"": True, "_index": False, "wide": False, "news/": False, "news/wide": True, "_default/": False}


@pytest.mark.parametrize(
    ("path", "declared", "is_heading"),
    [
        ("knots.md", "", True),
        ("_index.md", "", False),
        ("knots.md", "layout: wide\n", False),
        ("knots.md", "type: news\n", False),
        ("knots.md", "type: news\nlayout: wide\n", True),
        ("knots.md", "type: unknown\n", False),
    ],
)
def test_with_hugo_it_depends_on_the_kind_of_page_and_its_type(path: str, declared: str, is_heading: bool) -> None:
    page = f"---\ntitle: Knots\n{declared}---\n\n### Bends\n\nText.\n"
    assert ("skipped-heading-level" in found(page, "hugo", path, SECTIONS)) == is_heading
