"""Questions in headings that the text below leaves open: people and machines look there for the answer."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from seolint.analysis.measures import word_amount
from seolint.analysis.templates import is_filled_in
from seolint.document import Document, Element, Finding, Section, Sentence

FACTS = ("text", "fault")

_AFTER = " \t\"'”’»)]"
"""What may follow a question mark."""

LEAST = 2
"""Content words of a question whose subject is named: "What's next?" has none."""


def check(document: Document, *, words: int, stalls: Sequence[str] = ()) -> Iterator[Finding]:
    """Subheadings that end in a question mark and aren't answered right away.

    The section has no text before the next heading; its first sentence is a question, or begins with one of `stalls`;
    or its first paragraph has `words` words or more and none of the question's content words, by stems. The last is
    checked only for questions with at least LEAST content words, in languages whose function words are known. Facts:
    text, fault.
    """
    starts = document.sentences.starts
    begun = tuple(stall.casefold() for stall in stalls)
    for section in document.sections:
        if section.heading and section.level > 1 and _asks(document, document.text_of(section.heading)):
            first, end = bisect_left(starts, section.body.start), section.body.end
            sentence = document.sentences[first] if first < len(starts) and starts[first] < end else None
            if fault := _fault(document, section, section.heading, sentence, words, begun):
                yield Finding(section.heading.span, {"text": document.text_of(section.heading), "fault": fault})


def _asks(document: Document, text: str) -> bool:
    return document.language.asks(text.rstrip(_AFTER))


def _fault(
    document: Document, section: Section, heading: Element, first: Sentence | None, words: int, stalls: tuple[str, ...]
) -> str:
    if first is None:
        return "no text follows it"
    text = document.text(first.span)
    if _asks(document, text):
        return "another question follows"
    if stalls and text.casefold().startswith(stalls):
        return f'"{text[:60]}" follows, which is no answer'
    words_below = document.words.within(first.block.span)
    asked = _content(document, document.words.within(heading.span))
    if is_filled_in(document, first.block) or is_filled_in(document, heading):
        return ""
    as_much_as = document.language.as_much_as
    if (
        len(words_below) >= as_much_as(words)
        and len(asked) >= as_much_as(LEAST)
        and asked.isdisjoint(_content(document, words_below))
    ):
        return f"the text below ({word_amount(document, len(words_below))}) has none of its words"
    return ""


def _content(document: Document, words: range) -> frozenset[str]:
    """The stems of the content words among these; none where the language's function words aren't known."""
    functions = document.language.function_words
    return frozenset(document.stems[at] for at in words if document.words.normalized[at] not in functions and functions)
