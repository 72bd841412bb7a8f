"""Problems of a page that are one habit of its author -> one problem, with all other places in `related`.

A page that begins every part at h3 has one fault, not ten: reported ten times, it hides everything else. The rule file
says which problems are alike, and how many make a habit (`seolint.rules.habit`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from seolint.config import ActiveRule
from seolint.document import Place
from seolint.placeholders import TemplateError
from seolint.rules.habit import PLACES, Habit
from seolint.rules.rule import Problem


def with_habits(problems: Sequence[Problem], rules: Sequence[ActiveRule]) -> tuple[Sequence[Problem], Sequence[str]]:
    """The problems of a page, in order, with those that are a habit merged into one at the first place; and errors.

    Its facts are those of the first, plus `places`, their number; its fingerprint is that of the first. This is done
    last: what a directive suppresses, a baseline records, or a change doesn't touch isn't part of it. Errors are
    messages that can't be filled in, one line each; their problems stay as they are.
    """
    by_rule = {active.rule.id: (active, active.rule.habit) for active in rules if active.rule.habit}
    groups: dict[tuple[object, ...], list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.rule in by_rule and (habit := by_rule[problem.rule][1]):
            groups[_kind(problem, habit)].append(problem)
    joined: dict[int, Problem | None] = {}
    errors = []
    for (rule, *_), alike in groups.items():
        active, habit = by_rule[str(rule)]
        if not habit or len(alike) < habit.places:
            continue
        try:
            whole = _joined(alike, active, habit)
        except TemplateError as error:
            errors.append(f"{alike[0].path}: the message of the habit of {rule} can't be filled in: {error}")
        else:
            joined.update(dict.fromkeys(map(id, alike[1:])))
            joined[id(alike[0])] = whole
    if not joined:
        return problems, errors
    found = (joined.get(id(problem), problem) for problem in problems)
    return [problem for problem in found if problem is not None], errors


def _kind(problem: Problem, habit: Habit) -> tuple[object, ...]:
    """What the problems of one habit have in common: rule, severity and the facts that the rule names."""
    return (problem.rule, problem.severity, *(repr(problem.facts.get(name)) for name in habit.alike))


def _joined(problems: Sequence[Problem], active: ActiveRule, habit: Habit) -> Problem:
    first = problems[0]
    facts: Mapping[str, object] = {**first.facts, PLACES: len(problems)}
    message = active.rule.say(facts, active.options, habit.message)
    related: list[Place] = [*first.related]
    for problem in problems[1:]:
        related += [problem.place, *problem.related]
    related = sorted({place for place in related if place != first.place}, key=lambda place: (place.path, place.start))
    return first._replace(facts=facts, message=message, related=tuple(related))
