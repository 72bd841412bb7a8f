"""The benchmark that two readers repeat: what it draws, what it counts, and what it refuses."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks import usefulness, usefulness_marks
from tests.benchmarks.usefulness import Run
from tests.repository import write

PAGE = "# Boats\n\n![DSC_0815.jpg](DSC_0815.jpg)\nWe rent boats by the hour.\n\n# Prices\n\nAsk us.\n"


def problem(rule: str, line: int, *related: int, path: str = "a.md", severity: str = "warning") -> dict[str, Any]:
    return {
        "path": path,
        "rule": rule,
        "severity": severity,
        "line": line,
        "column": 1,
        "start": 10 * line,
        "message": f"About {rule}.",
        "related": [{"line": number} for number in related],
    }


def run(site: str, *problems: dict[str, Any], words: int = 1000) -> Run:
    return Run(site, words, 1, problems)


def sheet(path: Path, *rows: tuple[str, int, str]) -> Path:
    """A sheet of rules, lines and marks."""
    cells = [dict.fromkeys(usefulness.COLUMNS, "") for _ in rows]
    for row, (rule, line, mark) in zip(cells, rows, strict=True):
        row |= {"site": "boats", "path": "a.md", "line": str(line), "rule": rule, "mark": mark}
    lines = [usefulness.COLUMNS, *([row[name] for name in usefulness.COLUMNS] for row in cells)]
    path.write_text("".join("\t".join(line) + "\n" for line in lines), "utf-8")
    return path


def test_no_site_dominates_the_sheet() -> None:
    large = run("large", *(problem("missing-alt", line) for line in range(1, 500)))
    small = run("small", problem("multiple-h1", 1), problem("missing-alt", 2))
    middle = run("middle", *(problem("missing-alt", line) for line in range(1, 50)))
    drawn = usefulness.draw([large, small, middle], 12, random.Random(1))
    assert [site for site, _ in drawn] == ["large"] * 5 + ["middle"] * 5 + ["small"] * 2
    assert len(usefulness.draw([small], 12, random.Random(1))) == 2
    assert drawn == usefulness.draw([large, small, middle], 12, random.Random(1))


def test_a_site_becomes_a_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "boats").mkdir()
    (tmp_path / "boats" / "index.md").write_text(PAGE, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["usefulness", "boats", "--min-severity", "info"])
    usefulness.main()
    rows = usefulness.read_sheet(tmp_path / "usefulness" / "sheet.tsv")
    row = next(row for row in rows if row["rule"] == "file-name-alt-text")
    assert (row["site"], row["path"], row["line"], row["mark"]) == ("boats", "index.md", "3", "")
    assert row["source"] == "> ![DSC_0815.jpg](DSC_0815.jpg) ⏎ We rent boats by the hour."
    assert row["on_site"] == "1 on 1 of 1 pages"
    assert f"{len(rows)} problems drawn" in capsys.readouterr().out


def test_a_habit_of_a_site_is_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(12):
        write(tmp_path, {f"boats/{number:02}.md": PAGE})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["usefulness", "boats", "--sample", "100"])
    usefulness.main()
    rows = [
        row
        for row in usefulness.read_sheet(tmp_path / "usefulness" / "sheet.tsv")
        if row["rule"] == "file-name-alt-text"
    ]
    assert [(row["path"], row["on_site"]) for row in rows] == [("00.md", "12 on 12 of 12 pages, shown once")]


def test_a_long_line_is_cut_around_the_place(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("x" * 1000 + " here " + "y" * 1000, "utf-8")
    (line,) = usefulness.source_lines(page, 1, 1002)
    assert " here " in line
    assert line.startswith("> …x") and line.endswith("y…")
    assert len(line) < usefulness.WIDTH + 10


def test_agreement_and_shares(tmp_path: Path) -> None:
    first = sheet(tmp_path / "1.tsv", ("a", 1, "useful"), ("a", 2, "noise"), ("b", 3, "Useful "), ("b", 4, "wrong"))
    second = sheet(tmp_path / "2.tsv", ("a", 1, "useful"), ("a", 2, "useful"), ("b", 3, "useful"), ("b", 4, "wrong"))
    judged = usefulness_marks.join(first, second)
    printed = "\n".join([*usefulness_marks.agreement(judged), *usefulness_marks.shares(judged, "rule")])
    assert "3 of 4, kappa 0.56; useful or not: 0.50" in printed
    assert "a                                2 read  useful  75 %" in printed
    assert (
        "b                                2 read  useful  50 % [9, 91]  noise   0 % [0, 66]  wrong  50 % [9, 91]"
        in printed
    )


def test_kappa() -> None:
    assert usefulness_marks.kappa([("x", "x"), ("x", "x")]) == 1
    assert usefulness_marks.kappa([("x", "x"), ("x", "y"), ("y", "x"), ("y", "y")]) == 0
    assert usefulness_marks.kappa([("x", "y"), ("y", "x")]) == -1


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ([("a", 1, "usefull")], "2.tsv: row 1: the mark is 'usefull'; write useful, noise, wrong"),
        ([("a", 1, "")], "2.tsv: row 1: the mark is 'missing'; write useful, noise, wrong"),
        ([("a", 2, "noise")], "not copies of the same sheet"),
        ([], "not copies of the same sheet"),
    ],
)
def test_sheets_that_are_not_finished(tmp_path: Path, second: list[tuple[str, int, str]], said: str) -> None:
    first = sheet(tmp_path / "1.tsv", ("a", 1, "useful"))
    with pytest.raises(SystemExit, match=said):
        usefulness_marks.join(first, sheet(tmp_path / "2.tsv", *second))


def test_rates_stand_beside_those_before() -> None:
    before = [run("boats", problem("a", 1), problem("a", 2), problem("b", 3)), run("ships", words=3000)]
    now = [run("boats", problem("a", 1)), run("ships", problem("a", 9), words=3000)]
    lines = [line.split() for line in usefulness_marks.rates(now, before)]
    assert ["a", "2", "0.50", "2", "0.50"] in lines
    assert ["b", "1", "0.25", "0", "0.00"] in lines
    assert ["all", "rules", "3", "0.75", "2", "0.50"] in lines
    assert ["boats", "3", "3.00", "1", "1.00"] in lines
    assert ["mean", "of", "the", "sites", "1.50", "0.67"] in lines


def test_what_was_useful_and_is_no_longer_shown(tmp_path: Path) -> None:
    rows = [("a", 1, "useful"), ("a", 2, "useful"), ("b", 3, "useful"), ("c", 4, "useful"), ("c", 5, "noise")]
    path = sheet(tmp_path / "1.tsv", *rows)
    now = [run("boats", problem("a", 1, 2), problem("d", 3))]
    found = [run("boats", problem("a", 1, 2), problem("d", 3), problem("c", 4))]
    *gone, total = usefulness_marks.lost(usefulness_marks.join(path, path), now, found)
    assert [line.split(": ")[1] for line in gone] == ["boats/a.md:3 b (now d)", "boats/a.md:4 c (found, not shown)"]
    assert total == "2 of 4 that a reader found useful are no longer shown; 1 of them are still found"


def test_what_a_habit_of_the_site_has_is_shown(tmp_path: Path) -> None:
    path = sheet(tmp_path / "1.tsv", ("a", 1, "useful"))
    now = [run("boats")._replace(repeated=[problem("a", 1)])]
    assert list(usefulness_marks.lost(usefulness_marks.join(path, path), now, now)) == [
        "0 of 1 that a reader found useful are no longer shown; 0 of them are still found"
    ]


def test_versions_are_compared_on_the_same_sites(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, sites in (("before", ("boats", "ships")), ("now", ("boats",))):
        (tmp_path / name).mkdir()
        for site in sites:
            (tmp_path / name / f"{site}.json").write_text('{"problems": [], "files": [{"words": 9}]}', "utf-8")
    path = str(sheet(tmp_path / "1.tsv", ("a", 1, "useful")))
    folders = ["--runs", str(tmp_path / "now"), "--before", str(tmp_path / "before")]
    monkeypatch.setattr("sys.argv", ["usefulness_marks", path, path, *folders])
    with pytest.raises(SystemExit, match="has a run of ships"):
        usefulness_marks.main()
    assert "agreement" in capsys.readouterr().out
