"""The problems and scores that were there when a team began: a text file that people review and git merges.

One line is one problem: rule, path, fingerprint, how many equal ones, and the first words of the place; or a score of
a page: `score`, path, measure, value, and the fingerprint that finds a page again after it was renamed. Tabs part the
columns; paths are relative to the folder of the file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

NAME = ".seolint-baseline"
VERSION = 1

_HEADER = "# seolint baseline, format "
_COLUMNS = "# rule, path, fingerprint, how many, first words; written by: seolint baseline"
_SCORE = "score"
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_MARKERS = ("<<<<<<< ", "=======", ">>>>>>> ", "||||||| ")
_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_UNESCAPES = {escaped: char for char, escaped in _ESCAPES.items()}
_TO_ESCAPE = re.compile(r"[\\\t\n\r]")
_ESCAPED = re.compile(r"\\[\\tnr]")


class Entry(NamedTuple):
    """Problems of one rule in one file that no words tell apart, `times` of them. `words` are for reviewers only."""

    rule: str
    path: str
    fingerprint: str
    times: int
    words: str


class Mark(NamedTuple):
    """A readability score of a page, in points. `fingerprint` is that of the problem it would be."""

    path: str
    measure: str
    value: float
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """What was recorded, in the order of the file: by path, then rule or measure."""

    entries: Sequence[Entry] = ()
    marks: Sequence[Mark] = ()


class BaselineError(Exception):
    """A baseline that can't be used: where (file:line), what, and what to do, in one line."""


def load(path: str) -> Baseline:
    """The baseline in a file. Raises BaselineError."""
    try:
        text = Path(path).read_bytes().decode("utf-8-sig", "surrogateescape")
    except FileNotFoundError:
        raise BaselineError(f"{path}: there is no such file; write it with: seolint baseline --output {path}") from None
    except OSError as error:
        raise BaselineError(f"{path}: can't be read: {error.strerror}") from error
    return parse(text, path)


def is_baseline(path: str) -> bool:
    """Whether a file is a baseline of any version, broken or not."""
    try:
        with Path(path).open("rb") as file:
            return file.readline().startswith(_HEADER.encode())
    except OSError:
        return False


def save(path: str, baseline: Baseline) -> None:
    """Write a baseline; who reads the file meanwhile sees the old one or the new one. Raises OSError."""
    draft = Path(f"{path}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(render(baseline).encode("utf-8", "surrogateescape"))
        draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink()
        raise


def parse(text: str, path: str) -> Baseline:
    """The baseline that a text holds; `path` is for messages. Raises BaselineError."""
    lines = text.split("\n")
    _check_header(lines[0], path)
    entries: list[Entry] = []
    marks: list[Mark] = []
    for number, line in enumerate(lines, 1):
        line = line.rstrip("\r")
        if not line or line.startswith("#"):
            continue
        try:
            rule, where, third, fourth, last = line.split("\t")
            where = _plain(where)
            if rule == _SCORE and not _FINGERPRINT.fullmatch(third):
                marks.append(Mark(where, third, float(fourth), last))
                continue
            times = int(fourth)
            if times < 1 or not rule or not where or not _FINGERPRINT.fullmatch(third):
                raise ValueError
            entries.append(Entry(rule, where, third, times, last))
        except ValueError:
            raise BaselineError(f"{path}:{number}: {_wrong(line)}") from None
    return Baseline(entries, marks)


def render(baseline: Baseline) -> str:
    """A baseline as text: the same text for the same problems, whatever their order."""
    lines = [*map(_entry, baseline.entries), *map(_mark, baseline.marks)]
    shown = ("\t".join(columns) for columns in sorted(lines, key=lambda columns: (columns[1], columns)))
    return "".join(f"{line}\n" for line in (f"{_HEADER}{VERSION}", _COLUMNS, *shown))


def relative(path: str, folder: str) -> str:
    """A path as a baseline in `folder` (absolute) names it."""
    return os.path.relpath(Path(path).absolute(), folder).replace(os.sep, "/")


def gone(paths: Iterable[str], folder: str) -> Iterator[str]:
    """Those of the paths of a baseline in `folder` where nothing stands any more."""
    return (path for path in dict.fromkeys(paths) if not os.path.lexists(f"{folder}/{path}"))


def _check_header(line: str, path: str) -> None:
    version = line.rstrip("\r").removeprefix(_HEADER)
    if not line.startswith(_HEADER) or not version.isdecimal():
        raise BaselineError(f"{path}:1: this is no baseline of seolint: write one with: seolint baseline --output FILE")
    if int(version) != VERSION:
        told = f"{path}:1: the baseline has format {version}, and this seolint reads {VERSION}"
        raise BaselineError(f"{told}; write it anew with: seolint baseline")


def _wrong(line: str) -> str:
    if line.startswith(_MARKERS):
        return "a conflict of git stands here; keep the lines of both sides, or write it anew with: seolint baseline"
    told = "five columns with tabs between them: rule, path, fingerprint, how many, first words"
    return f"a line has {told}; remove it, or write the file anew with: seolint baseline"


def _entry(entry: Entry) -> tuple[str, ...]:
    return entry.rule, _escaped(entry.path), entry.fingerprint, str(entry.times), entry.words


def _mark(mark: Mark) -> tuple[str, ...]:
    return _SCORE, _escaped(mark.path), mark.measure, f"{mark.value:.1f}", mark.fingerprint


def _escaped(path: str) -> str:
    return _TO_ESCAPE.sub(lambda match: _ESCAPES[match[0]], path)


def _plain(path: str) -> str:
    return _ESCAPED.sub(lambda match: _UNESCAPES[match[0]], path) if "\\" in path else path
