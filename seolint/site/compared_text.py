"""The words of a page as pages are compared by them, and what a record keeps of these.

The main heading isn't among them: copies often have one of their own, and some themes take it from the front matter.
Code is: pages about one thing in two programming languages may have the same prose.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from seolint.analysis.declared import is_written_by_program
from seolint.analysis.sketches import (
    SHINGLE,
    HashedWords,
    as_text,
    paragraph_hash,
    sample,
    shingles,
    sketch,
    text_hash,
)
from seolint.document import Document, Element, Span, place_of
from seolint.lazy_regex import expression
from seolint.site.record import SectionRecord, TextRecord

LEAST_WORDS, LEAST_SECTION = 20, 50
"""Words of a page, and of a section, below which a record keeps nothing of them: no rule compares less."""

MOST_PARAGRAPHS = 1_000
"""Paragraphs of a page whose hashes a record keeps."""

MOST_WORDS = 50_000
"""Words of a section of which a record keeps a sample."""

_WORD = expression(r"\w+")
_TAG = expression(r"<[^<>]*>")
_FENCES = ("```", "~~~")
_CODE = "code"
_VALUE = "={"
_GIVEN = expression(r"^[ \t]+\w{1,40}=\{.*\}[ \t]*$", re.M)
"""A line that gives a component a value, as programs write them: `  responses={{"200": …}}`."""


class ComparedText(NamedTuple):
    """The normalised words of each paragraph, heading, list item, cell and piece of code of a page, and of sections.

    `written` are the words of the paragraphs as they are written. `sections` are those that the page's record keeps.
    """

    paragraphs: Sequence[Sequence[str]]
    written: Sequence[Sequence[str]]
    sections: Sequence[Sequence[str]]


def compared_text(document: Document) -> ComparedText:
    """The words of a document."""
    words, parts = document.words, _parts(document)
    return ComparedText(
        [_normalized(document, part) for part in parts],
        [_written(document, part) for part in parts],
        [words.normalized[within.start : within.stop] for _, within in _sections(document)],
    )


def text_record(document: Document) -> TextRecord | None:
    """What is kept of a document's words; None where they are too few to be compared, or nobody can change them, or
    most of a page is data for components, which may differ.

    Nothing is hashed twice: a paragraph and a section are stretches of the words of the page, as is a shingle.
    """
    words = document.words
    if len(words) < LEAST_WORDS or is_written_by_program(document) or _is_data(document):
        return None
    hashed = HashedWords(words.normalized)
    at_words = hashed.shingles()
    kept, paragraphs, hashes = list[str](), array("I"), _without_h1(document, at_words)
    for part in _parts(document):
        if part.kind == _CODE:
            code = _normalized(document, part)
            kept += code
            hashes |= shingles(code)
            paragraphs.append(paragraph_hash(code))
        else:
            within = words.within(part.span)
            kept += words.normalized[within.start : within.stop]
            paragraphs.append(hashed.hash(within.start, within.stop))
    return TextRecord(
        words=len(kept),
        digest=text_hash(kept),
        sketch=as_text(sketch(hashes)),
        paragraphs=as_text(paragraphs[:MOST_PARAGRAPHS].tobytes()),
        sections=tuple([_section_record(document, *each, at_words) for each in _sections(document)]),
    )


def _section_record(document: Document, span: Span, within: range, at_words: Sequence[int]) -> SectionRecord:
    end = min(within.stop, within.start + MOST_WORDS) - SHINGLE + 1
    made = as_text(sample(set(at_words[within.start : end])))
    return SectionRecord(len(within), made, place_of(*span, document.line_starts))


def _without_h1(document: Document, at_words: Sequence[int]) -> set[int]:
    """The hashes of the shingles that have no word of a main heading, from those at each word of the document."""
    found: set[int] = set()
    start = 0
    for heading in document.all("heading"):
        if heading.level == 1:
            within = document.words.within(heading.span)
            found.update(at_words[start : max(within.start - SHINGLE + 1, start)])
            start = within.stop
    found.update(at_words[start:])
    return found


def _is_data(document: Document) -> bool:
    """Whether the values that a page gives its components are longer than its text."""
    if document.format != "markdown" or _VALUE not in document.source:
        return False
    given = sum(len(each) for each in _GIVEN.findall(document.source))
    return given > sum(block.span.end - block.span.start for block in document.blocks)


def _parts(document: Document) -> list[Element]:
    """The blocks of text and of code, without the main heading, in their order."""
    blocks = [block for block in document.blocks if (block.kind, block.level) != ("heading", 1)]
    code = document.all(_CODE)
    return sorted([*blocks, *code], key=lambda part: part.span) if code else blocks


def _normalized(document: Document, part: Element) -> Sequence[str]:
    if part.kind == _CODE:
        return [word.casefold() for word in _written(document, part)]
    within = document.words.within(part.span)
    return document.words.normalized[within.start : within.stop]


def _written(document: Document, part: Element) -> Sequence[str]:
    if part.kind == _CODE:
        text = document.source[part.span.start : part.span.end]
        return _WORD.findall(_TAG.sub(" ", text) if document.format == "html" else _without_fences(text))
    words, prose = document.words, document.prose
    return [prose[words.starts[at] : words.ends[at]].replace("\0", "") for at in words.within(part.span)]


def _without_fences(code: str) -> str:
    return code.partition("\n")[2] if code.startswith(_FENCES) else code


def _sections(document: Document) -> Iterator[tuple[Span, range]]:
    """The sections to compare, up to their first subheadings: the extent of each, and which words of the document it
    has below its heading."""
    words = document.words
    for section in document.sections:
        within = words.within(section.body)
        if len(within) >= LEAST_SECTION:
            start = section.heading.span.start if section.heading else words.starts[within.start]
            yield Span(start, words.ends[within.stop - 1]), within
