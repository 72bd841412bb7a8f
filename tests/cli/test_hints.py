"""What people read who don't know seolint yet: another linter's words, half a name, nothing to do, far too much."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from seolint.config.chain import preset_names
from tests.repository import seolint, write

PAGE = "# Knots\n\nA bowline holds a boat.\n"
MANY = {f"{number}.md": f"# Part {number}\n\nTODO: write this part.\n" for number in range(210)}


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("lint",), "there is no command lint; did you mean seolint check?"),
        (("fix", "."), "there is no command fix; did you mean seolint check --fix?"),
        (("knots.md",), "there is no command knots.md; to lint it: seolint check knots.md"),
        (("chekc",), "there is no command chekc; did you mean check?"),
        (("check", "--fail-on", "warn"), "is not one of 'never', 'error', 'warning', 'info'; did you mean warning?"),
        (("check", "--min-severity", "warnings"), "'info'; did you mean warning?"),
        (("stats", "--format", "jsn"), "did you mean json?"),
        (("explain", "heading-level"), "names that contain it are skipped-heading-level"),
        (("explain", "head"), "names that contain it are headings, bold-as-heading, "),
        (("rules", "thin-page"), "thin-page is a rule, not a family; seolint explain thin-page shows it"),
    ],
)
def test_what_was_probably_meant(tmp_path: Path, arguments: tuple[str, ...], expected: str) -> None:
    write(tmp_path, {"knots.md": PAGE})
    done = seolint(tmp_path, *arguments)
    assert (done.code, done.out) == (2, "")
    assert expected in done.err


def test_nothing_to_fix_is_said(tmp_path: Path) -> None:
    write(tmp_path, {"knots.md": PAGE})
    assert "Nothing can be fixed automatically" in seolint(tmp_path, "check", "--fix", "--dry-run").err
    assert seolint(tmp_path, "check", "--fix", "--dry-run", "--quiet").err == ""


def test_a_broken_config_that_was_named_is_said_first(tmp_path: Path) -> None:
    write(tmp_path, {"knots.md": PAGE, "broken.yml": "rules: {thin-pag: off}\n"})
    done = seolint(tmp_path, "check", "--config", "broken.yml")
    first, second, *_ = done.err.splitlines()
    assert done.code == 2
    assert first == "broken.yml: it has errors, so articles are linted without it; the errors follow"
    assert second.startswith("broken.yml:1:9: there is no rule or family thin-pag")


def test_a_report_of_many_problems_ends_with_what_helps(tmp_path: Path) -> None:
    write(tmp_path, MANY)
    *_, rule, preset, baseline, totals = seolint(tmp_path, "check", "--select", "placeholder-text").out.splitlines()
    assert rule.split() == ["210", "in", "210", "files", "placeholder-text"]
    assert "seolint rules --presets" in preset
    assert "seolint baseline" in baseline
    assert " problems (" in totals
    assert "seolint baseline" not in seolint(tmp_path, "check", "--quiet").out


def test_a_report_of_few_problems_does_not(tmp_path: Path) -> None:
    write(tmp_path, dict(list(MANY.items())[:20]))
    assert "seolint baseline" not in seolint(tmp_path, "check").out


def test_signs_are_folded(tmp_path: Path) -> None:
    folded, whole = (seolint(tmp_path, "explain", "stuffed-phrase", *options).out for options in ((), ("--verbose",)))
    assert "--verbose lists them" in folded
    assert "What is measured" not in folded
    assert "What is measured" in whole
    assert len(whole.splitlines()) > len(folded.splitlines()) + 35


def test_presets_are_listed_with_what_they_show(tmp_path: Path) -> None:
    printed = seolint(tmp_path, "rules", "--presets").out
    names = [line.split()[0] for line in printed.partition("\n\n")[0].splitlines()]
    assert names == ["recommended", *sorted(set(preset_names()) - {"recommended"})]
    found = json.loads(seolint(tmp_path, "rules", "--presets", "--format", "json").out)["presets"]
    assert [preset["name"] for preset in found] == names
    assert all(preset["problems_per_1000_words"] > 0 for preset in found)
    assert seolint(tmp_path, "rules", "headings", "--presets").code == 2
