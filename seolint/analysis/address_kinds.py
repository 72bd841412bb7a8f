"""What an address alone shows: that it searches a site, is a bookmarklet, or leads to the reader's own machine."""

from __future__ import annotations

import re
from collections.abc import Set

from seolint.document import Document, Element
from seolint.lazy_regex import expression

_ATTRIBUTES = expression(r"\{:?[ \t]*(?:[.#]|data-)[^{}\n]{1,200}\}")

_ASKING = frozenset({"q", "query", "search", "s", "term", "terms", "keyword", "keywords", "searchterm", "search_query"})
"""Parameters that carry a search query."""

_SEARCHES = frozenset({"search", "find", "suche", "recherche", "buscar", "busca", "zoeken", "cerca", "szukaj"})
"""Parts of a host or a path that mean a search."""

_RUNS_ITSELF = expression(r"javascript:\s?(?:void\s?|!)?\(?\s?(?:async\s)?(?:function\b|\(\)\s?=>)", re.I)
"""A function that is called where it is defined, as bookmarklets are."""

_BOOKMARKLET = expression("bookmarklet|букмарклет|ブックマークレット|小书签", re.I)

_WORDS = expression(r"[^\W_]+")


_STAGES = frozenset({"staging", "preview", "uat"})
"""Words for a site that isn't public yet."""


def names_stage(host: str, text: str) -> bool:
    """Whether the text of a link says that its host is a preview or the like."""
    stages = _STAGES.intersection(_WORDS.findall(host))
    return not stages.isdisjoint(_WORDS.findall(text.lower()))


def is_search(address: str, parameters: Set[str]) -> bool:
    """Whether an address with these parameters searches a site."""
    path = address.partition("?")[0].lower()
    return not parameters.isdisjoint(_ASKING) or not _SEARCHES.isdisjoint(_WORDS.findall(path))


def is_bookmarklet(address: str, described: str, page: str) -> bool:
    """Whether a link to a script is a bookmarklet: its text or attributes (`described`) or its page say so."""
    if _BOOKMARKLET.search(described):
        return True
    return _RUNS_ITSELF.match(address) is not None and _BOOKMARKLET.search(page) is not None


def is_own_machine(host: str) -> bool:
    """Whether a host is the machine of whoever opens the address: https://www.rfc-editor.org/rfc/rfc6761#section-6.3"""
    name = host.partition(":")[0]
    return name == "localhost" or name.endswith(".localhost") or name.startswith("127.") or host in ("0.0.0.0", "[::1]")


def is_placeholder(document: Document, link: Element, written: str) -> bool:
    """Whether a script can tell a link to `#` by its id, class or data, and gives it an address or something to do.

    In Markdown those attributes come behind the link: `[package](#){: .latest }`.
    """
    if written != "#":
        return False
    if any(name in ("id", "class") or name.startswith("data-") for name in link.attrs):
        return True
    return _ATTRIBUTES.match(document.source, link.outer.end) is not None
