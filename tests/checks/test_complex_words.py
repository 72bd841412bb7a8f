"""Words that are long and uncommon, and could be others."""

from __future__ import annotations

import pytest

from seolint.checks.complex_words import check, not_applicable
from seolint.document import Document
from seolint.readers import Settings, read


def article(text: str, language: str = "en") -> Document:
    return read(text, "markdown", Settings(language=language))


def named(text: str, words: int = 9) -> str:
    return "; ".join(str(finding.facts["words"]) for finding in check(article(text), max=0, words=words, least_words=1))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We utilize it.", "utilize"),
        ("We utilized what he utilizes.", "utilized (2)"),
        ("The family remembered yesterday.", ""),  # three syllables, but words that children know
        ("She published the pages and visited.", ""),  # three syllables by the ending alone
        ("He met Benedetto in Alexandria. Benedetto smiled.", ""),
        ("Set `parameterize` to yes.", ""),
        ("# Readability\n\nGood readability helps.", ""),
        ("A well-organised, state-of-the-art shop.", ""),
        ("| Methodology |\n|---|\n| Necessitate |\n", ""),
    ],
)
def test_complex_words(text: str, words: str) -> None:
    assert named(text) == words


def test_names_and_points_at_those_with_most_syllables_to_save() -> None:
    document = article("# A\n\nThe operationalization took a lot. Facilitate it. Utilize it. Facilitate it.\n")
    (finding,) = check(document, max=10, words=2, least_words=1)
    assert finding.facts["words"] == "operationalization, facilitate (2)"
    assert [document.text(place) for place in finding.related] == ["operationalization", "Facilitate", "Facilitate"]
    assert finding.facts["count"] == 4


@pytest.mark.parametrize(
    ("language", "least", "reason"),
    [
        ("de", 0, "there is no list of easy words for German"),
        ("en", 200, "words of running text: 2 (minimum 200)"),
        ("en", 2, ""),
    ],
)
def test_what_can_not_be_judged_is_said(language: str, least: int, reason: str) -> None:
    assert not_applicable(article("Cats sleep.", language), least_words=least) == reason
