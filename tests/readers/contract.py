"""What every document promises about places, whichever reader made it; `broken` names each promise that it breaks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from seolint.document import FILLER, Document, Element, Span
from seolint.readers.directives import directives, reaches

LINE_ENDS = "\r\n"


def broken(document: Document) -> Iterator[str]:
    """The promises that a document breaks, in words; none for a sound one."""
    yield from _texts(document)
    yield from _elements(document)
    yield from _blocks(document)
    yield from _words(document)
    yield from _sections(document)
    yield from _directives(document)
    yield from _positions(document)


def _texts(document: Document) -> Iterator[str]:
    """Prose and unseen text are as long as the source, and have no line end where it has none."""
    source = document.source
    for name, text in (("prose", document.prose), ("unseen", document.unseen)):
        if len(text) != len(source):
            yield f"{name} has {len(text)} characters, the source {len(source)}"
            continue
        for i, (shown, written) in enumerate(zip(text, source, strict=True)):
            if shown in LINE_ENDS and shown != written:
                yield f"{name} has a line end at {i}, where the source has {written!r}"
            elif name == "prose" and written in LINE_ENDS and shown not in (written, FILLER):
                yield f"prose has {shown!r} at {i}, where the source has a line end"


def _elements(document: Document) -> Iterator[str]:
    """Elements lie in the source, text inside markup, and come by where they start, those that hold others first."""
    for element in document.elements:
        yield from _inside(element.outer, Span(0, len(document.source)), f"outer span of {element.kind}")
        yield from _inside(element.span, element.outer, f"span of {element.kind}")
    for before, after in pairwise(document.elements):
        if (before.outer.start, -before.outer.end) > (after.outer.start, -after.outer.end):
            yield f"{_named(after)} comes after {_named(before)}"
    images = [image.outer for image in document.all("image")]
    for alt in document.all("alt"):
        at = bisect_right(images, (alt.outer.start, len(document.source))) - 1
        yield from _inside(alt.outer, images[at] if at >= 0 else Span(0, 0), "alternative text, in its image,")
    for error in document.parse_errors:
        yield from _inside(error.span, Span(0, len(document.source)), "place of a parse error")


def _blocks(document: Document) -> Iterator[str]:
    """Blocks don't overlap, all visible text lies in them, and no word goes on after the block that it begins in."""
    at = 0
    for block in document.blocks:
        if block.span.start < at:
            yield f"{_named(block)} overlaps the block before it"
        if document.text(Span(at, block.span.start)):
            yield f"visible text at {at}-{block.span.start} is in no block"
        at = max(at, block.span.end)
        held = document.words.within(block.span)
        if held and document.words.ends[held[-1]] > block.span.end:
            yield f"a word goes on after {_named(block)}"
    if document.text(Span(at, len(document.source))):
        yield f"visible text after {at} is in no block"


def _words(document: Document) -> Iterator[str]:
    """Words are in order, not empty, and not overlapping; so are sentences, and each lies in its block."""
    whole = Span(0, len(document.source))
    for name, words in (("words", document.words), ("unseen words", document.unseen_words)):
        if not len(words.starts) == len(words.ends) == len(words.normalized) == len(words.gaps):
            yield f"the arrays of {name} differ in length"
        yield from _ordered([Span(*place) for place in zip(words.starts, words.ends, strict=True)], whole, name)
        if any(start == end for start, end in zip(words.starts, words.ends, strict=True)):
            yield f"{name}: an empty one"
    yield from _ordered([sentence.span for sentence in document.sentences], whole, "sentences")
    for sentence in document.sentences:
        yield from _inside(sentence.span, sentence.block.span, "sentence")


def _sections(document: Document) -> Iterator[str]:
    """A section begins with its heading, holds its own text, and lies in the section that it begins in."""
    whole = Span(0, len(document.source))
    around: list[Span] = [whole]
    for section in document.sections:
        while len(around) > 1 and section.span.start >= around[-1].end:
            around.pop()
        yield from _inside(section.span, around[-1], "section, in the one around it,")
        around.append(section.span)
        yield from _inside(section.body, section.span, "text of a section")
        if section.heading and section.span.start != section.heading.outer.start:
            yield f"the section of {_named(section.heading)} starts at {section.span.start}"


def _directives(document: Document) -> Iterator[str]:
    """A directive lies in its comment. What it reaches may end one past the source, so as to hold its end."""
    whole = Span(0, len(document.source))
    found = directives(document)
    for directive in found:
        yield from _inside(directive.outer, whole, "outer span of a directive")
        yield from _inside(directive.span, directive.outer, "span of a directive")
    for reached in reaches(document, found):
        if reached:
            yield from _inside(reached, Span(0, whole.end + 1), "reach of a directive")


def _positions(document: Document) -> Iterator[str]:
    """Lines are those that end in LF, CR or both, one after the other; positions lead back to their offsets."""
    at = 0
    for number in range(1, document.lines + 1):
        line = document.line(number)
        if line.start != at or line.end < line.start:
            yield f"line {number} is {line}, and should start at {at}"
        text = document.source[line.start : line.end]
        if any(end in text for end in LINE_ENDS):
            yield f"line {number} holds a line end"
        if document.position(line.start) != (number, 1) or document.position(line.end) != (number, len(text) + 1):
            yield f"the ends of line {number} have other positions"
        ended = document.source[line.end : line.end + 2]
        at = line.end + (2 if ended == "\r\n" else 1 if ended else 0)
    if at != len(document.source):
        yield f"the lines end at {at}, the source at {len(document.source)}"


def _ordered(spans: Sequence[Span], whole: Span, name: str) -> Iterator[str]:
    for span in spans:
        yield from _inside(span, whole, name)
    for before, after in pairwise(spans):
        if after.start < before.end:
            yield f"{name}: {after} overlaps {before}"


def _inside(span: Span, holder: Span, name: str) -> Iterator[str]:
    if not holder.start <= span.start <= span.end <= holder.end:
        yield f"{name} {span.start}-{span.end} isn't inside {holder.start}-{holder.end}"


def _named(element: Element) -> str:
    return f"{element.kind} {element.outer.start}-{element.outer.end}"
