"""Patterns of .gitignore mean what they mean to git, and no pattern takes long."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from seolint.files.gitignore import IgnorePatterns, lines_of, names_any, parse

NAMES = (
    *("a", "b", "ab", "ba", "aab", "A", "x", "z", "a b", "a ", "a-b", "a.md", "b.md", "é", "alpha"),
    *("*", "[a]", "a[b", "]", "a]", "^a", "!a", "#a", "\\", "a\\"),
)
PIECES = (
    *("a", "b", "ab", "x", "é", ".md", ".", "-", " ", "\\ ", "#", "!", "/", "/", "/", "\\/", "*", "**", "***", "?"),
    *("[ab]", "[!a]", "[^b]", "[a-c]", "[]a]", "[!]a]", "[a-]", "[-a]", "[]-a]", "[z-a]", "[é]", "[/]", "[!/]"),
    *("[a/b]", "[\\]]", "[a-\\c]", "[\\a-c]", "[a", "[]", "[!]", "[[:]", "\\", "\\\\", "\\*", "\\a"),
    *("[[:alpha:]]", "[[:alpha:]b]", "[[:foo:]]", "[[:alpha]", "[[:space:]-a]"),
)
ENDS = (" ", "  ", "\\ ", "\t", "\r", " \\ ", "\\  ")

needs_git = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")


def tree(chance: random.Random) -> Mapping[str, bool]:
    """Paths, and whether each is a folder."""
    found: dict[str, bool] = {}
    while len(found) < 300:
        parts = [chance.choice(NAMES) for _ in range(chance.randint(1, 4))]
        above = ["/".join(parts[:end]) for end in range(1, len(parts))]
        if all(found.get(folder, True) for folder in above):
            found.update(dict.fromkeys(above, True))
            found.setdefault("/".join(parts), chance.random() < 0.5)
    return found


def pattern(chance: random.Random) -> str:
    text = "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 6)))
    start = chance.choice(["", "", "", "!", "/", "!/"])
    return start + text + chance.choice(["", "", "", "/", chance.choice(ENDS)])


def ignored(patterns: IgnorePatterns, path: str, *, folder: bool) -> bool:
    """Whether a path is ignored, itself or with a folder above it."""
    parts = path.split("/")
    above = ("/".join(parts[:end]) for end in range(1, len(parts)))
    return any(patterns.of_path(each, folder=True) for each in above) or bool(patterns.of_path(path, folder=folder))


@needs_git
@pytest.mark.parametrize("seed", range(4))
def test_patterns_mean_what_they_mean_to_git(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    paths = tree(chance)
    for path, folder in paths.items():
        (tmp_path / path).mkdir(parents=True) if folder and not (tmp_path / path).exists() else None
    for path, folder in paths.items():
        (tmp_path / path).touch() if not folder else None
    git(tmp_path, "init", "--quiet")
    for _ in range(40):
        lines = [pattern(chance) for _ in range(chance.randint(1, 3))]
        text = "\n".join(lines).encode()
        (tmp_path / ".gitignore").write_bytes(text)
        output = git(tmp_path, "check-ignore", "--no-index", "-z", "--stdin", given="\0".join(paths))
        patterns = IgnorePatterns(lines_of(text))
        found = {path for path, folder in paths.items() if ignored(patterns, path, folder=folder)}
        assert found == set(filter(None, output.split("\0"))), lines


def git(folder: Path, *command: str, given: str = "") -> str:
    done = subprocess.run(["git", *command], cwd=folder, input=given.encode(), capture_output=True, check=False)
    assert done.stderr == b""
    return done.stdout.decode()


FILES = [
    (["*.md"], "docs/a.md", True),
    (["docs/"], "docs/a.md", True),
    (["docs/"], "docs", None),
    (["/docs"], "more/docs/a.md", None),
    (["docs/**"], "docs/a.md", True),
    (["docs/**", "!docs/private/**"], "docs/private/a.md", False),
    (["docs/**", "!docs/private/**"], "docs/a.md", True),
    (["docs/", "!docs/a.md"], "docs/a.md", False),
    (["!docs/a.md", "docs/"], "docs/a.md", True),
    (["docs/", "!docs/private/"], "docs/private/a.md", False),
    (["*.md", "!keep/"], "keep/a.md", True),
    (["*.md", "docs/", "!docs/"], "docs/a.md", False),
    (["!keep/"], "keep/a.md", False),
    (["# a.md", ""], "a.md", None),
]


@pytest.mark.parametrize(("lines", "path", "expected"), FILES)
def test_what_globs_say_of_a_file_and_the_folders_above_it(lines: list[str], path: str, expected: bool | None) -> None:
    assert IgnorePatterns(line.encode() for line in lines).of_file(path) is expected


@pytest.mark.parametrize(
    ("glob", "expected"),
    [("a.md", True), ("/a.md", False), ("docs", True), ("docs/", True), ("a.md/", False), ("[", False)],
)
def test_whether_a_glob_names_any_file(glob: str, expected: bool) -> None:
    assert names_any(glob, ["b.md", "docs/a.md", "c.md"]) is expected


def test_stars_take_linear_time() -> None:
    stars = IgnorePatterns([b"*a" * 30 + b"*b", b"**/" * 30 + b"b", b"a/" + b"*?" * 50 + b"b"])
    assert stars.of_path("a" * 250, folder=False) is None
    assert stars.of_file("/".join("a" * 1_000)) is None


def test_thousands_of_patterns_say_together_what_each_says() -> None:
    chance = random.Random(1)
    lines = [pattern(chance).encode() for _ in range(3_000)]
    together, apart = IgnorePatterns(lines), [IgnorePatterns([line]) for line in reversed(lines)]
    for path in list(tree(chance))[:60]:
        verdicts = (each.of_path(path, folder=False) for each in apart)
        assert together.of_path(path, folder=False) == next((each for each in verdicts if each is not None), None)


@pytest.mark.parametrize("line", [b"", b"  ", b"/", b"!", b"!/", b"# a", b"[", b"a\\", b"[/]", b"*" * 10_001])
def test_lines_that_name_nothing(line: bytes) -> None:
    assert parse(line) is None


def test_lines_of_a_file_from_windows() -> None:
    assert lines_of(b"\xef\xbb\xbfa\r\n# b\r\n\r\nc d \r\n") == [b"a", b"# b", b"", b"c d ", b""]
