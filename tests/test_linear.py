"""Four times as much text takes four times as many steps, whatever is written there: nobody can stall a run."""

from __future__ import annotations

from collections.abc import Callable
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

REPEATED = [
    *("buy cheap shoes. ", "buy cheap shoes.\n", "buy cheap shoes ", "a@b.c ", "a&amp;"),
    *(
        "[[a|b]] ",
        "[a]: b\n[[a]]\n",
        "[@a, ",
        "[a]{.b",
        "{ref}`a ",
        "> [!tip]- a\n",
        "| a |\n+---+\n",
        '=== "a"\n    b\n',
    ),
    *("::: {.panel-tabset}\n# a\n", "```{note}\n", '<div markdown="1">\n', "<TabItem>", ":a:"),
    *("$a|b ", "$a|b$ ", "$$ a ", "\\[", "\\(a ", "\\begin{align}"),
]


NUMBERED = {
    "fragments": "Done so far. word{i} here\n\n",
    "phrases": "They wait. buy cheap a{j} b{j} c{j}\n\n",
    "alt texts": "#\n\n![a](b)\n\n",
    "comments": "## A{i}\n\n<!-- b -->\n\n",
}
"""What comes again with a number: `{i}` is that of the repetition, `{j}` one for every eight."""


@pytest.mark.parametrize("piece", REPEATED)
@pytest.mark.parametrize("extension", ["md", "html", "txt"])
def test_steps_are_linear_in_the_text(piece: str, extension: str) -> None:
    assert_linear(lambda count: piece * count, SIZE // len(piece), f"page.{extension}")


@pytest.mark.parametrize("name", NUMBERED)
def test_steps_are_linear_in_what_differs(name: str) -> None:
    def text(count: int) -> str:
        return "".join(NUMBERED[name].format(i=number, j=number // 8) for number in range(count))

    assert_linear(text, 4 * SIZE // len(NUMBERED[name]), "page.md")


def assert_linear(text: Callable[[int], str], count: int, path: str) -> None:
    examine(text(count), path, CONFIG)  # what is worked out once in a process is
    few, many = (steps(partial(examine, text(times), path, CONFIG)) for times in (count, 4 * count))
    assert many <= MOST * few
