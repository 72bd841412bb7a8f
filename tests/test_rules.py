"""Every example of every rule, as Markdown and as the HTML it renders to."""

from __future__ import annotations

from collections.abc import Iterator

import pyromark
import pytest

from seolint.document import Document
from seolint.readers import Settings, read
from seolint.rule import Example, Rule
from seolint.rule_files import load_rules

OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
)


def cases() -> Iterator[object]:
    for rule in load_rules().values():
        for i, example in enumerate(rule.examples):
            for kind in ("markdown", "html") if example.format == "both" else (example.format,):
                yield pytest.param(rule, example, kind, id=f"{rule.id}-{i}-{kind}")


def document_of(example: Example, kind: str) -> Document:
    source = example.source
    if example.format == "both" and kind == "html":
        source = pyromark.html(source, options=OPTIONS)
    return read(source, kind, Settings(default_language="en"))


def seen_at(document: Document, start: int, end: int) -> str:
    """What stands at a span: in the article, or else in a field such as the title."""
    told = document.prose[start:end].replace("\0", "").split() or document.unseen[start:end].replace("\0", "").split()
    return " ".join(told)


@pytest.mark.parametrize(("rule", "example", "kind"), list(cases()))
def test_example(rule: Rule, example: Example, kind: str) -> None:
    document = document_of(example, kind)
    findings = list(rule.run(document, example.options))
    assert [seen_at(document, *finding.span) for finding in findings] == list(example.flags)
    for finding in findings:
        assert "{" not in rule.say(finding.facts, example.options)
