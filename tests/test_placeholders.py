"""What a template of a rule file can show, and what it can't reach."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seolint.placeholders import LONGEST, Clause, TemplateError, faults, fill, names

VALUES = {"text": "Shoes", "count": 1234, "share": 0.256, "m.rate": 2.345, "known": True, "max": None, "dates": ["May"]}

FILLED = [
    ("", ""),
    ("{text}", "Shoes"),
    ("{{text}}", "{text}"),
    ("{{{text}}}", "{Shoes}"),
    ("{m.rate:.1f} times per 100 words", "2.3 times per 100 words"),
    ("{count:,} uses, {share:.0%}", "1,234 uses, 26%"),
    ("[{text:>7}] [{text:-^9}] [{count:+d}]", "[  Shoes] [--Shoes--] [+1234]"),
    ("{known} {max}{none}.", "True none."),
]


@pytest.mark.parametrize(("template", "expected"), FILLED)
def test_values_are_filled_in(template: str, expected: str) -> None:
    assert list(faults(template)) == []
    assert fill(template, VALUES) == expected


@pytest.mark.parametrize(
    ("clause", "message"), [("alone in its line", "3 times, alone in its line."), ("", "3 times.")]
)
def test_a_clause_brings_its_comma(clause: str, message: str) -> None:
    assert fill("{count} times{evidence}.", {"count": 3, "evidence": Clause(clause)}) == message


REFUSED = [
    ("{", "a { is alone at character 1"),
    ("size } text", "a } is alone at character 6"),
    ("{}", "{} can't be filled in: a placeholder is a name"),
    ("{0}", "{0} can't be filled in"),
    ("{text[0]}", "{text[0]} can't be filled in"),
    ("{text!r}", "conversions such as !r aren't allowed"),
    ("{m.__init__.__globals__[Counter]}", "a placeholder is a name"),
    ("{text:{count}}", "a { is alone at character 1"),
    ("{count:>900000000}", "widths and decimals are at most 99"),
    ("{share:.900000000f}", "widths and decimals are at most 99"),
    ("{text:%H}", "has a format that isn't allowed"),
    ("{text:\n%H}", "{text: %H} has a format that isn't allowed"),
    ("{\n\n}", "{ } can't be filled in"),
    ("x" * (LONGEST + 1), "it has 2,001 characters; write at most 2,000"),
]


@pytest.mark.parametrize(("template", "part"), REFUSED)
def test_anything_else_is_a_fault(template: str, part: str) -> None:
    assert part in next(faults(template))
    with pytest.raises(TemplateError):
        fill(template, VALUES)


@pytest.mark.parametrize(
    ("template", "part"),
    [
        ("{text:d}", "a value of type str can't be shown as {:d}"),
        ("{dates}", "a list can't be shown in a text"),
    ],
)
def test_values_that_do_not_fit(template: str, part: str) -> None:
    with pytest.raises(TemplateError, match=part):
        fill(template, VALUES)


@pytest.mark.parametrize("value", [10**400, 10**5000, float("inf"), float("nan"), "x" * 10**6], ids=lambda _: "")
@pytest.mark.parametrize("form", ["", ":.1f", ":d", ":>99.99f"])
def test_no_value_is_too_much(value: object, form: str) -> None:
    try:
        assert len(fill(f"{{value{form}}}", {"value": value})) <= LONGEST
    except TemplateError as error:
        assert len(str(error)) < 200


def test_an_attribute_is_a_name_like_any_other() -> None:
    assert names("{text} {m.rate:.1f} {text}") == ("text", "m.rate")
    assert fill("[{text.__class__}]", {"text": "Shoes"}) == "[]"


@given(st.text("{}!:.[]<>0az_ %d", max_size=30), st.one_of(st.text(max_size=3), st.integers(), st.floats()))
def test_any_template_is_filled_in_or_refused(template: str, value: object) -> None:
    wrong = list(faults(template))
    try:
        fill(template, {} if wrong else dict.fromkeys(names(template), value))
        assert not wrong
    except TemplateError as error:
        assert wrong or "can't be shown" in str(error)
