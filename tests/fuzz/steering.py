"""Configs, rule files, ignore files, baselines: whatever is in them, either they serve or a clear error says why."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from seolint import config
from seolint.config import Config
from seolint.discovery import Ignores
from seolint.gate.baseline import BaselineError, parse
from seolint.linter import examine
from seolint.rule_files import load_rule
from seolint.yaml_source import ConfigError
from tests.fuzz.broken import Broken
from tests.fuzz.subject import BASELINE, CONFIG, RULE, Subject

_ARTICLES = {
    "page.md": """---
title: a
---

# Running shoes

The shoes were bought in London. a a b, xyz ab. ß 漢字 U.S. 12 34.

## Sizes!

Buy running shoes. buy running shoes

Buy running shoes. buy running shoes

![a](b.png) [here](/x)
""",
    "drafts/größe.html": "<main><h1>A a</h1><p>One. <b>Two</b>.<p id=a class=b>Shoes.</main><footer>x</footer>",
    "empty.txt": "",
}
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
_HOUSE_RULE = (
    "summary: A house word.\ncheck: pattern\nseverity: info\nmessage: a {text}\nwith: {words: [a]}\n"
    "examples:\n  - bad: a\n    flags: [a]\n  - good: b\n"
)


def check_steering(subject: Subject) -> Iterator[Broken]:
    """Load the file in a folder with others around it, and follow what it says."""
    if subject.kind == BASELINE:
        yield from _baseline(subject)
        return
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / ".git").mkdir()
        (folder / "house").mkdir()
        (folder / "base.yml").write_text("rules: {thin-page: off}\n", "utf-8")
        rule = subject.data if subject.kind == RULE else _HOUSE_RULE.encode()
        (folder / "house/house-rule.yml").write_bytes(rule)
        if subject.kind in (CONFIG, RULE):
            (folder / ".seolint.yml").write_bytes(subject.data if subject.kind == CONFIG else b"custom_rules: house\n")
            yield from _config(folder / ".seolint.yml", folder / "house/house-rule.yml", subject.kind)
        else:
            (folder / subject.name).write_bytes(subject.data)
            _ignored(folder)


def _config(path: Path, rule: Path, kind: str) -> Iterator[Broken]:
    try:
        if kind == RULE:
            load_rule(rule)
        yield from _followed(config.load(path, keyphrases=("running shoes",)), path.parent)
    except ConfigError as error:
        yield from _errors(error, path.parent)


def _followed(loaded: Config, folder: Path) -> Iterator[Broken]:
    """A config that was accepted works: no rule fails under it."""
    for name in (*_ARTICLES, *_PATHS):
        loaded.ignores(folder / name)
        loaded.for_path(folder / name)
    for name, source in _ARTICLES.items():
        report = examine(source, name, loaded.for_path(folder / name))
        for error in report.errors:
            yield Broken("rule fails", _without_digits(error.partition("internal error in ")[2]), error)


def _without_digits(text: str) -> str:
    return "".join("0" if char.isdigit() else char for char in text[:80])


def _errors(error: ConfigError, folder: Path) -> Iterator[Broken]:
    if not error.mistakes:
        yield Broken("config error", "nothing is named", repr(error))
    for mistake in error.mistakes:
        path = Path(mistake.path)
        lines = path.read_bytes().count(b"\n") + path.read_bytes().count(b"\r") + 2 if path.is_file() else 1
        lines += len(path.read_bytes()) if path.is_file() else 0  # U+2028 and others end a line in YAML, too
        if not mistake.message or "\n" in mistake.message or "Traceback" in mistake.message:
            yield Broken("config error", "message", repr(mistake))
        if not 0 <= mistake.line <= lines or mistake.column < 0 or (mistake.line == 0 and path.is_file()):
            yield Broken("config error", "place", repr(mistake))
        if mistake.caret < 0 or len(mistake.excerpt) > 500:
            yield Broken("config error", "excerpt", repr(mistake))
        str(mistake)


def _ignored(folder: Path) -> None:
    ignores = Ignores()
    for name in (*_ARTICLES, *_PATHS):
        ignores.file(folder / name)
        ignores.folder(folder / name)


def _baseline(subject: Subject) -> Iterator[Broken]:
    try:
        parse(subject.text, subject.name)
    except BaselineError as error:
        if "\n" in str(error) or not str(error).startswith(subject.name):
            yield Broken("baseline error", "message", repr(str(error)))
