"""The action for GitHub, its own scripts run as a runner runs them, installed from a fresh clone."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests.conftest import ROOT, needs_index
from tests.repository import commit, git, needs_git, repository, write
from tests.workflows import Ran, filled, run, served

ACTION: Mapping[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
INSTALL, LINT = ACTION["runs"]["steps"]
DEFAULTS = {f"inputs.{name}": str(given.get("default", "")) for name, given in ACTION["inputs"].items()}
SHELL = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail")
LOREM = "Lorem ipsum dolor sit amet."
PAGE = f"# Knots\n\nA bowline holds a boat, and a hitch holds a horse.\n\n### Ropes\n\n{LOREM}\n"

pytestmark = [needs_git, needs_index]


class Runner(NamedTuple):
    """A runner on which the action was installed, with the repository of somebody who writes articles."""

    folder: Path
    site: Path
    action: Path
    installed: Mapping[str, str]

    def lint(self, **inputs: str) -> Ran:
        """What the second step does for these inputs."""
        given = {f"inputs.{name.replace('_', '-')}": value for name, value in inputs.items()}
        outputs = {f"steps.install.outputs.{name}": value for name, value in self.installed.items()}
        return step(LINT, self, {**DEFAULTS, **given, **outputs})

    @property
    def summary(self) -> Path:
        return self.folder / "summary.md"


def step(given: Mapping[str, Any], runner: Runner, known: Mapping[str, str]) -> Ran:
    variables = {name: filled(value, known) for name, value in given["env"].items()}
    surroundings = {
        "GITHUB_ACTION_PATH": str(runner.action),
        "GITHUB_STEP_SUMMARY": str(runner.summary),
        "RUNNER_TEMP": str(runner.folder / "temp dir"),
    }
    return run(given["run"], runner.site, {**surroundings, **variables}, SHELL)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    folder = tmp_path_factory.mktemp("action")
    git(folder, "clone", "--quiet", str(served(folder)), "action dir")
    (folder / "temp dir").mkdir()
    hostile = {"venv.py": "raise SystemExit('run')\n", "pip.py": "raise SystemExit('run')\n"}
    site = repository(folder / "site", {"posts/a.md": PAGE, "my posts/ä b.md": PAGE, **hostile})
    runner = Runner(folder, site, folder / "action dir", {})
    result = step(INSTALL, runner, DEFAULTS)
    assert result.code == 0, result.out + result.err
    return runner._replace(installed=result.outputs)


@pytest.fixture
def runner(installed: Runner) -> Runner:
    """The runner, with the repository as it was."""
    git(installed.site, "reset", "--quiet", "--hard", "main")
    git(installed.site, "clean", "--quiet", "--force", "-d")
    installed.summary.unlink(missing_ok=True)
    (Path(installed.installed["folder"]) / "seolint.sarif").unlink(missing_ok=True)
    return installed


def annotated(result: Ran) -> list[tuple[str, str]]:
    """File and rule of each annotation."""
    return re.findall(r"^::\w+ file=([^,]+),.*?title=([^:]+)::", result.out, re.MULTILINE)


def test_schema() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_no_input_is_part_of_a_script() -> None:
    for each in (INSTALL, LINT):
        assert "${{" not in each["run"]
        assert each["shell"] == "bash"
    used = re.findall(r"inputs\.([\w-]+)", json.dumps([each["env"] for each in (INSTALL, LINT)]))
    assert sorted(used) == sorted(ACTION["inputs"])


def test_annotations_summary_and_sarif(runner: Runner) -> None:
    result = runner.lint()
    assert (result.code, result.err) == (1, "")
    assert ("posts/a.md", "placeholder-text") in annotated(result)
    assert ("my posts/ä b.md", "placeholder-text") in annotated(result)
    assert runner.summary.read_text("utf-8").startswith("### seolint: ")
    value = ACTION["outputs"]["sarif"]["value"]
    sarif = Path(filled(value, {f"steps.lint.outputs.{name}": path for name, path in result.outputs.items()}))
    assert "placeholder-text" in {result["ruleId"] for result in json.loads(sarif.read_text())["runs"][0]["results"]}


@pytest.mark.parametrize(
    ("paths", "files"),
    [
        ("posts", {"posts/a.md"}),
        ("my posts/ä b.md", {"my posts/ä b.md"}),
        ("posts/\n\nmy posts/\n", {"posts/a.md", "my posts/ä b.md"}),
        ("", {"posts/a.md", "my posts/ä b.md"}),
    ],
    ids=["a folder", "blanks in a name", "one a line", "none"],
)
def test_paths(runner: Runner, paths: str, files: set[str]) -> None:
    assert {file for file, _ in annotated(runner.lint(paths=paths))} == files


@pytest.mark.parametrize("text", ["$(touch hit)", "`touch hit`", '"; touch hit; "', "a\n; touch hit", "--help", "*"])
def test_inputs_are_no_commands(runner: Runner, text: str) -> None:
    for name in ("paths", "config", "format", "diff", "baseline", "fail_on", "min_severity"):
        result = runner.lint(**{name: text})
        assert result.code == 2, f"{name}: {result.out}"
        assert not (runner.site / "hit").exists()


def test_only_what_changed(runner: Runner) -> None:
    write(runner.site, {"posts/a.md": f"{PAGE}\nTODO: write more about this.\n"})
    result = runner.lint(diff="main")
    assert {(file, rule) for file, rule in annotated(result) if rule == "placeholder-text"} == {
        ("posts/a.md", "placeholder-text")
    }
    assert result.code == 1
    assert runner.lint(diff="main", fail_on="never").code == 0


def test_beside_a_baseline_and_with_a_config(runner: Runner) -> None:
    result = run(f'"{runner.installed["seolint"]}" baseline --output "known problems"', runner.site, {})
    assert result.code == 0, result.err
    assert runner.lint(baseline="known problems").code == 0
    write(runner.site, {"posts/a.md": f"{PAGE}\nTODO: write more about this.\n", "my.yml": "rules: {content: off}\n"})
    assert [rule for _, rule in annotated(runner.lint(baseline="known problems"))] == ["placeholder-text"]
    assert runner.lint(baseline="known problems", config="my.yml").code == 0


def test_several_formats(runner: Runner) -> None:
    result = runner.lint(format="text\njunit=my report.xml", paths="posts")
    assert "posts/a.md:7:1  error    placeholder-text" in result.out
    assert "<testsuites" in (runner.site / "my report.xml").read_text("utf-8")
    assert result.outputs["sarif"]


def test_what_went_wrong_is_told(runner: Runner) -> None:
    result = runner.lint(baseline="none")
    assert (result.code, result.outputs) == (2, {})
    assert "none: there is no such file" in result.err
    result = runner.lint(paths="none.md\nposts")
    assert result.code == 2
    assert result.outputs["sarif"], "what could be read is reported"


def test_a_version_of_the_package(installed: Runner, wheels: Path) -> None:
    (wheel,) = wheels.glob("seolint_content-*.whl")
    result = step(INSTALL, installed, {**DEFAULTS, "inputs.version": wheel.name.split("-")[1]})
    assert result.code == 0, result.err


BORROWED = f"""\
#!/bin/sh
if [ "$3" = venv ]; then mkdir -p "$4/bin" && cp "$0" "$4/bin/python"; else exec '{sys.executable}' "$@"; fi
"""
"""A Python whose environments are itself: it has pip, which takes seconds to put into each."""


def test_a_version_is_no_option_of_pip(installed: Runner, tmp_path: Path) -> None:
    (tmp_path / "python3").write_text(BORROWED, "utf-8")
    (tmp_path / "python3").chmod(0o755)
    borrowed = {**INSTALL, "run": f"PATH={tmp_path}:$PATH\n{INSTALL['run']}"}
    result = step(borrowed, installed, {**DEFAULTS, "inputs.version": "0 --index-url https://evil.example"})
    assert result.code != 0
    assert "Invalid requirement" in result.err


def test_a_machine_without_python(installed: Runner) -> None:
    bare = {**INSTALL, "run": f"PATH=\n{INSTALL['run']}"}
    result = step(bare, installed, DEFAULTS)
    assert (result.code, result.out.count("\n"), result.err) == (2, 1, "")
    assert result.out.startswith("::error title=seolint::there is no Python here; put actions/setup-python before")


def test_a_commit_is_left_alone(runner: Runner) -> None:
    commit(runner.site)
    runner.lint()
    assert git(runner.site, "status", "--porcelain") == ""
