"""Quoted values over several lines read as one text, as long as its source."""

from __future__ import annotations

import pytest

from seolint.readers.front_matter.values import verbatim


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("one\ntwo", "one two"),
        ("one \t\r\n  two", "one \0\0\0\0\0two"),
        ("one \n \n two", "one \0\0 \0two"),
        ("one  two", "one  two"),
        (" \n", " \0"),
    ],
)
def test_line_ends_and_the_blanks_around_them_are_one_space(source: str, text: str) -> None:
    assert verbatim(source, 0, len(source)).text == text
