"""The promises of the command line: exit codes, machine formats, the same bytes whatever the number of jobs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import seolint

ARTICLE = "# One\n\n### Three\n\nText.\n"
PROBLEM = {
    "path", "rule", "family", "severity", "message", "facts", "line", "column", "end_line", "end_column", "start",
    "end", "related", "fingerprint",
}  # fmt: skip
STATS = {
    "path", "language", "words", "sentences", "paragraphs", "characters", "syllables", "polysyllables", "readability",
    "headings", "sections", "phrases",
}  # fmt: skip


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 0),
        (("--fail-on", "warning"), 1),
        (("--fail-on", "never", "--max-warnings", "9"), 0),
        (("--max-warnings", "0"), 1),
        (("--fail-on", "warning", "--select", "thin-page"), 0),
        (("--fail-on", "info", "--select", "thin-page", "--set", "thin-page.min=1"), 0),
        (("--fail-on", "warning", "--ignore", "headings,content"), 0),
    ],
)
def test_exit_code(tmp_path: Path, options: tuple[str, ...], code: int) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, "utf-8")
    assert seolint(tmp_path, "check", *options).returncode == code


def test_json_from_standard_input_has_the_promised_shape(tmp_path: Path) -> None:
    done = seolint(tmp_path, "check", "-", "--stdin-filename", "a.md", "--format", "json", stdin=ARTICLE.encode())
    told = json.loads(done.stdout)
    assert set(told) == {"seolint", "schema", "problems", "files", "errors", "summary"}
    assert told["files"] == [{"path": "a.md", "format": "markdown", "language": "und", "words": 3}]
    assert {frozenset(problem) for problem in told["problems"]} == {frozenset(PROBLEM)}
    assert set(told["summary"]) == {"files", "error", "warning", "info"}


def test_jobs_and_several_formats_give_the_same_bytes(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.md").write_text(ARTICLE, "utf-8")
    runs = [
        seolint(tmp_path, "check", "--jobs", jobs, "--format", "text", "--format", f"json={jobs}.json").stdout
        for jobs in ("1", "4")
    ]
    assert runs[0] == runs[1]
    assert (tmp_path / "1.json").read_bytes() == (tmp_path / "4.json").read_bytes()


def test_ignore_files(tmp_path: Path) -> None:
    for name in ("a.md", "b.md", "c.md"):
        (tmp_path / name).write_text(ARTICLE, "utf-8")
    (tmp_path / ".gitignore").write_text("a.md\n", "utf-8")
    (tmp_path / ".seolintignore").write_text("b.md\n", "utf-8")
    folder = json.loads(seolint(tmp_path, "check", "--format", "json").stdout)
    assert [file["path"] for file in folder["files"]] == ["c.md"]
    named = json.loads(seolint(tmp_path, "check", "a.md", "--force-exclude", "--format", "json").stdout)
    assert named["files"] == []


def test_stats_have_the_promised_shape(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, "utf-8")
    (file,) = json.loads(seolint(tmp_path, "stats", "a.md", "--format", "json").stdout)["files"]
    assert set(file) == STATS
    assert file["headings"][0] == {"level": 1, "text": "One", "line": 1, "words": 2}


def test_init_never_writes_over_a_config_and_what_it_writes_is_valid(tmp_path: Path) -> None:
    assert seolint(tmp_path, "init").returncode == 0
    assert seolint(tmp_path, "config").returncode == 0
    assert seolint(tmp_path, "init").returncode == 2


def test_config_names_the_line_of_a_value(tmp_path: Path) -> None:
    (tmp_path / ".seolint.yml").write_text("rules:\n  thin-page: {min: 7}\n", "utf-8")
    told = seolint(tmp_path, "config", "--why").stdout.decode()
    assert f"min: 7  # {tmp_path / '.seolint.yml'}:2" in told


def test_explain_and_rules(tmp_path: Path) -> None:
    assert b"### Sizes\n      ^^^^^" in seolint(tmp_path, "explain", "skipped-heading-level").stdout
    unknown = seolint(tmp_path, "explain", "thinpage")
    assert unknown.returncode == 2
    assert b"thin-page" in unknown.stderr
    listed = json.loads(seolint(tmp_path, "rules", "headings", "--format", "json").stdout)["rules"]
    assert {rule["family"] for rule in listed} == {"headings"}


def test_caret_stands_under_wide_characters(tmp_path: Path) -> None:
    text = "<h1>a</h1><p>漢字漢字</p><h3>b</h3><p>c</p>"
    done = seolint(
        tmp_path, "check", "-", "--stdin-filename", "a.html", "--select", "skipped-heading-level", stdin=text.encode()
    )
    _, line, caret, _ = done.stdout.decode().splitlines()
    assert caret.index("^") == line.index("b</h3>") + 4
