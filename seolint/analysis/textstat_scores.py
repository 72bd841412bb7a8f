"""Readability scores computed by textstat: those without a formula in seolint itself.

textstat is loaded when a score is needed, and counts words, sentences and syllables in its own way.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from seolint.analysis.prose import prose
from seolint.document import Document, Span

if TYPE_CHECKING:
    from textstat.textstat import textstatistics


LANGUAGES: Mapping[str, str] = {"ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "it": "Italian"}
"""The languages that there are scores for, by code."""

LOCALES: Mapping[str, str] = {"en": "en_US"}
"""textstat's name of a language where it isn't its code. This is its default; for `en` it would hyphenate as in
Britain."""


class TextstatScore(NamedTuple):
    """A score: the language it was made for, the function of textstat, and its arguments besides the text."""

    language: str
    function: str
    arguments: tuple[int, ...] = ()


TEXTSTAT_SCORES: Mapping[str, TextstatScore] = {
    "crawford": TextstatScore("es", "crawford"),
    "fernandez_huerta": TextstatScore("es", "fernandez_huerta"),
    "gulpease_index": TextstatScore("it", "gulpease_index"),
    "gutierrez_polini": TextstatScore("es", "gutierrez_polini"),
    "mcalpine_eflaw": TextstatScore("en", "mcalpine_eflaw"),
    "osman": TextstatScore("ar", "osman"),
    "spache_readability": TextstatScore("en", "spache_readability"),
    "szigriszt_pazos": TextstatScore("es", "szigriszt_pazos"),
    **{
        f"wiener_sachtextformel_{variant}": TextstatScore("de", "wiener_sachtextformel", (variant,))
        for variant in (1, 2, 3, 4)
    },
}
"""Each score by its name in `measure:` and `--score`; the Wiener Sachtextformel has four variants."""


def textstat_score(name: str, text: str, language: str) -> float | None:
    """The score of a text by textstat, not rounded; None in another language and for a text without words."""
    score = TEXTSTAT_SCORES[name]
    if score.language != language or not text.strip():
        return None
    return float(getattr(_textstat(language), score.function)(text, *score.arguments))


def running_text(document: Document, span: Span) -> str:
    """The running prose in `span` as passed to textstat: a line for each block, with one space between sentences."""
    running = prose(document)
    within = running.within(span)
    sentences = running.sentences[within.start : within.stop]
    blocks = (
        " ".join(document.text(sentence.span) for sentence in group)
        for _, group in groupby(sentences, key=lambda sentence: sentence.block.span)
    )
    return "\n".join(blocks)


@cache
def _textstat(language: str) -> textstatistics:
    """An instance for a language, since the one that the package exports is shared."""
    from textstat.textstat import textstatistics

    statistics = textstatistics()
    statistics.set_lang(LOCALES.get(language, language))
    return statistics
