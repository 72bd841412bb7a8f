"""Output formats, one a file: each module of `formats` has `report(result, style) -> str`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from seolint.run.result import RunResult

WITH_TEXT = frozenset({"html"})
"""Formats that show the text of each page: for them it is carried along."""


SHOWS_ALL = frozenset({"json", "sarif", "html"})
"""Formats that show problems of every severity unless something else is asked for: their readers choose themselves."""

SHOWS_HABITS_ONCE = frozenset({"text", "concise", "markdown", "github"})
"""Formats that people read from top to bottom: they show a habit of the whole site at its first page only."""


def lowest_severity(name: str) -> str:
    """The lowest severity that a format shows by itself."""
    return "info" if name in SHOWS_ALL else "warning"


class ReportStyle(NamedTuple):
    """How a report for people looks. `statistics` asks for the problems of each rule."""

    color: bool = False
    quiet: bool = False
    statistics: bool = False


def names() -> list[str]:
    """The formats there are."""
    return sorted(path.stem for path in (Path(__file__).parent / "formats").glob("[!_]*.py"))


def render(name: str, result: RunResult, style: ReportStyle) -> str:
    """A run in a format of `names()`."""
    return "".join(stream(name, result, style))


def stream(name: str, result: RunResult, style: ReportStyle) -> Iterator[str]:
    """A run in a format of `names()`, in pieces where its module has `parts` beside `report`."""
    module = import_module(f"seolint.report.formats.{name}")
    yield from module.parts(result, style) if hasattr(module, "parts") else [module.report(result, style)]
