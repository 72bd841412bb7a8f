"""`seolint rules`: the list, the reference, and what writers of rules get: a skeleton, and a test of their examples."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from seolint.cli._rules_new import SKELETONS
from tests.cli.run import seolint

RULE = """\
summary: A heading is more than one level below the one before it.
check: heading_order
severity: info
message: "h{level} follows h{previous}"
examples:
  - bad: "# Shoes\\n\\n### Sizes\\n"
    flags: [Sizes]
  - good: "# Shoes\\n\\n## Sizes\\n"
"""


def write(folder: Path, text: str, name: str = "house/skipped.yml") -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("old", "new", "code", "told"),
    [
        ("", "", 0, "1 rule, 2 examples: all as expected\n"),
        (
            "flags: [Sizes]",
            "flags: [Shoes, Größen]",
            1,
            'house/skipped.yml:6: bad example as Markdown and HTML: expected "Shoes", "Größen", reported "Sizes"\n'
            "1 rule, 2 examples: 1 not as expected\n",
        ),
        (
            "n## Sizes",
            "n#### Sizes",
            1,
            'house/skipped.yml:8: good example as Markdown and HTML: expected nothing, reported "Sizes"\n'
            "1 rule, 2 examples: 1 not as expected\n",
        ),
        (
            "{level}",
            "{text:d}",
            1,
            "house/skipped.yml:6: bad example as Markdown and HTML: the message can't be filled in: a value of type "
            "str can't be shown as {:d}: Unknown format code 'd' for object of type 'str'\n"
            "1 rule, 2 examples: 1 not as expected\n",
        ),
    ],
)
def test_examples_are_held_to_what_they_say(tmp_path: Path, old: str, new: str, code: int, told: str) -> None:
    write(tmp_path, RULE.replace(old, new) if old else RULE)
    done = seolint(tmp_path, "rules", "test", "house")
    assert (done.returncode, done.stdout.decode(), done.stderr) == (code, told, b"")


def test_a_broken_rule_file_keeps_no_other_from_its_test(tmp_path: Path) -> None:
    write(tmp_path, RULE)
    write(tmp_path, RULE.replace("severity: info", "severity: fatal"), "house/broken.yml")
    done = seolint(tmp_path, "rules", "test", "house")
    assert done.returncode == 2
    assert done.stdout.decode() == "1 rule, 2 examples: all as expected; 1 rule file can't be used\n"
    message, line, caret = done.stderr.decode().splitlines()
    assert message.startswith("house/broken.yml:3:11: severity is ")
    assert (line, caret) == (" 3 | severity: fatal", "   |           ^")


def test_without_rules_of_its_own_a_folder_tests_the_built_in_ones(tmp_path: Path) -> None:
    done = seolint(tmp_path, "rules", "test")
    assert (done.returncode, done.stderr) == (0, b"")
    assert re.fullmatch(rb"\d+ rules, \d+ examples: all as expected\n", done.stdout)


@pytest.mark.parametrize(
    ("folder", "told"),
    [("none", "there is no folder none"), ("empty", "there are no rule files (*.yml) in empty")],
)
def test_a_folder_without_rules(tmp_path: Path, folder: str, told: str) -> None:
    (tmp_path / "empty").mkdir()
    done = seolint(tmp_path, "rules", "test", folder)
    assert (done.returncode, done.stderr.decode()) == (2, f"Error: {told}\n")


def test_without_a_folder_the_rules_of_the_config_are_tested_and_new_ones_go_there(tmp_path: Path) -> None:
    write(tmp_path, RULE, "style/skipped.yml")
    write(tmp_path, "custom_rules: style\n", ".seolint.yml")
    (tmp_path / "posts").mkdir()
    posts = tmp_path / "posts"
    assert seolint(posts, "rules", "test").stdout.decode() == "1 rule, 2 examples: all as expected\n"
    wrote = "wrote ../style/long-item.yml\n`seolint rules test ../style` runs its examples\n"
    assert seolint(posts, "rules", "new", "long-item", "--check", "measure").stdout.decode() == wrote
    assert seolint(posts, "rules", "test").stdout.decode() == "2 rules, 4 examples: all as expected\n"
    assert seolint(posts, "rules", "style").stdout.decode().split()[0] == "long-item"
    (posts / ".seolint.yml").write_text("extends: recommended\n", "utf-8")
    assert b" rules, " in seolint(posts, "rules", "test").stdout


def test_a_name_may_stand_once(tmp_path: Path) -> None:
    write(tmp_path, RULE, "house/thin-page.yml")
    write(tmp_path, RULE, "house/skipped.yml")
    write(tmp_path, RULE, "other/skipped.yml")
    done = seolint(tmp_path, "rules", "test", "house", "other")
    assert done.returncode == 2
    first, second = done.stderr.decode().splitlines()
    assert first.startswith("house/thin-page.yml: a rule thin-page already exists in ")
    assert second == "other/skipped.yml: a rule skipped already exists in house/skipped.yml; rename one of them"


@pytest.mark.parametrize("check", sorted(path.stem for path in SKELETONS.glob("*.yml")))
def test_a_new_rule_passes_as_it_is(tmp_path: Path, check: str) -> None:
    done = seolint(tmp_path, "rules", "new", "plain-words", "--check", check, "--folder", "style/words")
    assert done.stdout.decode().startswith("wrote style/words/plain-words.yml\n")
    tested = seolint(tmp_path, "rules", "test", "style")
    assert (tested.stdout.decode(), tested.stderr) == ("1 rule, 2 examples: all as expected\n", b"")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("ThinPages",), "ThinPages is not a rule name; write it in kebab-case, such as thin-pages"),
        (("../thin",), "../thin is not a rule name; write it in kebab-case, such as thin"),
        (("thin-page",), "a rule thin-page already exists; choose another name, or configure it in .seolint.yml"),
        (("our-words", "--check", "mesure"), "there is no template for a check mesure; did you mean measure?"),
        (("skipped",), "house/skipped.yml already exists; choose another name or folder"),
        (("our-words", "--folder", "house/skipped.yml"), "can't write house/skipped.yml/our-words.yml: "),
    ],
)
def test_a_rule_that_cannot_be_new(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    write(tmp_path, RULE)
    done = seolint(tmp_path, "rules", "new", *arguments)
    assert done.returncode == 2
    assert done.stderr.decode().startswith(f"Error: {told}")
    assert [path.name for path in (tmp_path / "house").iterdir()] == ["skipped.yml"]
    assert (tmp_path / "house/skipped.yml").read_text("utf-8") == RULE


@pytest.mark.parametrize(("family", "hint"), [("heading", "headings"), ("tset", "test")])
def test_an_unknown_family(tmp_path: Path, family: str, hint: str) -> None:
    done = seolint(tmp_path, "rules", family)
    assert (done.returncode, done.stderr.decode()) == (
        2,
        f"Error: there is no family {family}; did you mean {hint}?\n",
    )


def test_help_shows_the_commands_below(tmp_path: Path) -> None:
    told = seolint(tmp_path, "rules", "--help").stdout.decode()
    assert "[FAMILY]" in told
    assert "test  Run the examples of the rules in folders." in told
    assert "Usage: seolint rules new " in seolint(tmp_path, "rules", "new", "--help").stdout.decode()


def test_the_list_follows_the_config(tmp_path: Path) -> None:
    (tmp_path / ".seolint.yml").write_text("rules: {thin-page: error, thin-section: off}\n", "utf-8")
    rows = json.loads(seolint(tmp_path, "rules", "content", "--format", "json").stdout)["rules"]
    severities = {row["id"]: row["severity"] for row in rows}
    assert (severities["thin-page"], severities["thin-section"]) == ("error", "off")
    assert {row["family"] for row in rows} == {"content"}
    table = seolint(tmp_path, "rules", "--format", "text", "content").stdout.decode().splitlines()
    assert [line.split()[0] for line in table] == list(severities)


def test_the_reference_tells_all_of_a_rule(tmp_path: Path) -> None:
    page = seolint(tmp_path, "rules", "headings", "--format", "markdown").stdout.decode()
    assert page.startswith("# Rules\n\n- [headings](#headings): [")
    assert "\n## headings\n" in page
    start = page.index("\n### long-heading\n")
    entry = page[start : page.index("\n### ", start + 5)]
    assert "| option | default | takes | |\n|---|---|---|---|\n| `max` | " in entry
    assert "\nBad" in entry
    assert "\n```markdown\n# " in entry
    assert "\nReported: `" in entry
    assert "\nSource" in entry
