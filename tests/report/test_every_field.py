"""Hostile text in any field of a run changes nothing but that field, whatever the format."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Mapping
from functools import cache
from html.parser import HTMLParser
from typing import Any

import pyromark
import pytest

from seolint import report as reporters
from seolint.analysis.page_summary import Heading, PageSummary
from seolint.analysis.page_text import packed, unpacked
from seolint.report import ReportStyle
from seolint.rules.rule import Excerpt
from seolint.run.result import RunResult
from tests.report.pages import LOCKS, run_of
from tests.report.runs import HOSTILE, PATHS, moves_terminal, obeyed

PLAIN = "plain-text"
MORE = ("- item", "1. item", "    code", "--> </script><script>alert(1)</script>", "]]>", "'\"", "-->", "{count}", "\\")
TEXTS = sorted({*HOSTILE, *PATHS, *MORE})

Set = Callable[[RunResult, str], RunResult]
"""Puts a text into one field of a run."""


def _problem(**changes: Callable[[str], Any]) -> Set:
    def put(run: RunResult, text: str) -> RunResult:
        first, *rest = run.problems
        return run._replace(problems=[first._replace(**{name: of(text) for name, of in changes.items()}), *rest])

    return put


def _file(**changes: Callable[[str], Any]) -> Set:
    def put(run: RunResult, text: str) -> RunResult:
        return run._replace(files=[run.files[0]._replace(**{name: of(text) for name, of in changes.items()})])

    return put


def _rule(**changes: Callable[[str], Any]) -> Set:
    def put(run: RunResult, text: str) -> RunResult:
        name = run.problems[0].rule
        changed = run.rules[name]._replace(**{field: of(text) for field, of in changes.items()})
        return run._replace(rules={**run.rules, name: changed})

    return put


def _path(run: RunResult, text: str) -> RunResult:
    """The path of the file and of all of its problems."""
    problems = [problem._replace(path=text) for problem in run.problems]
    return run._replace(problems=problems, files=[run.files[0]._replace(path=text)])


def _sheet(text: str) -> PageSummary:
    return PageSummary(text, 300, 1.5, 60.0, (Heading(2, text, 40),))


def _page(run: RunResult, text: str) -> RunResult:
    """All texts of the page that is shown, filled up to one length, so that marks keep their places."""
    page = unpacked(run.files[0].page_text)
    blocks = tuple(block._replace(pieces=(f"{text:x<120}",)) for block in page.blocks)
    return _file(page_text=lambda _: packed(page._replace(summary=_sheet(text), blocks=blocks)))(run, text)


FIELDS: Mapping[str, Set] = {
    "path": _path,
    "rule": _problem(rule=str),
    "family": _problem(family=str),
    "severity": _problem(severity=str),
    "message": _problem(message=str),
    "fact": _problem(facts=lambda text: {"phrase": text, "texts": [text]}),
    "name of a fact": _problem(facts=lambda text: {f"a{text}": 1}),
    "excerpt": _problem(excerpt=lambda text: Excerpt(text, len(text) // 3, len(text) // 2)),
    "fingerprint": _problem(fingerprint=str),
    "path of an error": lambda run, text: run._replace(errors=[(text, "is no text")]),
    "error": lambda run, text: run._replace(errors=[("broken.md", f"{text}\n{text}")]),
    "format": _file(format=str),
    "language": _file(language=str),
    "sheet": _file(page_summary=_sheet),
    "page": _page,
    "summary of a rule": _rule(summary=str),
    "rationale of a rule": _rule(rationale=str),
    "source of a rule": _rule(source=lambda text: (text, f"https://{text}")),
}
MAPPED = {"github", "gitlab", "html", "sarif"}
"""Formats that put words of their own for the severity, which is one of three."""

CASES = [
    (name, field) for name in reporters.names() for field in FIELDS if not (field == "severity" and name in MAPPED)
]


@cache
def _run() -> RunResult:
    """A run whose first problem has a line to show in every format."""
    run = run_of({"locks.md": LOCKS})
    first, *rest = run.problems
    problems = [first._replace(excerpt=Excerpt("A good lock is heavy.", 2, 6)), *rest]
    return run._replace(problems=problems, rules={problem.rule: run.rules[problem.rule] for problem in problems})


def _set(field: str, text: str) -> RunResult:
    return FIELDS[field](_run(), text)


@pytest.mark.parametrize(("name", "field"), CASES)
def test_no_text_in_any_field_moves_the_terminal_commands_a_build_server_or_changes_the_structure(
    name: str, field: str
) -> None:
    expected = structure(name, reporters.render(name, _set(field, PLAIN), ReportStyle()))
    for text in TEXTS:
        shown = reporters.render(name, _set(field, text), ReportStyle())
        assert not moves_terminal(shown), text
        assert not [line for line in shown.splitlines() if _obeyed(name, line)], text
        assert structure(name, shown) == expected, text


def _obeyed(name: str, line: str) -> bool:
    """Whether a line is a command of a build server, and none that the format is made of."""
    return obeyed(re.sub(r"^::(error|warning|notice) ", "", line) if name == "github" else line)


def structure(name: str, shown: str) -> Any:
    """All of a report but its texts."""
    if name in ("json", "gitlab", "sarif"):
        return _skeleton(json.loads(shown))
    if name in ("junit", "checkstyle"):
        return [(element.tag, sorted(element.attrib)) for element in ElementTree.fromstring(shown.encode()).iter()]
    if name == "github":
        return [re.match(r"::\w+ (file=[^:,]+(,\w+=\d+)*,)?title=[^:,]*::", line) is not None for line in _lines(shown)]
    if name in ("markdown", "html"):
        return _tags(shown if name == "html" else pyromark.html(shown, options=pyromark.Options.ENABLE_TABLES))
    return len(_lines(shown))


def _lines(shown: str) -> list[str]:
    return shown.split("\n")


def _skeleton(value: Any) -> Any:
    """The types in a value. Lists in no order: some are sorted by the texts."""
    if isinstance(value, dict):
        return [_skeleton(each) if key != "facts" else len(each) for key, each in value.items()]
    return sorted(map(_skeleton, value), key=repr) if isinstance(value, list) else type(value)


def _tags(html: str) -> list[Any]:
    """The tags of a page, and of the data that it carries all but the texts."""
    found: list[Any] = []

    class Parser(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, [attribute for attribute, _ in attrs]))

        def handle_data(self, data: str) -> None:
            if data.startswith("{") and found[-1][0] == "script":
                found.append(_skeleton(json.loads(data)))

    Parser().feed(html)
    return found
