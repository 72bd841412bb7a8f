"""Lint real files: no crash, and every reported place says what the problem quotes.

    python -m tests.benchmarks.real_files FOLDER... [--most N]

For each problem with a phrase, the text at its place and at every related place, read without markup, is a use of that
phrase; for every problem, the place lies inside the file and the line and column are those of the offset.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from seolint import config
from seolint.document import Place
from seolint.linter import Report
from seolint.readers import format_of
from seolint.readers.decode import decode
from seolint.rules.rule import Problem
from seolint.run.discovery import Failure
from seolint.run.worker import lint_file

_LINE_END = re.compile(r"\r\n|\n|\r")
_MARKUP = re.compile(r"<[^>]*>|[*_`\\]|&nbsp;|&#?\w+;|\]\([^)]*\)|\s+")
QUOTED = ("stuffed-phrase", "keyword-list", "stuffed-alt-text", "stuffed-link-text", "hidden-text")


def main() -> None:
    """Lint every file below the folders and print what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--most", type=int, default=100_000)
    args = parser.parse_args()
    settings = config.load(None)
    told: Counter[str] = Counter()
    for path in list(_files(args.folders))[: args.most]:
        started = time.perf_counter()
        try:
            outcome = lint_file(str(path), settings)
        except Exception as error:
            print(f"CRASH {path}: {type(error).__name__}: {error}")
            told["crashes"] += 1
            continue
        seconds = time.perf_counter() - started
        told["files"] += 1
        if seconds > 2:
            print(f"SLOW  {path}: {seconds:.1f} s, {path.stat().st_size:,} bytes")
        if isinstance(outcome, Failure):
            told["not read"] += 1
        else:
            _judge(path, outcome, told)
    print(", ".join(f"{count:,} {name}" for name, count in told.items()))


def _files(folders: list[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(p for p in folder.rglob("*") if p.is_file() and format_of(p.name))


def _judge(path: Path, report: Report, told: Counter[str]) -> None:
    for error in report.errors:
        print(f"ERROR {error}")
        told["internal errors"] += 1
    source = decode(path.read_bytes(), report.format)
    starts = [0, *(end.end() for end in _LINE_END.finditer(source))]
    for problem in report.problems:
        told["problems"] += 1
        for place in (problem.place, *problem.related):
            told["places"] += 1
            wrong = _wrong(source, starts, place) or _misquoted(source, problem, place)
            if wrong:
                told["false places"] += 1
                print(f"PLACE {path}:{place.line}:{place.column} {problem.rule}: {wrong}")


def _wrong(source: str, starts: list[int], place: Place) -> str:
    if not 0 <= place.start <= place.end <= len(source):
        return f"{place.start}-{place.end} lies outside the file"
    if starts[place.line - 1] + place.column - 1 != place.start:
        return "line and column are not those of the offset"
    return ""


def _misquoted(source: str, problem: Problem, place: Place) -> str:
    if problem.rule not in QUOTED:
        return ""
    text = _plain(source[place.start : place.end])
    phrase = _plain(str(problem.facts["phrase"]))
    shared = len(set(phrase[:4] + phrase[-4:]) & set(text))
    return "" if text[:2] == phrase[:2] or shared >= 3 else f"{text!r} is no use of {phrase!r}"


def _plain(text: str) -> str:
    return _MARKUP.sub("", text).lower().replace("\u2019", "'").replace("-", "")


if __name__ == "__main__":
    main()
