"""The schemas that editors check configs and rules with: what seolint ships is valid, and mistakes are found."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner

from seolint import config
from seolint.cli.init import first_config
from seolint.config.rule_schema import rule_schema
from seolint.config.schema import config_schema
from seolint.readers import FRONT_MATTER
from seolint.rules import load_rules, rules_root
from seolint.rules.options import KEYS as OPTION_KEYS
from seolint.rules.reading import EXAMPLE_KEYS, KEYS
from seolint.site.generators import generators

PRESETS = sorted((rules_root() / "presets").glob("*.yml"))
RULES = sorted(path for path in rules_root().glob("*/*.yml") if path.parent.name != "presets")
SPOKEN = re.sub(r"^( *)# (?=[\w-]+:|  )", r"\1", first_config().split("extends:", 1)[1], flags=re.MULTILINE)
"""What `seolint init` writes, with every comment that holds a setting made one."""

WRONG = [
    ("ruls: {}", "ruls"),
    ("rules: {thin-pag: 'off'}", "thin-pag"),
    ("rules: {thin-page: {min: many}}", "many"),
    ("rules: {thin-page: {min: -1}}", "-1"),
    ("rules: {thin-page: {mim: 1}}", "mim"),
    ("rules: {headings: {max: 1}}", "max"),
    ("fail_on: eror", "eror"),
    ("extends: recomended", "recomended"),
    ("front_matter: {titel: a}", "titel"),
    ("overrides: [{rules: {}}]", "files"),
]


def validate(folder: Path, schema: Mapping[str, Any], *arguments: Path | str) -> str:
    """What check-jsonschema says of files, with these options; "" when they are valid."""
    (folder / "schema.json").write_text(json.dumps(schema), "utf-8")
    done = CliRunner().invoke(check_jsonschema, ["--schemafile", str(folder / "schema.json"), *map(str, arguments)])
    return done.output if done.exit_code else ""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return tmp_path / "config.yml"


def test_schemas_are_schemas(tmp_path: Path) -> None:
    for name, schema in (("config", config_schema(load_rules().values())), ("rule", rule_schema())):
        (tmp_path / f"{name}.json").write_text(json.dumps(schema), "utf-8")
    files = (str(tmp_path / "config.json"), str(tmp_path / "rule.json"))
    done = CliRunner().invoke(check_jsonschema, ["--check-metaschema", *files])
    assert done.exit_code == 0, done.output


def test_presets_and_first_configs_are_valid(tmp_path: Path) -> None:
    first, spoken = tmp_path / "first.yml", tmp_path / "spoken.yml"
    first.write_text(first_config(generator=generators()["hugo"]), "utf-8")
    spoken.write_text(f"extends:{SPOKEN}", "utf-8")
    assert "thin-page: off" in SPOKEN
    assert "\n  title: [headline, title]" in SPOKEN
    assert validate(tmp_path, config_schema(load_rules().values()), first, spoken, *PRESETS) == ""


def test_first_config_loads_with_every_setting(tmp_path: Path, written: Path) -> None:
    text = SPOKEN.replace("custom_rules: [house]", "")
    written.write_text(f"extends:{text}", "utf-8")
    found = config.load(written)
    assert found.site["url"] == "https://example.com/"
    assert found.keyphrases_for(tmp_path / "guides/laces.md") == ("running shoe laces",)


@pytest.fixture(scope="module")
def errors(tmp_path_factory: pytest.TempPathFactory) -> Sequence[str]:
    """What check-jsonschema says of each of WRONG, all in one run, which first checks the schema."""
    folder = tmp_path_factory.mktemp("wrong")
    files = [folder / f"{number}.yml" for number in range(len(WRONG))]
    for file, (text, _) in zip(files, WRONG, strict=True):
        file.write_text(text, "utf-8")
    printed = validate(folder, config_schema(load_rules().values()), "--output-format=json", *files)
    found = json.loads(printed)["errors"]
    return [json.dumps([error for error in found if error["filename"] == str(file)]) for file in files]


@pytest.mark.parametrize("number", range(len(WRONG)), ids=[text for text, _ in WRONG])
def test_errors_are_found(errors: Sequence[str], number: int) -> None:
    assert WRONG[number][1] in errors[number]


def test_rule_files_are_valid(tmp_path: Path) -> None:
    assert validate(tmp_path, rule_schema(), *RULES) == ""


def test_rule_schema_has_the_keys_that_the_loader_takes() -> None:
    properties = rule_schema()["properties"]
    assert set(properties) == set(KEYS)
    assert set(properties["options"]["additionalProperties"]["properties"]) == set(OPTION_KEYS)
    assert set(properties["examples"]["items"]["properties"]) == set(EXAMPLE_KEYS)


def test_front_matter_has_the_fields_that_the_readers_know() -> None:
    fields = config_schema(load_rules().values())["properties"]["front_matter"]["properties"]
    assert set(fields) == set(FRONT_MATTER)


def test_options_carry_defaults_and_bounds() -> None:
    schema = config_schema(load_rules().values())
    taken = schema["$defs"]["rules"]["properties"]["thin-page"]["anyOf"][1]["properties"]
    assert taken["severity"]["default"] == load_rules()["thin-page"].severity
    assert taken["min"]["type"] == "integer"
    assert taken["min"]["default"] == load_rules()["thin-page"].options["min"].default
    assert "words" in taken["min"]["description"]
