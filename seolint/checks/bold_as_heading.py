"""Bold lines used as headings."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from seolint.analysis.captions import (
    code_starts,
    is_byline,
    is_file_name,
    is_motto,
    is_of_event,
    is_on_card,
    only_links,
)
from seolint.analysis.legal_notices import LEGAL_NOTICE, is_legal_notice
from seolint.analysis.prose import prose
from seolint.document import Document, Element, Finding, Span
from seolint.language.marks import ends_sentence
from seolint.lazy_regex import expression

FACTS = ("text", "count")

_LEADS_IN = ",:;，：；"
"""What a lead-in ends with and a heading does not, besides the marks of sentences. A question may well be a heading."""

_OPENS = "\"'“„”«»‹›‘‚「『《([{（【"
"""What a quotation or a remark begins with; a heading seldom does."""

_LINE = 8
"""Words of a line of an address."""

_LABELLED = expression(r"[^\W\d_][\w .-]{1,20}[:：] ?\S")
"""A label and what it is for: `Email: info@example.org`."""

_SPEAKER = expression(r"([^\W\d_]{1,2})\d{0,3} ?[:.：]\s")
"""What stands before what is asked or said in an interview: `Q: Why?`, `A: It grew.`"""

_TAGS = expression(r"(?:<[^<>]{1,300}>\s{0,20}){1,4}\Z")
_BOX = expression(
    r"""\sclass\s?=\s?["']?[^"'<>]{0,100}?"""
    r"(?:note|info|tip|hint|warn|caution|admonition|callout|alert|notice|sidebar)",
    re.I,
)
"""The tags right before the first words of something, and the class of a box with a remark."""

_BEFORE = 600
"""Characters before a line that are searched for these."""

_LEAST_USES = 5
"""Uses of a line from which on it is a label."""

_LEAST_CARDS = 3
"""Boxes with a bold line and a text from which on they are a grid of cards."""

_SET_APART = ("list", "table", "quote", "figure", "details")


def check(
    document: Document,
    *,
    max_words: int,
    questions: int = 1,
    labels: int = 1,
    info_below: int = 0,
    legal_notices: bool = True,
) -> Iterator[Finding]:
    """Paragraphs of at most `max_words` words that are entirely bold and precede a paragraph or a list.

    Reports lines that act as a heading: not inside a list, a table or a quotation, not between quotation marks or
    brackets, not a link, not the label of a box, not in lower case, without a stop or colon at the end, with running
    text right after, unless that is a list which continues their sentence, a list of links, or the line of an address;
    not the date of an event, a byline under a heading, the motto of the page, the label of one of several cards, a
    label with a link, what a speaker asks whom the next line answers (`Q:`, `A:`), or a line that comes again and
    again, as the labels "Arguments" and "Returns" do in a reference.

    Questions count where there are at least `questions` of them: one or two may be put to the reader in the middle of
    a text; and so do lines right before a list or code where there are at least `labels` lines of any kind, since one
    may be the label of that list. `legal_notices` says whether those are judged, too; `info_below` has no effect here.
    Facts: text, count (how many different lines of the page are reported that don't come right before code).
    """
    if not legal_notices and is_legal_notice(document):
        return
    longest = document.language.as_much_as(max_words)
    bold = {element.span for element in document.all("strong")}
    linked = {element.span for element in document.all("link")} if bold else set()
    asked: list[Span] = []
    found: list[tuple[Span, bool]] = []
    cards: set[Span] = set()
    mottos: set[Span] = set()
    blocks = document.blocks if bold else ()
    for at, (block, following) in enumerate(pairwise(blocks)):
        if block.kind != "paragraph" or block.span not in bold or following.span in bold:
            continue
        text = document.text(block.span)
        posed = 0 < len(document.words.within(block.span)) <= longest and not _is_sentence(document, text)
        posed = posed and text[0] not in _OPENS and not text[0].islower()
        if not posed or following.kind not in ("paragraph", "item") or document.inside(block.span, *_SET_APART):
            continue
        if _begins_address(document, following) or _begins_box(document, block):
            continue
        if _labels_link(document, block) or _is_answered(text, document.text(following.span)):
            continue
        if following.kind == "item" and _belongs_to_list(document, blocks, at + 1):
            continue
        if _is_caption(document, block, text, blocks[at - 1] if at else None):
            continue
        if document.language.asks(text):
            asked.append(block.span)
        elif block.span not in linked:
            if is_on_card(document, block, following):
                cards.add(block.span)
            elif is_motto(document, at):
                mottos.add(block.span)
            found.append((block.span, _is_label(document, block, following)))
    asked = asked if len(asked) >= questions else []
    found = _without_labels(document, found)
    left_out = cards if len(cards) >= _LEAST_CARDS else mottos if len(found) + len(asked) == 1 else set()
    found = [each for each in found if each[0] not in left_out]
    are_headings = len(found) + len(asked) >= labels
    lines = [*(span for span, is_label in found if are_headings or not is_label), *asked]
    texts = {span: document.text(span) for span in lines}
    count = len({text.casefold() for span, text in texts.items() if not _precedes_code(document, span.end)})
    yield from (Finding(span, {"text": text, "count": count}) for span, text in texts.items())


def _without_labels(document: Document, found: Sequence[tuple[Span, bool]]) -> list[tuple[Span, bool]]:
    """Those lines whose text the page doesn't use as a label again and again."""
    texts = [document.text(span).casefold() for span, _ in found]
    counts = Counter(texts)
    return [each for each, text in zip(found, texts, strict=True) if counts[text] < _LEAST_USES]


def _is_caption(document: Document, line: Element, text: str, before: Element | None) -> bool:
    """Whether a line is the date of an event or a byline."""
    is_under_heading = before is not None and before.kind == "heading"
    return is_of_event(text, is_under_heading=is_under_heading) or (is_under_heading and is_byline(document, line))


def _belongs_to_list(document: Document, blocks: Sequence[Element], at: int) -> bool:
    """Whether the line before a list is part of it: of its sentence, or the label of links."""
    return _goes_on(document, _items(blocks, at)) or only_links(document, _items(blocks, at))


def _is_label(document: Document, block: Element, following: Element) -> bool:
    """Whether a list or code comes right after a line."""
    return following.kind == "item" or _precedes_code(document, block.span.end)


def _precedes_code(document: Document, end: int) -> bool:
    """Whether code is what comes next after a line that ends here."""
    starts = document.once(code_starts)
    at = bisect_left(starts, end)
    after = bisect_left(document.blocks, end, key=lambda block: block.span.start)
    following = document.blocks[after].span if after < len(document.blocks) else None
    is_code = following is not None and following in document.once(_lines_of_code)
    return is_code or (at < len(starts) and starts[at] < (following.start if following else len(document.source)))


def _lines_of_code(document: Document) -> frozenset[Span]:
    return frozenset(code.span for code in document.all("inline_code"))


def _begins_address(document: Document, following: Element) -> bool:
    """Whether a bold line is the name in an address, since `**Email:** info@example.org` comes next."""
    words = document.words.within(following.span)
    return len(words) <= _LINE and _LABELLED.match(document.text(following.span)) is not None


def _labels_link(document: Document, block: Element) -> bool:
    """Whether a line is a label and the link that it is for: `Context: [the proposal](…)`."""
    links = (each.span for each in document.all("link") if block.span.start < each.span.start < block.span.end)
    return any(document.text(Span(block.span.start, link.start)).rstrip()[-1:] in (":", "：") for link in links)


def _is_answered(text: str, following: str) -> bool:
    """Whether a speaker asks in a line what another one answers in the next."""
    asks, answers = _SPEAKER.match(text), _SPEAKER.match(following)
    return bool(asks and answers and asks[1] != answers[1])


def _begins_box(document: Document, block: Element) -> bool:
    """Whether a line is the label of a box with a remark: its first words."""
    start = block.span.start
    tags = _TAGS.search(document.source, max(0, start - _BEFORE), start) if document.source[start - 1] == ">" else None
    return tags is not None and _BOX.search(tags[0]) is not None


def _items(blocks: Sequence[Element], at: int) -> Iterator[Element]:
    """The consecutive items from this block on."""
    return takewhile(lambda block: block.kind == "item", (blocks[i] for i in range(at, len(blocks))))


def _goes_on(document: Document, items: Iterator[Element]) -> bool:
    """Whether all these items begin with a small letter, as the rest of a sentence does.

    So do ingredients, but they aren't sentences and don't begin with a function word.
    """
    first = next(items)
    words = document.words.within(first.span)
    if not words or not document.text(first.span)[:1].islower():
        return False
    opening = document.words.normalized[words.start]
    is_rest = opening in document.language.function_words or first.span in document.once(_running)
    return is_rest and all(document.text(item.span)[:1].islower() for item in items)


def _running(document: Document) -> frozenset[Span]:
    return frozenset(block.span for block in prose(document).blocks)


def _is_sentence(document: Document, text: str) -> bool:
    """Whether a line ends as a sentence or a lead-in does, or is the name of a file, which stands above its content."""
    if is_file_name(text):
        return True
    return not document.language.asks(text) and (text[-1] in _LEADS_IN or ends_sentence(text))


def not_applicable(document: Document, *, legal_notices: bool = True, **_: object) -> str:
    """Why this document can't be judged; an empty text where it can."""
    return LEGAL_NOTICE if not legal_notices and is_legal_notice(document) else ""
