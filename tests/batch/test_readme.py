"""The queries of the page for operators run on what a run wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from seolint.batch.site import CHECKS
from seolint.rules import load_rules
from tests.batch.files import write_lines
from tests.cli.run import seolint
from tests.test_readme import ROOT, example

duckdb = pytest.importorskip("duckdb")

README = ROOT / "seolint/batch/README.md"
WORDS = (
    "The ferry to the islands leaves from the new harbour at noon. Take some bread along, for the crossing is long. "
)
DULL = (
    "Institutional considerations regarding organizational responsibilities necessitate comprehensive documentation. "
    "Interdepartmental communication facilitates administrative implementation of regulatory requirements. "
)
STUFFED = "Cheap running shoes are here. Buy cheap running shoes now, since cheap running shoes are best. " * 4


@pytest.fixture
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    pages = [
        ("https://a.example/guides/ferry", f"# Ferries\n\n{WORDS * 20}", ""),
        ("https://a.example/guides/bread", f"# Bread\n\n{WORDS}", ""),
        ("https://a.example/offers/shoes", f"# Cheap running shoes\n\n{STUFFED * 3}", ""),
        ("https://b.example/rules", f"# Rules\n\n{WORDS * 20}\n\n## Duties\n\n{DULL * 10}", ""),
        ("https://b.example/image", "", "image/png"),
    ]
    write_lines(tmp_path / "crawl/pages.jsonl", pages)
    done = seolint(tmp_path, "batch", "crawl", "-o", "results", "--set", "hard-to-read-section.min=200")
    assert done.returncode == 0, done.stderr
    monkeypatch.chdir(tmp_path)
    return tmp_path


def answer(name: str) -> list[Any]:
    return list(duckdb.sql(example(README, name)).fetchall())


@pytest.mark.parametrize("name", ["ray_example.py", "dask_example.py"])
def test_examples_of_engines_are_python(name: str) -> None:
    assert compile(example(README, name), name, "exec")


def test_rules_across_pages_are_named() -> None:
    rules = sorted(rule.id for rule in load_rules().values() if rule.across in CHECKS)
    text = README.read_text("utf-8")
    assert [rule for rule in rules if f"`{rule}`" not in text] == []


def test_which_sites_are_stuffed_most(results: Path) -> None:
    assert answer("stuffed.sql") == [("a.example", 1, 33.3)]


def test_which_pages_have_errors(results: Path) -> None:
    error = "the content type image/png is not HTML, Markdown or plain text"
    assert answer("errors.sql") == [(error, 1, "https://b.example/image")]


def test_thin_pages_by_folder(results: Path) -> None:
    assert [row[:3] for row in answer("thin.sql")] == [
        ("https://a.example/guides", 2, 1),
        ("https://a.example/offers", 1, 1),
        ("https://b.example/rules", 1, 0),
    ]


def test_reading_score_by_section(results: Path) -> None:
    (hardest, *others) = answer("reading.sql")
    assert (hardest[0], hardest[2]) == ("https://b.example/rules", "Duties")
    assert others
    assert hardest[3] < 0 < others[-1][3]
