"""Articles on which Yoast is wrong and the preset `yoast` isn't imitating it.

Each was given to yoastseo 3.6.0 (npm, English, without the data on word forms that comes with Premium) as
`tests/benchmarks/yoast.mjs` does. What it said:

- FAIR: keyphrase density: "get the most out of RootsTech" found 4 times, score -50 ("way more than the recommended
  maximum"); the introduction says it, score 9. No sentence says it: "get", "most", "out" and the name stand somewhere
  in four sentences.
- KNOTS: subheading distribution, score 3: one section of 609 words, as no `<h2>` that is written over several lines is
  seen. With each on one line the sections have 200, score 9.
- EMPTY: "An error occurred in the 'sentenceBeginnings' assessment", score -1. Empty are paragraphs of a hard space.
- CODE: `useRef` found 0 times, not in the introduction (score 3): words in `<code>` are left out of their sentence.
- FORMS: "running shoes" found 0 times, not in the introduction (score 3), where it says "a running shoe".
- ROPES: 19.5 % of the sentences are long, score 9: 8 of 41, since each heading and each item counts as one.
"""

from __future__ import annotations

import pytest

from seolint import config
from seolint.linter import examine
from seolint.rules.rule import Problem

FAIR = """\
<h1>A day at the fair</h1>
<p>Get to RootsTech early: most of the doors open at nine, and by ten the best seats are out of reach.</p>
<p>Most people get a map at RootsTech and find out later what they missed.</p>
<p>What did you get at RootsTech? Most of us came out with a heavy bag.
We get tired at RootsTech, and most talks run out of time.</p>
"""
WET = "A rope that is wet is heavier than it looks. "
KNOTS = "<h1>Knots</h1>" + "".join(
    f'<h2 class="part">\n  Knot number {number}\n</h2><p>{WET * 20}</p>' for number in ("one", "two", "three")
)
EMPTY = "<p>&nbsp;</p><p>&nbsp;</p><p>Shoes are light. Shoes are warm. Shoes are dry. Boots are heavy.</p>"
CODE = "<h1>Refs</h1><p>With <code>useRef</code> a component keeps a value between renders.</p>"
FORMS = "<h1>Shoes</h1><p>A running shoe is light.</p>"
RAIN = "A rope that has been lying in the rain all night is heavy, and it holds a knot less well than a dry one does. "
ROPES = "<h1>Ropes</h1>" + "".join(
    f"<h2>Rope {name}</h2><ul><li>Wet</li><li>Dry</li></ul><p>{RAIN}{WET}</p>" for name in "abcdefgh"
)


def reported(article: str, keyphrase: str = "") -> dict[str, Problem]:
    """The problems under the preset `yoast`, by rule; no rule fails."""
    settings = config.load(
        overrides=config.Overrides(keyphrases=[keyphrase] if keyphrase else [], language="en"), preset="yoast"
    )
    report = examine(article, "a.html", settings)
    assert report.errors == ()
    return {problem.rule: problem for problem in report.problems}


def test_a_phrase_that_no_sentence_says() -> None:
    rules = reported(FAIR, "get the most out of RootsTech")
    assert {"keyphrase-not-in-text", "keyphrase-not-in-introduction"} <= set(rules)
    assert "keyphrase-too-dense" not in rules


def test_headings_over_several_lines_are_headings() -> None:
    assert "missing-subheading" not in reported(KNOTS)
    without = reported(KNOTS.replace("h2", "p"))
    assert without["missing-subheading"].facts["value"] == 600


def test_empty_paragraphs_break_nothing() -> None:
    assert reported(EMPTY)["repeated-sentence-opening"].facts["count"] == 3


PLACES = [
    # article, keyphrase that it says in its introduction
    (CODE, "useRef"),
    (FORMS, "running shoes"),
]


@pytest.mark.parametrize(("article", "keyphrase"), PLACES)
def test_words_in_code_and_other_forms_are_words(article: str, keyphrase: str) -> None:
    assert not {"keyphrase-not-in-text", "keyphrase-not-in-introduction"} & set(reported(article, keyphrase))


def test_headings_and_items_are_no_sentences() -> None:
    facts = reported(ROPES)["many-long-sentences"].facts
    assert (facts["count"], facts["total"], facts["share"]) == (8, 16, 50)
