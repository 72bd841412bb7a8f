"""Limits for sentences by language."""

from __future__ import annotations

from pathlib import Path

import pytest

from seolint import lint, load_config

SPANISH = (
    "El alfarero abre la ventana del taller cada mañana y deja que el aire frío salga hacia el río que pasa muy cerca. "
)
RUSSIAN = (
    "Гончар открывает окно мастерской каждое утро и выпускает холодный воздух прямо к реке возле старого моста и "
    "большого дома. "
)
POLISH = (
    "Garncarz otwiera okno warsztatu każdego ranka i wypuszcza zimne powietrze nad rzekę, która płynie obok domu pod "
    "starym mostem kolejowym w dolinie. "
)
ENGLISH = (
    "The potter opens the window of the workshop every morning and lets the cold air in from the river that runs "
    "by the house under the old bridge. "
)
SHORT = "Garncarz otwiera okno. "

CASES = [
    ("es", 10 * SPANISH, False),
    ("en", 10 * ENGLISH, True),
    ("ru", 10 * RUSSIAN, True),
    ("pl", 2 * POLISH + 8 * SHORT, True),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_the_preset_yoast_has_its_limits_by_language(tmp_path: Path, language: str, text: str, expected: bool) -> None:
    file = tmp_path / ".seolint.yml"
    file.write_text("extends: yoast\n", encoding="utf-8")
    source = f"---\nlang: {language}\n---\n\n# Taller\n\n{text}\n"
    found = {problem.rule for problem in lint(source, config=load_config(file)).problems}
    assert ("many-long-sentences" in found) is expected


PUBLISHED = {"ca": 25, "es": 25, "fa": 25, "he": 15, "it": 25, "ja": 40, "pt": 25, "ru": 15, "tr": 15}
"""`recommendedLength` in the `sentenceLength.js` of each language of yoastseo 3.6.0; any other has 20."""

WORD = {"fa": "کوزه", "he": "כד", "ru": "Кувшин", "ja": "水"}


@pytest.mark.parametrize("language", [*PUBLISHED, "en", "de", "pl"])
def test_a_sentence_is_long_beyond_what_yoast_publishes(tmp_path: Path, language: str) -> None:
    file = tmp_path / ".seolint.yml"
    file.write_text(f"extends: yoast\nlanguage: {language}\n", encoding="utf-8")
    stop, space = ("。", "") if language == "ja" else (". ", " ")
    for words, expected in ((PUBLISHED.get(language, 20), False), (PUBLISHED.get(language, 20) + 1, True)):
        text = 12 * (space.join([WORD.get(language, "Xyz")] * words) + stop)
        found = {problem.rule: problem.message for problem in lint(text, config=load_config(file)).problems}
        assert ("many-long-sentences" in found) is expected
        assert not expected or ("40 characters" in found["many-long-sentences"]) is (language == "ja")
