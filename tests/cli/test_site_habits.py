"""What most pages of a site have in common is shown once and counted; only reports for people are shorter."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from seolint.report import SHOWS_HABITS_ONCE
from tests.repository import commit, needs_git, repository, seolint, write

RULE = "skipped-heading-level"
SKIPPING = "# Kites {0}\n\nA kite needs wind.\n\n### Lines\n\nThe line holds it.\n"
PLAIN = "# Kites\n\nA kite needs wind.\n\n## Lines\n\nThe line holds it.\n"
WITHOUT_HEADINGS = "A kite needs wind, and its line holds it.\n"
NOTE = "11 other pages have such problems, so it may be the style of this site. --verbose lists them; to turn"
LAST = "11 warnings repeated across pages hidden (--verbose shows them)"


def pages(skipping: int = 12, plain: int = 0, without: int = 0) -> Mapping[str, str]:
    """So many pages of each kind, the first ones those that skip a level."""
    texts = [SKIPPING.format(n) for n in range(skipping)] + [PLAIN] * plain + [WITHOUT_HEADINGS] * without
    return {f"site/{number:02}.md": text for number, text in enumerate(texts)}


def check(folder: Path, *options: str, paths: tuple[str, ...] = ("site",), rules: str = RULE) -> str:
    return seolint(folder, "check", "--no-cache", "--select", rules, *options, "--", *paths).out


def shown(report: str, rule: str = RULE) -> int:
    """How many lines of a report have a problem of the rule."""
    return sum(bool(re.search(rf"(warning|info|error).*{rule}|title={rule}", line)) for line in report.splitlines())


@pytest.mark.parametrize("name", sorted(SHOWS_HABITS_ONCE))
def test_a_habit_of_the_site_is_shown_once(tmp_path: Path, name: str) -> None:
    write(tmp_path, pages())
    report = check(tmp_path, "--format", name)
    assert shown(report) == 1
    assert NOTE in report.replace("&#45;", "-")
    assert shown(check(tmp_path, "--format", name, "--verbose")) == (10 if name == "github" else 12)


def test_it_is_at_its_first_page_and_the_last_line_counts_the_others(tmp_path: Path) -> None:
    write(tmp_path, pages())
    first, *_, last = check(tmp_path).splitlines()
    assert first.startswith(f"site/00.md:5:5  warning  {RULE}  h3 follows h1: ")
    assert NOTE in first
    assert last == f"1 problem (1 warning) in 12 files, 132 words; {LAST}"


@pytest.mark.parametrize("name", ["json", "sarif", "html", "gitlab", "junit", "checkstyle"])
def test_other_formats_show_each(tmp_path: Path, name: str) -> None:
    write(tmp_path, pages())
    report = check(tmp_path, "--format", name)
    assert all(f"site/{number:02}.md" in report for number in range(12))
    assert "other pages have such problems" not in report


def test_json_marks_what_people_are_not_shown(tmp_path: Path) -> None:
    write(tmp_path, pages())
    found = json.loads(check(tmp_path, "--format", "json"))
    assert [problem.get("habit") for problem in found["problems"]] == [None] + [True] * 11
    assert found["summary"] == {"files": 12, "error": 0, "warning": 12, "info": 0}
    for options, paths in ((("--verbose",), ("site",)), ((), ("site/00.md", "site/01.md"))):
        assert '"habit"' not in check(tmp_path, "--format", "json", *options, paths=paths)


@pytest.mark.parametrize(
    ("site", "count"),
    [
        (pages(9), 9),
        (pages(10), 1),
        (pages(10, plain=10), 1),
        (pages(10, plain=90), 1),
        (pages(10, plain=91), 10),
        (pages(10, plain=90, without=30), 1),
    ],
)
def test_a_habit_is_on_ten_pages_and_on_a_tenth_of_those_with_headings(
    tmp_path: Path, site: Mapping[str, str], count: int
) -> None:
    write(tmp_path, site)
    assert shown(check(tmp_path)) == count


@pytest.mark.parametrize(("severity", "count"), [("error", 12), ("warning", 1), ("info", 1)])
def test_what_a_config_makes_an_error_is_no_habit(tmp_path: Path, severity: str, count: int) -> None:
    write(tmp_path, {".seolint.yml": f"rules: {{{RULE}: {severity}}}\n", **pages()})
    assert shown(check(tmp_path, "--min-severity", "info")) == count


def test_what_is_stuffed_is_no_habit(tmp_path: Path) -> None:
    title = "Cheap Kites - Buy Cheap Kites - Cheap Kites Online"
    page = f"---\ntitle: {title}\n---\n\nA kite needs wind.\n"
    write(tmp_path, {f"site/{number}.md": page for number in range(12)})
    assert shown(check(tmp_path, rules="stuffed-metadata"), "stuffed-metadata") == 12


def test_problems_beside_it_on_the_first_page_are_shown_and_those_like_it_counted(tmp_path: Path) -> None:
    twice = "\n#### Knots\n\nTie one.\n\n# Tails\n\n#### Length\n\nLong.\n\nTODO: say why.\n"
    write(tmp_path, {path: text + twice for path, text in pages().items()})
    report = check(tmp_path, rules=f"{RULE},placeholder-text")
    assert (shown(report), shown(report, "placeholder-text")) == (1, 12)
    assert "23 warnings repeated across pages hidden" in report


def test_the_place_of_each_is_beside_the_first(tmp_path: Path) -> None:
    write(tmp_path, pages())
    first = check(tmp_path).splitlines()[0]
    assert " Also at site/01.md:5:5, site/02.md:5:5, site/03.md:5:5, site/04.md:5:5 and 7 more. 11 other pages" in first


def test_most_pages_make_a_habit_where_a_rule_names_no_share(tmp_path: Path) -> None:
    image = "# Kites\n\n<img src=a.png>\n"
    described = image.replace("img", "img alt='A red kite'")
    for count, lines in ((10, 1), (11, 10)):
        texts = [image] * 10 + [described] * count
        write(tmp_path, {f"site/{number}.md": text for number, text in enumerate(texts)})
        assert shown(check(tmp_path, rules="missing-alt"), "missing-alt") == lines


@pytest.mark.parametrize("paths", [("site", "site/00.md"), tuple(sorted(pages()))])
def test_files_that_are_named_are_shown_each(tmp_path: Path, paths: tuple[str, ...]) -> None:
    write(tmp_path, pages())
    assert shown(check(tmp_path, paths=paths)) == 12


@needs_git
def test_changed_lines_are_shown_each(tmp_path: Path) -> None:
    root = repository(tmp_path / "repo", {"README.md": "# Kites\n"})
    write(root, pages())
    commit(root)
    assert shown(check(root, "--diff", "HEAD~1")) == 12


@pytest.mark.parametrize(
    ("options", "code"),
    [(("--fail-on", "warning"), 1), (("--max-warnings", "11"), 1), (("--max-warnings", "12"), 0), ((), 0)],
)
def test_exit_codes_count_each_and_what_fails_is_shown(tmp_path: Path, options: tuple[str, ...], code: int) -> None:
    write(tmp_path, pages())
    done = seolint(tmp_path, "check", "--no-cache", "--select", RULE, *options, "--min-severity", "error", "site")
    assert (done.code, shown(done.out)) == (code, 1 if options else 0)


def test_a_baseline_and_scores_count_each(tmp_path: Path) -> None:
    write(tmp_path, pages())
    scores = [re.findall(r"score +(\d+)", check(tmp_path, "--summary", *more)) for more in ((), ("--verbose",))]
    assert len(scores[0]) == 12
    assert scores[0] == scores[1]
    rows = [re.findall(r"  problems +(.*)", check(tmp_path, "--summary", *more)) for more in ((), ("--verbose",))]
    assert rows[0] == rows[1]
    assert "12 problems in 12 files recorded" in seolint(tmp_path, "baseline", "--select", RULE, "site").out
    assert "12 recorded in the baseline" in check(tmp_path, "--baseline", ".seolint-baseline")


def test_each_is_fixed(tmp_path: Path) -> None:
    write(tmp_path, pages())
    assert seolint(tmp_path, "check", "--fix", "--select", RULE, "site").err.startswith("Fixed 12 problems")


def test_statistics_count_each(tmp_path: Path) -> None:
    write(tmp_path, pages())
    assert re.search(rf"^ +12 +in 12 files +{RULE}$", check(tmp_path, "--statistics"), re.MULTILINE)


def test_the_same_bytes_from_a_cache_and_from_several_processes(tmp_path: Path) -> None:
    write(tmp_path, pages(20, plain=15, without=10))
    cache = ("--cache-dir", str(tmp_path / "cache"))
    runs = ((*cache, "--jobs", "2"), cache, ("--no-cache", "--jobs", "1"))
    outputs = {seolint(tmp_path, "check", "--select", RULE, *options, "site").out for options in runs}
    assert len(outputs) == 1
    assert shown(outputs.pop()) == 1


def test_a_rule_of_your_own_says_what_it_looks_at(tmp_path: Path) -> None:
    rule = (
        "summary: Kites.\ncheck: heading_order\nseverity: warning\nmessage: x\nsource: https://a.example\n{0}"
        "examples:\n  - {{bad: '# A\n\n### B', flags: [B]}}\n  - good: '# A'\n"
    )
    write(tmp_path, {".seolint.yml": "custom_rules: house\n", **pages(10, plain=5, without=6)})
    lines = {"": 10, "site_habit: heading\n": 1, "site_habit: never\n": 10}
    shares = {"site_habit: {share: 50}\n": 10, "site_habit: {share: 40}\n": 1}
    for line, count in (lines | shares).items():
        write(tmp_path, {"house/kites.yml": rule.format(line)})
        assert shown(check(tmp_path, rules="kites"), "kites") == count


@pytest.mark.parametrize(
    ("habit", "message"),
    [
        ("headings", "site_habit is one of page, heading, image, link, never; did you mean heading?"),
        ("{pages: [link]}", "site_habit is one of page, heading, image, link, never"),
        ("{page: link}", "did you mean pages?"),
        ("{share: 0}", "share is the percentage of pages that makes a habit, not 0"),
        ("{share: most}", "share is the percentage of pages that makes a habit, not 'most'"),
    ],
)
def test_a_rule_file_with_a_faulty_site_habit(tmp_path: Path, habit: str, message: str) -> None:
    rule = (
        "summary: Kites.\ncheck: heading_order\nseverity: warning\nmessage: x\nsource: https://a.example\n"
        f"site_habit: {habit}\nexamples:\n  - {{bad: '# A\n\n### B', flags: [B]}}\n  - good: '# A'\n"
    )
    write(tmp_path, {".seolint.yml": "custom_rules: house\n", "house/kites.yml": rule, **pages(1)})
    assert message in seolint(tmp_path, "check", "site").err


@pytest.mark.parametrize(
    ("folders", "count"),
    [
        (("docs", "versioned_docs/version-1.x", "versioned_docs/version-2"), 1),
        (("docs/main", "versioned_docs/version-1.x"), 1),
        (("latest", "v1", "1.2"), 1),
        (("2019", "2020"), 2),
        (("kites", "lines"), 2),
    ],
)
def test_a_problem_of_several_versions_is_shown_once(tmp_path: Path, folders: tuple[str, ...], count: int) -> None:
    write(tmp_path, {f"site/{folder}/kite.md": SKIPPING for folder in folders})
    report = check(tmp_path)
    assert shown(report) == count
    assert ("Also at " in report and "repeated across pages hidden" in report) == (count == 1)
    assert shown(check(tmp_path, "--verbose")) == len(folders)


def test_versions_that_differ_and_one_page_show_each(tmp_path: Path) -> None:
    twice = SKIPPING + "\n## Wind\n\nIt blows.\n\n#### Lines\n\nThey hold.\n"
    write(tmp_path, {"site/v1/kite.md": twice, "site/v2/kite.md": SKIPPING.replace("Lines", "Tails")})
    assert shown(check(tmp_path)) == 3


@pytest.mark.parametrize(
    ("line", "files", "count"),
    [
        ("This week's winds are [here](/winds/{number}).", 5, 1),
        ("This week's winds are [here](/winds/{number}).", 4, 4),
        ("Kite {number} of this week is [here](/winds/).", 5, 5),
        ("[here](/winds/{number})", 5, 5),
    ],
)
def test_a_line_that_was_copied_into_several_pages_is_shown_once(
    tmp_path: Path, line: str, files: int, count: int
) -> None:
    page = f"---\nlang: en\n---\n\n# Kites\n\n{line}\n"
    write(tmp_path, {f"site/{number}.md": page.replace("{number}", str(number)) for number in range(files)})
    rule = "generic-link-text"
    assert shown(check(tmp_path, rules=rule), rule) == count
    assert shown(check(tmp_path, "--verbose", rules=rule), rule) == files


def test_errors_that_a_fifth_of_the_pages_have_are_shown_once_and_fail_the_run(tmp_path: Path) -> None:
    broken = {f"site/{number:02}.md": "---\ntitle: {{kite}}/low\nwind: {{wind}}\n---\n\nFly.\n" for number in range(12)}
    for others, count in ((10, 1), (60, 12)):
        write(
            tmp_path,
            {"site/mkdocs.yml": "docs_dir: .", **broken, **{f"site/plain/{n}.md": PLAIN for n in range(others)}},
        )
        done = seolint(tmp_path, "check", "--no-cache", "--select", "broken-front-matter", "site")
        assert (shown(done.out, "broken-front-matter"), done.code) == (count, 1)
