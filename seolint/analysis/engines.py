"""The two engines of regular expressions, each held to what it may cost: rules come with anybody's pull request.

RE2 takes linear time, but its programs can be large, and it keeps tables while it matches: each expression has a budget
of memory. The engine `python` has a time limit where it matches, and no recursion, which fills the memory before that.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from seolint.lazy_regex import expression

LONGEST = 20_000
"""Characters of an expression. For some, RE2 takes the square of it: 20,000 of `x?` over and over are 0.4 s."""

TOO_LARGE = 1_000_000
"""The size that an expression counts as which RE2 gave up: it took as long."""

MB = 1 << 20
_BUDGETS = ((MB, 2_000), (8 * MB, 10_000), (64 * MB, TOO_LARGE))
"""Bytes that RE2 may use for programs of up to so many instructions: 2,000 are a class of Unicode, 10,000 a list of a
thousand words. With less, matching takes ten times as long."""

_RECURSION = expression(r"\\.|(?P<call>\(\?(?:R|[+-]?\d|&|P>))", re.DOTALL)


class Program(NamedTuple):
    """A compiled expression, the bytes that it may take, and its size: instructions of RE2, or characters."""

    run: Any
    memory: int
    size: int


class TooLargeError(ValueError):
    """RE2 would need more memory for an expression than it may use."""


def program(pattern: str, engine: str, ignore_case: bool) -> Program:
    """Compile an expression. Raises ValueError when it is none for this engine."""
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
    raise TooLargeError("it is too large; write shorter repeats, and fewer of them")


def _python(pattern: str, ignore_case: bool) -> Program:
    import regex

    if any(found["call"] for found in _RECURSION.finditer(pattern)):
        raise ValueError("it calls itself, or one of its groups, which could fill the memory")
    try:
        run = regex.compile(pattern, regex.IGNORECASE if ignore_case else 0)
    except (regex.error, RecursionError, OverflowError) as error:
        raise ValueError(str(error)) from None
    return Program(run, MB, len(pattern))
