"""The one model of an article: its text, structure and words, in the coordinates of the source."""

from seolint.document.document import Document
from seolint.document.model import (
    BLOCK_KINDS,
    FIELD_KINDS,
    FILLER,
    Element,
    Exists,
    Finding,
    Position,
    Section,
    Sentence,
    Span,
    Trouble,
    Words,
)

__all__ = [
    "BLOCK_KINDS",
    "FIELD_KINDS",
    "FILLER",
    "Document",
    "Element",
    "Exists",
    "Finding",
    "Position",
    "Section",
    "Sentence",
    "Span",
    "Trouble",
    "Words",
]
