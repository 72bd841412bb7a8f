r"""Where a source contains formulas: `$…$`, `$$…$$`, `\(…\)`, `\[…\]` and the environments of LaTeX. They aren't prose.

The signs have other meanings, too: `$5 to $10` is a price, `\[draft\]` a pair of literal brackets in Markdown. So the
text between them has to look like a formula. Each closing mark is looked for once: time is linear in the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from seolint.lazy_regex import expression
from seolint.readers.lookahead import Lookahead
from seolint.readers.masking import FORMULA, Mask

_REACH = 10_000
"""The maximum length of a formula in characters. A page of aligned equations has a few thousand."""

_ENVIRONMENTS = (
    r"(?:align(?:at)?|alignedat|aligned|array|cases|displaymath|eqnarray|equation|flalign|gather|gathered|math|multline"
    r"|split|subequations|[bBpvV]?matrix|smallmatrix|tabular|tikzpicture|CD|dcases|IEEEeqnarray)\*?"
)
"""Environments of LaTeX and AMS-LaTeX that contain formulas and drawings:
https://docs.mathjax.org/en/latest/input/tex/"""

_OPEN = expression(rf"\$\$*|\\(?:(?P<bracket>\\?[(\[])|begin\{{(?P<environment>{_ENVIRONMENTS})\}})")
_LATEX = expression(r"\\(?:[(\[]|begin\{)")
_CLOSE = {"(": ")", "[": "]"}
_BLANK_LINE = expression(r"\n[ \t>]*\n")
_COMMAND = expression(r"\\[a-zA-Z]+\*?(?:\{[^{}]*\})*|\\.", re.S)
_SENTENCE = expression(r"(?<![^\W\d_])[^\W\d_]{2,}[,;.]?\s+[^\W\d_]{2,}")
"""Two words in a row, which formulas don't have outside of `\\text{…}`."""

_WORD = expression(r"(?<![\w\\])[^\W\d_]{3,}|(?<=\s)[^\W\d_]{2,}(?=\s)")
_SIGN = expression(r"\\[a-zA-Z]|[_^=]|\S\s?[+<>≤≥·×]\s?\S")
_LABEL = expression(r"[ \t]*\([\w:.-]+\)(?=[ \t]*$)", re.M)
"""The label of an equation in MyST, after it: https://mystmd.org/guide/math"""

_LINE_START = expression(r"[ \t>]*\|?")
_LONGEST_MARK = 3
_AFTER_NUMBER = expression(r"[\d.,]+[ \t]*\Z")
_LONGEST_AMOUNT = 20


def mask_math(source: str, text: str) -> list[Mask]:
    """The masks of a source, in order; `text` is the source with its code blanked out."""
    return list(_FormulaScanner(source, text).masks()) if may_hold_math(text) else []


def may_hold_math(text: str) -> bool:
    """Whether a closer look is worth the time."""
    return "$" in text or ("\\" in text and _LATEX.search(text) is not None)


class _Marks(Lookahead):
    """Where marks come next. Escaped ones don't count, and `$` counts only by itself."""

    def look(self, mark: str | re.Pattern[str], at: int) -> int:
        found = super().look(mark, at)
        while isinstance(mark, str) and found >= 0 and self._is_other(mark, found):
            found = self.text.find(mark, found + len(mark) + (mark == "$"))
        return found

    def _is_other(self, mark: str, at: int) -> bool:
        if mark == "$" and "$" in (self.text[at - 1 : at], self.text[at + 1 : at + 2]):
            return True
        return self.text[at - 1 : at] == "\\" and mark[0] == "$" and self.is_escaped(at)

    def is_escaped(self, at: int) -> bool:
        """Whether an unescaped backslash comes before."""
        before = at
        while before and self.text[before - 1] == "\\":
            before -= 1
        return (at - before) % 2 == 1


class _FormulaScanner:
    """One pass through the text. It remembers the line it is in: nothing is read twice."""

    def __init__(self, source: str, text: str) -> None:
        self.source, self.text = source, text
        self.marks = _Marks(text)
        self.line_end, self.line_prefix = -1, ""

    def masks(self) -> Iterator[Mask]:
        at = 0
        while found := _OPEN.search(self.text, at):
            start, at = found.span()
            if self.marks.is_escaped(start):
                continue
            end = self.end(found)
            if end > 0:
                yield from self.mask(start, end, found[0] == "$" or found[0].endswith("("))
                at = end

    def end(self, found: re.Match[str]) -> int:
        """Where the formula that may begin here ends, or -1."""
        text, mark, inside = self.text, found[0], found.end()
        if found["environment"]:
            return self.closed(inside, f"\\end{{{found['environment']}}}", True)
        if mark == "$":
            end = self.closed(inside, "$", False)
            return end if end > 0 and self.is_inline(found.start(), end) else -1
        close = mark[:-1] + _CLOSE[mark[-1]] if found["bracket"] else "$$"
        end = self.closed(inside, close, mark[-1] != "(") if len(mark) <= _LONGEST_MARK else -1
        if end < 0 or (found["bracket"] and inside <= self.marks.find(mark, inside) < end):
            return -1
        inner = text[inside : end - len(close)]
        if mark == "$$" and inner.lstrip(" \t")[:1] == "\n" and inner.rstrip(" \t>")[-1:] == "\n":
            return end  # a separate block, which nothing else looks like
        inner = inner.strip()
        if mark[-1] == "(":
            return end if _is_formula(inner, must_show=_has_word(inner)) else -1
        is_command = "\\" in inner and mark != "\\["
        must_show = mark == "\\[" or not inner.isalnum()
        return end if is_command or _is_formula(inner, must_show) else -1

    def closed(self, at: int, close: str, blank_lines: bool) -> int:
        """Where the next `close` ends, or -1 if it is too far away or, unless `blank_lines`, after a blank line."""
        start = self.marks.find(close, at)
        if start < 0 or start - at > _REACH or (not blank_lines and 0 <= self.marks.find(_BLANK_LINE, at) < start):
            return -1
        return start + len(close)

    def is_inline(self, start: int, end: int) -> bool:
        """Whether `$…$` is a formula. Pandoc allows no blank inside the signs; with one, more evidence is needed."""
        text = self.text
        inner, before, after = text[start + 1 : end - 1], text[start - 1 : start], text[end : end + 1]
        if self.source[start + 1] == "`" == self.source[end - 2]:  # GitHub's form, for formulas with signs of Markdown
            return True
        if before.isalnum() and inner[0] not in "\\^_{":
            return False
        if after.isdigit() or after == "{" or (after.isalnum() and inner[-1:] in "/:,-([=<>.&;"):
            return False
        if "|" in inner and self.prefix(start).endswith("|"):
            return False
        if not inner[:1].isspace() and not inner[-1:].isspace():
            begins_so = inner[0] not in ",.;:!?)|" or (inner[0] == "|" and inner.count("|") % 2 == 0)
            return begins_so and not _is_price(inner) and _is_formula(inner, False)
        is_amount = _AFTER_NUMBER.search(text, max(0, start - _LONGEST_AMOUNT), start)
        return not after.isalnum() and not is_amount and not inner[:1].isdigit() and _is_formula(inner, True)

    def prefix(self, at: int) -> str:
        """What the line of `at` begins with: blanks, the marks of quotes, the sign of a table row."""
        if at > self.line_end:
            self.line_end = self.text.find("\n", at)
            if self.line_end < 0:
                self.line_end = len(self.text)
            begun = _LINE_START.match(self.text, self.text.rfind("\n", 0, at) + 1, at)
            self.line_prefix = begun[0] if begun else ""
        return self.line_prefix

    def mask(self, start: int, end: int, joins: bool) -> Iterator[Mask]:
        """The masks of a formula: one, or one per line in a quote, whose marks stay."""
        if joins or ">" not in self.prefix(start):
            label = None if joins else _LABEL.match(self.text, end)
            yield Mask(start, label.end() if label else end, joins, FORMULA)
            return
        while start < end:
            close = self.text.find("\n", start, end)
            close = close if close >= 0 else end
            if start < close:
                yield Mask(start, close, False, FORMULA)
            begun = _LINE_START.match(self.text, close + 1, end)
            start = begun.end() if begun else end


def _is_price(inner: str) -> bool:
    """Whether a text that begins with a number continues with words: `$5/month or 50$`."""
    return inner[0].isdigit() and _has_word(inner)


def _has_word(inner: str) -> bool:
    return _WORD.search(_COMMAND.sub(" ", inner)) is not None


def _is_formula(inner: str, must_show: bool) -> bool:
    """Whether it reads as a formula: without words in a row and, with `must_show`, with a sign of one."""
    if not inner or (must_show and not _SIGN.search(inner)):
        return False
    bare = _COMMAND.sub(" ", inner)
    opened = sum(map(bare.count, "([{"))
    return opened == sum(map(bare.count, ")]}")) and not _SENTENCE.search(bare)
