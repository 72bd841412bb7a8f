"""Texts that a regular expression matches, made from its parse tree: what an imported rule's bad example holds.

They are proposals: the rule itself has to confirm that it matches.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

from seolint.lazy_regex import expression
from seolint.vale.expression_tree import PatternTree, parse

VARIANTS = 8
"""Texts per expression: each takes other branches and longer repeats than the one before."""

LONGEST = 2_000
"""Maximum characters; nobody reads a longer example, and nested repeats multiply."""

_LETTERS = "box"
"""A word, in capitals too; with -ed and in the plural it still is one."""

_DIGITS = "1234567890"
_FILLERS = "boxBOX1234567890 .,;:!?-_/()'\"\n"
_FLAGS = expression(r"\(\?[imsUu]+\)")
_SCOPED_FLAGS = expression(r"\(\?(?:[imsUu]+|[imsUu]*-[imsUu]+):")
_NAMED = expression(r"\(\?<(?![=!])")
_PROPERTY = expression(r"\\[pP](?:\{\^?\w+\}|[A-Z])")
_POSIX = {
    "alpha": "a-zA-Z",
    "upper": "A-Z",
    "lower": "a-z",
    "digit": "0-9",
    "alnum": "a-zA-Z0-9",
    "space": r"\s",
    "punct": ".,;:!?",
    "word": r"\w",
}


def samples(pattern: str) -> Iterator[str]:
    """Texts that `pattern` should match, the plainest first, each once; none for a pattern that can't be parsed."""
    try:
        tree = parse(_plain(pattern))
    except (re.error, RecursionError, OverflowError):
        return
    seen = set()
    for variant in range(VARIANTS):
        text = _Maker(variant).text(tree)
        if text.strip() and len(text) <= LONGEST and text not in seen:
            seen.add(text)
            yield text


def _plain(pattern: str) -> str:
    """The pattern in the syntax of Python's parser: classes and flags of Go and .NET are translated."""
    for name, characters in _POSIX.items():
        pattern = pattern.replace(f"[:{name}:]", characters)
    pattern = _SCOPED_FLAGS.sub("(?:", _FLAGS.sub("", pattern))
    pattern = _NAMED.sub("(?P<", _PROPERTY.sub(r"\\w", pattern))
    return pattern.replace(r"\z", r"\Z")


class _Maker:
    """One text from a parse tree. `variant` picks the branch and lengthens the repeats; letters follow one another."""

    def __init__(self, variant: int) -> None:
        self._variant = variant
        self._letter = 0
        self._groups: dict[int, str] = {}

    def text(self, tree: PatternTree) -> str:
        made = ""
        for kind, argument in tree:
            if len(made) > LONGEST:
                break
            made += self._node(kind, argument)
        return made

    def _node(self, kind: str, argument: Any) -> str:
        match kind:
            case "LITERAL":
                return str(argument)
            case "NOT_LITERAL":
                return next(c for c in _FILLERS if c != argument)
            case "ANY":
                return self._next(_LETTERS)
            case "IN":
                return self._one_of(argument)
            case "BRANCH":
                return self.text(argument[self._variant % len(argument)])
            case "REPEAT":
                return self._repeat(*argument)
            case "GROUP":
                made = self.text(argument[1])
                self._groups[argument[0]] = made
                return made
            case "GROUPREF":
                return self._groups.get(argument, "")
            case "ATOMIC_GROUP" | "ASSERT" | "TOGETHER":
                return self.text(argument)
            case _:  # anchors and what must not follow or precede add no text
                return ""

    def _repeat(self, least: int, most: int, tree: PatternTree) -> str:
        plain = len(tree) == 1 and tree[0][0] in ("IN", "ANY")
        wanted = max(least + self._variant // 2, 3 if least and plain else 0)
        made, self._letter = "", 0
        for _ in range(min(wanted, most, LONGEST)):
            more = self.text(tree)
            made += more
            if not more or len(made) > LONGEST:
                break
        return made

    def _one_of(self, items: PatternTree) -> str:
        members = {character for item in items for character in islice(_characters(*item), 40)}
        if items[0][0] == "NEGATE":
            free = [c for c in _FILLERS if c not in members and not _in_category(c, items)]
            letters = "".join(c for c in _LETTERS if c in free)
            return self._next(letters) if letters else free[0] if free else ""
        for letters in (_LETTERS, _LETTERS.upper(), _DIGITS):
            if members.issuperset(letters):
                return self._next(letters)
        first = next((c for item in items for c in _characters(*item)), "")
        return first if len(members) < 4 else self._next("".join(sorted(members, key=lambda c: (not c.isalnum(), c))))

    def _next(self, letters: str) -> str:
        letter = letters[self._letter % len(letters)]
        self._letter += 1
        return letter


_CATEGORIES = {
    "DIGIT": _DIGITS,
    "WORD": f"{_LETTERS}{_LETTERS.upper()}{_DIGITS}_",
    "SPACE": " ",
    "NOT_SPACE": _LETTERS + _LETTERS.upper(),
    "NOT_DIGIT": _LETTERS + _LETTERS.upper(),
    "NOT_WORD": "-",
}


_TESTS: Mapping[str, Callable[[str], bool]] = {
    "DIGIT": lambda c: c.isdigit(),
    "WORD": lambda c: c.isalnum() or c == "_",
    "SPACE": lambda c: c.isspace(),
    "NOT_DIGIT": lambda c: not c.isdigit(),
    "NOT_WORD": lambda c: not (c.isalnum() or c == "_"),
    "NOT_SPACE": lambda c: not c.isspace(),
}


def _characters(kind: str, argument: Any) -> Iterator[str]:
    match kind:
        case "LITERAL":
            yield argument
        case "RANGE":
            yield from map(chr, range(ord(argument[0]), ord(argument[1]) + 1))
        case "CATEGORY":
            yield from _CATEGORIES[argument]


def _in_category(character: str, items: PatternTree) -> bool:
    """Whether a class names a character by a category: `\\w` has more than its first characters."""
    return any(kind == "CATEGORY" and _TESTS[argument](character) for kind, argument in items)
