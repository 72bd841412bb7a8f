"""What can be told from an address alone: that it searches a site, that it is the machine of whoever opens it."""

from __future__ import annotations

from collections.abc import Set

from seolint.lazy_regex import expression

_ASKING = frozenset({"q", "query", "search", "s", "term", "terms", "keyword", "keywords", "searchterm", "search_query"})
"""Parameters by which a page is asked to search."""

_SEARCHES = frozenset({"search", "find", "suche", "recherche", "buscar", "busca", "zoeken", "cerca", "szukaj"})
"""Parts of a host or a path that say so."""

_WORDS = expression(r"[^\W_]+")


def is_search(address: str, parameters: Set[str]) -> bool:
    """Whether an address with these parameters searches a site."""
    path = address.partition("?")[0].lower()
    return not parameters.isdisjoint(_ASKING) or not _SEARCHES.isdisjoint(_WORDS.findall(path))


def is_own_machine(host: str) -> bool:
    """Whether a host is the machine of whoever opens the address: https://www.rfc-editor.org/rfc/rfc6761#section-6.3"""
    name = host.partition(":")[0]
    return name == "localhost" or name.endswith(".localhost") or name.startswith("127.") or host in ("0.0.0.0", "[::1]")
