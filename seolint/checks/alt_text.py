"""Alternative texts that don't describe what can be seen: names of files, "image of", the same for several images."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from seolint.analysis.branches import together
from seolint.analysis.links import address, has_template, is_badge, split
from seolint.document import Document, Element, Finding, Span
from seolint.lazy_regex import expression

FACTS = ("text", "what", "opening", "count")

LIST = "image_openings"
"""A language's list of words for "image" and "image of"; `_` joins the words of a phrase."""

_FILE = expression(r"[^\s/][^/]{0,200}\.(?:jpe?g|png|gif|svg|webp|avif|bmp|tiff?|ico|heic|jfif)", re.I)
_TYPES: Mapping[str, str] = {
    name: {"jpg": "jpeg", "jfif": "jpeg", "tif": "tiff"}.get(name, name)
    for name in ["png", "jpeg", "jpg", "jfif", "gif", "svg", "webp", "avif", "bmp", "tiff", "tif", "ico", "heic"]
}
"""The names of image types, by their extensions."""

_DARK = ("#only-dark", "#gh-dark-mode-only")
"""How Material for MkDocs and GitHub mark an image that takes the place of another one on a dark ground."""

_THEME = expression(r"(?<![^\W_])(?:dark|light)(?![^\W_])")
"""What shows an image on a dark or a light ground only, in a class: `dark:block`, `mantine-light-hidden`."""

_VARIANT = expression(r"[-_.]?(?<![^\W_])(?:dark|light)(?:[-_]?(?:mode|theme))?(?![^\W_])", re.I)
"""The part of a file name that says the same: `map-dark.svg`, `map.light.svg`."""

_MADE_UP = expression(r"\d{3}|[_-]|%20")
"""What file names given by cameras and programs contain and words don't: a number, parts joined by signs."""

_LONGEST_OPENING = 4
"""Words of the longest phrase of the list."""


class Alt(NamedTuple):
    """An image's alternative text, where it is, and the image."""

    text: str
    span: Span
    image: Element


def check(document: Document, *, fault: str) -> Iterator[Finding]:
    """Alternative texts with a `fault`.

    "file": the name of a file, of the image's own file, or its type; "opening": begins by saying that it is an image,
    or says nothing else; "same": shared by different images that are no badges, reported once. Facts: text, what,
    opening, count.
    """
    alts = [alt for alt in _alts(document) if not has_template(document, alt.image)]
    if fault == "file":
        yield from _files(alts)
    elif fault == "opening":
        yield from _openings(document, alts)
    else:
        yield from _same(document, alts)


def validate(*, fault: str) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What is wrong with the arguments of a rule."""
    if fault not in ("file", "opening", "same"):
        yield ("fault",), f"fault is file, opening or same, not {fault}"


def not_applicable(document: Document, *, fault: str) -> str:
    """Why texts can't be judged; an empty text where they can."""
    if fault != "opening" or LIST in document.language.lists:
        return ""
    return f"there is no list of words for images for {document.language.label}"


def _alts(document: Document) -> Iterator[Alt]:
    """The texts that aren't empty; for an image hidden from readers, the place is the image itself."""
    spans = {alt.outer.start: alt.span for alt in document.all("alt")}
    starts = sorted(spans)
    at = 0
    for image in document.all("image"):
        text = " ".join(image.attrs.get("alt", "").split())
        while at < len(starts) and starts[at] < image.outer.start:
            at += 1
        inside = at < len(starts) and starts[at] < image.outer.end
        if text:
            yield Alt(text, spans[starts[at]] if inside else image.span, image)


def _files(alts: list[Alt]) -> Iterator[Finding]:
    for alt in alts:
        parts = split(_src(alt.image))
        name = unquote(parts.path).rpartition("/")[2] if parts else ""
        is_file_name = alt.text in (name, name.rpartition(".")[0]) and " " not in alt.text and _MADE_UP.search(alt.text)
        if is_file_name or _FILE.fullmatch(alt.text):
            yield Finding(alt.span, {"text": alt.text, "what": "file name"})
        elif _is_type(alt.text, name):
            yield Finding(alt.span, {"text": alt.text, "what": "file type"})


def _is_type(text: str, name: str) -> bool:
    """Whether a text only names the type of the image file, as programs that export drawings do."""
    kind = _TYPES.get(text.lower().removeprefix("image/").removeprefix("."))
    written = _TYPES.get(name.rpartition(".")[2].lower())
    return kind is not None and written in (kind, None)


def _openings(document: Document, alts: list[Alt]) -> Iterator[Finding]:
    openings = document.language.lists.get(LIST, frozenset())
    for alt in alts:
        starts, ends, normalized, _ = document.language.words(alt.text)
        words = [word for word in normalized if not word.isdigit()]
        only = all(word in openings for word in words) or "".join(words) in openings
        lengths = range(min(_LONGEST_OPENING, len(normalized) - 1), 1, -1)
        begun = next((length for length in lengths if "_".join(normalized[:length]) in openings), 0)
        found = len(normalized) if words and only else begun
        if found:
            yield Finding(alt.span, {"text": alt.text, "opening": alt.text[starts[0] : ends[found - 1]]})


def _same(document: Document, alts: list[Alt]) -> Iterator[Finding]:
    groups: dict[str, list[Alt]] = {}
    for alt in alts:
        source = _src(alt.image)
        if address(document, alt.image) and not source.endswith(_DARK) and not is_badge(source):
            groups.setdefault(alt.text.lower(), []).append(alt)
    for first, *others in groups.values():
        differing = [other for other in others if _differs(first.image, other.image)]
        spans = [first.image.outer, *(other.image.outer for other in differing)]
        differing = [differing[at - 1] for at in together(document, spans)[1:]]
        if differing:
            facts = {"text": first.text, "count": 1 + len(differing)}
            yield Finding(first.span, facts, [other.span for other in differing])


def _differs(first: Element, other: Element) -> bool:
    """Whether two images show different things; those for a dark and a light ground show the same."""
    if _VARIANT.sub("", _src(first)) == _VARIANT.sub("", _src(other)):
        return False
    if all(_THEME.search(image.attrs.get("class", "")) for image in (first, other)):
        return False
    themes = _attribute_theme(first), _attribute_theme(other)
    return "" in themes or themes[0] == themes[1]


def _attribute_theme(image: Element) -> str:
    """The ground that an image is shown on, by an attribute without a value: `dark` for `img-dark`."""
    found = _THEME.search(" ".join(name for name, value in image.attrs.items() if not value))
    return found[0] if found else ""


def _src(image: Element) -> str:
    return image.attrs.get("src", "").strip()
