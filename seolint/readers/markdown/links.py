"""Bare addresses in running text, which GitHub's Markdown makes links and CommonMark leaves as text.

https://github.github.com/gfm/#autolinks-extension-
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from seolint.lazy_regex import expression

_BARE = expression(r"(?<![\w/.@-])(?:https?://|www\.)[\w-]+(?:\.[\w-]+)*(?::\d+)?(?:[/?#][^\s<>|`*\[\]]*)?", re.I)
_TRAILING = expression(r"""(?:[?!.,:;_~'"”’»]|&\w{1,30};)+\Z""")
_LONGEST_TAIL = 40
"""Characters of punctuation that a sentence may put after an address."""


def addresses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The addresses that begin in text[start:end]; the last may go on after `end`, where Markdown splits its texts."""
    at = start
    while found := _BARE.search(text, at):
        if found.start() >= end:
            return
        at = _end(text, *found.span())
        yield found.start(), at


def _end(text: str, start: int, end: int) -> int:
    """Where an address ends when the punctuation after it is the sentence's."""
    for _ in range(4):
        trailing = _TRAILING.search(text, max(start, end - _LONGEST_TAIL), end)
        if trailing:
            end = trailing.start()
        elif text[end - 1] == ")" and text.count("(", start, end) < text.count(")", start, end):
            end -= 1
        else:
            break
    return end
