"""The extension for Visual Studio Code: packaged by the documented command, and its client run against the server."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from seolint.server.project import Settings
from tests.conftest import ROOT
from tests.server.client import environment
from tests.server.test_diagnostics import SKIPPED

EXTENSION = ROOT / "seolint" / "server" / "vscode"
CLIENT = Path(__file__).with_name("vscode_client.js")
NPM, NODE = shutil.which("npm"), shutil.which("node")
needs_npm = pytest.mark.skipif(NPM is None or NODE is None, reason="needs Node.js and npm")
LARGEST = 1_000_000
"""Bytes of the packaged extension."""


@pytest.fixture(scope="module")
def packaged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the extension, after the documented command; skipped where npm can't install what that takes."""
    copy = tmp_path_factory.mktemp("vscode") / "extension"
    shutil.copytree(EXTENSION, copy, ignore=shutil.ignore_patterns("node_modules", "*.vsix"))
    command = [str(NPM), "run", "package"]
    try:
        done = subprocess.run(command, cwd=copy, capture_output=True, encoding="utf-8", timeout=400, check=False)
    except subprocess.TimeoutExpired:
        pytest.skip("npm takes longer than 400 seconds here")
    if "npm error code E" in done.stderr and not (copy / "node_modules").is_dir():
        pytest.skip("npm gets no answer from a registry here")
    assert done.returncode == 0, done.stdout + done.stderr
    yield copy


@needs_npm
def test_the_documented_command_packages_it(packaged: Path) -> None:
    package = packaged / "seolint.vsix"
    assert package.stat().st_size < LARGEST
    with zipfile.ZipFile(package) as archive:
        names = archive.namelist()
    assert "extension/extension.js" in names
    assert any(name.startswith("extension/node_modules/vscode-languageclient/") for name in names)
    assert not any("vsce" in name for name in names)


@needs_npm
def test_its_client_library_speaks_with_the_server(packaged: Path, tmp_path: Path) -> None:
    (tmp_path / "mill.md").write_text(SKIPPED, "utf-8")
    modules = os.pathsep.join([str(packaged / "node_modules")])
    variables = {**environment(), "NODE_PATH": modules, "SEOLINT_PYTHON": sys.executable}
    command = [str(NODE), str(CLIENT), str(tmp_path / "mill.md"), str(packaged / "extension.js")]
    done = subprocess.run(
        command, cwd=tmp_path, env=variables, capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["commands"] == ["seolint.explain", "seolint.text", "seolint.record", "seolint.restart"]
    assert seen["started"] == {"command": "seolint", "args": ["server"]}
    assert "skipped-heading-level" in seen["codes"]
    assert seen["text"] == SKIPPED.replace("###", "##")
    assert "**thin-page**" in seen["explained"]


def test_its_settings_are_those_of_the_server() -> None:
    manifest = json.loads((EXTENSION / "package.json").read_text("utf-8"))
    names = {name.removeprefix("seolint.") for name in manifest["contributes"]["configuration"]["properties"]}
    assert names - {"path"} == {"minSeverity", "timeout", "codeLens"}
    values = Settings().with_values({"seolint": {"minSeverity": "error", "timeout": 3, "codeLens": True}})
    assert values == Settings("error", 3.0, True)
    assert values.with_values({"minSeverity": None}).min_severity is None
    assert manifest["main"] == "./extension.js"
