"""Fields of which a page should have only one, such as a description, but has several that differ."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.analysis.declared import declared, excerpt, has_front_matter, value
from seolint.document import FIELD_KINDS, Document, Finding
from seolint.wording import unknown

FACTS = ("other", "text")


def check(document: Document, *, kind: str) -> Iterator[Finding]:
    """Fields of a `kind` (description, title) in HTML that differ from the first.

    Readers take the first title, and declare the others as `second_title`. Front matter isn't judged: generators take
    the last of repeated keys. Facts: other (the first), text.
    """
    if document.format != "html" or has_front_matter(document):
        return
    found = document.all(kind)
    first = document.text_of(found[0]) if found else ""
    others = [(field.span, document.text_of(field)) for field in found[1:]]
    others += [(element.span, " ".join(value(element).split())) for element in declared(document, f"second_{kind}")]
    for span, text in others:
        if first and text != first:
            yield Finding(span, {"other": excerpt(first), "text": excerpt(text)}, [found[0].span])


def validate(*, kind: str) -> Iterator[tuple[tuple[str], str]]:
    """What is wrong with the arguments of a rule."""
    if wrong := unknown("field", kind, tuple(FIELD_KINDS)):
        yield ("kind",), wrong
