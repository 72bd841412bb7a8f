"""The two engines of regular expressions, with limits on what each may cost: anybody's pull request may add rules.

RE2 takes linear time, but its programs can be large, and it keeps tables while matching: each expression has a memory
budget. The engine `python` has a time limit for matching, and no recursion, which would fill the memory before that.

Expressions are written for Python and translated for RE2, whose classes and boundaries know only ASCII
(https://github.com/google/re2/wiki/Syntax). So word boundaries in other scripts are determined here, too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from seolint.lazy_regex import expression

LONGEST = 20_000
"""Maximum characters of an expression. RE2 takes quadratic time for some: 20,000 characters of `x?` take 0.4 s."""

TOO_LARGE = 1_000_000
"""The size of an expression that RE2 gave up on: it took as long."""

MB = 1 << 20
_BUDGETS = ((MB, 2_000), (8 * MB, 10_000), (64 * MB, TOO_LARGE))
"""Bytes that RE2 may use for programs of up to this many instructions: a class of Unicode has 2,000, a list of a
thousand words 10,000. With less memory, matching takes ten times as long."""

_RECURSION = expression(r"\\.|(?P<call>\(\?(?:R|[+-]?\d|&|P>))", re.DOTALL)

_PARTS = expression(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]?|\{(?P<times>\d{1,9})(?:,(?P<most>\d{1,9})?)?\}|\((?:\?[:=!>|])?|.", re.DOTALL
)
"""A group's brackets, a repeat and what is repeated, as far as the size of an expression depends on them."""

WORD = r"\pL\pM\pN_"
"""Inside a class: what belongs to a word, in any script."""

_OUTSIDE: Mapping[str, str] = {
    r"\w": f"[{WORD}]",
    r"\W": f"[^{WORD}]",
    r"\s": r"[\s\pZ]",
    r"\S": r"[^\s\pZ]",
    r"\Z": r"\z",
}
_INSIDE: Mapping[str, str] = {r"\w": WORD, r"\s": r"\s\pZ"}
_TOKEN = expression(
    r"\\Q(?:[^\\]|\\(?!E))*(?:\\E)?|\\[pPx]\{\^?\w*\}|\\u[0-9A-Fa-f]{4}|\\.|\[:\^?\w+:\]|\[\^?\]?|.", re.DOTALL
)
_FLAGS = expression(r"\(\?[imsU]+\)")
_EDGE = expression(r"[\w()\[\]?*+}]|\\[wdpPux].*", re.DOTALL)
"""A token beside which `\\b` means what `Bounded` means: not an escaped sign, nor a literal that isn't part of a
word."""

_UNSPACED = (
    ("\u0e00", "\u0eff"),
    ("\u1000", "\u109f"),
    ("\u1780", "\u17ff"),
    ("\u3040", "\u30ff"),
    ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\U00020000", "\U0003ffff"),
)
"""Scripts without spaces between words, by first and last letter: Thai, Lao, Burmese, Khmer, Japanese and Chinese.

As an expression they took 2 ms at each start.
"""


class Program(NamedTuple):
    """A compiled expression, the bytes that it may take, and its size: instructions of RE2, or characters."""

    run: Any
    memory: int
    size: int


class TooLargeError(ValueError):
    """RE2 would need more memory for an expression than it may use."""


def program(pattern: str, engine: str, ignore_case: bool) -> Program:
    """Compile an expression. Raises ValueError when this engine doesn't accept it."""
    return _re2(pattern, ignore_case) if engine == "re2" else _python(pattern, ignore_case)


def _re2(pattern: str, ignore_case: bool) -> Program:
    import re2

    for memory, largest in _BUDGETS:
        options = re2.Options()
        options.log_errors = False
        options.case_sensitive = not ignore_case
        options.max_mem = memory
        try:
            run = re2.compile(pattern, options)
        except re2.error as error:
            reason = error.args[0].decode("utf-8", "replace") if error.args else "not understood"
            if "too large" not in reason:
                raise ValueError(reason) from None
        else:
            if run.programsize <= largest:
                return Program(run, memory, run.programsize)
    raise TooLargeError("it is too large; use fewer and shorter repeats")


def _python(pattern: str, ignore_case: bool) -> Program:
    import regex

    if any(found["call"] for found in _RECURSION.finditer(pattern)):
        raise ValueError("it calls itself, or one of its groups, which could fill memory")
    if expanded_size(pattern) > TOO_LARGE:
        raise ValueError("it is too large; use fewer and shorter repeats")
    try:
        run = regex.compile(pattern, regex.IGNORECASE if ignore_case else 0)
    except (regex.error, RecursionError, OverflowError) as error:
        raise ValueError(str(error)) from None
    return Program(run, MB, len(pattern))


def expanded_size(pattern: str) -> int:
    """The number of signs in an expression with its repeats written out: 10,000 for (a{100}){100}."""
    sizes, last = [0], 0
    for token in _PARTS.finditer(pattern):
        if token["times"]:
            more = last * (int(token["most"] or token["times"]) - 1)
            last, sizes[-1] = last + more, sizes[-1] + more
        elif token[0].startswith("("):
            sizes.append(0)
        elif token[0] == ")" and len(sizes) > 1:
            last = sizes.pop()
            sizes[-1] += last
        else:
            last = 1
            sizes[-1] += 1
    return sum(sizes)


class Bounded(NamedTuple):
    """An expression in RE2's syntax without the `\\b` at its ends, and at which of its ends a word must end."""

    pattern: str
    left: bool
    right: bool


def translated(pattern: str) -> Bounded:
    """`pattern` for RE2: `\\w` and `\\s` in any script; `\\b` at both ends of an expression is left to the caller.

    A `\\b` elsewhere is kept, and recognises ASCII letters only.
    """
    flags = _FLAGS.match(pattern)
    lead = flags[0] if flags else ""
    branches = _branches(pattern[len(lead) :])
    left = all(len(b) > 1 and b[0] == r"\b" and _EDGE.fullmatch(b[1]) for b in branches)
    if left:
        branches = [branch[1:] for branch in branches]
    right = all(len(b) > 1 and b[-1] == r"\b" and _EDGE.fullmatch(b[-2]) for b in branches)
    if right:
        branches = [branch[:-1] for branch in branches]
    return Bounded(lead + "|".join("".join(_translated(branch)) for branch in branches), left, right)


def _branches(pattern: str) -> list[list[str]]:
    """The tokens of `pattern`, split at every `|` outside groups."""
    branches: list[list[str]] = [[]]
    depth, inside = 0, False
    for found in _TOKEN.finditer(pattern):
        token = found[0]
        if inside:
            inside = token != "]"
        elif token == "|" and not depth:
            branches.append([])
            continue
        else:
            inside = token in ("[", "[^", "[]", "[^]")
            depth += {"(": 1, ")": -1}.get(token, 0)
        branches[-1].append(token)
    return branches


def _translated(tokens: list[str]) -> Iterator[str]:
    inside = False
    for token in tokens:
        if token.startswith(r"\u") and len(token) > 2:
            yield f"\\x{{{token[2:]}}}"
        else:
            yield (_INSIDE if inside else _OUTSIDE).get(token, token)
        inside = token != "]" if inside else token in ("[", "[^", "[]", "[^]")


def inside_word(text: str, at: int) -> bool:
    """Whether the characters before and at an offset belong to the same word."""
    return 0 < at < len(text) and _in_word(text[at - 1]) and _in_word(text[at])


def _in_word(character: str) -> bool:
    if character.isascii():
        return character.isalnum() or character == "_"
    spaced = not any(first <= character <= last for first, last in _UNSPACED)
    return spaced and (character.isalnum() or unicodedata.combining(character) > 0)


def word_end(text: str, at: int) -> int:
    """The next offset at which a word may begin."""
    at += 1
    while at < len(text) and inside_word(text, at):
        at += 1
    return at
