"""Only what changed counts: lines since a commit as git tells them, staged content, whole pages of changed files."""

from __future__ import annotations

from pathlib import Path

import pytest

from seolint.rules.check import find_check
from seolint.run.gate.changes import changed_lines
from tests.repository import Completed, commit, git, needs_git, repository, seolint, write

pytestmark = needs_git

LOREM = "Lorem ipsum dolor sit amet."
PAGE = f"# Knots\n\nA bowline holds a boat.\n\n{LOREM}\n\nA hitch holds a horse.\n"
PLACEHOLDER = "placeholder-text"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return repository(tmp_path / "site", {"a.md": PAGE, "old.md": PAGE})


def check(folder: Path, ref: str = "HEAD", *more: str) -> Completed:
    return seolint(folder, "check", "--select", PLACEHOLDER, "--fail-on", "info", "--format=json", "--diff", ref, *more)


@pytest.mark.parametrize(
    ("edited", "lines"),
    [
        (PAGE, []),
        (PAGE.replace("boat", "ship"), []),
        (PAGE.replace(LOREM, f"{LOREM} Amen."), [5]),
        (f"{PAGE}\n{LOREM}", [9]),
        (f"{LOREM}\n\n{PAGE}", [1]),
        (PAGE.replace("A bowline holds a boat.\n\n", ""), []),
        (PAGE.replace("\n", "\r\n"), [5]),
        (PAGE + "++ b/x\n@@ -1 +1,900 @@\n", []),
        (PAGE.rstrip("\n"), []),
    ],
    ids=[
        "nothing",
        "elsewhere",
        "that line",
        "one more",
        "before it",
        "lines taken out",
        "CRLF",
        "a patch",
        "last end",
    ],
)
def test_problems_on_changed_lines(site: Path, edited: str, lines: list[int]) -> None:
    write(site, {"a.md": edited})
    assert check(site).problems == [("a.md", PLACEHOLDER, line) for line in lines]


@pytest.mark.parametrize(
    "name",
    [
        "with blanks .md",
        "Übung über Löcher.md",
        'quo"ted.md',
        "back\\slash.md",
        "two\nlines.md",
        "tab\t.md",
        "b/+++ b.md",
    ],
)
@pytest.mark.parametrize("new", [True, False], ids=["untracked", "edited"])
def test_any_path(site: Path, name: str, new: bool) -> None:
    if not new:
        write(site, {name: PAGE})
        commit(site)
    write(site, {name: f"{PAGE}\n{LOREM}\n"})
    assert check(site).problems == [(name, PLACEHOLDER, line) for line in ([5, 9] if new else [9])]


def test_renamed_file_counts_where_it_was_edited(site: Path) -> None:
    git(site, "mv", "a.md", "b.md")
    assert check(site).problems == []
    write(site, {"b.md": f"{PAGE}\n{LOREM}\n"})
    assert check(site).problems == [("b.md", PLACEHOLDER, 9)]


def test_whole_pages_count_where_the_file_was_changed(site: Path) -> None:
    write(site, {"a.md": PAGE.replace("A hitch holds a horse.\n", "")})
    result = seolint(site, "check", "--select", "thin-page", "--format=json", "--diff", "HEAD")
    assert result.problems == [("a.md", "thin-page", 1)], "lines were only taken out, and old.md is as it was"


def test_checks_say_that_they_judge_the_page(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(site, {"a.md": PAGE.replace("# Knots\n\n", "")})
    only = ("--select", "missing-h1", "--set", "missing-h1.parts=true")
    arguments = ("check", *only, "--format=json", "--diff", "HEAD")
    monkeypatch.setattr("seolint.checks.main_heading.WHOLE_PAGE", False, raising=False)
    find_check.cache_clear()
    assert seolint(site, *arguments).problems == []
    monkeypatch.setattr("seolint.checks.main_heading.WHOLE_PAGE", True, raising=False)
    find_check.cache_clear()
    assert seolint(site, *arguments).problems == [("a.md", "missing-h1", 1)]


def test_further_places_count(site: Path) -> None:
    stuffed = (Path(__file__).parents[2] / "articles/draft.md").read_text("utf-8")
    write(site, {"a.md": stuffed})
    commit(site)
    result = seolint(site, "check", "--select", "stuffed-phrase", "--format=json", "--diff", "HEAD~1")
    [(path, rule, line)] = result.problems
    write(site, {"a.md": f"{stuffed}\nSo much for the best bike lock cheap online.\n"})
    result = seolint(site, "check", "--select", "stuffed-phrase", "--format=json", "--diff", "HEAD")
    assert result.problems == [(path, rule, line)], "it stands at its first use, and one more was written"


def test_since_the_branch_left(site: Path) -> None:
    git(site, "switch", "--quiet", "--create", "draft")
    write(site, {"a.md": f"{PAGE}\n{LOREM}\n"})
    commit(site)
    git(site, "switch", "--quiet", "main")
    write(site, {"old.md": f"{LOREM}\n\n{PAGE}"})
    commit(site)
    git(site, "switch", "--quiet", "draft")
    assert check(site, "main").problems == [("a.md", PLACEHOLDER, 9)], "what others did on main is none of its business"


def test_from_any_folder_and_through_links(site: Path) -> None:
    write(site, {"posts/new.md": LOREM, "a.md": f"{PAGE}\n{LOREM}"})
    assert check(site / "posts").problems == [("new.md", PLACEHOLDER, 1)]
    assert check(site / "posts", "HEAD", "..").problems == [
        ("../a.md", PLACEHOLDER, 9),
        ("../posts/new.md", PLACEHOLDER, 1),
    ]
    (site.parent / "link").symlink_to(site)
    assert check(site.parent / "link").problems == [("a.md", PLACEHOLDER, 9), ("posts/new.md", PLACEHOLDER, 1)]


def test_staged_content_counts_and_the_working_copy_does_not(site: Path) -> None:
    write(site, {"a.md": f"{PAGE}\n{LOREM}"})
    assert check(site, "staged").problems == []
    git(site, "add", "a.md")
    write(site, {"a.md": f"Not staged.\n\n{LOREM}\n\n{PAGE}", "untracked.md": LOREM})
    assert check(site, "staged").problems == [("a.md", PLACEHOLDER, 9)]
    (site / "a.md").unlink()
    assert check(site, "staged").problems == [("a.md", PLACEHOLDER, 9)], "it is committed all the same"


def test_staged_before_the_first_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    write(tmp_path, {"1:a.md": PAGE})
    git(tmp_path, "add", "--all")
    assert check(tmp_path, "staged").problems == [("1:a.md", PLACEHOLDER, 5)]
    result = check(tmp_path, "HEAD")
    assert (result.code, result.err.count("\n")) == (2, 1)


def test_settings_of_git_change_nothing(site: Path) -> None:
    for setting in ("noprefix=true", "mnemonicPrefix=true", "external=false", "context=9", "interHunkContext=9"):
        git(site, "config", *f"diff.{setting}".split("="))
    git(site, "config", "core.quotePath", "false")
    git(site, "config", "color.ui", "always")
    write(site, {"a.md": f"{PAGE}\n{LOREM}", "ü.md": LOREM, ".gitattributes": "*.md -diff\n"})
    assert check(site).problems == [("a.md", PLACEHOLDER, 9), ("ü.md", PLACEHOLDER, 1)]


def test_equal_problems_the_one_on_a_changed_line_is_new(site: Path) -> None:
    seolint(site, "baseline", "--select", PLACEHOLDER)
    write(site, {"a.md": f"{LOREM}\n\n{PAGE}"})
    assert check(site, "HEAD", "--baseline", ".seolint-baseline").problems == [("a.md", PLACEHOLDER, 1)]


def test_patch_is_read_by_the_count_of_lines() -> None:
    patch = (
        b"diff --git a/x b/x\n--- a/x\n+++ b/x\n"
        b"@@ -3,2 +3 @@\n--- a/y\n-+++ b/y\n\\ No newline at end of file\n++++ b/z\n\\ No newline at end of file\n"
        b"@@ -9,0 +8,3 @@ #\n+@@ -1 +1 @@\n+\n+\ndiff --git a/d b/d\n--- a/d\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n"
        b'--- /dev/null\n+++ "b/\\303\\274 \\"\\t\\\\.md"\n@@ -0,0 +1 @@\n+a'
    )
    assert changed_lines(patch) == {"x": [(3, 3), (8, 10)], 'ü "\t\\.md': [(1, 1)]}


def test_no_changes_are_told_from_no_files(site: Path) -> None:
    plain = ("check", ".", "--select", PLACEHOLDER)
    for ref, why in (("HEAD", "have changed since HEAD"), ("staged", "are staged")):
        result = seolint(site, *plain, "--diff", ref)
        assert (result.code, result.out) == (0, f"Nothing to lint: no articles {why}\n")
    write(site, {"site.css": "p {}\n"})
    assert seolint(site, *plain, "--diff", "HEAD").out == "Nothing to lint: no articles have changed since HEAD\n"
    (site / "empty").mkdir()
    assert seolint(site, "check", "empty").out == "Nothing was linted\n"
