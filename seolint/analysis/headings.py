"""What several checks need to know about the headings of a page."""

from __future__ import annotations

from collections.abc import Sequence

from seolint.document import Document, Element

_INDENT = 2
"""Spaces before a comment in an example that isn't marked as code."""


def headings(document: Document) -> Sequence[tuple[Element, str]]:
    """The headings of `document`, each with its text, computed once."""
    return document.once(_headings)


def title_is_heading(document: Document) -> bool:
    """Whether the page's title comes from front matter and is printed as the h1. `<title>` is not printed.

    Some generators print it only where the article has no h1, others never; with some it depends on the layout. Where
    that isn't known, it doesn't count. Without a generator it does, since themes print it.
    """
    return title_may_be_heading(document) and document.title_use != "heading_by_layout"


def title_may_be_heading(document: Document) -> bool:
    """The same, where the layout isn't known, too."""
    title = document.title
    if title is None or document.source[: title.outer.start].rstrip().endswith(">"):
        return False
    if document.title_use == "heading_unless_h1":
        return all(heading.level > 1 for heading in document.all("heading"))
    return document.title_use not in ("metadata", "file_name")


def is_title_known(document: Document) -> bool:
    """Whether it is known what becomes of a title in front matter."""
    return document.title_use not in ("", "heading_by_layout")


def is_whole_page(document: Document) -> bool:
    """Whether this is a page with all its headings, not a fragment that a template puts below a title of its own."""
    if document.format != "html":
        return True
    return document.title is not None or "<body" in document.source or "<main" in document.source


def is_comment(document: Document, heading: Element) -> bool:
    """Whether a heading is a comment, or a command of the superuser, among commands that nobody marked as code.

    It is indented, and the next line as much, or more; or its line begins with one sharp, as one right beside it does.
    """
    start, end = heading.outer
    source = document.source
    if source[start : start + 1] != "#":
        return False
    indent = source[source.rfind("\n", 0, start) + 1 : start]
    if len(indent) >= _INDENT and not indent.strip(" "):
        return source.startswith(f"\n{indent}", end) and not document.inside(heading.span, "list")
    if heading.level > 1 or indent:
        return False
    before = source[source.rfind("\n", 0, max(start - 1, 0)) + 1 : start]
    return source.startswith("\n# ", end) or before.startswith("# ")


def _headings(document: Document) -> Sequence[tuple[Element, str]]:
    return [(heading, document.text(heading.span)) for heading in document.all("heading")]
