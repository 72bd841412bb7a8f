"""The ids in the templates of a site on disk: layouts, partials, components and scripts put them on pages."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import partial
from pathlib import Path

from seolint.files import Limit, read_file, root_of
from seolint.lazy_regex import expression
from seolint.run.folder_contents import FolderContents
from seolint.site.generators.patterns import Pattern, covers
from seolint.site.generators.selection import Site
from seolint.site.not_articles import is_passed_over
from seolint.site.page_ids import COMPUTED

_EXTENSIONS = frozenset(
    {
        *("html", "htm", "njk", "liquid", "hbs", "mustache", "ejs", "pug", "erb", "haml", "php", "twig", "j2", "jinja"),
        *("jinja2", "tmpl", "vue", "svelte", "astro", "jsx", "tsx", "js", "mjs", "ts"),
    }
)
"""Those of templates and scripts."""

_NAMES = ("config", "sidebars", "test", "spec", "stories")
"""Parts of the names of scripts that pages never load."""

_MOST_ENTRIES, _MOST_FILES, _MOST_BYTES = 50_000, 5_000, 20_000_000
"""Files that are looked at, those that are read, and what is read of them in all; that takes a second."""

_LARGEST = Limit(300_000, "leave it out")
"""The size of a file from which on it is no template but a bundle of scripts, of which a few would use up the limit."""

_ID = expression(
    r"""(?<![\w.-])["']?id["']?\s{0,5}[=:]\s{0,5}\{?["'`]([\w:.-]{1,100})["'`]"""
    r"|(?<![\w.-])id=([\w:.-]{1,100})|<a\s+name=[\"']([\w:.-]{1,100})[\"']|\{:?\s{0,3}#([\w:.-]{1,100})"
)
"""The ids in tags, in objects of scripts, and in Markdown."""

_COMPUTED = expression(r"<(?:h[1-6]|dt|section|article|tr|div|a|span)\s[^<>{}]{0,200}?(?<![\w-])id=[\"']?\{\{")
"""An id made of data, in what a page consists of rather than its frame: menus, forms."""

_WHOLE, _TAGS = "<html", ("{{", "{%", "<%", "<?php")
"""A page of its own has no template tags: what is on it isn't on others."""


def template_ids(root: Path, site: Site | None, pages: Container[str], contents: FolderContents) -> frozenset[str]:
    """The ids in the templates below a folder (absolute path); of `pages`, by their paths from there, only those with
    tags are templates. COMPUTED stands for those that are made of data.
    """
    found, left = set[str](), _MOST_BYTES
    for count, path in enumerate(_templates(root, site, contents)):
        if count == _MOST_FILES or left <= 0:
            break
        try:
            text = read_file(path, _LARGEST, (root_of(root),)).decode("utf-8", "replace")
        except (OSError, ValueError):
            continue
        left -= len(text)
        is_whole = _WHOLE in text or path.relative_to(root).as_posix() in pages
        if not is_whole or any(tag in text for tag in _TAGS):
            found.update("".join(groups) for groups in _ID.findall(text))
            if "{{" in text and "shortcodes" not in path.parts and _COMPUTED.search(text):
                found.add(COMPUTED)
    return frozenset(found)


def _templates(root: Path, site: Site | None, contents: FolderContents) -> Iterator[Path]:
    """The templates below a folder, in order, without packages and what the generator makes."""
    made = next((patterns for reason, patterns in site.left_out if reason.startswith("made by")), ()) if site else ()
    left = _MOST_ENTRIES
    for path, names in contents.below(root, (), partial(_is_entered, made)):
        left -= len(names)
        if left < 0:
            return
        yield from (root.joinpath(*path, name) for name in names if _is_template(name))


def _is_entered(made: Sequence[Pattern], path: tuple[str, ...]) -> bool:
    name = path[-1]
    if (name.startswith(".") and name != ".vitepress") or is_passed_over(name):
        return False
    return not any(covers(pattern, path) for pattern in made)


def _is_template(name: str) -> bool:
    stem, _, extension = name.lower().rpartition(".")
    return extension in _EXTENSIONS and not any(each in stem for each in _NAMES)
