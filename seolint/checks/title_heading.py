"""The title of a page compared with its main heading: people who click the title expect that heading."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from seolint.analysis.declared import excerpt
from seolint.analysis.headings import title_may_be_heading
from seolint.analysis.templates import is_filled_in
from seolint.document import Document, Element, Finding

FACTS = ("title", "heading", "text")

WHOLE_PAGE = True
"""What it finds may be caused by any edit to the page."""

_LOOKED_AT = 60
"""Words of a title or heading that are compared: more don't make a title, and each is compared with each."""

_HEADINGS = 20
"""Main headings that are compared."""

_STEM = 4
"""Minimum letters for a word contained in another to count as the same: "tent" and "tentpole"."""


def check(document: Document, *, share: float) -> Iterator[Finding]:
    """Titles that have at most a `share` (0-1) of a main heading's words, by their stems.

    Function words don't count; of several main headings, the most similar one counts. A title in front matter isn't
    judged, since themes print it as the main heading. Nor are languages without data, and pages on which a template
    fills in a main heading. Facts: title, heading, text.
    """
    title = document.title
    main = (h for h in document.all("heading") if h.level == 1)
    all_main = list(islice(main, _HEADINGS))
    headings = [heading for heading in all_main if document.text_of(heading)]
    if title is None or not headings or title_may_be_heading(document) or not document.language.has_data:
        return
    if any(is_filled_in(document, heading) for heading in all_main):
        return
    title_stems = _stems(document, title)
    shares = [_share(title_stems, _stems(document, heading)) for heading in headings]
    if title_stems and max(shares) <= share:
        facts = {"title": excerpt(document.text_of(title)), "heading": excerpt(document.text_of(headings[0]))}
        yield Finding(title.span, {**facts, "text": facts["title"]}, [headings[0].span])


def _stems(document: Document, element: Element) -> set[str]:
    """The stems of the words that carry the subject."""
    words, indexes = document.words_of(element)
    normalized = words.normalized[indexes.start : min(indexes.stop, indexes.start + _LOOKED_AT)]
    return set(document.language.stems([word for word in normalized if word not in document.language.function_words]))


def _share(stems: set[str], heading_stems: set[str]) -> float:
    if not heading_stems:
        return 1
    return sum(any(_alike(word, other) for other in stems) for word in heading_stems) / len(heading_stems)


def _alike(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    return word == other or (len(short) >= _STEM and short in long)
