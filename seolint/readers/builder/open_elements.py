"""What is open while a document is built, blocks and inlines; and who sees the text inside them."""

from __future__ import annotations

from collections.abc import Mapping

from seolint.readers.tags import SKIPPED, SKIPPED_ROLES, BlockTag, hidden_by

SEEN, HIDDEN, SKIPPED_TEXT = 0, 1, 2
"""Text that readers see; that the page keeps from them; that is no part of the article."""

_NO_ATTRS: Mapping[str, str] = {}
TELLING_ATTRS = frozenset({"role", "hidden", "aria-hidden", "style"})
"""Attributes that may hide the text of a tag, to be asked for before `mode_of`: most tags have none of them."""


class Block:
    """An open block. `context` is the block that says what running text in here is (an item, a cell)."""

    __slots__ = ("attrs", "by", "context", "inlines", "mode", "outer_mode", "slot", "start", "tag", "used")

    def __init__(self, tag: BlockTag, start: int, attrs: Mapping[str, str], outer_mode: int) -> None:
        self.tag = tag
        self.start = start
        self.attrs = attrs
        self.by = ""
        self.slot = -1
        self.used = False
        self.mode = self.outer_mode = outer_mode
        self.context: Block | None = None
        self.inlines: list[Inline] = []


class Inline:
    """An open inline tag; `kind` is that of its element, if it makes one; `inks` how many texts with ink precede it."""

    __slots__ = ("attrs", "by", "inks", "kind", "outer_mode", "slot", "start", "tag")

    def __init__(self, tag: str, kind: str, start: int, attrs: Mapping[str, str], outer_mode: int, inks: int) -> None:
        self.tag = tag
        self.kind = kind
        self.start = start
        self.attrs = attrs
        self.by = ""
        self.slot = -1
        self.inks = inks
        self.outer_mode = outer_mode


def mode_of(tag: str, attrs: Mapping[str, str], in_heading: bool) -> tuple[int, str]:
    """Who sees the text in this tag, where readers see what is around it; and what hides it, if this tag does.

    A control in a heading is the heading: accordions put their questions on buttons.
    """
    if (tag in SKIPPED and not (tag == "button" and in_heading)) or attrs.get("role") in SKIPPED_ROLES:
        return SKIPPED_TEXT, ""
    by = hidden_by(tag, attrs)
    return (HIDDEN, by) if by else (SEEN, "")
