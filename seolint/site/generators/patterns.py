"""Patterns of paths in a site: names separated by slashes, where `*` means any characters, `**` any folders.

A pattern matches a path and everything below it. It begins at the root: `public` doesn't match `blog/public`,
`**/public` matches both. Some come from a site's own config, so that matching takes no more than the length of both,
multiplied.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence

Pattern = tuple[str, ...]

_ANY = "**"
_MOST_ANY = 2
"""How often a pattern may have `**`: each multiplies the time that matching takes."""

_LONGEST = 300
"""Characters of a pattern; no path of a site needs more."""


def parse(text: str, within: str = "") -> Pattern | None:
    """A pattern from a data file or a site's config, relative to the folder `within`; None if it isn't valid.

    A pattern that leads out of the site, or matches all of it, isn't.
    """
    if not text or len(text) > _LONGEST or text.startswith(("!", "~")) or "\\" in text or "\0" in text:
        return None
    path = posixpath.normpath(posixpath.join(within, text.strip().lstrip("/")))
    while path.endswith(("/*", "/**")):
        path = path.rpartition("/")[0]
    parts: list[str] = []
    for part in path.split("/"):
        if part != _ANY or parts[-1:] != [_ANY]:
            parts.append(part)
    is_whole_site = len(parts) == 1 and parts[0] in (".", "*", _ANY)
    return None if is_whole_site or parts[0] == ".." or parts.count(_ANY) > _MOST_ANY else tuple(parts)


def parsed(texts: Iterable[str], within: str = "") -> tuple[Pattern, ...]:
    """The patterns among some texts, each once."""
    return tuple(dict.fromkeys(pattern for text in texts if (pattern := parse(text, within))))


def covers(pattern: Sequence[str], path: Sequence[str]) -> bool:
    """Whether a pattern matches a path (its names) or a folder above it."""
    if not pattern:
        return True
    if pattern[0] == _ANY:
        return any(covers(pattern[1:], path[at:]) for at in range(len(path)))
    return bool(path) and _is_like(path[0], pattern[0]) and covers(pattern[1:], path[1:])


def leads_to(pattern: Sequence[str], path: Sequence[str]) -> bool:
    """Whether what a pattern matches may lie below a folder."""
    if not path or (pattern and pattern[0] == _ANY):
        return True
    return bool(pattern) and _is_like(path[0], pattern[0]) and leads_to(pattern[1:], path[1:])


def _is_like(name: str, pattern: str) -> bool:
    """Whether a name matches a pattern with `*` in it."""
    if "*" not in pattern:
        return name == pattern
    first, *middle, last = pattern.split("*")
    if len(name) < len(first) + len(last) or not (name.startswith(first) and name.endswith(last)):
        return False
    at, end = len(first), len(name) - len(last)
    for part in middle:
        at = name.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return True
