"""Phrases that a page needs are not stuffed: requirements, a table of contents, the names of commands."""

from __future__ import annotations

from seolint import lint
from seolint.analysis.article_features import article_features
from seolint.analysis.needed_phrases import is_needed, without_contents
from seolint.analysis.phrase_features import PhraseFeatures
from seolint.readers import read

PARTS = ("Roof", "Wall", "Door", "Floor")

COMMAND = """# shed door hinge

Manage the hinges of a door.

- [shed door hinge oil](/shed_door_hinge_oil/): choose the oil.
- [shed door hinge list](/shed_door_hinge_list/): list them.
- [shed door hinge rent](/shed_door_hinge_rent/): rent one.
"""


def uses(source: str) -> dict[str, tuple[int, bool]]:
    """How often each phrase is used apart from a table of contents, and whether the page needs it."""
    article = article_features(read(source, "markdown"))
    phrases = map(without_contents, article.repeated())
    return {
        " ".join(phrase.stems): (len(phrase.places), is_needed(PhraseFeatures(phrase, article))) for phrase in phrases
    }


def test_requirements_repeat_their_wording() -> None:
    source = "".join(f"## {part} paint MUST be visible\n\nFrom afar.\n\n" for part in PARTS)
    assert uses(source)["paint must be visibl"] == (4, True)
    assert uses(source.replace("MUST", "must"))["paint must be visibl"] == (4, False)
    assert uses("".join(f"## {part.upper()} PAINT MUST SELL\n\nNow.\n\n" for part in PARTS))["paint must sell"] == (
        4,
        False,
    )


def test_the_name_of_a_command_is_in_the_links_to_those_below_it() -> None:
    assert uses(COMMAND)["shed door hinge"] == (4, True)
    assert uses(f"{COMMAND}\nA shed door hinge is of iron.\n")["shed door hinge"] == (5, False)
    assert uses(COMMAND.replace("# shed door hinge", "# Commands"))["shed door hinge"] == (3, False)


def test_links_to_the_commands_below_one_begin_with_its_name() -> None:
    verbs = ("buy", "order", "rent", "sell", "offer", "book", "list", "oil", "open", "ship")
    links = "".join(f"- [shed door {verb}](/shed_door_{verb}/)\n" for verb in verbs)
    found = [[p.rule for p in lint(f"# {name}\n\n{links}", "a.md").problems] for name in ("shed door", "Cheap doors")]
    assert ["stuffed-link-text" in rules for rules in found] == [False, True]


def test_a_table_of_contents_says_nothing_that_the_headings_do_not() -> None:
    headings = "".join(f"## Cheap {part} paint online\n\nIt is blue.\n\n" for part in PARTS)
    contents = "".join(f"- [Cheap {part} paint online](#cheap-{part.lower()}-paint-online)\n" for part in PARTS)
    assert uses(headings + contents)["paint online"] == uses(headings)["paint online"] == (4, False)
    assert uses(headings + contents.replace("](#", "](/"))["paint online"] == (8, False)


def test_classes_of_a_style_sheet_are_shown() -> None:
    source = "".join(f"## {part}\n\nDraw it with .shed-wide:door-3 here.\n\n" for part in PARTS)
    assert all(needed for phrase, (_, needed) in uses(source).items() if "wide door" in phrase)
    assert not any(needed for _, needed in uses(source.replace(".shed-wide:door-3", "shed wide door 3")).values())


def test_references_to_an_encyclopedia() -> None:
    source = "".join(
        f"## {part} [old clay kiln](https://en.wikipedia.org/wiki/{part})\n\nFrom afar.\n\n" for part in PARTS
    )
    assert uses(source)["old clay kiln"] == (4, True)
    assert uses(source.replace("en.wikipedia.org/wiki", "a.example"))["old clay kiln"] == (4, False)
