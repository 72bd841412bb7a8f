"""What the head of a page lacks: a title, a description, a language, what is shown where the page is shared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from seolint.analysis.declared import declarations, has_front_matter, has_head, is_template, leaves_at_once, value
from seolint.analysis.scopes import article_place
from seolint.document import FIELD_KINDS, Document, Finding, Span
from seolint.lazy_regex import expression

FACTS = ("missing", "text")

_HTML = expression(r"<html(?:\s[^>]{0,1000})?>", re.I)
_EDITOR = expression(r"<script\s[^<>]{0,300}?(?:netlify|decap|static|sveltia)[-_]cms", re.I)
"""The program of an editor, which many static sites have at /admin/."""

_HEAD = expression(r"<head(?:\s[^>]{0,1000})?>", re.I)

WHOLE_PAGE = True
"""What it finds may be caused by any edit to the page."""


def check(document: Document, *, names: Sequence[str], front_matter: bool = False) -> Iterator[Finding]:
    """Pages whose head doesn't have all of `names`: a field (title), a declaration (canonical), a property (og:image).

    Checks pages of HTML with a head that no template fills in and, with `front_matter`, articles that have some. An
    empty one is reported at its place, a missing one at the tag that lacks it: <html> for the language, else <head>;
    with front matter, where findings about the whole article are placed. The shell of a program, which has no text and
    asks search engines to leave it out, needs none of them, nor do an editor of the site, a page without a text into
    which a template puts one, and a page that leads to another one at once.
    Facts: missing, text.
    """
    if _is_shell(document) or leaves_at_once(document):
        return
    if not has_head(document) and not (front_matter and has_front_matter(document)):
        return
    missing = [name for name in names if not _has(document, name)]
    if missing:
        place = next((span for name in missing for span in _empty(document, name)), None) or _place(document, missing)
        text = document.text(place) or document.field_text(place)
        yield Finding(place, {"missing": ", ".join(missing), "text": text})


def _is_shell(document: Document) -> bool:
    """Whether a page is that of a program, such as an editor of the site, or one that a framework fills."""
    if document.words:
        return False
    is_editor = _EDITOR.search(document.source) is not None
    is_unlisted = any("noindex" in value(each).lower() for each in declarations(document, "robots"))
    return is_editor or is_unlisted or is_template(document)


def _place(document: Document, missing: Sequence[str]) -> Span:
    """The tag that lacks what is missing; the head's tag where there is no other."""
    found = has_head(document) and (
        ("lang" in missing and _HTML.search(document.source)) or _HEAD.search(document.source)
    )
    return Span(*found.span()) if found else article_place(document)


def _has(document: Document, name: str) -> bool:
    if name in FIELD_KINDS and any(map(document.text_of, document.all(name))):
        return True
    if any(value(element) for element in declarations(document, name)):
        return True
    return any(e.attrs.get("property") == name and document.text_of(e) for e in document.all("social"))


def _empty(document: Document, name: str) -> Iterator[Span]:
    """Where an empty declaration is."""
    return (element.span for element in declarations(document, name) if not value(element))
