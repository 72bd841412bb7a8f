"""`seolint explain FAMILY`: what a family is about, and its rules under the config of the folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from seolint.rules import load_rules, rules_root
from seolint.yaml import read
from tests.cli.run import seolint

FAMILIES = sorted({rule.family for rule in load_rules().values()})


def explain(folder: Path, *args: str) -> str:
    done = seolint(folder, "explain", *args)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode()


def test_every_family_says_what_it_is_about() -> None:
    assert sorted(read(rules_root() / "families.yml").data) == FAMILIES


@pytest.mark.parametrize("family", FAMILIES)
def test_its_rules_are_those_that_are_listed(tmp_path: Path, family: str) -> None:
    shown = json.loads(explain(tmp_path, family, "--format", "json"))
    listed = json.loads(seolint(tmp_path, "rules", family, "--format", "json").stdout)["rules"]
    assert shown["family"] == family
    assert shown["about"].endswith(".")
    assert shown["rules"] == [{name: row[name] for name in ("id", "severity", "summary")} for row in listed]


def test_for_people(tmp_path: Path) -> None:
    (tmp_path / ".seolint.yml").write_text("rules: {missing-alt: off}\n", "utf-8")
    lines = explain(tmp_path, "images").splitlines()
    assert lines[0] == f"images  (a family of {sum(rule.family == 'images' for rule in load_rules().values())} rules)"
    assert lines[2].startswith("Whether images have alternative text")
    (missing,) = (line for line in lines if line.startswith("missing-alt "))
    assert missing.split()[1] == "off"
    assert lines[-1] == "  rules: {images: off}"
    assert max(map(len, lines[:6])) <= 100
    markdown = explain(tmp_path, "images", "--format", "markdown").splitlines()
    assert markdown[0] == "# images"
    assert any(line.startswith("| `missing-alt` | off | ") for line in markdown)


def test_a_family_of_a_house_style_has_its_rules(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    rule = (rules_root() / "content/thin-page.yml").read_text("utf-8")
    (tmp_path / "house/short-note.yml").write_text(rule, "utf-8")
    (tmp_path / ".seolint.yml").write_text("custom_rules: house\n", "utf-8")
    assert explain(tmp_path, "house").splitlines()[:3] == [
        "house  (a family of 1 rule)",
        "",
        "short-note  info  An article has little text.",
    ]


def test_a_family_explains_no_file_and_a_name_near_to_one_is_suggested(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n", "utf-8")
    refused = seolint(tmp_path, "explain", "links", "a.md")
    assert refused.returncode == 2
    assert b"links is a family; files are explained by a rule, such as stuffed-phrase" in refused.stderr
    assert b"nearest are links" in seolint(tmp_path, "explain", "lnks").stderr
