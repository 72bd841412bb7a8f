"""`seolint init`: a config for what is in the folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import seolint

WROTE = """\
wrote .seolint.yml, which extends recommended (seolint rules --presets lists the others)
next:
  seolint check .       what it finds today
  seolint baseline .    records that, so that only new problems count from then on
"""
LINED = {
    "hugo.toml": (
        "recognised a Hugo site by hugo.toml\n"
        "articles: .md, .markdown, .mdown, .html, .htm in content/; "
        "seolint check --verbose lists what is left out, and why\n"
        f"{WROTE}"
    ),
    "conf.py": WROTE,
}


@pytest.mark.parametrize("name", LINED)
def test_what_was_recognised_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / name).write_text("PORT = 80\n", "utf-8")
    done = seolint(tmp_path, "init")
    assert done.stdout.decode() == LINED[name]
    assert seolint(tmp_path, "config").returncode == 0
    assert ("generator: hugo\n" in (tmp_path / ".seolint.yml").read_text("utf-8")) == (name == "hugo.toml")


@pytest.mark.parametrize(
    ("file", "options", "preset"),
    [
        ("notes.md", (), "recommended"),
        ("notes.md", ("--preset", "blog"), "blog"),
        ("mkdocs.yml", (), "docs"),
        ("mkdocs.yml", ("--preset", "recommended"), "recommended"),
    ],
)
def test_the_preset_is_the_one_named_else_that_for_the_site(
    tmp_path: Path, file: str, options: tuple[str, ...], preset: str
) -> None:
    (tmp_path / file).touch()
    assert f"which extends {preset}" in seolint(tmp_path, "init", *options).stdout.decode()
    assert f"\nextends: {preset}\n" in (tmp_path / ".seolint.yml").read_text("utf-8")


def test_a_preset_that_there_is_not_writes_nothing(tmp_path: Path) -> None:
    done = seolint(tmp_path, "init", "--preset", "dosc")
    assert done.returncode == 2
    assert b"there is no preset dosc" in done.stderr
    assert not (tmp_path / ".seolint.yml").exists()


def test_sites_in_the_folders_of_this_one_are_named(tmp_path: Path) -> None:
    (tmp_path / "website").mkdir()
    (tmp_path / "website/docusaurus.config.js").touch()
    printed = seolint(tmp_path, "init").stdout.decode()
    assert "recognised a Docusaurus site in website/; only its articles are linted\n" in printed


def test_what_is_left_out_is_counted_and_named(tmp_path: Path) -> None:
    for name in ("hugo.toml", "content/a.md", "public/a.html", "README.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("# Knots\n\nText.\n", "utf-8")
    done = seolint(tmp_path, "check", ".", "--verbose", "--select", "missing-h1")
    assert b"No problems in 1 file, 2 words; 2 left out that are not articles (see --verbose)\n" in done.stdout
    assert b"public/: left out: outside content/, where Hugo keeps its articles\n" in done.stderr
    done = seolint(tmp_path, "check", "content/a.md", "README.md", "public/a.html", "--force-exclude")
    assert b"1 file, " in done.stdout
