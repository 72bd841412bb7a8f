"""Front matter of Franklin, which is Julia: `@def title = "Knots"` line by line, or assignments between `+++`.

What it assigns looks like TOML but for calls and tuples, which aren't shown to readers, and become texts and lists.
https://franklinjl.org/syntax/page-variables/
"""

from __future__ import annotations

import re

from seolint.lazy_regex import expression

_DEF = expression(r"@def[ \t]+[^\W\d]\w*[ \t]*=(?!=)[ \t]*")
_BLANK = expression(r"[ \t\r\n]*")
_REST = expression(r"\"\"\"(?:[^\"]|\"(?!\"\"))*\"\"\"|\[(?:[^\[\]\n]|\n[ \t])*\n?\]")
_CALL = expression(r"(?<==)([ \t]{0,99})([A-Za-z][\w.]{0,60}\([^()\n]{0,300}\))(?=[ \t]{0,99}\r?$)", re.M)
_TUPLE = expression(r"^([ \t]{0,99})\(([^\n]*)\)(,?[ \t]{0,99}\r?)$", re.M)


def definitions(source: str, first: int) -> int:
    """Where the lines of `@def` that begin at `first` end; `first` if there are none."""
    end = first
    found = _DEF.match(source, first)
    while found:
        rest = _REST.match(source, found.end())
        at = source.find("\n", rest.end() if rest else found.end())
        end = len(source) if at < 0 else at + 1
        blank = _BLANK.match(source, end)
        found = _DEF.match(source, blank.end() if blank else end)
    return end


def as_toml(source: str, start: int, end: int) -> str | None:
    """The source with what is Julia between two places made TOML, at the same offsets; None if nothing is."""
    text = source[start:end]
    plain = text.replace("@def", "    ") if text.startswith("@def") else text
    plain = _CALL.sub(lambda call: f'{call[1]}"{" " * (len(call[2]) - 2)}"', plain)
    plain = _TUPLE.sub(r"\1[\2]\3", plain)
    return None if plain == text else f"{source[:start]}{plain}{source[end:]}"
