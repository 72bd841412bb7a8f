"""The fuzzer isn't blind: faults that are planted are found, made small, kept once and shown again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from seolint.document import Document, Finding, ParsedSource, Span
from seolint.readers import Settings, text
from seolint.rules.check import find_check
from tests.fuzz import __main__ as command
from tests.fuzz import growth
from tests.fuzz.article import configs
from tests.fuzz.campaign import Campaign, smallest
from tests.fuzz.checks import ALWAYS, NAMES, faults_of
from tests.fuzz.faults import Fault
from tests.fuzz.findings import Finding as Kept
from tests.fuzz.findings import Store, load
from tests.fuzz.generators import RealFiles, subject
from tests.fuzz.minimize import minimize
from tests.fuzz.subject import ARTICLE, CONFIG, Subject
from tests.fuzz.supervisor import Supervisor

Check = Callable[..., Iterator[Finding]]


@pytest.fixture
def plant(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Check], None]]:
    """Put a check in the place of the one for paragraphs that are there twice."""
    configs()  # as rules are loaded, each check is asked which options it takes

    def planted(check: Check) -> None:
        monkeypatch.setattr("seolint.checks.duplicate_paragraph.check", check)
        find_check.cache_clear()

    yield planted
    find_check.cache_clear()


def raising(document: Document, **options: Any) -> Iterator[Finding]:
    if any("Z" in document.text(block.span) for block in document.blocks):
        raise ArithmeticError(f"{len(document.source)} characters")
    yield from ()


def looping(document: Document, **options: Any) -> Iterator[Finding]:
    while "Z" in document.prose:
        pass
    yield from ()


def beyond(document: Document, **options: Any) -> Iterator[Finding]:
    if "Z" in document.prose:
        yield Finding(Span(0, len(document.source) + 1), {"text": "Z", "words": 1, "count": 2})


LONG = "# Mills\n\nA mill grinds *corn*.\n\n- It has a wheel.\n- Zeal turns it.\n\n> Water helps.\n"


def found(made: Subject, kind: str) -> Fault:
    return next(fault for fault in faults_of(made, ALWAYS, 0.5) if fault.kind == kind)


@pytest.mark.parametrize(
    ("check", "kind"),
    [(raising, "rule fails"), (beyond, "span"), (looping, "time limit")],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_a_planted_fault_is_found_and_made_small(plant: Callable[[Check], None], check: Check, kind: str) -> None:
    plant(check)
    made = Subject(ARTICLE, "page.md", LONG)
    fault = found(made, kind)
    if kind != "time limit":
        assert smallest(made, fault).text == "Z"
    assert faults_of(made._replace(text=LONG.replace("Z", "z")), ALWAYS) == []


@pytest.mark.parametrize(("power", "kinds"), [(1.0, []), (1.2, []), (2.0, ["growth"]), (1.6, ["growth"])])
def test_time_that_grows_faster_than_the_text_is_found(
    power: float, kinds: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growth, "BASE", 1000)
    monkeypatch.setattr(growth, "_seconds", lambda article, text: (len(text) / 1000) ** power)
    made = Subject(ARTICLE, "page.md", "A mill grinds corn. ")
    assert [fault.kind for fault in faults_of(made, {"growth"})] == kinds


def test_one_slow_measurement_is_not_growth(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = iter([1, 50])
    monkeypatch.setattr(growth, "_seconds", lambda article, text: next(slow, len(text) / 20_000))
    assert faults_of(Subject(ARTICLE, "page.md", "A mill grinds corn. "), {"growth"}) == []


def test_a_reader_that_is_wrong_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    right = text.read

    def wrong(source: str, settings: Settings) -> Document:
        document = right(source, settings)
        prose = document.prose[: len(source)] + " " * source.count("Z")
        parsed = ParsedSource(source, prose, document.unseen, document.elements, document.format)
        return Document(parsed, document.language)

    monkeypatch.setattr(text, "read", wrong)
    made = Subject(ARTICLE, "page.txt", "A mill.\n\nZeal turns it.\n")
    fault = found(made, "length")
    assert fault.place == "text prose"
    assert smallest(made, fault).text == "Z"


def test_a_run_meets_planted_faults(plant: Callable[[Check], None], tmp_path: Path) -> None:
    plant(raising)
    kept: list[tuple[Kept, Path]] = []
    campaign = Campaign("1", RealFiles(()), Store(tmp_path), lambda *finding: kept.append(finding))
    meets = (finding for _ in campaign.run(0, time.monotonic() + 60, 40) for finding in kept)
    finding, folder = next(each for each in meets if "ArithmeticError" in each[0].fault.place)
    assert len(finding.subject.text) < 10
    assert load(folder) == (finding.subject, "rules")
    assert command.replay([folder]) == 1


DEADLY = """
import os
from tests.fuzz import campaign, worker

tried = campaign.faults_of
campaign.faults_of = lambda made, *_: os._exit(3) if made.kind != "article" else tried(made, {"layers"})
worker.main()
"""


def test_a_process_that_dies_is_a_find_and_another_goes_on(tmp_path: Path) -> None:
    supervisor = Supervisor([], "1", tmp_path, worker=("-c", DEADLY))
    supervisor.run(seconds=60, jobs=1, executions=4)
    assert supervisor.executions == 4
    assert supervisor.counts["process ended", "exit code 3"] == 1
    found = [load(folder)[0].kind for folder in tmp_path.glob("process-ended-exit-code-3-*")]
    assert len(found) == 1
    assert found[0] != ARTICLE


def test_the_same_seed_makes_the_same_subjects(tmp_path: Path) -> None:
    from random import Random

    (tmp_path / "mill.md").write_text("# Mills\n\nA mill grinds corn.\n", "utf-8")
    made = [[subject(Random(f"{seed}"), RealFiles([tmp_path])) for seed in range(60)] for _ in range(2)]
    assert made[0] == made[1]
    assert len(set(made[0])) > 50
    assert {each.kind for each in made[0]} >= {ARTICLE, CONFIG}


def test_a_find_is_kept_once(tmp_path: Path) -> None:
    store, fault = Store(tmp_path), Fault("rules", "rule fails", "a", "b")
    assert not store.has(fault)
    store.keep(Kept(fault, Subject(ARTICLE, "page.md", "\udcff"), "1:2"))
    assert store.has(fault._replace(message="c", step="places"))
    assert not store.has(fault._replace(place="d"))


@pytest.mark.parametrize(
    ("whole", "part"), [("one\ntwo\nthree\n", "w"), ("a(b[c]d)e", "[]"), ("x" * 300, "x" * 7), ("", "")]
)
def test_what_is_left_is_what_is_needed(whole: str, part: str) -> None:
    def shows(candidate: str) -> bool:
        rest = iter(candidate)
        return all(char in rest for char in part)

    assert minimize(whole, shows, 10) == part


def test_bad_configs_are_no_faults() -> None:
    for wrong in ("rules: {thin-page: maybe}\n", "a: [", "\0", "extends: nothing\n", "language: 5\n"):
        assert faults_of(Subject(CONFIG, ".seolint.yml", wrong), NAMES) == []
