"""Changelogs that programs write from commits: nobody chose their heading levels or the words of their lists."""

from __future__ import annotations

import re
from itertools import islice

from seolint.document import Document
from seolint.lazy_regex import expression

_COMMIT = expression(r"\[`?[0-9a-f]{7,40}`?\]\(https?://[^()\s]{1,200}/commits?/[0-9a-f]{7,40}\)")
"""A link to a commit, by its hash."""

_LEAST_COMMITS = 3

_BEGINS = expression(r"(?:change ?log|release notes?|history)\b|\[?v?\d{1,9}\.\d", re.I)
"""How the first heading of a changelog begins, or the one below the name of a package: with its name, or the last
version."""


def lists_commits(document: Document) -> bool:
    """Whether a page lists commits by their hashes."""
    return document.once(_lists_commits)


def is_changelog(document: Document) -> bool:
    """Whether a page is a changelog from its first heading on, with lists of commits."""
    first = [document.text_of(heading) for heading in document.all("heading")[:2]]
    return any(map(_BEGINS.match, first)) and lists_commits(document)


def _lists_commits(document: Document) -> bool:
    return len(list(islice(_COMMIT.finditer(document.source), _LEAST_COMMITS))) == _LEAST_COMMITS
