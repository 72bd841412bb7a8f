"""The command over a folder of strangers: one of its exit codes, a report that can be read, and never a traceback."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from typing import Any, NamedTuple

from seolint.cli._group import main_group
from tests.fuzz.broken import Broken
from tests.fuzz.project import project
from tests.fuzz.subject import Subject

_FAULT = re.compile(r"internal error|Traceback|process down|takes longer than|not enough memory")


class _Outcome(NamedTuple):
    code: object
    stdout: str
    stderr: str


def check_command(subject: Subject) -> Iterator[Broken]:
    """`seolint check`, whose report is JSON."""
    with project(subject) as folder:
        limits = ["--fail-on", "error", "--max-warnings", "1000000"]
        outcome = _run(["check", "--no-cache", "--jobs", "1", *limits, "--format", "json", str(folder)])
        yield from _judge(outcome._replace(stderr=outcome.stderr.replace(str(folder), "…")))


def _run(arguments: Sequence[str]) -> _Outcome:
    stdout, stderr = StringIO(), StringIO()
    code: object = 0
    with redirect_stdout(stdout), redirect_stderr(stderr):
        try:
            main_group(list(arguments), prog_name="seolint")
        except SystemExit as left:
            code = left.code or 0
    return _Outcome(code, stdout.getvalue(), stderr.getvalue())


def _judge(outcome: _Outcome) -> Iterator[Broken]:
    if outcome.code not in (0, 1, 2):
        yield Broken("command", f"exit code {outcome.code}", outcome.stderr)
    for line in filter(_FAULT.search, outcome.stderr.splitlines()):
        yield Broken("command", "internal error", line)
    if outcome.stdout:
        yield from _report(json.loads(outcome.stdout), outcome.code)
    elif outcome.code != 2:
        yield Broken("command", "no report", outcome.stderr)


def _report(report: dict[str, Any], code: object) -> Iterator[Broken]:
    errors, expected = report["errors"], 1 if report["summary"]["error"] else 0
    if code != (2 if errors else expected):
        yield Broken("command", f"exit code {code}", f"{report['summary']}, {errors}"[:300])
    for error in errors:
        if _FAULT.search(error["message"]):
            yield Broken("command", "internal error", error["message"])
