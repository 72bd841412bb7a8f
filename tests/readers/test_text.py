"""Plain text as writers set it."""

from __future__ import annotations

import pytest

from seolint.document import Document
from seolint.readers import Settings
from seolint.readers import read as read_format


def read(source: str) -> Document:
    return read_format(source, "text", Settings(language="en"))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("One line.", [("paragraph", "One line.")]),
        ("Running shoes\n\nThey wear out.", [("heading1", "Running shoes"), ("paragraph", "They wear out.")]),
        (
            "Shoes\r\n\r\nText.\r\n\r\nWhich size?\r\n\r\nMore.",
            [
                ("heading1", "Shoes"),
                ("paragraph", "Text."),
                ("heading2", "Which size?"),
                ("paragraph", "More."),
            ],
        ),
        (
            "Text begins here.\n\nSizes\n\nMore.",
            [("paragraph", "Text begins here."), ("heading2", "Sizes"), ("paragraph", "More.")],
        ),
        ("Two\nlines\n\nText.", [("paragraph", "Two lines"), ("paragraph", "Text.")]),
        ("Text.\n\nYours, Ann", [("paragraph", "Text."), ("paragraph", "Yours, Ann")]),
        ("We need:\n\n  1. Soles\n  2. Laces", [("paragraph", "We need:"), ("item", "Soles"), ("item", "Laces")]),
        (
            "We need:\n- soles\n  of rubber\n* laces",
            [("paragraph", "We need:"), ("item", "soles of rubber"), ("item", "laces")],
        ),
        ("  • Baidu: cars.\n  • Tencent: games.", [("item", "Baidu: cars."), ("item", "Tencent: games.")]),
        ("Shoes\n=====\n\nText.", [("heading1", "Shoes"), ("paragraph", "Text.")]),
        (
            "Intro text.\n\n1. Buy early\n\nThen wait.",
            [("paragraph", "Intro text."), ("heading2", "Buy early"), ("paragraph", "Then wait.")],
        ),
        ("- - -\n\nText.", [("item", "- -"), ("paragraph", "Text.")]),
        ("\n \n", []),
        ("", []),
    ],
)
def test_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    document = read(source)
    assert [(block.kind + str(block.level or ""), document.text_of(block)) for block in document.blocks] == expected


def test_angle_brackets_and_entities_are_text() -> None:
    assert list(read("if a<b then &amp; so").words.normalized) == ["if", "a", "b", "then", "amp", "so"]


def test_long_texts() -> None:
    source = "word " * 200_000 + "\n \t" * 100_000 + "- " * 100_000
    assert len(read(source).prose) == len(source)
