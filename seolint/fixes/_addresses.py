"""Other addresses for links: where the address of a link is written, in its markup or in a reference definition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from seolint.analysis.links import base_of
from seolint.document import Document, Element, Span
from seolint.fixes._edits import Edit
from seolint.lazy_regex import expression
from seolint.rules.rule import Problem

_HREF = expression(r"""(?<![\w-])href\s*=\s*(["']?)""", re.I)
_INLINE = expression(r"\]\(\s*<?")
_LABEL = expression(r"\]\[([^\]\[]+)\]\Z|\A!?\[([^\]\[]+)\](?:\[\])?\Z")
_DEFINITION = expression(r"^[ \t>]{0,20}\[([^\]\n]{1,200})\]:[ \t]*(?:\n[ \t]*)?<?", re.M)
_ENDS = frozenset("\"'<>) \t\r\n")
"""What an address may be followed by."""


def readdressed(document: Document, problem: Problem) -> Iterator[Edit]:
    """The address that a problem suggests, in place of that of the link it is about.

    None without a suggestion, where `<base>` changes what addresses mean, and where the address isn't written as it
    is read, other than with `&amp;` for `&`.
    """
    suggestion = problem.facts.get("suggestion", "")
    links = document.once(_by_span).get(Span(problem.place.start, problem.place.end), ())
    if not suggestion or len(links) != 1 or document.once(base_of) != "":
        return
    address = links[0].attrs.get("href", "").strip()
    for written, meant in {address: suggestion, _in_html(address): _in_html(suggestion)}.items():
        for start in _places(document, links[0], written):
            yield Edit(start, start + len(written), meant)
            return


def _in_html(address: str) -> str:
    return address.replace("&", "&amp;")


def _places(document: Document, link: Element, written: str) -> Iterator[int]:
    """Where an address is written in the markup of a link, or in the definition that the link refers to."""
    source, (start, end) = document.source, link.outer
    if not written:
        return
    if source.startswith("<", start):
        starts = [found.end() for found in _HREF.finditer(source, start, link.span.start)]
    else:
        starts = [found.end() for found in _INLINE.finditer(source, start, end)][-1:]
        starts = starts or list(_defined(source, source[start:end]))
    for at in starts:
        if source.startswith(written, at) and source[at + len(written) : at + len(written) + 1] in _ENDS:
            yield at


def _defined(source: str, link: str) -> Iterator[int]:
    """Where the address of a reference definition begins; of several with one label, the first counts."""
    found = _LABEL.search(link)
    if not found:
        return
    label = _folded(found[1] or found[2])
    yield from [each.end() for each in _DEFINITION.finditer(source) if _folded(each[1]) == label][:1]


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()


def _by_span(document: Document) -> Mapping[Span, Sequence[Element]]:
    found: dict[Span, list[Element]] = {}
    for element in document.all("link", "navigation_link"):
        found.setdefault(element.span, []).append(element)
    return found
