"""What a tool wrote around or into an article, and that was copied along with it and never removed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

from seolint.analysis.engines import inside_word
from seolint.analysis.links import links
from seolint.analysis.quotations import is_quoted
from seolint.analysis.regex import ArgumentFault
from seolint.document import Document, Element, Finding, Span
from seolint.lazy_regex import expression

FACTS = ("kind", "text")

WHOLE_PAGE = True
"""What it finds depends on what the page is about, and on what else is on it."""

_KEYS = ("kind", "phrases", "at", "with", "link")
_PLACES = ("anywhere", "start", "lead", "first", "block")

_DIGITS = "#"
"""Stands in a phrase for a number."""

_GAP = r"[\s\0]+"
_SHOWN = ("quote", "inline_code", "emphasis")
"""Elements whose text is quoted or shown as an example."""

_UNSPACED = expression("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7ff]")
"""Letters of scripts whose words aren't separated by spaces."""

_MARKS = "!¡¿,.:[]"
"""What appears beside words in phrases and isn't part of them."""

_NEAR = 200
"""Characters before a phrase in which there is a word, unless the phrase begins its block."""


class Phrase(NamedTuple):
    """A phrase in lower case: the words that a text with it has, if its script shows them, and its longest piece."""

    text: str
    words: frozenset[str]
    unspaced: bool
    piece: str


class Leftover(NamedTuple):
    """A kind of leftover: its phrases, where they count, beside which kinds; and parts of addresses."""

    kind: str
    phrases: Sequence[Phrase]
    at: str = "anywhere"
    needs: frozenset[str] = frozenset()
    addresses: Sequence[str] = ()


class Trace(NamedTuple):
    """A place at which a leftover was found, and the part of it that is shown."""

    span: Span
    leftover: Leftover
    text: str


def check(
    document: Document, *, leftovers: Sequence[Mapping[str, Any]], subjects: Sequence[str], max_mentions: int
) -> Iterator[Finding]:
    """Texts and links that are one of `leftovers`, unless the page is about what leaves them.

    Each of these has a `kind` for the message, and `phrases`, lists by language, that are looked for in any language:
    case and kind of apostrophe don't matter, `#` stands for a number. `at` says where they count: at the `start` of a
    block, as its `lead` (of the first paragraph, or one that ends with a colon), in the `first` paragraph only, or as a
    `block` of their own. `with` names other kinds, one of which the page must have, too. `link` are parameters
    (`name=value`) and schemes (`name:`) of addresses. Text in code, emphasis, quotations or quotation marks doesn't
    count. A page is about the `subjects` when its title, description, slug or a heading names one, or its text names
    them more than `max_mentions` times beside the leftovers. Facts: kind, text.
    """
    known = _known(tuple(map(_hashable, leftovers)))
    found = [*_texts(document, known)]
    kinds = {trace.leftover.kind for trace in found}
    found = [trace for trace in found if not trace.leftover.needs or not kinds.isdisjoint(trace.leftover.needs)]
    if found and _is_about(document, subjects, max_mentions, sorted(trace.span for trace in found)):
        found = []
    end = -1
    for span, leftover, text in sorted([*found, *_links(document, known)], key=lambda trace: trace.span):
        if span.start >= end:
            end = span.end
            yield Finding(span, {"kind": leftover.kind, "text": text})


def validate(*, leftovers: Sequence[Mapping[str, Any]], **_: Any) -> Iterator[ArgumentFault]:
    """What is wrong with the arguments of a rule."""
    if not isinstance(leftovers, list):
        yield ("leftovers",), "leftovers are a list of mappings with a kind, and phrases or link"
        return
    kinds = {each["kind"] for each in leftovers if isinstance(each, dict) and isinstance(each.get("kind"), str)}
    for i, each in enumerate(leftovers):
        path = ("leftovers", i)
        if not isinstance(each, dict) or not isinstance(each.get("kind"), str):
            yield path, "a leftover is a mapping with a kind, and phrases or link"
            continue
        yield from (
            ((*path, key), f"there is no {key}; there are {', '.join(_KEYS)}") for key in each if key not in _KEYS
        )
        if each.get("at", "anywhere") not in _PLACES:
            yield (*path, "at"), f"at is one of {', '.join(_PLACES)}"
        if not _is_texts(needs := each.get("with", ["x"])) or not kinds.issuperset(each.get("with", ())):
            yield (*path, "with"), f"with is a list of kinds; there are {', '.join(sorted(kinds))}; not {needs}"
        if not isinstance(each.get("phrases", {}), dict) or not all(map(_is_texts, each.get("phrases", {}).values())):
            yield (*path, "phrases"), "phrases are lists of texts, by language"
        if not _is_texts(each.get("link", ["x"])):
            yield (*path, "link"), "link is a list of parameters (name=value) and schemes (name:)"


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) and text.strip() for text in value)


_Key = tuple[str, tuple[str, ...], str, tuple[str, ...], tuple[str, ...]]


def _hashable(each: Mapping[str, Any]) -> _Key:
    phrases = tuple(phrase for texts in each.get("phrases", {}).values() for phrase in texts)
    return each["kind"], phrases, each.get("at", "anywhere"), tuple(each.get("with", ())), tuple(each.get("link", ()))


@lru_cache(maxsize=8)
def _known(keys: tuple[_Key, ...]) -> Sequence[Leftover]:
    return [
        Leftover(kind, list(map(_phrase, phrases)), at, frozenset(needs), addresses)
        for kind, phrases, at, needs, addresses in keys
    ]


def _phrase(text: str) -> Phrase:
    lowered = _lowered(text)
    words = frozenset(word for piece in lowered.split() if (word := piece.strip(_MARKS)).isalpha())
    pieces = lowered.replace(_DIGITS, " ").split()
    unspaced = _UNSPACED.search(lowered) is not None
    return Phrase(lowered, frozenset() if unspaced else words, unspaced, max(pieces, key=len))


def _lowered(text: str) -> str:
    """A text in lower case and as long as before, with one kind of apostrophe."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(lower if len(lower := letter.lower()) == 1 else letter for letter in text)
    return lowered.replace("’", "'").replace("\u00a0", " ")


def _texts(document: Document, known: Sequence[Leftover]) -> Iterator[Trace]:
    """Where phrases occur."""
    prose, blocks = _lowered(document.prose), document.blocks
    first = next((block for block in blocks if block.kind != "heading"), None)
    words, unspaced = frozenset(document.words.normalized), _UNSPACED.search(prose)
    for leftover in known:
        for phrase in leftover.phrases:
            if not phrase.words <= words or (phrase.unspaced and not unspaced) or phrase.piece not in prose:
                continue
            for span in _uses(prose, phrase.text):
                block = _block_at(blocks, span.start)
                if not block or document.inside(span, *_SHOWN):
                    continue
                if not is_quoted(document, span.start) and _counts(document, block, span, leftover.at, first):
                    yield Trace(span, leftover, document.text(span))


def _block_at(blocks: Sequence[Element], offset: int) -> Element | None:
    at = bisect_right(blocks, offset, key=lambda block: block.span.start) - 1
    return blocks[at] if at >= 0 and offset < blocks[at].span.end else None


def _counts(document: Document, block: Element, span: Span, at: str, first: Element | None) -> bool:
    """Whether a place is where in its block, and in the article, it counts."""
    if at == "anywhere":
        return True
    if document.text(Span(max(block.span.start, span.start - _NEAR), span.start)):
        return False
    after = document.text(Span(span.end, block.span.end))
    if at == "block":
        return not any(map(str.isalnum, after))
    return at == "start" or block is first or (at == "lead" and after.endswith((":", "：")))


def _uses(text: str, phrase: str) -> Iterator[Span]:
    """Where a phrase is in a text, except as a part of longer words."""
    for match in _expression(phrase).finditer(text):
        left = phrase[0].isalpha() and inside_word(text, match.start())
        right = phrase[-1].isalpha() and inside_word(text, match.end())
        if not left and not right:
            yield Span(*match.span())


@lru_cache(maxsize=256)
def _expression(phrase: str) -> re.Pattern[str]:
    """A phrase with any gap between its words; `#` is a number."""
    return re.compile(_GAP.join(re.escape(word).replace(r"\#", "[0-9]+") for word in phrase.split()))


def _is_about(document: Document, subjects: Sequence[str], max_mentions: int, found: Sequence[Span]) -> bool:
    """Whether a page is about what leaves such texts: it names that in its heads, or often in its text."""
    heads = document.all("title", "description", "keywords", "slug", "heading")
    if any(_mentions(document.text_of(head), subjects) for head in heads):
        return True
    ends = accumulate((span.end for span in found), max, initial=0)
    between = [document.prose[end : span.start] for end, span in zip(ends, found, strict=False)]
    rest = document.prose[max(span.end for span in found) :]
    return _mentions("\n".join([*between, rest]), subjects) > max_mentions


def _mentions(text: str, subjects: Sequence[str]) -> int:
    """How often a text names the subjects; a subject spelled all in capitals counts in capitals only."""
    lowered = _lowered(text)
    exact = [subject for subject in subjects if subject.isupper()]
    spoken = [_lowered(subject) for subject in subjects if not subject.isupper()]
    return sum(1 for where, names in ((text, exact), (lowered, spoken)) for name in names for _ in _uses(where, name))


def _links(document: Document, known: Sequence[Leftover]) -> Iterator[Trace]:
    """Links whose addresses were copied from an answer."""
    wanted = [(part, leftover) for leftover in known for part in leftover.addresses]
    if not any(part in document.source for part, _ in wanted):
        return
    for link in links(document):
        address = (link.address or "").replace("&amp;", "&")
        parts = {*address.partition("#")[0].partition("?")[2].split("&"), f"{address.partition(':')[0]}:"}
        for part, leftover in wanted:
            if part in parts and not document.inside(link.element.span, "quote"):
                yield Trace(link.element.span, leftover, part)
