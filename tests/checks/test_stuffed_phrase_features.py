"""The features of a stuffed phrase, as a rule of one's own writes them: what is refused when the rule is loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from seolint.analysis.article_features import article_features
from seolint.analysis.phrase_features import PhraseFeatures
from seolint.analysis.phrase_score import MEASUREMENTS, clause, faults_of, in_order, weigh
from seolint.analysis.phrases import repeated
from seolint.analysis.tokens import tokens_of
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
        ("{m.__class__}", "there is no measurement m.__class__; choose one of m.alone, m.alt_uses, m.background"),
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
        ("rate", (), "a sign is a mapping of when, points, says, or of measure, from, to, points, says"),
        ({"points": 1}, ("when",), "when is a mapping of measurements to bounds"),
        ({"when": {"rat": ">= 1"}, "points": 1}, ("when", "rat"), "did you mean rate?"),
        ({"when": {"__class__": ">= 1"}, "points": 1}, ("when", "__class__"), "there is no measurement __class__"),
        ({"when": {"rate": "over 1"}, "points": 1}, ("when", "rate"), "a bound is >= or <= and a number"),
        ({"when": {"rate": 1}, "points": 1}, ("when", "rate"), "a bound is >= or <= and a number"),
        ({"when": {"rate": ">= 1"}}, ("points",), "points is a number"),
        ({"when": {"rate": ">= 1"}, "points": float("nan")}, ("points",), "points is a number"),
        ({"when": {"rate": ">= 1"}, "points": 1, "says": 5}, ("says",), "says is a text"),
        ({"when": {"rate": ">= 1"}, "points": 1, "say": "x"}, ("say",), "there is no key say; did you mean says?"),
        ({"measure": "rat", "from": 1, "to": 2, "points": 1}, ("measure",), "did you mean rate?"),
        ({"measure": "rate", "to": 2, "points": 1}, ("from",), "from is a number"),
        ({"measure": "rate", "from": 2, "to": True, "points": 1}, ("to",), "to is a number"),
        ({"measure": "rate", "from": 2, "to": 2.0, "points": 1}, ("to",), "differs from `from`"),
        ({"measure": "rate", "when": {}, "from": 1, "to": 2, "points": 1}, ("when",), "there is no key when"),
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


class Measured(SimpleNamespace):
    """A phrase of which just these measurements are known."""


def score(signs: Sequence[Mapping[str, Any]], least: float = float("-inf"), **values: float | None) -> float:
    """The points of a phrase with these measurements."""
    return sum(weigh(cast("PhraseFeatures", Measured(**values)), in_order(signs), least).values())


@pytest.mark.parametrize(("rate", "points"), [(0.0, 0), (1.0, 0), (2.0, 1.5), (3.0, 3), (9.0, 3), (None, 0)])
def test_points_grow_evenly_between_two_values(rate: float | None, points: float) -> None:
    assert score([{"measure": "rate", "from": 1, "to": 3, "points": 3}], rate=rate) == points


def test_a_sign_may_fall_and_may_take_points() -> None:
    falling = {"measure": "determined", "from": 0.5, "to": 0, "points": 2}
    taking = {"measure": "background", "from": 0, "to": 1, "points": -3}
    assert score([falling, taking], determined=0.25, background=False) == 1
    assert score([falling, taking], determined=0.25, background=True) == -2


def test_a_phrase_that_cannot_come_to_the_limit_is_given_up() -> None:
    signs = [
        {"measure": "rate", "from": 0, "to": 1, "points": 3},
        {"when": {"uses": ">= 9"}, "points": 1},
        {"measure": "code", "from": 0, "to": 1, "points": -2},
    ]
    assert score(signs, 4, rate=1, uses=9, code=0) == 4
    assert score(signs, 4, rate=1, uses=8, code=0) == 0
    assert score(signs, 4, rate=0.9, uses=9) == 0  # the code is never asked for
