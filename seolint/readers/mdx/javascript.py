"""Where JavaScript ends: an expression at the brace that closes it, a module at a blank line outside of brackets.

Strings, template literals and comments are skipped. What can't be read that way, such as a regular expression with a
brace in it, ends by its braces alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from seolint.lazy_regex import expression

_CODE = expression(r"[\"'`{}]|/[/*]")
_MODULE = expression(r"[\"'`{}()\[\]]|/[/*]|\n(?=[ \t]*(?:\n|\Z))")
_STRING = {
    '"': expression(r"(?:[^\"\\\n]|\\.)*\""),
    "'": expression(r"(?:[^'\\\n]|\\.)*'"),
}
_LITERAL = expression(r"\\.|`|\$\{", re.S)
_BRACE = expression(r"(?<!\\)[{}]")
_BLANK_LINE = expression(r"\n[ \t]*(?:\n|\Z)|\Z")
_OPENING = {"{": "}", "(": ")", "[": "]"}
_LITERAL_AGAIN = "`"

_FAILURES = 4
"""How many unclosed brackets a text may have before strings and so on are ignored: each one reads all of it."""


class Brackets:
    """Finds the ends of JavaScript in a text, in linear time whatever it contains."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.failures = 0

    def expression_end(self, start: int) -> int:
        """Where the expression opened by the brace at `start` ends, or -1."""
        end = self._end(_CODE, start + 1)
        return end if end >= 0 else self._pairs.get(start, -1)

    def module_end(self, at: int) -> int:
        """Where the imports or exports at `at` end: at a blank line."""
        end = self._end(_MODULE, self._first(at))
        if end >= 0:
            return end
        blank = _BLANK_LINE.search(self.text, at)
        return blank.start() if blank else len(self.text)

    def _first(self, at: int) -> int:
        """`at`, or the bracket or quote right before it."""
        return at - 1 if self.text[at - 1] in "{'\"" else at

    def _end(self, signs: re.Pattern[str], at: int) -> int:
        """Where a brace opened before `at` closes, or a blank line comes outside of all brackets."""
        if self.failures > _FAILURES:
            return -1
        text, open_brackets = self.text, list[str]()
        while found := signs.search(text, at):
            sign, at = found[0], found.end()
            if sign == "\n":
                if not open_brackets:
                    return found.start()
            elif sign in _OPENING:
                open_brackets.append(_OPENING[sign])
            elif sign in "})]":
                if not open_brackets:
                    return at
                at = self._literal(at, open_brackets) if open_brackets.pop() == _LITERAL_AGAIN else at
            elif sign == "`":
                at = self._literal(at, open_brackets)
            else:
                at = self._passed(sign, at)
        if signs is _MODULE and not open_brackets:
            return len(text)
        self.failures += 1
        return -1

    def _literal(self, at: int, open_brackets: list[str]) -> int:
        """Where a template literal ends, or an expression in it begins."""
        while found := _LITERAL.search(self.text, at):
            at = found.end()
            if found[0] == "`":
                return at
            if found[0] == "${":
                open_brackets.append(_LITERAL_AGAIN)
                return at
        return len(self.text)

    def _passed(self, sign: str, at: int) -> int:
        """Where a string or a comment ends. An apostrophe in the text of an element doesn't begin one."""
        text = self.text
        if sign in _STRING:
            string = _STRING[sign].match(text, at)
            return string.end() if string else at
        if sign == "//":
            line_end = text.find("\n", at)
            is_address = text[at - 3 : at - 2] == ":"
            return at if is_address else line_end if line_end >= 0 else len(text)
        close = text.find("*/", at)
        return close + 2 if close >= 0 else len(text)

    @cached_property
    def _pairs(self) -> Mapping[int, int]:
        """Each opening brace that is closed -> the end of its pair, strings or not."""
        pairs: dict[int, int] = {}
        opened: list[int] = []
        for brace in _BRACE.finditer(self.text):
            if brace[0] == "{":
                opened.append(brace.start())
            elif opened:
                pairs[opened.pop()] = brace.end()
        return pairs
