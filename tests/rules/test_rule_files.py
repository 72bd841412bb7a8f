"""Rule files: options of every type, and checks that are asked about their arguments."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import seolint.checks
from seolint import config
from seolint.rules import load_rule, load_rules, load_rules_in, option_faults, rules_root
from seolint.rules.rule import Option
from seolint.yaml import ConfigError

CHECK = """\
from seolint.document import Finding


def check(document, *, words: list[str] = (), swap: dict[str, str] | None = None, level: int = 1):
    yield from ()


def validate(*, words=(), swap=None, level=1):
    for i, word in enumerate(words):
        if " " in word:
            yield ("words", i), f"{word!r} is no word"
    for wrong in swap or {}:
        if len(wrong) < 2:
            yield ("swap", wrong), "too short"
"""

RULE = """\
summary: A house word.
check: house_words
severity: info
message: "{text}"
with:
  swap:
    aa: b
options:
  words:
    default: [one, two]
    type: list
    help: Words.
examples:
  - bad: one
    flags: [one]
  - good: three
"""

VALUES: list[tuple[Option, Any, list[tuple[tuple[str | int, ...], str]]]] = [
    (Option(5, "integer"), 6, []),
    (Option(5, "integer"), 6.5, [((), "an integer")]),
    (Option(5, "number", minimum=1), 0.5, [((), "at least 1")]),
    (Option(5, "number", maximum=9), 10, [((), "at most 9")]),
    (Option(None, "number"), None, []),
    (Option(5, "number"), None, [((), "a number")]),
    (Option(True, "boolean"), "yes", [((), "true or false")]),
    (Option("a", "string"), False, [((), "quote on, off, yes, no")]),
    (Option("a", "string", allowed=("ap", "chicago")), "chicgo", [((), "did you mean chicago?")]),
    (Option([], "list"), "a", [((), "it takes a list")]),
    (Option([], "list"), ["a", 5, False], [((1,), "holds 5; it takes a text"), ((2,), "holds false")]),
    (Option([2, 3], "list"), [4, "a"], [((1,), "an integer")]),
    (Option([0.5], "list", maximum=1), [0.2, 2], [((1,), "at most 1")]),
    (Option([], "list", allowed=("a", "b")), ["a", "c"], [((1,), "it is one of a, b")]),
    (Option({}, "mapping"), {"a": "b"}, []),
    (Option({}, "mapping"), ["a"], [((), "it takes a mapping")]),
    (Option({}, "mapping"), {"a": 5}, [(("a",), "holds 5; it takes a text")]),
]


@pytest.mark.parametrize(("option", "value", "expected"), VALUES)
def test_values_of_options(option: Option, value: Any, expected: list[tuple[tuple[str | int, ...], str]]) -> None:
    found = list(option_faults(value, option))
    assert [path for path, _ in found] == [path for path, _ in expected]
    for (_, message), (_, part) in zip(found, expected, strict=True):
        assert part in message


@pytest.fixture
def house_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for rules, and a check that says what it takes."""
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks/house_words.py").write_text(CHECK, "utf-8")
    monkeypatch.setattr(seolint.checks, "__path__", [*seolint.checks.__path__, str(tmp_path / "checks")])
    (tmp_path / "house").mkdir()
    yield tmp_path / "house"
    sys.modules.pop("seolint.checks.house_words", None)


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "part"),
    [
        ("[one, two]", "[one, two words]", 10, 20, "'two words' is no word"),
        ("aa: b", "a: b", 7, 8, "too short"),
    ],
)
def test_check_is_asked_about_its_arguments(
    house_rules: Path, old: str, new: str, line: int, column: int, part: str
) -> None:
    path = house_rules / "word.yml"
    path.write_text(RULE, "utf-8")
    assert list(load_rules_in(house_rules)) == ["word"]
    path.write_text(RULE.replace(old, new), "utf-8")
    with pytest.raises(ConfigError) as error:
        load_rule(path)
    assert [(m.line, m.column, m.message) for m in error.value.diagnostics] == [(line, column, part)]


def test_check_is_asked_about_a_users_values(house_rules: Path) -> None:
    (house_rules / "word.yml").write_text(RULE, "utf-8")
    path = house_rules.parent / ".seolint.yml"
    path.write_text("custom_rules: house\nrules:\n  word:\n    words: [a, b c]\n", "utf-8")
    with pytest.raises(ConfigError, match=r"seolint\.yml:4:16: 'b c' is no word"):
        config.load(path)


@pytest.mark.parametrize(
    "family", [path for path in rules_root().iterdir() if path.is_dir() and path.name != "presets"]
)
def test_built_in_rules_withstand_the_thorough_look(family: Path) -> None:
    assert set(load_rules_in(family)) <= set(load_rules())


def test_a_rule_shares_the_arguments_of_one_beside_it(house_rules: Path) -> None:
    folder = house_rules
    (folder / "first.yml").write_text(RULE, "utf-8")
    (folder / "second.yml").write_text(RULE.replace("with:\n  swap:\n    aa: b\n", "extends: first\n"), "utf-8")
    changed = RULE.replace("with:\n  swap:\n    aa: b\n", "extends: first\nwith:\n  level: 2\n")
    (folder / "third.yml").write_text(changed, "utf-8")
    rules = load_rules_in(folder)
    assert {name: rule.settings for name, rule in rules.items()} == {
        "first": {"swap": {"aa": "b"}},
        "second": {"swap": {"aa": "b"}},
        "third": {"swap": {"aa": "b"}, "level": 2},
    }


@pytest.mark.parametrize("name", ["missing", "../house/first", "5"])
def test_a_rule_extends_one_that_is_there(house_rules: Path, name: str) -> None:
    path = house_rules / "second.yml"
    path.write_text(RULE.replace("with:\n  swap:\n    aa: b\n", f"extends: {name}\n"), "utf-8")
    with pytest.raises(ConfigError) as error:
        load_rule(path)
    (diagnostic,) = error.value.diagnostics
    assert "with arguments (`with`) isn't in the folder of this rule" in diagnostic.message


def test_a_rule_extends_one_in_a_folder_that_is_named_relatively(
    house_rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (house_rules / "first.yml").write_text(RULE, "utf-8")
    (house_rules / "second.yml").write_text(RULE.replace("with:\n  swap:\n    aa: b\n", "extends: first\n"), "utf-8")
    monkeypatch.chdir(house_rules.parent)
    assert load_rules_in(Path("house"))["second"].settings == {"swap": {"aa": "b"}}


def test_a_rule_does_not_yield_to_itself(house_rules: Path) -> None:
    path = house_rules / "first.yml"
    path.write_text(RULE.replace("with:", "yields_to: [first]\nwith:"), "utf-8")
    with pytest.raises(ConfigError) as error:
        load_rule(path)
    assert "never reports anything" in error.value.diagnostics[0].message
