"""What a title in front matter is to readers: each generator has its own way."""

from __future__ import annotations

import pytest

from seolint import config
from seolint.linter import examine

TITLED = "---\ntitle: Knots\n---\n\n"


def found(source: str, generator: str) -> list[str]:
    rules = ["missing-h1", "multiple-h1", "skipped-heading-level"]
    selected = config.load(overrides=config.Overrides(select=rules, set_options=["missing-h1.parts=true"]))
    return [problem.rule for problem in examine(source, "a.md", selected._replace(generator=generator)).problems]


@pytest.mark.parametrize(
    ("generator", "two", "none"),
    [
        ("", ["multiple-h1"], []),
        ("hugo", ["multiple-h1"], []),
        ("docusaurus", [], []),
        ("mkdocs", [], []),
        ("vitepress", [], ["missing-h1"]),
        ("obsidian", [], []),
    ],
)
def test_a_title_is_the_h1_as_the_generator_has_it(generator: str, two: list[str], none: list[str]) -> None:
    assert found(f"{TITLED}# All about knots\n\nText.\n", generator) == two
    assert found(f"{TITLED}Text.\n", generator) == none
