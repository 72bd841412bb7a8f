"""What the head of a page lacks: a title, a description, a language, what is shown where the page is shared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seolint.analysis.declared import declarations, has_front_matter, has_head, value
from seolint.analysis.scopes import article_place
from seolint.document import FIELD_KINDS, Document, Finding, Span

FACTS = ("missing", "text")

WHOLE_PAGE = True
"""What it finds may be caused by any edit of the page."""


def check(document: Document, *, names: Sequence[str], front_matter: bool = False) -> Iterator[Finding]:
    """Pages whose head has not all of `names`: a field (title), a declaration (canonical), a property (og:image).

    Judged are pages of HTML with a head that no template fills in and, with `front_matter`, articles that have some.
    One that is there and empty is reported at its place, others at that of the article. Facts: missing, text.
    """
    if not has_head(document) and not (front_matter and has_front_matter(document)):
        return
    missing = [name for name in names if not _has(document, name)]
    if missing:
        place = next((span for name in missing for span in _empty(document, name)), article_place(document))
        text = document.text(place) or document.field_text(place)
        yield Finding(place, {"missing": ", ".join(missing), "text": text})


def _has(document: Document, name: str) -> bool:
    if name in FIELD_KINDS and any(map(document.text_of, document.all(name))):
        return True
    if any(value(element) for element in declarations(document, name)):
        return True
    return any(e.attrs.get("property") == name and document.text_of(e) for e in document.all("social"))


def _empty(document: Document, name: str) -> Iterator[Span]:
    """Where something is declared that is empty."""
    return (element.span for element in declarations(document, name) if not value(element))
