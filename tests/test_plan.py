"""Which rules a run passes over, for want of what they are about: none that would find something."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from seolint.config import load
from seolint.examples import document_of, formats
from seolint.plan import plan_for, present
from seolint.readers import read
from seolint.rules import load_rules
from seolint.rules.rule import Example, Rule


def cases() -> Iterator[object]:
    for rule in load_rules().values():
        for i, example in enumerate(rule.examples):
            for kind in formats(example) if example.flags else ():
                yield pytest.param(rule, example, kind, id=f"{rule.id}-{i}-{kind}")


@pytest.mark.parametrize(("rule", "example", "kind"), list(cases()))
def test_what_a_rule_finds_stands_on_a_page_that_it_is_about(rule: Rule, example: Example, kind: str) -> None:
    about = rule.about(example.options)
    assert not about or about & present(document_of(example, kind))


@pytest.mark.parametrize(
    ("source", "run", "passed_over"),
    [
        ("Text.\n", {"thin-page", "missing-h1"}, {"missing-alt", "generic-link-text", "several-canonicals"}),
        ("![](a.png)\n", {"missing-alt", "insecure-image"}, {"insecure-link"}),
        ("[a](/b)\n", {"insecure-link", "generic-link-text"}, {"insecure-image", "stuffed-heading"}),
        ("---\nkeyphrase: tents\n---\n\nText.\n", {"keyphrase-not-in-text"}, {"slug-in-capitals"}),
    ],
)
def test_a_rule_runs_where_there_is_what_it_is_about(source: str, run: set[str], passed_over: set[str]) -> None:
    names = {active.rule.id for active in plan_for(load().rules).to_run(read(source, "markdown"))}
    assert run <= names
    assert names.isdisjoint(passed_over)
