"""Markdown in which no text of an article or path counts as markup; and any text as code."""

from __future__ import annotations

import re

from seolint.lazy_regex import expression
from seolint.report.console import safe

# Its last part is what would begin a list or a block of code inside the item of a list.
_MARK = expression(r"[#@$&*<>\[\\\]_`{|}~]|[!:](?=\S)|\A(?:\s|[-+](?=\s|\Z)|\d(?=\d{0,8}[.)](?:\s|\Z)))")
# What GitHub and GitLab look for in text after it is rendered, where an entity is a letter again: @user, #12, !12, $12,
# &12, ~label, %milestone, :emoji:, https://, GH-12, www.example. A space of no width parts it.
_REFERENCE = expression(r"[@#!$&~%:](?=[\w\"/{+-])|\bGH(?=-\d)|\bwww(?=\.)", re.IGNORECASE)
_NO_WIDTH = "\u200b"
_TICKS = expression("`+")


def escape(text: str) -> str:
    """`text` as the text of a Markdown document and no more: no markup, no HTML, no mention, no link."""
    parted = _REFERENCE.sub(lambda match: match[0] + _NO_WIDTH, safe(text))
    return _MARK.sub(_entity, parted).replace(_NO_WIDTH, f"&#{ord(_NO_WIDTH)};")


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def code(text: str) -> str:
    """A text as code in a line."""
    text = " ".join(text.split())
    ticks = "`" * (1 + _longest(text))
    return f"{ticks} {text} {ticks}" if "`" in (text[:1], text[-1:]) else f"{ticks}{text}{ticks}"


def fenced(text: str, language: str) -> str:
    """A text as a block of code."""
    fence = "`" * max(3, 1 + _longest(text))
    return f"{fence}{language}\n{text}\n{fence}"


def _longest(text: str) -> int:
    """The longest run of backticks."""
    return max(map(len, _TICKS.findall(text)), default=0)
