"""Which pages are what people said: transcripts and interviews. No writer may shorten or divide what was spoken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from seolint.analysis.legal_notices import LEGAL_NOTICE, is_legal_notice
from seolint.document import Document, Span
from seolint.lazy_regex import expression

TRANSCRIPT = "it is a transcript or an interview, and what people said can't be reworded"
"""Why a rule doesn't judge such a page."""

_TURN = expression(r"([^\W\d_][\w.'’ -]{0,39}) ?(?:[\[(](?:\d{1,2}:)?\d{1,2}:\d\d[\])])? ?[:：](?!\S)")
"""How the turn of a speaker begins: a name, perhaps the time, a colon."""

_INTERVIEW = expression(
    r"\b(?:interview|interviews|q&a|gespräch|entrevista|entretien|intervista|wywiad|rozmowa|vraaggesprek|röportaj"
    r"|интервью)\b|インタビュー|访谈|訪談|인터뷰"
)
"""Words of the title of an interview, in lower case."""

_NAMED = expression(
    r"\b(?:transcript|transcripts|transcription|transkript|transkription|transcripción|trascrizione|transcrição"
    r"|transkrypcja|transcriptie|transkripsi|расшифровка|стенограмма)\b|文字起こし|逐字稿|文字稿|녹취록"
)
"""What the section of a page is called that says in writing what a recording says, in lower case."""

_SUMMARY = expression(r"<summary>([^<>]{0,100})</summary>", re.I)
_DETAILS_END = "</details>"
_LONGEST_NAME = 60
"""Characters of such a name: a heading that says more is about transcripts."""

_SPOKEN = 0.4
"""The minimum share of a page's words that are in the transcript, for the page to be one."""

_TIME = expression(r"[\[(]?(?:\d{1,2}:)?\d{1,2}:\d\d[\])]?(?!\w)")
"""The time in a recording, with which a paragraph begins."""

_LEAST_TURNS = 8
"""The minimum number of turns; labels such as "Note:" are fewer."""

_LEAST_OF_SPEAKER = 3
"""The minimum number of turns of somebody who takes part in a conversation, which two people do at least."""

_LEAST_SHARE = 0.25
"""The minimum share of turns among the paragraphs: a long answer has several."""

_LEAST_TIMED = 0.5
"""The minimum share of paragraphs that begin with the time: in an agenda, each line does, but it is short."""

_LEAST_QUESTIONS = 3
"""The minimum number of headings and bold lines that ask something in an interview."""


def not_own_wording(document: Document, *, legal_notices: bool, transcripts: bool) -> str:
    """Why the author of a page can't reword it; "" if they can, or such pages (the arguments) are judged, too."""
    if not legal_notices and is_legal_notice(document):
        return LEGAL_NOTICE
    return TRANSCRIPT if not transcripts and is_transcript(document) else ""


def is_transcript(document: Document) -> bool:
    """Whether a page is what people said.

    Its paragraphs are turns of speakers or begin with the time in a recording, much of it is called a transcript, or it
    is an interview by its title and questions.
    """
    return document.once(_is_transcript)


def _is_transcript(document: Document) -> bool:
    blocks = [block for block in document.blocks if block.kind in ("paragraph", "item")]
    turns = [name for block in blocks if (name := _speaker(document.text(block.span)))]
    if len(turns) >= _LEAST_TURNS and len(turns) >= _LEAST_SHARE * len(blocks):
        speakers = [name for name, count in Counter(turns).items() if count >= _LEAST_OF_SPEAKER]
        if len(speakers) > 1:
            return True
    timed = sum(_TIME.match(document.text(block.span)) is not None for block in blocks)
    if timed >= _LEAST_TURNS and timed >= _LEAST_TIMED * len(blocks):
        return True
    return _is_named(document) or _is_interview(document)


def _is_named(document: Document) -> bool:
    """Whether a large part of a page is under a heading, or in text that opens on a click, called "Transcript"."""
    spans = [
        Span(section.heading.outer.start, section.end)
        for section in document.sections
        if section.heading and _is_name(document.text_of(section.heading))
    ]
    source = document.source
    for summary in _SUMMARY.finditer(source) if _DETAILS_END in source else ():
        end = source.find(_DETAILS_END, summary.end())
        if _is_name(summary[1]) and end >= 0:
            spans.append(Span(summary.end(), end))
    words = document.words
    return any(len(words.within(span)) >= _SPOKEN * len(words) for span in spans)


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and _NAMED.search(text.lower()) is not None


def _speaker(text: str) -> str:
    """The speaker of a paragraph; "" where none is named."""
    turn = _TURN.match(text)
    return turn[1].strip() if turn else ""


def _is_interview(document: Document) -> bool:
    main = [heading for heading in document.all("heading") if heading.level == 1][:1]
    names = [document.text_of(element).lower() for element in (document.title, *main) if element is not None]
    if not any(_INTERVIEW.search(name) for name in names):
        return False
    return sum(map(document.language.asks, _lines(document))) >= _LEAST_QUESTIONS


def _lines(document: Document) -> Iterator[str]:
    """The texts of headings, and of paragraphs that are bold or in italics from end to end."""
    stressed = {element.span for element in document.all("strong", "emphasis")}
    for heading in document.all("heading"):
        yield document.text_of(heading)
    for block in document.blocks:
        if block.span in stressed:
            yield document.text(block.span)
