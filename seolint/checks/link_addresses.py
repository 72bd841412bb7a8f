"""Links and images by where they lead: schemes, hosts and parameters that an article had better not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Any, NamedTuple

from seolint.checks._addresses import address, text_of
from seolint.document import Document, Element, Finding, Span

_PARTS = re.compile(r"(?:([a-z][a-z0-9+.-]*):)?(?://(?:[^/?#@]*@)?(\[[^\]]*\]|[^:/?#]*))?[^?#]*(?:\?([^#]*))?", re.I)
"""Scheme, host and query of an address: https://www.rfc-editor.org/rfc/rfc3986#appendix-B"""

_LONGEST_HOST = 253
"""Characters of a host's name: https://www.rfc-editor.org/rfc/rfc1035"""


_SCRIPTED = ("on", "data-", "aria-", "@", ":", "v-", "x-")
"""How attributes begin by which scripts take hold of an element."""


class Wanted(NamedTuple):
    """What an article had better not hold, and what is spared."""

    addresses: tuple[str, ...]
    allow: tuple[str, ...]
    unless_rel: frozenset[str]
    spare_shown: bool
    spare_controls: bool


class Parts(NamedTuple):
    """What patterns are held against: scheme and host in lower case, the host without `www.`, names of parameters."""

    scheme: str
    host: str
    params: frozenset[str]


def check(
    document: Document,
    *,
    addresses: Sequence[str],
    kind: str = "link",
    allow: Sequence[str] = (),
    unless_rel: Sequence[str] = (),
    spare_shown: bool = False,
    spare_controls: bool = False,
    together: bool = False,
) -> Iterator[Finding]:
    """Elements of a `kind` (link, image) whose address matches one of `addresses` and no host of `allow`.

    "javascript:" is a scheme; "localhost" a host and those below it, "*.test" a pattern of hosts; "?aff" a parameter,
    "amazon.*?tag" one at a host. "" and what begins with "#" are whole addresses. Links with a `rel` of `unless_rel`
    are fine; with `spare_shown` also those whose text names the host, as in a tutorial, with `spare_controls` those
    that a script makes buttons, or that show a sign only. `together`: one finding for the article.
    Facts: address, host, scheme, text, count.
    """
    wanted = Wanted(tuple(addresses), tuple(allow), frozenset(unless_rel), spare_shown, spare_controls)
    found = list(_found(document, kind, wanted))
    for span, facts in found[: 1 if together else None]:
        yield Finding(span, {**facts, "count": len(found)}, [other for other, _ in found[1:]] if together else ())


def validate(*, kind: str = "link", **_: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What is wrong with the arguments of a rule."""
    if kind not in ("link", "image"):
        yield ("kind",), f"kind is link or image, not {kind}"


def _found(document: Document, kind: str, wanted: Wanted) -> Iterator[tuple[Span, dict[str, str]]]:
    for element in document.all(kind):
        written = address(document, element)
        parts = _parts(written or "")
        if written is None or not any(_matches(written, parts, pattern) for pattern in wanted.addresses):
            continue
        text = text_of(document, element) if kind == "link" else element.attrs.get("alt", "")
        if not _is_spared(element, parts.host, text, wanted):
            yield element.span, {"address": written, "host": parts.host, "scheme": parts.scheme, "text": text}


def _is_spared(element: Element, host: str, text: str, wanted: Wanted) -> bool:
    rel = element.attrs.get("rel", "").lower().split()
    return (
        any(_is_host(host, pattern) for pattern in wanted.allow)
        or not wanted.unless_rel.isdisjoint(rel)
        or (wanted.spare_shown and host != "" and host in text.lower())
        or (wanted.spare_controls and (_is_control(element) or not any(map(str.isalnum, text))))
    )


def _is_control(element: Element) -> bool:
    return any(name == "role" or name.startswith(_SCRIPTED) for name in element.attrs)


def _parts(written: str) -> Parts:
    found = _PARTS.match(written)
    scheme, host, query = found.groups(default="") if found else ("", "", "")
    params = frozenset(pair.partition("=")[0].lower() for pair in query.replace("&amp;", "&").split("&") if pair)
    return Parts(scheme.lower(), host.lower().removeprefix("www.")[:_LONGEST_HOST], params)


def _matches(written: str, parts: Parts, wanted: str) -> bool:
    if not wanted or wanted.startswith("#"):
        return written == wanted
    if wanted.endswith(":"):
        return parts.scheme == wanted[:-1]
    host, asks, param = wanted.partition("?")
    return (not host or _is_host(parts.host, host)) and (not asks or param in parts.params)


@lru_cache(maxsize=4096)
def _is_host(host: str, pattern: str) -> bool:
    return bool(host) and (host == pattern or fnmatchcase(host, pattern) or fnmatchcase(host, f"*.{pattern}"))
