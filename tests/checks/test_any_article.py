"""No article makes a rule fail, and every place that a rule reports lies in the article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seolint import config
from seolint.linter import Extras, examine
from tests.readers.articles import ARTICLES

EVERY_RULE = list(config.load().states)
CONFIGS = (
    config.load(overrides=config.Overrides(select=EVERY_RULE, keyphrases=["mud", "bog poles"]), preset="strict"),
    config.load(overrides=config.Overrides(select=EVERY_RULE, language="de"), preset="strict", today="2024-06-01"),
)
ALL = Extras(page_summary=True, page_text=True, not_applicable=True, scores=True)
SUFFIX = st.sampled_from([".md", ".mdx", ".html", ".txt"])


def holds(source: str, path: str) -> None:
    for settings in CONFIGS:
        report = examine(source, path, settings, extras=ALL)
        assert report.errors == ()
        for problem in report.problems:
            for place in (problem.place, *problem.related):
                assert 0 <= place.start <= place.end <= len(source), problem.rule
            text, start, end = problem.excerpt
            assert 0 <= start <= end <= len(text), problem.rule


@given(ARTICLES, SUFFIX)
def test_any_article(source: str, suffix: str) -> None:
    holds(source, f"a{suffix}")


FAILED_ONCE = [
    # path, source
    ("a.md", "![bog](h://])"),
    ("a.md", "![bog](//[moss.peat])"),
    ("a.html", "<img src=//[a.b] alt=n>"),
    ("a.html", "<link rel=canonical href='//[::'><p><a href='http://[x]/'>Poles</a>"),
    ("a.md", "- ?\n" + "- bog poles\n" * 6),
    ("a.md", "- bog poles\n" * 6 + "- ?\n"),
    ("a.md", "| bog poles |\n|---|\n" + "| bog poles |\n| |\n" * 6),
    ("a.md", "Wet. poles<img alt='poles'>poles\n\nWet. poles\n"),
]


@pytest.mark.parametrize(("path", "source"), FAILED_ONCE)
def test_what_failed_once(path: str, source: str) -> None:
    holds(source, path)
