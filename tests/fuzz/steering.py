"""Configs, rule files, ignore files, baselines: whatever is in them, either they serve or a clear error says why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from seolint import config
from seolint.config import Config
from seolint.linter import examine
from seolint.rules import load_rule
from seolint.run.gate.baseline import BaselineError, parse
from seolint.run.ignore_files import IgnoreFiles
from seolint.yaml import ConfigError
from tests.fuzz.broken import Broken
from tests.fuzz.project import ARTICLES, RULE_FILE, project
from tests.fuzz.subject import BASELINE, CONFIG, RULE, Subject

_PATHS = (
    "a.md",
    "drafts/x.md",
    "é.md",
    "a b/#c.md",
    "a/" * 20 + "b.md",
    "a" * 60 + ".md",
    "[a].md",
    "aa/..x.md",
    "\udcff.md",
)


def check_steering(subject: Subject) -> Iterator[Broken]:
    """Load the file in a folder with others around it, and follow what it says."""
    if subject.kind == BASELINE:
        yield from _baseline(subject)
        return
    with project(subject) as folder:
        if subject.kind in (CONFIG, RULE):
            yield from _config(folder / ".seolint.yml", folder / RULE_FILE, subject.kind)
        else:
            _ignored(folder)


def _config(path: Path, rule: Path, kind: str) -> Iterator[Broken]:
    try:
        if kind == RULE:
            load_rule(rule)
        yield from _followed(config.load(path, config.Overrides(keyphrases=("running shoes",))), path.parent)
    except ConfigError as error:
        yield from _errors(error, path.parent)


def _followed(loaded: Config, folder: Path) -> Iterator[Broken]:
    """A config that was accepted works: no rule fails under it."""
    for name in (*ARTICLES, *_PATHS):
        loaded.ignores(folder / name)
        loaded.for_path(folder / name)
    for name, source in ARTICLES.items():
        report = examine(source, name, loaded.for_path(folder / name))
        for error in report.errors:
            yield Broken("rule fails", _without_digits(error.partition("internal error in ")[2]), error)


def _without_digits(text: str) -> str:
    return "".join("0" if char.isdigit() else char for char in text[:80])


def _errors(error: ConfigError, folder: Path) -> Iterator[Broken]:
    if not error.diagnostics:
        yield Broken("config error", "nothing is named", repr(error))
    for diagnostic in error.diagnostics:
        path = Path(diagnostic.path)
        lines = path.read_bytes().count(b"\n") + path.read_bytes().count(b"\r") + 2 if path.is_file() else 1
        lines += len(path.read_bytes()) if path.is_file() else 0  # U+2028 and others end a line in YAML, too
        if not diagnostic.message or "\n" in diagnostic.message or "Traceback" in diagnostic.message:
            yield Broken("config error", "message", repr(diagnostic))
        if not 0 <= diagnostic.line <= lines or diagnostic.column < 0 or (diagnostic.line == 0 and path.is_file()):
            yield Broken("config error", "place", repr(diagnostic))
        if diagnostic.caret < 0 or len(diagnostic.excerpt) > 500:
            yield Broken("config error", "excerpt", repr(diagnostic))
        str(diagnostic)


def _ignored(folder: Path) -> None:
    ignores = IgnoreFiles()
    for name in (*ARTICLES, *_PATHS):
        ignores.file(folder / name)
        ignores.folder(folder / name)


def _baseline(subject: Subject) -> Iterator[Broken]:
    try:
        parse(subject.text, subject.name)
    except BaselineError as error:
        if "\n" in str(error) or not str(error).startswith(subject.name):
            yield Broken("baseline error", "message", repr(str(error)))
