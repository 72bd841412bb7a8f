"""XML 1.0 that every parser can read and no terminal obeys, whatever an article holds; and a run, file by file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from seolint.lazy_regex import expression
from seolint.report.console import COMMAND, safe, unsafe
from seolint.report.paths import relative
from seolint.rules.rule import Problem
from seolint.run.result import RunResult

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'

_MARKUP = expression('[&<>"]')
# https://www.w3.org/TR/xml/#charsets; written as a reference, a character is no less forbidden.
_FORBIDDEN = expression("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def element(name: str, attributes: Mapping[str, object], content: Iterable[str] = (), text: str = "") -> list[str]:
    """The lines of an element: its attributes, and as content either lines of elements or a text."""
    start = name + "".join(f' {key}="{escape(str(value))}"' for key, value in attributes.items())
    inner = [f"  {line}" for line in content]
    if inner:
        return [f"<{start}>", *inner, f"</{name}>"]
    return [f"<{start}>{escape(text)}</{name}>" if text else f"<{start}/>"]


def escape(text: str) -> str:
    """`text` for an attribute or an element. What XML can't hold is made visible; the rest reads back unchanged."""
    shown = _FORBIDDEN.sub(lambda match: safe(match[0]) if match[0] < "\ufffe" else "\ufffd", text)
    referred = unsafe().sub(_reference, _MARKUP.sub(_reference, shown))
    return COMMAND.sub("&#35;", referred)


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


class FileEntry(NamedTuple):
    """What a report shows for a path, as the user wrote it and from the root: problems, and what could not be done."""

    source: str
    path: str
    problems: list[Problem]
    errors: list[str]


def by_file(result: RunResult) -> Iterator[FileEntry]:
    """Every file of the run, including clean ones, then the paths that could not be linted; paths are from the root."""
    entries: dict[str, FileEntry] = {}

    def entry(path: str) -> FileEntry:
        return entries.setdefault(path, FileEntry(path, relative(path, result.root), [], []))

    for file in result.files:
        entry(file.path)
    for problem in result.problems:
        entry(problem.path).problems.append(problem)
    for path, message in result.failures:
        entry(path).errors.append(message)
    yield from entries.values()
