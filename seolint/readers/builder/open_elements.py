"""What is open while a document is built, blocks and inlines; and who sees the text inside them."""

from __future__ import annotations

from collections.abc import Mapping

from seolint.readers.tags import SKIPPED, SKIPPED_ROLES, BlockTag, hidden_by

SEEN, HIDDEN, SKIPPED_TEXT = 0, 1, 2
"""Text that readers see; that the page keeps from them; that is no part of the article."""

_NO_ATTRS: Mapping[str, str] = {}
HIDING_ATTRS = frozenset({"role", "hidden", "aria-hidden", "style"})
"""Attributes that may hide the text of a tag, to be asked for before `mode_of`: most tags have none of them."""


class OpenBlock:
    """An open block; `hidden_by` says what hides its text, if anything does.

    `context` is the block that says what running text in here is (an item, a cell).
    """

    __slots__ = ("attrs", "context", "hidden_by", "inlines", "mode", "outer_mode", "slot", "start", "tag", "used")

    def __init__(self, tag: BlockTag, start: int, attrs: Mapping[str, str], outer_mode: int) -> None:
        self.tag = tag
        self.start = start
        self.attrs = attrs
        self.hidden_by = ""
        self.slot = -1
        self.used = False
        self.mode = self.outer_mode = outer_mode
        self.context: OpenBlock | None = None
        self.inlines: list[OpenInline] = []


class OpenInline:
    """An open inline tag; `kind` is that of its element, if it makes one.

    `visible_before` is how many visible texts precede it.
    """

    __slots__ = ("attrs", "hidden_by", "kind", "outer_mode", "slot", "start", "tag", "visible_before")

    def __init__(
        self, tag: str, kind: str, start: int, attrs: Mapping[str, str], outer_mode: int, visible_before: int
    ) -> None:
        self.tag = tag
        self.kind = kind
        self.start = start
        self.attrs = attrs
        self.hidden_by = ""
        self.slot = -1
        self.visible_before = visible_before
        self.outer_mode = outer_mode


def mode_of(tag: str, attrs: Mapping[str, str], in_heading: bool) -> tuple[int, str]:
    """Who sees the text in this tag, where readers see what is around it; and what hides it, if this tag does.

    A control in a heading is the heading: accordions put their questions on buttons.
    """
    if (tag in SKIPPED and not (tag == "button" and in_heading)) or attrs.get("role") in SKIPPED_ROLES:
        return SKIPPED_TEXT, ""
    hiding = hidden_by(tag, attrs)
    return (HIDDEN, hiding) if hiding else (SEEN, "")
