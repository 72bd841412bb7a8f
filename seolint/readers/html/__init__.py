"""HTML source -> Document: whole pages, fragments, broken markup.

The tokens feed the builder directly; Beautiful Soup is used only for a configured CSS selector.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from seolint.document import Document
from seolint.readers import Settings
from seolint.readers.builder import Builder
from seolint.readers.content import choose
from seolint.readers.diagrams import as_code, has_diagrams
from seolint.readers.front_matter import read_front_matter
from seolint.readers.front_matter.fences import is_script
from seolint.readers.html import metadata as _metadata
from seolint.readers.html import preformatted
from seolint.readers.html.charset import read_charset
from seolint.readers.html.components import as_page, is_component
from seolint.readers.html.expressions import mask_expressions
from seolint.readers.html.feeding import feed
from seolint.readers.html.formulas import mask_formulas
from seolint.readers.html.masks import mask_page
from seolint.readers.html.page import Page
from seolint.readers.html.selector import select
from seolint.readers.html.style_sheet import hidden_by_style_sheet
from seolint.readers.masking import Mask, comments, merged
from seolint.readers.tokens import tokens


def read(source: str, settings: Settings) -> Document:
    """The article of an HTML page; `settings.content` is a CSS selector for the part that counts."""
    return _read(source, settings, is_preformatted=False)


def _read(source: str, settings: Settings, *, is_preformatted: bool) -> Document:
    """The article; the text of a page that `is_preformatted` is in a `<pre>`."""
    nuls = [found.start() for found in re.finditer("\0", source)] if "\0" in source else []
    source = source.replace("\0", "\ufffd")
    builder = Builder(source)
    start = read_front_matter(source, builder, settings)
    values = mask_expressions(source, start, is_component=settings.component or is_script(source, start))
    masks = merged([*mask_page(source, start), *values])
    for inner, outer in comments(source, masks):
        builder.element("comment", inner, outer)
    blanked = _blanked(source, masks)
    builder.read_fields_from(blanked)
    page = Page(blanked, tokens(blanked, start))
    if "<template" in blanked and is_component(blanked, page.tokens):
        page = Page(blanked, as_page(page.tokens))
    masks += [Mask(at, at + 1, True) for at in nuls if blanked[at] == "\ufffd"]
    masks = merged([*masks, *mask_formulas(page)])
    _metadata.read(page, builder)
    read_charset(page, settings.encoding, builder)
    shown = hidden_by_style_sheet(page)
    if has_diagrams(page.classes):
        shown = as_code(shown)
    if is_preformatted:
        shown = preformatted.as_text(blanked, shown)
    content = choose(blanked, shown, select(blanked, shown, settings.content) if settings.content else ())
    feed(builder, blanked, shown, content, masks)
    if not is_preformatted and not builder.has_running_text and preformatted.holds_text(shown):
        return _read(source, settings, is_preformatted=True)
    del page, shown  # there may be a million tokens, and the rest of the document takes as much memory
    return builder.finish(settings, "html")


def _blanked(source: str, masks: Sequence[Mask]) -> str:
    """The source with template tags as letters, so that no `<` or quote in them counts; just as long."""
    pieces: list[str] = []
    at = 0
    for start, end, *_ in masks:
        pieces += source[at:start], "x" * (end - start)
        at = end
    return "".join([*pieces, source[at:]]) if masks else source
