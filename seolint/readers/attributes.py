"""The attributes of a tag as browsers read them, and where each value is.

Each value is decoded when the tag is read, but located only on demand: few of a page's values are reported.
"""

from __future__ import annotations

from collections.abc import Mapping

from seolint.document import Span
from seolint.lazy_regex import expression
from seolint.readers.entities import attribute_value

NAME = expression(r"[A-Za-z][^\s/>]*")
"""The name of a tag."""

ATTRIBUTE = expression(
    r"[\s/]*(?:(>)|([^\s/>][^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*)))?)",
)
"""The end of a tag, or an attribute: its name, and its value in one of three groups if it has one."""

_TAG_END, _NAME_ONLY = 1, 2
"""The last group of ATTRIBUTE that takes part: at the end of the tag, or for a name without a value."""

_PLAIN = expression(r"([a-z][a-z0-9:_.@-]*)(?:=\"([^\"]*)\")?")


def plain_attributes(source: str, start: int, end: int) -> Mapping[str, str]:
    """The attributes in source[start:end], each with its value in double quotes or without a value.

    Nearly all tags have only these, which are read in half the time.
    """
    pairs = _PLAIN.findall(source, start, end)
    attrs = dict(pairs)
    if len(attrs) < len(pairs):
        attrs.update(reversed(pairs))
    if source.find("&", start, end) >= 0:
        return {name: attribute_value(value) if "&" in value else value for name, value in attrs.items()}
    return attrs


def attributes_of(source: str, at: int) -> tuple[Mapping[str, str], int]:
    """The attributes of a tag from `at` on, after its name, and where the tag ends; -1 where it doesn't.

    Of two attributes with one name, the first counts.
    """
    attrs: dict[str, str] = {}
    while found := ATTRIBUTE.match(source, at):
        at = found.end()
        if found.lastindex == _TAG_END:
            return attrs, at
        name = found[2].lower()
        if name not in attrs:
            value = found[found.lastindex or 0] if found.lastindex != _NAME_ONLY else ""
            attrs[name] = attribute_value(value) if "&" in value else value
    return attrs, -1


def value_span(source: str, tag: int, attribute: str) -> Span | None:
    """Where the value of an attribute is in the start tag at `tag`; None where it has none."""
    name = NAME.match(source, tag + 1)
    at = name.end() if name else tag + 1
    while (found := ATTRIBUTE.match(source, at)) and found.lastindex != _TAG_END:
        at = found.end()
        if found[2].lower() == attribute:
            return None if found.lastindex == _NAME_ONLY else Span(*found.span(found.lastindex or 0))
    return None
