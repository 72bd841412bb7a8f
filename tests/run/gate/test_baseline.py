"""Problems that were recorded don't count; new ones do, wherever the old ones went."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from seolint.run.gate.baseline import NAME, Baseline, BaselineError, ProblemEntry, ScoreEntry, load, parse, render, save
from tests.repository import Completed, seolint, write

HEADER = "# seolint baseline, format 1\n"
LOREM = "Lorem ipsum dolor sit amet, consectetur adipiscing elit."
DRAFT = f"# Knots\n\nA bowline holds a boat.\n\n{LOREM}\n"
SELECT = ("--select", "placeholder-text,skipped-heading-level,thin-page", "--fail-on", "info")


def check(folder: Path, *more: str) -> Completed:
    return seolint(folder, "check", *SELECT, "--baseline", NAME, "--format", "json", *more)


def baseline(folder: Path, *more: str) -> Completed:
    return seolint(folder, "baseline", *SELECT[:2], *more)


def lines(folder: Path) -> list[list[str]]:
    """The lines of the baseline, without comments and scores."""
    found = [line.split("\t") for line in (folder / NAME).read_text("utf-8").splitlines() if line[0] != "#"]
    return [columns for columns in found if columns[0] != "score"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two drafts, with what is wrong with them recorded."""
    write(tmp_path, {"a.md": DRAFT, "b/c d.md": "# Ropes\n\n### Hemp\n\nIt rots.\n"})
    assert baseline(tmp_path).code == 0
    return tmp_path


def test_recorded_problems_do_not_count(site: Path) -> None:
    result = check(site)
    assert (result.code, result.problems) == (0, [])
    assert (json.loads(result.out)["summary"]["recorded"], result.err) == (4, "")
    shown = seolint(site, "check", *SELECT, "--baseline", NAME).out
    assert shown == "No problems in 2 files, 18 words; 4 recorded in the baseline\n"


def test_file_is_for_reviewers_and_for_git(site: Path) -> None:
    text = (site / NAME).read_text("utf-8")
    assert text.startswith(HEADER)
    assert [columns[:2] + columns[3:] for columns in lines(site)] == [
        ["placeholder-text", "a.md", "1", "Lorem ipsum dolor"],
        ["thin-page", "a.md", "1", "Knots"],
        ["skipped-heading-level", "b/c d.md", "1", "Hemp"],
        ["thin-page", "b/c d.md", "1", "Ropes"],
    ]
    assert baseline(site).code == 0
    assert (site / NAME).read_text("utf-8") == text


@pytest.mark.parametrize(
    ("edited", "new"),
    [
        (DRAFT.replace("# Knots\n", "# Knots\n\nNew here.\n"), []),
        (DRAFT.replace("\n", "\r\n"), []),
        (DRAFT.replace("# Knots", "# All the knots"), []),
        (DRAFT + f"\n{LOREM}\n", [("a.md", "placeholder-text", 7)]),
        (DRAFT + "\n### Hitches\n", [("a.md", "skipped-heading-level", 7)]),
        (DRAFT.replace(LOREM, "TODO: write about hitches."), [("a.md", "placeholder-text", 5)]),
    ],
    ids=["moved down", "CRLF", "page under a new heading", "one more of equal ones", "another rule", "other words"],
)
def test_only_new_problems_count(site: Path, edited: str, new: list[tuple[str, str, int]]) -> None:
    write(site, {"a.md": edited})
    result = check(site)
    assert result.problems == new
    assert result.code == bool(new)


def test_two_recorded_three_found_is_one_new(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": f"{DRAFT}\n{LOREM}\n"})
    baseline(tmp_path)
    assert ["placeholder-text", "2"] in [columns[::3] for columns in lines(tmp_path)]
    write(tmp_path, {"a.md": f"{DRAFT}\n{LOREM}\n\n{LOREM}\n"})
    assert check(tmp_path).problems == [("a.md", "placeholder-text", 9)]


def test_renamed_file_takes_its_problems_along_and_a_copy_does_not(site: Path) -> None:
    (site / "a.md").rename(site / "renamed.md")
    assert check(site).problems == []
    write(site, {"a.md": DRAFT})
    assert [path for path, _, _ in check(site).problems] == ["renamed.md", "renamed.md"]


def test_paths_start_from_the_folder_of_the_baseline(site: Path) -> None:
    result = seolint(site / "b", "check", *SELECT, "--baseline", f"../{NAME}", ".")
    assert result.code == 0, result.out


def test_what_is_gone_is_reported_and_pruned(site: Path) -> None:
    write(site, {"a.md": "# Knots\n\nA bowline holds a boat.\n"})
    result = check(site)
    assert f"{NAME}: 1 problem recorded here occurs no longer; to remove: seolint baseline --prune" in result.err
    assert "occur" not in check(site, "b").err, "a.md was not judged"
    assert "occur" not in seolint(site, "check", "--select", "thin-page", "--baseline", NAME).err
    write(site, {"a.md": "# Knots\n\n### Hitches\n\nPull it tight.\n"})
    assert baseline(site, "--prune").code == 0
    assert [columns[:2] for columns in lines(site)] == [
        ["thin-page", "a.md"],
        ["skipped-heading-level", "b/c d.md"],
        ["thin-page", "b/c d.md"],
    ]


def test_prune_drops_files_that_are_gone_and_follows_those_renamed(site: Path) -> None:
    (site / "a.md").rename(site / "z.md")
    (site / "b/c d.md").unlink()
    baseline(site, "--prune")
    assert [columns[:2] for columns in lines(site)] == [["placeholder-text", "z.md"], ["thin-page", "z.md"]]


def test_what_is_not_judged_stays_recorded(site: Path) -> None:
    write(site, {"a.md": "# Knots\n\n### Hitches\n"})
    seolint(site, "baseline", "--select", "skipped-heading-level", "a.md")
    assert [columns[:2] for columns in lines(site)] == [
        ["placeholder-text", "a.md"],
        ["skipped-heading-level", "a.md"],
        ["thin-page", "a.md"],
        ["skipped-heading-level", "b/c d.md"],
        ["thin-page", "b/c d.md"],
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "b:1: this is not a seolint baseline"),
        ("rules:\n", "b:1: this is not a seolint baseline"),
        ("# seolint baseline, format 9\n", "b:1: the baseline has format 9, but this version of seolint reads 1"),
        (f"{HEADER}thin-page\ta.md\n", "b:2: a line has five columns"),
        (f"{HEADER}\nthin-page\ta.md\t{'0' * 16}\tone\tKnots\n", "b:3: a line has five columns"),
        (f"{HEADER}thin-page\ta.md\t{'0' * 16}\t0\tKnots\n", "b:2: a line has five columns"),
        (f"{HEADER}thin-page\ta.md\tx\t1\tKnots\n", "b:2: a line has five columns"),
        (f"{HEADER}score\ta.md\tlix\thigh\t\n", "b:2: a line has five columns"),
        (f"{HEADER}<<<<<<< HEAD\n", "b:2: there is a git conflict here"),
        (f"{HEADER}=======\n", "b:2: there is a git conflict here"),
    ],
)
def test_broken_baselines(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(BaselineError, match=message.replace("(", r"\(")) as raised:
        parse(text, "b")
    assert "\n" not in str(raised.value)
    write(tmp_path, {"b": text, "a.md": DRAFT})
    found = seolint(tmp_path, "check", "--baseline", "b")
    assert found.code == 2
    assert found.err.count("\n") == 1
    assert message in found.err


def test_missing_baseline_says_how_to_write_one(tmp_path: Path) -> None:
    result = seolint(tmp_path, "check", "--baseline", "b")
    assert (result.code, result.out) == (2, "")
    assert result.err == "Error: b: there is no such file; write it with: seolint baseline --output b\n"


def test_broken_baseline_is_written_anew_but_no_other_file(tmp_path: Path) -> None:
    write(tmp_path, {NAME: f"{HEADER}<<<<<<< HEAD\n", "a.md": DRAFT})
    assert baseline(tmp_path).code == 0
    assert len(lines(tmp_path)) == 2
    write(tmp_path, {"notes": "Mine.\n"})
    result = baseline(tmp_path, "--output", "notes")
    assert result.code == 2
    assert "this is not a seolint baseline" in result.err
    assert (tmp_path / "notes").read_text("utf-8") == "Mine.\n"
    assert "can't be written" in baseline(tmp_path, "--output", "none/b").err


def test_baseline_is_read_as_it_was_written() -> None:
    odd = os.fsdecode(b"tab\there\\t\nline\r \xff.md")
    known = Baseline([ProblemEntry("thin-page", odd, "0" * 16, 2, "# 1")], [ScoreEntry(odd, "lix", -3.25, "f" * 16)])
    text = render(known)
    assert text.count("\n") == 5
    read = parse(text.replace("\n", "\r\n"), "b")
    assert (read.problems, read.scores) == (known.problems, [ScoreEntry(odd, "lix", -3.2, "f" * 16)])


def test_ten_thousand_entries_are_held_against_articles_in_no_time(site: Path) -> None:
    more = [
        ProblemEntry("long-sentence", f"posts/{i // 20}.md", f"{i:016x}", 1, "The first words") for i in range(10_000)
    ]
    save(str(site / "many"), Baseline([*load(str(site / NAME)).problems, *more]))

    def seconds(file: str) -> float:
        started = time.process_time()
        assert check(site, "--baseline", file).problems == []
        return time.process_time() - started

    took = {file: min(seconds(file) for _ in range(5)) for file in (NAME, "many")}
    assert took["many"] - took[NAME] < 0.2, "some 25 ms, with room for a busy machine"
