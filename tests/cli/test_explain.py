"""`seolint explain`: what a rule does and why, with marks below what it reports in its examples."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from seolint.cli.explain import drawn
from seolint.document import Finding, Span
from seolint.readers import read
from tests.cli.run import seolint


def explain(folder: Path, *arguments: str) -> str:
    done = seolint(folder, "explain", *arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode()


@pytest.mark.parametrize(
    ("source", "start", "end", "lines"),
    [
        ("Take half a size more.\n", 5, 9, ["Take half a size more.", "     ^^^^"]),
        ("漢字漢字 shoes\n", 2, 4, ["漢字漢字 shoes", "    ^^^^"]),
        ("cafe\u0301 shoes\n", 6, 11, ["cafe\u0301 shoes", "     ^^^^^"]),
        ("\tshoes here\n", 1, 6, ["    shoes here", "    ^^^^^"]),
        ("One.\n\n  Two lines\n  long.\n", 6, 25, ["One.", "", "  Two lines", "  ^^^^^^^^^", "  long.", "  ^^^^^"]),
        ("Shoes\r\nwear\r\n", 0, 11, ["Shoes", "^^^^^", "wear", "^^^^"]),
        ("# \n\nText\n", 2, 2, ["#", "  ^", "", "Text"]),
        ("\x1b[31mred\n", 5, 8, ["␛[31mred", "     ^^^"]),
    ],
)
def test_marks_stand_right_below_what_is_reported(source: str, start: int, end: int, lines: list[str]) -> None:
    assert list(drawn(read(source, "markdown"), [Finding(Span(start, end), {})])) == lines


def test_other_places_of_a_finding_are_marked_differently() -> None:
    document = read("cheap shoes and cheap shoes\n", "markdown")
    finding = Finding(Span(0, 11), {}, [Span(16, 27)])
    assert list(drawn(document, [finding])) == ["cheap shoes and cheap shoes", "^^^^^^^^^^^     ~~~~~~~~~~~"]


def test_a_rule_from_its_file(tmp_path: Path) -> None:
    printed = explain(tmp_path, "skipped-heading-level")
    assert printed.startswith("skipped-heading-level  (headings, warning)\n\nA heading is more than one level below")
    assert "\nBad\n  # Running shoes\n\n  ### Sizes\n      ^^^^^\n\n  Take half a size more.\n  -> h3 follow" in printed
    good = printed.partition("\nGood\n")[2].partition("\nChange it")[0]
    assert "### Sizes" in good
    assert "^" not in good
    assert "\n  rules: {skipped-heading-level: off}\n  rules: {skipped-heading-level: {severity: error}}\n" in printed
    assert "\n  <!-- seolint-disable-next-line skipped-heading-level -->\n" in printed
    assert printed.endswith("\nSource\n  https://www.w3.org/WAI/tutorials/page-structure/headings/\n")


def test_options_are_those_of_the_config(tmp_path: Path) -> None:
    assert "\n  min_words: 2 words  (integer from 1)\n" in explain(tmp_path, "stuffed-alt-text")
    (tmp_path / ".seolint.yml").write_text("rules: {stuffed-alt-text: {min_words: 3, severity: error}}\n", "utf-8")
    printed = explain(tmp_path, "stuffed-alt-text")
    assert printed.startswith("stuffed-alt-text  (keywords, error)\n")
    assert "\n  min_words: 3 words here, 2 words by default  (integer from 1)\n" in printed
    assert explain(tmp_path, "deep-heading").startswith("deep-heading  (headings, off)\n")


def test_every_rule_can_be_explained(tmp_path: Path) -> None:
    names = [row["id"] for row in json.loads(seolint(tmp_path, "rules", "--format", "json").stdout)["rules"]]
    for name in names[::6]:
        assert "the check failed" not in explain(tmp_path, name)


def test_for_programs_and_for_the_web(tmp_path: Path) -> None:
    printed = json.loads(explain(tmp_path, "long-sentence", "--format", "json"))
    assert (printed["id"], printed["options"]["max"]["unit"]) == ("long-sentence", "words")
    assert explain(tmp_path, "long-sentence", "--format", "markdown").startswith("# long-sentence\n\nA sentence is")


def test_the_phrases_of_a_file_and_what_each_sign_gave_them(tmp_path: Path) -> None:
    bikes = "A chain is heavy but strong. Try cheap new locks.\n\nA frame needs care. Ask for cheap new locks.\n\n"
    (tmp_path / "bikes.md").write_text(f"# Bikes\n\n{bikes}Rain is bad. See cheap new locks.\n", "utf-8")
    printed = explain(tmp_path, "stuffed-phrase", "bikes.md")
    assert printed.startswith(
        'bikes.md: stuffed-phrase reports phrases from 11 points\n\n  "cheap new locks", 3 uses: '
    )
    signs, _, silent = printed.partition("\n\nWhat is measured\n")[0].partition("    no points for ")
    gave = [line.split(maxsplit=3)[3] for line in signs.splitlines()[3:]]
    assert "length 3" in gave
    assert "uses 3" in silent.split(", ")
    assert not set(gave) & set(silent.split(", "))


def test_an_unknown_rule(tmp_path: Path) -> None:
    done = seolint(tmp_path, "explain", "thinpage")
    assert (done.returncode, done.stderr) == (
        2,
        b"Error: there is no rule or family thinpage; the nearest are thin-page, orphan-page, thin-section\n",
    )
