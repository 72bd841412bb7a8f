"""Images without alternative text for people who can't see them."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.analysis.links import has_template, labelled
from seolint.document import Document, Element, Finding

FACTS = ("src", "advice")

_ADVICE = 'Say what an image shows or, if it is decorative, write <img alt="" …>.'

_MARKDOWN_ADVICE = (
    "Say in the brackets what an image shows. Left empty, they mark it as decorative; if it is, write "
    '<img alt="" …>, so that nobody takes the text for forgotten.'
)
"""Empty brackets are rendered as `alt=""`, so writing HTML changes nothing for readers, but shows the intention."""

_PIXEL = ("0", "1", "0px", "1px")

_FILLING = frozenset({"[alt]", "[attr.alt]", "{alt}", "ng-attr-alt", "th:attr", "v-bind"})
"""Attributes by which a template gives an image its text, or several attributes at once; also any that end in `:alt`,
such as `:alt` and `v-bind:alt` of Vue and `th:alt` of Thymeleaf, and `{...props}`."""


def check(document: Document, *, decorative: bool) -> Iterator[Finding]:
    """Images without alternative text; with `decorative`, an empty one (`alt=""`) is allowed.

    In Markdown `![](tent.jpg)` says as little as an image without the attribute: it is never written on purpose.
    Images that are hidden, have another label, or are one-pixel visit counters don't count. Facts: src, advice.
    """
    for image in document.all("image"):
        alt = image.attrs.get("alt")
        is_unwritten = _is_unwritten(document, image)
        is_missing = alt is None or not (alt.strip() or (decorative and not is_unwritten))
        if is_missing and not _is_excused(document, image):
            advice = _MARKDOWN_ADVICE if is_unwritten else _ADVICE
            yield Finding(image.span, {"src": image.attrs.get("src", ""), "advice": advice})


def _is_unwritten(document: Document, image: Element) -> bool:
    """Whether an image is written in Markdown, with nothing between the brackets."""
    return document.source.startswith("![", image.outer.start)


def _is_excused(document: Document, image: Element) -> bool:
    attrs = image.attrs
    return (
        "hidden" in attrs
        or attrs.get("role", "").lower() in ("presentation", "none")
        or attrs.get("width") in _PIXEL
        or attrs.get("height") in _PIXEL
        or "wikilink" in attrs  # which Obsidian gives the name of the file
        or labelled(image)
        or any(map(_is_filling, attrs))
        or has_template(document, image)
    )


def _is_filling(attribute: str) -> bool:
    return attribute in _FILLING or attribute.endswith(":alt") or attribute.startswith("{...")
