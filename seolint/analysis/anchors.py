"""The places of a page that a fragment (`#poles`) can name: ids, names, labels, and headings as generators name them.

Each generator makes the ids of headings in its own way: a heading matches if letters and digits agree.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple
from unicodedata import combining, normalize
from urllib.parse import unquote

from seolint.lazy_regex import expression

_ID = expression(
    r"[iInN](?<![\w-][iInN])(?:(?<=[iI])[dD]|(?<=[nN])[aA][mM][eE])"
    r"""\s*=\s*(?:"([^"<>{}]{1,200})"|'([^'<>{}]{1,200})'|([^\s"'<>{}]{1,200}))"""
)
"""The values of id and name. The engine skips to one of four letters; with `re.I` it tries everywhere, which takes four
times as long."""

_BRACED = expression(r"\{:?[^{}\n]{0,100}?#([\w:.-]+)")
"""Ids as Kramdown, Hugo, Docusaurus and Pandoc write them: `{#id}`, `{: #id .class}`."""

_COMMENTED = expression(r"\{/\*[ \t]*#?([\w-]+)[ \t]*\*/\}[ \t]*$", re.M)
"""Ids as sites in MDX write them after a heading, where braces would be code: `{/*id*/}`, `{/* #id */}`."""

_BRACKETED = expression(r"^#{1,6}[ \t][^\n]{0,300}?\[#([\w-]{1,100})\][ \t]*$", re.M)
"""Ids as Nextra and Fumadocs write them after a heading: `## Poles [#poles]`."""

_COMPONENT = expression(r"<[A-Z][\w.]*\s[^<>]{1,1000}>")
_VALUE = expression(r"""=\s*["']([\w-]{2,100})["']""")
"""Any attribute of a component may become an id: `<TeamMember name="Ada King" permalink="ada-king">`."""

_TITLED = expression(r"""\b(?:title|label)=["']([^"'<>\n]{1,100})["']""")
_WORD = expression(r"[^\W_]+")
"""Titles of components, of which ids are made as of headings: `<Accordion title="Bent poles">`."""

_FIELD = expression(
    r"""\A<(?:Param|Response)Field\s[^<>]{0,300}?\b(?:name|path|query|body|header)=["']([\w.-]{1,100})["']"""
)
"""A field of a reference, which is a place in Mintlify: `param-pole-length` of `<ResponseField name="pole.length">`."""

_LABEL = expression(r"^\(([\w:.-]+)\)=[ \t]*$", re.M)
"""Labels of MyST: https://mystmd.org/guide/cross-references"""

_INCLUDES = expression(
    r"\{%-?\s*(?:include|render|block|embed|import)|\{\{[<%]|\{\{-?\s*(?:partial|template|content|block|\.)"
    r"|^::: ?[\w.-]+[ \t]*\n[ \t]+[\w:]"
    r"|<[A-Z][^<>]{0,500}/>|--8<--|<!--\s*[#@]?include|<\?|<%|^\.\. |^\[TAGS\]|<!--\s*material/|^```\{|^:::\{"
    r"|^@include|^!!!\s?include\(",
    re.M,
)
"""Syntax that fetches parts of a page from elsewhere, with ids that can't be known."""

_PAGE = expression(r"<html[\s>]", re.I)
_LOOSE = expression(r"[\W_]+")

_MARKUP = expression(r"<[^<>]*>|\]\([^()\n]*\)|\]\[[^\[\]\n]*\]|\{[^{}\n]*\}|\A[ \t]*(?:title|sidebar_label)[ \t]*[:=]")
"""What is on the line of a heading but not part of its text: tags, addresses, attributes, the key of a title."""

_FILLED_IN = expression(r"^[ \t]*#{1,6}[^\n{]*\{[{%]", re.M)
"""A heading that a template fills in."""

_FOOTNOTE = expression(r"(?:user-content-)?(?:fn|fnref|footnote|endnote|cite)[\w:.-]*", re.I)
_NO_PLACE = expression(r"[:/!=&?]|^L\d+|^0$|^__")
"""Fragments that mean something else: text fragments, routes, lines of code, buttons of scripts, parts of the theme
(`__consent` of Material for MkDocs)."""

_PREFIXES = ("toc_", "h-", "user-content-", "heading-", "section-", "header-", "sec-")
"""What Showdown, WordPress, GitHub and plugins for headings put before ids."""

_ENTITY = expression(r"(?<![^\W_])(?:amp|lt|gt|quot|39|less-than|greater-than)(?![^\W_])|\Ausd(?=[a-z])", re.I)
"""What some generators leave of signs that HTML writes as entities: `#nuts-amp-bolts` for "Nuts & bolts"; and what
GitBook makes of some."""

_ATTRIBUTES = expression(r"(?<![ \t])[ \t]*\{(?=[^{}\n]{0,200}[.#=:])[^{}\n]{0,200}\}[ \t#]*$")
"""Attributes of a heading: `## Poles { .wide data-toc-label="All" }`."""

_TAB = expression(r"^[ \t]*===[!+]?[ \t]+\"([^\"\n]{1,200})\"", re.M)
"""The title of a tab in MkDocs, which may be a place: https://facelessuser.github.io/pymdown-extensions/extensions/tabbed/"""

_LONGEST = 300
"""The maximum number of characters of a line that may be a heading."""


class Anchors(NamedTuple):
    """The ids of a file, and possible heading texts by their letters and digits."""

    ids: frozenset[str]
    texts: frozenset[str]

    def has(self, fragment: str) -> bool:
        """Whether a fragment leads anywhere. Some generators number headings without a letter of ASCII."""
        return fragment in self.ids or fragment.isdigit() or not self.texts.isdisjoint(spellings(fragment))


def anchors(source: str, format: str) -> Anchors | None:
    """Where fragments may lead in a file, read without parsing it; None where it is assembled from other files.

    Any line counts as a heading, so a fragment that isn't found here has no target in the file.
    """
    if is_put_together(source) or _FILLED_IN.search(source):
        return None
    lines = () if is_page(source, format) else source.splitlines()
    counts: Counter[str] = Counter()
    for line in lines:
        if len(line) <= _LONGEST:
            text = unescape(_MARKUP.sub("", line))
            counts.update({letters for each in readings(text) for letters in _letters(each)})
    numbered = {f"{text}{n}" for text, count in counts.items() if count > 1 for n in range(1, count + 1)}
    return Anchors(frozenset(ids(source)), frozenset(counts) | numbered)


def ids(source: str) -> set[str]:
    """The ids, names and labels in a source."""
    found = {unquote("".join(groups)).strip() for groups in _ID.findall(source)}
    found.update(_BRACED.findall(source), _LABEL.findall(source) if ")=" in source else ())
    found.update(_COMMENTED.findall(source) if "{/*" in source else ())
    found.update(_BRACKETED.findall(source) if "[#" in source else ())
    for tag in _COMPONENT.findall(source):
        found.update(_VALUE.findall(tag))
        found.update("-".join(_WORD.findall(title.lower())) for title in _TITLED.findall(tag))
        found.update(f"param-{'-'.join(_WORD.findall(name))}" for name in _FIELD.findall(tag))
    return found | {name.removeprefix("user-content-") for name in found}


def is_put_together(source: str) -> bool:
    """Whether parts of a page come from elsewhere, with ids that can't be known."""
    return _INCLUDES.search(source) is not None


def is_page(source: str, format: str) -> bool:
    """Whether this is a whole page of HTML, which has no ids but those in its source."""
    return format == "html" and _PAGE.search(source) is not None


def is_place(fragment: str) -> bool:
    """Whether a fragment is meant to name a place on a page, not its top, a route, a line of code or a footnote."""
    if not fragment or fragment.lower() == "top":
        return False
    return not _NO_PLACE.search(fragment) and not _FOOTNOTE.fullmatch(fragment)


def without_prefix(fragment: str) -> str:
    """What follows a prefix that some generators put before the ids of all headings; "" for a fragment without one."""
    prefix = next((each for each in _PREFIXES if fragment.startswith(each)), "")
    return fragment[len(prefix) :] if prefix else ""


def spellings(fragment: str) -> Sequence[str]:
    """The letters and digits of a fragment, also without what may be left of entities in it."""
    letters, bare = loose(fragment), loose(_ENTITY.sub("", fragment))
    return (letters, bare) if bare and bare != letters else (letters,)


def readings(heading: str) -> Sequence[str]:
    """The texts from which generators may make the id of a heading: without its attributes, and without what follows
    a name in parentheses, as documentation of functions has it.
    """
    text = without_attributes(heading)
    name = text.partition("(")[0]
    return list(dict.fromkeys((text, name if loose(name) else text)))


def without_attributes(heading: str) -> str:
    """The text of a heading without its attributes, which no id is made of."""
    return _ATTRIBUTES.sub("", heading).rstrip() if heading.endswith("}") else heading


def tabs(source: str) -> Sequence[str]:
    """The letters and digits of the titles of tabs on a page, with which fragments may end."""
    return [letters for title in _TAB.findall(source) if (letters := loose(title))] if '=== "' in source else []


def _letters(text: str) -> Sequence[str]:
    return loose(text), loose(text.encode("ascii", "ignore").decode())


def loose(text: str) -> str:
    """Letters and digits alone, without case and accents: what the ids of all generators have in common."""
    if not text.isascii():
        text = "".join(letter for letter in normalize("NFKD", text) if not combining(letter))
    return _LOOSE.sub("", text).lower()
