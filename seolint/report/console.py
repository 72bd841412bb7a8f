"""Text from an article, made safe for a terminal and for the logs of build servers, and measured in cells."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import Any
from unicodedata import east_asian_width

from seolint.lazy_regex import expression

_UNSAFE = "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
"""C0 and C1 controls, and the marks that reverse the direction of text: nothing that `str.isprintable` accepts."""

# ##[…], ##vso[…] and ##teamcity[…]: runners obey them wherever they stand in a line (actions/runner,
# ActionCommand.TryParse; azure-pipelines-agent, Command.TryParse).
COMMAND = expression(r"#(?=#\w{0,16}\[)")

_NARROW = expression("[\x00-\u02ff\u2010-\u2027]*")
"""Latin letters, dashes, quotation marks and an ellipsis: one cell each."""

_ZERO = "[\u0300-\u036f\u200c\u200d\ufe00-\ufe0f]"


@cache
def unsafe() -> re.Pattern[str]:
    """Matches a character that must not reach a terminal. Few texts hold one, so it is compiled only when needed."""
    return re.compile(_UNSAFE)


def safe(text: str) -> str:
    """`text` with nothing in it that moves a cursor, sets a colour, reverses the line or commands a build server.

    A command that must begin its line, `::name::`, is left in: don't begin a line with an article's text.
    """
    return COMMAND.sub("# ", text if text.isprintable() else unsafe().sub(_shown, text))


def safe_path(path: str) -> str:
    """A path made safe to begin a line with."""
    shown = safe(path)
    return f"./{shown}" if shown.lstrip().startswith("::") else shown


def safe_line(text: str) -> str:
    """`text` made safe as a whole line: no article, rule or error message can begin it with a command."""
    shown = safe(text)
    return f"| {shown}" if shown.lstrip().startswith("::") else shown


def as_json(value: Any) -> str:
    """`value` for programs, in JSON that is safe to view on a terminal; it reads back unchanged."""
    import json  # 2 ms, which most reports don't need

    return safe_json(json.dumps(value, ensure_ascii=False, indent=1))


def safe_json(text: str) -> str:
    """JSON that is safe to view on a terminal. The only unprintable ASCII that it may hold is line ends and DEL."""
    if not text.isascii() or "\x7f" in text:
        text = unsafe().sub(lambda match: match[0] if match[0] == "\n" else f"\\u{ord(match[0]):04x}", text)
    return COMMAND.sub(r"\\u0023", text)


def cells(text: str) -> int:
    """How many terminal cells a text takes up."""
    if text.isascii() or _NARROW.fullmatch(text):
        return len(text)
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in re.sub(_ZERO, "", text))


def padded(text: str, width: int) -> str:
    """`text` with blanks after it, up to `width` cells."""
    return text + " " * (width - cells(text))


def fitting(text: str, room: int) -> str:
    """As much of the beginning of a text as fits into this many cells."""
    if text.isascii():
        return text[:room]
    if cells(text) <= room:
        return text
    for at, width in enumerate(accumulate(map(cells, text))):
        if width > room:
            return text[:at]
    return text


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0] == "\t":
        return "    "
    return chr(0x2400 + code) if code < 0x20 else f"<U+{code:04X}>"
