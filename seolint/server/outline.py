"""The sections of an article with their words and reading score: as an outline, and above headings if wanted."""

from __future__ import annotations

from typing import NamedTuple

from lsprotocol.types import (
    TEXT_DOCUMENT_CODE_LENS,
    TEXT_DOCUMENT_DOCUMENT_SYMBOL,
    CodeLens,
    CodeLensParams,
    Command,
    DocumentSymbol,
    DocumentSymbolParams,
    SymbolKind,
)

from seolint.analysis.measures import MEASURES
from seolint.analysis.scopes import INTRODUCTION, Part
from seolint.document import Span
from seolint.linter import parse
from seolint.readers import format_for
from seolint.server.application import Server
from seolint.server.buffers import Buffer
from seolint.server.linting import Text
from seolint.server.positions import Positions
from seolint.wording import in_unit

SCORE = "flesch_reading_ease"
UNNAMED = "(empty heading)"


class SectionFigures(NamedTuple):
    """A section: its level (0 for the introduction), title, extent and heading by offsets, and what is said of it."""

    level: int
    title: str
    extent: Span
    heading: Span
    figures: str


def register(server: Server) -> None:
    """Offer the outline."""

    @server.feature(TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def symbols(params: DocumentSymbolParams) -> list[DocumentSymbol]:
        buffer = server.buffers.get(params.text_document.uri)
        return _nested(await _sections(server, buffer), buffer.positions) if buffer else []

    @server.feature(TEXT_DOCUMENT_CODE_LENS)
    async def lenses(params: CodeLensParams) -> list[CodeLens]:
        buffer = server.buffers.get(params.text_document.uri)
        if buffer is None or not server.project.settings.code_lens:
            return []
        places = buffer.positions
        found = await _sections(server, buffer)
        return [CodeLens(places.range(*each.heading), command=Command(each.figures, "")) for each in found]


async def _sections(server: Server, buffer: Buffer) -> list[SectionFigures]:
    if not server.project.admits(buffer.path):
        return []
    return await server.results.work(buffer, sections) or []


def sections(text: Text) -> list[SectionFigures]:
    """The sections of an article, in order, each with what it holds, subsections included."""
    config = text.config.for_path(text.path)
    document = parse(text.text, text.path, config, format_for(text.path, text.text, config.formats))
    found = []
    for section in document.sections:
        part = Part(section.span, section.span)
        words = MEASURES["words"].of(document, part) or 0
        score = MEASURES[SCORE].of(document, part) if words else None
        figures = in_unit(f"{words:,.0f}", document.language.word_unit if words != 1 else "word")
        if score is not None:
            figures += f", Flesch reading ease {score:.0f}"
        heading = section.heading
        title = (document.text_of(heading) or UNNAMED) if heading else INTRODUCTION
        shown = heading.outer if heading else Span(section.start, section.start)
        found.append(SectionFigures(section.level, title, section.span, shown, figures))
    return found


def _nested(found: list[SectionFigures], places: Positions) -> list[DocumentSymbol]:
    """The sections as a tree."""
    top: list[DocumentSymbol] = []
    opened: list[tuple[int, list[DocumentSymbol]]] = [(-1, top)]
    for level, title, extent, heading, figures in found:
        while opened[-1][0] >= level:
            opened.pop()
        below: list[DocumentSymbol] = []
        symbol = DocumentSymbol(
            title, SymbolKind.String, places.range(*extent), places.range(*heading), detail=figures, children=below
        )
        opened[-1][1].append(symbol)
        if level:  # nothing lies in the introduction
            opened.append((level, below))
    return top
