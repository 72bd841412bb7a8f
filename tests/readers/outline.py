"""What the formats of one article must agree on."""

from __future__ import annotations

from typing import Any

from seolint.document import BLOCK_KINDS, Document


def outline(document: Document) -> dict[str, Any]:
    """Words, sentences, headings and sections, without where they stand."""
    return {
        "words": list(document.words.normalized),
        "blocks": [text for block in document.blocks if (text := document.text_of(block))],
        "sentences": [document.text(sentence.span) for sentence in document.sentences],
        "headings": [(heading.level, document.text_of(heading)) for heading in document.all("heading")],
        "sections": [(section.level, section.path, document.text(section.body)) for section in document.sections],
    }


def elements(document: Document) -> list[tuple[str, int, str, str]]:
    """Kind, level, text and address of every element."""
    kinds = BLOCK_KINDS | {
        "list",
        "quote",
        "table",
        "code",
        "link",
        "image",
        "strong",
        "emphasis",
        "inline_code",
        "alt",
    }
    return [
        (
            element.kind,
            element.level,
            document.text_of(element),
            element.attrs.get("href", element.attrs.get("src", "")),
        )
        for element in document.elements
        if element.kind in kinds
    ]
