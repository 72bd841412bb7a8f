"""What a run does with the rules of its config, decided once for all articles with the same config."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from seolint.config import ActiveRule
from seolint.document import Document
from seolint.suppression import CHECK

MEASURE, TOLERANCE = "measure", "tolerance"
"""The check, and the option by which a rule on the score of an article lets it be some points worse than recorded."""


class Plan(NamedTuple):
    """The rules of a config: those on directives, which come last, and all others by what a page needs for them.

    `telling` are those that may say why they can't judge an article, `scoring` those that give a score.
    """

    rules: Sequence[ActiveRule]
    on_directives: Sequence[ActiveRule]
    others: Sequence[tuple[frozenset[str], Sequence[ActiveRule]]]
    telling: Sequence[ActiveRule]
    scoring: Sequence[ActiveRule]

    def to_run(self, document: Document) -> Iterator[ActiveRule]:
        """The rules, without those on directives, that may find anything in a document."""
        there = present(document)
        for about, rules in self.others:
            if not about or not about.isdisjoint(there):
                yield from rules


def present(document: Document) -> set[str]:
    """What rules may need: the kinds of element that there are, the format, keyphrases, troubles."""
    there = {element.kind for element in document.elements}
    there.add(document.format)
    if document.keyphrases:
        there.add("keyphrase")
    if document.troubles:
        there.add("trouble")
    return there


_plans: list[Plan] = []
"""The plan of the last article, which most often is that of the next: articles of a folder share their config."""


def plan_for(rules: Sequence[ActiveRule]) -> Plan:
    """The plan for these rules; to make it takes as long as to run some twenty of them."""
    if not _plans or _plans[0].rules is not rules:
        _plans[:] = [_plan(rules)]
    return _plans[0]


def _plan(rules: Sequence[ActiveRule]) -> Plan:
    others = [active for active in rules if active.rule.check != CHECK]
    groups: dict[frozenset[str], list[ActiveRule]] = {}
    for active in others:
        groups.setdefault(active.rule.about(active.options), []).append(active)
    return Plan(
        rules,
        [active for active in rules if active.rule.check == CHECK],
        list(groups.items()),
        [active for active in rules if active.rule.tells],
        [active for active in others if active.rule.check == MEASURE and TOLERANCE in active.options],
    )
