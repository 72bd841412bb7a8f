"""Where an MDX source holds JavaScript: imports and exports, tags of components, expressions.

Tags of HTML stay (their text and their headings count); of them only the attributes that are expressions are masked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from seolint.lazy_regex import expression
from seolint.readers.masking import Mask

_BRACE = expression(r"(?<!\\)[{}]")
_MODULE = expression(
    r"""^(?:import\s*(?:['"{*]|type\b|[\w$]+\s*(?:,|from\b))
        |export\s+(?:const|let|var|async|function|class|default|type|interface|[{*]))""",
    re.M | re.X,
)
_OPEN = expression(
    rf"(?P<module>{_MODULE.pattern})|(?P<tag></?[A-Z][\w.:]*|</?(?=>))|(?<!\\)(?P<braces>\{{)", re.M | re.X
)
_ATTRIBUTE = expression(r"[\w:-]+=\Z")
_TAG_PART = expression(r"""[^<>{"']+|"[^"]*"|'[^']*'""")
_BLANK_LINE = expression(r"\r?\n[ \t]*(?:\r?\n|\Z)|\Z")


def masks(text: str) -> Iterator[Mask]:
    """The masks of an MDX text from which code has been blanked out."""
    pairs = _pairs(text)
    at = 0
    while found := _OPEN.search(text, at):
        at = found.end()
        start = found.start()
        if found.lastgroup == "braces":
            end = pairs.get(start, -1)
            attribute = _ATTRIBUTE.search(text, max(0, start - 60), start)
            start = attribute.start() if attribute else start
        elif found.lastgroup == "tag":
            end = _tag_end(text, found.end(), pairs)
        else:
            end = _module_end(text, found.end(), pairs)
        if end > 0:
            yield Mask(start, end, found.lastgroup == "braces")
            at = end


def _pairs(text: str) -> Mapping[int, int]:
    """Each opening brace that is closed -> the end of its pair. Braces in strings count: they come in pairs too."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            opened.append(brace.start())
        elif opened:
            pairs[opened.pop()] = brace.end()
    return pairs


def _tag_end(text: str, at: int, pairs: Mapping[int, int]) -> int:
    """Where the tag that is open at `at` ends, or -1 when it is none."""
    while at < len(text):
        if text[at] == ">":
            return at + 1
        if text[at] == "{":
            at = pairs.get(at, -1)
        else:
            part = _TAG_PART.match(text, at)
            at = part.end() if part else -1
        if at < 0:
            return -1
    return -1


def _module_end(text: str, at: int, pairs: Mapping[int, int]) -> int:
    """Where an import or export ends: at a blank line outside of braces."""
    while True:
        blank = _BLANK_LINE.search(text, at)
        end = blank.start() if blank else len(text)
        brace = text.find("{", at, end)
        if brace < 0:
            return end
        if brace not in pairs:
            return end
        at = pairs[brace]
