"""A folder as a repository has it, with the file of a subject in its place and others around it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.fuzz.subject import ARTICLE, CONFIG, RULE, Subject

RULE_FILE = "house/house-rule.yml"

ARTICLES: Mapping[str, str] = {
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
"""What is there to lint, beside a file that says how."""

_HOUSE_RULE = """\
summary: A house word.
check: pattern
severity: info
message: a {text}
with: {words: [a]}
examples:
  - bad: a
    flags: [a]
  - good: b
"""
_BASE = "rules: {thin-page: off}\n"


@contextmanager
def project(subject: Subject) -> Iterator[Path]:
    """Such a folder, for as long as the block runs."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made).resolve()
        (folder / ".git").mkdir()
        for name, data in _files(subject).items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(data)
        yield folder


def _files(subject: Subject) -> Mapping[str, bytes]:
    if subject.kind == ARTICLE:
        return {subject.name: subject.data}
    texts = {**ARTICLES, "base.yml": _BASE, RULE_FILE: _HOUSE_RULE}
    if subject.kind == RULE:
        texts[".seolint.yml"] = "custom_rules: house\n"
    files = {name: text.encode() for name, text in texts.items()}
    files[RULE_FILE if subject.kind == RULE else subject.name] = subject.data
    if subject.kind not in (CONFIG, RULE):
        files[".seolint.yml"] = b"baseline: .seolint-baseline\n" if subject.name == ".seolint-baseline" else b""
    return files
