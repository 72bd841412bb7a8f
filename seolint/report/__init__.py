"""Output formats, one a file: each module has `report(run, settings) -> str`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from seolint.rules.rule import Problem, Rule

if TYPE_CHECKING:
    from seolint.analysis.page_summary import PageSummary
    from seolint.run.score import PageScore

PAGED = frozenset({"html"})
"""Formats that show the text of each page: for them it is carried along."""


class File(NamedTuple):
    """A file that was linted."""

    path: str
    format: str
    language: str
    words: int
    not_applicable: tuple[tuple[str, str], ...] = ()
    """The rules that could not judge it, each with the reason."""
    sheet: PageSummary | None = None
    score: PageScore | None = None
    """Both only where they were asked for."""
    page: str = ""
    """Its text, packed (`seolint.analysis.page_text`); only where a format shows it."""


class Run(NamedTuple):
    """All that a run has to tell: problems in order, the files, and (path, message) of what could not be done.

    `rules` are those that were in force anywhere, by id; `root` is the absolute path of the folder of the run;
    `recorded` is how many problems a baseline kept back, None where there was none; `stray_links` how many links to
    files outside the repository were passed over.
    """

    problems: Sequence[Problem]
    files: Sequence[File]
    errors: Sequence[tuple[str, str]]
    rules: Mapping[str, Rule] = {}
    root: str = ""
    recorded: int | None = None
    stray_links: int = 0

    @property
    def failures(self) -> Sequence[tuple[str, str]]:
        """`errors`, of each message its first line; what follows may be a source line and a caret."""
        return [(path, message.partition("\n")[0]) for path, message in self.errors]

    @property
    def counts(self) -> Mapping[str, int]:
        """Problems by severity."""
        found = Counter(problem.severity for problem in self.problems)
        return {severity: found[severity] for severity in ("error", "warning", "info")}


class Style(NamedTuple):
    """How a report for people looks. `statistics` asks for the problems of each rule."""

    color: bool = False
    quiet: bool = False
    statistics: bool = False


def names() -> list[str]:
    """The formats there are."""
    return sorted(path.stem for path in (Path(__file__).parent / "formats").glob("[!_]*.py"))


def render(name: str, run: Run, style: Style) -> str:
    """A run in a format of `names()`."""
    return "".join(stream(name, run, style))


def stream(name: str, run: Run, style: Style) -> Iterator[str]:
    """A run in a format of `names()`, in pieces where its module has `parts` beside `report`."""
    module = import_module(f"seolint.report.formats.{name}")
    yield from module.parts(run, style) if hasattr(module, "parts") else [module.report(run, style)]
