"""Every place that seolint speaks of lies within the source, and inner places within outer ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from seolint.document import FILLER, Document, Place, Span
from seolint.linter import Report
from seolint.rules.rule import Problem
from tests.fuzz.article import Article
from tests.fuzz.broken import Broken
from tests.readers.contract import broken

_BLANKS = frozenset({FILLER, " ", "\n", "\r"})
_TEMPLATE = "x"
"""Stands in attributes for what a template fills in."""

_NUMBER = re.compile(r"\d+")
_ESCAPE = re.compile(r"&[#\w]{1,40};?|\\.[0-9A-Fa-f]{0,8}|\"\"?|''?", re.DOTALL)


def check_layers(article: Article) -> Iterator[Broken]:
    """`prose` and `unseen` are as long as the source, and have its line ends."""
    document = article.document
    if len(document.source) != len(article.source):
        yield Broken("length", "source", f"{len(article.source)} characters, of the document {len(document.source)}")
    for name, text in (("prose", document.prose), ("unseen", document.unseen)):
        if len(text) != len(document.source):
            yield Broken("length", f"{document.format} {name}", f"{len(text)}, of the source {len(document.source)}")


def check_contract(article: Article) -> Iterator[Broken]:
    """What the tests of the readers ask of every document: line ends, directives, sections, images, positions, too."""
    for promise in broken(article.document):
        yield Broken("contract", f"{article.document.format} {_NUMBER.sub('N', promise)}", promise)


def check_characters(article: Article) -> Iterator[Broken]:
    """What is shown at an offset is what was typed there, or what an escape there stands for."""
    document = article.document
    escapes = {at for escape in _ESCAPE.finditer(document.source) for at in range(*escape.span())}
    for name, text, free in (("prose", document.prose, _BLANKS), ("unseen", document.unseen, _BLANKS | {_TEMPLATE})):
        for at, (typed, shown) in enumerate(zip(document.source, text, strict=False)):
            if shown != typed and shown not in free and at not in escapes:
                place = f"{document.source[max(0, at - 20) : at + 20]!r} shows {text[max(0, at - 20) : at + 20]!r}"
                yield Broken("character", f"{document.format} {name}", f"{at}: {place}")
                break


def check_elements(article: Article) -> Iterator[Broken]:
    """0 <= start <= end <= length for every element; its text lies within it; containers come first."""
    document = article.document
    for element in document.elements:
        where = f"{document.format} {element.kind}"
        yield from _within(element.outer, _all(document), where, "outer")
        yield from _within(element.span, element.outer, where, "span in outer")
    for before, after in pairwise(document.elements):
        if before.outer.start > after.outer.start:
            yield Broken(
                "order", f"{document.format} {before.kind} {after.kind}", f"{before.outer} before {after.outer}"
            )
    for error in document.parse_errors:
        yield from _within(error.span, _all(document), f"{document.format} error", "span")


def check_blocks(article: Article) -> Iterator[Broken]:
    """Blocks don't overlap; sentences lie in their block, one after the other; sections within the source."""
    document = article.document
    yield from _apart([block.span for block in document.blocks], f"{document.format} blocks")
    yield from _apart([sentence.span for sentence in document.sentences], f"{document.format} sentences")
    for sentence in document.sentences:
        yield from _within(sentence.span, sentence.block.span, f"{document.format} sentence", sentence.block.kind)
    for section in document.sections:
        yield from _within(section.span, _all(document), f"{document.format} section", "span")
        yield from _within(section.body, section.span, f"{document.format} section", "body in span")


def check_words(article: Article) -> Iterator[Broken]:
    """Words lie within the source and follow one another; each has its normal form and its gap."""
    document = article.document
    for name, words in (("words", document.words), ("unseen words", document.unseen_words)):
        if not len(words.starts) == len(words.ends) == len(words.normalized) == len(words.gaps):
            yield Broken("length", name, "arrays of different length")
        yield from _apart(list(map(Span, words.starts, words.ends)), f"{document.format} {name}", empty=False)
        for start, end in zip(words.starts, words.ends, strict=True):
            yield from _within(Span(start, end), _all(document), f"{document.format} {name}", "word")
    if len(document.stems) != len(document.words):
        yield Broken(
            "length", f"stems {document.language.code}", f"{len(document.stems)} of {len(document.words)} words"
        )


def check_places(article: Article) -> Iterator[Broken]:
    """The places of findings and what they relate to, their lines and columns, and the excerpt with its caret."""
    for report in article.reports.values():
        for problem in _reported(report):
            for place in (problem.place, *problem.related):
                yield from _placed(article.document, place, problem.rule)
            excerpt = problem.excerpt
            if not 0 <= excerpt.start <= excerpt.end <= len(excerpt.text):
                yield Broken("span", f"excerpt of {problem.rule}", str(excerpt))
        if any(after.place[4:] < before.place[4:] for before, after in pairwise(report.problems)):
            yield Broken("order", "problems", "not in the order of the source")


def _reported(report: Report) -> Sequence[Problem]:
    return [*report.problems, *(score.problem for score in report.scores)]


def _placed(document: Document, place: Place, rule: str) -> Iterator[Broken]:
    span = Span(place.start, place.end)
    yield from _within(span, _all(document), rule, "place")
    if 0 <= span.start <= span.end <= len(document.source):
        lines = (*document.position(span.start), *document.position(span.end))
        if place[:4] != lines or min(lines) < 1:
            yield Broken("span", f"lines of {rule}", f"{place}, not {lines}")


def _all(document: Document) -> Span:
    return Span(0, len(document.source))


def _within(inner: Span, outer: Span, where: str, what: str) -> Iterator[Broken]:
    if not outer.start <= inner.start <= inner.end <= outer.end:
        turned = " turned round" if inner.start > inner.end else ""
        yield Broken("span", f"{where}: {what}{turned}", f"{tuple(inner)} in {tuple(outer)}")


def _apart(spans: Sequence[Span], where: str, empty: bool = True) -> Iterator[Broken]:
    for before, after in pairwise(spans):
        if before.end > after.start:
            yield Broken("overlap", where, f"{tuple(before)} and {tuple(after)}")
    if not empty and any(span.start >= span.end for span in spans):
        yield Broken("span", f"{where}: empty", str(next(span for span in spans if span.start >= span.end)))
