"""`seolint check --fix` on files as they are: bytes in, bytes out, and what it prints."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from seolint.cli.check import command
from seolint.files.atomic import replace
from tests.cli.run import seolint

DRAFT = "# Shoes.\n\n##\n\n##Sizes\n\nThey fit.\n"
FIXED = "# Shoes\n\n## Sizes\n\nThey fit.\n"


def check(folder: Path, *arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
    """Exit code, standard output and standard error."""
    result = seolint(folder, "check", "--no-cache", *arguments, stdin=stdin)
    return result.returncode, result.stdout.decode(), result.stderr.decode()


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.md", DRAFT.encode(), FIXED.encode()),
        ("a.md", DRAFT.replace("\n", "\r\n").encode(), FIXED.replace("\n", "\r\n").encode()),
        ("a.md", b"# Caf\xc3\xa9.\r\rThey fit.", b"# Caf\xc3\xa9\r\rThey fit."),
        ("a.md", b"\xef\xbb\xbf# Shoes.\n", b"\xef\xbb\xbf# Shoes\n"),
        ("a.md", "\ufeff# Café.\n".encode("utf-16-le"), "\ufeff# Café\n".encode("utf-16-le")),
        ("a.md", "\ufeff# Café.\r\n".encode("utf-16-be"), "\ufeff# Café\r\n".encode("utf-16-be")),
        (
            "a.html",
            '<meta charset="iso-8859-1"><h1>Café.</h1>'.encode("cp1252"),
            '<meta charset="iso-8859-1"><h1>Café</h1>'.encode("cp1252"),
        ),
        (
            "a.html",
            "<?xml version='1.0' encoding='koi8-r'?><h1>Кафе.</h1>".encode("koi8-r"),
            "<?xml version='1.0' encoding='koi8-r'?><h1>Кафе</h1>".encode("koi8-r"),
        ),
        ("a.md", b"# Shoes\n\nThey  fit.\x00\r\n", b"# Shoes\n\nThey  fit.\x00\r\n"),
    ],
)
def test_a_file_keeps_its_encoding_and_line_ends(tmp_path: Path, name: str, before: bytes, after: bytes) -> None:
    (tmp_path / name).write_bytes(before)
    code, _, stderr = check(tmp_path, "--fix", "--ignore", "metadata", "--fail-on", "never")
    assert ((tmp_path / name).read_bytes(), code) == (after, 0), stderr


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DRAFT, "utf-8")
    assert check(tmp_path, "--fix")[2] == "Fixed 3 problems in 1 file.\n"
    assert check(tmp_path, "--fix")[2] == ""
    assert (tmp_path / "a.md").read_text("utf-8") == FIXED


def test_what_is_left_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Shoes.\n\n## Sizes\n\n#### Width\n\nThey fit.\n", "utf-8")
    code, reported, stderr = check(tmp_path, "--fix", "--select", "headings", "--fail-on", "warning")
    assert "a.md:5:6  warning  skipped-heading-level" in reported
    assert "heading-punctuation" not in reported
    assert (code, stderr) == (1, "Fixed 1 problem in 1 file.\n")


def test_the_cache_knows_the_fixed_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DRAFT, "utf-8")
    for _ in range(2):
        result = seolint(tmp_path, "check", "--fix", "--select", "headings")
        assert b"heading-punctuation" not in result.stdout
    assert b"empty-heading" not in seolint(tmp_path, "check").stdout


def test_links_lead_on_and_permissions_stay(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    file, link = tmp_path / "docs/a.md", tmp_path / "b.md"
    file.write_text(DRAFT, "utf-8")
    file.chmod(0o640)
    link.symlink_to("docs/a.md")
    assert check(tmp_path, "--fix", "b.md")[2] == "Fixed 3 problems in 1 file.\n"
    assert (link.is_symlink(), file.read_text("utf-8"), file.stat().st_mode & 0o777) == (True, FIXED, 0o640)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.md", "b.md", "docs"]


def test_a_file_of_two_names_keeps_both(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DRAFT, "utf-8")
    os.link(tmp_path / "a.md", tmp_path / "b.md")
    check(tmp_path, "--fix", "a.md")
    assert (tmp_path / "b.md").read_text("utf-8") == FIXED


def test_what_can_not_be_written_is_reported_and_the_rest_is_fixed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(DRAFT, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("os.access", lambda path, _: Path(path).name != "a.md")
    with pytest.raises(SystemExit) as left:
        command.main(["--fix", "--no-cache", "--fail-on", "never"])
    assert (left.value.code, (tmp_path / "a.md").read_text("utf-8"), (tmp_path / "b.md").read_text("utf-8")) == (
        2,
        DRAFT,
        FIXED,
    )
    assert capfdbinary.readouterr().err.decode().splitlines() == [
        "Fixed 3 problems in 1 file.",
        "a.md: can't be written: Permission denied; check its permissions and run again",
    ]


def test_a_file_that_was_changed_meanwhile_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"new")
    with pytest.raises(OSError, match="it was changed in the meantime"):
        replace(str(tmp_path / "a.md"), b"old", b"fixed")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.md", b"new")]


def test_standard_input(tmp_path: Path) -> None:
    code, text, stderr = check(tmp_path, "--fix", "--stdin-filename", "a.md", "-", stdin=DRAFT.encode())
    assert (code, text) == (0, FIXED)
    assert "No problems in 1 file, 4 words" in stderr


def test_standard_input_that_is_no_article_comes_back(tmp_path: Path) -> None:
    code, text, stderr = check(tmp_path, "--fix", "--stdin-filename", "a.py", "-", stdin=b"# Shoes.\n")
    assert (code, text) == (2, "# Shoes.\n")
    assert "a.py: seolint reads .htm" in stderr


@pytest.mark.parametrize("options", [["--fix", "--dry-run"], ["--dry-run"], ["--dry-run", "--unsafe-fixes"]])
def test_dry_run_prints_what_git_applies(tmp_path: Path, options: list[str]) -> None:
    articles = {
        "a b.md": DRAFT.encode(),
        "docs/c.md": b"# Caf\xc3\xa9.\r\n\r\n" + b"They fit.\r\n" * 20 + b"##Sizes",
        "d.html": b"<h1>Shoes:</h1>\n<h2></h2>\n<p>They fit.",
        "fine.md": b"# Shoes\n\nThey fit.\n",
    }
    (tmp_path / "docs").mkdir()
    for name, data in articles.items():
        (tmp_path / name).write_bytes(data)
    result = seolint(tmp_path, "check", *options, "--no-cache")
    assert (result.returncode, result.stderr) == (1, b"Would fix 7 problems in 3 files.\n")
    assert {name: (tmp_path / name).read_bytes() for name in articles} == articles
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=result.stdout, check=True)
    left = {name: (tmp_path / name).read_bytes() for name in articles}
    for name, data in articles.items():
        (tmp_path / name).write_bytes(data)
    seolint(tmp_path, "check", "--fix", "--no-cache")
    assert {name: (tmp_path / name).read_bytes() for name in articles} == left


def test_dry_run_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(FIXED, "utf-8")
    assert check(tmp_path, "--fix", "--dry-run") == (0, "", "Nothing can be fixed automatically.\n")
    code, diff, stderr = check(tmp_path, "--fix", "--dry-run", "gone.md")
    assert (code, diff, stderr) == (2, "", "gone.md: there is no such file or folder\n")


def test_a_baseline_keeps_what_it_records(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Shoes.\n\nThey fit.\n", "utf-8")
    seolint(tmp_path, "baseline")
    (tmp_path / "a.md").write_text("# Shoes.\n\nThey fit.\n\n## Sizes.\n\nThey last.\n", "utf-8")
    baseline = next(path.name for path in tmp_path.iterdir() if "baseline" in path.name)
    assert "Fixed 1 problem in 1 file.\n" in check(tmp_path, "--fix", "--baseline", baseline)[2]
    assert (tmp_path / "a.md").read_text("utf-8") == "# Shoes.\n\nThey fit.\n\n## Sizes\n\nThey last.\n"


def test_nothing_is_fixed_while_a_config_is_broken(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DRAFT, "utf-8")
    (tmp_path / ".seolint.yml").write_text("rules: {heading-punctuation: offf}\n", "utf-8")
    code, _, stderr = check(tmp_path, "--fix")
    assert (code, (tmp_path / "a.md").read_text("utf-8")) == (2, DRAFT)
    assert stderr.startswith(
        "nothing is fixed while the config has errors; correct them and run again\n.seolint.yml:1:30: "
    )
    assert check(tmp_path, "--fix", "--dry-run")[:2] == (2, "")


def test_a_rule_tells_that_it_can_be_fixed(tmp_path: Path) -> None:
    assert b"  seolint check --fix\n" in seolint(tmp_path, "explain", "empty-heading").stdout
    assert b"  seolint check --fix --unsafe-fixes\n" in seolint(tmp_path, "explain", "insecure-link").stdout
    assert b"--fix" not in seolint(tmp_path, "explain", "thin-page").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--unsafe-fixes"], "--unsafe-fixes needs --fix, or --dry-run to see a diff"),
        (["--fix", "--watch"], "--fix changes files, and --watch waits for you to do so; use one of them"),
        (["--fix", "--diff", "staged"], "--fix changes files in the working copy, not what is staged"),
    ],
)
def test_options_that_do_not_go_together(tmp_path: Path, arguments: list[str], message: str) -> None:
    code, text, error = check(tmp_path, *arguments)
    assert (code, text) == (2, "")
    assert message in error
