"""The scores of textstat: the library's own figures for the prose of an article, in the language each was made for."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import textstat

from seolint.analysis.textstat_scores import LANGUAGES, TEXTSTAT_SCORES, running_text, textstat_score
from seolint.document import Document, Span
from seolint.readers import Settings, read
from seolint.rules import rules_root

PROSE = {
    "ar": (
        "تقع المدينة القديمة على ضفة النهر الكبير.",
        "يعمل سكانها في الزراعة وصيد الأسماك منذ قرون طويلة، ويبيعون ما لديهم في السوق.",
        "ماذا يحدث عندما يجف النهر؟",
    ),
    "de": (
        "Die Wassermühle steht seit vierhundert Jahren am Bach.",
        "Ihr Rad treibt heute einen kleinen Generator an, dessen Elektrizität für das ganze Haus ausreicht.",
        "Wer wohnt dort?",
    ),
    "en": (
        "The mill has stood beside the stream for four hundred years.",
        "Its wheel drives a small generator today, whose electricity is sufficient for the whole neighbourhood.",
        "Who lives there?",
    ),
    "es": (
        "El molino está junto al arroyo desde hace cuatrocientos años.",
        "Su rueda mueve hoy un pequeño generador, cuya electricidad es suficiente para toda la casa.",
        "¿Quién vive allí?",
    ),
    "it": (
        "Il mulino si trova vicino al ruscello da quattrocento anni.",
        "La sua ruota muove oggi un piccolo generatore, la cui elettricità è sufficiente per tutta la casa.",
        "Chi abita lì?",
    ),
}
"""Sentences by language: the first two are a paragraph, the third is one by itself."""

LOWER = -1000
"""Less than any score of these texts."""

RULE = """\
summary: The text has a score.
check: measure
severity: warning
message: "{{value}} points"
with: {{measure: {name}, scope: article, max: {most}}}
examples:
  - bad: "# One\\n\\nTwo.\\n"
    flags: ["One"]
  - good: "# One\\n\\nTwo.\\n"
"""

OFFLINE = """
import runpy, sys
def refuse(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.")):
        raise SystemExit(f"the network was asked for: {event}")
sys.addaudithook(refuse)
runpy.run_module("seolint", run_name="__main__")
"""


def markdown(language: str) -> str:
    """An article whose running text is PROSE, among headings, a list, code and marks that are no part of it."""
    first, second, third = PROSE[language]
    word = first.split()[1]
    first = first.replace(word, f"**{word}**", 1)
    return f"# Title\n\n{first}\n{second}\n\n## Heading\n\n- item\n- item\n\n```\ncode of it.\n```\n\n{third}\n"


def html(language: str) -> str:
    first, second, third = PROSE[language]
    word = first.split()[1]
    first = first.replace(word, f"<b>{word}</b>", 1)
    return f"<h1>Title</h1><p>{first} {second}</p><h2>Heading</h2><ul><li>item</ul><p>{third}</p>"


def running(document: Document) -> str:
    return running_text(document, Span(0, len(document.source)))


@contextmanager
def speaking(locale: str) -> Iterator[None]:
    """textstat in another language, for those who call it directly."""
    textstat.set_lang(locale)
    try:
        yield
    finally:
        textstat.set_lang("en_US")


def directly(name: str, text: str) -> float:
    """What textstat itself says of a text."""
    score = TEXTSTAT_SCORES[name]
    with speaking(score.language if score.language != "en" else "en_US"):
        return float(getattr(textstat, score.function)(text, *score.arguments))


def seolint(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A run that ends where anything asks for the network."""
    command = [sys.executable, "-c", OFFLINE, *arguments]
    env = {**os.environ, "PYTHONPATH": str(rules_root().parent), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", env=env, check=False)


@pytest.mark.parametrize("language", PROSE)
def test_textstat_gets_the_running_text(language: str) -> None:
    first, second, third = PROSE[language]
    for source, form in ((markdown(language), "markdown"), (html(language), "html")):
        assert running(read(source, form, Settings(language=language))) == f"{first} {second}\n{third}"


@pytest.mark.parametrize("name", TEXTSTAT_SCORES)
def test_a_score_is_that_of_textstat(name: str) -> None:
    language = TEXTSTAT_SCORES[name].language
    document = read(markdown(language), "markdown", Settings(language=language))
    text = running(document)
    assert textstat_score(name, text, language) == directly(name, text) != 0


@pytest.mark.parametrize("language", PROSE)
def test_stats_and_a_rule_of_ones_own_show_it(tmp_path: Path, language: str) -> None:
    names = [name for name, score in TEXTSTAT_SCORES.items() if score.language == language]
    first, second, third = PROSE[language]
    expected = {name: round(directly(name, f"{first} {second}\n{third}"), 1) for name in names}
    (tmp_path / "page.md").write_text(markdown(language), "utf-8")
    (tmp_path / ".seolint.yml").write_text(f"custom_rules: [house]\nlanguage: {language}\n", "utf-8")
    (tmp_path / "house").mkdir()
    for name in names:
        (tmp_path / f"house/{name.replace('_', '-')}.yml").write_text(RULE.format(name=name, most=LOWER), "utf-8")

    asked = [option for name in names for option in ("--score", name)]
    stats = seolint(tmp_path, "stats", *asked, "--format", "json", "page.md")
    assert (stats.returncode, stats.stderr) == (0, "")
    readability = json.loads(stats.stdout)["files"][0]["readability"]
    assert {name: readability[name] for name in names} == expected

    check = seolint(tmp_path, "check", "--no-cache", "page.md")
    reported = re.findall(r"([\w-]+) +(\S+) points", check.stdout)
    assert {rule.replace("-", "_"): float(value) for rule, value in reported} == expected


def test_neither_is_shown_in_another_language(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(markdown("es"), "utf-8")
    (tmp_path / ".seolint.yml").write_text("custom_rules: [house]\nlanguage: es\n", "utf-8")
    (tmp_path / "house").mkdir()
    (tmp_path / "house/osman.yml").write_text(RULE.format(name="osman", most=LOWER), "utf-8")
    reason = "osman is for Arabic (ar), and the text is in Spanish"
    stats = seolint(tmp_path, "stats", "--score", "osman", "page.md")
    assert (stats.returncode, stats.stderr) == (0, f"page.md: {reason}\n")
    check = seolint(tmp_path, "check", "--no-cache", "--verbose", "page.md")
    assert " points" not in check.stdout
    assert f"page.md: not checked by osman: {reason}" in check.stderr


@pytest.mark.parametrize("name", TEXTSTAT_SCORES)
def test_there_is_none_in_another_language_or_without_words(name: str) -> None:
    language = TEXTSTAT_SCORES[name].language
    other = "de" if language != "de" else "en"
    assert textstat_score(name, " ".join(PROSE[other]), other) is None
    assert textstat_score(name, " \n", language) is None


def test_each_language_of_a_score_has_a_name() -> None:
    assert {score.language for score in TEXTSTAT_SCORES.values()} == LANGUAGES.keys() == PROSE.keys()
