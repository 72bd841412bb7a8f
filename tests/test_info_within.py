"""What is barely beyond a limit, or too few to be certain, is an info; the rest has the severity of its rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.repository import seolint, write


def severities(folder: Path, words: int, settings: str, rule: str = "long-sentence") -> list[str]:
    """The severity of each problem of a page with one sentence of so many words."""
    write(folder, {"a.md": f"# Gulls\n\n{' '.join(['They'] + ['glide'] * (words - 1))}.\n"})
    write(folder, {".seolint.yml": f"rules: {{{rule}: {settings}}}\n"})
    report = seolint(folder, "check", "--select", rule, "--min-severity", "info", "--format", "concise", "a.md").out
    return [level for line in report.splitlines() for level in ("info", "warning", "error") if f" {level} " in line]


@pytest.mark.parametrize(
    ("words", "settings", "expected"),
    [
        (20, "{max: 20, max_divided: 20, info_within: 50}", []),
        (21, "{max: 20, max_divided: 20, info_within: 50}", ["info"]),
        (30, "{max: 20, max_divided: 20, info_within: 50}", ["info"]),
        (31, "{max: 20, max_divided: 20, info_within: 50}", ["warning"]),
        (21, "{max: 20, max_divided: 20, info_within: 0}", ["warning"]),
        (21, "{max: 20, max_divided: 20, info_within: 50, severity: error}", ["error"]),
        (90, "{max: 20, max_divided: 20, info_within: 50, severity: info}", ["info"]),
    ],
)
def test_how_far_beyond_the_limit(tmp_path: Path, words: int, settings: str, expected: list[str]) -> None:
    assert severities(tmp_path, words, settings) == expected


def test_a_limit_below_zero(tmp_path: Path) -> None:
    hard = "Considerable deliberation necessitates comprehensive anthropometric evaluation. " * 3
    for least, expected in ((-20, "warning"), (-150, "info")):
        write(tmp_path, {"a.md": f"---\nlang: en\n---\n\n# Gulls\n\n{hard}\n"})
        options = f"{{min: {least}, least_words: 5, info_within: 50, severity: warning}}"
        write(tmp_path, {".seolint.yml": f"rules: {{hard-to-read: {options}}}\n"})
        report = seolint(tmp_path, "check", "--select", "hard-to-read", "--min-severity", "info", "a.md").out
        assert f"  {expected}  " in report


def test_a_rule_of_your_own_can_have_it(tmp_path: Path) -> None:
    rule = (
        "summary: Kites.\ncheck: measure\nseverity: warning\nmessage: '{value}'\nsource: https://a.example\n"
        "with: {measure: words, scope: sentence, max: 4, info_within: 50}\n"
        "examples:\n  - {bad: '# A\n\nGulls glide very far out.', flags: [Gulls glide very far out.]}\n"
        "  - good: '# A'\n"
    )
    write(tmp_path, {".seolint.yml": "custom_rules: house\n", "house/kites.yml": rule})
    write(tmp_path, {"a.md": "# A\n\nGulls glide very far out.\n\nGulls glide very far out at sea.\n"})
    report = seolint(tmp_path, "check", "--select", "kites", "--min-severity", "info", "a.md").out
    assert report.count(" info ") == 1
    assert report.count(" warning ") == 1


@pytest.mark.parametrize(
    ("lines", "settings", "expected"),
    [
        (["Nests", "Eggs"], "{info_below: 3}", ["info", "info"]),
        (["Nests", "Eggs", "Chicks"], "{info_below: 3}", ["warning"]),
        (["Nests", "Eggs", "nests", "Nests"], "{info_below: 3}", ["info"]),
        (["Nests", "Eggs", "Chicks", "Code"], "{info_below: 4}", ["info"]),
        (["Nests", "Eggs", "Chicks", "Line"], "{info_below: 4}", ["info"]),
        (["Nests"], "{info_below: 0}", ["warning"]),
        (["Nests"], "{info_below: 3, severity: error}", ["error"]),
    ],
)
def test_how_many_on_a_page(tmp_path: Path, lines: list[str], settings: str, expected: list[str]) -> None:
    code = {"Code": "```\nfly(1)\n```\n\n", "Line": "`fly(1)`\n\n"}
    text = "\n\n".join(f"Gulls glide far.\n\n**{line}**\n\n{code.get(line, '')}They like roofs." for line in lines)
    write(tmp_path, {"a.md": f"# Gulls\n\n{text}\n", ".seolint.yml": f"rules: {{bold-as-heading: {settings}}}\n"})
    options = ("--select", "bold-as-heading", "--min-severity", "info", "--format", "concise")
    report = seolint(tmp_path, "check", *options, "a.md").out
    assert [
        level for line in report.splitlines() for level in ("info", "warning", "error") if f" {level} " in line
    ] == (expected)


def test_a_few_words_in_another_language(tmp_path: Path) -> None:
    call = "Nobody has translated this page yet, so please help us and write to the people who look after the site. "
    write(tmp_path, {"a.md": f"---\nlang: de\n---\n\n{call}\n", "b.md": f"---\nlang: de\n---\n\n{call * 6}\n"})
    report = seolint(tmp_path, "check", "--no-site", "--select", "wrong-language", "--format", "concise", ".").out
    assert [line.partition(":")[0] for line in report.splitlines() if "wrong-language" in line] == ["b.md"]
