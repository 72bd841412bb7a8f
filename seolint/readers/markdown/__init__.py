"""Markdown -> Document: CommonMark, GitHub's extensions, raw HTML, front matter, and the syntax of site generators.

pyromark parses; its events become the calls that the HTML reader makes for the same article, so that both give the
same document by construction.
"""

from __future__ import annotations

import pyromark

from seolint.document import Document
from seolint.readers import Settings
from seolint.readers.builder import Builder
from seolint.readers.front_matter import read_front_matter
from seolint.readers.markdown.events import Feed
from seolint.readers.markdown.running_text import RunningText
from seolint.readers.masking import blanked, comments, merged, spaces, without_code
from seolint.readers.math import mask_math, may_hold_math
from seolint.readers.templates import mask_templates

_PARSER = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_DEFINITION_LIST
    | pyromark.Options.ENABLE_GFM
)


def read(source: str, settings: Settings) -> Document:
    """The document of a Markdown source."""
    builder = Builder(source)
    body = read_front_matter(source, builder, settings)
    masks = mask_templates(source, settings.mdx)
    if may_hold_math(source):
        masks = merged([*masks, *mask_math(source, without_code(source))])
    masks = [mask for mask in masks if mask[0] >= body]
    for inner, outer in comments(source, masks):
        builder.element("comment", inner, outer)
    text = blanked(source, masks)
    if body:
        text = spaces(text[:body]) + text[body:]
    Feed(RunningText(source, text, masks, builder), builder, _PARSER.events_with_range(text)).run()
    return builder.finish(settings, "markdown")
