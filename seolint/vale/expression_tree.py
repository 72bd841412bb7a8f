"""A regular expression as a tree of what it matches. Python's own parser is private to `re`.

It reads only what `re` compiles, so it needn't find errors. A common beginning of branches comes before them, and
branches of single characters are a set, as in Python's own trees: that leaves as few choices as possible.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from typing import Any
from unicodedata import lookup

from seolint.lazy_regex import expression

PatternNode = tuple[str, Any]
"""A kind and its argument: LITERAL and a character, REPEAT and (least, most, tree), IN and characters, BRANCH …"""

PatternTree = list[PatternNode]

ENDLESS = 1 << 32
"""The maximum of a repeat without an end."""

_CATEGORIES: Mapping[str, str] = {
    "d": "DIGIT",
    "s": "SPACE",
    "w": "WORD",
    "D": "NOT_DIGIT",
    "S": "NOT_SPACE",
    "W": "NOT_WORD",
}
_CONTROLS: Mapping[str, str] = {"a": "\a", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_HEX = expression(r"x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}")
_OCTAL = expression(r"0[0-7]{0,2}|[1-3][0-7]{2}")
_OCTAL_IN_SET = expression(r"[0-7]{1,3}")
_NUMBER = expression(r"[1-9][0-9]?")
_NAMED_CHARACTER = expression(r"N\{([^{}]*)\}")
_QUANTIFIER = expression(r"[*+?]|\{(?:\d+(?:,\d*)?|,\d*)\}")
_WITHOUT_TREE = ("LITERAL", "NOT_LITERAL", "ANY", "IN", "AT", "GROUPREF")
_ASSERTIONS: Mapping[str, str] = {"<=": "ASSERT", "=": "ASSERT", "<!": "ASSERT_NOT", "!": "ASSERT_NOT"}


def parse(pattern: str) -> PatternTree:
    """The tree of an expression. Raises re.error, RecursionError or OverflowError if `re` can't read it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            re.compile(pattern)
        except re.error as error:
            if "look-behind" not in error.msg:  # those of any width are fine in other engines
                raise
    return _Parser(pattern).alternatives()


class _Parser:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern, self._at = pattern, 0
        self._groups = 0
        self._names: dict[str, int] = {}
        self._verbose = False

    def alternatives(self) -> PatternTree:
        """The tree up to the end, or to the bracket that closes this group."""
        items = [self._sequence()]
        while self._take("|"):
            items.append(self._sequence())
        return items[0] if len(items) == 1 else _joined(items)

    def _take(self, text: str) -> bool:
        found = self._pattern.startswith(text, self._at)
        self._at += len(text) * found
        return found

    def _match(self, wanted: Any) -> re.Match[str] | None:
        found: re.Match[str] | None = wanted.match(self._pattern, self._at)
        self._at = found.end() if found else self._at
        return found

    def _next(self) -> str:
        self._at += 1
        return self._pattern[self._at - 1]

    def _sequence(self) -> PatternTree:
        nodes: PatternTree = []
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            if found := self._match(_QUANTIFIER):
                nodes[-1] = self._repeated(nodes[-1], found[0])
            else:
                nodes += self._atom(self._next())
        return [inner for node in nodes for inner in (node[1] if node[0] == "TOGETHER" else [node])]

    def _atom(self, character: str) -> PatternTree:
        if self._verbose and character.isspace():
            return []
        if self._verbose and character == "#":
            self._at = (self._pattern.find("\n", self._at) + 1) or len(self._pattern)
            return []
        match character:
            case "\\":
                return self._escape()
            case "[":
                return [self._set()]
            case "(":
                return self._group()
            case ".":
                return [("ANY", None)]
            case "^" | "$":
                return [("AT", character)]
        return [("LITERAL", character)]

    def _repeated(self, node: PatternNode, quantifier: str) -> PatternNode:
        self._take("?") or self._take("+")
        item = node[1] if node[0] == "TOGETHER" else [node]
        bounds = {"*": (0, ENDLESS), "+": (1, ENDLESS), "?": (0, 1)}
        if quantifier in bounds:
            return "REPEAT", (*bounds[quantifier], item)
        least, comma, most = quantifier[1:-1].partition(",")
        return "REPEAT", (int(least or 0), int(most or ENDLESS) if comma else int(least), item)

    def _escape(self) -> PatternTree:
        if found := self._match(_OCTAL):
            return [("LITERAL", chr(int(found[0], 8)))]
        if found := self._match(_NUMBER):
            return [("GROUPREF", int(found[0]))]
        letter = self._pattern[self._at]
        if letter in "AbBZ":
            self._at += 1
            return [("AT", letter)]
        node = self._character()
        return [("IN", [node])] if node[0] == "CATEGORY" else [node]

    def _character(self) -> PatternNode:
        """What follows a backslash: a character or a category of them."""
        if found := self._match(_HEX):
            return "LITERAL", chr(int(found[0][1:], 16))
        if found := self._match(_NAMED_CHARACTER):
            return "LITERAL", lookup(found[1])
        letter = self._next()
        if letter in _CATEGORIES:
            return "CATEGORY", _CATEGORIES[letter]
        return "LITERAL", _CONTROLS.get(letter, letter)

    def _set(self) -> PatternNode:
        negated, members = self._take("^"), list[PatternNode]()
        while not members or self._pattern[self._at] != "]":
            first = self._member()
            if self._pattern[self._at] == "-" and self._pattern[self._at + 1] != "]":
                self._at += 1
                members.append(("RANGE", (first[1], self._member()[1])))
            else:
                members.append(first)
        self._at += 1
        members = list(dict.fromkeys(members))
        if len(members) == 1 and members[0][0] == "LITERAL":
            return "NOT_LITERAL" if negated else "LITERAL", members[0][1]
        return "IN", [*([("NEGATE", None)] if negated else []), *members]

    def _member(self) -> PatternNode:
        if not self._take("\\"):
            return "LITERAL", self._next()
        if found := self._match(_OCTAL_IN_SET):
            return "LITERAL", chr(int(found[0], 8))
        return ("LITERAL", "\b") if self._take("b") else self._character()

    def _group(self) -> PatternTree:
        """The group whose bracket was just opened."""
        if not self._take("?"):
            return [self._capturing("")]
        for sign, kind in _ASSERTIONS.items():
            if self._take(sign):
                return [(kind, self._inside())]
        if self._take("#"):
            self._until(")")
            return []
        if self._take("P="):
            return [("GROUPREF", self._names[self._until(")")])]
        if self._take("P<"):
            return [self._capturing(self._until(">"))]
        if self._take(":"):
            return [("TOGETHER", self._inside())]
        if self._take(">"):
            return [("ATOMIC_GROUP", self._inside())]
        if self._take("("):
            self._until(")")
            self._inside()
            return [("CONDITION", None)]
        return self._with_flags()

    def _with_flags(self) -> PatternTree:
        """A group with flags, or flags for the whole pattern; only x matters here."""
        added, _, removed = self._flags().partition("-")
        before, self._verbose = self._verbose, (self._verbose or "x" in added) and "x" not in removed
        if self._pattern[self._at - 1] == ")":
            return []
        tree = self._inside()
        self._verbose = before
        return [("GROUP", (None, tree))]

    def _flags(self) -> str:
        start = self._at
        while self._next() not in ":)":
            pass
        return self._pattern[start : self._at - 1]

    def _capturing(self, name: str) -> PatternNode:
        self._groups += 1
        number = self._groups
        if name:
            self._names[name] = number
        return "GROUP", (number, self._inside())

    def _inside(self) -> PatternTree:
        """The tree of a group, whose end is consumed."""
        tree = self.alternatives()
        self._at += 1
        return tree

    def _until(self, end: str) -> str:
        start, self._at = self._at, self._pattern.index(end, self._at) + 1
        return self._pattern[start : self._at - 1]


def _joined(items: list[PatternTree]) -> PatternTree:
    """Branches as one tree."""
    nodes: PatternTree = []
    while all(items) and items[0][0][0] in _WITHOUT_TREE and all(item[0] == items[0][0] for item in items):
        nodes.append(items[0][0])
        items = [item[1:] for item in items]
    members: list[PatternNode] = []
    for item in items:
        if len(item) == 1 and item[0][0] == "LITERAL":
            members.append(item[0])
        elif len(item) == 1 and item[0][0] == "IN" and item[0][1][0][0] != "NEGATE":
            members += item[0][1]
        else:
            return [*nodes, ("BRANCH", items)]
    return [*nodes, ("IN", list(dict.fromkeys(members)))]
