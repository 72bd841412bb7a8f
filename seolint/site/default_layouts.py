"""The layout of pages that name none, where it depends on their folder.

Jekyll: https://jekyllrb.com/docs/configuration/front-matter-defaults/, Zola:
https://www.getzola.org/documentation/content/section/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from seolint.site.routing.config_values import config_values, mapping


def default_layout(configs: Mapping[str, str], folder: Sequence[str]) -> str:
    """The layout that Jekyll's own config gives the pages in a folder of a site; "" for none, or if it isn't known."""
    values = config_values(configs) or {}
    fitting = [each for each in _defaults(values.get("defaults")) if _fits(each[0], each[1], folder)]
    return max(fitting, key=lambda each: (len(each[0]), bool(each[1])), default=((), "", ""))[2]


def _defaults(value: Any) -> Iterator[tuple[Sequence[str], str, str]]:
    """The layouts by default: for which path and which kind of page."""
    for each in value if isinstance(value, list) else ():
        scope, layout = mapping(mapping(each).get("scope")), mapping(mapping(each).get("values")).get("layout")
        path, kind = scope.get("path", ""), scope.get("type", "")
        if isinstance(layout, str) and isinstance(path, str) and isinstance(kind, str):
            yield [part for part in path.split("/") if part not in ("", ".")], kind, layout


def _fits(path: Sequence[str], kind: str, folder: Sequence[str]) -> bool:
    if list(folder[: len(path)]) != list(path):
        return False
    special = {part[1:] for part in folder if part.startswith("_")}
    return not kind or kind in special or (kind in ("pages", "page") and not special)
