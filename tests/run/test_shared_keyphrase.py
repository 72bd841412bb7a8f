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


def titled(title: str, more: str = "") -> str:
    return f"---\ntitle: {title}\nlang: en\n{more}---\n\nSnow is heavy, and pegs bend in it.\n"


DATED = "date: 2024-05-01\n"
PITCHING = (titled("How to pitch a tent"), titled("Pitching tents"))


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"guide/a.md": PITCHING[0], "help/b.md": PITCHING[1]}, ["help/b.md"]),
        # a section's front page, and a page in it
        ({"guide/index.md": PITCHING[0], "guide/b.md": PITCHING[1]}, []),
        ({"guide/README.md": PITCHING[0], "guide/c/b.md": PITCHING[1]}, []),
        (
            {"guide/index.md": PITCHING[0], "guide/b.md": PITCHING[1], "guide/c.md": titled("Pitching the tents")},
            ["guide/c.md"],
        ),
        # posts and what else has a date
        ({"blog/a.md": titled("How to pitch a tent", DATED), "b.md": PITCHING[1]}, []),
        ({"2024-05-01-a.md": PITCHING[0], "2025-06-01-b.md": PITCHING[1]}, []),
        ({"podcasts/a.md": titled("How to pitch a tent", DATED), "podcasts/b.md": titled("Pitching tents", DATED)}, []),
        ({"issue-06/a.md": PITCHING[0], "issue-22/b.md": PITCHING[1]}, []),
        # parts of a reference, and the same page for two tools
        ({"reference/fields/tents.md": PITCHING[0], "reference/types/tents.md": PITCHING[1]}, []),
        ({"ridge/ridge-pitching.md": PITCHING[0], "dome/dome-pitching.md": PITCHING[1]}, []),
        # another meaning
        ({"a.md": titled("Snow with long pegs"), "b.md": titled("Snow without long pegs")}, []),
        ({"a.md": titled("before:run event"), "b.md": titled("after:run event")}, []),
        ({"a.md": titled("Tent-to-hut messages"), "b.md": titled("Hut-to-tent messages")}, []),
        # a file of the repository
        ({"CONTRIBUTING.md": titled("Pitching tents"), "help/b.md": PITCHING[0]}, []),
    ],
)
def test_titles_with_the_same_words(tmp_path: Path, files: dict[str, str], expected: list[str]) -> None:
    write(tmp_path, files)
    assert [path for path, _ in found(tmp_path)] == expected


def test_what_several_versions_have_is_said_once(tmp_path: Path) -> None:
    for version in ("v1", "v2", "v3"):
        write(tmp_path, {f"{version}/guide/a.md": PITCHING[0], f"{version}/help/b.md": PITCHING[1]})
        write(
            tmp_path, {f"{version}/c.md": page("long pegs", "Pegs"), f"{version}/d.md": page("long pegs", "More pegs")}
        )
    assert [path for path, rule in found(tmp_path) if rule == "cannibalised-keyphrase"] == ["v1/d.md", "v1/help/b.md"]
