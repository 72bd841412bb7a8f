"""The formulas in the text of a page, where a script such as MathJax finds them: outside code, without tags."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from seolint.lazy_regex import expression
from seolint.readers.html.page import Page
from seolint.readers.masking import Mask
from seolint.readers.math import mask_math
from seolint.readers.tokens import START, TEXT, Token

_CODE = frozenset({"code", "pre", "kbd", "samp", "tt"})
_SIGNS = "$", "\\"
"""What every mark of a formula begins with."""

_OPENS = expression(r"\$|\\(?:[(\[]|begin\{)")
_START = attrgetter("start")


def mask_formulas(page: Page) -> Sequence[Mask]:
    """The masks of the formulas in a page."""
    source, page_tokens = page.source, page.tokens
    marked = sorted(index for sign in _SIGNS for index in _texts_with(sign, source, page_tokens))
    if not any(_OPENS.search(source, page_tokens[i].start, page_tokens[i].end) for i in marked):
        return ()
    first, last = marked[0], marked[-1]
    start, end = page_tokens[first].start, page_tokens[last].end
    code = _depth_of_code(page_tokens[:first], 0)
    pieces: list[str] = []
    at = start
    for token in page_tokens[first : last + 1]:
        if token.kind is not TEXT:
            code = _depth_of_code((token,), code)
        elif not code:
            pieces += "\n" * (token.start - at), source[token.start : token.end]
            at = token.end
    masks = mask_math(source[start:end], "".join([*pieces, "\n" * (end - at)]))
    return [mask._replace(start=start + mask.start, end=start + mask.end) for mask in masks]


def _texts_with(sign: str, source: str, page_tokens: Sequence[Token]) -> Iterator[int]:
    """The texts that contain a sign: most dollar signs of a page are in its scripts."""
    at = source.find(sign, page_tokens[0].start) if page_tokens else -1
    while at >= 0:
        index = bisect_right(page_tokens, at, key=_START) - 1
        if page_tokens[index].kind is TEXT:
            yield index
        at = source.find(sign, page_tokens[index].end)


def _depth_of_code(page_tokens: Sequence[Token], depth: int) -> int:
    """How many tags of code are open after these tokens, of `depth` before them."""
    for token in page_tokens:
        if token.name in _CODE:
            depth += 1 if token.kind is START else -(depth > 0)
    return depth
