"""Where rules are named: in the comments of an article that disable them, and under `seolint:` in its front matter."""

from __future__ import annotations

from seolint.lazy_regex import expression
from seolint.readers.directives import EVERY, VERBS
from seolint.server.positions import Positions

NAME = expression(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_OPENED = expression(r"(?P<open><!--|\{/\*)\s*(?P<word>seolint[a-z-]*|s?e?o?l?i?n?)$")
_VERB = expression(r"(?:disable|enable)[a-z-]*(?=[ \t])")
_SETTING = expression(r"[ \t]+disable:[ \t]*\[?")
_LIST = expression(r"[\w \t,-]*")
_REASON = "--"


def line_before(text: str, places: Positions, offset: int) -> str:
    """The line up to an offset, as far as it is inspected."""
    start, _ = places.line(places.line_of(offset))
    return text[max(start, offset - 500) : offset]


def begun_name(before: str) -> str | None:
    """The beginning of a rule's name that ends a line in a directive; None elsewhere."""
    _, mark, directive = before.rpartition("seolint-")
    if mark and (verb := _VERB.match(directive)):
        names = directive[verb.end() :]
    elif setting := _SETTING.match(before):
        names = before[setting.end() :]
    else:
        return None
    words = names.replace(",", " ").replace("\t", " ").split(" ")
    return words[-1] if _LIST.fullmatch(names) and _REASON not in words else None


def begun_directive(before: str) -> tuple[str, str] | None:
    """The beginning of a directive that ends a line, and how its comment ends; None elsewhere."""
    found = _OPENED.search(before)
    return (found["word"], "-->" if found["open"] == "<!--" else "*/}") if found else None


def name_at(text: str, places: Positions, offset: int) -> tuple[str, int, int] | None:
    """The word of a directive at an offset, and where it is; None elsewhere."""
    start, end = places.line(places.line_of(offset))
    head, mark, directive = text[start:end].partition("seolint-")
    if mark and (verb := _VERB.match(directive)):
        start += len(head) + len(mark) + verb.end()
    elif setting := _SETTING.match(head):
        start += setting.end()
    else:
        return None
    words = ((word[0], start + word.start(), start + word.end()) for word in NAME.finditer(text[start:end]))
    return next((word for word in words if word[1] <= offset <= word[2]), None)


DIRECTIVES = tuple(f"seolint-{verb}" for verb in VERBS)
EVERY_RULE = EVERY
