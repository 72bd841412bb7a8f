"""A pull request's comment: an article's text stays text in it, on GitHub and on GitLab."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pyromark
import pytest

from seolint import report as reporters
from seolint.report import ReportStyle
from seolint.report.formats.markdown import MOST
from seolint.report.markdown import escape
from seolint.run.result import RunResult
from tests.report.runs import HOSTILE, examined, hostile

OWN = {"h3", "h4", "ul", "li", "p", "details", "summary", "table", "thead", "tbody", "tr", "th", "td"}


class _Page(HTMLParser):
    """The tags of a page, and its text with every entity a letter again, as hosts search it for references."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.shown = ""
        options = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
        self.feed(pyromark.html(markdown, options=options))

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.shown += data


def rendered(run: RunResult) -> str:
    return reporters.render("markdown", run, ReportStyle())


def test_a_table_a_file() -> None:
    run = examined()
    lines = rendered(run).splitlines()
    assert lines[0].startswith(f"### seolint: {len(run.problems)} problems (")
    assert "- broken.md: is no text" in lines
    assert f"#### sheds.md: {len(run.problems)} problems" in lines
    assert "| 5:5 | warning | skipped-heading-level | h3 follows h1: use h2, or add the missing h2. |" in lines


def test_a_long_table_is_folded() -> None:
    run = examined()
    page = _Page(rendered(run._replace(problems=[run.problems[0]] * 11)))
    assert {"details", "summary", "table"} <= set(page.tags)
    assert page.tags.count("tr") == 12


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_markup(text: str) -> None:
    run = examined()
    problem = run.problems[0]._replace(message=text, path=text, rule=text)
    page = _Page(rendered(run._replace(problems=[problem], errors=[(text, text)])))
    assert set(page.tags) <= OWN
    assert (page.tags.count("tr"), page.tags.count("td"), page.tags.count("li")) == (2, 4, 1)


def test_no_text_is_a_reference() -> None:
    shown = _Page(rendered(hostile())).shown
    assert not re.search(r"[@#!&~][\w]|:\w+:|://|\bwww\.|\bGH-\d", shown)
    assert "@\u200buser" in shown


def test_text_without_marks_is_left_alone() -> None:
    assert escape("h3 follows h1: use h2 (or h1), 50 % – “café”.") == "h3 follows h1: use h2 (or h1), 50 % – “café”."


def test_a_comment_is_never_too_long() -> None:
    run = examined()
    long = run.problems[0]._replace(message="|" * 5000)
    for problems in ([long] * 3000, [long._replace(path=f"{'<' * 200}{n}.md") for n in range(3000)]):
        told = rendered(run._replace(problems=problems))
        assert MOST / 2 < len(told) < 65_536
        more = re.search(r"([\d,]+) more problems not shown here\.\n\Z", told)
        assert more
        assert int(more[1].replace(",", "")) + len(re.findall(r"^\| \d", told, re.MULTILINE)) == 3000
