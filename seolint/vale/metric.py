"""Vale's formulas as ours: a formula that is a known readability score becomes that score."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.lazy_regex import expression
from seolint.vale.draft import Draft, NotConvertibleError, Style, draft

NAMES = {
    "words": "words",
    "sentences": "sentences",
    "paragraphs": "paragraphs",
    "characters": "characters",
    "syllables": "syllables",
    "polysyllabic_words": "polysyllables",
    "blockquote": "quotes",
    "list": "lists",
    "pre": "code_blocks",
}
"""Vale's variables, and the measures that count the same."""

SCORES = {
    "206.835": "flesch_reading_ease",
    "15.59": "flesch_kincaid_grade",
    "3.1291": "smog_index",
    "21.43": "automated_readability_index",
    "0.0588": "coleman_liau_index",
    "complex_words": "gunning_fog",
}
"""What identifies the formula of a score: its constants, as its authors published them."""

GRADES = {
    "flesch-kincaid": "flesch_kincaid_grade",
    "gunning fog": "gunning_fog",
    "coleman-liau": "coleman_liau_index",
    "smog": "smog_index",
    "automated readability": "automated_readability_index",
}
EASY = "The dog ran to the big red bus. It sat down. We had fun."
HARD = (
    "Internationalization considerations necessitate comprehensive organizational documentation, "
    "notwithstanding administrative responsibilities and disproportionate bureaucratic requirements."
)
_NAME = expression(r"[A-Za-z_][\w.]*")
_CONDITION = expression(r"\s*([<>])=?\s*(-?\d+(?:\.\d+)?)\s*")


def metric(style: Style) -> Iterator[Draft]:
    """A formula with its condition: a bound on a score, or an expression over measures."""
    formula, condition = " ".join(style.text("formula").split()), " ".join(style.text("condition").split())
    if not formula or not condition:
        raise NotConvertibleError("formula and condition are both needed", "condition" if formula else "formula")
    known = next((score for sign, score in SCORES.items() if sign in formula), "")
    bound = _CONDITION.fullmatch(condition)
    if known and bound:
        yield _bounded(style, known, "max" if bound[1] == ">" else "min", float(bound[2]))
        return
    unknown = next((name for name in _NAME.findall(formula) if name not in NAMES), "")
    if unknown:
        raise NotConvertibleError(f"{unknown} in the formula has no counterpart", "formula")
    ours = _NAME.sub(lambda found: NAMES[found[0]], formula)
    yield _expression(style, f"({ours}) {condition}" if " " in ours else f"{ours} {condition}")


def readability(style: Style) -> Iterator[Draft]:
    """The school grade that an article may require: of one score, or the average of several."""
    named = [GRADES.get(name.lower(), "") for name in style.list("metrics")] or ["flesch_kincaid_grade"]
    grade = style.number("grade")
    if grade is None or not all(named):
        raise NotConvertibleError("metrics and grade are needed, with names that Vale knows", "metrics")
    if len(named) == 1:
        yield _bounded(style, named[0], "max", grade)
    else:
        yield _expression(style, f"({' + '.join(named)}) / {len(named)} > {grade:g}")


def _bounded(style: Style, score: str, bound: str, limit: float) -> Draft:
    value = int(limit) if limit == int(limit) else limit
    more = "most" if bound == "max" else "least"
    options = {bound: {"default": value, "type": "number", "unit": "points", "help": f"The {more} allowed."}}
    settings = {"measure": score, "scope": "article"}
    return draft(style, "measure", settings, ["value"], options=options, seeds=(HARD, EASY), better=(EASY, HARD))


def _expression(style: Style, where: str) -> Draft:
    settings = {"where": where, "scope": "article"}
    return draft(style, "expression", settings, ["value"], seeds=(HARD, EASY), better=(EASY, HARD))
