"""Which language a text is in: detected surely or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from seolint.language import choose, detect, get
from seolint.readers import format_of, read

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
"""Real articles for measuring, present where seolint is developed."""

LEAST_RIGHT = 0.97
"""Share of the corpus that is named; what remains are change logs and lists of a few hundred names."""

TEXTS = {
    "en": "The barrel stands under the pipe and it is filled by the rain that comes from the roof of the house.",
    "de": "Die Tonne steht unter dem Rohr und sie wird von dem Regen gefüllt, der von dem Dach des Hauses kommt.",
    "fr": "Le tonneau est sous le tuyau et il est rempli par la pluie qui vient du toit de la maison avec le vent.",
    "es": "El barril está bajo el tubo y se llena con la lluvia que viene del tejado de la casa y de los árboles.",
    "pt": "O barril está sob o tubo e não é cheio pela chuva que vem do telhado da casa, mas também com as mãos.",
    "it": "Il barile è sotto il tubo e non è riempito dalla pioggia che viene dal tetto della casa, ma con le mani.",
    "nl": "De ton staat onder de pijp en die wordt gevuld door de regen die van het dak van het huis komt.",
    "pl": "Beczka jest pod rurą i nie jest pełna, bo to co jest na dachu domu nie idzie do niej, ale też do rowu.",
    "ru": "Бочка стоит под трубой, и она не полна, потому что то, что есть на крыше, не идёт в неё, а идёт и к нам.",
    "sv": "Tunnan står under röret och den är fylld av det regn som kommer från taket på huset och inte av oss.",
    "id": "Tong itu ada di bawah pipa dan tidak penuh karena air yang dari atap rumah ini akan ke kebun untuk kami.",
    "tr": "Bu varil boru için çok iyi ve o kadar dolu değil, çünkü bir yağmur daha var ama biz onu bu ev ile gördük.",
    "ja": "樽は管の下にあり、屋根から来る雨で満たされます。",
    "zh": "水桶在管子下面，屋顶上的雨水流进桶里。",
    "ko": "통은 관 아래에 있고 지붕에서 오는 비로 채워집니다.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_sentence_with_function_words_is_enough(code: str) -> None:
    assert detect(TEXTS[code]) == code
    assert detect(TEXTS[code].replace(" ", " \0\0")) == code


@pytest.mark.parametrize("text", ["", " \0 ", "42", "Berlin Tokyo Nairobi Lima", "Install it.", "a b c d e f g h i j"])
def test_no_evidence_no_language(text: str) -> None:
    assert detect(text) is None


def test_what_is_said_goes_before_what_is_seen() -> None:
    text = TEXTS["de"]
    assert choose(text, "fr", "es", "it").code == "fr"
    assert choose(text, None, "es-MX", "it").code == "es"
    assert choose(text, None, None, "it").code == "it"
    assert choose(text, None, None, None).code == "de"
    assert choose("Berlin", None, None, None).code == "und"


def test_a_language_without_data_keeps_its_code() -> None:
    assert get("eo").code == "eo"
    assert get("pt_BR") is not None
    assert get("eo").function_words == frozenset()


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus isn't here")
def test_no_article_of_the_corpus_is_taken_for_another_language() -> None:
    labels = [json.loads(line) for line in (CORPUS / "labels.jsonl").read_text("utf-8").splitlines()]
    found = [(label["file"], label["lang"].split("-")[0], _detected(CORPUS / label["file"])) for label in labels]
    assert [case for case in found if case[2] not in (case[1], None)] == []
    assert sum(expected == code for _, expected, code in found) >= LEAST_RIGHT * len(found)


def _detected(path: Path) -> str | None:
    return detect(read(path.read_text("utf-8", "replace"), format_of(path.name) or "text").prose)
