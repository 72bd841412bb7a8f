"""Bold lines that stand where a heading would but aren't one: dates of events, names of authors, labels, mottos."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from seolint.analysis.background import known
from seolint.document import Document, Element
from seolint.lazy_regex import expression

_DAY = r"(?:(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?|\d\d?(?:st|nd|rd|th|\.)? [^\W\d]{3,12}\.?,? (?:19|20)\d\d)"
_DAY_FIRST = expression(
    rf"(?:[^\W\d]{{3,12}},? )?(?:{_DAY}|[^\W\d]{{3,12}}\.? \d\d?(?:st|nd|rd|th)?,? (?:19|20)\d\d) ?(?P<more>[,|·•@]|\Z)"
)
"""A day, with more about an event after it or not: `Friday 3 May 2024, 2-4pm, Hall B`."""

_BY = expression(r"by [^\W\da-z]", re.I)

_NAME = expression(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\W\d_]\.")
_LEAST_NAMES, _MOST_NAMES = 2, 4
_LEAST_MOTTO = 5
"""Words of a motto; a heading such as "Background" has fewer."""

_LEAST_SECTIONS = 2
_LONGEST_EXTENSION = 8
"""Characters of the extension of a file."""

_TAGS = expression(r"(?:<[^<>]{1,300}>\s{0,20}){2,4}\Z")
_OPENED = expression(r"<(?:div|li|article|a|[A-Z]\w{0,40})[\s>]")
_CLOSED = expression(r"\s{0,20}(?:</\w{1,40}>\s{0,20}){0,2}</(?:div|li|article|a|[A-Z]\w{0,40})>")
_BEFORE = 600


def is_of_event(text: str, *, is_under_heading: bool) -> bool:
    """Whether a line says when something takes place: a day with more after a comma, or under a heading."""
    day = _DAY_FIRST.match(text)
    return day is not None and (bool(day["more"]) or is_under_heading)


def is_byline(document: Document, line: Element) -> bool:
    """Whether a line under a heading says who wrote or speaks: `by` and a name, or in English a name alone.

    A name is what isn't a common phrase, and whose words the page never writes in lower case.
    """
    text = document.text(line.span)
    if _BY.match(text):
        return True
    names = text.split()
    if not _LEAST_NAMES <= len(names) <= _MOST_NAMES or not all(map(_NAME.fullmatch, names)):
        return False
    if document.language.code != "en" or text.isupper() or not all(name[0].isupper() for name in names):
        return False
    at = document.words.within(line.span)
    words = document.words.normalized[at.start : at.stop]
    is_phrase = known(words) or not document.language.function_words.isdisjoint(words)
    return not is_phrase and document.once(_lower_case).isdisjoint(words)


def _lower_case(document: Document) -> frozenset[str]:
    """The words that the page writes in lower case somewhere."""
    words = document.words
    pairs = zip(words.starts, words.normalized, strict=True)
    return frozenset(word for start, word in pairs if document.prose[start].islower())


def is_motto(document: Document, at: int) -> bool:
    """Whether a block, by its number, may be the motto of a page: long, under the title, with sections to come."""
    blocks = document.blocks
    if len(document.words.within(blocks[at].span)) < document.language.as_much_as(_LEAST_MOTTO):
        return False
    is_first = at == 0 or (at == 1 and blocks[0].kind == "heading")
    return is_first and sum(1 for block in blocks[at + 1 :] if block.kind == "heading") >= _LEAST_SECTIONS


def only_links(document: Document, items: Iterable[Element]) -> bool:
    """Whether all items of a list are links and nothing else, as those after "See also" are."""
    starts = document.once(_link_starts)
    links = document.all("link")

    def is_link(item: Element) -> bool:
        at = bisect_left(starts, item.span.start)
        return at < len(links) and document.words.within(links[at].span) == document.words.within(item.span)

    return all(map(is_link, items))


def _link_starts(document: Document) -> Sequence[int]:
    return [link.span.start for link in document.all("link")]


def code_starts(document: Document) -> Sequence[int]:
    """Where the blocks of code start, in order."""
    return [code.outer.start for code in document.all("code")]


def is_file_name(text: str) -> bool:
    """Whether a text is the name of a file, as stands above its content: `kiln.yml`."""
    extension = text.rpartition(".")[2]
    is_extension = extension.isalnum() and extension.islower() and len(extension) <= _LONGEST_EXTENSION
    return is_extension and extension != text and text.split() == [text]


def is_on_card(document: Document, line: Element, text: Element) -> bool:
    """Whether a line and the text after it are all of a box in markup."""
    source, start = document.source, line.span.start
    if source[start - 1 : start] != ">" or not _CLOSED.match(source, text.span.end):
        return False
    tags = _TAGS.search(source, max(0, start - _BEFORE), start)
    return tags is not None and _OPENED.search(tags[0]) is not None
