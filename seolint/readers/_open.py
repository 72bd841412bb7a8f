"""What is open while a document is built: blocks, inlines, the running text; and who sees the text inside them."""

from __future__ import annotations

from collections.abc import Mapping

from seolint.readers._tags import HEADINGS, SKIPPED, SKIPPED_ROLES, hidden_by

SEEN, HIDDEN, SKIPPED_TEXT = 0, 1, 2
"""Text that readers see; that the page keeps from them; that is no part of the article."""

_NO_ATTRS: Mapping[str, str] = {}


class Block:
    """An open block. `context` is the block that says what running text in here is (an item, a cell)."""

    __slots__ = ("attrs", "by", "context", "inlines", "key", "mode", "outer_mode", "slot", "start", "tag", "used")

    def __init__(self, tag: str, start: int, attrs: Mapping[str, str] = _NO_ATTRS) -> None:
        self.tag = tag
        self.key = "h" if tag in HEADINGS else tag
        self.start = start
        self.attrs = attrs
        self.by = ""
        self.slot = -1
        self.used = False
        self.mode = SEEN
        self.outer_mode = SEEN
        self.context: Block | None = None
        self.inlines: list[Inline] = []


class Inline:
    """An open inline tag. `first` is where the first visible character in it stands, -1 before there is one."""

    __slots__ = ("attrs", "by", "first", "outer_mode", "slot", "start", "tag")

    def __init__(self, tag: str, start: int, attrs: Mapping[str, str]) -> None:
        self.tag = tag
        self.start = start
        self.attrs = attrs
        self.by = ""
        self.first = -1
        self.slot = -1
        self.outer_mode = SEEN


class Leaf:
    """Running text that is being read; `owner` is the block whose markup belongs to it."""

    __slots__ = ("attrs", "first", "kind", "last", "level", "owner", "slot", "start")

    def __init__(
        self,
        kind: str,
        slot: int,
        start: int,
        first: int,
        attrs: Mapping[str, str] = _NO_ATTRS,
        owner: Block | None = None,
        level: int = 0,
    ) -> None:
        self.kind = kind
        self.slot = slot
        self.start = start
        self.first = first
        self.last = first
        self.attrs = attrs
        self.owner = owner
        self.level = level


def mode_of(tag: str, attrs: Mapping[str, str], outer: int, in_heading: bool) -> tuple[int, str]:
    """Who sees the text in this tag, and what hides it where this very tag does.

    A control in a heading is the heading: accordions put their questions on buttons.
    """
    if outer != SEEN:
        return outer, ""
    if (tag in SKIPPED and not (tag == "button" and in_heading)) or attrs.get("role") in SKIPPED_ROLES:
        return SKIPPED_TEXT, ""
    by = hidden_by(tag, attrs) if attrs or tag == "dialog" else ""
    return (HIDDEN, by) if by else (SEEN, "")
