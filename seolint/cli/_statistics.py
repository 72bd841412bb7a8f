"""What `seolint stats` counts in an article, as plain values."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from seolint.analysis.measures import MEASURES
from seolint.analysis.phrases import Phrase, everywhere, repeated
from seolint.analysis.prose import prose
from seolint.analysis.scopes import parts
from seolint.analysis.textstat_scores import running_text, textstat_score
from seolint.analysis.tokens import tokens_of
from seolint.document import Document, Span
from seolint.language.readability import count, scores

MOST_PHRASES = 10
"""Repeated phrases that are listed."""

LEAST_WORDS = 2
"""Words of a phrase."""

SECTION_SCORE = "flesch_reading_ease"
"""What each section is scored by."""


def statistics(document: Document, path: str, least_words: int, textstat_scores: Sequence[str] = ()) -> dict[str, Any]:
    """The numbers of an article. Readability is that of the running prose, as the rules of that family take it.

    `words`, `characters` (of words, with the marks inside them), `syllables` and `polysyllables` are of all that a
    reader sees; `sentences` those of the running prose; `sections` as in that function, scored from `least_words` words
    up; `phrases` those that occur most often, in title, description and alternative text too. Scores
    named in `textstat_scores` are None in other languages than their own.
    """
    words, running = document.words.normalized, prose(document)
    code = document.language.code
    whole = count(words, [], code)
    in_prose = [word for sentence in running.words for word in words[sentence.start : sentence.stop]]
    found = scores(count(in_prose, [len(sentence) for sentence in running.words], code), code)
    return {
        "path": path,
        "language": code,
        "words": len(words),
        "sentences": len(running.sentences),
        "paragraphs": len(document.all("paragraph")),
        "characters": whole.characters,
        "syllables": whole.syllables,
        "polysyllables": whole.polysyllables,
        "readability": {
            **{name: round(value, 1) for name, value in found.items()},
            **{name: _textstat_score(document, name) for name in textstat_scores},
        },
        "headings": list(_headings(document)),
        "sections": sections(document, least_words),
        "phrases": _phrases(document),
    }


def _textstat_score(document: Document, name: str) -> float | None:
    value = textstat_score(name, running_text(document, Span(0, len(document.source))), document.language.code)
    return None if value is None else round(value, 1)


def sections(document: Document, least_words: int) -> list[dict[str, Any]]:
    """From each heading to the next: heading, line, words and sentences of running prose, longest sentence (words).

    Also `flesch_reading_ease`, None in fewer than `least_words` words and where the language has no formula. These are
    the sections that the rule hard-to-read-section judges; those without running prose are left out.
    """
    return list(_sections(document, least_words))


def _sections(document: Document, least_words: int) -> Iterator[dict[str, Any]]:
    running = prose(document)
    for part in parts(document, "stretch"):
        sentences = running.within(part.span)
        words = running.word_count(sentences)
        if not words:
            continue
        score = MEASURES[SECTION_SCORE].of(document, part) if words >= least_words else None
        yield {
            "heading": document.text(part.place) if part.level else "",
            "level": part.level,
            "line": document.position(part.place.start).line,
            "words": words,
            "sentences": len(sentences),
            "longest_sentence": max(len(running.words[at]) for at in sentences),
            SECTION_SCORE: None if score is None else round(score, 1),
        }


def _headings(document: Document) -> Iterator[dict[str, Any]]:
    """Each heading with the words from it to the next of the same or a higher level, without those of the heading."""
    for section in document.sections:
        if section.heading:
            words = bisect_right(document.words.starts, section.span.end - 1)
            yield {
                "level": section.level,
                "text": document.text_of(section.heading),
                "line": document.position(section.heading.span.start).line,
                "words": words - document.words.within(section.heading.outer).stop,
            }


def _phrases(document: Document) -> list[dict[str, Any]]:
    found = [phrase for phrase in repeated(tokens_of(document)) if phrase.length >= LEAST_WORDS]
    used = sorted(
        zip(found, everywhere(found), strict=True),
        key=lambda pair: (-len(pair[1]), -pair[0].length, pair[0].places[0]),
    )
    return [{"phrase": _written(phrase, uses), "count": len(uses)} for phrase, uses in used[:MOST_PHRASES]]


def _written(phrase: Phrase, uses: Sequence[int]) -> str:
    """The phrase as it is written most often."""
    document = phrase.tokens.document
    spans = [phrase.tokens.span(at, phrase.length) for at in uses]
    texts: Sequence[str] = [document.text(span) or document.field_text(span) for span in spans]
    return Counter(texts).most_common(1)[0][0]
