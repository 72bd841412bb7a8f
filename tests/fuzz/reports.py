"""Every report of what was found can be written: JSON and XML parse, and a terminal is not steered by it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from xml.etree import ElementTree

from seolint.cli._statistics import statistics
from seolint.linter import Report
from seolint.report import ReportStyle, names, render
from seolint.run.result import FileResult, RunResult
from tests.fuzz.article import EVERY_RULE, Article, configs
from tests.fuzz.broken import Broken
from tests.report.runs import moves_terminal, obeyed

_JSON = frozenset({"json", "sarif", "gitlab"})
_XML = frozenset({"checkstyle", "junit"})


def check_reports(article: Article) -> Iterator[Broken]:
    """Each format, with all that can be asked for."""
    for report in article.reports.values():
        yield from render_all(report)


def render_all(report: Report) -> Iterator[Broken]:
    """A report in each format, with what is wrong there."""
    states = configs()[EVERY_RULE].states
    file = FileResult(
        report.path,
        report.format,
        report.language,
        report.words,
        report.not_applicable,
        report.page_summary,
        None,
        report.page_text,
    )
    rules = {problem.rule: states[problem.rule].rule for problem in report.problems}
    run = RunResult(report.problems, [file], [("broken.md", "is no text")], rules, "/site")
    for name in names():
        yield from _report(name, render(name, run, ReportStyle(statistics=True)))


def _report(name: str, shown: str) -> Iterator[Broken]:
    shown.encode("utf-8")
    if name in _JSON:
        json.loads(shown, parse_constant=_refuse)
    elif name in _XML:
        ElementTree.fromstring(shown)
    if name == "text" and moves_terminal(shown):
        yield Broken("report", "text steers the terminal", repr(re.findall(".*[^\n -~\u00a0-\uffff].*", shown)[:1]))
    if name != "github" and any(map(obeyed, shown.splitlines())):
        yield Broken("report", f"{name} has a command", repr(next(filter(obeyed, shown.splitlines())))[:200])


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def check_statistics(article: Article) -> Iterator[Broken]:
    """What `seolint stats` counts is JSON, and no count is negative."""
    found = json.loads(json.dumps(statistics(article.document, article.path, 10), allow_nan=False))
    for name, value in found.items():
        if isinstance(value, int) and value < 0:
            yield Broken("statistics", name, str(value))
    for heading in found["headings"]:
        if heading["words"] < 0 or heading["line"] < 1:
            yield Broken("statistics", "headings", str(heading))
