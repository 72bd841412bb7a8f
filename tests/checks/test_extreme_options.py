"""A rule file of a repository may give an option any value of its type; a check takes it, and never fails or loops."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from seolint.document import Document
from seolint.examples import document_of, formats
from seolint.rules import load_rules
from seolint.rules.rule import Rule

VALUES: Mapping[str, Sequence[Any]] = {
    "integer": (-(10**20), -1, 0, 10**20),
    "number": (-1e300, -1, 0, 1e300),
    "string": ("",),
    "list": ([], [""]),
    "mapping": ({}, {"": ""}),
    "boolean": (False, True),
}
RULES = [rule for rule in load_rules().values() if rule.options]


def documents(rule: Rule) -> list[tuple[Document, Mapping[str, Any]]]:
    """The articles of a rule's examples, with the options that they are for."""
    return [
        (document_of(example, kind).knowing(keyphrases=("shoes",)), example.options)
        for example in rule.examples
        for kind in formats(example)
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_value_of_an_option_is_taken(rule: Rule) -> None:
    articles = documents(rule)
    for name, option in rule.options.items():
        for value in VALUES[option.type]:
            for document, options in articles:
                for finding in rule.run(document, {**options, name: value}):
                    rule.say(finding.facts, {**options, name: value})
