"""Long sentences, and what makes them shorter for those who read them."""

from __future__ import annotations

import pytest

from seolint.readers import Settings, read
from seolint.rules import load_rules

RULE = load_rules()["long-sentence"]


def words(count: int) -> str:
    return " ".join(["clay"] * count)


def reported(text: str, most: int = 16, language: str = "en") -> list[object]:
    """The words of each sentence that is reported with a limit of ten."""
    document = read(f"# Bowls\n\n{text}\n", "markdown", Settings(language=language))
    return [finding.facts["value"] for finding in RULE.run(document, {"max": 10, "max_divided": most, "max_part": 9})]


@pytest.mark.parametrize(
    "mark", [": ", "; ", " – ", " — ", "—", "... ", "… ", " - ", " -- ", "&mdash;", ":\n", "–&nbsp;"]
)
def test_a_pause_divides_a_sentence(mark: str) -> None:
    assert reported(f"{words(7)}{mark}{words(8)}.") == []
    assert reported(f"{words(5)}{mark}{words(10)}.") == [15]
    assert reported(f"{words(6)} ({words(3)}{mark}{words(2)}) {words(4)}.") == [15]
    assert reported(f"{words(6)} ({words(3)}){mark}{words(6)}.") == []
    assert reported(f"{words(9)}{mark}{words(8)}.") == [17]
    assert reported(f"{words(7)}{mark}{words(8)}.", most=10) == [15]


@pytest.mark.parametrize("mark", [", ", " (", "-", "’", " 10:30 ", " and/or ", "–"])
def test_other_marks_are_no_pause(mark: str) -> None:
    assert reported(f"{words(7)}{mark}{words(8)}.") != []


@pytest.mark.parametrize("mark", ["! ", "? ", "?! ", "!\n", "!” ", "?) "])
def test_an_exclamation_ends_a_sentence_whatever_follows(mark: str) -> None:
    assert reported(f"{words(9)}{mark}{words(9)}.") == []
    assert reported(f"{words(9)}{mark}{words(11)}.") == [11]


def test_sentences_in_brackets_are_several() -> None:
    first, second = words(8).capitalize(), words(7).capitalize()
    assert reported(f"({first}. {second}.)") == []
    assert reported(f"(*{first}*. `{second}.`)") == []
    assert reported(f"({first} st. {second}.)") == [16]
    assert reported(f"({first}. {second.lower()}.)") == [15]


def test_a_remark_on_a_quotation_is_a_sentence_of_its_own() -> None:
    assert reported(f'"{words(9)}" - {words(9).capitalize()}.') == []
    assert reported(f'"{words(9)}" - {words(9)}.') != []
    assert reported(f'["{words(9)}"](a.md) - {words(11).capitalize()}.') == [11]


def test_lines_of_a_table_or_of_code_are_no_part_of_a_sentence() -> None:
    assert reported(f"{words(6)}:\n{words(3)} | {words(3)}\n--- | ---\n{words(3)} | {words(3)}") == []
    assert reported(f"{words(6)}\n\tclay=1 {words(6)}.") == []
    assert reported(f"- {words(6)}\n      {words(6)} | clay.") == []
    assert reported(f"{words(6)}\n        {words(6)}.") == [12]
    assert reported(f"- {words(6)}\n  {words(6)}.") == [12]
    assert reported(f"-\t{words(6)}\n\t{words(6)}.") == [12]
    assert reported(f"{words(6)}\n  {words(6)}.") == [12]


def test_what_somebody_else_said() -> None:
    assert reported(f"“{words(9)},” said the potter.") == []
    assert reported(f"The potter said of “{words(4)}” that {words(5)}.") == [14]


def test_a_list_of_names_with_what_they_do() -> None:
    people = "Ada Quill (Clay and Kilns), Bo Lee (Glazes of the North), and Cy Dot (Old Bowls)"
    assert reported(f"The panel has {people}.") == []
    assert reported(f"The panel has {people.lower()}.") != []


def test_a_language_without_stops_in_a_page_of_another() -> None:
    assert reported(f"{words(8)} ดิน เหนียว {words(8)}.") == []


def test_the_place_is_that_of_the_long_one() -> None:
    source = f"# Bowls\n\nStop! {words(11)}. Go on.\n"
    [finding] = RULE.run(read(source, "markdown"), {"max": 10})
    assert source[slice(*finding.span)] == f"{words(11)}."


def test_a_pause_in_chinese() -> None:
    assert reported("泥" * 12 + "：" + "泥" * 12 + "。", language="zh") == []
    assert reported("泥" * 12 + "，" + "泥" * 12 + "。", language="zh") == [24]


NAMES = "We thank Ada Bird (Roof Trust), Ben Cole (Gull Society), Cy Dean (Harbour Watch), Di East (Nests), and Eve Fox"


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        (f"{NAMES}.", 0),
        (f"{NAMES.lower()} who helped.", 1),
        ("We saw gulls, terns, two old crows, a heron, some ducks, geese, nine swans and a coot.", 0),
        ("We saw gulls, terns, two old crows, and a heron that stood on the roof of the harbour.", 1),
        (", ".join(["we saw gulls on the roof of the harbour"] * 6) + ".", 1),
    ],
)
def test_a_list_of_names_or_short_things_is_no_long_sentence(sentence: str, count: int) -> None:
    assert len(reported(sentence)) == count


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("泥" * 14 + " kiln", []),
        ("泥" * 17 + " kiln", [18]),
        ("泥" * 5 + "の" * 12 + " kiln", []),
        ("泥" * 15 + "の" * 5 + " kiln", [21]),
        ("泥" * 5 + " kiln" * 7, [12]),
    ],
)
def test_a_sentence_of_characters_on_a_page_of_words(sentence: str, expected: list[int]) -> None:
    assert reported(f"{sentence}。", most=10) == expected
    source = f"# Bowls\n\n{sentence}。\n"
    found = RULE.run(read(source, "markdown", Settings(language="en")), {"max": 10})
    assert [finding.facts["unit"] == "characters" for finding in found] == ["kiln kiln" not in sentence] * len(expected)
