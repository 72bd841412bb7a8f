"""Config files: what they may say, and how a mistake in one is told."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from seolint import config
from seolint.yaml_source import ConfigError

BROKEN = [
    ("rules:\n  thin-pag: off\n", 2, 3, "did you mean thin-page?"),
    ("rules:\n  headngs: off\n", 2, 3, "did you mean headings?"),
    ("rules:\n  thin-page: eror\n", 2, 14, "did you mean error?"),
    ("rules:\n  thin-page: 5\n", 2, 14, "thin-page takes off"),
    ("rules:\n  thin-page: []\n", 2, 14, "thin-page takes off"),
    ("rules:\n  thin-page: {mim: 5}\n", 2, 15, "did you mean min?"),
    ("rules:\n  thin-page:\n    min: many\n", 3, 10, "'many'; it takes an integer"),
    ("rules:\n  thin-section:\n    min: 0\n", 3, 10, "at least 1"),
    ("rules:\n  thin-page:\n    min: 2.5\n", 3, 10, "takes an integer"),
    ("rules:\n  thin-page:\n    min: true\n", 3, 10, "takes an integer"),
    ("rules:\n  thin-page: {severity: warn}\n", 2, 25, "did you mean warning?"),
    ("rules:\n  content: {min: 5}\n", 2, 13, "content is a family"),
    ("rules:\n  thin-page: {min_uses: 5}\n", 2, 15, "no option min_uses"),
    ("rules: off\n", 1, 8, "rules are a mapping"),
    ("rules: [thin-page]\n", 1, 8, "rules are a mapping"),
    ("rules:\n  thin-page: off\n  thin-page: on\n", 3, 3, "stands here again"),
    ("rules:\n\tthin-page: off\n", 2, 1, "spaces, not tabs"),
    ("ruls: {}\n", 1, 1, "did you mean rules?"),
    ("language: 5\n", 1, 11, "takes a text"),
    ("language: true\n", 1, 11, "takes a text"),
    ("content: [a]\n", 1, 10, "takes a text"),
    ("ignore: 5\n", 1, 9, "takes a text or a list"),
    ("ignore: [a, {b: c}]\n", 1, 13, "takes a text or a list"),
    ("fail_on: eror\n", 1, 10, "did you mean error?"),
    ("max_warnings: -1\n", 1, 15, "a number from 0"),
    ("max_warnings: lots\n", 1, 15, "a number from 0"),
    ("front_matter: title\n", 1, 15, "is a mapping"),
    ("overrides: {}\n", 1, 12, "overrides are a list"),
    ("overrides:\n  - rules: {}\n", 2, 5, "an override has `files`"),
    ("overrides:\n  - files: a\n    rules: {thin-pag: off}\n", 3, 13, "did you mean thin-page?"),
    ("overrides:\n  - files: a\n    extends: b\n", 3, 5, "unknown key extends"),
    ("extends: recomended\n", 1, 10, "did you mean recommended?"),
    ("extends: [./none.yml]\n", 1, 11, "there is no file ./none.yml"),
    ("extends: ./.seolint.yml\n", 1, 10, "in a circle"),
    ("- a\n", 1, 1, "a config is a mapping"),
    ("rules: {\n", 1, 9, "a bracket or brace isn't closed"),
    ('content: "a\n', 1, 12, "the quotation mark"),
    ("rules: *a\n", 1, 8, "no anchor of this name"),
    ("? [a, b]\n: c\n", 1, 3, "a key is one word"),
]


def write(folder: Path, text: str, name: str = ".seolint.yml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(("text", "line", "column", "part"), BROKEN)
def test_mistake(tmp_path: Path, text: str, line: int, column: int, part: str) -> None:
    with pytest.raises(ConfigError) as error:
        config.load(write(tmp_path, text))
    mistake = error.value.mistakes[0]
    assert part in mistake.message
    assert (mistake.line, mistake.column) == (line, column)


def test_all_mistakes_at_once(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as error:
        config.load(write(tmp_path, "rules:\n  thin-pag: off\nlanguag: de\nfail_on: x\n"))
    assert [mistake.line for mistake in error.value.mistakes] == [2, 3, 4]


def test_aliases_that_multiply_are_refused(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x]", *(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 10))]
    with pytest.raises(ConfigError, match="aliases unfold"):
        config.load(write(tmp_path, "\n".join(lines)))


@pytest.mark.parametrize("word", ["off", "no", "false", "Off"])
def test_off(tmp_path: Path, word: str) -> None:
    running = config.load(write(tmp_path, f"rules:\n  thin-page: {word}\n")).rules
    assert "thin-page" not in {active.rule.id for active in running}


@pytest.mark.parametrize("word", ["no", '"no"', "NO"])
def test_norwegian_is_not_false(tmp_path: Path, word: str) -> None:
    assert config.load(write(tmp_path, f"language: {word}\n")).language == "no"


def test_overrides_later_wins_and_command_line_wins_over_all(tmp_path: Path) -> None:
    text = """\
rules: {thin-page: {min: 100}}
overrides:
  - {files: docs/, rules: {thin-page: {min: 50}}}
  - {files: "*.txt", rules: {thin-page: off}}
"""
    path = write(tmp_path, text)
    loaded = config.load(path)
    assert loaded.states["thin-page"].options["min"] == 100
    assert loaded.for_path(tmp_path / "docs/a.md").states["thin-page"].options["min"] == 50
    assert not loaded.for_path(tmp_path / "docs/a.txt").states["thin-page"].on
    forced = config.load(path, set_options=["thin-page.min=7"], select=["thin-page"])
    inner = forced.for_path(tmp_path / "docs/a.txt")
    assert [(active.rule.id, active.options["min"]) for active in inner.rules] == [("thin-page", 7)]


def test_extends_parent_and_knows_where_a_value_is_from(tmp_path: Path) -> None:
    write(tmp_path, "language: de\nrules:\n  thin-page: {min: 40}\n")
    inner = write(tmp_path / "docs", "extends: ..\nrules: {thin-page: error}\n")
    loaded = config.load(inner)
    state = loaded.states["thin-page"]
    assert (loaded.language, state.severity, state.options["min"]) == ("de", "error", 40)
    assert state.origins["min"] == f"{tmp_path / '.seolint.yml'}:3"
    assert config.find(tmp_path / "docs" / "deep" / "a.md") == inner


def test_config_pickles() -> None:
    loaded = config.load()
    assert pickle.loads(pickle.dumps(loaded)) == loaded


@pytest.mark.parametrize("wish", [{"select": ["thin-pag"]}, {"set_options": ["thin-page.min=x"]}])
def test_mistakes_on_the_command_line(wish: dict[str, list[str]]) -> None:
    with pytest.raises(ConfigError, match="--se"):
        config.load(select=wish.get("select", ()), set_options=wish.get("set_options", ()))
