"""What MyST and Jupyter Book add: comments, targets, and directives whose content is text, though fenced like code.

    ```{note}
    :class: dropdown
    This is read.
    ```

The lines of their fences and options are masked. Any other directive, such as `{math}`, stays code.
https://mystmd.org/guide/directives
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import NamedTuple

from seolint.document import Span
from seolint.lazy_regex import expression
from seolint.readers.masking import Mask

_TEXT = frozenset(
    {"admonition", "attention", "caution", "danger", "error", "hint", "important", "note", "seealso", "tip", "warning"}
    | {"aside", "card", "container", "deprecated", "details", "div", "dropdown", "epigraph", "figure", "figure-md"}
    | {"grid", "grid-item", "grid-item-card", "highlights", "margin", "only", "pull-quote", "sidebar", "tab-item"}
    | {"tab-set", "todo", "topic", "versionadded", "versionchanged", "algorithm", "corollary", "definition", "example"}
    | {"exercise", "lemma", "observation", "proof", "property", "proposition", "remark", "solution", "theorem"}
)
"""Directives that contain Markdown, including those of sphinx-design and sphinx-proof."""

_CODE = frozenset({"math", "code", "code-block", "code-cell", "sourcecode", "mermaid", "raw", "toctree"})
"""Directives that don't, even when fenced by lines of colons, between which any other text is read."""

_DEMONSTRATION = "myst"
"""How the names of directives begin that show MyST as it is written, and what becomes of it: `{myst-example}`."""

_ENGINES = frozenset({"algorithm", "corollary", "definition", "example", "exercise", "lemma", "proof", "proposition"})
"""Directives whose names are also those of blocks in R Markdown."""

_NAMES = "|".join(sorted((_TEXT - _ENGINES) | {"code-block", "code-cell", "toctree"}))
_TARGET = r"[\w:.-]+\)=[ \t]*$"
_DIRECTIVE = expression(rf"\{{(?:(?<=```\{{)|(?<=~~~\{{)|(?<=:::\{{))(?:{_NAMES})\}}")
_ROLE = expression(r"\{(?:abbr|cite(?::\w+)?|doc|download|eq|kbd|numref|py:\w+|ref|term)\}`")
_TARGET_LINE = expression(rf"\((?<![^\n]\(){_TARGET}", re.M)
_MARKS = {"{": _DIRECTIVE, "}`": _ROLE, ")=": _TARGET_LINE}
"""What only MyST has: directives, roles, and targets, `(name)=`."""

_UNREAD = expression(rf"\n[ ]{{0,3}}(%[^\n]*|\({_TARGET})", re.M)
_FENCE = expression(r"^[ \t>]*(`{3,}|~{3,}|:{3,})[ \t]*([^\n]*)$", re.M)
_NAME = expression(r"\{(?:prf:)?([\w-]+)\}")
_OPTIONS = expression(
    r"(?:\n[ \t>]*:[\w-]+:[^\n]*)+|\n[ \t>]*---[ \t]*\n(?:[ \t>]*[\w-]+:[^\n]*\n){0,40}[ \t>]*---[ \t]*(?=\n|\Z)"
)


class _Open(NamedTuple):
    """An open fence: its sign, its place, and the name of a directive with text; code has no name."""

    fence: str
    start: int
    name: str


class Directives(NamedTuple):
    """The masks of the directives that contain text, in order, and the extent of each tab."""

    masks: Sequence[Mask]
    tabs: Sequence[Span]


def directives(source: str, signs: Set[str]) -> Directives:
    """The directives of a source that contain text; `signs` are those in the source."""
    masks: list[Mask] = []
    tabs: list[Span] = []
    opened: list[_Open] = []
    if "{" in signs:
        for line in _FENCE.finditer(source):
            _read_line(source, line, opened, masks, tabs)
    return Directives(masks, tabs)


def is_myst(source: str, signs: Set[str]) -> bool:
    """Whether a source has marks of MyST, besides signs that other dialects share."""
    return any(sign in signs and mark.search(source) for sign, mark in _MARKS.items())


def unread_lines(text: str) -> list[Mask]:
    """The comments, which begin with `%`, and the targets in a text of MyST without code."""
    return [Mask(found.start(1) - 1, found.end() - 1, False) for found in _UNREAD.finditer(f"\n{text}")]


def _read_line(source: str, line: re.Match[str], opened: list[_Open], masks: list[Mask], tabs: list[Span]) -> None:
    fence, about, start = line[1], line[2].strip(), line.start(1)
    if fence[0] == "`" in about:
        return
    innermost = opened[-1] if opened else None
    closes = innermost and not about and fence[0] == innermost.fence[0] and len(fence) >= len(innermost.fence)
    if innermost and closes:
        opened.pop()
        if fence[0] == ":" and not innermost.name:
            masks.append(Mask(innermost.start, line.end(), False))
        elif fence[0] != ":" and innermost.name:
            masks.append(Mask(start, line.end(), False))
            if innermost.name == "tab-item":
                tabs.append(Span(innermost.start, line.end()))
    elif (not innermost or innermost.name) and (about or fence[0] != ":"):
        name = _NAME.match(about)
        known = name[1] if name else ""
        is_code = known in _CODE or known.startswith(_DEMONSTRATION)
        holds_text = not is_code if fence[0] == ":" else known in _TEXT
        opened.append(_Open(fence, start, (known or fence) if holds_text else ""))
        if holds_text and name:
            masks += [Mask(start, line.end(), False)] * (fence[0] != ":")
            options = _OPTIONS.match(source, line.end())
            masks += [Mask(options.start() + 1, options.end(), False)] if options else []
