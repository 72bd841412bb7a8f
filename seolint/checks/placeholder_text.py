"""Text that should have been replaced before anybody reads it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from seolint.analysis.declared import is_written_by_program
from seolint.analysis.quotations import is_quoted
from seolint.analysis.regex import ArgumentFault
from seolint.document import Document, Element, Finding, Span
from seolint.lazy_regex import expression

FACTS = ("text",)

_ANY = "…"
"""Stands in a phrase for up to eight words of the same sentence."""

_MOST = 2
"""How many of these a phrase may contain: each multiplies the number of attempts by eight."""

_BETWEEN = r"(?:[^\s\0.!?]+[\s\0]+){0,7}?[^\s\0.!?\])]+"
_WORD = expression(r"\w+")
_GAP = r"[\s\0]+"


_TEMPLATES = frozenset(
    (
        *("template", "templates", "sample", "samples", "boilerplate", "example", "examples", "script", "scripts"),
        *("vorlage", "vorlagen", "muster", "modèle", "modèles", "plantilla", "plantillas", "modelo", "modelos"),
        *("modello", "modelli", "sjabloon", "sjablonen", "wzór", "szablon", "mall", "шаблон", "模板", "テンプレート"),
    )
)
"""Words of a title or a heading on a page where phrases in brackets are the fields of a form."""

_SAMPLES = frozenset(
    (
        *("template", "templates", "style", "styles", "styleguide", "typography", "markdown", "kitchen"),
        *("component", "components", "placeholder", "placeholders", "formatting"),
    )
)
"""Words of a title or a heading on a page where a text is only there to show a style."""


_TAG = expression(r"\{%-?\s{0,5}(?!end)[a-z][^%{}]{0,80}%\}\s{0,5}\Z")
_BEFORE = 120
"""Characters before a block that are searched for the tag that opens it."""

_AFTER_TEXT = expression(r"[\w.)\]] {0,3}\(\Z|\w\0{0,9}:[ \0]{1,9}\[?\Z")
"""What is before an answer: text and a bracket, or a label."""

_UNDECIDED = frozenset({"TBA", "TBC", "TBD"})
"""Marks that are an answer in a cell of a table, in brackets or after a label: the date isn't known yet."""

_ANY_DIGITS = "XXX"
"""A mark that stands for any number in a cell of a table, such as a status code."""

_NAMING = ("_", "-", '"', "'", "“", "‘", "«")
"""Signs before a mark that is part of a name, or quoted."""

_COMMENT, _INDENT = "%", 10
"""What begins a line that MyST leaves out, and how far before its first word."""

_HERE, _MOST_BESIDE = "here", 3
"""The last word of some phrases, and the maximum number of words beside one that still stands alone."""

_PLANS = frozenset(
    (
        *("roadmap", "todo", "todos", "backlog", "meeting", "meetings", "minutes", "agenda", "attendees", "standup"),
        *("sitzung", "besprechung", "protokoll", "tagesordnung", "réunion", "reunión", "reunião", "riunione"),
        *("verbale", "vergadering", "notulen", "spotkanie", "zebranie", "собрание", "совещание"),
    )
)
"""Words of a title or a heading on a page where a mark says what is yet to be done, to everybody: plans, minutes."""


class PlaceholderPhrase(NamedTuple):
    """A phrase in lower case, the words that a text with it contains, and its pieces without spaces."""

    text: str
    words: frozenset[str]
    pieces: tuple[str, ...]


class Sought(NamedTuple):
    """The phrases to look for, and the words of all of them and of the marks, the only words of a text that matter."""

    phrases: Sequence[PlaceholderPhrase]
    words: frozenset[str]


def check(document: Document, *, phrases: list[str], marks: list[str]) -> Iterator[Finding]:
    """Blocks that contain one of `phrases`, one finding per block, and each of `marks` that is a note by the author.

    In a phrase `…` stands for up to eight words. A mark (`TODO`) counts in capitals only, alone in its block, right
    after an opening bracket, or before a colon: a page about to-do lists has none, and on a page that is a plan, or
    that speaks of its marks in the plural ("TODOs"), they are meant, as is one above the list of what is to be done, or
    a date that isn't known yet, in brackets or with a colon after what it is for, or a code that stands for any number
    in a table. Nor does a mark that a program copied from a comment. Code and quotations don't count, and nor do
    phrases in brackets on a page that is a template, for others to fill in, nor filler texts on a page about how pages
    look, or in a tag of a template that is shown with them. Facts: text.
    """
    prose, sought = document.prose, _sought(tuple(phrases), tuple(marks))
    words = sought.words.intersection(document.words.normalized)
    near = [
        phrase
        for phrase in sought.phrases
        if words.issuperset(phrase.words) and (phrase.text[:1].isalnum() or phrase.text[:1] in prose)
    ]
    marks = [mark for mark in marks if mark.lower() in words and mark in prose and not _are_meant(document, mark)]
    marks = [] if marks and is_written_by_program(document) else marks
    found = sorted([*(_phrases_in(prose, near) if near else ()), *(_noted(prose, marks) if marks else ())])
    blocks = iter(document.blocks if found else ())
    block: Element | None = next(blocks, None)
    reported: Element | None = None
    for start, end, alone, is_mark in found:
        span = Span(start, end)
        while block and block.span.end <= start:
            block = next(blocks, None)
        fits = block and (block.span == span if alone else block.span.start <= start)
        if block and not is_mark and (_in_example(document, block) or _in_sentence(document, block, span)):
            continue
        if is_mark and block and _begins_list(document, block, span):
            continue
        if fits and (is_mark or block is not reported) and not _is_meant(document, span, is_mark):
            yield Finding(span, {"text": document.text(span)})
            reported = block


def _is_meant(document: Document, span: Span, is_mark: bool) -> bool:
    """Whether a placeholder is intentional: in code, in a quotation, for others to fill in, to show a style."""
    if document.inside(span, "inline_code", "quote") or is_quoted(document, span.start):
        return True
    if is_mark:
        mark, in_table = document.text(span), document.inside(span, "table")
        is_answer = _AFTER_TEXT.search(document.prose, max(0, span.start - _BEFORE), span.start) is not None
        return (mark in _UNDECIDED and (is_answer or in_table)) or (mark == _ANY_DIGITS and in_table)
    names = document.once(_named)
    return not names.isdisjoint(_TEMPLATES if document.prose[span.start] in "[({" else _SAMPLES)


def _begins_list(document: Document, block: Element, mark: Span) -> bool:
    """Whether a mark is all of a line above a list: what is to be done is said there."""
    if document.text(block.span).rstrip(" :") != document.text(mark):
        return False
    after = bisect_left(document.blocks, block.span.end, key=lambda each: each.span.start)
    return after < len(document.blocks) and document.blocks[after].kind == "item"


def _in_sentence(document: Document, block: Element, span: Span) -> bool:
    """Whether a phrase that ends with "here" is part of a sentence to readers: "submit your content here"."""
    is_plain = document.prose[span.start].isalpha() and document.text(span).lower().endswith(_HERE)
    return is_plain and len(document.words.within(block.span)) > len(document.words.within(span)) + _MOST_BESIDE


def _in_example(document: Document, block: Element) -> bool:
    """Whether a block is all that a tag of a template is shown with: `{% quote %}`, and what it encloses."""
    start = block.span.start
    return _TAG.search(document.source, max(0, start - _BEFORE), start) is not None


def _are_meant(document: Document, mark: str) -> bool:
    """Whether marks are there for readers: on a plan, or on a page that speaks of them in the plural."""
    return bool(re.search(rf"\b{re.escape(mark)}['’]?s\b", document.prose)) or not _PLANS.isdisjoint(
        document.once(_named)
    )


def _named(document: Document) -> frozenset[str]:
    """The words of the title and the headings."""
    elements = [*document.all("heading"), *([document.title] if document.title else [])]
    return frozenset(word for element in elements for word in _WORD.findall(document.text_of(element).lower()))


def validate(*, phrases: Sequence[str], marks: Sequence[str]) -> Iterator[ArgumentFault]:
    """What is wrong with the arguments of a rule."""
    for name, texts in (("phrases", phrases), ("marks", marks)):
        yield from (((name, i), "this text is empty") for i, text in enumerate(texts) if not text.strip())
    for i, phrase in enumerate(phrases):
        if phrase.count(_ANY) > _MOST:
            yield ("phrases", i), f"this phrase has more than {_MOST} of {_ANY}; leave out some"


@lru_cache(maxsize=8)
def _sought(phrases: tuple[str, ...], marks: tuple[str, ...]) -> Sought:
    texts = [phrase.lower() for phrase in phrases if phrase.strip()]
    pieces = [tuple(text.replace(_ANY, " ").split()) for text in texts]
    words = [frozenset(_WORD.findall(text)) for text in texts]
    found = list(map(PlaceholderPhrase, texts, words, pieces))
    return Sought(found, frozenset(map(str.lower, marks)).union(*(phrase.words for phrase in found)))


def _phrases_in(prose: str, phrases: Sequence[PlaceholderPhrase]) -> Iterator[tuple[int, int, bool, bool]]:
    """Where the phrases are, looked for in lower case by their first word, which the engine finds fast."""
    lowered = prose.lower()
    if len(lowered) != len(prose):
        lowered = "".join(lower if len(lower := letter.lower()) == 1 else letter for letter in prose)
    for phrase, _, pieces in phrases:
        for match in _phrase(phrase).finditer(lowered) if all(map(lowered.__contains__, pieces)) else ():
            if not (phrase[0].isalnum() and lowered[match.start() - 1 : match.start()].isalnum()):
                yield match.start(), match.end(), False, False


def _noted(prose: str, marks: Sequence[str]) -> Iterator[tuple[int, int, bool, bool]]:
    """Where the marks are. What precedes them is checked afterwards: an engine can skip to a letter, not to a gap."""
    for match in re.finditer(rf"(?:{'|'.join(map(re.escape, marks))})(?![\w-])(\0*:)?", prose):
        start, before = match.start(), prose[max(0, match.start() - 1) : match.start()]
        line = prose[max(0, match.start() - _INDENT) : match.start()].rpartition("\n")[2]
        if not before.isalnum() and before not in _NAMING and line.strip(" \0") != _COMMENT:
            end = match.start(1) if match[1] else match.end()
            yield start, end, not match[1] and before not in ("[", "(", "{"), True


def _phrase(phrase: str) -> re.Pattern[str]:
    words = [re.escape(word).replace(_ANY, _BETWEEN) for word in phrase.split()]
    right = r"(?!\w)" if phrase[-1].isalnum() else ""
    return re.compile(_GAP.join(words) + right)
