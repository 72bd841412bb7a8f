"""How wide a text is drawn in a search result."""

from __future__ import annotations

import pytest

from seolint.analysis.pixels import TABLE, WRITTEN, lines, pixels, stretches, width

CASES = [
    # Advance widths of Arial, in thousandths of its size: i 222, W 944, a space 278, a digit 556.
    ("", 0),
    ("i", 4.44),
    ("W", 18.88),
    ("2026 W", 68.88),
    ("ΩЖ", 33.4),
    ("鞋子", 40),
    ("e\u0301", 11.12),
    ("é", 11.12),
    ("a\u200bb\u00adc", 32.24),
    ("😀", 20),
]


@pytest.mark.parametrize(("text", "width"), CASES)
def test_a_text_is_as_wide_as_arial_draws_it(text: str, width: float) -> None:
    assert pixels(text) == pytest.approx(width, abs=0.05)


def test_width_goes_with_the_size() -> None:
    assert pixels("Shoes", 40) == 2 * pixels("Shoes")


def test_narrow_letters_leave_room_for_more() -> None:
    assert pixels("illicit" * 5) < pixels("mammoth" * 3)


def test_a_character_that_the_font_lacks_is_as_wide_as_a_letter() -> None:
    assert 7 < pixels("ა") < 13


def test_the_table_is_what_the_script_writes() -> None:
    written = TABLE.read_text(encoding="ascii").splitlines()
    widths = dict(stretches(written))
    assert list(lines(widths)) == written
    assert all(any(first <= point <= last for first, last in WRITTEN) for point in widths)
    assert len(widths) > 1500


@pytest.mark.parametrize(
    ("text", "characters"), [("Shoes", 5), ("鞋子", 4), ("靴 Shoes", 8), ("한국", 4), ("ｶﾀｶﾅ", 4), ("", 0)]
)
def test_a_character_of_full_width_counts_as_two(text: str, characters: float) -> None:
    assert width(text, 2) == characters
