"""Where front matter is: the fenced block at the start of a file, or the script of a component in its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from seolint.lazy_regex import expression

if TYPE_CHECKING:
    from seolint.readers.builder import Builder

BLANK_LINES = expression(r"(?:[ \t]*(?:\r\n|\n|\r))*")
_OPEN = expression(r"(?:(---)(json|toml|yaml|js)?|(\+\+\+|;;;))[ \t]*(?:\r\n|\n|\r)")
_CLOSE = {
    "---": expression(r"^(?:---|\.\.\.)[ \t]*\r?$", re.M),
    "+++": expression(r"^\+\+\+[ \t]*\r?$", re.M),
    ";;;": expression(r"^;;;[ \t]*\r?$", re.M),
}
_LONGER_CLOSE = expression(r"^-{4,}[ \t]*\r?$", re.M)
"""A longer line, which Hugo and gray-matter accept: they compare its beginning only."""

_KEY = expression(r"""^[ \t]*["']?[A-Za-z_][\w .-]*(?:["'\t][ \t]*)?[:=]""", re.M)
_BLANK_LINE = expression(r"^[ \t\r]*$", re.M)
_SCRIPT = expression(r"import\b[^\n]*['\"]|(?:const|let|export|interface|type)\s[^\n]*[={]|//")
"""How the script of an Astro component begins, which is fenced like front matter."""

_SAID = {"json": ";;;", "toml": "+++", "js": ""}
"""The name of a language after the three dashes, which Eleventy and others allow; a script has none.

https://www.11ty.dev/docs/data-frontmatter/"""


class Fenced(NamedTuple):
    """Front matter: its fence (empty for a script), where its content starts and ends, and where the article starts."""

    fence: str
    start: int
    end: int
    body: int


def is_script(source: str, body: int) -> bool:
    """Whether what comes before `body`, where the article starts, is the script of an Astro component."""
    opened = _OPEN.search(source, 0, body)
    blank = BLANK_LINES.match(source, opened.end()) if opened else None
    return blank is not None and _SCRIPT.match(source, blank.end()) is not None


def fenced_block(source: str, first: int, builder: Builder) -> Fenced | None:
    """The fenced block at `first`, unless it is a thematic break and a paragraph.

    Blank lines may come before it and in it: Hugo accepts them.
    """
    opened = _OPEN.match(source, first)
    if not opened:
        return None
    blank = BLANK_LINES.match(source, opened.end())
    start = blank.end() if blank else opened.end()
    typed = opened[1] or opened[3]
    fence = _SAID.get(opened[2], typed)
    closed = _CLOSE[typed].search(source, start)
    if closed is None and typed == "---":
        closed = _LONGER_CLOSE.search(source, start)
    blank = None if closed else _BLANK_LINE.search(source, start)
    end = closed.start() if closed else blank.start() if blank else len(source)
    content = source[start:end].strip()
    if closed and (not fence or _SCRIPT.match(source, start, end)):
        return Fenced("", start, end, closed.end())
    if content and fence != ";;;" and not _KEY.match(source, start, end) and not _is_late_matter(source, start, end):
        return None
    if not closed:
        if not _KEY.match(source, start, end):
            return None
        builder.parse_error(first, first + len(typed), f'the front matter is not closed: end it with a line "{typed}"')
        return Fenced(fence, start, end, end)
    return Fenced(fence, opened.end(), end, closed.end())


def _is_late_matter(source: str, start: int, end: int) -> bool:
    """Whether a block that begins with a comment, a table or a bracket has a key further on, or comments alone."""
    if source[start:end].lstrip()[:1] not in "#[{\"'":
        return False
    lines = [line for line in source[start:end].splitlines() if line.strip()]
    are_comments = len(lines) > 1 and all(line.startswith("#") for line in lines)
    return are_comments or _KEY.search(source, start, end) is not None
