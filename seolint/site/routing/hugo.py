"""Where Hugo puts pages: languages and permalinks. https://gohugo.io/configuration/permalinks/"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from seolint.lazy_regex import expression
from seolint.site.generators.patterns import Pattern, parse
from seolint.site.routing.config_values import config_values, is_true, mapping
from seolint.site.routing.other_pages import OtherPages
from seolint.site.routing.route import Route

_ENGLISH = "en"
_TITLE = expression(r":(title|slug)\b")
"""Tokens that Hugo, unlike Jekyll, fills in from the title."""

_OWN_FORMAT = (".json",)


def routes(configs: Mapping[str, str], content: Sequence[Pattern]) -> Sequence[Route] | None:
    """The routes of the sections with a permalink, and of each language; None if they aren't known."""
    values = _values(configs)
    if values is None or _mounts_content(values):
        return None
    found = dict(_languages(values))
    usual = str(values.get("contentdir", "content"))
    default = str(values.get("defaultcontentlanguage", _ENGLISH))
    main = f"/{default}/" if is_true(values.get("defaultcontentlanguageinsubdir")) else "/"
    by_folder = {folder: at if code != default else main for code, (folder, at) in found.items() if folder}
    if len(by_folder) != sum(bool(folder) for folder, _ in found.values()):
        return None  # several languages with one folder of their own
    if usual not in by_folder:
        by_folder[usual] = main
    patterns = [(pattern, at) for folder, at in by_folder.items() if (pattern := parse(folder))]
    nested = sorted(patterns, key=lambda pair: -len(pair[0]))
    return [route for pattern, at in nested for route in (*_sections(values, pattern, at), Route(pattern, at))]


def other_pages(configs: Mapping[str, str]) -> OtherPages | None:
    """What Hugo makes pages from besides the files of a site; None if that isn't known.

    An output format with a path of its own puts pages of HTML at further addresses.
    """
    values = _values(configs)
    formats = mapping(values.get("outputformats")).values() if values is not None else ()
    if values is None or any("path" in {key.lower() for key in mapping(each)} for each in formats):
        return None
    module = {key.lower(): value for key, value in mapping(values.get("module")).items()}
    taxonomies = (value for value in mapping(values.get("taxonomies")).values() if isinstance(value, str))
    return OtherPages(
        lists=frozenset(name.lower() for name in taxonomies),
        has_theme=bool(values.get("theme") or module.get("imports")),
        languages=tuple(code.lower() for code in mapping(values.get("languages"))),
    )


def _values(configs: Mapping[str, str]) -> Mapping[str, Any] | None:
    """The values of a config, by their names in lower case; None if it can't be read."""
    values = config_values(configs)
    if values is None or any(name.endswith(_OWN_FORMAT) for name in configs):
        return None
    return {key.lower(): value for key, value in values.items()}


def _mounts_content(values: Mapping[str, Any]) -> bool:
    """Whether folders from elsewhere are content, or that isn't known."""
    mounts = mapping(values.get("module")).get("mounts", [])
    if not isinstance(mounts, list):
        return True
    targets = (str(mapping(mount).get("target", "content")) for mount in mounts)
    return any(target.partition("/")[0] == "content" for target in targets)


def _languages(values: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each language with its folder of content ("" for the usual one), and where its pages are."""
    for code, settings in mapping(values.get("languages")).items():
        own = {key.lower(): value for key, value in mapping(settings).items()}
        folder = own.get("contentdir", "")
        yield code, (folder if isinstance(folder, str) else "", f"/{code.lower()}/")


def _sections(values: Mapping[str, Any], folder: Pattern, at: str) -> Iterator[Route]:
    written = mapping(values.get("permalinks"))
    permalinks = {**written, **mapping(written.get("page"))}
    for section, permalink in permalinks.items():
        if isinstance(permalink, str) and section not in ("page", "section", "taxonomy", "term"):
            made = _TITLE.sub(":own_\\1", permalink)
            yield Route((*folder, section), at, made, section)
