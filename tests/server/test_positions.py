"""Places are the same in UTF-8, UTF-16 and UTF-32, whatever an article is written in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, PositionEncodingKind

from seolint.server.positions import MARK, Positions

ENCODINGS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
PIECES = (
    *("a", "word ", "é", "e\u0301", "😀", "👩‍👧", "𝔘", "漢", "|"),
    *("\t", "\n", "\r\n", "\r", "\u2028", "\x0c", "\x85", "\ufeff"),
)
"""What places are counted across: astral characters, combining marks, line ends and what Python takes for one."""

TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def counted(text: str, offset: int, encoding: str, marked: bool) -> Position:
    """The place of an offset as the protocol defines it, counted the slow way."""
    whole = (MARK if marked else "") + text
    before = whole[: offset + len(whole) - len(text)]
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    codec, size = ENCODINGS[encoding]
    return Position(len(lines) - 1, len(lines[-1].encode(codec)) // size)


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=TEXTS, marked=st.booleans())
def test_positions_are_those_of_the_protocol(encoding: str, text: str, marked: bool) -> None:
    positions = Positions(text, encoding, marked=marked)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] == "\r\n":
            continue  # between the two, there is no place
        place = positions.position(offset)
        assert place == counted(text, offset, encoding, marked)
        assert positions.offset(place) == offset


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=TEXTS, offsets=st.lists(st.integers(0, 120), max_size=6))
def test_the_order_in_which_places_are_asked_for_does_not_matter(encoding: str, text: str, offsets: list[int]) -> None:
    together = Positions(text, encoding)
    for offset in offsets:
        assert together.position(offset) == Positions(text, encoding).position(offset)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_places_beyond_an_end_are_that_end(encoding: str) -> None:
    positions = Positions("one 😀\r\ntwo", encoding)
    assert positions.offset(Position(0, 99)) == 5
    assert positions.offset(Position(1, 99)) == 10
    assert positions.offset(Position(9, 0)) == 10


def test_half_a_character_is_where_it_begins() -> None:
    assert Positions("a😀b", PositionEncodingKind.Utf16).offset(Position(0, 2)) == 1
