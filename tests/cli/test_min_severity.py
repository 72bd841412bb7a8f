"""What `--min-severity` hides: counted, never forgotten, and without effect on anything but what is shown."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.repository import commit, needs_git, repository, seolint, write

PAGE = "# Knots\n\nA bowline holds a boat. TODO: say why.\n\n### Ropes\n\nHemp rots, and nylon stretches.\n"
CONFIG = """\
rules:
  thin-page: {severity: info, min: 100}
  skipped-heading-level: warning
  placeholder-text: error
"""
SELECT = ("--select", "thin-page,skipped-heading-level,placeholder-text")
RULES = ("thin-page", "placeholder-text", "skipped-heading-level")
HIDDEN = "1 info hidden (--min-severity info shows it)"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A page with an error, a warning and an info."""
    write(tmp_path, {".seolint.yml": CONFIG, "knots.md": PAGE})
    return tmp_path


def rules_in(text: str) -> set[str]:
    return {rule for rule in RULES if rule in text}


def check(site: Path, *options: str) -> str:
    return seolint(site, "check", "--no-cache", *SELECT, *options).out


@pytest.mark.parametrize(
    ("options", "last"),
    [
        ((), "2 problems (1 error, 1 warning) in 1 file, 15 words; " + HIDDEN),
        (("--min-severity", "info"), "3 problems (1 error, 1 warning, 1 info) in 1 file, 15 words"),
        (
            ("--min-severity", "error"),
            "1 problem (1 error) in 1 file, 15 words; 1 warning, 1 info hidden (--min-severity info shows them)",
        ),
        (("--statistics",), "2 problems (1 error, 1 warning) in 1 file, 15 words; " + HIDDEN),
        (("--ignore", "placeholder-text,skipped-heading-level,thin-page"), "No problems in 1 file, 15 words"),
        (
            ("--ignore", "placeholder-text,skipped-heading-level"),
            "No problems in 1 file, 15 words; " + HIDDEN,
        ),
    ],
)
def test_the_last_line_counts_what_is_hidden(site: Path, options: Sequence[str], last: str) -> None:
    assert check(site, *options).splitlines()[-1] == last


def test_quiet_shows_problems_only(site: Path) -> None:
    assert "hidden" not in check(site, "--quiet")
    assert rules_in(check(site, "--quiet")) == {"placeholder-text", "skipped-heading-level"}


@pytest.mark.parametrize("name", ["text", "concise", "github", "gitlab", "junit", "checkstyle", "markdown"])
def test_formats_for_people_and_build_servers_hide_infos(site: Path, name: str) -> None:
    assert rules_in(check(site, "--format", name)) == {"placeholder-text", "skipped-heading-level"}
    assert rules_in(check(site, "--format", name, "--min-severity", "info")) == set(RULES)


@pytest.mark.parametrize(
    ("name", "written"),
    [("json", '"rule": "thin-page"'), ("sarif", '"ruleId": "thin-page"'), ("html", '"id":"thin-page"')],
)
def test_formats_whose_readers_choose_hide_nothing_unless_asked(site: Path, name: str, written: str) -> None:
    assert written in check(site, "--format", name)
    assert written not in check(site, "--format", name, "--min-severity", "warning")


def test_each_format_of_a_run_shows_its_own(site: Path) -> None:
    text = check(site, "--format", "text", "--format", "json=all.json")
    found = json.loads((site / "all.json").read_text("utf-8"))
    assert rules_in(text) == {"placeholder-text", "skipped-heading-level"}
    assert {problem["rule"] for problem in found["problems"]} == set(RULES)
    assert found["summary"] == {"files": 1, "error": 1, "warning": 1, "info": 1}


def test_json_counts_what_it_was_told_to_hide(site: Path) -> None:
    found = json.loads(check(site, "--format", "json", "--min-severity", "error"))
    assert found["summary"] == {"files": 1, "error": 1, "warning": 0, "info": 0, "hidden": 2}


@pytest.mark.parametrize(
    "options",
    [
        ("--fail-on", "info"),
        ("--fail-on", "info", "--min-severity", "error"),
        ("--min-severity", "info", "--fail-on", "never"),
    ],
)
def test_what_can_fail_the_run_is_shown(site: Path, options: Sequence[str]) -> None:
    assert rules_in(check(site, *options)) == set(RULES)


def test_warnings_that_are_counted_are_shown(site: Path) -> None:
    assert "skipped-heading-level" in check(site, "--min-severity", "error", "--max-warnings", "0")
    assert "skipped-heading-level" in check(site, "--min-severity", "error", "--fail-on", "warning")
    assert "skipped-heading-level" not in check(site, "--min-severity", "error")


@pytest.mark.parametrize(
    ("limits", "code"), [(("--fail-on", "never", "--max-warnings", "0"), 1), (("--fail-on", "info"), 1), ((), 1)]
)
@pytest.mark.parametrize("level", ["info", "warning", "error"])
def test_the_exit_code_is_that_of_all_problems(site: Path, limits: Sequence[str], code: int, level: str) -> None:
    assert seolint(site, "check", *SELECT, *limits, "--min-severity", level).code == code


def test_a_config_and_the_preset_strict_say_it_too(site: Path) -> None:
    assert "thin-page" in check(site, "--preset", "strict")
    write(site, {".seolint.yml": f"min_severity: info\n{CONFIG}"})
    assert "thin-page" in check(site)
    assert "thin-page" not in check(site, "--min-severity", "warning")
    write(site, {".seolint.yml": f"min_severity: error\n{CONFIG}"})
    assert rules_in(check(site)) == {"placeholder-text"}
    assert "min_severity: error" in seolint(site, "config").out


def test_a_baseline_records_what_is_hidden(site: Path) -> None:
    assert "3 problems in 1 file recorded" in seolint(site, "baseline", *SELECT).out
    assert "No problems in 1 file, 15 words; 3 recorded in the baseline" in check(
        site, "--baseline", ".seolint-baseline"
    )


def test_scores_and_summaries_count_what_is_hidden(site: Path) -> None:
    scores = [
        re.findall(r"^  (score .*|problems .*)", check(site, "--summary", "--min-severity", level), re.MULTILINE)
        for level in ("info", "warning", "error")
    ]
    assert len(scores[0]) == 2
    assert scores[0] == scores[1] == scores[2]
    pages = [
        re.search(r'"score":(\d+)', check(site, "--format", "html", "--min-severity", level))
        for level in ("info", "error")
    ]
    assert pages[0] and pages[1] and pages[0][1] == pages[1][1]


def test_statistics_count_what_is_shown(site: Path) -> None:
    rows = re.findall(r"^ +\d+ +in 1 file +(\S+)", check(site, "--statistics"), re.MULTILINE)
    assert rows == ["placeholder-text", "skipped-heading-level"]


def test_what_is_hidden_is_fixed(site: Path) -> None:
    write(site, {".seolint.yml": "rules: {skipped-heading-level: info}\n"})
    assert seolint(site, "check", "--fix", "--select", "skipped-heading-level").err.startswith("Fixed 1 problem")
    assert "\n## Ropes" in (site / "knots.md").read_text("utf-8")


def test_a_cached_result_is_shown_either_way(site: Path) -> None:
    cache = ("--cache-dir", str(site / "cache"))
    shown = [
        rules_in(seolint(site, "check", *SELECT, *cache, *options).out)
        for options in ((), ("--min-severity", "info"), ())
    ]
    assert shown == [
        {"placeholder-text", "skipped-heading-level"},
        set(RULES),
        {"placeholder-text", "skipped-heading-level"},
    ]


@needs_git
def test_changed_lines_hide_as_ever(tmp_path: Path) -> None:
    site = repository(tmp_path / "site", {".seolint.yml": CONFIG, "knots.md": "# Knots\n"})
    write(site, {"knots.md": PAGE})
    commit(site)
    assert check(site, "--diff", "HEAD~1").splitlines()[-1].endswith(HIDDEN)
