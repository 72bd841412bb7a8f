"""Expressions of Astro and Svelte, `{title}`: their output is unknown, and they contain `<` and `>` of JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seolint.lazy_regex import expression
from seolint.readers.masking import TEMPLATE, Mask

_SIGN = expression(r"<(script|style)\b|\{", re.I)
_ENDS = {name: expression(rf"</{name}\b", re.I) for name in ("script", "style")}
_SVELTE = "<svelte:"


def mask_expressions(source: str, start: int, *, is_component: bool) -> Iterator[Mask]:
    """The masks of the expressions from `start` on, outside of scripts and style sheets.

    Elsewhere braces are prose: the file must be an Astro component (`is_component`) or have a tag of Svelte.
    """
    if not is_component and _SVELTE not in source:
        return
    from seolint.readers.mdx.javascript import Brackets  # pages rarely have any

    brackets, at = Brackets(source), start
    while found := _SIGN.search(source, at):
        at = found.end()
        if found[1]:
            end = _ENDS[found[1].lower()].search(source, at)
            at = end.end() if end else len(source)
        elif (close := brackets.expression_end(found.start())) >= 0:
            at = close
            yield Mask(found.start(), close, True, "" if source.startswith("/*", found.end()) else TEMPLATE)
