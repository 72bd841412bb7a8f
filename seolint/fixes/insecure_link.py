"""Writes https: for http: in links to hosts that are known to support it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from seolint.document import Document, Element, Span
from seolint.fixes._edits import Edit
from seolint.lazy_regex import expression
from seolint.rules.rule import Problem

UNSAFE = True
"""A host may serve only some pages that way, or others."""

_HTTP = expression(r"http(://(?:www\.)?([a-z0-9.-]+))(?:[/?#]|\Z)", re.I)
_ENDS = frozenset("\"'<>) \t\r\n")
"""What an address may be followed by."""


def edits(document: Document, problem: Problem, options: Mapping[str, Any]) -> Iterator[Edit]:
    """The addresses of known hosts under https:."""
    return encrypted(document, problem, "link", "href")


def encrypted(document: Document, problem: Problem, kind: str, attribute: str) -> Iterator[Edit]:
    """An "s" after "http" in the addresses (`attribute`) of the elements of this kind that a problem is about.

    No "s" for an address that readers see, that has a port, or that isn't written in the element.
    """
    elements = document.once(_links if kind == "link" else _images)
    places = {Span(place.start, place.end) for place in (problem.place, *problem.related)}
    for element in (element for place in sorted(places) for element in elements.get(place, ())):
        address = element.attrs.get(attribute, "").strip()
        found = _HTTP.match(address)
        if found and _is_known(found[2].lower()):
            at = [at for at in _written(document, element, address) if not _is_shown(document, at)]
            if len(at) == 1:
                yield Edit(at[0] + 4, at[0] + 4, "s")


def _written(document: Document, element: Element, address: str) -> Iterator[int]:
    """Where an address is written in an element."""
    source, (start, end) = document.source, element.outer
    at = source.find(address, start, end)
    while at >= 0:
        if source[at + len(address) : at + len(address) + 1] in _ENDS:
            yield at
        at = source.find(address, at + len(address), end)


def _is_shown(document: Document, at: int) -> bool:
    return document.source[at] in (document.prose[at], document.unseen[at])


def _is_known(host: str) -> bool:
    """Whether a host, or a domain that it belongs to, is on the list."""
    labels = host.split(".")
    names = ["." + ".".join(labels[at:]) for at in range(len(labels))]
    return host in _hosts() or not _hosts().isdisjoint(names)


@cache
def _hosts() -> frozenset[str]:
    lines = Path(__file__).with_name("https_hosts.txt").read_text("utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def _links(document: Document) -> Mapping[Span, list[Element]]:
    return _by_span(document, "link")


def _images(document: Document) -> Mapping[Span, list[Element]]:
    return _by_span(document, "image")


def _by_span(document: Document, kind: str) -> Mapping[Span, list[Element]]:
    found: dict[Span, list[Element]] = {}
    for element in document.all(kind):
        found.setdefault(element.span, []).append(element)
    return found
