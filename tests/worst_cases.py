"""Derive from the parse tree of an expression the texts that it may take long for.

For each part that repeats without a bound: a text that leads up to it, a text that it takes, over and over, and an end
at which the match fails. What leads up to it is repeated with it, too, so that a scan begins again everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from re import _constants as names  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from tests.backtracking import UNBOUNDED, Backtracker, BudgetError, character_test

CHARACTERS = "aA0 \n\t.,;:!?-_/()[]{}<>\"'`*#@=&%\\|~$^+é中\0\r"
ENDS = ("", "\x01", "\n!")
"""What ends a text: nothing, a character that no expression means, a new line."""

COMMON = (
    " ",
    "\n",
    "a",
    "0",
    "<",
    "[",
    "(",
    "{",
    "*",
    "_",
    "`",
    "&",
    "#",
    "-",
    ".",
    '"',
    "\\",
    "a ",
    "<a",
    "a\n",
    "](",
)
LENGTH = 24
"""Characters of the shortest text; the others have two and three times as many."""


MOST_ATTACKS = 400
"""Texts that are tried of one expression; the lists that configs hold make more, of the same kind."""


class Attack(NamedTuple):
    """A text of any length: `lead`, then `pump` over and over, then `end`."""

    lead: str
    pump: str
    end: str

    def text(self, times: int) -> str:
        return self.lead + self.pump * (times * max(6, LENGTH // len(self.pump))) + self.end


def attacks(matcher: Backtracker) -> Iterator[Attack]:
    """The texts to try, each once."""
    tried: set[Attack] = set()
    for attack in _attacks(matcher):
        if attack.pump and attack not in tried:
            tried.add(attack)
            yield attack


def growth(matcher: Backtracker, attack: Attack, method: str) -> float:
    """By how many steps a further piece of text costs more than the piece before it: 0 for linear time."""
    counts = []
    for times in (1, 2, 3):
        try:
            matcher.spans(attack.text(times), method)
        except BudgetError:
            return float("inf")
        counts.append(matcher.steps)
        if times == 2 and counts[1] <= 2 * counts[0]:
            return 0
    return (counts[2] - 2 * counts[1] + counts[0]) / len(attack.text(1))


def worst(matcher: Backtracker, method: str) -> tuple[float, Attack | None]:
    """The attack with the largest growth."""
    worst_growth, found = 0.0, None
    every = list(attacks(matcher))
    for attack in every[:: 1 + len(every) // MOST_ATTACKS]:
        result = growth(matcher, attack, method)
        if result > worst_growth:
            worst_growth, found = result, attack
        if result == float("inf"):
            break
    return worst_growth, found


def _attacks(matcher: Backtracker) -> Iterator[Attack]:
    repeats = list(_repeats(matcher.tree, matcher.flags, ""))
    if not repeats:
        return
    for lead, pump in repeats:
        yield from (Attack(lead, pump, end) for end in ENDS)
        yield Attack("", lead + pump, "\x01")
        yield Attack("", lead, "\x01")
    for variant in range(3):
        whole = _sample(matcher.tree, matcher.flags, variant)
        yield from (Attack("", whole[:length], "\x01") for length in range(1, min(len(whole), 16) + 1))
    yield from (Attack("", piece, "\x01") for piece in COMMON)


def _repeats(tree: Any, flags: int, lead: str) -> Iterator[tuple[str, str]]:
    """What leads up to each repeat without a bound, and what it takes."""
    for operation, argument in tree:
        if operation in REPEATS:
            _, most, inner = argument
            if most >= UNBOUNDED:
                yield from ((lead, pump) for pump in _pumps(inner, flags))
            yield from _repeats(inner, flags, lead)
        else:
            for part in _parts(operation, argument):
                yield from _repeats(part, flags, lead)
        lead += _sample([(operation, argument)], flags, 0)


REPEATS = (names.MAX_REPEAT, names.MIN_REPEAT, names.POSSESSIVE_REPEAT)


def _pumps(tree: Any, flags: int) -> Iterator[str]:
    yield from (_sample(tree, flags, variant) for variant in range(4))
    operation, argument = tree[0] if len(tree) == 1 else (None, None)
    if character_test(operation, argument, flags):
        yield from _characters(operation, argument, flags)[:6]


def _parts(operation: Any, argument: Any) -> Sequence[Any]:
    """The trees in a node."""
    name = str(operation)
    if name == "BRANCH":
        return list(argument[1])
    if name == "SUBPATTERN":
        return [argument[3]]
    if name in ("ASSERT", "ASSERT_NOT"):
        return [argument[1]]
    return [argument] if name == "ATOMIC_GROUP" else []


def _characters(operation: Any, argument: Any, flags: int) -> list[str]:
    """Characters that a node means, those of syntax first; worked out once for all nodes that are written alike."""
    key = f"{operation} {argument} {flags}"
    if key not in _known:
        test = character_test(operation, argument, flags)
        assert test is not None
        named = [chr(value if kind is names.LITERAL else value[0]) for kind, value in _items(operation, argument)]
        _known[key] = [char for char in dict.fromkeys([*CHARACTERS, *named]) if test(char)] or ["a"]
    return _known[key]


_known: dict[str, list[str]] = {}


def _items(operation: Any, argument: Any) -> list[tuple[Any, Any]]:
    items = argument if operation is names.IN else [(operation, argument)]
    return [(kind, value) for kind, value in items if kind in (names.LITERAL, names.RANGE)]


def _sample(tree: Any, flags: int, variant: int) -> str:
    """A text that the tree matches, or nearly: what looks around is left out."""
    pieces = []
    for operation, argument in tree:
        if character_test(operation, argument, flags):
            found = _characters(operation, argument, flags)
            pieces.append(found[variant % len(found)])
        elif operation in REPEATS:
            least, most, inner = argument
            pieces.append(_sample(inner, flags, variant) * max(least, variant % 2 if most else 0))
        elif operation not in (names.ASSERT, names.ASSERT_NOT) and (parts := _parts(operation, argument)):
            pieces.append(_sample(parts[variant % len(parts)], flags, variant))
    return "".join(pieces)
