"""Whether a page is an article, to be judged by its length: drafts, indexes and redirects aren't."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from seolint.analysis.declared import declarations, has_front_matter, value
from seolint.analysis.headings import is_whole_page
from seolint.analysis.prose import prose
from seolint.document import Document, Element
from seolint.lazy_regex import expression

INDEX_LAYOUTS = frozenset(
    {
        *("index", "home", "homepage", "splash", "landing", "list", "archive", "archives", "section", "authors"),
        *("category", "categories", "tag", "tags", "tagpage", "taxonomy", "term", "search", "404", "redirect"),
    }
)
"""Page layouts that a theme fills, by words in their names, such as tag-page and blog_index.
https://jekyllrb.com/docs/layouts/"""

_LINKED = 0.5
"""The share of list items that begin with a link from which on a page is an index of others."""

_FEWEST_LINKS = 3
"""The minimum number of items that begin with a link for an index."""

_POINTER = 2
"""Sentences of a page that only points elsewhere: "This page has moved", "Page not found"."""

_INSERTS = expression(
    r"^[ \t]{0,12}(?:!\[\[|-{2,8}8<-{2,8}|::[a-z]|:::[ \t][\w.-]+[ \t]*$|`{3,8}\{[a-z]|\.\. [a-z]|\{\{|\{%)"
    r"|<(?:iframe|video|audio|canvas|object|embed)\b",
    re.M | re.I,
)
"""What adds content to a page that isn't in its source: notes of Obsidian, snippets and API pages of MkDocs,
components of Nuxt, directives of MyST and reStructuredText, tags of templates, embedded media."""

_DATA = expression(
    r"^[ \t]{0,12}-[ \t]{1,4}[\w-]{1,40}:|^[ \t]{1,12}[\w-]{1,40}:(?:[ \t]*$|.*\n[ \t]{1,12}[\w-]{1,40}:)", re.M
)
"""Mappings in a list or in another mapping, as in front matter."""

_CLOSED = expression(r"^[ \t]{0,12}:{3,8}[ \t]*$", re.M)
_WIDGETS = expression(r"<(?:script|form)\b", re.I)

_YES, _NO = frozenset({"true", "yes", "on", "1"}), frozenset({"false", "no", "off", "0"})


def why_no_article(document: Document) -> str:
    """Why the length of a page means little; "" for an article."""
    return document.once(_why)


def why_not_finished(document: Document) -> str:
    """Why the parts of a page needn't be complete; "" for an article."""
    reason = why_no_article(document)
    return reason if reason in _UNFINISHED else ""


def _why(document: Document) -> str:
    return next((reason for reason, applies in _REASONS.items() if applies(document)), "")


def _is_draft(document: Document) -> bool:
    drafts = {value(each).lower() for each in declarations(document, "draft")}
    published = {value(each).lower() for each in declarations(document, "published")}
    return not drafts.isdisjoint(_YES) or not published.isdisjoint(_NO)


def _is_redirect(document: Document) -> bool:
    return bool(declarations(document, "redirect"))


def _is_index(document: Document) -> bool:
    names = (value(each).lower().rpartition("/")[2].partition(".")[0] for each in declarations(document, "layout"))
    return document.is_index or any(not INDEX_LAYOUTS.isdisjoint(name.replace("_", "-").split("-")) for name in names)


def is_part(document: Document) -> bool:
    """Whether other pages include it: a file without a heading that is HTML but no whole page, or Markdown of a site.

    Elsewhere, Markdown without a heading is an article that somebody has just begun to write.
    """
    if document.title or document.meta or document.all("heading"):
        return False
    return bool(document.title_use) if document.format == "markdown" else not is_whole_page(document)


def _is_filled_in(document: Document) -> bool:
    if any(_is_alone(document, template) for template in document.all("template")):
        return True
    for found in _INSERTS.finditer(document.source):
        if not found[0].lstrip().startswith(":::") or not _CLOSED.search(document.source, found.end()):
            return True
    return document.format == "markdown" and _WIDGETS.search(document.source) is not None


def _is_alone(document: Document, template: Element) -> bool:
    """Whether a template or a component begins its line, and is therefore a block of the page."""
    start = template.outer.start
    line = document.source.rfind("\n", 0, start) + 1
    return not document.source[line:start].strip()


def _shows_front_matter(document: Document) -> bool:
    """Whether a page declares more than its text contains, in lists or mappings that only its layout can show."""
    first = next(iter(document.blocks), None)
    if first is None or not has_front_matter(document):
        return False
    declared = document.source[: first.outer.start]
    return _DATA.search(declared) is not None and len(declared.split()) > len(document.words)


def _has_no_text(document: Document) -> bool:
    return not any(document.words.within(paragraph.span) for paragraph in document.all("paragraph"))


def _lists_links(document: Document) -> bool:
    items, links = document.all("item"), {link.span.start for link in document.all("link")}
    linked = [item for item in items if item.span.start in links]
    return len(linked) >= _FEWEST_LINKS and len(linked) >= _LINKED * len(items)


def _points_elsewhere(document: Document) -> bool:
    return len(prose(document).sentences) <= _POINTER and bool(document.all("link"))


_REASONS: dict[str, Callable[[Document], bool]] = {
    "it is a draft": _is_draft,
    "it leads to another page": _is_redirect,
    "it is an index, which its layout fills": _is_index,
    "it is part of other pages": is_part,
    "a template, a component or an include adds to it": _is_filled_in,
    "it has no text of its own": _has_no_text,
    "its layout shows what its front matter declares": _shows_front_matter,
    "it is an index of other pages": _lists_links,
    "it only points to another page": _points_elsewhere,
}
"""In the order of their cost."""

_UNFINISHED = ("it is a draft", "it leads to another page", "it is an index, which its layout fills")


def code_words(document: Document) -> int:
    """How many words the code on a page has: people who come for an example read it, too."""
    blocks: Sequence[Element] = document.all("code")
    return sum(len(document.source[block.outer.start : block.outer.end].split()) for block in blocks)
