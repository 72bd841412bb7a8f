"""A text that shows a fault -> a short one that shows it, too: lines and characters are left out as long as it does."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

Shows = Callable[[str], bool]


def minimize(text: str, shows: Shows, seconds: float) -> str:
    """The shortest text found in so many seconds; `text` itself where nothing can be left out."""
    until = time.monotonic() + seconds

    def asked(candidate: str) -> bool:
        return time.monotonic() < until and shows(candidate)

    before = None
    while text != before and time.monotonic() < until:
        before = text
        text = "".join(_without_parts(text.splitlines(keepends=True), asked))
        text = "".join(_without_parts(text, asked))
    return _plainer(text, asked)


def _without_parts(parts: Sequence[str], shows: Shows) -> list[str]:
    """`parts` without those that aren't needed: ever smaller stretches are tried."""
    kept = list(parts)
    size = len(kept)
    while size:
        at = 0
        while at < len(kept):
            candidate = kept[:at] + kept[at + size :]
            if len(candidate) < len(kept) and shows("".join(candidate)):
                kept = candidate
            else:
                at += size
        size //= 2
    return kept


def _plainer(text: str, shows: Shows) -> str:
    """`text` with the letter a for every letter or digit that is as good."""
    for at, char in enumerate(text):
        if char.isalnum() and char != "a":
            candidate = f"{text[:at]}a{text[at + 1 :]}"
            if shows(candidate):
                text = candidate
    return text
