"""Four times as much text takes four times as many steps, whatever is written there: nobody can stall a run."""

from __future__ import annotations

from functools import partial

import pytest

from seolint import config
from seolint.linter import examine
from tests.steps import steps

CONFIG = config.load(preset="strict")
SIZE = 1_500
"""Characters of the shorter text; the longer one has four times as many."""

MOST = 4.4
"""What the steps may be multiplied by; what takes the square of a text comes to more, even in a part of the work."""

REPEATED = ["buy cheap shoes. ", "buy cheap shoes.\n", "buy cheap shoes ", "a@b.c ", "a&amp;"]


@pytest.mark.parametrize("piece", REPEATED)
@pytest.mark.parametrize("extension", ["md", "html", "txt"])
def test_steps_are_linear_in_the_text(piece: str, extension: str) -> None:
    text, path = piece * (4 * SIZE // len(piece)), f"page.{extension}"
    short = text[: SIZE // len(piece) * len(piece)]
    examine(short, path, CONFIG)  # what is worked out once in a process is
    few, many = (steps(partial(examine, source, path, CONFIG)) for source in (short, text))
    assert many <= MOST * few
