"""The recipes for CI: valid by the schemas of the servers, and run as they stand, in a clone of a bare one."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import textwrap
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT, needs_index
from tests.repository import commit, git, needs_git, repository, write
from tests.test_package import PYTHONS
from tests.test_readme import CONTRIBUTING, README, example
from tests.workflows import Ran, run, served

PACKAGE = "git+<url of this repository>"
SCHEMAS = {
    ".github/workflows/seolint.yml": (README, "vendor.github-workflows"),
    ".gitlab-ci.yml": (CONTRIBUTING, "vendor.gitlab-ci"),
}
SYSTEMS = ROOT / ".github/workflows/systems.yml"
"""The workflow with which others run the tests on their systems."""

PAGE = "# Knots\n\nA bowline holds a boat.\n\nLorem ipsum dolor sit amet.\n"


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema(tmp_path: Path, name: str) -> None:
    file, schema = SCHEMAS[name]
    (tmp_path / "recipe.yml").write_text(example(file, name), "utf-8")
    check_schema(tmp_path / "recipe.yml", schema)


def check_schema(file: Path, schema: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_other_systems_are_tried_with_each_version_of_python() -> None:
    check_schema(SYSTEMS, "vendor.github-workflows")
    workflow = yaml.safe_load(SYSTEMS.read_text("utf-8"))
    assert workflow["jobs"]["tests"]["strategy"]["matrix"]["python"] == PYTHONS


def test_workflow_gives_the_action_what_it_takes() -> None:
    recipe = yaml.safe_load(example(README, ".github/workflows/seolint.yml"))
    checkout, action = recipe["jobs"]["seolint"]["steps"]
    assert checkout["with"] == {"fetch-depth": 0}, "diff needs the commit where the branch began"
    inputs = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"]
    assert set(action["with"]) <= set(inputs)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pip gets in place of the package: a bare repository with all that is here."""
    return f"git+{served(tmp_path_factory.mktemp('source')).as_uri()}"


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory, source: str) -> Mapping[str, str]:
    """The variables of a machine with a Python of its own, on which the first line of GitLab's recipe was run."""
    folder = tmp_path_factory.mktemp("machine")
    python = folder / "venv" / "bin/python"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True)
    subprocess.run([sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "pip"], check=True)
    machine = {"PATH": f"{folder / 'venv/bin'}{os.pathsep}{os.environ['PATH']}"}
    result = run(gitlab(source)[0], folder, machine)
    assert result.code == 0, result.err
    return machine


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A fresh clone, made from a bare repository: an article with a problem on main, one more on a branch."""
    site = repository(tmp_path / "site", {"content/old.md": PAGE})
    git(site, "switch", "--quiet", "--create", "draft")
    write(site, {"content/new article.md": PAGE.replace("Knots", "Hitches")})
    commit(site)
    git(tmp_path, "clone", "--quiet", "--bare", "site", "site.git")
    git(tmp_path, "clone", "--quiet", "--branch", "draft", (tmp_path / "site.git").as_uri(), "clone")
    return tmp_path / "clone"


def gitlab(source: str) -> list[str]:
    recipe: dict[str, Any] = yaml.safe_load(example(CONTRIBUTING, ".gitlab-ci.yml").replace(PACKAGE, source))
    return list(recipe["seolint"]["script"])


def errors(file: Path) -> set[str]:
    """The articles with errors, by a report for JUnit."""
    failed = ElementTree.parse(file).getroot().iterfind(".//testcase[failure]")
    return {case.attrib["classname"] for case in failed if case.attrib["name"].startswith("placeholder-text")}


@needs_git
@needs_index
@pytest.mark.parametrize(
    ("base", "found"),
    [("", {"content/old.md", "content/new article.md"}), ("origin/main", {"content/new article.md"})],
    ids=["main", "merge request"],
)
def test_gitlab(clone: Path, source: str, machine: Mapping[str, str], base: str, found: set[str]) -> None:
    commit = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": git(clone, "rev-parse", base).strip()} if base else {}
    _, report, gate = gitlab(source)
    assert run(report, clone, {**machine, **commit}).code == 0
    result: Ran = run(gate, clone, {**machine, **commit})
    assert (result.code, result.err) == (1, "")
    assert "content/new article.md:5:1  error    placeholder-text" in result.out
    issues = json.loads((clone / "seolint.json").read_text("utf-8"))
    assert {issue["location"]["path"] for issue in issues} == {"content/old.md", "content/new article.md"}
    assert errors(clone / "seolint.xml") == found
    write(clone, {"content/new article.md": "# Hitches\n\nA hitch holds a horse.\n"})
    assert run(gate, clone, {**machine, **commit}).code == int(not base), "what was there is no matter of the branch"


@needs_git
@needs_index
def test_jenkins_and_any_other(clone: Path, source: str) -> None:
    quoted = re.search(r"sh '''\n(.*?)\n *'''", example(CONTRIBUTING, "Jenkinsfile"), re.DOTALL)
    assert quoted
    script = textwrap.dedent(quoted[1]).replace(PACKAGE, source)
    result = run(script, clone, {"TMPDIR": str(clone.parent)}, ("sh", "-xe"))
    assert result.code == 1, result.err
    assert "content/old.md:5:1  error    placeholder-text" in result.out
    assert errors(clone / "seolint.xml") == {"content/old.md", "content/new article.md"}
    root = ElementTree.parse(clone / "seolint-checkstyle.xml").getroot()
    assert {file.attrib["name"] for file in root} == {"content/old.md", "content/new article.md"}
    left = {path.name for path in clone.parent.iterdir()}
    assert left == {"site", "site.git", "clone", "runner"}, "the tools are gone"
