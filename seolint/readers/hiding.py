"""What hides the text of an element from readers: its own attributes and styles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from seolint.lazy_regex import expression

_HIDING = (
    r"(?P<none>display\s*:\s*none)|(?P<hidden>visibility\s*:\s*(?:hidden|collapse))"
    r"|(?P<size>font-size\s*:\s*0(?![.\d]*[1-9]))|(?P<opacity>opacity\s*:\s*0(?![.\d]*[1-9]))"
    r"|(?P<position>(?<![\w-])(?:left|top|right|bottom|margin-left|margin-top)\s*:\s*-\d{4,})"
    r"|(?P<indent>text-indent\s*:\s*-\d{3,})"
    r"|(?P<clip>clip(?:-path)?\s*:\s*(?:rect\(\s*0(?:px)?[\s,]+0|rect\(\s*1px[\s,]+1px|inset\(\s*(?:50|100)%))"
)
"""Compiled when the first style is found."""

_HIDING_NAMES: Mapping[str, str] = {
    "none": "display:none",
    "hidden": "visibility:hidden",
    "size": "font-size:0",
    "opacity": "opacity:0",
    "position": "off-screen position",
    "indent": "text-indent",
    "clip": "clip",
}
_HIDING_ATTRS = frozenset({"hidden", "aria-hidden", "style"})
_COLOUR = expression(r"(?:^|[;\s])(color|background(?:-color)?)\s*:\s*([^;!]+)", re.I)
_SHORT_COLOURS = {"white": "#ffffff", "black": "#000000"}
_SHORT_HEX = expression(r"#([0-9a-f])([0-9a-f])([0-9a-f])\Z")


def hidden_by(tag: str, attrs: Mapping[str, str]) -> str:
    """What hides the text of this element from readers (`display:none`, `hidden` …), or the empty string."""
    if tag == "dialog" and "open" not in attrs:
        return tag
    if _HIDING_ATTRS.isdisjoint(attrs):
        return ""
    if "hidden" in attrs and attrs["hidden"].lower() != "until-found":
        return "hidden"
    if attrs.get("aria-hidden", "").lower() == "true":
        return "aria-hidden"
    style = attrs.get("style")
    return _hiding_style(style) if style else ""


@lru_cache(maxsize=256)
def _hiding_style(style: str) -> str:
    found = re.search(_HIDING, style, re.I)
    if found and found.lastgroup:
        return _HIDING_NAMES[found.lastgroup]
    if "color" not in style.lower() or len(style) > 2000:
        return ""
    colours = {name.lower()[:5]: _colour(value) for name, value in _COLOUR.findall(style)}
    return "same colour" if colours.get("color") and colours.get("color") == colours.get("backg") else ""


def _colour(value: str) -> str:
    """A colour in one spelling: `White`, `#fff` and `#FFFFFF` are the same."""
    plain = "".join(value.lower().split())
    plain = _SHORT_HEX.sub(r"#\1\1\2\2\3\3", plain)
    return _SHORT_COLOURS.get(plain, plain)
