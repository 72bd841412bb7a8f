"""Where Hugo puts pages: languages and permalinks. https://gohugo.io/configuration/permalinks/"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from seolint.lazy_regex import expression
from seolint.site.generators.patterns import Pattern, parse
from seolint.site.routing.config_values import config_values, is_true, mapping
from seolint.site.routing.route import Route

_ENGLISH = "en"
_TITLE = expression(r":(title|slug)\b")
"""Tokens that Hugo, unlike Jekyll, fills in from the title."""

_OWN_FORMAT = (".json",)


def routes(configs: Mapping[str, str], content: Sequence[Pattern]) -> Sequence[Route] | None:
    """The routes of the sections with a permalink, and of each language; None if they aren't known."""
    values = config_values(configs)
    if values is None or any(name.endswith(_OWN_FORMAT) for name in configs):
        return None
    values = {key.lower(): value for key, value in values.items()}
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
