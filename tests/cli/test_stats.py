"""What `seolint stats` tells of sections and languages, for people at a terminal and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import textstat

from seolint.analysis.scopes import parts
from seolint.analysis.textstat_scores import TEXTSTAT_SCORES
from seolint.cli._statistics import BAR, sections, sections_drawn
from seolint.cli.stats import COLUMNS, as_markdown, as_text, languages
from seolint.language._data import table
from seolint.readers import Settings, read
from seolint.report.console import cells
from tests.cli.run import seolint

WIDTH = 80
PLAIN = "Your feet swell when you run. Take shoes that are half a size too large.\n\n"
HARD = "Comprehensive anthropometric evaluation necessitates considerable deliberation.\n\n"
ARTICLE = f"""\
# Shoes

Introductory words stand here.

## 靴のサイズはどうやって選べばよいのでしょうか、教えてください

{PLAIN}## Materials

{HARD}## Pictures

![a](b.png)
"""


def test_a_bar_for_each_section_with_text() -> None:
    told = sections(read(ARTICLE, "markdown", Settings(language="en")), least_words=6)
    assert [(own["line"], own["words"], own["longest_sentence"]) for own in told] == [(1, 4, 4), (5, 15, 9), (9, 6, 6)]
    assert [own["flesch_reading_ease"] is None for own in told] == [True, False, False]
    head, *lines = sections_drawn(told, color=False)
    assert "Flesch reading ease" in head
    assert [line.count("#") for line in lines] == [0, BAR, 0]
    assert {cells(line) for line in (head, *lines)} == {WIDTH}
    assert "…" in lines[1]
    coloured = list(sections_drawn(told, color=True))[1:]
    assert ["\x1b[32m" in line for line in coloured] == [False, True, False]
    assert ["\x1b[31m" in line for line in coloured] == [False, False, True]


def test_the_sections_are_those_that_the_rule_judges() -> None:
    document = read(ARTICLE + "## Empty\n", "markdown")
    lines = {own["line"] for own in sections(document, least_words=0)}
    assert lines <= {document.position(part.place.start).line for part in parts(document, "stretch")}
    assert [own["heading"] for own in sections(document, 0)][::2] == ["Shoes", "Materials"]


def test_without_a_formula_the_bar_is_the_length() -> None:
    document = read("# A\n\nRaz dwa.\n\n## B\n\nRaz dwa trzy cztery.\n", "markdown", Settings(language="pl"))
    head, *lines = sections_drawn(sections(document, 0), color=False)
    assert "Flesch" not in head
    assert [line.count("#") for line in lines] == [BAR // 2, BAR]


def test_text_before_the_first_heading_is_the_introduction() -> None:
    (_, line) = sections_drawn(sections(read("Only a text.\n", "markdown"), 0), color=False)
    assert "(introduction)" in line


def test_no_control_character_of_a_heading_reaches_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\x1b[31mB\n\nText of it.\n", "utf-8")
    assert b"\x1b" not in seolint(tmp_path, "stats", "a.md").stdout


def test_the_rules_least_words_hold_for_the_sections_too(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"# A\n\n{PLAIN}", "utf-8")
    options = ("--set", "hard-to-read-section.least_words=5", "--language", "en", "--format", "json")
    (file,) = json.loads(seolint(tmp_path, "stats", "a.md", *options).stdout)["files"]
    assert file["sections"][0]["flesch_reading_ease"] > 90


def test_every_language_with_data_has_a_row_in_every_format(tmp_path: Path) -> None:
    told = json.loads(seolint(tmp_path, "stats", "--languages", "--format", "json").stdout)["languages"]
    assert told == json.loads(json.dumps(languages()))
    assert [own["code"] for own in told] == sorted(table())
    assert {frozenset(own) for own in told} == {frozenset({"code", "name", *COLUMNS})}
    assert len(as_markdown().splitlines()) == len(told) + 2
    assert seolint(tmp_path, "stats", "--languages").stdout.decode().rstrip() == as_text()
    assert max(map(cells, as_text().splitlines())) <= WIDTH


def test_the_table_says_what_there_is() -> None:
    by_code = {own["code"]: own for own in languages()}
    assert {name for name in COLUMNS if not by_code["en"][name]} == set()
    assert {name for name in COLUMNS if by_code["ja"][name]} == {"sentences", "stuffing"}
    assert by_code["pl"]["scores"] == ["lix", "rix"]
    assert (by_code["vi"]["passive"], by_code["pl"]["transition_words"]) == (False, True)


def test_markdown_is_for_languages_only(tmp_path: Path) -> None:
    done = seolint(tmp_path, "stats", "--format", "markdown")
    assert done.returncode == 2
    assert b"--languages" in done.stderr


ITALIAN = "# Mulini\n\nIl mulino si trova vicino al ruscello. La sua ruota muove un generatore.\n"


def test_a_score_of_textstat_for_its_language(tmp_path: Path) -> None:
    (tmp_path / "it.md").write_text(ITALIAN, "utf-8")
    (tmp_path / "en.md").write_text(ARTICLE, "utf-8")
    scores = ("--score", "gulpease_index", "--score", "wiener_sachtextformel_1")
    done = seolint(tmp_path, "stats", "--format", "json", *scores, "--language", "it", "it.md")
    expected = round(textstat.gulpease_index(ITALIAN.splitlines()[2]), 1)
    [file] = json.loads(done.stdout)["files"]
    assert file["readability"]["gulpease_index"] == expected
    assert file["readability"]["wiener_sachtextformel_1"] is None
    message = "it.md: wiener_sachtextformel_1 is for German (de), and the text is in Italian\n"
    assert (done.returncode, done.stderr.decode()) == (0, message)
    shown = seolint(tmp_path, "stats", *scores, "--language", "en", "en.md")
    rows = [line.split() for line in shown.stdout.decode().splitlines()]
    assert ["gulpease", "index", "-"] in rows
    assert len(shown.stderr.splitlines()) == 2


def test_scores_of_seolints_own_are_shown_once(tmp_path: Path) -> None:
    (tmp_path / "it.md").write_text(ITALIAN, "utf-8")
    plain = seolint(tmp_path, "stats", "--language", "it", "it.md")
    asked = seolint(tmp_path, "stats", "--language", "it", "--score", "lix", "--score", "gunning_fog", "it.md")
    assert asked.stdout == plain.stdout
    assert asked.stderr.decode() == "it.md: there is no formula for gunning_fog in Italian\n"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("gulpease", "did you mean gulpease_index?"),
        ("wiener_sachtextformel", "did you mean wiener_sachtextformel_"),
        ("Osman", "did you mean osman?"),
        ("xyz", "choose one of automated_readability_index, coleman_liau_index, crawford,"),
    ],
)
def test_unknown_score_brings_the_nearest_one(tmp_path: Path, name: str, hint: str) -> None:
    done = seolint(tmp_path, "stats", "--score", name, ".")
    [line] = done.stderr.decode().splitlines()[-1:]
    assert (done.returncode, done.stdout) == (2, b"")
    assert f"'--score': there is no score {name}; {hint}" in line


def test_help_names_every_score(tmp_path: Path) -> None:
    words = seolint(tmp_path, "stats", "--help").stdout.decode().replace(",", " ").replace(";", " ").split()
    assert set(words) >= set(TEXTSTAT_SCORES)
