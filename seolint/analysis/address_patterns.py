"""Patterns of addresses: a scheme, a host and those below it, a parameter, or a whole address.

"javascript:" is a scheme; "localhost" a host, "*.test" a pattern of hosts; "?aff" a parameter, "amazon.*?tag" one at a
host. "" and what begins with "#" are whole addresses.
"""

from __future__ import annotations

import re
from fnmatch import translate
from functools import lru_cache
from typing import NamedTuple

from seolint.lazy_regex import expression

_PARTS = expression(r"(?:([a-z][a-z0-9+.-]*):)?(?://(?:[^/?#@]*@)?(\[[^\]]*\]|[^:/?#]*))?[^?#]*(?:\?([^#]*))?", re.I)
"""Scheme, host and query of an address: https://www.rfc-editor.org/rfc/rfc3986#appendix-B"""

_LONGEST_HOST = 253
"""Characters of a host's name: https://www.rfc-editor.org/rfc/rfc1035"""


_WILD = expression(r"[*?[]")
_NONE = frozenset[str]()


class AddressParts(NamedTuple):
    """What patterns are held against: scheme and host in lower case, the host without `www.`, names of parameters."""

    scheme: str
    host: str
    params: frozenset[str]


class AddressPatterns(NamedTuple):
    """What to look for, by kind: whole addresses, schemes, patterns of hosts, and parameters, some at hosts."""

    whole: frozenset[str]
    schemes: frozenset[str]
    hosts: HostPatterns
    params: tuple[tuple[HostPatterns | None, str], ...]


class HostPatterns:
    """Patterns of hosts: all as written, those that are plain names, and the others as one expression.

    `pieces` are parts of every host that one of those others matches: most hosts have none.
    """

    def __init__(
        self, written: frozenset[str], names: frozenset[str], pieces: tuple[str, ...], forms: re.Pattern[str]
    ) -> None:
        self.written, self.names, self.pieces, self.forms = written, names, pieces, forms


def parts_of(written: str) -> AddressParts:
    """The parts of an address as written."""
    found = _PARTS.match(written)
    scheme, host, query = found.groups("") if found else ("", "", "")
    params = _params(query) if query else _NONE
    return AddressParts(scheme.lower(), host.lower().removeprefix("www.")[:_LONGEST_HOST], params)


def matches(written: str, parts: AddressParts, patterns: AddressPatterns) -> bool:
    """Whether an address, and its parts, are what is looked for."""
    return (
        written in patterns.whole
        or parts.scheme in patterns.schemes
        or holds(patterns.hosts, parts.host)
        or (parts.params != _NONE and _is_asked(parts, patterns))
    )


@lru_cache(maxsize=64)
def patterns_of(addresses: tuple[str, ...]) -> AddressPatterns:
    """The patterns, each by its kind."""
    whole = frozenset(text for text in addresses if not text or text.startswith("#"))
    rest = [text for text in addresses if text not in whole]
    schemes = frozenset(text[:-1] for text in rest if text.endswith(":"))
    hosts = tuple(text for text in rest if not text.endswith(":") and "?" not in text)
    asked = [text.partition("?") for text in rest if "?" in text]
    params = tuple((hosts_of((host,)) if host else None, param) for host, _, param in asked)
    return AddressPatterns(whole, schemes, hosts_of(hosts), params)


@lru_cache(maxsize=4096)
def holds(hosts: HostPatterns, host: str) -> bool:
    """Whether a host, or one above it, matches one of the patterns."""
    if not host:
        return False
    if host in hosts.written or (any(map(host.__contains__, hosts.pieces)) and hosts.forms.match(host)):
        return True
    above = host
    while above and above not in hosts.names:
        above = above.partition(".")[2]
    return above != ""


@lru_cache(maxsize=256)
def hosts_of(patterns: tuple[str, ...]) -> HostPatterns:
    """Patterns of hosts, ready to hold hosts against."""
    names = frozenset(pattern for pattern in patterns if not _WILD.search(pattern))
    wild = [pattern for pattern in patterns if pattern not in names]
    forms = [translate(form) for pattern in wild for form in (pattern, f"*.{pattern}")]
    pieces = dict.fromkeys(max(_WILD.split(pattern), key=len) if "[" not in pattern else "" for pattern in wild)
    return HostPatterns(frozenset(patterns), names, tuple(pieces), expression("|".join(forms)))


def _is_asked(parts: AddressParts, patterns: AddressPatterns) -> bool:
    asked = ((hosts, param) for hosts, param in patterns.params if param in parts.params)
    return any(hosts is None or holds(hosts, parts.host) for hosts, _ in asked)


def _params(query: str) -> frozenset[str]:
    return frozenset(pair.partition("=")[0].lower() for pair in query.replace("&amp;", "&").split("&") if pair)
