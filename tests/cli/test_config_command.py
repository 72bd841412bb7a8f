"""`seolint config` and `seolint schema`, and what `seolint check` tells of a config, as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import seolint

CONFIG = """\
ignore: [drafts/]
front_matter: {title: headline}
rules: {thin-page: off}
overrides:
  - files: docs/
    language: de
    rules: {thin-page: error, long-sentence: {max: 9}}
"""

RULE = """\
summary: Too many links.
check: measure
severity: error
message: "{value} links"
with: {measure: links, scope: article, max: 1}
examples:
  - bad: "[a](/a) [b](/b)"
    flags: [a b]
  - good: Nothing.
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in ((".seolint.yml", CONFIG), ("docs/a.md", "# A\n\nWe walk.\n")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_why_of_a_folder_names_the_overrides(site: Path) -> None:
    told = seolint(site, "config", "--why").stdout.decode()
    place = site / ".seolint.yml"
    assert f'  title: ["headline"]  # {place}:2\n' in told
    assert f"  thin-page: off  # {place}:3\n" in told
    assert f'  - files: ["docs/"]  # {place}:5\n    language: de  # {place}:6\n' in told
    assert f"        severity: error  # {place}:7\n" in told


def test_why_of_a_file_has_its_overrides_applied(site: Path) -> None:
    told = seolint(site, "config", "--why", "docs/a.md").stdout.decode()
    assert f"language: de  # {site / '.seolint.yml'}:6\n" in told
    assert f"    max: 9  # {site / '.seolint.yml'}:7\n" in told
    assert "overrides:" not in told


def test_what_config_prints_is_a_config(site: Path) -> None:
    (site / "again.yml").write_bytes(seolint(site, "config").stdout)
    again = seolint(site, "config", "--config", "again.yml")
    assert again.stderr == b""
    assert again.stdout == seolint(site, "config").stdout


def test_mistake_is_shown_with_line_and_caret(site: Path) -> None:
    (site / ".seolint.yml").write_text("rules:\n  thin-pag: off\n", "utf-8")
    told = seolint(site, "check").stderr.decode()
    assert told == (
        ".seolint.yml:2:3: there is no rule or family thin-pag; did you mean thin-page?\n"
        " 2 |   thin-pag: off\n"
        "   |   ^\n"
    )


def test_glob_that_means_nothing_is_a_warning_when_its_folder_is_checked(site: Path) -> None:
    done = seolint(site, "check", "--select", "thin-section")
    assert done.returncode == 0
    assert done.stderr.decode().startswith(".seolint.yml:1:10: warning: ignore: no article here matches drafts/\n")
    assert b"docs/" not in done.stderr
    assert seolint(site, "check", "--select", "thin-section", "docs").stderr == b""
    assert seolint(site, "check", "--select", "thin-section", "--quiet").stderr == b""


def test_custom_rules_can_be_selected_and_are_in_the_schema(site: Path) -> None:
    (site / "docs/house").mkdir()
    (site / "docs/house/few-links.yml").write_text(RULE, "utf-8")
    (site / "docs/.seolint.yml").write_text("custom_rules: house\n", "utf-8")
    (site / "docs/a.md").write_text("[a](/a) [b](/b)\n", "utf-8")
    for folder, path in ((site, "docs"), (site / "docs", "a.md")):
        done = seolint(folder, "check", "--select", "few-links", path)
        assert (done.returncode, done.stderr) == (1, b"")
        assert b"2 links" in done.stdout
    unknown = seolint(site, "check", "--select", "few-link", "docs")
    assert unknown.stderr.decode() == (
        "Error: --select: there is no rule or family few-link; did you mean few-links?\n"
    )
    schema = json.loads(seolint(site / "docs", "schema").stdout)
    assert "few-links" in schema["$defs"]["rules"]["properties"]
    assert "few-links" not in seolint(site, "schema").stdout.decode()
    assert json.loads(seolint(site, "schema", "--rule").stdout)["title"] == "seolint rule"
