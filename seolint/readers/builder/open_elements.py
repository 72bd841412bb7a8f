"""The blocks and inlines that are open while a document is built, and who sees the text inside them."""

from __future__ import annotations

from collections.abc import Mapping

from seolint.readers.hiding import hidden_by
from seolint.readers.tags import GAPLESS, SHOWN_IN_HEADING, SKIPPED, SKIPPED_ROLES, BlockTag

SEEN, HIDDEN, SKIPPED_TEXT, GAPLESS_TEXT = 0, 1, 2, 3
"""Text that readers see; that the page keeps from them; that isn't part of the article, with a gap in its place, or
without."""

_NO_ATTRS: Mapping[str, str] = {}
HIDING_ATTRS = frozenset({"role", "hidden", "aria-hidden", "style"})
"""Attributes that may hide the text of a tag, to be checked before `mode_of`: most tags have none of them."""


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

    @property
    def is_left_out(self) -> bool:
        """Whether this is the outermost block of a part left out of the article: navigation, not code."""
        return self.mode == SKIPPED_TEXT and self.outer_mode == SEEN and not self.tag.container


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


def left_out_as(tag: str, attrs: Mapping[str, str]) -> str:
    """What a block left out of the article is called: its role, or its tag."""
    role = attrs.get("role", "")
    return role if role in SKIPPED_ROLES else "navigation" if tag == "nav" else tag


def mode_of(tag: str, attrs: Mapping[str, str], in_heading: bool) -> tuple[int, str]:
    """The visibility of the text in this tag, where the text around it is seen; and what hides it, if this tag does.

    A declarative shadow root is shown: https://html.spec.whatwg.org/#attr-template-shadowrootmode
    """
    if tag in SKIPPED and not (in_heading and tag in SHOWN_IN_HEADING) and not _is_shadow_root(tag, attrs):
        return (GAPLESS_TEXT if tag in GAPLESS else SKIPPED_TEXT), ""
    if attrs.get("role") in SKIPPED_ROLES:
        return SKIPPED_TEXT, ""
    hiding = hidden_by(tag, attrs)
    return (HIDDEN, hiding) if hiding else (SEEN, "")


def _is_shadow_root(tag: str, attrs: Mapping[str, str]) -> bool:
    return tag == "template" and attrs.get("shadowrootmode", "").lower() in ("open", "closed")
