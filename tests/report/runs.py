"""Runs to report: articles with problems of several families, and texts and paths that mean harm."""

from __future__ import annotations

import re

from seolint import config
from seolint.linter import examine
from seolint.rules.rule import Problem
from seolint.run.result import FileResult, RunResult

SHEDS = """# Sheds

A shed keeps tools dry. cheap garden sheds leeds

### Sizes

Measure the ground first. cheap garden sheds leeds

####

Slabs keep the floor dry. cheap garden sheds leeds
"""

PATHS = (
    "docs/garden sheds.md",
    "docs/größe.md",
    "50% off.md",
    "two\nlines.md",
    "\"double\" 'single'.md",
    "a,b:c;d.md",
    "x&<y>|`z`.md",
    "::error::path.md",
    "##[error]path.md",
    "caf\udce9.md",
    "\x1b[31m.md",
)

HOSTILE = (
    "]]> <script>alert(1)</script> --> &amp; <!ENTITY x>",
    "::error::shown",
    "  ::add-mask::e",
    "##[set-output name=a]b",
    "##vso[task.complete result=Failed;]done",
    "\x1b[31mred \x1b]0;title\x07 \x9b31m",
    "\x00 \x08 \x7f \x85 \ufeff \ufffe \uffff",
    "\u202egnp.exe \u2066left\u2069 \u200b",
    "lone \ud800 and \udfff",
    "a\tb\r\nc\n::error::d",
    "@user, @org/team, a@b.example, #12, !34, &56, GH-78, ~label, :smile:, $9$",
    "| cell | https://evil.example www.evil.example [link](//evil.example) ![i](i.png) `code` **b** _i_ ~~s~~ \\|",
    "<img src=x onerror=alert(1)> </details> <!-- {0} {name} 100 %",
)


def examined(source: str = SHEDS, path: str = "sheds.md") -> RunResult:
    """The run over one article, under the recommended preset."""
    settings = config.load(None)
    report = examine(source, path, settings)
    rules = {name: state.rule for name, state in settings.states.items()}
    file = FileResult(report.path, report.format, report.language, report.words)
    return RunResult(report.problems, [file], [("broken.md", "is no text")], rules, "/site")


def hostile() -> RunResult:
    """Each hostile text as a message and as a line, at each odd path; each path holds a problem of each severity."""
    plain = examined()
    problems = [
        _problem(plain.problems[number % len(plain.problems)], path, text)
        for path in PATHS
        for number, text in enumerate(HOSTILE)
    ]
    files = [FileResult(path, "markdown", "en", 40) for path in PATHS]
    return RunResult(
        problems, files, [(path, text) for path, text in zip(PATHS, HOSTILE, strict=False)], plain.rules, "/site"
    )


def _problem(problem: Problem, path: str, text: str) -> Problem:
    excerpt = problem.excerpt._replace(text=text, start=len(text) // 3, end=len(text) // 2)
    return problem._replace(path=path, message=text, excerpt=excerpt, facts={"text": text})


def obeyed(line: str) -> bool:
    """Whether a build server would take a line of a log for a command."""
    return line.lstrip().startswith("::") or re.search(r"##\w*\[", line) is not None


def moves_terminal(text: str) -> bool:
    """Whether a text has controls, marks that turn it round, or what can't be encoded."""
    return (
        re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]", text) is not None
    )
