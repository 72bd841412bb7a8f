"""Which problems the directives of an article suppress, and which directives name nothing or suppress nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from seolint.config import Config
from seolint.document import Document, Finding, Span
from seolint.readers.directives import KEYS, OFF, VERBS, Directive, directives, reaches
from seolint.rules.rule import Problem
from seolint.site.record import Suppressed
from seolint.wording import near

CHECK = "suppression"
"""The check of the rules that judge directives. They run last, and only their own name suppresses them."""

_HINTS = 20
"""How many unknown names in a file get a hint. More can't be typing mistakes, and each takes a millisecond."""


class Switch(NamedTuple):
    """From `offset` on, the rules of a name are suppressed, or no longer; `by` is the index of the directive."""

    offset: int
    by: int
    name: str
    off: bool


class Suppressions(NamedTuple):
    """Where the rules of a name (rule, family, "" for every rule) are suppressed.

    `spans` are in order and don't overlap; the last of the `switches` before a problem counts, for any of its names.
    """

    spans: Mapping[str, Sequence[Span]] = {}
    switches: Mapping[str, Sequence[Switch]] = {}

    def cover(self, names: Sequence[str], offset: int) -> bool:
        """Whether what a rule with these names reports at `offset` is suppressed."""
        for name in names:
            spans = self.spans.get(name, ())
            at = bisect_right(spans, offset, key=lambda span: span.start)
            if at and offset < spans[at - 1].end:
                return True
        last = self.last_switch(names, offset)
        return last is not None and last.off

    def last_switch(self, names: Sequence[str], offset: int) -> Switch | None:
        """The last switch before `offset` of any of these names."""
        last: Switch | None = None
        for name in names:
            switches = self.switches.get(name, ())
            at = bisect_right(switches, offset, key=lambda switch: switch.offset)
            if at and (last is None or switches[at - 1] > last):
                last = switches[at - 1]
        return last

    def stretches(self, rules: Iterable[tuple[str, str]], end: int) -> Iterator[Suppressed]:
        """Where each rule, named with its family, is suppressed in a text of this many characters."""
        if not self.spans and not self.switches:
            return
        for rule, family in rules:
            names = "", family, rule
            changes = {0, end}
            for name in names:
                changes.update(offset for span in self.spans.get(name, ()) for offset in span)
                changes.update(switch.offset for switch in self.switches.get(name, ()))
            for start, stop in pairwise(sorted(changes)):
                if self.cover(names, start):
                    yield Suppressed(rule, start, stop)


_NO_SUPPRESSIONS = Suppressions()


class SuppressionResult(NamedTuple):
    """The problems that remain, what is suppressed where, and findings about directives, by kind."""

    problems: Sequence[Problem]
    suppressions: Suppressions
    remarks: Mapping[str, Sequence[Finding]]


def suppress(document: Document, problems: Sequence[Problem], config: Config, failed: Set[str]) -> SuppressionResult:
    """Apply the directives of a document to its problems, which are in the order of the source.

    `failed` are the rules whose check broke off: it isn't known what else they would have found.
    """
    found = _with_current_names(directives(document), config)
    if not found:
        return SuppressionResult(problems, _NO_SUPPRESSIONS, {})
    spans = list(reaches(document, found))
    suppressions = Suppressions(_spans(found, spans), _switches(found))
    remaining = [problem for problem in problems if not suppressions.cover(_names(problem), problem.place.start)]
    remarks = {"unexplained": list(_unexplained(found))}
    if not any(directive.verb == OFF for directive in found):
        remarks["unknown"] = list(_unknown(found, config))
        remarks["unused"] = list(_unused(found, spans, suppressions, problems, _ran(config, failed)))
    return SuppressionResult(remaining, suppressions, remarks)


def _with_current_names(found: Sequence[Directive], config: Config) -> Sequence[Directive]:
    """The directives with rules by their current ids, which an author needn't know."""
    if all(name in config.states for directive in found for name in directive.names):
        return found
    ids = config.current_ids
    return [
        directive._replace(names=tuple(dict.fromkeys(ids.get(name, name) for name in directive.names)))
        for directive in found
    ]


def _names(problem: Problem) -> tuple[str, str, str]:
    return "", problem.family, problem.rule


def _spans(found: Sequence[Directive], reach: Sequence[Span | None]) -> Mapping[str, Sequence[Span]]:
    """Where each name is suppressed, without overlaps."""
    spans: dict[str, list[Span]] = defaultdict(list)
    pairs = ((span, directive) for span, directive in zip(reach, found, strict=True) if span)
    for span, directive in sorted(pairs, key=lambda pair: pair[0]):
        for name in directive.names or ("",):
            before = spans[name]
            if before and span.start <= before[-1].end:
                before[-1] = Span(before[-1].start, max(before[-1].end, span.end))
            else:
                before.append(span)
    return spans


def _switches(found: Sequence[Directive]) -> Mapping[str, Sequence[Switch]]:
    switches: dict[str, list[Switch]] = defaultdict(list)
    for index, directive in enumerate(found):
        if directive.verb in ("disable", "enable"):
            off = directive.verb == "disable"
            offset = directive.outer.end if off else directive.outer.start
            for name in directive.names or ("",):
                switches[name].append(Switch(offset, index, name, off))
    return switches


def _unexplained(found: Sequence[Directive]) -> Iterator[Finding]:
    """Directives that suppress something and don't say why; the front matter has one reason for all its names."""
    seen = set()
    for directive in found:
        if directive.verb in (*VERBS, OFF) and directive.verb != "enable" and not directive.reason:
            if directive.outer not in seen:
                yield Finding(directive.span, {"name": directive.text})
            seen.add(directive.outer)


def _unknown(found: Sequence[Directive], config: Config) -> Iterator[Finding]:
    """Directives that name no known rule or family, or have an unknown verb."""
    known = sorted({*config.states, *(state.rule.family for state in config.states.values())})
    unknown = frozenset(name for directive in found for name in directive.names) - frozenset(known)
    verbs = [*(f"seolint-{verb}" for verb in VERBS), f"seolint: {OFF}", *KEYS]
    hints = 0
    for directive in found:
        wrong = [] if directive.verb in (*VERBS, OFF) else [(directive.text, verbs)]
        for name, names in wrong + [(name, known) for name in directive.names if name in unknown]:
            hints += 1
            nearest = near(name, names) if hints <= _HINTS and len(name) < 60 else ()
            yield Finding(directive.span, {"name": name, "hint": f" Did you mean {nearest[0]}?" if nearest else ""})


def _ran(config: Config, failed: Set[str]) -> Set[str]:
    """The names whose rules all ran, unless they are switched off; the rules on directives don't count."""
    ran = {active.rule.id for active in config.rules} - failed
    whole, broken = set[str](), set[str]()
    for name, state in config.states.items():
        if state.rule.across == state.rule.check:
            broken.add(name)  # what it finds across pages isn't known here
        elif state.rule.check != CHECK and (state.on or name in ran):
            (whole if name in ran else broken).update((name, state.rule.family, ""))
    return whole - broken


def _unused(
    found: Sequence[Directive],
    spans: Sequence[Span | None],
    suppressions: Suppressions,
    problems: Sequence[Problem],
    ran: Set[str],
) -> Iterator[Finding]:
    """Names that suppress nothing where they apply, though their rules ran. For blocks, the last directive counts."""
    places: dict[str, list[int]] = defaultdict(list)
    used = set()
    for problem in problems:
        for name in _names(problem):
            places[name].append(problem.place.start)
        switch = suppressions.last_switch(_names(problem), problem.place.start)
        if switch:
            used.add((switch.by, switch.name))
    for index, directive in enumerate(found):
        span = spans[index]
        for name in directive.names or ("",):
            if name not in ran or directive.verb not in VERBS or directive.verb == "enable":
                continue
            at = bisect_left(places[name], span.start) if span else 0
            hit = at < len(places[name]) and places[name][at] < span.end if span else (index, name) in used
            if not hit:
                yield Finding(directive.span, {"name": name or directive.text})
