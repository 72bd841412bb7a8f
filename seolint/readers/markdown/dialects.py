"""Everything that the dialects of Markdown and site generators add to a source.

Template tags, formulas, extensions within a line, directives, containers, wrappers, grid tables: each is found in its
own module, and becomes a mask in the text that the parser is given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from seolint.document import Span
from seolint.readers.code import without_code
from seolint.readers.diagrams import mask_diagrams
from seolint.readers.markdown.code_markers import code_markers
from seolint.readers.markdown.containers import containers
from seolint.readers.markdown.data_blocks import data_blocks
from seolint.readers.markdown.extensions import Effect, Extension, extensions
from seolint.readers.markdown.grid_tables import GridTable, grid_tables
from seolint.readers.markdown.myst import directives, is_myst, unread_lines
from seolint.readers.markdown.signs import signs_in
from seolint.readers.markdown.wrappers import wrappers
from seolint.readers.masking import Mask, merged, without
from seolint.readers.math import mask_math
from seolint.readers.templates import mask_templates

_OF_DIAGRAMS = frozenset({"<d", "<p", ":::"})


class Markup(NamedTuple):
    """The masks of a source, in order, and the effects of some; where titles that aren't headings begin."""

    masks: Sequence[Mask]
    effects: dict[Mask, Effect]
    titles: frozenset[int] = frozenset()
    tabs: Sequence[Span] = ()
    tables: Mapping[Mask, GridTable] = {}
    fills_links: bool = False
    """Whether a generator fills a link without a text with the title of its target."""
    components: Sequence[Span] = ()


def markup(source: str, body: int, mdx: bool) -> Markup:
    """The markup of the dialects after the front matter, which ends at `body`."""
    signs = signs_in(source)
    if not signs:
        return Markup([mask for mask in mask_templates(source, mdx) if mask[0] >= body], {})
    plain = source.replace("\r\n", " \n").replace("\r", "\n")
    fenced = directives(plain, signs)
    in_myst = is_myst(plain, signs)
    plain = without(plain, fenced.masks)
    text = without_code(plain)
    diagrams = [] if _OF_DIAGRAMS.isdisjoint(signs) else list(mask_diagrams(text))
    if diagrams:
        plain, text = without(plain, diagrams), without(text, diagrams)
    found = [*extensions(plain, text, signs), *wrappers(text, signs)]
    held = containers(text, signs)
    drawn = grid_tables(plain, text) if "+-" in signs else ()
    tables = {Mask(table.start, text.find("\n", table.start), False): table for table in drawn}
    masks = [
        *mask_templates(plain, mdx, text),
        *fenced.masks,
        *(extension.mask for extension in found),
        *mask_math(plain, text),
        *diagrams,
        *data_blocks(text, signs),
        *code_markers(text, signs),
        *(unread_lines(text) if in_myst else ()),
        *tables,
        *(Mask(*table.caption, False) for table in tables.values() if table.caption),
    ]
    masks = merged([mask for mask in masks if mask[0] >= body] if body else masks)
    effects = {extension.mask: extension.effect for extension in found if extension.effect}
    titles, tabs = _titles(found, held.titles), [*fenced.tabs, *held.tabs]
    return Markup(masks, effects, titles, tabs, tables, in_myst, held.components)


def _titles(found: Sequence[Extension], of_containers: Sequence[int]) -> frozenset[int]:
    return frozenset([*of_containers, *(extension.mask[0] for extension in found if extension.titles)])
