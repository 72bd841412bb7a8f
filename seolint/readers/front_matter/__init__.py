"""What a file declares before the article: title, description, slug … in YAML, TOML or JSON.

None of it is prose. Values that search engines and readers see elsewhere (the title, the description) become fields of
the document, at the place where the author typed them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from seolint.document import FIELD_KINDS, Span
from seolint.lazy_regex import expression
from seolint.readers import Settings
from seolint.readers.front_matter import julia
from seolint.readers.front_matter.fences import BLANK_LINES, Fenced, fenced_block
from seolint.readers.front_matter.values import MatterError, Scalar, Tree, decoded, find, scalars
from seolint.readers.masking import TEMPLATE
from seolint.readers.templates import holds_value

if TYPE_CHECKING:
    from seolint.readers.builder import Builder

_JSON = expression(
    r"\{(?:[ \t\r]*\n\s*\w+[ \t]*:[^:]"
    r"|\s*(?:(?:\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*')\s*(?:[:=\"\d\[{]|[a-z]+\s*[,}])|\}))"
)
"""An object, even one that is broken: quotes may be the wrong ones, a colon may be missing."""

_MADE_BY_PROGRAM = expression(r"<%|:[ \t]+%\w+%[ \t]*\r?$", re.M)
"""What is filled in before the front matter is read, so that it needn't be valid: `<%= date %>`, `%date%`."""

_NAMES = {"---": "YAML", "+++": "TOML", ";;;": "JSON"}
_PARENTS = ("seo", "params", "extra")
"""Keys under which Yoast-like plugins, Hugo and Zola keep the same fields."""

_EMPTY = ("", "~", "null")
_SHOWN = frozenset({"title", "description"})
"""Fields that readers see, whose text is unknown where a template fills them in."""

_ALSO: Mapping[str, tuple[str, ...]] = {
    "robots": ("robots",),
    "tags": ("tags",),
    "noindex": ("noindex",),
    "related_keyphrases": ("related_keyphrases", "relatedKeyphrases", "related_keyphrase"),
    "layout": ("layout", "template", "type"),
    "page_type": ("type",),
    "redirect": ("redirect_to", "redirect", "redirectTo", "redirect_url", "redirectUrl", "externalUrl", "external_url"),
    "published": ("published", "publishDate", "pubDate", "published_at", "datePublished", "date_published"),
    "modified": (
        *("lastmod", "last_modified_at", "updated", "modified", "last_updated", "last_update.date"),
        *("updatedDate", "updated_at", "dateModified", "date_modified"),
    ),
    **{
        f"address.{key}": (key,)
        for key in (
            *("permalink", "url", "path", "slug", "id", "aliases", "redirect_from"),
            *("category", "categories", "orphan"),
        )
    },
}
"""Other declarations and their names, besides those in the settings.

`published` is a date, or true or false; `address.…` is what generators make the addresses of a page from, or its place
in the navigation."""


def read_front_matter(source: str, builder: Builder, settings: Settings) -> int:
    """Write the fields of the front matter to `builder`; return where the article starts (0 when there is none).

    What can't be parsed becomes a parse error of the document, and the article is still read.
    """
    blank = BLANK_LINES.match(source)
    first = blank.end() if blank else 0
    if _JSON.match(source, first):
        return _read_json(source, first, builder, settings)
    if source.startswith("@def", first) and (end := julia.definitions(source, first)) > first:
        fenced: Fenced | None = Fenced("+++", first, end, end)
    else:
        fenced = fenced_block(source, first, builder)
    if not fenced:
        return 0
    if not fenced.fence:
        return fenced.body
    try:
        _write(_parse(source, fenced), builder, settings)
    except MatterError as error:
        is_julia = fenced.fence == "+++" and julia.as_toml(source, fenced.start, fenced.end) is not None
        if not is_julia and not _MADE_BY_PROGRAM.search(source, fenced.start, fenced.end):
            _report(source, builder, _NAMES[fenced.fence], error)
    return fenced.body


def _parse(source: str, fenced: Fenced) -> Tree:
    """The values between fences. Each parser is loaded for its first file: most sites need only one of them."""
    if fenced.fence == "+++":
        from seolint.readers.front_matter import toml

        return toml.parse(julia.as_toml(source, fenced.start, fenced.end) or source, fenced.start, fenced.end)
    if fenced.fence == ";;;":
        from seolint.readers.front_matter import json

        return json.parse_all(source, fenced.start, fenced.end)
    from seolint.readers.front_matter import plain_yaml

    tree = plain_yaml.read_plain(source, fenced.start, fenced.end)
    if tree is None:
        from seolint.readers.front_matter import full_yaml

        return full_yaml.parse(source, fenced.start, fenced.end)
    return tree


def _read_json(source: str, first: int, builder: Builder, settings: Settings) -> int:
    from seolint.readers.front_matter import json

    try:
        tree, body = json.parse(source, first)
    except MatterError as error:
        _report(source, builder, "JSON", error)
        return json.closed(source, first) or len(source)
    _write(tree, builder, settings)
    return body


def _report(source: str, builder: Builder, language: str, error: MatterError) -> None:
    start = min(error.offset, max(0, len(source) - 1))
    end = source.find("\n", start)
    message = f"the front matter is not valid {language}: {error}"
    builder.parse_error(start, max(start + 1, end if end >= 0 else len(source)), message)


def _write(tree: Tree, builder: Builder, settings: Settings) -> None:
    top = tree if isinstance(tree, dict) else {}
    inner = tuple((parent, top[parent]) for parent in _PARENTS if parent in top)
    known = {*top, *(f"{parent}.{key}" for parent, values in inner if isinstance(values, dict) for key in values)}
    parents = tuple(parent for parent, _ in inner)
    for kind, names in {**_ALSO, **settings.front_matter}.items():
        found = _first(top, _paths(names, parents), known)
        if found and kind not in FIELD_KINDS:
            _declare(kind, found, builder)
            continue
        for value in found:
            builder.field(kind, value.start, value.end, value.text if kind == "slug" else decoded(value.text))
            if kind in _SHOWN and holds_value(value.text):
                builder.element(TEMPLATE, Span(value.start, value.end), Span(value.start, value.end))
    options = find(tree, "seolint")
    if options is not None:
        _write_options(options, builder)


def _declare(name: str, values: list[Scalar], builder: Builder) -> None:
    """What the file declares about itself, as one text in `Document.meta`, and as an element for each value."""
    for value in values:
        builder.field("declared", value.start, value.end, value.text, {"name": name, "value": value.plain})
    builder.meta(name, ", ".join(value.plain for value in values))


def _write_options(options: Tree, builder: Builder) -> None:
    """The settings under `seolint:`, each value an element with its key; `outer` covers all of them."""
    keyed = options if isinstance(options, dict) else {"": options}
    found = [(key, value) for key, tree in keyed.items() for value in scalars(tree) if value.plain]
    if found:
        outer = Span(min(value.start for _, value in found), max(value.end for _, value in found))
        for key, value in found:
            builder.element("setting", Span(value.start, value.end), outer, {"key": key, "value": value.plain})


@lru_cache(maxsize=200)
def _paths(names: tuple[str, ...], parents: tuple[str, ...]) -> Sequence[tuple[str, bool]]:
    """Where a value with one of these names may be, best first, and whether the name itself is a path."""
    prefixes = ("", *(f"{parent}." for parent in parents))
    return [(prefix + name, "." in name) for prefix in prefixes for name in names]


def _first(tree: dict[str, Tree], paths: Sequence[tuple[str, bool]], known: set[str]) -> list[Scalar]:
    """The values at the first of these paths that has any; `known` are the paths of a name or two that exist."""
    for path, is_long in paths:
        if path in known or is_long:
            found = [value for value in scalars(find(tree, path)) if value.plain not in _EMPTY]
            if found:
                return found
    return []
