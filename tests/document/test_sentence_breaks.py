"""Sentences that markup ends: at the number of a note, and between lines that are items."""

from __future__ import annotations

from time import process_time

import pytest

from seolint.readers import Settings, read

NOTES = [
    ("We fired it.<sup>1</sup>The bowl broke.", ["We fired it.1", "The bowl broke."]),
    ("“We fired it.”<sup>1</sup> the potter said.", ["“We fired it.”1", "the potter said."]),
    ("We “fired it”.<a href='#n'><sup>12</sup></a>The bowl broke.", ["We “fired it”.12", "The bowl broke."]),
    ("We fired it.<sup><a href='#n'>[3]</a></sup>The bowl broke.", ["We fired it.[3]", "The bowl broke."]),
    ("We fired it.<sup>*</sup> glaze runs.", ["We fired it.*", "glaze runs."]),
    ("A bowl<sup>1</sup> of clay.", ["A bowl1 of clay."]),
    ("The 5<sup>th</sup> bowl, of M.<sup>me</sup> Dupont.", ["The 5th bowl, of M.me Dupont."]),
]

LINES = [
    (
        "Clients : Ada, Bo, Cy<br>👉 Bowls and cups<br>👉 Plates",
        ["Clients : Ada, Bo, Cy", "👉 Bowls and cups", "👉 Plates"],
    ),
    ("Bowls:<br>- red ones<br>- blue ones", ["Bowls:", "- red ones", "- blue ones"]),
    ("Made by: Ada<br>Fired by: Bo", ["Made by: Ada", "Fired by: Bo"]),
    ("<b>Red bowls</b><br>They are fired twice", ["Red bowls", "They are fired twice"]),
    ("Ada Potter<br>12 Kiln Street<br>Clayton", ["Ada Potter", "12 Kiln Street", "Clayton"]),
    ("<a href='/b'>All bowls</a><br>We fire them twice.", ["All bowls", "We fire them twice."]),
    (
        "<a href='/b'>All bowls</a>\nMade by: <a href='/a'>Ada Potter</a>\nAda fires them twice.",
        ["All bowls", "Made by: Ada Potter", "Ada fires them twice."],
    ),
    ("We fire the bowls<br>twice a week", ["We fire the bowls twice a week"]),
    ("We fire bowls for<br>Ada Potter", ["We fire bowls for Ada Potter"]),
    ("Of all we like\n<a href='/b'>Bowls</a>\nMost of all", ["Of all we like Bowls Most of all"]),
    ("<a href='/b'>Bowls of\nClay</a>\nare fired twice.", ["Bowls of Clay are fired twice."]),
    ("<b>Bowls of<br>Clay</b> are fired twice.", ["Bowls of Clay are fired twice."]),
    ("<a href='/b'>Bowls</a>\nare fired twice.", ["Bowls are fired twice."]),
    ("<a href='/b'>Bowls</a> of clay\nAda fires twice.", ["Bowls of clay Ada fires twice."]),
]


@pytest.mark.parametrize(("text", "expected"), [*NOTES, *LINES])
def test_markup_that_ends_a_sentence(text: str, expected: list[str]) -> None:
    for kind, source in (("html", f"<p>{text}</p>"), ("markdown", f"{text}\n")):
        document = read(source, kind, Settings(language="en"))
        assert [document.text(sentence.span) for sentence in document.sentences] == expected


@pytest.mark.parametrize("end", ["  \n", "\\\n", "<br>\n"])
def test_lines_that_an_author_breaks_in_markdown(end: str) -> None:
    document = read(end.join(["Clients: Ada, Bo", "👉 Bowls", "👉 Cups and plates", "of clay\n"]), "markdown")
    found = [document.text(sentence.span) for sentence in document.sentences]
    assert found == ["Clients: Ada, Bo", "👉 Bowls", "👉 Cups and plates of clay"]


def test_a_note_of_markdown_ends_a_sentence() -> None:
    document = read(
        "We fired it.[^1]The bowl[^2] broke. “Twice.”[^1] said Ada.\n\n[^1]: Hot.\n\n[^2]: Red.\n", "markdown"
    )
    found = [document.text(sentence.span) for sentence in document.sentences]
    assert found[:4] == ["We fired it.", "The bowl broke.", "“Twice.”", "said Ada."]


def test_an_abbreviation_in_a_bracket_ends_a_sentence_before_a_capital() -> None:
    document = read("We make bowls (red, blue, etc.) Nobody else does. Cups (etc.) are dear.\n", "markdown")
    assert len(document.sentences) == 2


@pytest.mark.parametrize("piece", ["Ada Potter<br>", "It.<sup>1</sup>", "It.[^1]", "<a href=/a>A</a>\n", "👉 Ada.<br>"])
def test_time_grows_with_the_length(piece: str) -> None:
    def seconds(times: int) -> float:
        begun = process_time()
        assert read(piece * times, "markdown", Settings(language="en")).sentences
        return process_time() - begun

    seconds(500)
    assert seconds(4000) < 16 * max(seconds(1000), 0.02)
