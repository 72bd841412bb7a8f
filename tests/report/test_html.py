"""The report for editors: all that it carries, nothing that runs or is fetched."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from seolint import config
from seolint import report as reporters
from seolint.analysis.page_text import packed, page_text, unpacked
from seolint.linter import Extras, examine
from seolint.readers import read
from seolint.report import ReportStyle
from seolint.report.html_page import EMPTY, Layout, MarkedRange, text_runs
from seolint.run.result import RunResult
from tests.cli.run import seolint
from tests.report.pages import HARMFUL, LOCKS, run_of
from tests.report.runs import HOSTILE, PATHS, hostile

OWN = {"html", "head", "meta", "link", "title", "style", "body", "noscript", "main", "h1", "p", "table", "tr", "th"}
OWN |= {"td", "script"}


class _File(HTMLParser):
    """The tags of a report, the data in it by id, and its style and script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.data: dict[str, Any] = {}
        self.inline: dict[str, str] = {}
        self.policy = ""
        self._opened: tuple[str, str | None] = "", None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        told = dict(attrs)
        self._opened = tag, told.get("id")
        if told.get("http-equiv") == "Content-Security-Policy":
            self.policy = told["content"] or ""

    def handle_data(self, data: str) -> None:
        tag, name = self._opened
        if tag in ("script", "style"):
            if name:
                self.data[name] = json.loads(data)
            else:
                self.inline[tag] = data
            self._opened = "", None


def opened(run: RunResult) -> _File:
    return _File(reporters.render("html", run, ReportStyle()))


def page(source: str, path: str = "draft.md") -> Any:
    return opened(run_of({path: source})).data["page-0"]


def shown(data: Any) -> list[str]:
    """The blocks as text, problems in brackets, each with its number where it begins."""
    return ["".join(map(_run, block[2:])) for block in data["blocks"]]


def _run(run: Any) -> str:
    if isinstance(run, str) or len(run) == 2:
        return run if isinstance(run, str) else str(run[0])
    return f"[{run[0]}]"


# What is marked in an article: of each block the text shown, with the places of the rule named in brackets.
MARKED = [
    ("skipped-heading-level", "# A\n\n### B *c*\n\nText.\n", ["A", "[B c]", "Text."]),
    ("skipped-heading-level", "<h1>A</h1><h3>B&eacute; <b>c</b></h3>", ["A", "[Bé c]"]),
    ("missing-alt", "<h1>A</h1><p>See <img src=a.png> here.</p>", ["A", "See here.", f"[{EMPTY}]"]),
    ("empty-link-text", "# A\n\nSee [](/b) here.\n", ["A", "See[ ] here."]),
    ("empty-heading", "# A\n\nText.\n\n##\n\nMore.\n", ["A", "Text.", f"[{EMPTY}]", "More."]),
    ("generic-link-text", "# A\n\n- First 😀 item.\n- [click here](/b)\n", ["A", "First 😀 item.", "[click here]"]),
    ("missing-canonical", "<head><title>A</title></head><h1>B</h1>", ["A", "B"]),
]


@pytest.mark.parametrize(("rule", "source", "blocks"), MARKED)
def test_problems_are_marked_where_they_stand(rule: str, source: str, blocks: list[str]) -> None:
    path = "page.html" if source.startswith("<") else "draft.md"
    settings = config.load(None, config.Overrides(select=[rule], language="en"))
    report = examine(source, path, settings, extras=Extras(page_text=True))
    assert report.problems, rule
    told = unpacked(report.page_text)
    layout = Layout(told.blocks)
    places = [layout.place(problem.place.start, problem.place.end) for problem in report.problems]
    marks = [MarkedRange(*place, (0, 0)) for place in places if place]
    found = ["".join(map(_run, own)) for own in text_runs(layout, marks)]
    assert [" ".join(text.split()) for text in found] == blocks


def test_every_use_of_a_stuffed_phrase_is_marked_and_has_its_place_along_the_page() -> None:
    told = page(LOCKS)
    at, problem = next((at, each) for at, each in enumerate(told["problems"]) if "phrase" in each)
    assert problem["phrase"] == "cheap bike locks leeds"
    assert len(problem["uses"]) == 3
    assert problem["uses"] == sorted(problem["uses"])
    assert all(0 <= use < 1000 for use in problem["uses"])
    marked = [run[0] for block in told["blocks"] for run in block[2:] if isinstance(run, list) and at in run[2::2]]
    assert marked == ["cheap bike locks leeds"] * 3


def test_a_page_has_its_outline_and_how_easily_it_reads() -> None:
    sentence = "You put the lock round the frame and the stand, but not on it. "
    told = page(LOCKS + sentence * 60)
    assert [heading[:2] for heading in told["outline"]] == [[1, "Bicycle locks"], [3, "Chains"], [2, "Price"]]
    assert told["outline"][2][2] > 500
    assert told["measure"] == "flesch_reading_ease"
    assert len(told["readings"]) >= 5
    assert all(0 <= start < end <= 1000 for start, end, _ in told["readings"])
    assert len(told["heads"]) == 3


def test_the_overview_tells_each_page_and_each_rule() -> None:
    run = run_of({"locks.md": LOCKS, "/site/docs/a.md": "# A\n\nShort.\n"})
    told = opened(run).data["overview"]
    assert [each["path"] for each in told["pages"]] == ["locks.md", "docs/a.md"]
    assert told["pages"][0]["title"] == "Bicycle locks"
    assert sum(count for each in told["pages"] for _, _, count in each["counts"]) == len(run.problems)
    assert {rule["id"] for rule in told["rules"]} == {problem.rule for problem in run.problems}
    assert all(rule["summary"] for rule in told["rules"])
    assert told["errors"] == [["broken.md", "is no text"]]


def test_nothing_is_fetched_and_only_its_own_script_runs() -> None:
    text = reporters.render("html", run_of({"locks.md": LOCKS}), ReportStyle())
    file = _File(text)
    for tag in ("script", "style"):
        digest = b64encode(sha256(file.inline[tag].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in file.policy
    assert "default-src 'none'" in file.policy
    assert not re.search(r"unsafe|https?:", file.policy)
    assert not re.search(r"\bsrc=|@import|url\(|fetch\(|XMLHttp|innerHTML|insertAdjacent|document\.write", text)
    assert re.findall(r'<link[^>]* href="([^"]*)"', text) == ["data:,"]


@pytest.mark.parametrize("source", [HARMFUL, "# A </script><script>alert(1)</script> <!-- x\n\n\u2028 ##[error]x\n"])
def test_no_text_of_an_article_is_markup(source: str) -> None:
    file = opened(run_of({"x<b>.html" if source is HARMFUL else "x&y.md": source}))
    assert file.tags <= OWN
    assert set(file.data) == {"overview", "page-0"}


def test_no_path_and_no_message_is_markup() -> None:
    file = opened(hostile())
    assert file.tags <= OWN
    messages = {each["message"] for name, data in file.data.items() if name != "overview" for each in data["problems"]}
    assert messages == set(HOSTILE)
    assert len(file.data["overview"]["pages"]) == len(PATHS)


def test_a_run_without_texts_lists_its_problems() -> None:
    run = run_of({"locks.md": LOCKS})
    told = opened(run._replace(files=[file._replace(page_text="") for file in run.files], rules={})).data
    assert len(told["page-0"]["problems"]) == len(run.problems)
    assert "blocks" not in told["page-0"]


@pytest.mark.parametrize("end", [" ", "\n\n", " **now** "])
def test_a_long_page_is_cut_and_says_so(end: str) -> None:
    told = page("---\nlang: en\n---\n# A\n\n" + f"The lock goes round the frame.{end}" * 6_000)
    assert told["cut"]
    assert 50_000 < sum(len(text.strip("[]").replace("][", "")) for text in shown(told)) <= 100_000


def test_many_problems_are_cut_and_counted() -> None:
    run = run_of({"locks.md": LOCKS})
    told = opened(run._replace(problems=[run.problems[0]] * 1_500)).data["page-0"]
    assert (len(told["problems"]), told["more"]) == (1_000, 500)


@pytest.mark.parametrize("source", [LOCKS, HARMFUL, "", "# 😀\n\n\ud800\n", "靴は靴です。" * 200])
def test_a_page_reads_back_as_it_was_packed(source: str) -> None:
    document = read(source, "html" if source is HARMFUL else "markdown")
    told = page_text(document)
    assert unpacked(packed(told)) == told


def test_only_this_format_asks_for_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(LOCKS, "utf-8")
    plain = seolint(tmp_path, "check", "a.md", "--format", "json").stdout
    both = seolint(tmp_path, "check", "a.md", "--format", "json", "--format", "html=first.html").stdout
    assert plain == both
    seolint(tmp_path, "check", "a.md", "--format", "html=second.html", "--no-cache", "--jobs", "2")
    assert (tmp_path / "first.html").read_bytes() == (tmp_path / "second.html").read_bytes()
    assert b'"blocks":' in (tmp_path / "first.html").read_bytes()
