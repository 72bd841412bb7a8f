"""The tokens of a page, and what several steps look for among all of them, as there may be a million."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from seolint.readers.tokens import Token

_NOTABLE = frozenset({"html", "title", "meta", "link", "script", "style", "base", "svg", "math", "template"})
"""Tags that say something about the page, and those inside which they don't."""


class Page:
    """The `tokens` of `source`."""

    def __init__(self, source: str, tokens: Sequence[Token]) -> None:
        self.source, self.tokens = source, tokens

    @cached_property
    def notable(self) -> Sequence[int]:
        """The indexes of tokens that say something about the page: its metadata, style sheets and scripts."""
        return [i for i, token in enumerate(self.tokens) if token.name in _NOTABLE]

    @cached_property
    def classes(self) -> frozenset[str]:
        """All values of the attribute `class`; there are far fewer than elements."""
        return frozenset(token.attrs["class"] for token in self.tokens if "class" in token.attrs)
