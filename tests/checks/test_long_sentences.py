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
