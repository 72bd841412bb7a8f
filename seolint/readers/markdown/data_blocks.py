"""Components with data in YAML, not text: `<Summary>`, lines of keys and values, `</Summary>`.

Those of Nuxt Content begin with it, between lines of hyphens: https://content.nuxt.com/docs/files/markdown#yaml-props
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from seolint.lazy_regex import expression
from seolint.readers.masking import TEMPLATE, Mask

SIGN = (
    r"<(?=[A-Z][\w.]{0,60}(?:[ \t][^<>\n]{0,300})?>[ \t]{0,20}\r?\n[ \t]{0,20}(?:-[ \t])?[A-Za-z][\w-]{0,40}:[ \t\r\n])"
)
"""How such a block begins: a component alone on its line, and then a key."""

PROPERTIES_SIGN = r"::(?=[a-z][\w-]{0,60}[^\n]{0,300}\n[ \t]{0,20}---[ \t]{0,20}\r?\n)"
"""How a component of Nuxt Content with properties begins."""

_PROPERTIES = expression(r"^[ \t]{0,20}:{2,8}[a-z][\w-]{0,60}[^\n]{0,300}\n(?P<rule>[ \t]{0,20}---[ \t]{0,20}\n)", re.M)
_PROPERTIES_END = expression(r"^[ \t]{0,20}---[ \t]{0,20}$", re.M)
_OPENING = expression(rf"{SIGN}([A-Z][\w.]*)[^<>\n]*>[ \t]*\n")
_LINE = expression(r"(?P<indent>[ \t]*)(?:-[ \t]+)?(?P<key>[A-Za-z][\w-]*:(?:[ \t]|$))?")
_MIN_KEYS = 2
"""Lines with a key that show that a block is data: a single one may be a remark, `Note: …`."""


def data_blocks(text: str, signs: Set[str]) -> Iterator[Mask]:
    """The masks of what such components contain, in a text without code, with these signs."""
    for opening in _OPENING.finditer(text) if "<" in signs else ():
        end = text.find(f"</{opening[1]}", opening.end())
        if end >= 0 and _is_data(text[opening.end() : end], _MIN_KEYS):
            yield Mask(opening.end(), end, False, TEMPLATE)
    after = 0
    for opening in _PROPERTIES.finditer(text) if "::" in signs else ():
        closing = _PROPERTIES_END.search(text, opening.end()) if opening.start() >= after else None
        if closing and _is_data(text[opening.end() : closing.start()], 1):
            after = closing.end()
            yield Mask(opening.start("rule"), after, False, TEMPLATE)


def _is_data(content: str, min_keys: int) -> bool:
    """Whether every line at the left margin is a key with its value, at least `min_keys` of them, or a list's item."""
    lines = [line for line in content.split("\n") if line.strip()]
    found = [_LINE.match(line) for line in lines]
    margin = min((len(line["indent"]) for line in found if line), default=0)
    keyed = [line for line in found if line and line["key"]]
    at_margin = (
        (line["key"] or text.lstrip().startswith("- "))
        for line, text in zip(found, lines, strict=True)
        if line and len(line["indent"]) == margin
    )
    return len(keyed) >= min_keys and all(at_margin)
