"""Count the steps in which a backtracking engine matches an expression: CPython's can't count, and clocks vary.

The matcher follows the parse tree as the engine of `re` does: greedy before lazy, left before right. Only a limit of
many repeats is lowered, to `MOST_REPEATS`, so that short texts show how the steps grow.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from functools import cache
from re import _constants as names  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

IGNORECASE, DOTALL, MULTILINE, ASCII, UNICODE = map(int, (re.I, re.S, re.M, re.A, re.U))

MOST_REPEATS = 5
"""What `{0,200}` counts as: beyond it, a bounded repeat costs the same for each character."""

DEEPEST = 20_000
"""Calls inside calls: several for each repeat of a group."""

BUDGET = 200_000
"""Steps after which a match is given up: a thousand for each character of the longest text."""

UNBOUNDED = 2_000
"""From so many on, a limit of repeats bounds nothing that is worth a bound."""

Rest = Callable[[int], "int | None"]
Matcher = Callable[[int, Rest], "int | None"]
Test = Callable[[str], bool]


class BudgetError(Exception):
    """A match took more steps than it may."""


class Backtracker:
    """An expression that counts its steps while it matches."""

    def __init__(self, pattern: str | bytes, flags: int = 0, most_repeats: int = MOST_REPEATS) -> None:
        self.tree = parser.parse(pattern, flags)
        self.flags = self.tree.state.flags
        self.steps, self.budget, self.most_repeats = 0, BUDGET, most_repeats
        self.text = ""
        self.groups: dict[int, tuple[int, int]] = {}
        self._match = self._sequence(self.tree, self.flags)
        sys.setrecursionlimit(max(sys.getrecursionlimit(), DEEPEST))

    def spans(self, text: str, method: str = "finditer") -> list[tuple[int, int]]:
        """Where the expression matches, as `re` has it. Raises BudgetError.

        The method "consecutive" matches at the beginning, then behind each match, until there is none.
        """
        self.text, self.steps = text, 0
        at, spans = 0, []
        last = 0 if method in ("match", "fullmatch") else len(text)
        empty_at = -1
        while at <= last:
            self.groups = {}
            end = self._match(at, self._whole if method == "fullmatch" else _not_empty(at, empty_at))
            if end is not None:
                spans.append((at, end))
                if method == "search":
                    break
                empty_at = end if end == at else -1
            at = at + 1 if end is None else end
            if method in ("match", "fullmatch") or (method == "consecutive" and end is None):
                break
            self.step()
        return spans

    def _whole(self, end: int) -> int | None:
        return end if end == len(self.text) else None

    def step(self) -> None:
        self.steps += 1
        if self.steps > self.budget:
            raise BudgetError

    def _sequence(self, tree: Any, flags: int) -> Matcher:
        parts = [self._node(operation, argument, flags) for operation, argument in tree]
        if len(parts) == 1:
            return parts[0]

        def match(at: int, rest: Rest, part: int = 0) -> int | None:
            if part == len(parts):
                return rest(at)
            return parts[part](at, lambda end: match(end, rest, part + 1))

        return match

    def _node(self, operation: Any, argument: Any, flags: int) -> Matcher:
        if test := character_test(operation, argument, flags):
            return self._character(test)
        handler: Callable[[Any, int], Matcher] = getattr(self, f"_{str(operation).lower()}")
        return handler(argument, flags)

    def _character(self, test: Test) -> Matcher:
        def match(at: int, rest: Rest) -> int | None:
            self.step()
            return rest(at + 1) if at < len(self.text) and test(self.text[at]) else None

        return match

    def _branch(self, argument: Any, flags: int) -> Matcher:
        branches = [self._sequence(tree, flags) for tree in argument[1]]

        def match(at: int, rest: Rest) -> int | None:
            for branch in branches:
                if (end := branch(at, rest)) is not None:
                    return end
            return None

        return match

    def _subpattern(self, argument: Any, flags: int) -> Matcher:
        group, added, removed, tree = argument
        inner = self._sequence(tree, (flags | added) & ~removed)
        if group is None:
            return inner

        def match(at: int, rest: Rest) -> int | None:
            def close(end: int) -> int | None:
                before = self.groups.get(group)
                self.groups[group] = (at, end)
                found = rest(end)
                if found is None and before is None:
                    del self.groups[group]
                elif found is None and before is not None:
                    self.groups[group] = before
                return found

            return inner(at, close)

        return match

    def _groupref(self, group: int, flags: int) -> Matcher:
        fold = bool(flags & IGNORECASE)

        def match(at: int, rest: Rest) -> int | None:
            if group not in self.groups:
                return None
            start, end = self.groups[group]
            self.steps += end - start
            written, here = self.text[start:end], self.text[at : at + end - start]
            same = written.lower() == here.lower() if fold else written == here
            return rest(at + end - start) if same else None

        return match

    def _atomic_group(self, tree: Any, flags: int) -> Matcher:
        inner = self._sequence(tree, flags)

        def match(at: int, rest: Rest) -> int | None:
            end = inner(at, lambda reached: reached)
            return None if end is None else rest(end)

        return match

    def _assert(self, argument: Any, flags: int) -> Matcher:
        look = self._look(argument, flags)
        return lambda at, rest: rest(at) if look(at) else None

    def _assert_not(self, argument: Any, flags: int) -> Matcher:
        look = self._look(argument, flags)
        return lambda at, rest: None if look(at) else rest(at)

    def _look(self, argument: Any, flags: int) -> Callable[[int], bool]:
        direction, tree = argument
        inner = self._sequence(tree, flags)
        back = tree.getwidth()[0] if direction < 0 else 0
        return lambda at: at >= back and inner(at - back, lambda end: end) is not None

    def _at(self, place: Any, flags: int) -> Matcher:
        test = place_test(place, flags)

        def match(at: int, rest: Rest) -> int | None:
            self.step()
            return rest(at) if test(self.text, at) else None

        return match

    def _max_repeat(self, argument: Any, flags: int) -> Matcher:
        least, most, tree = argument
        if len(tree) == 1 and (test := character_test(tree[0][0], tree[0][1], flags)):
            return self._run(least, self._clamped(least, most), test)
        return self._repeat(least, self._clamped(least, most), self._sequence(tree, flags), greedy=True)

    def _min_repeat(self, argument: Any, flags: int) -> Matcher:
        least, most, tree = argument
        return self._repeat(least, self._clamped(least, most), self._sequence(tree, flags), greedy=False)

    def _possessive_repeat(self, argument: Any, flags: int) -> Matcher:
        return self._possessive(self._max_repeat(argument, flags))

    def _possessive(self, inner: Matcher) -> Matcher:
        def match(at: int, rest: Rest) -> int | None:
            end = inner(at, lambda reached: reached)
            return None if end is None else rest(end)

        return match

    def _clamped(self, least: int, most: Any) -> float:
        """How many repeats count: all of those that have no bound, few of the others."""
        return float("inf") if int(most) >= UNBOUNDED else max(least, min(int(most), self.most_repeats))

    def _run(self, least: int, most: float, test: Test) -> Matcher:
        """A repeated character, which needs no recursion."""

        def match(at: int, rest: Rest) -> int | None:
            end = at
            while end < len(self.text) and end - at < most and test(self.text[end]):
                self.step()
                end += 1
            while end - at >= least:
                self.step()
                if (found := rest(end)) is not None:
                    return found
                end -= 1
            return None

        return match

    def _repeat(self, least: int, most: float, inner: Matcher, greedy: bool) -> Matcher:
        def match(at: int, rest: Rest, count: int = 0) -> int | None:
            self.step()

            def again() -> int | None:
                if count >= most:
                    return None
                return inner(at, lambda end: None if end == at and count >= least else match(end, rest, count + 1))

            if count < least:
                return again()
            if not greedy:
                return found if (found := rest(at)) is not None else again()
            return found if (found := again()) is not None else rest(at)

        return match


def _not_empty(start: int, empty_at: int) -> Rest:
    """After an empty match `re` takes no other one at the same place."""
    return lambda end: None if end == start == empty_at else end


def character_test(operation: Any, argument: Any, flags: int) -> Test | None:
    """What tells whether a character is meant, when the operation is to match one."""
    if operation not in (names.LITERAL, names.NOT_LITERAL, names.ANY, names.IN):
        return None
    known: dict[str, bool] = {}

    def test(char: str) -> bool:
        if char not in known:
            known[char] = _is_meant(operation, argument, char, flags)
        return known[char]

    return test


def _is_meant(operation: Any, argument: Any, char: str, flags: int) -> bool:
    if operation is names.ANY:
        return char != "\n" or bool(flags & DOTALL)
    items: Sequence[Any] = [(operation, argument)] if operation is not names.IN else argument
    variants = {char, char.lower(), char.upper()} if flags & IGNORECASE else {char}
    negated = items[0][0] in (names.NEGATE, names.NOT_LITERAL)
    found = any(_holds(item, variant, flags) for item in items for variant in variants if len(variant) == 1)
    return found != negated


def _holds(item: tuple[Any, Any], char: str, flags: int) -> bool:
    kind, value = item
    if kind in (names.LITERAL, names.NOT_LITERAL):
        return ord(char) == int(value)
    if kind is names.RANGE:
        return bool(value[0] <= ord(char) <= value[1])
    if kind is names.CATEGORY:
        return _in_category(str(value), char, bool(flags & ASCII) or not flags & UNICODE)
    return False


@cache
def _in_category(name: str, char: str, ascii_only: bool) -> bool:
    letter = name.rpartition("_")[2][0].lower()
    pattern = f"\\{letter.upper() if '_NOT_' in name else letter}"
    return re.match(pattern, char, re.ASCII if ascii_only else 0) is not None


def place_test(place: Any, flags: int) -> Callable[[str, int], bool]:
    """What tells whether a position is meant: the beginning of a line, the edge of a word."""
    if place in (names.AT_BEGINNING, names.AT_END) and flags & MULTILINE:
        pattern = "(?m:^)" if place is names.AT_BEGINNING else "(?m:$)"
    else:
        pattern = {
            names.AT_BEGINNING: "^",
            names.AT_BEGINNING_STRING: r"\A",
            names.AT_BOUNDARY: r"\b",
            names.AT_NON_BOUNDARY: r"\B",
            names.AT_END: "$",
            names.AT_END_STRING: r"\Z",
        }[place]
    compiled = re.compile(pattern, flags & ASCII)
    return lambda text, at: compiled.match(text, at) is not None
