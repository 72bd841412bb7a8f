"""For programs: one JSON document, as promised in the interface (schema 1)."""

from __future__ import annotations

from typing import Any

from seolint import __version__
from seolint.reporters import Run, Style
from seolint.reporters._screen import as_json
from seolint.rule import Problem

SCHEMA = 1


def report(run: Run, style: Style) -> str:
    """The whole run. Lines and columns count from 1, offsets from 0, ends are exclusive, all in code points."""
    told = {
        "seolint": __version__,
        "schema": SCHEMA,
        "problems": [_problem(problem) for problem in run.problems],
        "files": [
            {"path": file.path, "format": file.format, "language": file.language, "words": file.words}
            for file in run.files
        ],
        "errors": [{"path": path, "message": message} for path, message in run.errors],
        "summary": {"files": len(run.files), **run.counts},
    }
    return as_json(told) + "\n"


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "path": problem.path,
        "rule": problem.rule,
        "family": problem.family,
        "severity": problem.severity,
        "message": problem.message,
        "facts": problem.facts,
        **problem.place._asdict(),
        "related": [place._asdict() for place in problem.related],
        "fingerprint": problem.fingerprint,
    }
