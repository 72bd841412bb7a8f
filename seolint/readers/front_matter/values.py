"""Values of front matter, as a tree of texts with their places.

A text is as long as its source: what the author typed is at its own offset, with filler where an escape, a fold or an
indentation is longer than what it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from seolint.document import FILLER
from seolint.lazy_regex import expression
from seolint.readers.entities import pieces

BREAKS = "\r\n\x85\u2028\u2029"
"""What ends a line in YAML; CR and LF together count as one."""

_BREAK = rf"(?:\r\n|[{BREAKS}])"
_ESCAPE = expression(rf"\\(?:u([0-9a-fA-F]{{4}})|U([0-9a-fA-F]{{8}})|x([0-9a-fA-F]{{2}})|({_BREAK}[ \t]*)|(.))", re.S)
_NAMED = {"t": "\t", **dict.fromkeys("nrbf0aevN_LP", " ")}
"""What a letter after a backslash means; line ends become spaces, since those of a document are the ones of its
source."""

_FOLD = expression(rf"(?:(?<![ \t])[ \t]+)?{_BREAK}[ \t]*")
"""A line end and the blanks around it. A run of blanks is tried only from its first one, as each attempt reads all of
it."""

_INDENT = expression(rf"{_BREAK}[ \t]*")
_CONTROLS = expression(r"[\0-\x08\x0a-\x1f\ud800-\udfff]")
"""Control characters other than the tab, and halves of surrogate pairs."""


class Scalar(NamedTuple):
    """A text value: where it is (without its quotes), and its text, with filler as long as its source."""

    start: int
    end: int
    text: str

    @property
    def plain(self) -> str:
        """The text without filler."""
        return self.text.replace(FILLER, "").strip()


class MatterError(ValueError):
    """Front matter that can't be read; `offset` is where in the source the problem is."""

    def __init__(self, offset: int, problem: str) -> None:
        super().__init__(problem)
        self.offset = offset


DEEPEST = 100
"""The maximum depth of lists and mappings. No site nests a tenth as deep, and walking a tree recurses once per
level."""

TOO_DEEP = "its values are nested too deeply"


def limit_depth(depth: int, offset: int) -> None:
    """Raise MatterError for a value at `offset` that is in more lists and mappings than DEEPEST."""
    if depth > DEEPEST:
        raise MatterError(offset, TOO_DEEP)


Tree = Scalar | list["Tree"] | dict[str, "Tree"]


def find(tree: Tree, path: str) -> Tree | None:
    """The value of a key such as `title`, or `seo.title` of a nested one."""
    value: Tree | None = tree
    if isinstance(tree, dict) and path in tree:
        return tree[path]
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def scalars(tree: Tree | None) -> Iterator[Scalar]:
    """The texts of a value, or of a list of values."""
    if isinstance(tree, Scalar):
        yield tree
    elif isinstance(tree, list):
        yield from (item for item in tree if isinstance(item, Scalar))


def verbatim(source: str, start: int, end: int) -> Scalar:
    """A value without escapes; folded lines are joined by a space."""
    text = source[start:end]
    return Scalar(start, end, text if text.isprintable() else _FOLD.sub(_spaced, text))


def double_quoted(source: str, start: int, end: int) -> Scalar:
    """A value with backslash escapes; the span is inside its quotes."""
    if "\\" not in source[start:end]:
        return verbatim(source, start, end)
    pieces: list[str] = []
    at = start
    for escape in _ESCAPE.finditer(source, start, end):
        pieces += _FOLD.sub(_spaced, source[at : escape.start()]), _meaning(escape).ljust(len(escape[0]), FILLER)
        at = escape.end()
    pieces.append(_FOLD.sub(_spaced, source[at:end]))
    return Scalar(start, end, "".join(pieces))


def single_quoted(source: str, start: int, end: int) -> Scalar:
    """A YAML value in which a doubled quote means one; the span is inside its quotes."""
    return Scalar(start, end, _FOLD.sub(_spaced, source[start:end]).replace("''", "'" + FILLER))


def block(source: str, start: int, end: int) -> Scalar:
    """A YAML block scalar or a multi-line TOML text: indentation is ignored, a line end is a space."""
    return Scalar(start, end, _INDENT.sub(_spaced, source[start:end]))


def without_controls(text: str) -> str:
    """A text with a space for each character that isn't allowed in a document."""
    return _CONTROLS.sub(" ", text)


def decoded(text: str) -> str:
    """A text as a page shows it, with references such as `&#8217;` decoded; the length stays the same."""
    if "&" not in text:
        return text
    found = [(start, end, shown if text[end - 1] == ";" else None) for start, end, shown in pieces(text, 0, len(text))]
    return "".join(text[at:to] if shown is None else shown.ljust(to - at, FILLER) for at, to, shown in found)


def _spaced(fold: re.Match[str]) -> str:
    return " ".ljust(len(fold[0]), FILLER)


def _meaning(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2] or escape[3]
    if code:
        number = int(code, 16)
        return without_controls(chr(number)) if number < 0x110000 else " "
    return FILLER if escape[4] else _NAMED.get(escape[5], escape[5])
