"""Where reports go: to standard output or files, in the formats that the command line names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from seolint import report as reports
from seolint.cli._common import configs_for
from seolint.files import RefusedError
from seolint.readers import format_on_request
from seolint.report import ReportStyle
from seolint.run.gate import Limits
from seolint.run.options import CheckOptions, OptionsError
from seolint.run.result import RunResult

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

SUMMARY = "GITHUB_STEP_SUMMARY"
"""Names the file whose Markdown GitHub shows on the page of a run; the format github appends its report to it."""


_HEAD = 4_000
_HTML, _MARKDOWN = b"<title>Content report</title>", b"### seolint: "
"""What a report in HTML has among its first bytes, and what one in Markdown begins with (a test checks both)."""


class Target(NamedTuple):
    """A format, and the file it goes to: none for standard output."""

    format: str
    file: str | None = None
    append: bool = False


def targets_of(options: CheckOptions) -> list[Target]:
    """The targets that the formats (NAME or NAME=FILE) ask for, with github also its summary. Raises OptionsError."""
    targets = [_target(text) for text in options.formats or ("text",)]
    summary = os.environ.get(SUMMARY)
    if summary and any(target.format == "github" for target in targets):
        targets.append(Target("markdown", summary, append=True))
    return targets


def refuse_articles(targets: Iterable[Target], options: CheckOptions) -> None:
    """Raise OptionsError if a file to write is one of the articles to lint, and not the report of an earlier run."""
    files = [target.file for target in targets if target.file and not target.append]
    files = [file for file in files if format_on_request(file) and Path(file).is_file() and not _is_report(file)]
    if not files:
        return
    paths = (*options.files, *filter(None, (options.stdin_filename,)))
    configs = configs_for(options)
    discovery = configs.discovery(options)
    articles = {*map(os.path.realpath, discovery.files(paths))}
    for file in files:
        if os.path.realpath(file) in articles:
            raise OptionsError(f"--format: {file} is one of the articles to lint; write to another file")


def _is_report(file: str) -> bool:
    """Whether a file begins like a report of seolint for people; one in plain text looks like an article."""
    try:
        with Path(file).open("rb") as opened:
            head = opened.read(_HEAD)
    except OSError:
        return False
    return _HTML in head or head.startswith(_MARKDOWN)


def write(
    targets: Iterable[Target], result: RunResult, options: CheckOptions, limits: Limits, out: TextIO
) -> list[tuple[str, str]]:
    """Write the reports, `out` being standard output; returns the files that couldn't be written, and why."""
    return [failure for target in targets for failure in _write(target, shown_in(target, result, limits), options, out)]


def shown_in(target: Target, result: RunResult, limits: Limits) -> RunResult:
    """The result, reduced to what a report shows of it."""
    shown = result.shown(limits.lowest_shown(reports.lowest_severity(target.format)))
    return shown.with_habits_once() if target.format in reports.SHOWS_HABITS_ONCE else shown


def _target(text: str) -> Target:
    name, _, file = text.partition("=")
    if name not in reports.names():
        raise OptionsError(f"--format: there is no format {name}; the formats are {', '.join(reports.names())}")
    return Target(name, file or None)


def _write(target: Target, result: RunResult, options: CheckOptions, out: TextIO) -> Iterator[tuple[str, str]]:
    colored = options.color == "always" or (options.color == "auto" and target.file is None and out.isatty())
    pieces = reports.stream(target.format, result, ReportStyle(colored, options.quiet, options.statistics))
    if target.file is None:
        out.writelines(pieces)
        out.flush()
        return
    try:
        with _opened(target.file, target.append) as file:
            file.writelines(pieces)
    except OSError as error:
        option, advice = SUMMARY if target.append else "--format", "; name a file in a folder that you may write to"
        why = f"{error.strerror}{'' if isinstance(error, RefusedError) else advice}"
        yield target.file, f"{option}: can't be written: {why}"


def _opened(file: str, append: bool) -> AbstractContextManager[TextIO]:
    """A file for a report. One to append to belongs to GitHub, and no link in a repository leads to it."""
    if append:
        return Path(file).open("a", encoding="utf-8")
    from seolint.files.atomic import writing  # most runs write no file

    return writing(file)
