"""Regular expressions that are compiled when they are first used: a run over one article needs a fifth of them.

Compiling the others took 8 ms of the 110 that such a run takes.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")


class _LazyPattern:
    """A pattern that is compiled at the first access; from then on it has the methods of the compiled one."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)


def expression(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The expression for a pattern, as `re.compile` makes it, except that an invalid one raises at its first use."""
    return cast("re.Pattern[AnyStr]", _LazyPattern(pattern, flags))
