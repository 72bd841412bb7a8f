"""Which pages the sidebars of VitePress and Starlight, and the table of contents of a Jupyter Book lead to.

Sidebars are objects in a program, which isn't run: only one that is written out, without anything computed, is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from seolint.lazy_regex import expression
from seolint.site.addresses import key_of
from seolint.site.index import Site, SitePage

IsNamed = Callable[[SitePage], bool | None]
"""Whether the navigation leads to a page; None for a page that it needn't lead to."""

_SIDEBAR = expression(r"""(?<![\w$.])["']?sidebar["']?\s{0,5}:\s{0,5}""")
_STRING = r""""(?:[^"\\\n]|\\.){0,500}"|'(?:[^'\\\n]|\\.){0,500}'"""
_TOKEN = expression(rf"(?P<text>{_STRING})|(?P<template>`[^`]{{0,500}}`)|(?P<open>[\[{{])|(?P<close>[\]}}])")
_TEXT = expression(_STRING)
_COMMENT = expression(rf"({_STRING}|`[^`]{{0,500}}`)|/\*.*?(?:\*/|\Z)|//[^\n]*", re.S)
_COMPUTED = expression(
    r"=>|\.\.\.|(?<!text: )(?<!label: )`|\(|[:\[,{]\s*(?!(?:true|false|null|undefined)\b)[A-Za-z_$][\w$.]*\s*(?=[,\]}])"
)
"""What is not written out: functions, spreads, templates other than of labels, calls, and names of values."""

_FOLDER = expression(r"""\bdirectory["']?\s{0,5}:\s{0,5}["']([^"'\n]{1,300})["']""")
_LANGUAGE = expression(r"[a-z]{2}(?:-[a-z]{2,4})?")
_TOC_FILE = expression(r"^[ \t-]{0,100}(?:file|root)[ \t]{0,5}:([^\n]*)$", re.M)

_PATTERN = "glob:"
"""The key of a pattern of files in a table of contents."""


def by_links(site: Site) -> IsNamed | None:
    """The `sidebar` of VitePress: addresses of pages, anywhere in its config."""
    text = _without_comments(site.navigation)
    if not _is_written_out(text) or _has_loader(site):
        return None
    links = [found[1:-1].removesuffix(".md") for found in _TEXT.findall(text)]
    keys, ends = {key_of(link) for link in links}, tuple({f"/{link.strip('/')}" for link in links if link[:1] != "/"})

    def is_named(page: SitePage) -> bool | None:
        key = key_of(page.address) if page.address is not None else ""
        return key in keys or key.endswith(ends) if key else None

    return is_named


def by_slugs(site: Site) -> IsNamed | None:
    """The `sidebar` of Starlight: slugs and links of pages, and folders whose pages are added.

    Pages in the folder of a language are in it if the original is.
    """
    text = _without_comments(site.navigation)
    if not _is_written_out(text):
        return None
    keys = {key_of(found[1:-1]) for found in _TEXT.findall(text)}
    folders = tuple(f"{key_of(found[1])}/" for found in _FOLDER.finditer(text))

    def is_named(page: SitePage) -> bool | None:
        key = key_of(page.address) if page.address is not None else ""
        if not key or _LANGUAGE.fullmatch(key[1:].partition("/")[0]):
            return None
        return key in keys or f"{key}/".startswith(folders)

    return is_named


def by_toc(site: Site) -> IsNamed | None:
    """The `_toc.yml` of a Jupyter Book: paths of files, with or without an extension; None if it has patterns."""
    if _PATTERN in site.navigation:
        return None
    written = (found[1].partition(" #")[0] for found in _TOC_FILE.finditer(site.navigation))
    named = {entry.strip().strip("\"'") for entry in written}
    return (lambda page: page.name in named or page.name.rpartition(".")[0] in named) if named else None


def _has_loader(site: Site) -> bool:
    """Whether a program loads the list of some pages, for components that link to them: `posts.data.ts`."""
    names = site.files.names
    below = [f"{folder}{name}" for folder in ("", ".vitepress/", ".vitepress/theme/") for name in names(folder)]
    folders = {page.folder for page in site.pages} | {"", ".vitepress", *below}
    return any(".data." in name for folder in folders for name in names(folder))


def _without_comments(text: str) -> str:
    return _COMMENT.sub(lambda found: found[1] or "", text)


def _is_written_out(text: str) -> bool:
    """Whether a program has a sidebar, and each of its sidebars is written out."""
    sidebars = [_bracketed(text[found.end() :]) for found in _SIDEBAR.finditer(text)]
    return bool(sidebars) and not any(each == "" or _COMPUTED.search(each) for each in sidebars)


def _bracketed(text: str) -> str:
    """What an object or a list that a text begins with holds, without its texts; "" for anything else."""
    return "".join(_parts(text)) if text[:1] in ("[", "{") else ""


def _parts(text: str) -> Iterator[str]:
    depth, at = 0, 0
    for token in _TOKEN.finditer(text):
        yield text[at : token.start()]
        yield '""' if token["text"] else "`" if token["template"] else token[0]
        at = token.end()
        depth += bool(token["open"]) - bool(token["close"])
        if not depth:
            return
