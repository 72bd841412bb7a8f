"""Components whose content is data in YAML, not text: `<Summary>`, lines of keys and values, `</Summary>`."""

from __future__ import annotations

from collections.abc import Iterator, Set

from seolint.lazy_regex import expression
from seolint.readers.masking import TEMPLATE, Mask

SIGN = (
    r"<(?=[A-Z][\w.]{0,60}(?:[ \t][^<>\n]{0,300})?>[ \t]{0,20}\r?\n[ \t]{0,20}(?:-[ \t])?[A-Za-z][\w-]{0,40}:[ \t\r\n])"
)
"""How such a block begins: a component alone on its line, and then a key."""

_OPENING = expression(rf"{SIGN}([A-Z][\w.]*)[^<>\n]*>[ \t]*\n")
_LINE = expression(r"(?P<indent>[ \t]*)(?:-[ \t]+)?(?P<key>[A-Za-z][\w-]*:(?:[ \t]|$))?")
_FEWEST = 2
"""Lines with a key that show that a block is data: a single one may be a remark, `Note: …`."""


def data_blocks(text: str, signs: Set[str]) -> Iterator[Mask]:
    """The masks of what such components contain, in a text without code, with these signs."""
    if "<" not in signs:
        return
    for opening in _OPENING.finditer(text):
        end = text.find(f"</{opening[1]}", opening.end())
        if end >= 0 and _is_data(text[opening.end() : end]):
            yield Mask(opening.end(), end, False, TEMPLATE)


def _is_data(content: str) -> bool:
    """Whether every line at the left margin is a key with its value, or an item of a list."""
    lines = [line for line in content.split("\n") if line.strip()]
    found = [_LINE.match(line) for line in lines]
    margin = min((len(line["indent"]) for line in found if line), default=0)
    keyed = [line for line in found if line and line["key"]]
    at_margin = (
        (line["key"] or text.lstrip().startswith("- "))
        for line, text in zip(found, lines, strict=True)
        if line and len(line["indent"]) == margin
    )
    return len(keyed) >= _FEWEST and all(at_margin)
