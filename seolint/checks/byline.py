"""Whether a page says who wrote it, and when: to people in a byline, to machines in its head or structured data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from seolint.analysis.declared import declarations, value
from seolint.analysis.regex import ArgumentFault
from seolint.analysis.scopes import article_place
from seolint.document import Document, Element, Finding, Span
from seolint.wording import unknown

FACTS = ("text",)

WHOLE_PAGE = True
"""Any edit to the article may cause its problems."""

NEAR = 5
"""Blocks at the top and at the end of an article among which a byline is looked for, headings not counted."""

SHORT = 20
"""Words of a block that may be a byline; what is longer is text."""

LONGEST = 400
"""How many characters of a block are examined: enough for that many words and their markup."""


class Sources(NamedTuple):
    """For each: names in front matter or `<meta>`, properties for sharing, keys of JSON-LD, and markup."""

    declared: tuple[str, ...]
    social: tuple[str, ...]
    data: str
    markup: str


SOURCES: Mapping[str, Sources] = {
    "author": Sources(
        declared=("author",),
        social=("article:author", "twitter:creator"),
        data=r'"(?:author|creator)"\s*:',
        markup=r"""(?i)\b(?:rel|itemprop|class)\s*=\s*["']?[^"'<>]{0,100}\b(?:author|byline)\b""",
    ),
    "date": Sources(
        declared=("date", "published", "modified"),
        social=("article:published_time", "article:modified_time", "og:updated_time"),
        data=r'"date(?:Published|Modified|Created)"\s*:',
        markup=r"""(?i)<time[\s>]|\bitemprop\s*=\s*["']?date(?:published|modified|created)\b""",
    ),
}

_YEAR = r"(?:19|20)\d\d"
_DATE = (
    rf"\b{_YEAR}[-/.]\d\d?[-/.]\d\d?\b|\b\d\d?[-/.]\d\d?[-/.](?:{_YEAR}|\d\d)\b|{_YEAR}[年년]"
    rf"|\b\d\d?(?:st|nd|rd|th|er|\.|º)?(?: de)? [^\W\d]{{3,12}}\.?,?(?: de)? {_YEAR}\b"
    rf"|\b[^\W\d]{{3,12}}\.? \d\d?(?:st|nd|rd|th)?,? {_YEAR}\b"
)
"""A day as people write it: 2019-02-04, 4.2.19, 4 February 2019, Feb 4th, 2019, 4 de febrero de 2019, 2019年2月4日."""


def check(document: Document, *, what: str, page_words: int, phrases: Sequence[str] = ()) -> Iterator[Finding]:
    """Articles of `page_words` words or more that don't say `what` of SOURCES: their author, a date.

    Looked for in front matter, `<meta>`, properties for sharing, JSON-LD, tags and attributes made for it, and in short
    blocks at the top or the end: a date, or a name after one of `phrases`. Facts: text.
    """
    is_long = len(document.words) >= document.language.as_much_as(page_words)
    if is_long and not _is_declared(document, what) and not _is_near(document, what, phrases):
        place = article_place(document)
        yield Finding(place, {"text": document.text(place) or document.field_text(place)})


def validate(*, what: object = "", **_: object) -> Iterator[ArgumentFault]:
    """What is wrong with the arguments of a rule."""
    if wrong := unknown("thing to say", what, tuple(SOURCES)):
        yield ("what",), wrong


def _is_declared(document: Document, what: str) -> bool:
    """Whether it is declared or marked up; one that a template fills in counts."""
    sources = SOURCES[what]
    if any(value(element) for name in sources.declared for element in declarations(document, name)):
        return True
    if any(element.attrs.get("property") in sources.social for element in document.all("social")):
        return True
    scripts = (element.span for element in document.all("json_ld"))
    if any(re.search(sources.data, document.source[start:end]) for start, end in scripts):
        return True
    return "<" in document.source and re.search(sources.markup, document.source) is not None


def _is_near(document: Document, what: str, phrases: Sequence[str]) -> bool:
    """Whether a short block at the top or the end says a date, or a name after one of `phrases`."""
    texts = [text for block in _ends(document) if (text := _short(document, block))]
    if what == "date":
        return any(re.search(_DATE, text) for text in texts)
    led = rf"(?i)(?<!\w)(?:{'|'.join(map(re.escape, phrases))})[\s:：]*"
    return bool(phrases) and any(_names(text, match.end()) for text in texts for match in re.finditer(led, text))


def _names(text: str, at: int) -> bool:
    """Whether a name may begin here: a letter that is not lower case."""
    return text[at : at + 1].isalpha() and not text[at].islower()


def _ends(document: Document) -> Iterator[Element]:
    blocks = document.blocks
    top = [block for block in blocks[: 4 * NEAR] if block.kind != "heading"][:NEAR]
    end = [block for block in blocks[-4 * NEAR :] if block.kind != "heading"][-NEAR:]
    yield from (*top, *end)


def _short(document: Document, block: Element) -> str:
    """The text of a block, if it is short enough to be a byline."""
    start, end = block.span
    text = document.text(Span(start, min(end, start + LONGEST)))
    return text if end - start <= LONGEST and len(text.split()) <= SHORT else ""
