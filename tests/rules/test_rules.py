"""Every example of every rule, as Markdown and as the HTML it renders to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from seolint.examples import document_of, formats, run_examples, wrong_with
from seolint.linter import find
from seolint.rules import load_rules
from seolint.rules.check import find_check
from seolint.rules.rule import Example, Rule

HEADING = Example("# Shoes\n\n### Sizes\n\nText.\n", ("Sizes",))


def cases() -> Iterator[object]:
    for rule in load_rules().values():
        for i, example in enumerate(rule.examples):
            for kind in formats(example):
                yield pytest.param(rule, example, kind, id=f"{rule.id}-{i}-{kind}")


def skipped(message: str = "h{level}", *examples: Example) -> Rule:
    """A rule on the check `heading_order`, which gives level, previous and expected."""
    return Rule("skipped", "headings", "A level is skipped.", "heading_order", "info", message, examples=examples)


@pytest.mark.parametrize(("rule", "example", "format"), list(cases()))
def test_example(rule: Rule, example: Example, format: str) -> None:
    assert wrong_with(rule, example, format) == ""


@pytest.mark.parametrize(
    ("message", "example", "wrong"),
    [
        ("h{level} after h{previous}: h{expected}", HEADING, ""),
        (
            "h{{level}}",
            HEADING,
            "the message still contains {level} after it is filled in; write it in single braces",
        ),
        ("h{level}", Example("# Shoes\n\n### Sizes\n"), 'expected nothing, reported "Sizes"'),
        ("h{level}", Example("# Shoes\n", ("Shoes", "Sizes")), 'expected "Shoes", "Sizes", reported nothing'),
        (
            "h{levl}",
            HEADING,
            "the message has no value for {levl}; it can use advice, after, expected, level, previous, text",
        ),
        ("Write {{name}}, 100 %", HEADING, ""),
        (
            "{level.name}",
            HEADING,
            "the message has no value for {level.name}; it can use advice, after, expected, level, previous, text",
        ),
        (
            "{text:d}",
            HEADING,
            "the message can't be filled in: a value of type str can't be shown as {:d}: Unknown format code 'd' for "
            "object of type 'str'",
        ),
        (
            "h{level}",
            Example("# A\n", ("A",), {"max": 1}),
            "the check heading_order failed: TypeError: check() got an unexpected keyword argument 'max'",
        ),
    ],
)
def test_what_is_wrong_with_an_example(message: str, example: Example, wrong: str) -> None:
    assert wrong_with(skipped(message), example, "markdown") == wrong


@pytest.mark.parametrize("rule", load_rules().values(), ids=lambda rule: rule.id)
def test_a_check_lists_the_facts_that_messages_can_show(rule: Rule) -> None:
    listed = find_check(rule.check).facts_for(rule.settings) or frozenset()
    for example in rule.examples:
        options = {**{name: option.default for name, option in rule.options.items()}, **example.options}
        for finding in find(rule, document_of(example, formats(example)[0]), options):
            shown = {name for name, value in finding.facts.items() if isinstance(value, (str, int, float))}
            assert shown <= listed


def test_an_example_runs_in_both_formats_unless_it_names_one() -> None:
    html = Example("<h1>Shoes</h1><h3>Sizes</h3>", ("Sizes",), format="html")
    outcomes = list(run_examples(skipped("h{level}", HEADING, html)))
    assert [(outcome.number, outcome.format, outcome.wrong) for outcome in outcomes] == [
        (0, "markdown", ""),
        (0, "html", ""),
        (1, "html", ""),
    ]
