"""Collect every expression that the package compiles, with the methods by which it is used.

Run as a program, in a process of its own: what another test has compiled already would not be seen. It prints JSON.
"""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

import regex

from seolint import config
from seolint.examples import run_examples
from seolint.language import get
from seolint.language._syllables import _VOWELS
from seolint.lazy_regex import expression
from seolint.linter import examine
from seolint.rules import load_rules

METHODS = frozenset({"search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"})
_SCANNING = METHODS - {"search", "match", "fullmatch"} | {"compile"}
_FLAGS_PLACES = {
    method: {"compile": 0, "split": 2, "sub": 3, "subn": 3}.get(method, 1) for method in METHODS | {"compile"}
}
PACKAGE = Path(__file__).resolve().parent.parent / "seolint"
ARTICLES = {
    "page.md": (
        "{{% comment %}}\n\nThe café was built in 1990 by Bob. By Ann Lee, 4 May 2019. [text](address], a_b+c's.\n\n"
        "```\ncode\n```\n\nこれはカタカナ語です。 Ünï\u0301code co\u00adop.\n\n| a |\n|---|\n| TODO |\n"
    ),
    "page.html": "<html><style>a</style><textarea>b</textarea><p style='display:none'>Ann</p><p>a&amp;b\0c\u0301</p>",
    "page.mdx": "import A from 'a'\n\n<A b={c}>d</A>\n",
    "page.txt": "A title\n\nText http://a.example/b text.\n",
}


BY_RULES = "seolint.analysis.engines._python"
"""What compiles the expressions of rules with `engine: python`, within a time limit; the package has none."""

TO_READ = "seolint.vale.expression_tree.parse"
"""What compiles the expressions of Vale's styles to see whether `re` can read them; nothing is searched with them."""

ITSELF = "seolint.lazy_regex"


class Site(NamedTuple):
    """A call in the package that compiles an expression: its module, the name or function that it is in, its lines."""

    module: str
    name: str
    first: int
    last: int
    method: str
    """The method of `re` that is called, or "compile"."""

    arguments: tuple[ast.expr, ...]
    """The expression, and its flags if it has some."""


class Expression(NamedTuple):
    """An expression of the package, by the name of what holds it: `seolint.readers.text._GAP`."""

    name: str
    pattern: str
    flags: int
    is_bytes: bool
    methods: tuple[str, ...]


def collected() -> list[Expression]:
    """The expressions of the package, collected in another process."""
    command = [sys.executable, "-m", "tests.package_expressions"]
    output = subprocess.run(command, cwd=PACKAGE.parent, capture_output=True, text=True, check=True).stdout
    return [Expression(**fields) for fields in json.loads(output)]


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        yield name, ast.parse(path.read_text(encoding="utf-8"))


def sites() -> list[Site]:
    """Every call of `expression`, and of a function of `re`, in the package."""
    return [site for name, tree in modules() for site in _sites(tree, name, "")]


def _sites(node: ast.AST, module: str, within: str) -> Iterator[Site]:
    for child in ast.iter_child_nodes(node):
        name = within or _defined(child)
        if isinstance(child, ast.Call) and (method := _method(child.func)):
            yield Site(module, name, child.lineno, child.end_lineno or child.lineno, method, _arguments(child, method))
        yield from _sites(child, module, name)


def _arguments(call: ast.Call, method: str) -> tuple[ast.expr, ...]:
    flags = [keyword.value for keyword in call.keywords if keyword.arg == "flags"]
    place = 1 + _FLAGS_PLACES[method]
    return (call.args[0], *(flags or call.args[place : place + 1]))


def _defined(node: ast.AST) -> str:
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return node.name
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id
    return node.target.id if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) else ""


def _method(called: ast.expr) -> str:
    if isinstance(called, ast.Name) and called.id == "expression":
        return "compile"
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id in ("re", "regex"):
        return called.attr if called.attr in METHODS | {"compile"} else ""
    return ""


def methods_of_names() -> dict[str, set[str]]:
    """By which methods each name of a module is used, anywhere. With a position, a match is one of many: a scan."""
    uses: dict[str, set[str]] = {}
    for module, tree in modules():
        origins = {
            alias.asname or alias.name: f"{node.module}.{alias.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call) and len(node.args) == 1]
        attributes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in METHODS]
        for node in attributes:
            if isinstance(node.value, ast.Name):
                name = origins.get(node.value.id, f"{module}.{node.value.id}")
                uses.setdefault(name, set()).add(node.attr if node in called else "finditer")
        plain = {node.value for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        for name_node in ast.walk(tree):
            if isinstance(name_node, ast.Name) and isinstance(name_node.ctx, ast.Load) and name_node not in plain:
                name = origins.get(name_node.id, f"{module}.{name_node.id}")
                uses.setdefault(name, set()).add("finditer")
    return uses


class Collector:
    """Notes what functions of the package compile while it is at work, and what its modules hold."""

    def __init__(self) -> None:
        self.sites = sites()
        self.of_module: dict[str, list[Site]] = {}
        for site in self.sites:
            self.of_module.setdefault(site.module, []).append(site)
        self.uses = methods_of_names()
        self.found: dict[tuple[str, Any, int], set[str]] = {}

    def watch(self) -> None:
        """Note each call of a function of `re`, and each expression that is made to be compiled later."""
        for method in METHODS | {"compile"}:
            setattr(re, method, self._noting(getattr(re, method), method))
        regex.compile = self._noting(regex.compile, "compile")
        later: Any = type(expression("a"))
        make = later.__init__

        def noting(made: Any, pattern: Any, flags: int) -> None:
            self._note(sys._getframe(2), pattern, flags, "compile")
            make(made, pattern, flags)

        later.__init__ = noting

    def work(self) -> None:
        """Import modules with expressions, run the examples of rules, check articles of each format, syllables."""
        for module in pkgutil.walk_packages([str(PACKAGE)], "seolint."):
            if module.name in self.of_module and not module.name.endswith(("__main__", ".wheel")):
                self._hold(module.name)
        for rule in load_rules().values():
            for outcome in run_examples(rule):
                assert not outcome.wrong, outcome
        for path, text in ARTICLES.items():
            examine(text, path, config.load(preset="strict"))
        for code in ("und", *_VOWELS):
            get(code).syllables("e")

    def evaluate(self) -> None:
        """Note what is written in calls that this run has not come to, where it takes no more than their module."""
        reached = {name for name, *_ in self.found}
        for site in self.sites:
            name = f"{site.module}.{site.name}"
            if name not in reached | {BY_RULES, TO_READ} and site.module != ITSELF:
                self._note_arguments(site)

    def expressions(self) -> list[Expression]:
        return [
            Expression(
                name,
                pattern if isinstance(pattern, str) else pattern.decode("latin-1"),
                flags,
                isinstance(pattern, bytes),
                tuple(sorted(methods)),
            )
            for (name, pattern, flags), methods in self.found.items()
        ]

    def _noting(self, function: Any, method: str) -> Any:
        def noting(pattern: Any, *args: Any, **named: Any) -> Any:
            place = _FLAGS_PLACES[method]
            flags = named.get("flags", args[place] if len(args) > place else 0)
            self._note(sys._getframe(1), pattern, flags, method)
            return function(pattern, *args, **named)

        return noting

    def _note(self, frame: FrameType, pattern: Any, flags: int, method: str) -> None:
        module, line = frame.f_globals.get("__name__", ""), frame.f_lineno
        for site in self.of_module.get(module, ()) if module != ITSELF else ():
            if site.first <= line <= site.last and frame.f_code.co_name != "<module>":
                self._add(f"{module}.{site.name}", pattern, flags, {method})
                break

    def _hold(self, name: str) -> None:
        for key, value in vars(importlib.import_module(name)).items():
            for held in _held(value):
                if any(site.name == key for site in self.of_module.get(name, ())):
                    flags = held.flags if isinstance(held, re.Pattern) else vars(held)["_flags"]
                    self._add(f"{name}.{key}", held.pattern, flags, self.uses.get(f"{name}.{key}", {"compile"}))

    def _note_arguments(self, site: Site) -> None:
        known = vars(importlib.import_module(site.module))
        pattern, *flags = (eval(compile(ast.Expression(node), "", "eval"), known) for node in site.arguments)
        self._add(f"{site.module}.{site.name}", pattern, sum(flags), {site.method})

    def _add(self, name: str, pattern: Any, flags: int, methods: set[str]) -> None:
        known = self.found.setdefault((name, pattern, int(flags)), set())
        known.update("finditer" if method in _SCANNING else method for method in methods)


def _held(value: Any) -> Iterator[Any]:
    if isinstance(value, re.Pattern | type(expression("a"))):
        yield value
    elif isinstance(value, dict):
        yield from (found for item in value.values() for found in _held(item))
    elif isinstance(value, tuple | list):
        yield from (found for item in value for found in _held(item))


def main() -> None:
    collector = Collector()
    collector.watch()
    collector.work()
    collector.evaluate()
    print(json.dumps([found._asdict() for found in collector.expressions()]))


if __name__ == "__main__":
    main()
