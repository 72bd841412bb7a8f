"""Raw HTML inside Markdown -> the builder, by the tokens that the HTML reader goes by."""

from __future__ import annotations

from collections.abc import Sequence

from seolint.document import Span
from seolint.readers import tokens as _tokens
from seolint.readers.builder import Builder
from seolint.readers.markdown.running_text import RunningText
from seolint.readers.masking import spaces


def joined(text: str, lines: Sequence[tuple[int, int]]) -> str:
    """Lines of HTML as one stretch of `text`; the marks of a quote between them are blanks, line ends stay."""
    pieces: list[str] = []
    at = lines[0][0]
    for start, end in lines:
        pieces += spaces(text[at:start]), text[start:end]
        at = end
    return "".join(pieces)


def feed(snippet: str, base: int, running: RunningText, builder: Builder) -> None:
    """Feed HTML at offset `base` of the source. Template syntax in it has been blanked out."""
    for kind, first, last, name, attrs, values, text, inner in _tokens.tokens(snippet):
        start, end = base + first, base + last
        if kind is _tokens.TEXT:
            if text is None and (end > running.next_mask or start < running.covered):
                running.between(start, end)
            else:
                builder.text(start, end, snippet[first:last] if text is None else text)
        elif kind is _tokens.START:
            if name == "img":
                values = {attribute: Span(base + at, base + to) for attribute, (at, to) in values.items()}
            builder.open(name, start, end, attrs, values)
        elif kind is _tokens.END:
            builder.close(name, start, end)
        elif kind is _tokens.COMMENT:
            builder.comment(start, end, base + inner.start, base + inner.end)
        else:
            builder.mask(start, end, kind is _tokens.SKIP)
    running.write_masks(base + len(snippet))
