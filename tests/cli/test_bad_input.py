"""What can't be done is one clear line and exit code 2, and the other files are linted; odd articles are no error."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from seolint.cli._common import complain
from tests.cli.run import seolint

GOOD = "# One\n\n### Three\n\nText.\n"
FILES = [
    ("missing.md", None, "there is no such file"),
    ("binary.txt", bytes(5000), "binary file"),
    ("image.md", b"\x89PNG\r\n\x1a\n" + bytes(99), "PNG image"),
    ("wide.txt", "Hello there, world".encode("utf-16-le"), "UTF-16 without a byte-order mark"),
    ("latin.md", b"Caf\xe9 au lait\n", "byte 3: not UTF-8"),
    ("report.docx", b"x", "seolint reads .htm"),
]
CONFIGS = [
    ("rules:\n  thin-pag: off\n", ":2:3: there is no rule or family thin-pag; did you mean thin-page?"),
    ("rules:\n  thin-page: {mim: 5}\n", ":2:15: thin-page has no option mim; did you mean min?"),
    ("rules:\n  thin-page: {min: many}\n", "it takes an integer"),
    ("rules: {\n", ":1:9: a bracket or brace isn't closed"),
]
ODD = [
    ("empty.md", b""),
    ("empty.html", b""),
    ("empty.txt", b""),
    ("nul.md", b"# One\n\nA \0 stands here.\n"),
    ("front.md", b"---\ntitle: [a\n---\n\n# One\n\nText.\n"),
    ("nested.html", b"<div>" * 100_000),
    ("bold.html", b"<b>x " * 10_000),
    ("quotes.md", b">" * 50_000 + b" a"),
    ("brackets.md", b"[" * 100_000),
]


@pytest.mark.parametrize(("name", "data", "part"), FILES, ids=[name for name, _, _ in FILES])
def test_file_that_cannot_be_linted(tmp_path: Path, name: str, data: bytes | None, part: str) -> None:
    (tmp_path / "good.md").write_text(GOOD, "utf-8")
    if data is not None:
        (tmp_path / name).write_bytes(data)
    done = seolint(tmp_path, "check", name, "good.md")
    told = done.stderr.decode().splitlines()
    assert (done.returncode, len(told)) == (2, 1)
    assert told[0].startswith(f"{name}: ")
    assert part in told[0]
    assert b"good.md:3:5" in done.stdout


@pytest.mark.parametrize(("text", "part"), CONFIGS)
def test_broken_config_is_told_and_the_preset_used(tmp_path: Path, text: str, part: str) -> None:
    (tmp_path / "good.md").write_text(GOOD, "utf-8")
    (tmp_path / ".seolint.yml").write_text(text, "utf-8")
    done = seolint(tmp_path, "check", "good.md")
    told = done.stderr.decode().splitlines()
    assert (done.returncode, len(told)) == (2, 3)
    assert told[0].startswith(".seolint.yml:")
    assert part in told[0]
    assert b"good.md:3:5" in done.stdout


@pytest.mark.parametrize(
    "options", [("--slect", "x"), ("--jobs", "x"), ("--format", "jsn"), ("--select", "thin-pag"), ("--language", "??")]
)
def test_wrong_option_is_one_line(tmp_path: Path, options: tuple[str, ...]) -> None:
    done = seolint(tmp_path, "check", *options)
    assert (done.returncode, len(done.stderr.decode().splitlines())) == (2, 1)
    assert options[0] in done.stderr.decode()


@pytest.mark.parametrize(("name", "data"), ODD, ids=[name for name, _ in ODD])
def test_odd_article_is_no_error(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    done = seolint(tmp_path, "check", "--fail-on", "never", name)
    assert (done.returncode, done.stderr) == (0, b"")


def test_standard_input_is_held_to_the_name_it_stands_for(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("drafts/\n", "utf-8")
    wrong = seolint(tmp_path, "check", "-", "--stdin-filename", "a.docx", stdin=GOOD.encode())
    assert (wrong.returncode, wrong.stderr.decode().partition(", ")[0]) == (2, "a.docx: seolint reads .htm")
    named = ("check", "-", "--stdin-filename", "drafts/a.md", "--fail-on", "warning")
    assert seolint(tmp_path, *named, stdin=GOOD.encode()).returncode == 1
    assert seolint(tmp_path, *named, "--force-exclude", stdin=GOOD.encode()).returncode == 0


def test_report_that_cannot_be_written_does_not_cost_the_others(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text(GOOD, "utf-8")
    done = seolint(tmp_path, "check", "good.md", "--format", "json=none/a.json", "--format", "text")
    assert (done.returncode, done.stderr.decode().partition(";")[0]) == (
        2, "none/a.json: --format: can't be written: No such file or directory",
    )  # fmt: skip
    assert b"good.md:3:5" in done.stdout


def test_no_escape_reaches_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m.md").write_text("# One \x1b[2J\x9b\n\n### \x1b]0;x\x07 Three\n\nText.\n", "utf-8")
    done = seolint(tmp_path, "check", ".", "no\x1b[31m.md")
    assert not any(control in done.stdout for control in (b"\x1b", b"\x07", b"\xc2\x9b"))
    assert b"\x1b" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a file that is always full: /dev/full")
def test_standard_output_that_is_full(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text(GOOD)
    command = [sys.executable, "-m", "seolint", "check", "good.md"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"standard output: can't be written: No space left on device; free some space")
    assert done.stderr.count(b"\n") == 1


RULE = """summary: "S ::error::s\\n::error::t"
check: pattern
severity: error
message: Write another word.
rationale: "Why\\n\\n::error::r \\e[31m\\n\\n ::error::u"
source: "::error::v"
with: {pattern: shoe, scope: article}
examples: [{bad: "A shoe.\\n\\n::error::w\\n", flags: [shoe]}, {good: "A tent.\\n"}]
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ("explain", "no-shoe"),
        ("explain", "no-shoe", "--format", "markdown"),
        ("rules", "words", "--format", "markdown"),
    ],
)
def test_what_a_custom_rule_says_of_itself_commands_no_build_server(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "house" / "words").mkdir(parents=True)
    (tmp_path / "house" / "words" / "no-shoe.yml").write_text(RULE, "utf-8")
    (tmp_path / ".seolint.yml").write_text("custom_rules: house\n", "utf-8")
    done = seolint(tmp_path, *arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    assert all(f"::error::{letter}".encode() in done.stdout for letter in "struvw")
    assert not [line for line in done.stdout.splitlines() if line.lstrip().startswith(b"::") or b"\x1b" in line]


def test_no_line_of_a_message_on_standard_error_commands_a_build_server(capsys: pytest.CaptureFixture[str]) -> None:
    complain("", "::error::a\n::error::b")
    complain("::error::c", "2:1: d\n  ::error::e\n##[error]f")
    assert capsys.readouterr().err.splitlines() == [
        "| ::error::a",
        "| ::error::b",
        "./::error::c:2:1: d",
        "|   ::error::e",
        "# #[error]f",
    ]


MISFORMATTED = """\
summary: A mill is named.
check: pattern
severity: warning
message: "{text:d} is a mill."
with: {pattern: mill}
examples:
  - bad: "A mill.\\n"
    flags: [mill]
  - good: "A barn.\\n"
"""


def test_a_message_that_cannot_be_filled_in_is_an_error_of_the_rule(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house/mill.yml").write_text(MISFORMATTED)
    (tmp_path / ".seolint.yml").write_text("custom_rules: house\nrules: {mill: warning}\n")
    (tmp_path / "a.md").write_text("# Mills\n\nThe mill grinds corn.\n")
    done = seolint(tmp_path, "check", "--no-cache", "a.md")
    message = "a.md: the message of the rule mill can't be filled in: a value of type str can't be shown as {:d}"
    assert (done.returncode, done.stderr.decode().startswith(message)) == (2, True)
