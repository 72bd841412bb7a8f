"""Which layouts of a site print the title of a page as its h1, according to their source.

A title in front matter is the page's main heading only where a layout makes it one. Layouts are programs, so that only
what is plain to see counts: an h1 that contains the title, in the layout, in what it includes, or in the one around it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set

from seolint.lazy_regex import expression

EXTENSIONS = frozenset(
    {
        *("html", "htm", "liquid", "njk", "nunjucks", "hbs", "ejs", "swig", "twig", "webc"),
        *("astro", "jsx", "tsx", "js", "ts", "vue", "mdx"),
    }
)
"""Extensions of the files that layouts are written in."""

ANY, INDEX = "", "_index"
"""The names for pages that name no layout, and for those among them that list other pages."""

EVERY, DEFAULT = "*", "_default"
"""The names for all pages, and for the type of those whose own type has no layouts."""

_H1 = expression(r"<h1(?![\w-])(.{0,1500}?)</h1", re.S | re.I)
_PRINTED = expression(r"(?:\{|<%)[^}%]{0,200}?(?<![\w.-])(?:[\w$-]{1,40}\??\.){0,4}\.?(?:link)?title\b", re.I)
"""The title of a page in braces: `{{ page.title }}`, `{{ .Title }}`, `{post.data.title}`, `<%= page.title %>`."""

_OF_SITE = expression(
    r"\.?\b(?:site(?:Metadata|Config)?\.(?:\w{1,40}\.){0,2}|(?:(?:current|first)section|parent)\.)title\b", re.I
)
_PASSED_ON = expression(r"\{\{-?\s*with\s[^}]{0,80}\btitle\s*-?\}\}[^{]{0,200}<h1[^{]{0,200}\{\{-?\s*\.\s", re.I)
"""A title that `with` makes the value of the dot."""

_FILLED = expression(r"(?:\{[{%]|<%)[-=\s]{0,3}[\w.$\"']|\{\w")
_LOOP = expression(r"\{%-?\s*for\s+(\w+)\s+in\s")
_AROUND = expression(r"\A---[ \t]*\n(?:.{0,300}\n){0,40}?layout:[ \t]*[\"']?([\w./-]+)")
_INCLUDED = expression(r"\{%-?\s*(?:include(?:_cached|_relative)?|extends|render|import)\s+[\"']?([\w./-]+)")
_MOST_FILES = 50
"""Files that one layout may be made of."""


def shows_title(source: str) -> bool:
    """Whether the source of a layout has an h1 that contains the title of a page."""
    return title_shown(source) is True


def title_shown(source: str) -> bool | None:
    """The same; None if an h1 is filled with something else, which may be the title under another name."""
    if "<h1" not in source and "<H1" not in source:
        return False
    if _PASSED_ON.search(source):
        return True
    others = {each[1] for each in _LOOP.finditer(source)}
    headings = [_OF_SITE.sub("", each[1]) for each in _H1.finditer(source)]
    if any(_is_of_page(found[0], others) for text in headings for found in _PRINTED.finditer(text)):
        return True
    return None if any(map(_FILLED.search, headings)) else False


def _is_of_page(printed: str, others: Set[str]) -> bool:
    """Whether what is printed is the title of the page itself, not of one of others in a loop."""
    name = printed.rpartition(".")[0]
    return not name.endswith(tuple(others)) if others else True


def title_layouts(layouts: Mapping[str, str], others: Mapping[str, str]) -> Mapping[str, bool]:
    """Whether each of some layouts shows the title; without those of which this can't be known.

    `layouts` and `others`, which they may include, are sources by the paths within their folder.
    """
    files = {**_by_name(others), **_by_name(layouts)}
    found = {name: _shown_by(name, files) for name in _by_name(layouts)}
    return {stem(name): shown for name, shown in found.items() if shown is not None}


def _shown_by(name: str, files: Mapping[str, str]) -> bool | None:
    """Whether a layout shows the title, with all that it is made of; None if some of that is missing."""
    pending, seen, is_known = [name], set[str](), True
    while pending and len(seen) < _MOST_FILES:
        part = _found(pending.pop(), files)
        if part is None:
            is_known = False
        elif part not in seen:
            seen.add(part)
            source = files[part]
            is_shown = title_shown(source)
            if is_shown:
                return True
            is_known = is_known and is_shown is not None
            around = _AROUND.match(source)
            pending += [*_INCLUDED.findall(source), *([around[1]] if around and around[1] not in _NONE else ())]
    return False if is_known and not pending else None


_NONE: Set[str] = {"null", "none", "false", "nil"}


def _found(name: str, files: Mapping[str, str]) -> str | None:
    """The path of the file that another names, with or without its extension."""
    name = name.lstrip("./")
    return next((each for each in (name, stem(name)) if each in files), None)


def _by_name(files: Mapping[str, str]) -> Mapping[str, str]:
    """Sources by path, and by path without the extension."""
    return {**{stem(path): source for path, source in files.items()}, **files}


def stem(path: str) -> str:
    """A path without what follows the name of its file: language, format and extension."""
    folder, slash, name = path.rpartition("/")
    return f"{folder}{slash}{name.partition('.')[0]}"
