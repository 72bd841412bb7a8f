"""Several built sites below one folder, each of which is a site of its own.

They are known by their home pages, which lead to pages of their own site: by relative addresses, or by those from its
root. The front page of a section leads to other sections, too, or by addresses from the root of the whole site.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from seolint.analysis.links import names_no_file
from seolint.linter import Report
from seolint.site.addresses import decoded, key_of
from seolint.site.listing import is_variant
from seolint.site.published import HOME
from seolint.site.record import PageRecord

Member = tuple[str, Report]
"""A page of a site: its path from the root, and its report."""

_SEVERAL = 2


def parted(root: Path, members: Sequence[Member]) -> Mapping[Path, Sequence[Member]]:
    """The sites in a folder that has no home page of its own, by their roots, and what else it has.

    Folders of languages and versions are parts of one site.
    """
    homes = {posixpath.dirname(name): each.record for name, each in members if posixpath.basename(name) == HOME}
    if len(homes) < _SEVERAL or "" in homes:
        return {root: members}
    keys = {key_of(name) for name, _ in members}
    outermost = {folder: home for folder, home in homes.items() if homes.keys().isdisjoint(_above(folder))}
    sites = {folder for folder, home in outermost.items() if home and _is_site(folder, home, keys)}
    if len(sites) < _SEVERAL:
        return {root: members}
    found: dict[Path, list[Member]] = defaultdict(list)
    for name, report in members:
        top = next((above for above in _above(name) if above in sites), "")
        found[root / top].append((name[len(top) :].lstrip("/"), report))
    return found


def _is_site(folder: str, home: PageRecord, keys: Collection[str]) -> bool:
    """Whether a home page leads to other pages of its folder, and to none beside it; `keys` are those of all pages."""
    if any(map(is_variant, folder.split("/"))):
        return False
    paths = [decoded(link.address.partition("#")[0].partition("?")[0]) for link in home.links]
    paths = [path for path in paths if path and not names_no_file(path)]
    own, start = key_of(f"/{folder}"), f"/{folder}/"
    from_here = {key_of(posixpath.join("/", folder, path.lstrip("/"))) for path in paths} - {own}
    from_above = {key_of(path) for path in paths if path.startswith("/")}
    leads_out = any(key in keys and not f"{key}/".startswith(start) for key in from_here | from_above)
    return not leads_out and any(key in keys and key.startswith(start) for key in from_here)


def _above(path: str) -> Iterator[str]:
    """The folders that a path is in, from the innermost to the outermost."""
    while path := posixpath.dirname(path):
        yield path
