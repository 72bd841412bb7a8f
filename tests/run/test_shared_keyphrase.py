"""Pages that compete for their keyphrase: nobody is told to put it in more places until one of them has it alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.repository import seolint, write

ONLY = ("--select", "cannibalised-keyphrase,keyphrase", "--min-severity", "info", "--format", "json", "--no-cache")


def page(phrase: str, title: str, more: str = "") -> str:
    return f"---\ntitle: {title}\nkeyphrase: {phrase}\n{more}---\n\n# {title}\n\nSnow is heavy, and pegs bend in it.\n"


def found(folder: Path, *options: str) -> list[tuple[str, str]]:
    out = seolint(folder, "check", ".", *ONLY, *options).out
    return [(each["path"], each["rule"]) for each in json.loads(out)["problems"]]


def test_what_is_said_of_pages_that_compete(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": page("winter tents", "Poles"), "b.md": page("tents winter", "Pegs")})
    assert found(tmp_path) == [("b.md", "cannibalised-keyphrase")]
    alone = dict(found(tmp_path, "--no-site"))
    assert set(alone) == {"a.md", "b.md"}
    off = found(tmp_path, "--ignore", "cannibalised-keyphrase")
    assert ("a.md", "keyphrase-not-in-title") in off


def test_where_it_is_suppressed_everything_is_said(tmp_path: Path) -> None:
    off = "\n<!-- seolint-disable-file cannibalised-keyphrase -->\n"
    write(tmp_path, {"a.md": page("winter tents", "Poles") + off, "b.md": page("winter tents", "Pegs")})
    assert ("a.md", "keyphrase-not-in-title") in found(tmp_path)
    assert ("b.md", "keyphrase-not-in-title") in found(tmp_path)


def test_a_phrase_of_its_own_may_be_missing(tmp_path: Path) -> None:
    related = "related_keyphrases: [winter tents]\n"
    write(tmp_path, {"a.md": page("summer tents", "Poles", related), "b.md": page("winter tents", "Pegs")})
    assert ("a.md", "keyphrase-not-in-title") in found(tmp_path)
    assert ("b.md", "keyphrase-not-in-title") not in found(tmp_path)


@pytest.mark.parametrize("title", ["Winter tents", "The winter tent"])
def test_titles_that_compete_change_nothing(tmp_path: Path, title: str) -> None:
    write(tmp_path, {"a.md": page("long pegs", "Winter tents"), "b.md": page("ash poles", title)})
    assert ("a.md", "keyphrase-not-in-title") in found(tmp_path)


def test_a_phrase_for_all_pages_may_be_missing(tmp_path: Path) -> None:
    text = "---\ntitle: {0}\n---\n\n# {0}\n\nSnow is heavy, and pegs bend in it.\n"
    write(tmp_path, {"a.md": text.format("Poles"), "b.md": text.format("Pegs")})
    assert ("a.md", "keyphrase-not-in-title") in found(tmp_path, "--keyphrase", "winter tents")
