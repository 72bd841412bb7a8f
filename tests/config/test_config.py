"""Config files: what they may say, and how one is laid over another."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from seolint import config
from seolint.yaml import ConfigError

RULE = """\
summary: Too many links.
check: measure
severity: info
message: "{value} links"
with: {measure: links, scope: article}
options:
  max: {default: 10, type: number, minimum: 0, help: The most links.}
examples:
  - bad: "[a](/a) [b](/b)"
    flags: [a b]
    options: {max: 1}
  - good: Nothing.
"""


def write(folder: Path, text: str, name: str = ".seolint.yml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("word", ["off", "no", "false", "Off", "'off'"])
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
    forced = config.load(path, config.Overrides(set_options=["thin-page.min=7"], select=["thin-page"]))
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


@pytest.mark.parametrize("options", [{"select": ["thin-pag"]}, {"set_options": ["thin-page.min=x"]}])
def test_errors_on_the_command_line(options: dict[str, list[str]]) -> None:
    with pytest.raises(ConfigError, match="--se"):
        config.load(
            overrides=config.Overrides(select=options.get("select", ()), set_options=options.get("set_options", ()))
        )


def test_custom_rules_are_known_to_the_config_and_to_what_extends_it(tmp_path: Path) -> None:
    write(tmp_path, RULE, "house/links/few-links.yml")
    outer = write(tmp_path, "custom_rules: house\nrules: {few-links: {max: 3}}\n")
    inner = write(tmp_path / "docs", "extends: ..\nrules: {few-links: error}\n")
    assert config.load(outer).states["few-links"].options["max"] == 3
    state = config.load(inner, config.Overrides(select=["few-links"], set_options=["few-links.max=5"])).rules[0]
    assert (state.rule.family, state.severity, state.options["max"]) == ("links", "error", 5)
    assert config.load(inner).custom_rules == (str(tmp_path / "house"),)
    assert pickle.loads(pickle.dumps(config.load(inner))) == config.load(inner)


def test_hidden_files_are_no_custom_rules(tmp_path: Path) -> None:
    write(tmp_path / "house", RULE, "few-links.yml")
    write(tmp_path / "house", "no rule", ".draft.yml")
    write(tmp_path / "house/.old", "no rule", "word.yml")
    found = config.load(write(tmp_path / "house", "custom_rules: .\n"))
    assert found.states["few-links"].rule.family == "house"


def test_what_is_ignored_adds_up_and_can_be_taken_back(tmp_path: Path) -> None:
    write(tmp_path, "ignore: [drafts/, old.md]\n", "base.yml")
    found = config.load(write(tmp_path, "extends: base.yml\nignore: ['*.txt', '!old.md']\n"))
    assert found.ignore == ("drafts/", "old.md", "*.txt", "!old.md")
    files = ("drafts/a.md", "b.txt", "old.md", "c.md")
    assert [found.ignores(tmp_path / file) for file in files] == [True, True, False, False]
    assert found.origins["ignore"] == f"{tmp_path / 'base.yml'}:1, {tmp_path / '.seolint.yml'}:2"


def test_globs_of_a_parent_hold_in_its_folder(tmp_path: Path) -> None:
    write(tmp_path, "ignore: /docs/drafts/\noverrides: [{files: docs/a.md, language: de}]\n")
    found = config.load(write(tmp_path / "docs", "extends: ..\nignore: /old.md\n"))
    files = ("docs/drafts/a.md", "docs/old.md", "old.md", "docs/a.md")
    assert [found.ignores(tmp_path / file) for file in files] == [True, True, False, False]
    assert found.for_path(tmp_path / "docs/a.md").language == "de"


def test_globs_of_a_shared_file_hold_where_it_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "shared", "overrides: [{files: docs/, language: de}]\n", "base.yml")
    found = config.load(write(tmp_path / "site", "extends: ../shared/base.yml\n"))
    assert found.for_path(tmp_path / "site/docs/a.md").language == "de"


def test_mappings_are_laid_over_each_other(tmp_path: Path) -> None:
    write(tmp_path, "front_matter: {title: headline}\nsite: {source: content}\n", "base.yml")
    text = "extends: base.yml\nfront_matter: {description: [lead, teaser]}\nsite: {output: public}\n"
    found = config.load(write(tmp_path, text))
    assert found.front_matter == {"title": ("headline",), "description": ("lead", "teaser")}
    assert found.site == {"source": "content", "output": "public"}
    assert found.origins["front_matter.title"] == f"{tmp_path / 'base.yml'}:1"


def test_keyphrases_of_the_last_glob_that_matches(tmp_path: Path) -> None:
    found = config.load(write(tmp_path, "keyphrases:\n  guides/: [laces, shoes]\n  guides/a.md: trail shoes\n"))
    assert found.keyphrases_for(tmp_path / "guides/a.md") == ("trail shoes",)
    assert found.keyphrases_for(tmp_path / "guides/b.md") == ("laces", "shoes")
    assert found.keyphrases_for(tmp_path / "c.md") == ()


def test_what_two_presets_build_on_is_laid_down_once(tmp_path: Path) -> None:
    write(tmp_path, "rules: {thin-page: {min: 1}}\n", "base.yml")
    write(tmp_path, "extends: base.yml\nrules: {thin-page: {min: 2}}\n", "a.yml")
    write(tmp_path, "extends: base.yml\n", "b.yml")
    found = config.load(write(tmp_path, "extends: [a.yml, b.yml]\n"))
    assert found.states["thin-page"].options["min"] == 2


def test_a_preset_asked_for_replaces_those_extended(tmp_path: Path) -> None:
    path = write(tmp_path, "extends: docs\nrules: {thin-section: {min: 9}}\n")
    assert config.load(path).states["thin-page"].on is False
    forced = config.load(path, preset="strict")
    assert forced.states["thin-page"].on
    assert forced.states["thin-section"].options["min"] == 9


def test_a_preset_from_a_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "lib/house_style", "custom_rules: rules\nrules: {few-links: {max: 2}}\n", "house.yml")
    write(tmp_path / "lib/house_style", "", "__init__.py")
    write(tmp_path / "lib/house_style/rules", RULE, "few-links.yml")
    info = tmp_path / "lib/house_style-1.dist-info"
    write(info, "[seolint.presets]\nhouse = house_style\nempty = house_style\nlost = nowhere\n", "entry_points.txt")
    write(info, "Name: house-style\nVersion: 1\n", "METADATA")
    monkeypatch.syspath_prepend(str(tmp_path / "lib"))
    found = config.load(write(tmp_path, "extends: [strict, 'package:house']\n"))
    assert found.states["few-links"].options["max"] == 2
    for name, message in (
        ("hous", "did you mean house"),
        ("empty", "no file empty.yml in"),
        ("lost", "can't be loaded"),
    ):
        with pytest.raises(ConfigError, match=message):
            config.load(write(tmp_path, f"extends: package:{name}\n"))


def test_keys_merged_in_give_way_to_those_that_stand_there(tmp_path: Path) -> None:
    text = """\
rules:
  thin-page: &long {severity: error, min: 900}
  thin-section: {min: 50, <<: *long}
"""
    state = config.load(write(tmp_path, text)).states["thin-section"]
    assert (state.severity, state.options["min"]) == ("error", 50)


def test_overrides_for_rules_that_another_config_knows(tmp_path: Path) -> None:
    options = {"select": ["few-links"], "set_options": ["few-links.max=1"]}
    with pytest.raises(ConfigError, match="there is no rule or family few-links"):
        config.load(overrides=config.Overrides(select=options["select"], set_options=options["set_options"]))
    assert (
        config.load(
            overrides=config.Overrides(select=options["select"], set_options=options["set_options"]), lenient=True
        ).rules
        == ()
    )
