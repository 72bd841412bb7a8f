"""Quotation marks of several languages, and what only looks like them."""

from __future__ import annotations

import pytest

from seolint import config
from seolint.analysis.quotations import quotations
from seolint.linter import parse

TEXTS = [
    # text, what of it is quoted
    ('He said "rye", and "wheat".', ['"rye"', '"wheat"']),
    ("Er sagte „Roggen“ und »Weizen«.", ["„Roggen“", "»Weizen«"]),
    ("Il dit « seigle ».", ["« seigle »"]),
    ("彼は「ライ麦」と言った。", ["「ライ麦」"]),
    ("It's the miller's own: don't ask.", []),
    ("He said 'don't ask', didn't he?", ["'don't ask'"]),
    ('A 19" sieve.\n\nAnother 19" sieve.', []),
    ('He said "**rye** bread".', ['"rye bread"']),
]


@pytest.mark.parametrize(("text", "quoted"), TEXTS)
def test_quotations(text: str, quoted: list[str]) -> None:
    document = parse(text, "page.md", config.load(), "markdown")
    assert [document.text(span) for span in quotations(document)] == quoted
