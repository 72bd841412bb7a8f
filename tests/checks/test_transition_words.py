"""Sentences that say how they follow from the one before."""

from __future__ import annotations

import pytest

from seolint.checks.transition_words import check, not_applicable
from seolint.document import Document
from seolint.readers import Settings, read

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "sv", "tr", "id", "cs")


def article(text: str, language: str = "en") -> Document:
    return read(text, "markdown", Settings(language=language))


@pytest.mark.parametrize(
    ("language", "linked"),
    [
        ("en", "As a result, it fell."),
        ("de", "Zum Beispiel fällt er."),
        ("fr", "C’est-à-dire qu’il tombe."),
        ("es", "Sin embargo, cae."),
        ("pt", "Por exemplo, cai."),
        ("it", "D’altra parte, cade."),
        ("nl", "Hij valt, met andere woorden."),
        ("pl", "Na przykład spada."),
        ("ru", "Тем не менее он падает."),
        ("sv", "Till exempel faller den."),
        ("tr", "Bu nedenle düşer."),
        ("id", "Oleh karena itu, ia jatuh."),
        ("cs", "Na druhou stranu padá."),
    ],
)
def test_a_sentence_with_a_transition_phrase_counts(language: str, linked: str) -> None:
    assert list(check(article(f"Bla bli. {linked}", language), min=50, least_words=1)) == []
    (finding,) = check(article("Bla bli. Blo blu.", language), min=50, least_words=1)
    assert finding.facts == {"share": 0, "count": 0, "total": 2, "run": 2, "limit": 50}


def test_reported_where_the_longest_stretch_without_one_begins() -> None:
    document = article("# A\n\nCats sleep. However, dogs bark. Birds sing. Fish swim. But frogs croak. Cows moo.\n")
    (finding,) = check(document, min=50, least_words=1)
    assert document.text(finding.span) == "Birds sing."
    assert (finding.facts["count"], finding.facts["run"]) == (2, 2)


@pytest.mark.parametrize("text", ["A result as such is as a.", "Take it. As a\n\nresult it fell."])
def test_a_phrase_counts_only_when_it_stands_whole_in_one_sentence(text: str) -> None:
    (finding,) = check(article(text.replace("such", "much")), min=100, least_words=1)
    assert finding.facts["count"] == 0


@pytest.mark.parametrize(
    ("language", "least", "reason"),
    [
        ("ja", 0, "there is no list of transition words for Japanese"),
        ("xx", 0, "there is no list of transition words for xx"),
        ("en", 200, "words of running text: 2 (minimum 200)"),
        ("en", 2, ""),
    ],
)
def test_what_can_not_be_judged_is_said(language: str, least: int, reason: str) -> None:
    document = article("Cats sleep.", language)
    assert not_applicable(document, least_words=least) == reason
    assert not reason or list(check(document, min=30, least_words=least)) == []
