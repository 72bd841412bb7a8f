"""Which ids generators give to headings: each makes them from the text in its own way, and numbers equal ones.

A heading may have several here, since versions and options differ: a fragment leads nowhere only if it is none of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from unicodedata import combining, normalize

from seolint.lazy_regex import expression
from seolint.site.record import HeadingRecord

_NOT_GITHUB = expression(r"[^\w\- ]")
_NOT_TOC = expression(r"[^\w\s-]")
_NOT_PANDOC = expression(r"[^\w\s.-]")
_NOT_LETTERS = expression(r"[\W_]+")
_BLANKS = expression(r"[-\s]+")
_SPECIAL = expression(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'“”‘’<>,.?/]+")


def github(text: str) -> Iterable[str]:
    """As GitHub, github-slugger and Goldmark do it. https://github.com/Flet/github-slugger"""
    yield _NOT_GITHUB.sub("", text.lower()).replace(" ", "-")


def kramdown(text: str) -> Iterable[str]:
    """As kramdown does it, with the parser of GitHub's dialect and without. https://kramdown.gettalong.org/"""
    yield from github(text)
    letters = re.sub(r"^[^a-zA-Z]+", "", text)
    yield re.sub(r"[^a-zA-Z0-9 -]", "", letters).replace(" ", "-").lower() or "section"


def toc(text: str) -> Iterable[str]:
    """As Python-Markdown does it, with its own slugs. https://python-markdown.github.io/extensions/toc/"""
    ascii_only = normalize("NFKD", text).encode("ascii", "ignore").decode()
    yield _BLANKS.sub("-", _NOT_TOC.sub("", ascii_only).strip().lower())


def vitepress(text: str) -> Iterable[str]:
    """As @mdit-vue/shared does it. https://github.com/mdit-vue/mdit-vue"""
    plain = "".join(letter for letter in normalize("NFKD", text) if not combining(letter))
    name = _SPECIAL.sub("-", plain).strip("-").lower()
    yield f"_{name}" if name[:1].isdigit() else name


def docutils(text: str) -> Iterable[str]:
    """As Sphinx does it, and MyST where it links to headings (`myst_heading_anchors`)."""
    yield from github(text)
    plain = "".join(letter for letter in normalize("NFKD", text) if not combining(letter))
    yield re.sub(r"^[^a-z]+", "", re.sub(r"[^a-z0-9]+", "-", plain.lower())).strip("-")


def pandoc(text: str) -> Iterable[str]:
    """As Pandoc does it. https://pandoc.org/MANUAL.html#extension-auto_identifiers"""
    name = "-".join(_NOT_PANDOC.sub("", text).lower().split())
    yield re.sub(r"^[\W\d_]+", "", name) or "section"
    yield from github(text)


def zola(text: str) -> Iterable[str]:
    """As Zola does it with `slugify.anchors` on. https://www.getzola.org/documentation/content/linking/"""
    plain = "".join(letter for letter in normalize("NFKD", text) if not combining(letter))
    yield _NOT_LETTERS.sub("-", plain.lower()).strip("-")


_SURE_SIGNS = dict.fromkeys(map(ord, " .,!?()/-"))
_UNSURE_PAIRS = ("  ", "--", "..")
"""Signs in a row that typographers change, or that become one hyphen or several."""

STYLES: Mapping[str, Callable[[str], Iterable[str]]] = {
    each.__name__: each for each in (github, kramdown, toc, vitepress, docutils, pandoc, zola)
}

TRANSLITERATED = frozenset({"zola"})
"""Styles whose ids are in the letters of English, whatever those of the heading: 递归 becomes `di-gui`."""

_JOINTS = {"toc": "_"}
"""What comes before the number of a repeated heading; with most generators a hyphen."""


def heading_ids(headings: Sequence[HeadingRecord], style: str) -> Mapping[str, str]:
    """The ids of the headings of a page, those that authors gave included, each with the text of its heading."""
    make, joint = STYLES[style], _JOINTS.get(style, "-")
    found: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for heading in headings:
        if heading.id:
            found.setdefault(heading.id, heading.text)
            seen[heading.id] += 1
            continue
        for name in dict.fromkeys(make(heading.text)):
            count = seen[name]
            seen[name] += 1
            found.setdefault(f"{name}{joint}{count}" if count else name, heading.text)
            if count:
                found.setdefault(f"{name}{joint}{count + 1}", heading.text)  # some count from 2
    return found


def is_plain(text: str) -> bool:
    """Whether the id of a heading is known for certain: it has only letters of ASCII, digits, blanks and such signs as
    no generator treats in several ways.
    """
    bare = text.translate(_SURE_SIGNS)
    return text.isascii() and bare.isalnum() and not any(pair in text for pair in _UNSURE_PAIRS)
