"""The one model of an article: its text, structure and words, in the coordinates of the source."""

from seolint.document.document import Document
from seolint.document.flat import Place, Places, Ranges, place_of
from seolint.document.model import (
    BLOCK_KINDS,
    FIELD_KINDS,
    FILLER,
    Element,
    FileExists,
    Finding,
    ParsedSource,
    ParseError,
    Position,
    Section,
    Sentence,
    Span,
    Words,
)

__all__ = [
    "BLOCK_KINDS",
    "FIELD_KINDS",
    "FILLER",
    "Document",
    "Element",
    "FileExists",
    "Finding",
    "ParseError",
    "ParsedSource",
    "Place",
    "Places",
    "Position",
    "Ranges",
    "Section",
    "Sentence",
    "Span",
    "Words",
    "place_of",
]
