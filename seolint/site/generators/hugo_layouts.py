"""Which pages of a Hugo site show their title as an h1, according to the layouts that Hugo looks up for them.

A layout in `blog/` is for the pages of that section or type only, and the home page, other pages and those that list
pages have different ones. https://gohugo.io/templates/lookup-order/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from seolint.lazy_regex import expression
from seolint.site.generators.layouts import ANY, DEFAULT, INDEX, stem, title_shown

_PAGE, _SECTION, _HOME = ("single", "page"), ("section", "list"), ("index", "home", "section", "list")
_BASE, _ALL = "baseof", "all"
_NO_TYPES = frozenset({DEFAULT, "partials", "_partials", "shortcodes", "_shortcodes", "_markup", "section", "taxonomy"})
_PART = expression(r"\{\{[^{}]{0,80}?\b(?:partial(?:Cached)?|template|\.Render)\s{1,9}[\"']([\w./-]+)[\"']")
_DEFINED = expression(r"\{\{-?\s{0,9}(?:define|block)\s{1,9}[\"']([\w./-]+)[\"']")
"""A part that is in the source of another, not in a file of its own."""

_TAG = expression(r"\{\{-?\s{0,9}(range|if|with|block|define|end)\b[^{}]{0,300}\}\}")
_MOST_FILES = 60
"""Files that one layout may be made of."""


def hugo_titles(
    sources: Mapping[str, str], section: str, *, has_all: bool, theme_shows: bool = False
) -> Mapping[str, bool]:
    """Whether the layouts of a site show the title, as pages of a section ("" for the root) name them.

    ANY stands for those that name none, INDEX for those that list others; `type/…` for pages that name a type.
    `sources` are the layouts by their paths. Where some are missing (not `has_all`), the usual ones may be others;
    `theme_shows` says that they show the title. What isn't known is left out.
    """
    layouts = _Layouts(sources, has_all, theme_shows and not has_all)
    found: dict[str, bool | None] = {}
    for name in layouts.named(DEFAULT):
        found[name] = layouts.shows_title(DEFAULT, [name])
    for kind in [DEFAULT, *layouts.types] if has_all else layouts.types:
        found[f"{kind}/{ANY}"] = layouts.shows_title(kind, _PAGE)
        found[f"{kind}/{INDEX}"] = layouts.shows_title(kind, _SECTION)
        for name in layouts.named(kind):
            found[f"{kind}/{name}"] = layouts.shows_title(kind, [name])
    own = section or "page"
    found.update({name: layouts.shows_title(own, [name]) for name in layouts.named(own)})
    found[ANY] = layouts.shows_title(own, _PAGE)
    found[INDEX] = layouts.shows_title(own, _SECTION) if section else layouts.shows_title("", _HOME)
    return {name: is_shown for name, is_shown in found.items() if is_shown is not None}


class _Layouts:
    """The layouts of a site, by their names without language, format and extension."""

    def __init__(self, sources: Mapping[str, str], has_all: bool, theme_shows: bool) -> None:
        self._has_all, self._theme_shows = has_all, theme_shows
        self._sources = {stem(path): _without_loops(source) for path, source in sources.items()}
        self._defined = {each[1] for source in sources.values() for each in _DEFINED.finditer(source)}
        folders = dict.fromkeys(name.partition("/")[0] for name in self._sources if "/" in name)
        self.types = [folder for folder in folders if folder not in _NO_TYPES]

    def named(self, folder: str) -> Sequence[str]:
        """The layouts in a folder that pages may name."""
        names = (name.rpartition("/") for name in self._sources)
        return [name for within, _, name in names if within == folder and not name.endswith(_BASE)]

    def shows_title(self, kind: str, names: Sequence[str]) -> bool | None:
        """Whether the first layout that exists shows the title; None if it can't be known."""
        found = next((each for each in self._places(kind, [*names, _ALL]) if each in self._sources), None)
        if found is None and self._theme_shows and kind:
            return True
        if found is None or not (self._has_all or found in (f"{kind}/{name}" if kind else name for name in names[:2])):
            return None
        pending, seen, is_known = [found], set[str](), True
        if "define" in self._sources[found]:
            base = next((each for each in self._places(kind, [_BASE]) if each in self._sources), None)
            is_known = base is not None
            pending += [base] if base else []
        while pending and len(seen) < _MOST_FILES:
            part = pending.pop()
            if part in seen:
                continue
            seen.add(part)
            is_shown = title_shown(self._sources[part])
            if is_shown:
                return True
            is_known = is_known and is_shown is not None
            parts = [self._part(each[1], kind) for each in _PART.finditer(self._sources[part])]
            is_known = is_known and None not in parts
            pending += filter(None, parts)
        return False if is_known and not pending else None

    def _places(self, kind: str, names: Sequence[str]) -> Iterator[str]:
        """Where Hugo looks for layouts of a kind of page, in order."""
        for folder in dict.fromkeys((kind, DEFAULT, "")):
            for name in names:
                yield f"{folder}/{name}" if folder else name

    def _part(self, name: str, kind: str) -> str | None:
        """What a layout includes; "" for a part of Hugo's own or one within a file, None if it is missing."""
        if name.startswith("_internal/") or name in self._defined:
            return ""
        name = stem(name.lstrip("/"))
        places = (f"partials/{name}", f"_partials/{name}", name, f"{kind}/{name}", f"{DEFAULT}/{name}")
        return next((each for each in places if each in self._sources), None)


def _without_loops(source: str) -> str:
    """A layout without what it repeats for each of several pages, whose titles aren't its own."""
    kept, at, open_tags, loop = [], 0, list[str](), 0
    for tag in _TAG.finditer(source):
        if tag[1] == "end":
            closed = open_tags.pop() if open_tags else ""
            if closed == "range" and (loop := loop - 1) == 0:
                at = tag.end()
        else:
            open_tags.append(tag[1])
            if tag[1] == "range" and (loop := loop + 1) == 1:
                kept.append(source[at : tag.start()])
    return "".join([*kept, source[at:]]) if not loop else "".join(kept)
