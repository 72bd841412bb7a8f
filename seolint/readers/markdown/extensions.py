"""What dialects of Markdown write within a line: wikilinks, citations, spans with attributes, emoji, roles.

Pandoc and Quarto, Obsidian, DocFX, MyST, GitHub. Readers see the text of such a link or span, not its signs; of a
citation or an emoji they see nothing as typed. Each becomes a mask; some have an effect, too, such as a link.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from seolint.lazy_regex import expression
from seolint.readers.masking import TEMPLATE, Mask

if TYPE_CHECKING:
    from seolint.readers.builder import Builder

Effect = Callable[["Builder"], None]
"""What is done at a mask instead of leaving it out."""


class Extension(NamedTuple):
    """A mask; its effect, if it has any; and whether a title follows it, which is a separate line."""

    mask: Mask
    effect: Effect | None = None
    titles: bool = False


_ITEM = r"""(?:[.#][\w:-]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s}"'{]+))"""
_ATTRIBUTES = rf"\{{:?[ \t]*{_ITEM}(?:[ \t]+{_ITEM}){{0,20}}[ \t]*\}}"
_WIKILINK = expression(
    r"\[\[(?<!\[\[\[)(?!_?(?i:toc)_?\]\]|\d+\]\]|[ \t])([^\[\]|\n]{1,300}?)(?:\\?\|([^\[\]\n]{0,300}))?\]\](?![(\[:\]])"
)
_CALLOUT = expression(r"\[!\w[\w -]{0,40}(?:\|[^\]\n]{0,40})?\][+-]?(?P<title>[ \t]*[^\s>])?")
_SPAN = expression(rf"\[(?<![\]!\\]\[)([^\[\]\n]{{1,300}})(\]{_ATTRIBUTES})")
CITED = r"(?<![\]!\\]\[)((?:[^\[\]@]{0,60}\s)?-?@[\w{][^\[\]]{0,300})\](?![(\[:])"
_CITATION = expression(rf"\[{CITED}")
_SHORTCODE = r"(?:[0-9]{0,2}[a-z][a-z0-9_+-]{0,40}|[+-]1|100|1234):"
SHORTCODES = rf"(?<![\w:/.\\]:){_SHORTCODE}(?::{_SHORTCODE}){{0,20}}(?![\w:/])"
_EMOJI = expression(f":(?<!`:){SHORTCODES}")
REFERENCE = r"(?<![\w@\[-]@)(?:cau|cnj|cor|def|eq|exm|exr|fig|imp|lem|lst|nte|prp|sec|tbl|thm|tip|wrn)-\w[\w-]{0,80}"
_REFERENCE = expression(f"@{REFERENCE}")
"""What Quarto replaces by a name and a number: https://quarto.org/docs/authoring/cross-references.html"""

_UNNUMBERED = expression(r"\{-\}(?<=[ \t]\{-\})(?=[ \t]*$)", re.M)
_ROLE = expression(r"\{([a-zA-Z][\w:.+-]{0,40})\}(?= )")
_TAB = expression(r"^[ \t>]{0,40}(\#{1,6}[ \t]+\[[^\]\n]{1,200}\]\(\#tab/[^)\n]{0,200}\)[ \t#]*)$", re.M)
_BEFORE_CALLOUT = expression(r"(?:\A|\n)[ \t>*+-]*>[ \t]*\Z")
_LONGEST_INDENT = 40
_IMAGE = expression(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp)\Z", re.I)
_SIZE = expression(r"(?:\d+(?:x\d+)?|left|right|center)?")
_HAS_NUMBER = expression(r"@[^\s@\d]*\d")
_DEFINITION = expression(r"^ {0,3}\[([^\[\]\n]{1,300})\]:", re.M)

_GENERATED = frozenset(
    {"doc", "eq", "numref", "ref", "any", "math", "index", "label", "nbsp", "sub-ref", "fa", "octicon"}
)
"""Roles of MyST and Sphinx whose text the generator makes, and formulas: https://mystmd.org/guide/roles"""

_PLAIN = frozenset(
    {"abbr", "term", "sub", "sup", "dfn", "emphasis", "strong", "guilabel", "menuselection", "button", "u"}
)
"""Roles whose text is read as it is typed."""

_LONGEST_ROLE = 500


def extensions(source: str, text: str, signs: Set[str]) -> Iterator[Extension]:
    """The extensions in a source, kind by kind; `text` is the source with its code blanked out, `signs` what it shows.

    Brackets around a defined link label are a link: `[@name]`, where a line begins with `[@name]:`.
    """
    defined: frozenset[str] | None = None
    for sign, shape, make in _KINDS:
        if sign in signs:
            for found in shape.finditer(text):
                if defined is None:
                    defined = frozenset(_DEFINITION.findall(text)) if "]:" in text else frozenset()
                if found.lastindex is None or found[1] not in defined:
                    yield from make(source, found)


def _wikilink(source: str, found: re.Match[str]) -> Iterator[Extension]:
    start, end = found.span()
    if source.startswith(('="', "='"), start - 2) and start > 1:  # a list in an attribute of a component
        return
    page, alias = found[1].strip(), (found[2] or "").strip()
    if source.startswith("!", start - 1) and start:
        yield Extension(Mask(start - 1, end, False), partial(_embed, start - 1, end, page, alias))
        return
    shown = found.start(2) if alias else found.start(1) + (page[0] == "#")
    attrs = {"href": page, "wikilink": ""}
    yield Extension(Mask(start, shown, True), partial(_open_link, start, shown, attrs))
    yield Extension(Mask(end - 2, end, True), partial(_close_link, end - 2, end))


def _embed(start: int, end: int, page: str, alias: str, builder: Builder) -> None:
    """A picture, or another page embedded in this one, whose text is unknown here."""
    if _IMAGE.search(page):
        attrs = {"src": page, "wikilink": ""} | ({} if _SIZE.fullmatch(alias) else {"alt": alias})
        builder.image(start, end, attrs, None, alias)
    builder.mask(start, end)


def _open_link(start: int, end: int, attrs: Mapping[str, str], builder: Builder) -> None:
    builder.mask(start, end, joins=True)
    builder.inlines.open("a", start, end, attrs)


def _close_link(start: int, end: int, builder: Builder) -> None:
    builder.mask(start, end, joins=True)
    builder.inlines.close("a", start, end)


def _callout(source: str, found: re.Match[str]) -> Iterator[Extension]:
    """The head of a callout, `> [!tip]- Title`. Its title is a separate line."""
    start, end = found.start(), found.start("title") if found["title"] else found.end()
    if _BEFORE_CALLOUT.search(source, max(0, start - _LONGEST_INDENT), start):
        yield Extension(Mask(start, end, False), titles=bool(found["title"]))


def _span(source: str, found: re.Match[str]) -> Iterator[Extension]:
    yield Extension(Mask(found.start(), found.start(1), True))
    yield Extension(Mask(*found.span(2), True))


def _citation(source: str, found: re.Match[str]) -> Iterator[Extension]:
    """A citation of Pandoc: `[@key]`, `[see @key2020, p. 3]`. A name such as `@somebody` may be a person's, too."""
    words = found[1]
    if words.startswith(("@", "-@")) or _HAS_NUMBER.search(words):
        yield Extension(Mask(*found.span(), True))


def _joining(_: str, found: re.Match[str]) -> Iterator[Extension]:
    yield Extension(Mask(*found.span(), True))


def _tab(_: str, found: re.Match[str]) -> Iterator[Extension]:
    yield Extension(Mask(*found.span(1), False))


def _generated(_: str, found: re.Match[str]) -> Iterator[Extension]:
    yield Extension(Mask(*found.span(), True, TEMPLATE))


def _separating(_: str, found: re.Match[str]) -> Iterator[Extension]:
    yield Extension(Mask(*found.span(), False))


def _role(source: str, found: re.Match[str]) -> Iterator[Extension]:
    """A role of MyST, `{ref}`the text <target>``: its name, the code after it, or all but the text."""
    start, opened = found.span()
    first = opened
    while source.startswith("`", first) and first < opened + 3:
        first += 1
    if first == opened:
        return
    ticks = source[opened:first]
    last = source.find(ticks, first, first + _LONGEST_ROLE)
    role = found[1].rpartition(":")[2]
    inner = source[first:last].rstrip() if last > first else ""
    target = inner.rfind("<") if inner.endswith(">") else -1
    if last < 0 or not (target > 0 or role in _GENERATED | _PLAIN or _is_citing(found[1])):
        yield Extension(Mask(start, opened, True))
    elif target > 0 or role in _PLAIN:
        shown = inner[:target].rstrip() if target > 0 else inner
        yield Extension(Mask(start, first, True))
        yield Extension(Mask(first + len(shown), last + len(ticks), True))
    else:
        yield Extension(Mask(start, last + len(ticks), True))


def _is_citing(role: str) -> bool:
    return role.startswith(("cite", "footcite"))


_KINDS: Sequence[tuple[str, re.Pattern[str], Callable[[str, re.Match[str]], Iterator[Extension]]]] = (
    ("[[", _WIKILINK, _wikilink),
    ("[!", _CALLOUT, _callout),
    ("]{", _SPAN, _span),
    ("[", _CITATION, _citation),
    ("@", _REFERENCE, _generated),
    (":", _EMOJI, _joining),
    ("{-}", _UNNUMBERED, _separating),
    ("}`", _ROLE, _role),
    ("](", _TAB, _tab),
)
"""The sign that a kind may be present, its pattern, and what is made of it."""
