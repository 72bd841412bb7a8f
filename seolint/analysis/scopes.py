"""Scopes: the parts of an article that something can be measured in, and where each of them is reported.

To add a scope, add a function to SCOPES. A kind of element (`item`, `heading`, `alt`, `link` …) becomes one by adding
its name to KINDS.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple

from seolint.analysis.prose import prose
from seolint.document import Document, Element, Span
from seolint.wording import unknown


class Part(NamedTuple):
    """What is measured, and where a finding about it is placed; the element, if the part is a single one."""

    span: Span
    place: Span
    element: Element | None = None
    level: int = 0


_SHOWN = 60
"""How many characters of a part's text a message may quote."""

_LOOKED_AT = 4000
"""How many characters of the source these are taken from: a container may be as long as the article."""

INTRODUCTION = "the introduction"
"""The name of the text before the first heading."""

DEEPEST = 20
"""How many levels of nested lists, quotations and so on are measured. Nobody writes more, and measuring thousands of
them, each as long as the article, would take hours."""

_NOT_TEXT = ("code", "image", "table", "list", "quote", "figure", "hidden")

Scope = Callable[[Document], Iterator[Part]]


def parts(document: Document, scope: str, levels: Sequence[int] = ()) -> Sequence[Part]:
    """The parts of `document` in this scope; only sections whose heading has one of `levels` (all when empty)."""
    found = document.once(_finder(scope))
    return [part for part in found if part.level in levels] if levels else found


OF_BLOCKS = frozenset({"article", "section", "text_section", "stretch", "paragraph"})
"""Scopes in which sentences end where parts do: no part has more words of running prose than it has characters."""


def parts_over(document: Document, scope: str, levels: Sequence[int], most: float) -> Sequence[Part]:
    """The parts longer than this many characters of the source, usually none: no list of all parts is made."""
    find = SCOPES[scope] if scope in SCOPES else partial(_elements, kind=scope)
    found = (part for part in find(document) if part.span.end - part.span.start > most)
    return [part for part in found if not levels or part.level in levels]


def longer(document: Document, scope: str, words: float) -> Sequence[Part]:
    """The parts in a scope of LENGTHS that have more than this many words: few, and usually none."""
    lengths = document.once(LENGTHS[scope])
    if not lengths or max(lengths) <= words:
        return ()
    return [part for part, length in zip(parts(document, scope), lengths, strict=True) if length > words]


@cache
def _finder(scope: str) -> Callable[[Document], Sequence[Part]]:
    find = SCOPES[scope] if scope in SCOPES else partial(_elements, kind=scope)
    return lambda document: list(find(document))


def wrong_scope(scope: object, levels: Sequence[object] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What is wrong with `scope` and `levels`: the path into a check's arguments, and the problem."""
    wrong = unknown("scope", scope, (*SCOPES, *KINDS))
    if wrong:
        yield ("scope",), wrong
    elif levels and scope not in _LEVELLED:
        yield ("levels",), f"scope {scope} has no levels; those that have are {', '.join(_LEVELLED)}"
    for i, level in enumerate(levels):
        if level not in range(7):
            yield ("levels", i), f"there is no level {level}; headings have levels 1 to 6"


def shown_part(document: Document, part: Part) -> Mapping[str, str]:
    """What a message may say about a part: the beginning of the reported text and the headings above it."""
    start, end = part.place
    cut = Span(start, min(end, start + _LOOKED_AT))
    text = document.text_of(part.element._replace(span=cut)) if part.element else document.text(cut)
    short = text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
    return {"text": short, "path": " > ".join(path_at(document, start)) or INTRODUCTION}


def path_at(document: Document, offset: int) -> tuple[str, ...]:
    """The texts of the headings above `offset`, outermost first."""
    sections = document.sections
    at = bisect_right(sections, offset, key=lambda section: section.start) - 1
    if at < 0 or sections[at].heading is None:
        return ()
    heading = sections[at].heading
    path = (*sections[at].path, document.text_of(heading)) if heading else ()
    return tuple(text for text in path if text)


def article_place(document: Document) -> Span:
    """Where a finding about a whole article is placed: its main heading, its title, else its first block."""
    headings = document.all("heading")
    main = next((heading for heading in headings if heading.level == 1), None) or document.title
    first = main or next(iter(document.blocks), None) or next(iter(headings), None)
    return first.span if first else Span(0, min(1, len(document.source)))


def _article(document: Document) -> Iterator[Part]:
    yield Part(Span(0, len(document.source)), article_place(document))


def _introduction(document: Document) -> Iterator[Part]:
    """What comes before the first subheading; an article without subheadings introduces nothing."""
    headings = document.all("heading")
    if headings and headings[0].level > 1:
        yield Part(Span(0, headings[0].outer.start), headings[0].span)
    elif len(headings) > 1:
        yield Part(Span(headings[0].outer.end, headings[1].outer.start), headings[0].span)


def _sections(document: Document) -> Iterator[Part]:
    """From each heading to the next of the same or a higher level."""
    for section in document.sections:
        if section.heading:
            yield Part(Span(section.body_start, section.end), section.heading.span, None, section.heading.level)


def _text_sections(document: Document) -> Iterator[Part]:
    """Sections that consist only of paragraphs, with at least one word."""
    other = sorted(element.outer.start for kind in _NOT_TEXT for element in document.all(kind))
    for part in _sections(document):
        at = bisect_right(other, part.span.start)
        if (at == len(other) or other[at] >= part.span.end) and document.words.within(part.span):
            yield part


def _stretches(document: Document) -> Iterator[Part]:
    """From each heading to the next of any level; the first begins with the article.

    A bold question on its own, as in lists of questions and answers, divides a text like a heading.
    """
    questions = document.once(_bold_questions)
    for section in document.sections:
        place = section.heading.span if section.heading else article_place(document)
        start, end = section.body
        for question in questions[bisect_left(questions, (start, start)) : bisect_left(questions, (end, end))]:
            yield Part(Span(start, question.start), place, None, section.level)
            start, place = question.end, question
        yield Part(Span(start, end), place, None, section.level)


def _bold_questions(document: Document) -> Sequence[Span]:
    bold = {element.span for element in document.all("strong")}
    blocks = (block.span for block in document.blocks if bold and block.kind == "paragraph" and block.span in bold)
    return [span for span in blocks if document.language.asks(document.text(span))]


def _paragraphs(document: Document) -> Iterator[Part]:
    for block in prose(document).blocks:
        yield Part(block.span, block.span, block)


def _sentences(document: Document) -> Iterator[Part]:
    for sentence in prose(document).sentences:
        yield Part(sentence.span, sentence.span)


def _paragraph_lengths(document: Document) -> Sequence[int]:
    starts, spans = document.words.starts, [block.span for block in prose(document).blocks]
    return [bisect_left(starts, end) - bisect_left(starts, start) for start, end in spans]


def _sentence_lengths(document: Document) -> Sequence[int]:
    return list(map(len, prose(document).words))


def _headings(document: Document, *, level: int) -> Iterator[Part]:
    return (part for part in _elements(document, "heading") if part.level == level)


def _elements(document: Document, kind: str) -> Iterator[Part]:
    """The elements of a kind, without those nested inside DEEPEST others of that kind."""
    ends: list[int] = []
    for element in document.all(kind):
        while ends and ends[-1] <= element.outer.start:
            ends.pop()
        if len(ends) < DEEPEST:
            ends.append(element.outer.end)
            yield Part(element.span, element.span, element, element.level)


SCOPES: Mapping[str, Scope] = {
    "article": _article,
    "introduction": _introduction,
    "section": _sections,
    "text_section": _text_sections,
    "stretch": _stretches,
    "paragraph": _paragraphs,
    "sentence": _sentences,
    **{f"h{level}": partial(_headings, level=level) for level in range(1, 7)},
}

LENGTHS: Mapping[str, Callable[[Document], Sequence[int]]] = {
    "paragraph": _paragraph_lengths,
    "sentence": _sentence_lengths,
}
"""The scopes with the most parts, and how many words each part has."""

# fmt: off
KINDS = (
    "heading", "item", "cell", "caption", "list", "table", "quote", "code", "figure", "details", "link", "image",
    "strong", "emphasis", "inline_code", "comment", "title", "description", "keywords", "slug", "keyphrase", "alt",
    "hidden", "social",
)
# fmt: on
"""Kinds of element that are scopes. `paragraph` is one by itself: paragraphs of running prose only."""

_LEVELLED = ("section", "text_section", "stretch", "heading")
