"""Rules and a document -> problems, scores, and why rules can't judge it. A rule that fails costs only what it found.

Whatever is wrong with one rule, a custom one or a built-in one, is kept as a line for the report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from seolint.config import ActiveRule
from seolint.document import Document
from seolint.faults import PASSING, described
from seolint.placeholders import TemplateError
from seolint.problems import ProblemMaker
from seolint.rules.rule import Problem, Rule

MEASURE, TOLERANCE = "measure", "tolerance"
"""The check, and the option that lets the score of an article be some points worse than recorded."""

_BEYOND = 1e9
"""A bound that no score meets: with it, a rule reports the score of any article."""

_NOTHING: Mapping[str, Any] = {}


class Score(NamedTuple):
    """The score of an article, in points, and the problem that it would be; `higher` says that higher is better."""

    problem: Problem
    measure: str
    value: float
    higher: bool
    tolerance: float


class RuleRunner:
    """Runs rules on one document. `errors` are the faults of rules, one line each, by the id of the rule."""

    def __init__(self, document: Document, path: str) -> None:
        self.maker = ProblemMaker(document, path)
        self.errors: dict[str, str] = {}

    def problems(self, active: ActiveRule, more: Mapping[str, Any] = _NOTHING) -> Iterator[Problem]:
        """The problems of one rule, whose check takes the arguments `more` beside its options.

        Any fault in it goes to `errors`; the problems before it are kept.
        """
        maker = self.maker
        rule, options, message, facts = active.rule, active.options, "", None
        try:
            for finding in rule.run(maker.document, {**options, **more}):
                if facts is not (facts := maker.shared_facts(finding.facts)):
                    text = rule.say(finding.facts, options)
                    message = message if message == text else text  # most problems of a rule say the same, and share it
                yield maker.problem(active, finding, facts, message)
        except PASSING:
            raise
        except TemplateError as error:
            self.errors[rule.id] = f"{maker.path}: the message of the rule {rule.id} can't be filled in: {error}"
        except BaseException as error:  # as a panic of a native library is
            self._fail(rule, error)

    def not_applicable(self, rules: Sequence[ActiveRule]) -> Iterator[tuple[str, str]]:
        """The rules that can't judge the document, each with the reason; without those that failed."""
        for active in rules:
            rule = active.rule
            if rule.id in self.errors:
                continue
            try:
                reason = rule.not_applicable(self.maker.document, active.options)
            except PASSING:
                raise
            except BaseException as error:
                self._fail(rule, error)
            else:
                if reason:
                    yield rule.id, reason

    def scores(self, rules: Sequence[ActiveRule]) -> Iterator[Score]:
        """The scores of the article by the rules that compare them with earlier ones."""
        for active in rules:
            if active.rule.check == MEASURE and TOLERANCE in active.options and active.rule.id not in self.errors:
                arguments = active.rule.arguments(active.options)
                higher = arguments.get("min") is not None
                bound = {"min": _BEYOND, "min_by_language": {}} if higher else {"max": -_BEYOND}
                for problem in self.problems(active._replace(options={**active.options, **bound})):
                    value = problem.facts["value"]
                    yield Score(problem, arguments[MEASURE], value, higher, arguments[TOLERANCE])

    def _fail(self, rule: Rule, error: BaseException) -> None:
        fault = described(error.with_traceback(None))
        self.errors[rule.id] = f"{self.maker.path}: internal error in rule {rule.id}: {fault}"
