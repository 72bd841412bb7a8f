"""Links and images by where they lead: schemes, hosts and parameters that an article should not contain.

A pattern is a scheme, a host and those below it, a parameter, or a whole address: "javascript:" is a scheme;
"localhost" a host, "*.test" a pattern of hosts; "?aff" a parameter, "amazon.*?tag" one at a host. "", and anything that
begins with "#", is a whole address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import translate
from functools import lru_cache
from typing import Any, NamedTuple

from seolint.analysis.address_kinds import is_bookmarklet, is_own_machine, is_placeholder, is_search, names_stage
from seolint.analysis.links import addresses, links, text_of
from seolint.document import Document, Element, Finding, Span
from seolint.lazy_regex import expression

FACTS = ("address", "host", "scheme", "text", "count", "where")

_SCRIPTED = ("on", "data-", "aria-", "@", ":", "v-", "x-")
"""How attributes begin that attach scripts to an element."""

_NONE = frozenset[str]()

_PARTS = expression(r"(?:([a-z][a-z0-9+.-]*):)?(?://(?:[^/?#@]*@)?(\[[^\]]*\]|[^:/?#]*))?[^?#]*(?:\?([^#]*))?", re.I)
"""Scheme, host and query of an address: https://www.rfc-editor.org/rfc/rfc3986#appendix-B"""

_LONGEST_HOST = 253
"""The maximum number of characters in a host name: https://www.rfc-editor.org/rfc/rfc1035"""

_WILD = expression(r"[*?]|(?<!^)\[")


class AddressRule(NamedTuple):
    """What an article should not contain, and what is exempt."""

    patterns: AddressPatterns
    allow: tuple[str, ...]
    unless_rel: frozenset[str]
    spare_shown: bool
    spare_controls: bool
    spare_searches: bool


class PageAddresses(NamedTuple):
    """The links or the images of a page, each with its address, and what any of these addresses contains."""

    found: Sequence[tuple[Element, str | None]]
    parts: Mapping[str, AddressParts]
    schemes: frozenset[str]
    hosts: frozenset[str]
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
    spare_searches: bool = False,
    together: bool = False,
) -> Iterator[Finding]:
    """Elements of a `kind` (link, image) whose address matches one of `addresses` and no host of `allow`.

    Patterns are schemes, hosts, parameters, whole addresses. Links with a `rel` of `unless_rel` are exempt; with
    `spare_shown` also those whose host readers see in the link's text, elsewhere or in code, as in a tutorial; with
    `spare_controls` those that a script makes buttons, or fills in, or that only show a symbol; with `spare_searches`
    those that search a site. So are bookmarklets, scripts that readers keep. `together`: one finding for the article.
    Facts: address, host, scheme, text, count, where (the host, or the address of a link without one).
    """
    patterns = patterns_of(tuple(addresses))
    wanted = AddressRule(patterns, tuple(allow), frozenset(unless_rel), spare_shown, spare_controls, spare_searches)
    found = list(_found(document, kind, wanted))
    for span, facts in found[: 1 if together else None]:
        yield Finding(span, {**facts, "count": len(found)}, [other for other, _ in found[1:]] if together else ())


def validate(*, kind: str = "link", **_: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What is wrong with the arguments of a rule."""
    if kind not in ("link", "image"):
        yield ("kind",), f"kind is link or image, not {kind}"


def _found(document: Document, kind: str, wanted: AddressRule) -> Iterator[tuple[Span, dict[str, str]]]:
    page = document.once(_links if kind == "link" else _images)
    for element, written in page.found if _may_hold(page, wanted.patterns) else ():
        if written is None or not matches(written, parts := page.parts[written], wanted.patterns):
            continue
        text = text_of(document, element) if kind == "link" else element.attrs.get("alt", "")
        if element.outer == element.span and text.lower().startswith("www."):
            continue  # the author didn't type the scheme of a bare address
        if wanted.spare_shown and _is_shown(document, parts.host):
            continue
        if wanted.spare_searches and is_search(written, parts.params):
            continue
        if parts.scheme == "javascript" and is_bookmarklet(written, f"{text} {element.attrs}", document.prose):
            continue
        if wanted.spare_controls and is_placeholder(document, element, written):
            continue
        if not _is_spared(element, parts.host, text, wanted):
            named = {"host": parts.host, "where": parts.host or written}
            yield element.span, {"address": written, "scheme": parts.scheme, "text": text, **named}


def _may_hold(page: PageAddresses, patterns: AddressPatterns) -> bool:
    """Whether any address of a page may match: most pages contain nothing that most rules look for."""
    return (
        not patterns.schemes.isdisjoint(page.schemes)
        or not patterns.whole.isdisjoint(page.parts.keys())
        or any(param in page.params for _, param in patterns.params)
        or any(holds(patterns.hosts, host) for host in page.hosts if patterns.hosts.written)
    )


def _links(document: Document) -> PageAddresses:
    return _page([(link.element, link.address) for link in links(document)])


def _images(document: Document) -> PageAddresses:
    images = document.all("image")
    return _page(list(zip(images, addresses(document, images), strict=True)))


def _page(found: Sequence[tuple[Element, str | None]]) -> PageAddresses:
    parts = {written: parts_of(written) for _, written in found if written is not None}
    schemes, hosts, params = map(frozenset, zip(*parts.values(), strict=True)) if parts else (_NONE, _NONE, _NONE)
    return PageAddresses(found, parts, schemes, hosts, _NONE.union(*params))


def _is_shown(document: Document, host: str) -> bool:
    """Whether readers see a host: a page that tells them to run a site also shows the site's address."""
    return host != "" and (host in document.once(_seen) or (is_own_machine(host) and bool(document.all("code"))))


def _seen(document: Document) -> str:
    """What readers see, code included, in lower case."""
    code = (document.source[block.span.start : block.span.end] for block in document.all("code"))
    return "\n".join((document.prose, *code)).lower()


def _is_spared(element: Element, host: str, text: str, wanted: AddressRule) -> bool:
    rel = element.attrs.get("rel", "").lower().split()
    return (
        holds(hosts_of(wanted.allow), host)
        or not wanted.unless_rel.isdisjoint(rel)
        or (wanted.spare_shown and host != "" and (host in text.lower() or names_stage(host, text)))
        or (wanted.spare_controls and (_is_control(element) or not any(map(str.isalnum, text))))
    )


def _is_control(element: Element) -> bool:
    return any(name == "role" or name.startswith(_SCRIPTED) for name in element.attrs)


class AddressParts(NamedTuple):
    """What patterns are compared with: scheme and host in lower case, the host without `www.`, names of parameters."""

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
    """Whether an address, or one of its parts, is looked for."""
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
    """Patterns of hosts, ready to compare hosts with."""
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
