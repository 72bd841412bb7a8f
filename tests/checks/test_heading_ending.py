"""Headings that end like sentences, and those that only seem to."""

from __future__ import annotations

import pytest

from seolint.checks import heading_ending
from seolint.readers import read


@pytest.mark.parametrize(
    ("article", "found"),
    [
        ("# Choosing a size:\n", ["Choosing a size:"]),
        ("# Sizes :tada:\n", []),
        ("# Sizes :+1::shoe:\n", []),
        ("# Sizes at 10:30:\n", ["Sizes at 10:30:"]),
        ("# Note: sizes:\n", ["Note: sizes:"]),
        ("# Sizes etc.\n", []),
        ("# Sizes: :shoe:\n", []),
        ("# Sizes: ![all](sizes.svg)\n", []),
        ("# Sizes: [![all](sizes.svg)](/sizes)\n", []),
        ("# Sizes: <Badge text='new' />\n", []),
        ("# Sizes: <size-list></size-list>\n", []),
        ("<h1>Sizes: <slot /></h1>\n", []),
        ("<h1><b>Sizes:</b></h1>\n", ["Sizes:"]),
        ("# Sizes: {#sizes}\n", ["Sizes:"]),
        ("# Sizes: <!-- all -->\n", ["Sizes:"]),
    ],
)
def test_headings_that_end_like_sentences(article: str, found: list[str]) -> None:
    spans = [finding.span for finding in heading_ending.check(read(article, "markdown"), marks=".:", allow=["etc."])]
    assert [article[start:end] for start, end in spans] == found
