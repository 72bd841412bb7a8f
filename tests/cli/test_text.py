"""`seolint text`: what was read, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.run import seolint

ARTICLE = """\
---
title: Otters
---

# Otters

They [swim](/swim).

- By night
- By day

> They never rest.

![](otter.png)
"""


def test_json_has_the_promised_shape(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, "utf-8")
    (file,) = json.loads(seolint(tmp_path, "text", "--language", "en", "--format", "json").stdout)["files"]
    assert {key: value for key, value in file.items() if not isinstance(value, list)} == {
        "path": "a.md",
        "format": "markdown",
        "language": "en",
        "words": 10,
        "title": "Otters",
        "description": None,
        "canonical": None,
        "hidden": "",
    }
    heading, paragraph, *_ = file["blocks"]
    at = ARTICLE.index("# Otters") + 2
    place = {"line": 5, "column": 3, "start": at, "end": at + 6}
    assert heading == {"kind": "heading", "level": 1, "text": "Otters", **place}
    assert set(paragraph) == set(heading) - {"level"}
    (link,) = file["links"]
    at = ARTICLE.index("swim]")
    place = {"line": 7, "column": 7, "start": at, "end": at + 4}
    assert link == {"text": "swim", "href": "/swim", **place, "in": "article"}
    (image,) = file["images"]
    assert {key: image[key] for key in ("alt", "src", "line", "column")} == {
        "alt": "",
        "src": "otter.png",
        "line": 14,
        "column": 1,
    }


def test_people_see_the_blocks_with_their_marks(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, "utf-8")
    done = seolint(tmp_path, "text", "a.md", "--language", "en")
    assert (done.returncode, done.stderr) == (0, b"")
    assert (
        done.stdout.decode()
        == """\
a.md  (en, 10 words)
  title        Otters

# Otters

They swim.

- By night
- By day

> They never rest.

  1 link, 1 image
"""
    )


def test_folders_standard_input_and_what_can_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.md").write_text("One.\n", "utf-8")
    (tmp_path / "site" / "b.html").write_text("<p>Two.</p>", "utf-8")
    (tmp_path / "site" / "c.md").write_bytes(b"\xff\xfe\xfd")
    (tmp_path / "site" / ".seolintignore").write_text("b.html\n", "utf-8")
    done = seolint(tmp_path, "text", "--format", "json", "-", "site", "none.md", stdin=b"<p>Three.</p>")
    assert done.returncode == 2
    found = json.loads(done.stdout)["files"]
    assert [(file["path"], file["format"], file["blocks"][0]["text"]) for file in found] == [
        ("<stdin>", "html", "Three."),
        ("site/a.md", "markdown", "One."),
    ]
    assert [line.partition(b": ")[0] for line in done.stderr.splitlines()] == [b"none.md", b"site/c.md"]


def test_no_files(tmp_path: Path) -> None:
    assert seolint(tmp_path, "text").stdout == b"No files\n"
    assert json.loads(seolint(tmp_path, "text", "--format", "json").stdout) == {"files": []}


def test_the_content_selector_of_the_config_counts(tmp_path: Path) -> None:
    (tmp_path / ".seolint.yml").write_text("content: .body\n", "utf-8")
    (tmp_path / "a.html").write_text("<p>Around.</p><div class=body><p>Inside.</p></div>", "utf-8")
    texts = [
        [block["text"] for block in json.loads(done.stdout)["files"][0]["blocks"]]
        for done in (
            seolint(tmp_path, "text", "--format", "json", "a.html"),
            seolint(tmp_path, "text", "--format", "json", "--no-config", "a.html"),
        )
    ]
    assert texts == [["Inside."], ["Around.", "Inside."]]


def test_no_line_of_an_article_commands_a_terminal_or_a_build_server(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("::error::stop\x1b[31m\n\n# \n", "utf-8")
    lines = seolint(tmp_path, "text", "a.md").stdout.splitlines()
    assert b"\x1b" not in b"".join(lines)
    assert next(line for line in lines if b"error" in line).startswith(b"| ::error::stop")
    assert b"# (empty)" in lines


def test_people_see_how_code_and_hidden_text_begin(tmp_path: Path) -> None:
    long = "otters " * 200
    (tmp_path / "a.html").write_text(f"<p>One</p><pre>{long}</pre><p hidden>{long}</p><nav>{long}</nav>", "utf-8")
    lines = seolint(tmp_path, "text", "a.html").stdout.decode().splitlines()
    cut = [line for line in lines if "otters" in line]
    assert [line.split()[0] for line in cut] == ["[code]", "hidden", "1"]
    assert all(len(line) < 330 for line in cut)
    (file,) = json.loads(seolint(tmp_path, "text", "a.html", "--format", "json").stdout)["files"]
    assert file["hidden"] == long.strip()
    assert [(part["reason"], part["line"]) for part in file["left_out"]] == [("navigation", 1)]
