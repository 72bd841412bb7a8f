"""The redirects of a site on disk: whether one may apply to an address, and where those lead that name one address."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from seolint.files import SETTINGS, read_file, root_of
from seolint.lazy_regex import expression
from seolint.site.generators import Addresses
from seolint.site.generators.patterns import Pattern
from seolint.site.redirects import Redirect, leading, moved_files, named_in, redirects_in
from seolint.site.sitemaps import STATIC

SERVED_IN = (*STATIC, "docs", "website", "website/static")
"""Folders of a repository whose files may be published at the root of its site."""

_FILES = ("_redirects", "netlify.toml", "vercel.json", ".htaccess", "firebase.json", "staticwebapp.config.json")
_TEMPLATES = tuple(
    f"{folder}/{page}.{ending}"
    for folder in ("layouts", "layouts/_default")
    for page in ("index", "home")
    for ending in ("redirects", "redir", "_redirects")
)
"""Templates of Hugo that `_redirects` is made from."""

_WILDCARD = expression(r"(?<![^\s\"'])(/[^\s\"'*:(]+)[*:(](?!splat)")
"""How redirects refer to all addresses below one; `:splat` is what `*` stood for, where they lead to."""

_IN_CONFIG = expression(
    r"""\b(?:from|source)["']?\s{0,5}[:=]\s{0,5}["'](/[^\s"'*:(\[]+)[*:(\[]"""
    r"""|["'](/[^\s"'*:(\[]+)[*:(\[][^"'\n]{0,200}["']\s{0,5}:"""
)
"""The same in a generator's config, where other patterns of addresses are for anything: `'/old/[...name]': '/new'`."""

_MOVED_SOURCES = (".md:", ".md':", '.md":', "/index.md:", "/README.md:", "/index.md':", "/README.md':")
"""How redirects by the paths of files name an old one: `guide/poles.md: guide/rods.md`."""


class SiteRedirects:
    """The redirects in the files of a site's root and its folders of `content`, and in the generator's own config."""

    def __init__(self, root: Path, config: str, addresses: Addresses | None, content: Sequence[Pattern] = ()) -> None:
        self._root, self._config, self._addresses = root, config, addresses
        self._folders = dict.fromkeys((*SERVED_IN, "..", *("/".join(pattern) for pattern in content)))

    def mentions(self, address: str) -> bool:
        """Whether an address (a key) is redirected, as far as that can be read."""
        rooted, below = address.startswith("/"), self._wildcards
        return len(address) > 1 and (
            (rooted and address in self._named)
            or any(f"{address.strip('/')}{end}" in self._config for end in _MOVED_SOURCES)
            or any(address == each or address.startswith(f"{each}/") for each in below)
        )

    @cached_property
    def leading(self) -> Mapping[str, str]:
        """Where each address leads that is redirected to one place, by its key."""
        return leading([*self._read[0], *self._moved()])

    @cached_property
    def _read(self) -> tuple[list[Redirect], str]:
        """The redirects in files that are understood, and the texts of those that aren't."""
        found: list[Redirect] = []
        texts: list[str] = []
        for folder in self._folders:
            for name in _FILES:
                text = _text_of(self._root / folder / name)
                redirects = redirects_in(name, text) if text else ()
                if redirects is None:
                    texts.append(text)
                else:
                    found += redirects
        for name in _TEMPLATES:
            found += redirects_in("_redirects", _text_of(self._root / name)) or ()
        return found, "\n".join(texts)

    @cached_property
    def _text(self) -> str:
        """What redirects in files apply to: the sources of those that are understood, and all other texts."""
        redirects, text = self._read
        return "\n".join((text, *(each.source for each in redirects)))

    @cached_property
    def _named(self) -> frozenset[str]:
        return named_in(f"{self._config}\n{self._text}")

    @cached_property
    def _wildcards(self) -> frozenset[str]:
        found = [*_WILDCARD.findall(self._text), *(a or b for a, b in _IN_CONFIG.findall(self._config))]
        return frozenset(prefix.rstrip("/") for prefix in found) - {""}

    def _moved(self) -> Iterator[Redirect]:
        """The redirects from files, whose addresses follow from their paths."""
        addresses = self._addresses
        for key in addresses.moved_files if addresses else ():
            for source, target in moved_files(key, self._config):
                stem = posixpath.splitext(source)[0]
                if addresses and posixpath.basename(stem) in addresses.indexes:
                    stem = posixpath.dirname(stem)
                yield Redirect(f"/{stem}", target if "://" in target else f"/{target}")


def _text_of(path: Path) -> str:
    try:
        return read_file(path, SETTINGS, (root_of(path.parent),)).decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""
