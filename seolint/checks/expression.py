"""What a bound on one measure can't say: an expression over several, such as words for each image."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from seolint.analysis.counts import Terms, missing_argument
from seolint.analysis.expression import ExpressionError, parse
from seolint.analysis.measures import NAMES, bound_for, measure_named, rounded, without_formula
from seolint.analysis.scopes import parts, shown_part, wrong_scope
from seolint.document import Document, Finding

FACTS = ("limit", "expression", "value", "text", "path")

KNOWN = (*NAMES, "limit")


def check(
    document: Document,
    *,
    where: str,
    scope: str = "article",
    limit: float | None = None,
    levels: Sequence[int] = (),
    sentence_words: float | None = None,
    languages: Mapping[str, Mapping[str, Any]] | None = None,
) -> Iterator[Finding]:
    """Parts (`scope`) for which the expression `where` holds: "words / max(images, 1) > limit".

    Measures, numbers, + - * / %, comparisons, and, or, not, min, max, abs, round; `limit` is what a user may set. A
    part is not reported where a measure can't be judged, or where the expression divides by zero. `levels`,
    `sentence_words` and `languages` are those of the check `measure`.
    Facts: every measure by its name, limit, expression, value (of the left side), text, path.
    """
    expression = parse(where, KNOWN)
    terms = Terms(sentence_words and bound_for(document, "words", sentence_words), languages or {})
    measures = {name: measure_named(name, terms).of for name in sorted(expression.names) if name != "limit"}
    for part in parts(document, scope, levels):
        found = {name: measure(document, part) for name, measure in measures.items()}
        values = {name: value for name, value in {**found, "limit": limit}.items() if value is not None}
        if expression.names <= values.keys() and expression.holds(values):
            facts = {name: rounded(value) for name, value in values.items()}
            value = rounded(expression.left(values))
            yield Finding(part.place, {**facts, "expression": where, "value": value, **shown_part(document, part)})


def more_facts(*, where: str, **_: Any) -> Iterable[str]:
    """The measures of the expression."""
    return parse(where, KNOWN).names


def validate(*, where: str, **arguments: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What is wrong with the arguments of a rule: where in them, and what."""
    yield from wrong_scope(arguments.get("scope", "article"), arguments.get("levels") or ())
    try:
        names = parse(where, KNOWN).names
    except ExpressionError as error:
        yield ("where",), str(error)
        return
    terms = Terms(arguments.get("sentence_words"), arguments.get("languages") or {})
    for name in sorted(names):
        if name == "limit" and arguments.get("limit") is None:
            yield ("where",), "limit isn't given; declare it under options"
        elif needed := missing_argument(name, terms):
            yield ("where",), f"{name} also needs {needed}"


def not_applicable(document: Document, *, where: str, **_: Any) -> str:
    """Why no part of this document can be judged; an empty text where one can."""
    reasons = (without_formula(name, document.language) for name in sorted(parse(where, KNOWN).names))
    return next(filter(None, reasons), "")
