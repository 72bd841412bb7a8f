"""Links and images by where they lead: schemes, hosts and parameters that an article had better not hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from seolint.analysis.address_patterns import (
    AddressParts,
    AddressPatterns,
    holds,
    hosts_of,
    matches,
    parts_of,
    patterns_of,
)
from seolint.analysis.links import addresses, links, text_of
from seolint.document import Document, Element, Finding, Span

FACTS = ("address", "host", "scheme", "text", "count")

_SCRIPTED = ("on", "data-", "aria-", "@", ":", "v-", "x-")
"""How attributes begin by which scripts take hold of an element."""


_NONE = frozenset[str]()


class AddressRule(NamedTuple):
    """What an article had better not hold, and what is spared."""

    patterns: AddressPatterns
    allow: tuple[str, ...]
    unless_rel: frozenset[str]
    spare_shown: bool
    spare_controls: bool


class PageAddresses(NamedTuple):
    """The links or the images of a page, each with its address, and what any of these addresses holds."""

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
    together: bool = False,
) -> Iterator[Finding]:
    """Elements of a `kind` (link, image) whose address matches one of `addresses` and no host of `allow`.

    Patterns are those of `address_patterns`: schemes, hosts, parameters. Links with a `rel` of `unless_rel` are fine;
    with `spare_shown` also those whose text names the host, as in a tutorial, with `spare_controls` those that a
    script makes buttons, or that show a sign only. `together`: one finding for the article.
    Facts: address, host, scheme, text, count.
    """
    patterns = patterns_of(tuple(addresses))
    wanted = AddressRule(patterns, tuple(allow), frozenset(unless_rel), spare_shown, spare_controls)
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
        if not _is_spared(element, parts.host, text, wanted):
            yield element.span, {"address": written, "host": parts.host, "scheme": parts.scheme, "text": text}


def _may_hold(page: PageAddresses, patterns: AddressPatterns) -> bool:
    """Whether any address of a page may match: most pages hold nothing of what most rules look for."""
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


def _is_spared(element: Element, host: str, text: str, wanted: AddressRule) -> bool:
    rel = element.attrs.get("rel", "").lower().split()
    return (
        holds(hosts_of(wanted.allow), host)
        or not wanted.unless_rel.isdisjoint(rel)
        or (wanted.spare_shown and host != "" and host in text.lower())
        or (wanted.spare_controls and (_is_control(element) or not any(map(str.isalnum, text))))
    )


def _is_control(element: Element) -> bool:
    return any(name == "role" or name.startswith(_SCRIPTED) for name in element.attrs)
