"""Links and images by where they lead: schemes, hosts and parameters that an article had better not hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from seolint.checks._address_patterns import Parts, Patterns, is_host, matches, parts_of, patterns_of
from seolint.checks._addresses import address, text_of
from seolint.document import Document, Element, Finding, Span
from seolint.named import NamedTuple

_SCRIPTED = ("on", "data-", "aria-", "@", ":", "v-", "x-")
"""How attributes begin by which scripts take hold of an element."""


class Wanted(NamedTuple):
    """What an article had better not hold, and what is spared."""

    patterns: Patterns
    allow: tuple[str, ...]
    unless_rel: frozenset[str]
    spare_shown: bool
    spare_controls: bool


class Known(NamedTuple):
    """A link or an image, its address as written, and what patterns are held against."""

    element: Element
    address: str
    parts: Parts


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

    Patterns are those of `_address_patterns`: schemes, hosts, parameters. Links with a `rel` of `unless_rel` are fine;
    with `spare_shown` also those whose text names the host, as in a tutorial, with `spare_controls` those that a
    script makes buttons, or that show a sign only. `together`: one finding for the article.
    Facts: address, host, scheme, text, count.
    """
    wanted = Wanted(patterns_of(tuple(addresses)), tuple(allow), frozenset(unless_rel), spare_shown, spare_controls)
    found = list(_found(document, kind, wanted))
    for span, facts in found[: 1 if together else None]:
        yield Finding(span, {**facts, "count": len(found)}, [other for other, _ in found[1:]] if together else ())


def validate(*, kind: str = "link", **_: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What is wrong with the arguments of a rule."""
    if kind not in ("link", "image"):
        yield ("kind",), f"kind is link or image, not {kind}"


def _found(document: Document, kind: str, wanted: Wanted) -> Iterator[tuple[Span, dict[str, str]]]:
    for element, written, parts in document.once(_links if kind == "link" else _images):
        if not matches(written, parts, wanted.patterns):
            continue
        text = text_of(document, element) if kind == "link" else element.attrs.get("alt", "")
        if not _is_spared(element, parts.host, text, wanted):
            yield element.span, {"address": written, "host": parts.host, "scheme": parts.scheme, "text": text}


def _links(document: Document) -> Sequence[Known]:
    return list(_known(document, "link"))


def _images(document: Document) -> Sequence[Known]:
    return list(_known(document, "image"))


def _known(document: Document, kind: str) -> Iterator[Known]:
    """The elements whose address is known, with its parts."""
    for element in document.all(kind):
        written = address(document, element)
        if written is not None:
            yield Known(element, written, parts_of(written))


def _is_spared(element: Element, host: str, text: str, wanted: Wanted) -> bool:
    rel = element.attrs.get("rel", "").lower().split()
    return (
        is_host(host, wanted.allow)
        or not wanted.unless_rel.isdisjoint(rel)
        or (wanted.spare_shown and host != "" and host in text.lower())
        or (wanted.spare_controls and (_is_control(element) or not any(map(str.isalnum, text))))
    )


def _is_control(element: Element) -> bool:
    return any(name == "role" or name.startswith(_SCRIPTED) for name in element.attrs)
