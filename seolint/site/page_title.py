"""What becomes of a page's title: with some generators this depends on the layout that the page names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from seolint.analysis.declared import declarations, value
from seolint.document import Document
from seolint.site.generators import generators
from seolint.site.generators.layouts import ANY, DEFAULT, EVERY, INDEX, stem


def title_use(document: Document, generator: str, shown: Mapping[str, bool], *, is_index: bool = False) -> str:
    """What a generator makes of the title of a page (one of TITLES), given which layouts show it; "" for none.

    "heading_by_layout" where the layout isn't known.
    """
    known = generators()[generator] if generator else None
    use = known.title if known else ""
    if known is None or use != "heading_by_layout" or not shown:
        return use
    names = _names(document, INDEX if is_index else ANY, by_type=known.layouts_by_type)
    is_shown = next((shown[name] for name in names if name in shown), None)
    return use if is_shown is None else "heading" if is_shown else "metadata"


def _names(document: Document, usual: str, *, by_type: bool) -> Iterator[str]:
    """The names by which it may be known whether the title of a page is shown, from the most specific on."""
    types = declarations(document, "page_type")
    spans = {each.span for each in types}
    layouts = [_name(value(each)) for each in declarations(document, "layout") if each.span not in spans]
    if by_type and types:
        yield from (f"{value(each)}/{name}" for each in types for name in layouts or [usual])
        usual = f"{DEFAULT}/{usual}"
    yield from layouts or [usual]
    yield EVERY


def _name(layout: str) -> str:
    """A layout as it is looked up: without the folder of layouts and the extension."""
    folder, _, name = stem(layout.strip("./")).rpartition("/")
    return f"{folder}/{name}" if folder not in ("", "layouts", "_layouts") else name
