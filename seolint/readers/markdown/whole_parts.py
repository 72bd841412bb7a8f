"""Parts of Markdown whose events are read up to the last one: images, blocks of code, blocks of raw HTML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from seolint.document import Span
from seolint.lazy_regex import expression
from seolint.readers.markdown.marks import FENCE, IMAGE_ALT, aligned, code_start, mark_end, trimmed_end
from seolint.readers.markdown.running_text import feed as feed_html
from seolint.readers.markdown.running_text import joined

if TYPE_CHECKING:
    from seolint.readers.markdown.events import Feed

_COMPONENT = expression(r"</?[A-Z]")
"""How a block begins that is a component, not an element of HTML: `<TeamMember name="Ada">`."""


def code_block(feed: Feed, _: str, kind: Any, start: int, end: int) -> int:
    """A fenced or an indented block, with all its text."""
    opened = start if kind == "Indented" else mark_end(FENCE, feed.text, start, end)
    language = kind["Fenced"].split(None, 1)[0] if kind != "Indented" and kind["Fenced"].strip() else ""
    feed.blocks.open("pre", start, opened)
    feed.inlines.open("code", opened, opened, {"class": f"language-{language}"} if language else {})
    begun = at = max(feed.at, opened)
    for event, first, last in feed.events:
        if "Text" not in event:
            break
        if first != at:
            feed.builder.text(begun, at)
            begun = first
        at = last
    feed.builder.text(begun, at)
    feed.inlines.close("code", at, at)
    last = max(at, trimmed_end(feed.text, start, end))
    feed.blocks.close("pre", at, last)
    return last


def image(feed: Feed, _: str, detail: Mapping[str, str], start: int, end: int) -> int:
    """An image with its alternative text, in which markup doesn't count."""
    pieces: list[tuple[int, int, str]] = []
    depth = 1
    for event, first, last in feed.events:
        kind, value = event.popitem() if type(event) is dict else ("Text", " ")
        depth += _is_image(value) if kind == "Start" else -_is_image(value) if kind == "End" else 0
        if not depth:
            break
        if kind in ("Text", "Code"):
            begun = code_start(feed.text, first, last, value) if kind == "Code" else first
            pieces.append((begun, last, feed.running.lettered(begun, last, value)))
    alt = "".join(value for _, _, value in pieces)
    typed, shown = Span(pieces[0][0], pieces[-1][1]) if pieces else None, aligned(pieces)
    if not alt.strip() and (stated := IMAGE_ALT.match(feed.source, end)):
        alt = shown = stated[1] or stated[2]
        typed = Span(*stated.span(stated.lastindex or 0))
    feed.builder.image(start, end, {"src": detail["dest_url"], "alt": alt}, typed, shown)
    return end


def html_block(feed: Feed, _: str, __: Any, start: int, end: int) -> int:
    """A block of raw HTML, whose lines the parser gives one by one."""
    lines: list[tuple[int, int]] = []
    for event, first, last in feed.events:
        if "End" in event:
            break
        lines.append((first, last))
    if lines:
        text = joined(feed.text, lines)
        if _COMPONENT.match(text):
            feed.builder.open("div", start, start)  # a component that stands alone ends the paragraph
            feed.builder.close("div", start, start)
        feed_html(text, lines[0][0], feed.running, feed.builder)
    return lines[-1][1] if lines else feed.at


def _is_image(value: Any) -> bool:
    return value == "Image" or (type(value) is dict and "Image" in value)
