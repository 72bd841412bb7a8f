"""What may stand only with something else: abbreviations, and what they are short for."""

from __future__ import annotations

from typing import Any

import pytest

from seolint.checks.conditional import check, validate
from seolint.readers import Settings, read

SPELLED = {"first": r"\b([A-Z]{3,5})\b", "second": r"\b\w[\w -]+ \(([A-Z]{3,5})\)"}
LATE = "The APR is fixed. The annual percentage rate (APR) is low. The APR stays."

CASES: list[tuple[str, dict[str, Any], list[tuple[str, int, int]]]] = [
    ("The APR is fixed. Ask for the PDF.", {**SPELLED, "allow": ["PDF"]}, [("APR", 4, 0)]),
    ("The annual percentage rate (APR) is fixed, and the APR low.", SPELLED, []),
    ("The annual percentage\nrate (**APR**) is fixed, and the APR low.", SPELLED, []),
    (LATE, SPELLED, []),
    (LATE, {**SPELLED, "before": True}, [("APR", 4, 0)]),
    ("The APR. The APR.\n\nAn APR, an EAR.", SPELLED, [("APR", 4, 2), ("EAR", 30, 0)]),
    ("An APR in prose.", {**SPELLED, "ignore_case": True, "allow": ["in", "prose"]}, [("APR", 3, 0)]),
    ("# The APR\n\nThe annual percentage rate (APR).\n", {**SPELLED, "scope": "heading"}, []),
    ("Buy it here.", {"first": "[Bb]uy", "second": "[Aa]ffiliate"}, [("Buy", 0, 0)]),
    ("Buy it here. Affiliate links pay us.", {"first": "[Bb]uy", "second": "[Aa]ffiliate"}, []),
]


@pytest.mark.parametrize(("source", "arguments", "expected"), CASES)
def test_conditional(source: str, arguments: dict[str, Any], expected: list[tuple[str, int, int]]) -> None:
    document = read(source, "markdown", Settings(language="en"))
    assert [(f.facts["text"], f.span.start, len(f.related)) for f in check(document, **arguments)] == expected


def test_what_is_wrong_with_a_rule() -> None:
    assert list(validate(first="(a", second="b", scope="texts")) == [
        (("scope",), "there is no scope texts; did you mean text?"),
        (("first",), "'(a' is not a regular expression: missing ): (a"),
    ]
