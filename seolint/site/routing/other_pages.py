"""What a generator makes pages from besides the files of a site."""

from __future__ import annotations

from typing import NamedTuple


class OtherPages(NamedTuple):
    """Pages that a generator makes without a file of the site, as far as its own config says.

    `lists` are parts of addresses below which it lists others: the names of taxonomies. A theme from elsewhere, if the
    site `has_theme`, may bring pages of its own. `languages` are the codes that addresses may begin with.
    """

    lists: frozenset[str] = frozenset()
    has_theme: bool = False
    languages: tuple[str, ...] = ()
