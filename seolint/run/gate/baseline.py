"""The problems and scores that existed when a team began: a text file that people review and git merges.

One line is one problem: rule, path, fingerprint, the number of equal ones, and the first words of the place; or the
score of a page: `score`, path, measure, value, and the fingerprint by which a page is found again after it was renamed.
Tabs separate the columns; paths are relative to the folder of the file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from seolint.files import BASELINE, read_file, unreadable
from seolint.files.atomic import replacing
from seolint.lazy_regex import expression

NAME = ".seolint-baseline"
VERSION = 1

_HEADER = "# seolint baseline, format "
_COLUMNS = "# rule, path, fingerprint, how many, first words; written by: seolint baseline"
_MERGING = "# the order of lines is free: to have git join two such files unasked, in .gitattributes: FILE merge=union"
_SCORE = "score"
# One expression for the whole file: line by line, ten thousand entries take three times as long.
_PROBLEM = expression(r"^([^\t\n#][^\t\n]*)\t([^\t\n]+)\t([0-9a-f]{16})\t([1-9][0-9]{0,8})\t([^\t\n]*)$", re.MULTILINE)
_PAGE_SCORE = expression(rf"^{_SCORE}\t([^\t\n]+)\t([a-z_]+)\t(-?[0-9]{{1,9}}(?:\.[0-9]+)?)\t([^\t\n]*)$", re.MULTILINE)
_CONFLICT_MARKERS = ("<<<<<<< ", "=======", ">>>>>>> ", "||||||| ")
_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_UNESCAPES = {escaped: char for char, escaped in _ESCAPES.items()}
_TO_ESCAPE = str.maketrans(_ESCAPES)
_ESCAPED = r"\\[\\tnr]"


_NO_IDS: Mapping[str, str] = {}


class ProblemEntry(NamedTuple):
    """Problems of one rule in one file with the same words, `times` of them. `words` are for reviewers only."""

    rule: str
    path: str
    fingerprint: str
    times: int
    words: str


class ScoreEntry(NamedTuple):
    """A readability score of a page, in points. `fingerprint` is that of the problem it would be."""

    path: str
    measure: str
    value: float
    fingerprint: str


class Baseline(NamedTuple):
    """What was recorded, in the order of the file: by path, then rule or measure."""

    problems: Sequence[ProblemEntry] = ()
    scores: Sequence[ScoreEntry] = ()


class BaselineError(Exception):
    """A baseline that can't be used: where (file:line), why, and what to do, in one line."""


def load(path: str, roots: Sequence[str] | None = None, ids: Mapping[str, str] = _NO_IDS) -> Baseline:
    """The baseline in a file, which must lie in one of the folders `roots` (see `read_file`). Raises BaselineError.

    `ids` maps former ids of rules to current ones, which the entries then have.
    """
    try:
        text = read_file(path, BASELINE, roots).decode("utf-8-sig", "surrogateescape")
    except FileNotFoundError:
        raise BaselineError(f"{path}: there is no such file; write it with: seolint baseline --output {path}") from None
    except OSError as error:
        raise BaselineError(f"{path}: {unreadable(error)}") from error
    found = parse(text, path)
    return found._replace(problems=[entry._replace(rule=ids.get(entry.rule, entry.rule)) for entry in found.problems])


def is_baseline(path: str, roots: Sequence[str] | None = None) -> bool:
    """Whether a file is a baseline of any version, broken or not; see `load`."""
    try:
        return read_file(path, BASELINE, roots).startswith(_HEADER.encode())
    except OSError:
        return False


def save(path: str, baseline: Baseline) -> None:
    """Write a baseline; anyone who reads the file meanwhile sees the old one or the new one. Raises OSError."""
    with replacing(path) as file:
        file.write(render(baseline).encode("utf-8", "surrogateescape"))


def parse(text: str, path: str) -> Baseline:
    """The baseline that a text holds; `path` is for messages. Raises BaselineError."""
    text = text.replace("\r\n", "\n")
    lines = text.split("\n")
    _check_header(lines[0], path)
    unescaped = _unescaped if "\\" in text else str
    problems = [
        ProblemEntry(rule, unescaped(where), fingerprint, int(times), words)
        for rule, where, fingerprint, times, words in _PROBLEM.findall(text)
    ]
    score_lines = "\n".join(line for line in lines if line.startswith(_SCORE))
    scores = [
        ScoreEntry(unescaped(where), measure, float(value), fingerprint)
        for where, measure, value, fingerprint in _PAGE_SCORE.findall(score_lines)
    ]
    if len(problems) + len(scores) < sum(map(_has_content, lines)):
        raise BaselineError(f"{path}:{_first_wrong(lines)}")
    return Baseline(problems, scores)


def render(baseline: Baseline) -> str:
    """A baseline as text: the same text for the same problems, whatever their order."""
    lines = [*map(_problem_columns, baseline.problems), *map(_score_columns, baseline.scores)]
    shown = ("\t".join(columns) for columns in sorted(lines, key=lambda columns: (columns[1], columns)))
    return "".join(f"{line}\n" for line in (f"{_HEADER}{VERSION}", _COLUMNS, _MERGING, *shown))


def relative(path: str, folder: str) -> str:
    """A path as a baseline in `folder` (absolute) names it."""
    return os.path.relpath(Path(path).absolute(), folder).replace(os.sep, "/")


def shown(path: str) -> str:
    """A path as a user in the current folder would write it: relative if it lies below, otherwise unchanged."""
    here = f"{Path.cwd()}{os.sep}"
    return path.removeprefix(here).replace(os.sep, "/")


def missing(paths: Iterable[str], folder: str) -> Iterator[str]:
    """Those paths of a baseline in `folder` at which there is no longer a file."""
    return (path for path in paths if not os.path.lexists(f"{folder}/{path}"))


def _check_header(line: str, path: str) -> None:
    version = line.removeprefix(_HEADER)
    if not line.startswith(_HEADER) or not version.isdecimal():
        raise BaselineError(f"{path}:1: this is not a seolint baseline; write one with: seolint baseline --output FILE")
    if int(version) != VERSION:
        message = f"{path}:1: the baseline has format {version}, but this version of seolint reads {VERSION}"
        raise BaselineError(f"{message}; write it again with: seolint baseline")


def _has_content(line: str) -> bool:
    """Whether a line is neither blank nor a comment."""
    return line[:1] not in ("", "#")


def _first_wrong(lines: Sequence[str]) -> str:
    """The number of the first line that is neither an entry nor a score, and what to do about that."""
    wrong = ((n, line) for n, line in enumerate(lines, 1) if _has_content(line) and not _PROBLEM.match(line))
    number, line = next((n, line) for n, line in wrong if not _PAGE_SCORE.match(line))
    return f"{number}: {_wrong(line)}"


def _wrong(line: str) -> str:
    if line.startswith(_CONFLICT_MARKERS):
        return "there is a git conflict here; keep the lines of both sides, or write it again with: seolint baseline"
    columns = "five columns with tabs between them: rule, path, fingerprint, how many, first words"
    return f"a line has {columns}; remove it, or write the file again with: seolint baseline"


def _problem_columns(entry: ProblemEntry) -> tuple[str, ...]:
    return entry.rule, _escaped(entry.path), entry.fingerprint, str(entry.times), entry.words


def _score_columns(entry: ScoreEntry) -> tuple[str, ...]:
    return _SCORE, _escaped(entry.path), entry.measure, f"{entry.value:.1f}", entry.fingerprint


def _escaped(path: str) -> str:
    return path.translate(_TO_ESCAPE)


def _unescaped(path: str) -> str:
    return re.sub(_ESCAPED, lambda match: _UNESCAPES[match[0]], path)
