"""What the documents say is so. `python -m tests.test_readme` writes their generated parts anew."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

import seolint.checks
from seolint import config
from seolint.cli._presets import as_markdown as presets_as_markdown
from seolint.cli.stats import as_markdown, textstat_as_markdown
from seolint.examples import run_examples
from seolint.rules import load_rule, load_rules

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
MANUAL = ROOT / "seolint/README.md"
RULES = ROOT / "rules/README.md"
LANGUAGES = ROOT / "seolint/language/README.md"
BENCHMARKS = ROOT / "tests/benchmarks/README.md"
DOCUMENTS = (README, CONTRIBUTING, MANUAL, RULES, LANGUAGES, BENCHMARKS, ROOT / "rules/PARITY.md", ROOT / "SECURITY.md")
MOST_LINES = 200
"""Lines that the README may have: more than that, nobody reads on a first day."""

DRAFT = "tests/articles/draft.md"


def rule_table() -> str:
    """Every rule, by family, with the severity that it has without a config."""
    states = config.load().states
    rows = ["| family | rule | severity | finds |", "|---|---|---|---|"]
    for rule in sorted(load_rules().values(), key=lambda rule: (rule.family, rule.id)):
        state = states[rule.id]
        link = f"[`{rule.id}`]({rule.family}/{rule.id}.yml)"
        rows.append(f"| {rule.family} | {link} | {state.severity if state.on else 'off'} | {rule.summary} |")
    return "\n".join(rows)


def output() -> str:
    """What a newcomer sees after the first command."""
    return f"```console\n$ seolint check {DRAFT}\n{lint_draft().stdout}```"


GENERATED: Mapping[str, tuple[Path, Callable[[], str]]] = {
    "presets": (README, presets_as_markdown),
    "output": (README, output),
    "rules": (RULES, rule_table),
    "languages": (LANGUAGES, as_markdown),
    "scores": (LANGUAGES, textstat_as_markdown),
}
"""The parts that are generated: where each is, and what makes it."""


def lint_draft() -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "seolint", "check", DRAFT]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


def part(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=<!-- {name}: begin -->\n)(.*?)(?=<!-- {name}: end -->)", re.DOTALL)


def example(file: Path, name: str) -> str:
    """The fenced block behind the comment that names it."""
    found = re.search(rf"<!-- example: {re.escape(name)} -->\n```\w+\n(.*?)```", file.read_text("utf-8"), re.DOTALL)
    assert found, f"{file.name} has no example {name}"
    return found[1]


@pytest.mark.parametrize("name", GENERATED)
def test_generated_part_is_up_to_date(name: str) -> None:
    file, build = GENERATED[name]
    found = part(name).search(file.read_text("utf-8"))
    assert found
    assert found[1].strip() == build(), "run python -m tests.test_readme"


def test_the_readme_is_read_in_one_go() -> None:
    assert len(README.read_text("utf-8").splitlines()) <= MOST_LINES


def test_the_draft_has_the_problems_it_was_written_with() -> None:
    result = lint_draft()
    assert result.returncode == 1
    assert result.stderr == ""
    found = re.findall(r"^\S+?:(\d+):\d+ +\w+ +([\w-]+)", result.stdout, re.MULTILINE)
    assert found == [
        ("8", "stuffed-phrase"),
        ("33", "skipped-heading-level"),
        ("39", "long-sentence"),
    ]


def test_config_example_is_valid(tmp_path: Path) -> None:
    file = tmp_path / ".seolint.yml"
    file.write_text(example(README, ".seolint.yml"), "utf-8")
    found = config.load(file)
    assert found.states["long-sentence"].options["max"] == 40
    assert found.states["thin-section"].on is False
    assert not found.for_path(tmp_path / "news/today.md").states["missing-subheading"].on


def test_rule_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    file = tmp_path / "house/avoid-utilise.yml"
    file.write_text(example(RULES, "house/avoid-utilise.yml"), "utf-8")
    assert [outcome for outcome in run_examples(load_rule(file)) if outcome.wrong] == []


@pytest.fixture
def own_checks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The check that CONTRIBUTING adds, as if it stood under seolint/checks."""
    (tmp_path / "shouting.py").write_text(example(CONTRIBUTING, "shouting.py"), "utf-8")
    monkeypatch.setattr(seolint.checks, "__path__", [*seolint.checks.__path__, str(tmp_path)])
    yield
    sys.modules.pop("seolint.checks.shouting", None)


@pytest.mark.usefixtures("own_checks")
@pytest.mark.parametrize("name", ["links/crowded-page.yml", "headings/shouted-heading.yml"])
def test_rule_that_contributing_adds(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.parent.mkdir()
    file.write_text(example(CONTRIBUTING, name), "utf-8")
    outcomes = list(run_examples(load_rule(file)))
    assert [outcome for outcome in outcomes if outcome.wrong] == []


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(file: Path) -> None:
    text = re.sub(r"`[^`\n]*`", "", file.read_text("utf-8"))
    for target in re.findall(r"\]\((?!http|/|#)([^)#]+)", text):
        assert (file.parent / target).exists(), target


def test_the_documents_pass_their_own_linter() -> None:
    """Fragments, outlines and sentences as well."""
    command = [sys.executable, "-m", "seolint", "check", "--no-config", "--preset", "docs", "--format", "concise"]
    result = subprocess.run([*command, *DOCUMENTS], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (result.stdout, result.stderr, result.returncode) == ("", "", 0)


def update() -> None:
    for name, (file, build) in GENERATED.items():
        head, _, tail = part(name).split(file.read_text("utf-8"))
        file.write_text(f"{head}{build()}\n{tail}", "utf-8")


if __name__ == "__main__":
    update()
