"""The scores of textstat: the library's own figures, for the language that each was made for."""

from __future__ import annotations

import pytest
import textstat

from seolint.analysis.textstat_scores import TEXTSTAT_SCORES, textstat_score

TEXTS = {
    "ar": "تقع المدينة على ضفة النهر الكبير. يعمل سكانها في الزراعة وصيد الأسماك منذ قرون طويلة.",
    "de": "Die Wassermühle steht seit vierhundert Jahren am Bach. Ihr Rad treibt heute einen kleinen Generator an.",
    "en": "The mill has stood beside the stream for four hundred years. Its wheel drives a small generator today.",
    "es": "El molino está junto al arroyo desde hace cuatrocientos años. Su rueda mueve hoy un pequeño generador.",
    "it": "Il mulino si trova vicino al ruscello da quattrocento anni. La sua ruota muove oggi un piccolo generatore.",
}


@pytest.mark.parametrize("name", TEXTSTAT_SCORES)
def test_a_score_is_that_of_textstat(name: str) -> None:
    score = TEXTSTAT_SCORES[name]
    text = TEXTS[score.language]
    textstat.set_lang(score.language)
    try:
        expected = getattr(textstat, score.function)(text, *score.arguments)
    finally:
        textstat.set_lang("en_US")
    assert textstat_score(name, text, score.language) == expected != 0


@pytest.mark.parametrize("name", TEXTSTAT_SCORES)
def test_there_is_none_in_another_language_or_without_words(name: str) -> None:
    language = TEXTSTAT_SCORES[name].language
    assert textstat_score(name, TEXTS["de" if language != "de" else "en"], "de" if language != "de" else "en") is None
    assert textstat_score(name, " \n", language) is None
