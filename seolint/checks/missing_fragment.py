"""Links to a place on the same page that isn't there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from unicodedata import combining, normalize
from urllib.parse import unquote

from seolint.analysis.links import base_of, has_template, links
from seolint.document import Document, Finding
from seolint.lazy_regex import expression
from seolint.wording import near

FACTS = ("fragment", "near")

_ID = expression(
    r"[iInN](?<![\w-][iInN])(?:(?<=[iI])[dD]|(?<=[nN])[aA][mM][eE])"
    r"""\s*=\s*(?:"([^"<>{}]{1,200})"|'([^'<>{}]{1,200})'|([^\s"'<>{}]{1,200}))"""
)
"""The values of id and name. The engine skips to one of four letters; with `re.I` it tries everywhere, in four times
the time."""

_BRACED = expression(r"\{:?[^{}\n]{0,100}?#([\w:.-]+)")
"""Ids that Kramdown, Hugo, Docusaurus and Pandoc take: `{#id}`, `{: #id .class}`."""

_LABEL = expression(r"^\(([\w:.-]+)\)=[ \t]*$", re.M)
"""Labels of MyST: https://mystmd.org/guide/cross-references"""

_FOOTNOTE = expression(r"(?:user-content-)?(?:fn|fnref|footnote|endnote|cite)[\w:.-]*", re.I)
_NO_PLACE = expression(r"[:/!=&?]|^L\d+|^0$")
"""What fragments hold that mean something else: text fragments, routes, lines of code, buttons of scripts."""

_INCLUDES = expression(
    r"\{%-?\s*(?:include|render|block|embed|import)|\{\{[<%]|\{\{-?\s*(?:partial|template|content|block|\.)"
    r"|<[A-Z][^<>]{0,500}/>|--8<--|<!--\s*#?include|<\?|<%|^\.\. |^```\{|^:::\{|^@include",
    re.M,
)
"""Syntax that fetches parts of a page from elsewhere, with ids that can't be known."""

_PAGE = expression(r"<html[\s>]", re.I)
_LOOSE = expression(r"[\W_]+")


_MANY, _GUESSES = 500, 20
"""Ids among which a near one is looked for, and for how many links: comparing takes its time."""


def check(document: Document, *, allow: Sequence[str] = ()) -> Iterator[Finding]:
    """Links to `#…` of this page where no id, name, label or heading answers. `allow`: fragments of the site's layout.

    Generators make ids of headings each in its own way: a heading answers where letters and digits agree. Of a page
    that is put together of parts nothing can be known. Facts: fragment, near ("." or "; did you mean #…?").
    """
    is_inner = document.once(base_of) == ""
    inner = [link for link in links(document) if is_inner and link.address and link.address[0] == "#" != link.address]
    asked = [(link.element, unquote(link.address[1:]).strip()) for link in inner if link.address]
    headings = _headings(document) if asked else {}
    asked = [(link, name) for link, name in asked if _is_place(name) and _loose(name) not in headings]
    ids = _ids(document) | set(allow) if asked else set()
    missing = [(link, name) for link, name in asked if name not in ids]
    if missing and not _is_put_together(document):
        known = [*ids, *headings.values()]
        for count, (link, fragment) in enumerate(missing):
            hint = _hint(fragment, known) if count < _GUESSES and len(known) <= _MANY else "."
            yield Finding(link.span, {"fragment": fragment, "near": hint})


def _is_put_together(document: Document) -> bool:
    made_headings = (has_template(document, heading) for heading in document.all("heading"))
    return any(made_headings) or _INCLUDES.search(document.source) is not None


def _is_place(fragment: str) -> bool:
    if not fragment or fragment.lower() == "top":
        return False
    return not _NO_PLACE.search(fragment) and not _FOOTNOTE.fullmatch(fragment)


def _ids(document: Document) -> set[str]:
    found = {unquote("".join(groups)).strip() for groups in _ID.findall(document.source)}
    found.update(_BRACED.findall(document.source), _LABEL.findall(document.source) if ")=" in document.source else ())
    return found | {name.removeprefix("user-content-") for name in found}


def _headings(document: Document) -> dict[str, str]:
    """The headings by their letters and digits, each with an id that most generators make of it.

    Of equal ones, the second and later are numbered from 1 or from 2; some generators leave out all letters but those
    of ASCII, and number what has none. Pages of HTML have no ids but their own.
    """
    if document.format == "html" and _PAGE.search(document.source):
        return {}
    found: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for heading in document.all("heading"):
        text = document.text_of(heading)
        usual = "-".join(re.sub(r"[^\w\s-]", "", text.lower()).split())
        for loose in dict.fromkeys((_loose(text), _loose(text.encode("ascii", "ignore").decode()))):
            count, seen[loose] = seen[loose], seen[loose] + 1
            found.setdefault(loose, usual)
            if count:
                found.update({f"{loose}{count}": f"{usual}-{count}", f"{loose}{count + 1}": f"{usual}-{count + 1}"})
    found.update((str(number), "") for number in range(1, seen[""] + 1))
    return found


def _loose(text: str) -> str:
    """Letters and digits alone, without case and accents: what the ids of all generators have in common."""
    bare = "".join(letter for letter in normalize("NFKD", text) if not combining(letter))
    return _LOOSE.sub("", bare).lower()


def _hint(fragment: str, known: Sequence[str]) -> str:
    found = near(fragment, known, cutoff=0.8)
    return f"; did you mean #{found[0]}?" if found else "."
