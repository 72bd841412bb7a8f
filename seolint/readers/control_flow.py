"""Control flow with braces between the tags of a page: `@if (…) {`, `} @else {`, `}` of Angular and Razor.

https://angular.dev/guide/templates/control-flow, https://learn.microsoft.com/aspnet/core/mvc/views/razor
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, repeat

from seolint.lazy_regex import expression
from seolint.readers.masking import Mask

_ARGUMENTS = r"\((?:[^()\n]|\((?:[^()\n]|\([^()\n]{0,99}\)){0,99}\)){0,300}\)"
_OPENS = (
    r"@(?:(?:if|else[ ]if|for|foreach|while|switch|case|defer|placeholder|loading|using|lock|catch)[ \t]{0,9}"
    rf"{_ARGUMENTS}|else|empty|default|defer|placeholder|loading|error|do|try|finally)\s{{0,99}}\{{"
)
_MARK = expression(rf"(?P<opens>(?<![\w.])(?:{_OPENS}|@let[ ][^;\n]{{1,300}};))|[{{}}]")
FLOW = r"(?<![\w.]@)(?:if|for|foreach|while|switch|defer|using|do|try|let)\b"
"""What shows, after `@`, that there is any: most pages have none."""

_FLOW = expression(f"@{FLOW}")


def control_flow(text: str, masks: Sequence[Mask]) -> Iterator[Mask]:
    """The masks of control flow in a text, outside of others: where each block opens, and the brace that closes it."""
    if "@" not in text or not (first := _FLOW.search(text)):
        return
    opened: list[bool] = []
    taken = iter(chain(masks, repeat(Mask(len(text) + 1, len(text) + 1, False))))
    mask, at = next(taken), first.start()
    while mark := _MARK.search(text, at):
        start, at = mark.span()
        while mask.end <= start:
            mask = next(taken)
        if mask.start <= start:
            at = mask.end
        elif mark["opens"]:
            yield Mask(start, at, False)
            if text[at - 1] == "{":
                opened.append(True)
        elif mark[0] == "{":
            opened.append(False)
        elif opened and opened.pop():
            yield Mask(start, at, False)
