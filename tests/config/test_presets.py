"""Presets: each says for whom it is and why, and keeps what it says on a small article."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from seolint import config, lint
from seolint.rules import rules_root

PRESETS = sorted((rules_root() / "presets").glob("*.yml"))
OTHERS = [path for path in PRESETS if path.stem != "recommended"]


def sentence(words: int, first: str = "Dogs") -> str:
    return " ".join([first, *(["bark"] * (words - 1))]) + "."


def prose(sentences: int, words: int) -> str:
    """A paragraph of short words, in which no two sentences in a row begin alike."""
    return " ".join(sentence(words, ("Dogs", "Cats", "Hens")[i % 3]) for i in range(sentences))


def page(*paragraphs: str) -> str:
    return "# Pets\n\n" + "\n\n".join(paragraphs) + "\n"


def reported(preset: str, article: str) -> dict[str, str]:
    """What a preset reports of an article: rule -> severity."""
    return {
        problem.rule: problem.severity for problem in lint(article, "a.md", config=config.load(preset=preset)).problems
    }


PASSIVE = page(" ".join(["The door was opened by the wind. We heard it at once."] * 8))
MANY = page(prose(7, 8) + " " + prose(3, 22))
HARD_SENTENCE = "The authentication of an organisation necessitates the consideration of its requirements."
HARD = page(" ".join([HARD_SENTENCE] * 30))
RUSSIAN = "---\nlang: ru\n---\n\n" + page("Монтаж автоматики завершает наладку котельной. " * 65)
BUREAUCRATIC = "---\nlang: ru\n---\n\n" + page(
    "Осуществление организационного обеспечения функционирования автоматизированного производства. " * 55
)
BARE = "# Pets\n\n## Dogs\n\n" + "\n\n".join([prose(10, 8)] * 5) + "\n"
LINE = page(prose(9, 8), "## Care", "Wash cold.", "## Use", prose(9, 8))
ALIKE = page("Dogs bark. Dogs run. Dogs sleep. Cats purr.")
STEPS = page("\n\n".join([prose(10, 8)] * 5))
SILENCED = page("<!-- seolint-disable-next-line long-sentence -->", sentence(60))

PROMISES = [
    # preset, rule, article, severity (None: not reported)
    ("recommended", "thin-page", page(prose(5, 8)), "info"),
    ("recommended", "long-sentence", page(sentence(45)), None),
    ("recommended", "missing-subheading", STEPS, None),
    ("recommended", "missing-subheading", page(*[prose(10, 8)] * 7), None),
    ("recommended", "missing-subheading", page(*[prose(10, 8)] * 8), "info"),
    ("recommended", "missing-subheading", page(*[prose(10, 8)] * 12), "info"),
    ("recommended", "missing-subheading", page(*[prose(10, 8)] * 13), "warning"),
    ("recommended", "long-sentence", page(sentence(59)), "info"),
    ("recommended", "long-sentence", page(sentence(60)), "warning"),
    ("recommended", "wall-of-text", page(prose(26, 10)), "info"),
    ("recommended", "wall-of-text", page(prose(28, 10)), "warning"),
    ("recommended", "many-long-sentences", page(prose(4, 8) + " " + prose(10, 30)), None),
    ("recommended", "many-long-sentences", page(prose(4, 8) + " " + prose(11, 30)), "info"),
    ("recommended", "hard-to-read", page(" ".join([HARD_SENTENCE] * 27)), None),
    ("recommended", "hard-to-read", HARD, "warning"),
    ("recommended", "hard-to-read", RUSSIAN, None),
    ("recommended", "hard-to-read", BUREAUCRATIC, "warning"),
    ("strict", "hard-to-read", RUSSIAN, "warning"),
    ("recommended", "bold-as-heading", page(*["Bark.", "**Cats**", "Bark.", "**Dogs**", "Bark."]), "info"),
    ("strict", "bold-as-heading", page("Bark.", "**Cats**", "Bark."), "warning"),
    ("recommended", "noindex", "---\nrobots: noindex\n---\n\n# Pets\n", "info"),
    ("strict", "noindex", "---\nrobots: noindex\n---\n\n# Pets\n", "warning"),
    ("recommended", "passive-voice", PASSIVE, None),
    ("recommended", "unexplained-suppression", SILENCED, None),
    ("docs", "thin-page", page(prose(5, 8)), None),
    ("docs", "thin-section", LINE, None),
    ("docs", "missing-subheading", STEPS, None),
    ("docs", "missing-subheading", page(*[prose(10, 8)] * 13), "warning"),
    ("docs", "missing-subheading", page(*[f"- {prose(10, 8)}"] * 20), "info"),
    ("docs", "missing-subheading", page(*[f"- {prose(10, 8)}"] * 22), "warning"),
    ("docs", "passive-voice", PASSIVE, None),
    ("docs", "repeated-sentence-opening", ALIKE, None),
    ("blog", "thin-page", page(prose(5, 8)), "info"),
    ("blog", "missing-introduction", BARE, "info"),
    ("blog", "long-paragraph", page(prose(15, 8)), "info"),
    ("blog", "long-sentence", page(sentence(45)), None),
    ("landing-page", "thin-page", page(prose(15, 8)), None),
    ("landing-page", "thin-page", page(prose(5, 8)), "info"),
    ("landing-page", "thin-section", LINE, None),
    ("landing-page", "missing-subheading", page(*[prose(8, 8)] * 3), "info"),
    ("landing-page", "long-sentence", page(sentence(45)), "warning"),
    ("landing-page", "many-long-sentences", MANY, "info"),
    ("landing-page", "repeated-sentence-opening", ALIKE, None),
    ("product", "thin-page", page(prose(15, 8)), "info"),
    ("product", "thin-page", page(prose(26, 8)), None),
    ("product", "thin-section", LINE, None),
    ("product", "long-paragraph", page(prose(10, 8)), "info"),
    ("product", "many-long-sentences", MANY, "info"),
    ("product", "passive-voice", PASSIVE, None),
    ("news", "thin-page", page(prose(5, 8)), None),
    ("news", "missing-introduction", BARE, "info"),
    ("news", "missing-subheading", STEPS, None),
    ("news", "long-paragraph", page(prose(11, 8)), "info"),
    ("news", "long-sentence", page(sentence(75)), "warning"),
    ("news", "passive-voice", PASSIVE, None),
    ("yoast", "thin-page", page(prose(5, 8)), "warning"),
    ("yoast", "missing-subheading", STEPS, "warning"),
    ("yoast", "long-paragraph", page(prose(20, 8)), "warning"),
    ("yoast", "many-long-sentences", MANY, "warning"),
    ("yoast", "long-sentence", page(sentence(60)), None),
    ("yoast", "repeated-sentence-opening", ALIKE, "warning"),
    ("yoast", "passive-voice", PASSIVE, "warning"),
    ("yoast", "hard-to-read", HARD, "warning"),
    ("yoast", "multiple-h1", page("Bark.", "# Cats"), "warning"),
    ("strict", "thin-page", page(prose(5, 8)), "warning"),
    ("strict", "thin-section", LINE, "warning"),
    ("strict", "long-sentence", page(sentence(40)), "warning"),
    ("strict", "missing-subheading", STEPS, "warning"),
    ("strict", "long-paragraph", page(prose(20, 8)), "warning"),
    ("strict", "passive-voice", PASSIVE, "warning"),
    ("strict", "repeated-sentence-opening", ALIKE, "warning"),
    ("strict", "deep-heading", page("## A", "### B", "#### C", "##### D"), "warning"),
    ("strict", "unexplained-suppression", SILENCED, "warning"),
]


@pytest.mark.parametrize(("preset", "rule", "article", "severity"), PROMISES)
def test_promise(preset: str, rule: str, article: str, severity: str | None) -> None:
    assert reported(preset, article).get(rule) == severity


def test_every_preset_promises_something() -> None:
    assert {preset for preset, *_ in PROMISES} == {path.stem for path in PRESETS}


@pytest.mark.parametrize("path", PRESETS, ids=lambda path: path.stem)
def test_header_says_for_whom(path: Path) -> None:
    assert path.read_text("utf-8").startswith("# For ")


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_every_value_has_a_reason(path: Path) -> None:
    """A comment stands above every entry, but for those that only switch a rule off or say its severity."""
    lines = path.read_text("utf-8").partition("rules:\n")[2].splitlines()
    for above, line in zip(["", *lines], lines, strict=False):
        plain = line.endswith((": off", ": warning", ": info"))
        assert "#" in line or "#" in above or plain, f"{line.strip()} has no reason"


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_differs_from_recommended(path: Path) -> None:
    assert settings(path.stem) != settings("recommended")


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_differs_from_every_other(path: Path) -> None:
    assert [other.stem for other in PRESETS if settings(other.stem) == settings(path.stem)] == [path.stem]


def test_a_blog_is_told_no_more_by_its_preset_than_by_recommended() -> None:
    """Beyond infos, which are not shown unless somebody asks."""

    def loud(preset: str) -> set[str]:
        found = settings(preset).items()
        return {f"{rule} {severity} {options}" for rule, (on, severity, options) in found if on and severity != "info"}

    assert loud("blog") <= loud("recommended")


def settings(preset: str) -> dict[str, tuple[bool, str, Any]]:
    states = config.load(preset=preset).states
    return {name: (state.on, state.severity, dict(state.options)) for name, state in states.items()}
