"""What `rules/PARITY.md` tells people who come from another tool: every rule exists, every gap has a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import pytest

from seolint import config
from seolint.rules import load_rules, rules_root

PARITY = rules_root() / "PARITY.md"
NONE = "–"
"""Stands for no rule."""

PROMISED: Mapping[str, Sequence[str]] = {
    "Yoast SEO": (
        *("introductionKeyword", "keyphraseLength", "functionWordsInKeyphrase", "keyphraseDensity"),
        *("keyphraseDistribution", "keyphraseInSEOTitle", "metaDescriptionKeyword", "metaDescriptionLength"),
        *("subheadingsKeyword", "slugKeyword", "imageKeyphrase", "textCompetingLinks", "images", "imageAltTags"),
        *("internalLinks", "externalLinks", "textLength", "titleWidth", "singleH1", "textTitleAssessment"),
        *("productIdentifier", "productSKU", "listsPresence", "subheadingsTooLong", "textParagraphTooLong"),
        *("textSentenceLength", "textTransitionWords", "passiveVoice", "sentenceBeginnings", "wordComplexity"),
        *("textPresence", "textAlignment", "fleschReadingEase", "inclusiveLanguage"),
    ),
    "Screaming Frog SEO Spider": (
        *("Page Titles", "Meta Description", "Meta Keywords", "H1", "H2", "Content", "Images", "Canonicals"),
        *("Directives", "hreflang", "Structured Data", "Links", "URL", "Security", "Response Codes"),
    ),
    "markdownlint": (
        *("MD001", "MD011", "MD018", "MD022", "MD023", "MD024", "MD025", "MD026", "MD034", "MD036", "MD041", "MD042"),
        *("MD043", "MD045", "MD051", "MD052", "MD053", "MD059"),
    ),
    "html-validate": (
        "empty-heading",
        "empty-title",
        "heading-level",
        "long-title",
        "text-content",
        "wcag/h30",
        "wcag/h37",
    ),
    "Lighthouse": (
        *("is-crawlable", "document-title", "meta-description", "http-status-code", "link-text", "crawlable-anchors"),
        *("robots-txt", "image-alt", "hreflang", "canonical", "structured-data"),
    ),
}
"""What each tool's table has to speak of: ids, or the tabs whose filters stand behind a colon."""


class Row(NamedTuple):
    """A line of a table: what the other tool calls it, our rules, and what differs."""

    tool: str
    theirs: str
    ours: str
    note: str

    @property
    def rules(self) -> list[str]:
        return re.findall(r"`([^`]+)`", self.ours)


def rows() -> Iterator[Row]:
    tool = ""
    for line in PARITY.read_text("utf-8").splitlines():
        if line.startswith("## "):
            tool = line.removeprefix("## ")
        elif line.startswith("| ") and not line.startswith("| theirs"):
            theirs, ours, note = re.split(r"(?<!\\)\|", line.strip("|"))
            yield Row(tool, theirs.strip(), ours.strip(), note.strip())


ROWS = list(rows())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.tool}: {row.theirs}")
def test_a_row_names_rules_that_exist_or_says_why_there_is_none(row: Row) -> None:
    assert [name for name in row.rules if name not in load_rules()] == []
    if row.rules:
        assert row.ours == ", ".join(f"`{name}`" for name in row.rules)
    else:
        assert row.ours == NONE
        assert row.note.endswith(".")


@pytest.mark.parametrize("tool", PROMISED)
def test_a_tool_is_told_of_completely(tool: str) -> None:
    told = {name for row in ROWS if row.tool == tool for name in (row.theirs, row.theirs.partition(":")[0])}
    assert [name for name in PROMISED[tool] if name not in told] == []


def test_no_tool_and_no_id_is_told_of_twice() -> None:
    named = [(row.tool, row.theirs) for row in ROWS]
    assert {tool for tool, _ in named} == PROMISED.keys()
    assert sorted(set(named)) == sorted(named)


def test_what_is_off_is_said_to_be() -> None:
    states = config.load().states
    off = [row for row in ROWS if row.rules and not any(states[name].on for name in row.rules)]
    assert [(row.tool, row.theirs) for row in off if not row.note.startswith("Off")] == []
