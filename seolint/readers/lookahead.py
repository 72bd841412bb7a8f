"""Where marks come next in a text. Each is looked for once, so that time is linear in the text whatever it contains."""

from __future__ import annotations

import re

_UNKNOWN = -2


class Lookahead:
    """Remembers where each mark comes next, for queries at increasing offsets."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._next: dict[str | re.Pattern[str], int] = {}

    def find(self, mark: str | re.Pattern[str], at: int) -> int:
        """Where `mark` comes next at or after `at`, or -1."""
        known = self._next.get(mark, _UNKNOWN)
        if known == _UNKNOWN or 0 <= known < at:
            known = self._next[mark] = self.look(mark, at)
        return known

    def look(self, mark: str | re.Pattern[str], at: int) -> int:
        """Like `find`, for a mark that isn't remembered."""
        if isinstance(mark, str):
            return self.text.find(mark, at)
        found = mark.search(self.text, at)
        return found.start() if found else -1
