"""What `seolint stats` counts in an article: plain values, and for people lines with a bar for each section."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from seolint.analysis.measures import MEASURES
from seolint.analysis.phrases import Phrase, everywhere, repeated
from seolint.analysis.prose import prose
from seolint.analysis.scopes import parts
from seolint.analysis.textstat_scores import TEXTSTAT_SCORES, running_text, textstat_score
from seolint.analysis.tokens import tokens_of
from seolint.document import Document, Span
from seolint.language.readability import count, scores
from seolint.report.console import cells, padded, safe
from seolint.wording import plural

MOST_PHRASES = 10
"""Repeated phrases that are counted."""

LEAST_WORDS = 2
"""Words of a phrase."""

SECTION_SCORE = "flesch_reading_ease"
"""What each section is scored by."""

SHOWN_PHRASES = 5
"""How many of those phrases people are shown."""

BAR = 20
"""Cells of a bar."""

NAME = 33
"""Cells for the heading of a section, so that a line fits into 80."""

SECTIONS_ARE = (
    "  sections, with the running text from each heading to the next, without lists, tables",
    "  or code; longest is the longest sentence, in words",
)
"""The heading and explanation that people see above the sections."""

INTRODUCTION = "(introduction)"

EASY, HARD = 60, 30
"""Flesch's bounds: 60 and above is plain language, below 30 very difficult."""

_COLORS = {"easy": 32, "middle": 33, "hard": 31}


def statistics(document: Document, path: str, least_words: int, textstat_scores: Sequence[str] = ()) -> dict[str, Any]:
    """The numbers for an article. Readability is that of the running prose, as in the rules of that family.

    `words`, `characters` (of words, with the marks inside them), `syllables` and `polysyllables` count all that a
    reader sees; `sentences` counts the running prose; `sections` is what that function gives, scored from `least_words`
    words up; `phrases` are the most frequent ones, including those in title, description and alternative text. Scores
    named in `textstat_scores` are None in languages other than their own.
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
            **{name: _textstat_score(document, name) for name in textstat_scores if name in TEXTSTAT_SCORES},
        },
        "headings": list(_headings(document)),
        "sections": sections(document, least_words),
        "phrases": _phrases(document),
    }


def _textstat_score(document: Document, name: str) -> float | None:
    value = textstat_score(name, running_text(document, Span(0, len(document.source))), document.language.code)
    return None if value is None else round(value, 1)


def sections(document: Document, least_words: int) -> list[dict[str, Any]]:
    """For each heading up to the next: heading, line, words and sentences of running prose, longest sentence (words).

    Also `flesch_reading_ease`, which is None below `least_words` words and if the language has no formula. These are
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
    """Each heading with the number of words below it, up to the next one of the same or a higher level."""
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
    """The most frequent spelling of the phrase."""
    document = phrase.tokens.document
    spans = [phrase.tokens.span(at, phrase.length) for at in uses]
    texts: Sequence[str] = [document.text(span) or document.field_text(span) for span in spans]
    return Counter(texts).most_common(1)[0][0]


def lines(file: dict[str, Any], color: bool) -> Iterator[str]:
    """One article for people: counts, scores, headings with their words, sections with their scores, phrases."""
    yield f"{safe(file['path'])}  ({file['language']})"
    names = ("words", "sentences", "paragraphs", "characters", "syllables", "polysyllables")
    yield "  " + ", ".join(plural(file[name], name.removesuffix("s")) for name in names)
    if file["readability"]:
        width = max(map(len, file["readability"]))
        yield "  readability"
        shown = ((name, "-" if score is None else score) for name, score in file["readability"].items())
        yield from (f"    {_named(name):<{width}}  {score:>5}" for name, score in shown)
    if file["headings"]:
        yield "  outline, with all words below each heading, including those below its subheadings"
        yield from (_heading(heading) for heading in file["headings"])
    if file["sections"]:
        yield from SECTIONS_ARE
        yield from sections_drawn(file["sections"], color)
    if file["phrases"]:
        yield "  phrases"
        for phrase in file["phrases"][:SHOWN_PHRASES]:
            yield f"    {phrase['count']:>5}  {safe(phrase['phrase'])}"


def _heading(heading: dict[str, Any]) -> str:
    margin = "  " * (heading["level"] - 1)
    return f"    {heading['words']:>5}  {margin}{safe(heading['text']) or '(empty)'}  (line {heading['line']})"


def _named(name: str) -> str:
    return name.replace("_", " ")


def sections_drawn(sections: Sequence[dict[str, Any]], color: bool) -> Iterator[str]:
    """The sections as lines of at most 80 cells: a bar, the score, words, and words in the longest sentence.

    The bar shows the score out of 100, or if no section has one, the words relative to the longest section.
    """
    scored = any(section[SECTION_SCORE] is not None for section in sections)
    most = max((section["words"] for section in sections), default=1)
    label = "Flesch reading ease" if scored else ""
    yield f"  {padded('', NAME)}  {label:<{BAR}} {'':6}{'words':>7}{'longest':>9}"
    for section in sections:
        name = _cut(safe(section["heading"]) or (INTRODUCTION if not section["level"] else "(empty)"), NAME - 2)
        bar = _scored(section[SECTION_SCORE], color) if scored else _bar(section["words"] / most)
        counts = f"{section['words']:>7,}{section['longest_sentence']:>9}"
        yield f"    {padded(name, NAME - 2)}  {bar} {_number(section[SECTION_SCORE], scored)}{counts}"


def _bar(share: float) -> str:
    return ("#" * round(max(0.0, min(share, 1.0)) * BAR)).ljust(BAR, ".")


def _scored(score: float | None, color: bool) -> str:
    if score is None:
        return " " * BAR
    kind = "easy" if score >= EASY else "hard" if score < HARD else "middle"
    return f"\x1b[{_COLORS[kind]}m{_bar(score / 100)}\x1b[0m" if color else _bar(score / 100)


def _number(score: float | None, scored: bool) -> str:
    return f"{('-' if scored else '') if score is None else format(score, '.1f'):>6}"


def _cut(text: str, width: int) -> str:
    """`text` in at most `width` cells, the last of them an ellipsis if something is left out."""
    if cells(text) <= width:
        return text
    while cells(text) > width - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"
