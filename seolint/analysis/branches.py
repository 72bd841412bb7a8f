"""Branches of a template (`{% if %}`, `{% else %}`), of which a reader sees one only: what they repeat isn't repeated.

Liquid, Jinja, Twig, Hugo, Handlebars, ERB, PHP, Blade and Svelte.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from seolint.document import Document, Span
from seolint.lazy_regex import expression

_MARK = expression(
    r"\{%[-~+]?\s{0,9}(?P<liquid>\w{1,20})"
    r"|\{\{[-~]?\s{0,9}(?P<go>(?:if|with|range|block|define|else|end)\b|[#/](?:if|unless)\b|\^)"
    r"|<%[-_]?\s{0,9}(?P<erb>(?:if|unless|case|elsif|else|when|end)\b|[^%\n]{1,200}\bdo\b)"
    r"|<\?php\s{1,9}(?P<php>if\b[^?\n]{0,200}:|elseif\b|else\b|endif\b)"
    r"|@(?P<blade>if|elseif|else|endif|unless|endunless)\b"
    r"|\{(?P<svelte>#if\b|:else\b|/if\b)"
)
"""What opens, divides or closes a block of branches, by the language of the template."""

_OPENING = frozenset({"if", "unless", "case", "ifversion", "with", "range", "block", "define", "#if", "#unless"})
_DIVIDING = frozenset({"else", "elsif", "elif", "elseif", "when", ":else", "^"})
_CLOSING = frozenset({"end", "endif", "endunless", "endcase", "/if", "/unless"})
_LIQUID_ONLY = frozenset({"if", "unless", "case", "ifversion"})
"""The tags of Liquid and Jinja with branches: their loops and blocks have closing tags of other names."""

_MOST_OPEN = 50
"""How deeply blocks may be nested."""


_COMPARED = 20
"""With how many places each further one is compared."""


class Branch(NamedTuple):
    """A place from which on a branch is in force: the branches around it, each by its block and its number in it."""

    start: int
    path: Mapping[int, int]


def exclusive(document: Document, one: Span, other: Span) -> bool:
    """Whether two places are never on a page together, as they are in different branches of a template."""
    branches = document.once(_branches)
    if not branches:
        return False
    starts = document.once(_starts)
    first, second = (branches[bisect_right(starts, span[0]) - 1].path for span in (one, other))
    return any(block in second and second[block] != number for block, number in first.items())


def together(document: Document, spans: Sequence[Span]) -> Sequence[int]:
    """Of some places the indexes of those that may be on a page together with the first, and with each other."""
    if not document.once(_branches):
        return range(len(spans))
    kept: list[int] = []
    for at, span in enumerate(spans):
        if not any(exclusive(document, spans[before], span) for before in kept[:_COMPARED]):
            kept.append(at)
    return kept


def _branches(document: Document) -> Sequence[Branch]:
    """Where each branch of the page begins and ends, in order; nothing where no block has more than one."""
    source = document.source
    if "else" not in source and "elsif" not in source and "elif" not in source and "when" not in source:
        return ()
    return [Branch(0, {}), *_changes(source)]


def _starts(document: Document) -> array[int]:
    return array("i", [branch.start for branch in document.once(_branches)])


def _changes(source: str) -> Iterator[Branch]:
    opened: list[tuple[str, int, int]] = []
    blocks = 0
    for mark in _MARK.finditer(source):
        language = mark.lastgroup or ""
        word = _word(language, mark[language])
        if word in _OPENING and (language != "liquid" or word in _LIQUID_ONLY) and len(opened) < _MOST_OPEN:
            blocks += 1
            opened.append((language, blocks, 0))
        elif not opened or opened[-1][0] != language:
            continue
        elif word in _DIVIDING:
            _, block, number = opened.pop()
            opened.append((language, block, number + 1))
        elif word in _CLOSING:
            opened.pop()
        else:
            continue
        yield Branch(mark.start(), {block: number for _, block, number in opened})


def _word(language: str, written: str) -> str:
    """The word that says what a mark does; a block of Ruby (`each do`) opens as a condition does."""
    word = written.split()[0].rstrip("(:")
    return "block" if language == "erb" and word not in _OPENING | _DIVIDING | _CLOSING else word
