"""`check --verbose` tells what was not judged, so that silence is not taken for praise."""

from __future__ import annotations

from pathlib import Path

from tests.cli.run import seolint

SHORT = "# Shoes\n\nTake half a size more.\n"


def told(folder: Path, *arguments: str, stdin: bytes = b"") -> list[str]:
    done = seolint(folder, "check", "--verbose", "--fail-on", "never", *arguments, stdin=stdin)
    assert done.returncode == 0
    return done.stderr.decode().splitlines()


def test_rules_that_can_not_judge_a_language(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(SHORT, "utf-8")
    options = ("--select", "hard-to-read,hard-to-read-section,passive-voice,few-transition-words,complex-words")
    assert told(tmp_path, "a.md", *options, "--language", "ja") == [
        "a.md: not checked by complex-words: there is no list of easy words for Japanese",
        "a.md: not checked by few-transition-words: there is no list of transition words for Japanese",
        "a.md: not checked by hard-to-read, hard-to-read-section: "
        "there is no formula for flesch_reading_ease in Japanese",
        "a.md: not checked by passive-voice: there are no rules for the passive voice in Japanese",
    ]


def test_too_little_text(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(SHORT, "utf-8")
    options = ("--select", "hard-to-read,hard-to-read-section,many-long-sentences,thin-page", "--language", "en")
    assert told(tmp_path, *options) == [
        "a.md: not checked by hard-to-read-section: words of running text: 5 (minimum 100)",
        "a.md: not checked by hard-to-read: words of running text: 5 (minimum 300)",
        "a.md: not checked by many-long-sentences: sentences of running text: 1 (minimum 15)",
    ]


def test_files_and_folders_that_are_passed_over(tmp_path: Path) -> None:
    for name in ("a.md", "b.md", "c.txt", "old/d.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Text.\n", "utf-8")
    (tmp_path / ".gitignore").write_text("a.md\nold/\n", "utf-8")
    (tmp_path / ".seolint.yml").write_text("ignore: ['*.txt']\n", "utf-8")
    assert told(tmp_path, ".", "--select", "thin-page") == [
        "a.md: left out: named in .gitignore or .seolintignore",
        "c.txt: left out: excluded by ignore in the config",
        "old/: left out: named in .gitignore or .seolintignore",
    ]
    assert told(tmp_path, "a.md", "--force-exclude", "--select", "thin-page") == [
        "a.md: left out: named in .gitignore or .seolintignore"
    ]


def test_nothing_of_it_without_the_option_and_the_same_with_several_jobs(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.md").write_text(SHORT, "utf-8")
    assert seolint(tmp_path, "check").stderr == b""
    assert told(tmp_path, "--jobs", "2") == told(tmp_path, "--jobs", "1") != []
