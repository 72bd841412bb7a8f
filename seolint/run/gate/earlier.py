"""The pages of a site as they were before the changes that a run is about: what git has of them, made into records."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from seolint.config import Config
from seolint.linter import Extras, examine
from seolint.readers import HEAD, format_for
from seolint.readers.decode import DecodeError, decode
from seolint.run.config_loader import ConfigLoader
from seolint.run.discovery import Discovery
from seolint.run.gate.changes import Changes
from seolint.run.site_causes import Earlier
from seolint.site.index import Site, SitePage
from seolint.site.record import PageRecord

MOST = 1_000
"""Changed pages whose earlier texts are read: each takes some milliseconds."""


class EarlierPages:
    """What changed pages were before. `discovery` decides which of those that are gone were articles."""

    def __init__(self, changes: Changes, configs: ConfigLoader, discovery: Discovery) -> None:
        self._changes, self._configs, self._discovery = changes, configs, discovery

    def gone(self) -> list[str]:
        """The absolute paths of articles that were removed or renamed."""
        whole = [f"{self._changes.root}/{name}" for name in self._changes.gone]
        return [path for path in whole if self._discovery.admits(os.path.relpath(path))]

    def of(self, root: Path, site: Site) -> Earlier:
        """The changed pages of the site in a folder (absolute path), as they were, by their names in the site."""
        known = {os.path.realpath(root / page.name): page.name for page in site.pages}
        found: dict[str, PageRecord | None] = {}
        for path in self.gone():
            if Path(path).is_relative_to(os.path.realpath(root)):
                known[path] = os.path.relpath(path, os.path.realpath(root)).replace(os.sep, "/")
        for name, blob in self._changes.before().items():
            page = known.get(f"{self._changes.root}/{name}")
            if page is not None and len(found) < MOST:
                found[page] = self._record(os.path.relpath(root / page), blob) if blob else None
        return found

    def moved(self, root: Path, site: Site) -> Mapping[str, SitePage]:
        """The pages of the site in a folder (absolute path) that were moved, as they were, by their present names."""
        names = {os.path.realpath(root / page.name): page.name for page in site.pages}
        gone, whole = set(self.gone()), os.path.realpath(root)
        found: dict[str, SitePage] = {}
        for old, new in self._changes.renamed() if gone else ():
            page, before = names.get(f"{self._changes.root}/{new}"), f"{self._changes.root}/{old}"
            if page is not None and before in gone and len(found) < MOST:
                name = os.path.relpath(before, whole).replace(os.sep, "/")
                record = self._record(os.path.relpath(before), self._changes.before()[old])
                if record and not name.startswith("../"):
                    found[page] = site.page_at(name, record)
        return found

    def _record(self, path: str, blob: str) -> PageRecord | None:
        data, config = self._changes.content(blob), self._configs.of_file(path)
        kind = format_for(path, data[:HEAD].decode("latin-1"), config.formats)
        try:
            text = decode(data, kind)
        except DecodeError:
            return None
        return examine(text, path, _reading(config, path), kind, extras=Extras(record=True)).record


def _reading(config: Config, path: str) -> Config:
    """The config for a file without the rules: it is read, not judged."""
    return config.for_path(path)._replace(rules=())
