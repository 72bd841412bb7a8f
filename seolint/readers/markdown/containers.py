"""The contents of a dialect's containers: the title of a callout, and tabs, of which a reader sees one at a time.

A heading that begins a callout of Quarto is its title; the headings of a tab set are the names of its tabs. Neither is
a section of the article. Text in one tab (Quarto, Docusaurus, DocFX, MkDocs, Hugo) may be repeated in another, and so
may a heading in other components that enclose a part of an article, such as the entries of a changelog.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from seolint.document import Span
from seolint.lazy_regex import expression

_LINE = expression(r"\n[ \t>]*(?:(?P<colons>:{3,})[ \t]*(?P<about>[^\n]*)|(?P<heading>\#{1,6})[ \t])")
_CALLOUT = expression(r"(?:\A|\.)callout-\w")
_TAB_SET = expression(r"(?:\A|\.)panel-tabset\b")
_TAB_ITEM = expression(r"\{?(?:tab|(?:tabs?|accordion)-item)\b")
_GAP = expression(r"\s*")
_PAIRED = expression(
    r"<(?P<closing>/?)(?P<tag>TabItem|TabPanel|TabsContent|Tabs?\.(?:Tab|Item|Panel)|[Tt]ab|CodeGroupItem)(?=[\s>])"
    r"|<(?P<ended>/?)(?P<component>[A-Z][\w.]{0,60})(?=[\s>])"
    r"|\{\{[<%][ \t]{0,9}(?P<shut>/?)[ \t]{0,9}(?P<short>[A-Za-z][\w/-]{0,60})"
    r"|\{%-?[ \t]{0,9}(?P<end>end)?(?P<tag2>tab)(?![\w-])"
)
_TAB = expression(r"(?:[\w-]*[_-])?(?:code)?tab(?:[_-]?(?:item|panel|content|body))?", re.I)
"""The names of shortcodes with the content of a tab: `tab`, `codetab`, `tab-content`."""

_PAIRED_SIGNS = frozenset({"<", "</", "{{", "{%"})
_DOCFX = expression(r"^[ \t>]{0,40}(?:(?P<tab>\#{1,6}[ \t]+\[[^\]\n]{1,200}\]\(\#tab/)|(?:-{3,}|\*{3,})[ \t]*$)", re.M)
_MKDOCS = expression(r"""^(?P<indent>[ \t]*)===[!+]?[ \t]+["'].*$""", re.M)
_NOT_BLANK = expression(r"^([ \t]*)(?=\S)", re.M)


class Containers(NamedTuple):
    """Where headings that are titles begin, and the extents of tabs and of other components with content."""

    titles: list[int]
    tabs: list[Span]
    components: list[Span]


def containers(text: str, signs: Set[str]) -> Containers:
    """The titles and the tabs of a text without code, with these signs."""
    titles: list[int] = []
    tabs: list[Span] = []
    components: list[Span] = []
    if ":::" in signs:
        _read_fenced(text, titles, tabs)
    if not _PAIRED_SIGNS.isdisjoint(signs):
        _read_paired(text, tabs, components)
    if "](" in signs:
        tabs += _sequential(text)
    if "=" in signs:
        tabs += _indented(text)
    return Containers(titles, tabs, components)


class _Open(NamedTuple):
    """An open container: where its content starts, its kind, where its tab starts, and the level of tab headings."""

    start: int
    kind: str
    tab: int = -1
    level: int = 0


def _read_fenced(text: str, titles: list[int], tabs: list[Span]) -> None:
    """The containers between lines of colons, `::: {.callout-tip}` up to `:::`."""
    opened: list[_Open] = []
    for line in _LINE.finditer(f"\n{text}"):  # whose lines begin one further on, after the line end before them
        if line["colons"] and line["about"].strip(" :"):
            opened.append(_Open(line.end() - 1, _kind(line["about"])))
        elif line["colons"]:
            if opened:
                _end(opened.pop(), line.start(), tabs)
        elif opened:
            opened[-1] = _with_heading(opened[-1], line, text, titles, tabs)
    for container in opened:
        _end(container, len(text), tabs)


def _kind(about: str) -> str:
    if _CALLOUT.search(about):
        return "callout"
    if _TAB_SET.search(about):
        return "tabs"
    return "tab" if _TAB_ITEM.match(about) else ""


def _end(container: _Open, end: int, tabs: list[Span]) -> None:
    if container.kind == "tab":
        tabs.append(Span(container.start, end))
    elif container.tab >= 0:
        tabs.append(Span(container.tab, end))


def _with_heading(container: _Open, line: re.Match[str], text: str, titles: list[int], tabs: list[Span]) -> _Open:
    """Apply a heading in a container to it."""
    level, start = len(line["heading"]), line.start("heading") - 1
    gap = _GAP.match(text, container.start)
    if container.kind == "callout" and gap and gap.end() >= line.start():
        titles.append(start)
    elif container.kind == "tabs" and container.level in (0, level):
        titles.append(start)
        if container.tab >= 0:
            tabs.append(Span(container.tab, line.start()))
        return container._replace(tab=start, level=level)
    return container


def _read_paired(text: str, tabs: list[Span], components: list[Span]) -> None:
    """Tabs, components and shortcodes with a tag at each end, such as `<TabItem>` and `</TabItem>`."""
    opened: dict[str, list[int]] = {}
    for found in _PAIRED.finditer(text):
        name = found["component"] or found["tag"] or found["short"] or found["tag2"]
        is_component = bool(found["component"] or (found["short"] and not _TAB.fullmatch(found["short"])))
        if not (found["ended"] or found["closing"] or found["shut"] or found["end"]):
            opened.setdefault(name, []).append(found.start())
        elif opened.get(name):
            (components if is_component else tabs).append(Span(opened[name].pop(), found.end()))


def _sequential(text: str) -> Iterator[Span]:
    """The tabs of DocFX: from one to the next, or to a thematic break."""
    start = -1
    for found in _DOCFX.finditer(text):
        if start >= 0:
            yield Span(start, found.start())
        start = found.start() if found["tab"] else -1
    if start >= 0:
        yield Span(start, len(text))


def _indented(text: str) -> Iterator[Span]:
    """The tabs of MkDocs, `=== "Title"`: everything indented below it, up to the next line that isn't."""
    for found in _MKDOCS.finditer(text):
        end = len(text)
        for line in _NOT_BLANK.finditer(text, found.end()):
            if len(line[1]) <= len(found["indent"]):
                end = line.start()
                break
        yield Span(found.start(), end)
