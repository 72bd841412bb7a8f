"""What becomes of a page's title: with some generators this depends on the layout that the page names."""

from __future__ import annotations

from collections.abc import Mapping

from seolint.analysis.declared import declarations, value
from seolint.document import Document
from seolint.site.generators import generators


def title_use(document: Document, generator: str, shown: Mapping[str, bool]) -> str:
    """What a generator makes of the title of a page (one of TITLES), given which layouts show it; "" for none."""
    use = generators()[generator].title if generator else ""
    if use != "heading_by_layout" or not shown:
        return use
    layouts = [value(each) for each in declarations(document, "layout")]
    is_shown = next((shown[name] for name in map(_name, layouts) if name in shown), None)
    if is_shown is None and (not layouts or len(shown) == 1):
        is_shown = shown.get("")
    return use if is_shown is None else "heading" if is_shown else "metadata"


def _name(layout: str) -> str:
    """A layout as it is looked up: without the folder of layouts and the extension."""
    folder, _, name = layout.strip("./").rpartition("/")
    name = name.partition(".")[0]
    return f"{folder}/{name}" if folder not in ("", "layouts", "_layouts") else name
