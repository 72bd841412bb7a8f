"""Problems that are put away come back as they were, in order."""

from __future__ import annotations

import pytest

from seolint import config
from seolint import report as reporters
from seolint.linter import examine
from seolint.report import Run, Style
from seolint.run.shelf import BATCH, Shelf

ARTICLE = "# Tents\n\n### Poles\n\n[](poles.md) are **light**\n\n##### Pegs\n"


@pytest.mark.parametrize("count", [0, 1, 30, 31, BATCH + 30, 3 * BATCH + 40])
def test_what_is_added_is_there(count: int) -> None:
    found = examine(ARTICLE, "x.md", config.load()).problems
    problems = [found[at % len(found)]._replace(path=f"{at}.md") for at in range(count)]
    shelf = Shelf(at_hand=30)
    for problem in problems:
        shelf.extend([problem])
    assert len(shelf) == count
    assert list(shelf) == list(shelf) == problems
    assert [shelf[at] for at in range(0, count, 97)] == problems[::97]
    assert shelf[-2:] == problems[-2:]
    for form in ("text", "json"):
        told = "".join(reporters.stream(form, Run(shelf, [], []), Style()))
        assert told == reporters.render(form, Run(problems, [], []), Style())
