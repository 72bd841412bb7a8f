"""Output formats, one per file: each module of `formats` has `report(result, style) -> str`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from seolint.run.result import RunResult

WITH_TEXT = frozenset({"html"})
"""Formats that show the text of each page, which is kept for them."""


SHOWS_ALL = frozenset({"json", "sarif", "html"})
"""Formats that show every severity unless `--min-severity` is given: their readers choose for themselves."""

SHOWS_HABITS_ONCE = frozenset({"text", "concise", "markdown", "github"})
"""Formats that people read from top to bottom: they show a habit of the whole site at its first page only."""


def lowest_severity(name: str) -> str:
    """The lowest severity that a format shows by default."""
    return "info" if name in SHOWS_ALL else "warning"


class ReportStyle(NamedTuple):
    """How a report for people looks. `statistics` asks for the number of problems by rule."""

    color: bool = False
    quiet: bool = False
    statistics: bool = False


def names() -> list[str]:
    """The names of all formats."""
    return sorted(path.stem for path in (Path(__file__).parent / "formats").glob("[!_]*.py"))


def render(name: str, result: RunResult, style: ReportStyle) -> str:
    """A run in a format of `names()`."""
    return "".join(stream(name, result, style))


def stream(name: str, result: RunResult, style: ReportStyle) -> Iterator[str]:
    """A run in a format of `names()`, in pieces if its module has `parts` besides `report`."""
    module = import_module(f"seolint.report.formats.{name}")
    yield from module.parts(result, style) if hasattr(module, "parts") else [module.report(result, style)]
