"""What the parser calls the parts of Markdown, and the width of the marks that its ranges include."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from seolint.document import FILLER
from seolint.lazy_regex import expression

BLOCKS: Mapping[str, tuple[str, re.Pattern[str] | None]] = {
    "Paragraph": ("p", None),
    "Item": ("li", expression(r"(?:[-+*]|\d{1,9}[.)])[ \t]*")),
    "BlockQuote": ("blockquote", expression(r">[ \t]?")),
    "FootnoteDefinition": ("li", expression(r"\[\^[^\]\n]*\]:[ \t]*")),
    "DefinitionList": ("dl", None),
    "DefinitionListTitle": ("dt", None),
    "DefinitionListDefinition": ("dd", expression(r"[:~][ \t]*")),
    "Table": ("table", None),
    "TableHead": ("tr", None),
    "TableRow": ("tr", None),
}
"""What a block of Markdown is in HTML, and the mark that it begins with."""

CELLS = {"TableHead": "th", "TableRow": "td"}
INLINES = {"Emphasis": "em", "Strong": "strong", "Strikethrough": "del"}
HEADING = expression(r"#{1,6}(?:[ \t]+|(?=[\r\n])|\Z)")
FENCE = expression(r"[`~]{3,}[^\n\r]*")
TICKS = expression("``*")
IMAGE_ALT = expression(
    r"\{[^{}\n]{0,300}?(?<![\w-])(?:fig-)?alt[ \t]*=[ \t]*(?:\"([^\"{}\n]{0,1000})\"|'([^'{}\n]{0,1000})')"
)
"""The alternative text among the attributes after an image: https://quarto.org/docs/authoring/figures.html#alt-text"""

_BLANKS = " \t\r\n"


def mark_end(mark: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Where the mark at `start` ends; `start` where there is none."""
    found = mark.match(text, start, end)
    return found.end() if found else start


def width(name: str, text: str, start: int) -> int:
    """The number of characters in the mark of an inline."""
    return 1 if name == "Emphasis" or text[start + 1] != text[start] else 2


def trimmed_end(text: str, start: int, end: int) -> int:
    """`end` without the blanks before it."""
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return end


def code_start(text: str, start: int, end: int, code: str) -> int:
    """Where the text of inline code begins: after the backticks, and after the blank that the parser strips."""
    opened = mark_end(TICKS, text, start, end)
    inside = end - opened - (opened - start)
    return opened + 1 if inside - len(code) >= 2 else opened


def aligned(pieces: Sequence[tuple[int, int, str]]) -> str:
    """Texts, each at its own offset from the first, filler between them."""
    text = ""
    for start, end, value in pieces:
        text = text.ljust(start - pieces[0][0], FILLER) + value[: end - start].ljust(end - start, FILLER)
    return text
