"""A site from the texts of its files, as a run makes it of a folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from seolint.config import load
from seolint.linter import Extras, examine
from seolint.site.generators.recognition import Files, configs_in, navigation_in, recognised
from seolint.site.generators.selection import site_of
from seolint.site.generators.settings import base_of
from seolint.site.included_parts import may_have_ids, places_of
from seolint.site.index import Site
from seolint.site.record import PageRecord
from seolint.site.surrounding_files import SiteFiles


def site_of_texts(texts: Mapping[str, str]) -> Site:
    """The site that has these files, by their paths from its root."""
    folders = {str(folder) for path in texts for folder in PurePosixPath(path).parents}
    files = Files((texts.keys() | folders).__contains__, lambda name: texts.get(name, ""))
    generator = recognised(files)
    selection = site_of(generator, files) if generator else None
    pages = [
        (path, record_of(path, text))
        for path, text in texts.items()
        if path.endswith((".md", ".html"))
        and not (selection and selection.why_not(tuple(path.split("/")), folder=False))
    ]

    def names(folder: str) -> set[str]:
        start = f"{folder}/" if folder else ""
        return {path.removeprefix(start).partition("/")[0] for path in texts if path.startswith(start)}

    def adds_ids(part: str) -> bool:
        there = next((texts[place] for place in places_of(part) if place in texts), None)
        return there is None or may_have_ids(there)

    configs = configs_in(files, generator) if generator else {}
    addresses = generator.addresses if generator else None
    return Site(
        pages,
        generator,
        selection.content if selection else (),
        configs=configs,
        base=base_of(addresses.base, "\n".join(configs.values())) if addresses else "",
        navigation=navigation_in(files, generator) if generator else "",
        files=SiteFiles(has_file=files.has, names=names, adds_ids=adds_ids),
    )


def record_of(path: str, text: str) -> PageRecord:
    """The record of a page."""
    record = examine(text, path, load(), extras=Extras(record=True)).record
    assert record
    return record
