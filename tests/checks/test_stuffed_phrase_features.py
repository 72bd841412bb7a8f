"""The features of a stuffed phrase, as a rule of one's own writes them: what is refused when the rule is loaded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from seolint.analysis.article_features import article_features
from seolint.analysis.phrase_features import PhraseFeatures
from seolint.analysis.phrases import repeated
from seolint.analysis.tokens import tokens_of
from seolint.checks.stuffed_phrase import MEASUREMENTS, clause, faults_of
from seolint.readers import read
from seolint.rules import load_rule
from seolint.yaml import ConfigError

RULE = """\
summary: A phrase is repeated.
check: stuffed_phrase
severity: warning
message: '"{phrase}" appears {count} times{evidence}.'
with:
  signs:
    - {when: {rate: ">= 1"}, points: 2, says: "SAYS"}
options:
  points: {default: 1, type: number, help: The limit.}
  min_uses: {default: 3, type: integer, help: Uses.}
  min_words: {default: 2, type: integer, help: Words.}
examples:
  - bad: "Wool socks are warm. Most wool socks last. Wash wool socks cold."
    flags: [Wool socks]
  - good: Socks are warm.
"""
TEXT = "# Wool socks\n\nWool socks are warm. Most wool socks last for years. Wash wool socks cold.\n"


@pytest.mark.parametrize(
    ("says", "part"),
    [
        ("{m.__init__.__globals__[Counter]}", "the clause can't be filled in: {m.__init__.__globals__[Counter]}"),
        ("{m.__class__}", "there is no measurement m.__class__; known are m.alt_uses, m.capitals"),
        ("{m.phrase.stream.document}", "there is no measurement m.phrase.stream.document"),
        ("{m.rat:.1f}", "there is no measurement m.rat; did you mean m.rate?"),
        ("{rate}", "there is no measurement rate; did you mean m.rate?"),
        ("{m.rate:>900000000.1f}", "widths and decimals are at most 99"),
    ],
)
def test_a_clause_shows_measurements_and_nothing_else(tmp_path: Path, says: str, part: str) -> None:
    path = tmp_path / "wool.yml"
    path.write_text(RULE.replace("SAYS", says), "utf-8")
    with pytest.raises(ConfigError) as error:
        load_rule(path)
    assert [(m.line, m.column) for m in error.value.diagnostics] == [(7, 47)]
    assert part in error.value.diagnostics[0].message


@pytest.mark.parametrize(
    ("feature", "where", "part"),
    [
        ("rate", (), "a sign is a mapping of when, points, says"),
        ({"points": 1}, ("when",), "when is a mapping of measurements to bounds"),
        ({"when": {"rat": ">= 1"}, "points": 1}, ("when", "rat"), "did you mean rate?"),
        ({"when": {"__class__": ">= 1"}, "points": 1}, ("when", "__class__"), "there is no measurement __class__"),
        ({"when": {"rate": "over 1"}, "points": 1}, ("when", "rate"), "a bound is >= or <= and a number"),
        ({"when": {"rate": 1}, "points": 1}, ("when", "rate"), "a bound is >= or <= and a number"),
        ({"when": {"rate": ">= 1"}}, ("points",), "points is a number"),
        ({"when": {"rate": ">= 1"}, "points": float("nan")}, ("points",), "points is a number"),
        ({"when": {"rate": ">= 1"}, "points": 1, "says": 5}, ("says",), "says is a text"),
        ({"when": {"rate": ">= 1"}, "points": 1, "say": "x"}, ("say",), "there is no key say; did you mean says?"),
    ],
)
def test_what_is_wrong_with_a_feature(feature: object, where: tuple[Any, ...], part: str) -> None:
    found = list(faults_of(feature))
    assert [path for path, _ in found] == [where]
    assert part in found[0][1]


def test_every_measurement_is_a_number_and_can_be_shown() -> None:
    document = read(TEXT, "markdown")
    phrase = PhraseFeatures(next(iter(repeated(tokens_of(document), 3, 2))), article_features(document))
    for name in MEASUREMENTS:
        assert isinstance(getattr(phrase, name), (int, float, type(None)))
    assert clause("{m.uses} uses, {m.rate:.1f} in 100 words", phrase) == "4 uses, 25.0 in 100 words"
