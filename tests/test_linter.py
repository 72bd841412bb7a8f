"""The pure function: same input, same problems, whatever a check does."""

from __future__ import annotations

import gc
import socket
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest

from seolint import config, lint
from seolint.config import Config
from seolint.document import Document, Finding, Span
from seolint.faults import PASSING
from seolint.linter import Extras, examine
from seolint.rules.check import Check, find_check
from seolint.rules.rule import Rule

CONFIG = config.load(overrides=config.Overrides(select=["skipped-heading-level"]))
LINKED = """---
title: Tents
canonical: https://example.org/tents
---
# Tents

Use [long pegs](http://www.wikipedia.org/pegs), as [told](../told.md), and ![a tent](http://www.wikipedia.org/tent.png).
"""
ARTICLES = Path(__file__).parent / "articles"
ARTICLE = "# One\n\n### Three\n\n## Two\n\n#### Three\n"


def test_problems_are_ordered_and_placed() -> None:
    report = examine(ARTICLE, "a.md", CONFIG)
    assert (report.format, report.words, report.errors) == ("markdown", 4, ())
    assert [(p.place.line, p.place.column, p.place.end_column) for p in report.problems] == [(3, 5, 10), (7, 6, 11)]


def test_fingerprint_is_free_of_path_and_line_and_unique() -> None:
    first, second = (p.fingerprint for p in lint(ARTICLE, "a.md", config=CONFIG).problems)
    assert first != second
    assert [p.fingerprint for p in lint("Moved.\n\n" + ARTICLE, "b.md", config=CONFIG).problems] == [first, second]


def test_facts_and_messages_of_a_huge_text_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    def whole(document: Document, **_: object) -> Iterator[Finding]:
        yield Finding(Span(0, 1), {"text": document.source, "level": 3, "previous": 1, "expected": 2})

    monkeypatch.setattr("seolint.rules.rule.find_check", lambda name: Check(name, whole))
    (problem,) = lint(f"# {'x' * 100_000}\n", "a.md", config=CONFIG).problems
    assert len(problem.facts["text"]) == 10_000
    assert len(problem.message) < 2_200


def test_long_line_is_cut_to_a_window_that_holds_the_problem() -> None:
    (problem,) = lint(f"<h1>a</h1>{'x ' * 5000}<h4>b</h4>{'y ' * 5000}", "a.html", config=CONFIG).problems
    assert len(problem.excerpt.text) == 200
    assert problem.excerpt.text[problem.excerpt.start : problem.excerpt.end] == "b"


class Panic(BaseException):
    """As those of native libraries are, it is no Exception."""


def with_a_broken_rule(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> Config:
    """A config with a rule that raises an error once it has found something, and another one."""

    def check(document: Document) -> Iterator[Finding]:
        yield Finding(Span(0, 1), {"level": 1, "previous": 1, "expected": 1})
        raise error

    fine = find_check("heading_order")
    checks = SimpleNamespace(broken=Check("broken", check), heading_order=fine)
    monkeypatch.setattr("seolint.rules.rule.find_check", lambda name: getattr(checks, name))
    (active,) = CONFIG.rules
    broken = active._replace(rule=active.rule._replace(id="broken", check="broken"))
    return CONFIG._replace(rules=(broken, active))


@pytest.mark.parametrize("error", [ZeroDivisionError("x"), Panic("x"), MemoryError("x")], ids=repr)
def test_a_check_that_raises_is_reported_and_the_rest_runs(
    monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    report = examine(ARTICLE, "a.md", with_a_broken_rule(monkeypatch, error))
    assert [p.rule for p in report.problems] == ["broken", "skipped-heading-level", "skipped-heading-level"]
    assert report.errors == (f"a.md: internal error in rule broken: {type(error).__name__}: x",)


@pytest.mark.parametrize("error", PASSING)
def test_a_check_does_not_keep_back_what_ends_the_file_or_the_run(
    monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    with pytest.raises(error):
        examine(ARTICLE, "a.md", with_a_broken_rule(monkeypatch, error()))


def test_a_rule_that_can_not_say_what_it_lacks_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def not_applicable(self: Rule, document: Document, options: Mapping[str, object]) -> str:
        if self.id == "hard-to-read":
            raise Panic("x")
        return "too short"

    monkeypatch.setattr(Rule, "not_applicable", not_applicable)
    selected = config.load(overrides=config.Overrides(select=["hard-to-read", "thin-page"]))
    report = examine(f"{ARTICLE}\nText.\n", "a.md", selected, extras=Extras(not_applicable=True))
    assert report.not_applicable == (("thin-page", "too short"),)
    assert report.errors == ("a.md: internal error in rule hard-to-read: Panic: x",)
    assert [problem.rule for problem in report.problems] == ["thin-page"]


@pytest.mark.parametrize(
    ("source", "forced", "expected"),
    [
        ("Kein Wort.\n", None, "de"),
        ("---\nlang: fr\n---\n\nTexte.\n", None, "fr"),
        ("---\nlang: fr\n---\n\nTexte.\n", "es", "es"),
    ],
)
def test_language_of_document_wins_over_config_and_command_line_over_both(
    tmp_path: Path, source: str, forced: str | None, expected: str
) -> None:
    path = tmp_path / ".seolint.yml"
    path.write_text("language: de\noverrides:\n  - {files: b.md, language: nl}\n", "utf-8")
    loaded = config.load(path, config.Overrides(language=forced))
    assert examine(source, "a.md", loaded).language == expected
    inner = loaded.for_path(tmp_path / "b.md")
    assert examine(source, "b.md", inner).language == (expected if expected != "de" else "nl")


def test_no_rule_opens_a_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, ...]] = []
    for name in ("socket", "getaddrinfo", "create_connection"):
        monkeypatch.setattr(socket, name, lambda *arguments, **_: asked.append(arguments))
    every = config.load(
        overrides=config.Overrides(select=sorted(config.load().states), keyphrases=["long pegs"]), today="2026-01-01"
    )
    assert len(every.rules) == len(every.states)
    report = examine(LINKED, "a.md", every, exists=lambda path: False)
    assert (asked, report.errors) == ([], ())
    assert {"insecure-link", "broken-internal-link", "insecure-image"} <= {problem.rule for problem in report.problems}


@pytest.mark.parametrize("path", ["draft.md", "pairs/sourdough.md", "pairs/sourdough.html"])
def test_what_an_article_needs_goes_without_the_collector(path: str) -> None:
    """The command line hardly ever lets Python look for cycles (`seolint.cli.GARBAGE`)."""
    source, everything = (ARTICLES / path).read_text("utf-8"), config.load(preset="strict")
    examine(source, path, everything)
    gc.collect()
    examine(source, path, everything)
    assert gc.collect() == 0


def test_extras_are_worked_out_where_they_are_asked_for(tmp_path: Path) -> None:
    article = (ARTICLES / "draft.md").read_text("utf-8")
    wanted = examine(article, "a.md", config.load(), extras=Extras(not_applicable=True, scores=True))
    plain = examine(article, "a.md", config.load())
    assert wanted.not_applicable and wanted.scores
    assert plain == wanted._replace(not_applicable=(), scores=())
    (tmp_path / ".seolint.yml").write_text("baseline: known\n", "utf-8")
    assert examine(article, "a.md", config.load(tmp_path / ".seolint.yml")).scores == wanted.scores


def test_a_rule_yields_to_one_that_reports_the_same_place() -> None:
    def finds(text: str) -> Check:
        def check(document: Document, **_: object) -> Iterator[Finding]:
            at = document.source.index(text)
            yield Finding(Span(at, at + len(text)), {}, [])

        return Check(text, check)

    def reported(source: str, *rules: Rule) -> list[str]:
        active = [CONFIG.rules[0]._replace(rule=rule, options={}) for rule in rules]
        return [problem.rule for problem in examine(source, "a.md", CONFIG._replace(rules=tuple(active))).problems]

    checks = {text: finds(text) for text in ("cheap tents", "tents", "pegs")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("seolint.rules.rule.find_check", checks.__getitem__)
        strong = Rule("strong", "house", "", "cheap tents", "error", "x")
        weak = Rule("weak", "house", "", "tents", "warning", "x", yields_to=("strong", "unknown"))
        other = weak._replace(id="other", check="pegs")
        assert reported("cheap tents and pegs", strong, weak, other) == ["strong", "other"]
        assert reported("cheap tents and pegs", weak, other) == ["weak", "other"]
        assert reported("tents, pegs and cheap tents", strong, weak) == ["weak", "strong"]
