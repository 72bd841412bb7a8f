"""Redirects that files of a site name: which addresses they apply to, and where they lead if that is one address."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from seolint.lazy_regex import expression
from seolint.site.addresses import decoded, key_of

_PAIR = expression(r"""^[ \t]*(from|to|status)[ \t]*=[ \t]*["']?([^"'\n]{1,500})""", re.M)
_CONDITIONS = ("conditions", "query", "signed")
_BLOCK = "[[redirects]]"
_PATTERN = ("*", ":", "(", "?", "{")
"""Signs in an address that stands for several, or that a template completes."""

_MOVED = expression(
    r"""^[ \t]{1,20}["']?([^\s"':#][^"':\n]{0,300}\.\w{2,8})["']?[ \t]{0,20}:[ \t]{1,20}["']?([^\s"'#][^"'\n]{0,300})"""
)
_SEPARATORS = expression(r"[\s\"'`,;=(){}\[\]<>|]+")


class Redirect(NamedTuple):
    """The address, or pattern of addresses, that is redirected, and where it leads; "" if that depends on something."""

    source: str
    target: str = ""


def redirects_in(name: str, text: str) -> Iterator[Redirect] | None:
    """The redirects in a file with this name; None for a kind of file that isn't understood."""
    read = _READERS.get(name)
    return read(text) if read else None


def moved_files(key: str, config: str) -> Iterator[Redirect]:
    """The files that a plugin leads readers from, and those it leads to, below a key of a config: `redirect_maps`."""
    lines = iter(config.split("\n"))
    for line in lines:
        name, colon, rest = line.strip().partition(":")
        if name != key or not colon or rest.strip():
            continue
        depth = _depth(line)
        for below in lines:
            if below.strip() and not below.strip().startswith("#") and _depth(below) <= depth:
                break
            if moved := _MOVED.match(below):
                yield Redirect(moved[1].strip(), moved[2].partition(" #")[0].strip())


def leading(redirects: Iterable[Redirect]) -> Mapping[str, str]:
    """Where each address leads that is redirected to one place in any case, by its key."""
    found: dict[str, set[str]] = defaultdict(set)
    for source, target in redirects:
        if source.startswith("/") and not any(sign in source for sign in _PATTERN):
            found[key_of(source)].add(target)
    sure = {key: next(iter(targets)) for key, targets in found.items() if len(targets) == 1}
    return {key: target for key, target in sure.items() if target and not _is_pattern(target)}


def named_in(text: str) -> frozenset[str]:
    """The addresses in a text, without their host, each as it is and as a key."""
    found: set[str] = set()
    for word in _SEPARATORS.split(text):
        path = _path(word) if "://" in word else word
        if path.startswith("/"):
            path = decoded(path.rstrip("/:"))
            found |= {path, key_of(path)}
    return frozenset(found)


def _netlify_lines(text: str) -> Iterator[Redirect]:
    """`_redirects`: `/from [query] /to [status] [conditions]`. https://docs.netlify.com/routing/redirects/"""
    for line in text.splitlines():
        words = line.partition(" #")[0].split()
        if not words or words[0].startswith("#"):
            continue
        status = next((word.rstrip("!") for word in words[1:] if word.rstrip("!").isdecimal()), "")
        targets = [word for word in words[1:] if word.startswith("/") or "://" in word]
        is_plain = not any("=" in word for word in words[1:] if word not in targets)
        yield from _redirect(words[0], targets[0] if targets and is_plain else "", status)


def _netlify_config(text: str) -> Iterator[Redirect]:
    for block in text.split(_BLOCK)[1:]:
        lines = [line for line in block.split("\n[[")[0].split("\n") if not line.lstrip().startswith("#")]
        values = {pair[1]: pair[2] for pair in reversed(list(_PAIR.finditer("\n".join(lines))))}
        is_plain = not any(word in "\n".join(lines) for word in _CONDITIONS)
        yield from _redirect(values.get("from", ""), values.get("to", "") if is_plain else "", values.get("status", ""))


def _vercel(text: str) -> Iterator[Redirect]:
    """https://vercel.com/docs/project-configuration#redirects"""
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return
    listed = values if isinstance(values, dict) else {}
    for kind in ("redirects", "rewrites", "routes"):
        for each in listed.get(kind) or ():
            given: Mapping[str, Any] = each if isinstance(each, dict) else {}
            source, target = given.get("source") or given.get("src") or "", given.get("destination") or ""
            is_plain = kind == "redirects" and not ("has" in given or "missing" in given)
            yield Redirect(str(source), str(target) if is_plain else "")


_READERS: Mapping[str, Callable[[str], Iterator[Redirect]]] = {
    "_redirects": _netlify_lines,
    "netlify.toml": _netlify_config,
    "vercel.json": _vercel,
}


def _redirect(source: str, target: str, status: str) -> Iterator[Redirect]:
    """A redirect, unless its status says that there is nothing; one that shows another page leads nowhere else."""
    status = status.strip()
    if source and not status.startswith("4"):
        yield Redirect(source.strip(), target.strip() if status in ("", "301", "302", "303", "307", "308") else "")


def _is_pattern(target: str) -> bool:
    path = target.partition("://")[2] if "://" in target else target
    return any(sign in path for sign in _PATTERN)


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
