"""Which packages of others each command loads, by `python -X importtime`: no one pays for what they don't use.

`python -m tests.test_loaded` writes the table of CONTRIBUTING anew.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest

from seolint.cli._group import COMMANDS
from seolint.rules import rules_root
from tests.test_readme import CONTRIBUTING, part

CLICK, YAML, SOUP, TEXTSTAT, ARROW = "click", "PyYAML", "Beautiful Soup", "textstat", "pyarrow"
PACKAGES: Mapping[str, str] = {
    "click": CLICK,
    "yaml": YAML,
    "bs4": SOUP,
    "soupsieve": "soupsieve",
    "textstat": TEXTSTAT,
    "pyromark": "pyromark",
    "sentencex": "sentencex",
    "snowballstemmer": "snowballstemmer",
    "re2": "google-re2",
    "regex": "regex",
    "watchfiles": "watchfiles",
    "pyarrow": ARROW,
    "pygls": "pygls",
}
"""Modules, and the packages that they belong to. snowballstemmer brings PyStemmer with it."""

KILLED = 1 if sys.platform == "win32" else -9
"""The exit code of a process that was killed."""

ITALIAN = """\
# Il mulino della valle

Il mulino si trova vicino al ruscello da quattrocento anni. La sua ruota muove oggi un piccolo generatore, e la corrente
basta per tutta la casa. Il mugnaio abita ancora qui con la sua famiglia.
"""
HTML = "<title>Mills</title><main><h1>Mills</h1><h3>Wheels</h3><p>The mill stands by the stream.</p></main>"
OWN_RULE = """\
summary: A word of another house.
check: {check}
severity: info
message: "{{text}} is for others."
with: {{{arguments}}}
examples:
  - bad: "# Mills\\n\\nWe utilise the wheel.\\n"
    flags: [{flagged}]
  - good: "# Mills\\n\\nUse the wheel.\\n"
"""
PATTERN = OWN_RULE.format(check="pattern", arguments="pattern: utilise", flagged="utilise")
PYTHON = OWN_RULE.format(check="pattern", arguments="pattern: '(?<=We )utilise', engine: python", flagged="utilise")
SCORE = """\
summary: The text is harder than our readers like.
check: measure
severity: info
message: "{value} points (minimum {limit})."
with: {measure: gulpease_index, scope: article, min: 95}
examples:
  - bad: "# Mulini\\n\\nLe responsabilità sono disciplinate dalla regolamentazione internazionale.\\n"
    flags: ["Mulini"]
  - good: "# Mulini\\n\\nIl mulino è in una valle. La ruota gira. Il mulino è un bel posto per chi ama la vita.\\n"
"""
FILES: Mapping[str, str] = {
    "page.md": ITALIAN,
    "page.html": HTML,
    "configured/page.md": ITALIAN,
    "configured/.seolint.yml": "rules:\n  thin-page: off\n",
    "selected/page.html": HTML,
    "selected/.seolint.yml": "content: main\n",
    "own/page.md": ITALIAN,
    "own/.seolint.yml": "custom_rules: [house]\n",
    "own/house/others-word.yml": PATTERN,
    "python/page.md": ITALIAN,
    "python/.seolint.yml": "custom_rules: [house]\n",
    "python/house/others-word.yml": PYTHON,
    "scored/page.md": ITALIAN,
    "scored/.seolint.yml": "custom_rules: [house]\n",
    "scored/house/gulpease.yml": SCORE,
    "pages.jsonl": json.dumps({"url": "https://example.com/mills", "content": ITALIAN}),
    "styles/House/Words.yml": "extends: existence\nmessage: \"Avoid '%s'.\"\ntokens:\n  - utilise\n",
}


class Run(NamedTuple):
    """What is run, as people write it, in which folder; which of click, PyYAML, Beautiful Soup, textstat it uses."""

    shown: str
    loads: frozenset[str] = frozenset()
    folder: str = "."
    program: str = ""


def cli(command: str, *loads: str, folder: str = ".", note: str = "") -> Run:
    return Run(f"`seolint {command}`{note}", frozenset(loads), folder)


def api(program: str, *loads: str, folder: str = ".", note: str = "") -> Run:
    return Run(f"`seolint.{program}`{note}", frozenset(loads), folder, f"import seolint\nseolint.{program}\n")


WATCH = cli("check --watch page.md", CLICK)
BATCH = cli("batch pages.jsonl -o out", CLICK, ARROW)
SERVER = cli("server", CLICK)
RUNS = (
    cli("check page.md"),
    cli("check page.html"),
    cli("check page.md", YAML, folder="configured", note=" with a config"),
    cli("check page.html", YAML, SOUP, folder="selected", note=" with `content:` in the config"),
    cli("check page.md", YAML, folder="own", note=" with rule files of your own"),
    cli("check page.md", YAML, folder="python", note=" with such a rule for `engine: python`"),
    cli("check page.md", YAML, TEXTSTAT, folder="scored", note=" with such a rule on `measure: gulpease_index`"),
    cli("check --format json page.md", CLICK),
    cli("check --fix --dry-run page.md", CLICK),
    WATCH,
    cli("stats page.md", CLICK),
    cli("stats page.html", CLICK, YAML, SOUP, folder="selected", note=" with `content:` in the config"),
    cli("stats --score gulpease_index page.md", CLICK, TEXTSTAT),
    cli("stats --score osman page.md", CLICK, note=", in another language than the score's"),
    cli("text page.md", CLICK),
    cli("rules", CLICK),
    cli("rules new long-lists --check measure --folder new", CLICK),
    cli("rules test house", CLICK, YAML, folder="own"),
    cli("explain thin-page", CLICK),
    cli("init", CLICK, folder="new"),
    cli("config", CLICK, YAML, folder="configured"),
    cli("schema", CLICK),
    cli("baseline page.md", CLICK),
    cli("clean", CLICK),
    cli("import vale styles", CLICK, YAML),
    BATCH,
    SERVER,
    cli("--help", CLICK),
    api('lint("# Mills", "page.md")'),
    api('lint_file("page.md")', YAML, folder="configured", note=" with a config"),
)


@cache
def folder() -> tempfile.TemporaryDirectory[str]:
    """The articles, configs and rules, in one folder that goes away with the process; rules are compiled."""
    made = tempfile.TemporaryDirectory(prefix="seolint-loaded-")
    for name, text in FILES.items():
        file = Path(made.name, name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    Path(made.name, "new").mkdir()
    imports(cli("check page.md"), Path(made.name))
    return made


def imports(run: Run, root: Path) -> Sequence[str]:
    """The modules that a run loads."""
    arguments = run.shown.split("`")[1].split()[1:]
    code = ["-c", run.program] if run.program else ["-m", "seolint", *arguments]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"XDG_CACHE_HOME": str(root / "cache"), "PYTHONPATH": str(rules_root().parent)}
    process = subprocess.Popen(
        [sys.executable, "-X", "importtime", *code],
        cwd=root / run.folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    modules: list[str] = []
    others: list[str] = []
    with process:
        assert process.stderr
        for line in process.stderr:
            if line.startswith("import time:"):
                modules.append(line.rpartition("|")[2].strip())
            else:
                others.append(line)
            if run is WATCH and modules[-1:] == ["watchfiles"]:
                process.kill()
    assert process.returncode in (0, 1, KILLED), "".join(others)
    return modules


@cache
def loaded(run: Run) -> Sequence[str]:
    """The packages that a run loads, in the order of PACKAGES."""
    modules = imports(run, Path(folder().name))
    return [PACKAGES[name] for name in PACKAGES if name in modules]


def table() -> str:
    rows = [f"| {run.shown} | {', '.join(loaded(run)) or '–'} |" for run in RUNS]
    return "\n".join(("| what runs | packages that it loads |", "|---|---|", *rows))


def skip_unless_installed(run: Run) -> None:
    for name, needs in (("watchfiles", run is WATCH), ("pyarrow", ARROW in run.loads), ("pygls", run is SERVER)):
        if needs and not find_spec(name):
            pytest.skip(f"{name} isn't installed")


@pytest.mark.parametrize("run", RUNS, ids=lambda run: run.shown.replace("`", ""))
def test_each_package_is_loaded_where_it_does_its_work(run: Run) -> None:
    skip_unless_installed(run)
    assert {CLICK, YAML, SOUP, TEXTSTAT, ARROW} & {*loaded(run)} == run.loads


def test_the_table_in_contributing_is_up_to_date() -> None:
    skip_unless_installed(WATCH)
    skip_unless_installed(BATCH)
    skip_unless_installed(SERVER)
    found = part("packages").search(CONTRIBUTING.read_text("utf-8"))
    assert found
    assert found[1].strip() == table(), "run python -m tests.test_loaded"


def test_no_command_is_left_out() -> None:
    assert [name for name in COMMANDS if not any(run.shown.startswith(f"`seolint {name}") for run in RUNS)] == []


def test_all_are_dependencies() -> None:
    project = CONTRIBUTING.with_name("pyproject.toml").read_text("utf-8").lower()
    names = {"beautifulsoup4" if name == SOUP else name.lower() for name in PACKAGES.values()}
    assert [name for name in names if f'"{name}>=' not in project] == []


if __name__ == "__main__":
    head, _, tail = part("packages").split(CONTRIBUTING.read_text("utf-8"))
    CONTRIBUTING.write_text(f"{head}\n{table()}\n\n{tail}", "utf-8")
