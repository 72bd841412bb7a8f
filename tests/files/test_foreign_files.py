"""Files that a config names, but that are not files of the repository: one line that shows none of them, exit 2."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from seolint import config
from seolint.run.discovery import Discovery, Failure
from seolint.run.worker import read_text
from tests.repository import seolint, write

posix = pytest.mark.skipif(os.name != "posix", reason="Windows has neither pipes in folders nor links for all")

SECRET = "password: [hunter2\n"
ARTICLE = "# Snow\n\nThe garden lay under snow until March.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with an article, beside secrets that nothing in the folder may reveal."""
    write(
        tmp_path, {"site/a.md": ARTICLE, "secrets.yml": SECRET, "rules/odd/odd.yml": SECRET, "site/.git/config": SECRET}
    )
    return tmp_path / "site"


CONFIGS: Mapping[str, tuple[str, str]] = {
    "extends a file above": ("extends: ../secrets.yml\n", "1:10: ../secrets.yml can't be read: it lies outside {site}"),
    "extends a file above that isn't there": (
        "extends: ../none.yml\n",
        "1:10: ../none.yml can't be read: it lies outside {site}",
    ),
    "extends a file by its whole path": (
        "extends: [recommended, {site}/../secrets.yml]\n",
        "1:24: {site}/../secrets.yml can't be read: it lies outside {site}",
    ),
    "extends what git keeps": ("extends: ./.git/config\n", "1:10: ./.git/config can't be read: it lies outside {site}"),
    "rules above": ("custom_rules: ../rules\n", "1:15: ../rules can't be read: it lies outside {site}"),
    "rules everywhere": ("custom_rules: [/]\n", "1:16: / can't be read: it lies outside {site}"),
    "a baseline above": ("baseline: ../secrets.yml\n", "1:11: ../secrets.yml can't be used: it lies outside {site}"),
    "a source above": ("site: {{source: ..}}\n", "1:16: .. can't be used: it lies outside {site}"),
    "a device as the baseline": ("baseline: /dev/zero\n", "1:11: /dev/zero can't be used: it lies outside {site}"),
}


@posix
@pytest.mark.parametrize(("text", "message"), CONFIGS.values(), ids=CONFIGS)
def test_a_config_names_nothing_outside_the_repository(site: Path, text: str, message: str) -> None:
    write(site, {".seolint.yml": text.format(site=site)})
    result = seolint(site, "check", "--no-cache")
    assert message.format(site=site) in result.err
    assert "put a copy inside" in result.err
    assert "hunter2" not in result.err + result.out
    assert result.code == 2


def link_config(site: Path) -> str:
    (site / ".seolint.yml").symlink_to("../secrets.yml")
    return ".seolint.yml:1:1: can't be read: it lies outside {site}"


def link_extended(site: Path) -> str:
    write(site, {".seolint.yml": "extends: ./shared.yml\n"})
    (site / "shared.yml").symlink_to("../secrets.yml")
    return ".seolint.yml:1:10: ./shared.yml can't be read: it lies outside {site}"


def link_rule(site: Path) -> str:
    write(site, {".seolint.yml": "custom_rules: house\n", "house/b.yml": ""})
    (site / "house/odd.yml").symlink_to("../../secrets.yml")
    return "house/odd.yml:1:1: can't be read: it lies outside {site}"


def link_rules(site: Path) -> str:
    write(site, {".seolint.yml": "custom_rules: house\n"})
    (site / "house").symlink_to("../rules")
    return ".seolint.yml:1:15: house can't be read: it lies outside {site}"


def link_baseline(site: Path) -> str:
    write(site, {".seolint.yml": "baseline: known\n"})
    (site / "known").symlink_to("../secrets.yml")
    return ".seolint.yml:1:11: known can't be used: it lies outside {site}"


def loop(site: Path) -> str:
    write(site, {".seolint.yml": "extends: ./shared.yml\n"})
    (site / "shared.yml").symlink_to("shared.yml")
    return ".seolint.yml:1:10: there is no file ./shared.yml"


def pipe_extended(site: Path) -> str:
    write(site, {".seolint.yml": "extends: ./shared.yml\n"})
    os.mkfifo(site / "shared.yml")
    return "shared.yml:1:1: can't be read: it is a pipe or a device, not a file"


def pipe_config(site: Path) -> str:
    os.mkfifo(site / ".seolint.yml")
    return ".seolint.yml:1:1: can't be read: it is a pipe or a device, not a file"


def pipe_rule(site: Path) -> str:
    write(site, {".seolint.yml": "custom_rules: house\n", "house/b.yml": ""})
    os.mkfifo(site / "house/odd.yml")
    return "house/odd.yml:1:1: can't be read: it is a pipe or a device, not a file"


def large_config(site: Path) -> str:
    write(site, {".seolint.yml": "#" * 1_000_001})
    return ".seolint.yml:1:1: can't be read: it has more than 1 MB; split it, or remove what isn't needed"


def many_rules(site: Path) -> str:
    write(site, {".seolint.yml": "custom_rules: house\n", **{f"house/r{i}.yml": "" for i in range(2_001)}})
    return ".seolint.yml:1:15: house can't be read: it has more than 2,000 rule files; name a folder with fewer"


MAKE = [link_config, link_extended, link_rule, link_rules, link_baseline, loop]
MAKE += [pipe_config, pipe_extended, pipe_rule, large_config, many_rules]


@posix
@pytest.mark.parametrize("make", MAKE)
def test_what_is_no_file_of_the_repository_is_one_line(site: Path, make: Callable[[Path], str]) -> None:
    message = make(site).format(site=site)
    result = seolint(site, "check", "--no-cache")
    assert message in result.err
    assert "hunter2" not in result.err + result.out
    assert "Snow" not in result.err
    assert result.code == 2


@pytest.mark.parametrize("extended", ["./shared.yml", "../shared.yml", "{site}/shared.yml"])
def test_a_config_that_the_user_names_takes_files_beside_it_and_of_the_run(site: Path, extended: str) -> None:
    shared = dict.fromkeys(("ci/shared.yml", "site/shared.yml"), "rules: {skipped-heading-level: off}\n")
    write(site.parent, {"ci/seolint.yml": f"extends: {extended.format(site=site)}\n", **shared})
    result = seolint(site, "check", "--no-cache", "--config", "../ci/seolint.yml")
    if extended.startswith("../"):
        assert f"../shared.yml can't be read: it lies outside {site.parent}/ci and {site}" in result.err
        assert result.code == 2
    else:
        assert (result.code, result.err) == (0, "")


def test_mistakes_show_the_lines_of_files_in_the_repository_only(site: Path) -> None:
    above = "# what the user wants everywhere\nrules: {no-such-rule: off, weight: hunter2}\n"
    write(site.parent, {".seolint.yml": above})
    write(site, {".seolint.yml": "extends: ..\nrulez: {}\n"})
    result = seolint(site, "check", "--no-cache")
    assert " 2 | rulez: {}" in result.err
    assert f"{site.parent}/.seolint.yml:2:9: " in result.err
    assert "weight: hunter2" not in result.err


@posix
def test_links_inside_the_repository_are_followed(site: Path) -> None:
    write(site, {"docs/.seolint.yml": "extends: ./shared.yml\n", "shared.yml": "language: de\n", "docs/a.md": ARTICLE})
    (site / "docs/shared.yml").symlink_to("../shared.yml")
    result = seolint(site, "config", "docs/a.md")
    assert (result.code, "language: de" in result.out) == (0, True)


@posix
@pytest.mark.parametrize("target", ["/proc/self/environ", "../secrets.yml", "{site}/../secrets.yml", ".git/config"])
def test_links_out_of_the_repository_are_skipped_and_counted(site: Path, target: str) -> None:
    for name in ("b.txt", "c.txt"):
        (site / name).symlink_to(target.format(site=site))
    result = seolint(
        site,
        "check",
        "--no-cache",
        "--verbose",
        "--select",
        "headings",
        "--format",
        "text",
        "--format",
        "html=r.report",
    )
    assert result.out == "No problems in 1 file, 8 words; 2 links to files outside the repository skipped\n"
    assert "b.txt: left out: a link to a place outside the repository\n" in result.err
    assert "hunter2" not in (site / "r.report").read_text("utf-8")
    assert result.code == 0
    assert [file["path"] for file in json.loads(seolint(site, "stats", "--format", "json").out)["files"]] == ["a.md"]
    assert "hunter2" not in seolint(site, "check", "--fix", "--dry-run").out


@posix
def test_files_that_the_user_names_may_be_anywhere(site: Path) -> None:
    write(site.parent, {"other/b.md": ARTICLE})
    (site / "c.md").symlink_to("../other/b.md")
    result = seolint(site, "check", "--no-cache", "--select", "headings", "../other", "../other/b.md", "c.md")
    assert (result.code, result.out) == (0, "No problems in 2 files, 16 words\n")


@posix
@pytest.mark.parametrize("target", ["/proc/self/environ", ".git/config"])
def test_not_even_named_links_lead_to_what_the_system_or_git_keeps(site: Path, target: str) -> None:
    (site / "b.txt").symlink_to(target)
    result = seolint(site, "check", "--no-cache", "b.txt")
    message = "b.txt: is a link to a file of the system or of git, not an article; leave it out\n"
    assert (result.code, result.err) == (2, message)


@posix
def test_a_link_that_is_turned_elsewhere_after_it_was_found_is_not_read(site: Path) -> None:
    write(site, {"c.md": ARTICLE})
    (site / "b.md").symlink_to("c.md")
    discovery = Discovery()
    assert discovery.files([str(site)]) == [f"{site}/{name}.md" for name in "abc"]
    (site / "b.md").unlink()
    (site / "b.md").symlink_to("../secrets.yml")
    found = read_text(f"{site}/b.md", config.load(), discovery.root(f"{site}/b.md"))
    assert isinstance(found, Failure)
    assert f"it lies outside {site}" in found.message


@pytest.mark.parametrize(
    ("settings", "options", "size", "megabytes"),
    [
        ("", [], 20_000_000, ""),
        ("", [], 20_000_001, "20"),
        ("max_file_size: 1\n", [], 1_000_001, "1"),
        ("max_file_size: 1\n", ["--max-file-size", "2"], 1_000_001, ""),
        ("", ["--max-file-size", "1"], 1_000_001, "1"),
    ],
)
def test_articles_have_a_limit(site: Path, settings: str, options: list[str], size: int, megabytes: str) -> None:
    write(site, {".seolint.yml": settings})
    with (site / "b.txt").open("wb") as file:
        file.truncate(size)
    message = f"b.txt: can't be read: it has more than {megabytes} MB; split it, leave it out, or allow more with "
    result = seolint(site, "check", "--no-cache", *options)
    assert result.err == (
        f"{message}--max-file-size or, in a config, max_file_size\n"
        if megabytes
        else "b.txt: byte 0: this is a binary file, not text. Exclude it.\n"
    )


@pytest.mark.parametrize("command", [["check"], ["stats"], ["check", "--fix", "--dry-run"]])
def test_standard_input_has_the_same_limit(site: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    endless = io.TextIOWrapper(io.BufferedReader(Endless()))
    monkeypatch.setattr("sys.stdin", endless)
    result = seolint(site, *command, "--max-file-size", "1", "-")
    assert "<stdin>: can't be linted: it has more than 1 MB; split it, leave it out" in result.err
    assert result.code == 2


class Endless(io.RawIOBase):
    """Standard input that never ends."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        buffer[:] = b"a" * len(buffer)
        return len(buffer)


def link_ignore(site: Path, name: str) -> str:
    (site / name).symlink_to("../secrets.yml")
    return f"it lies outside {site}, where seolint reads nothing; put a copy inside"


def pipe_ignore(site: Path, name: str) -> str:
    os.mkfifo(site / name)
    return "it is a pipe or a device, not a file"


def large_ignore(site: Path, name: str) -> str:
    write(site, {name: "#" * 1_000_001})
    return "it has more than 1 MB; split it, or remove what isn't needed"


@posix
@pytest.mark.parametrize("name", [".gitignore", ".seolintignore"])
@pytest.mark.parametrize("make", [link_ignore, pipe_ignore, large_ignore])
def test_ignore_files_are_files_of_the_repository(site: Path, make: Callable[[Path, str], str], name: str) -> None:
    message = make(site, name)
    result = seolint(site, "check", "--no-cache", "--select", "headings")
    assert (result.code, result.err) == (2, f"{name}: can't be read: {message}\n")
    assert result.out == "No problems in 1 file, 8 words\n"


@posix
@pytest.mark.parametrize("command", [["check"], ["clean"]])
def test_a_tag_of_the_cache_that_is_a_pipe_holds_up_nothing(site: Path, command: list[str]) -> None:
    (site / ".seolint_cache").mkdir()
    os.mkfifo(site / ".seolint_cache/CACHEDIR.TAG")
    seolint(site, *command)
    assert (site / ".seolint_cache/CACHEDIR.TAG").is_fifo()
