"""Where Jekyll puts posts and collections. https://jekyllrb.com/docs/permalinks/"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from seolint.site.generators.patterns import Pattern
from seolint.site.routing.config_values import config_values, is_true, mapping
from seolint.site.routing.route import Route

_STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "none": "/:categories/:title:output_ext",
}
_COLLECTION = "/:collection/:path:output_ext"


def routes(configs: Mapping[str, str], content: Sequence[Pattern]) -> Sequence[Route] | None:
    """The routes of posts and of each collection; None if the config can't be read."""
    values = config_values(configs)
    return None if values is None else [*_special(values, content)]


def _special(values: Mapping[str, Any], content: Sequence[Pattern]) -> Iterator[Route]:
    tops = content or ((),)
    defaults = list(_defaults(values.get("defaults")))
    for path in {path for path, _, _ in defaults if path}:
        yield Route(tuple(path.strip("/").split("/")), is_known=False)
    by_kind = {kind: permalink for path, kind, permalink in defaults if not path}
    written = values.get("permalink")
    permalink = written if isinstance(written, str) and written else "date"
    posts = by_kind.get("posts", by_kind.get("", permalink))
    below = _folder(values.get("collections_dir"))
    for top in tops:
        yield Route((*top, *below, "_drafts"), is_published=False)
        yield Route((*top, *below, "_posts"), permalink=_STYLES.get(posts, posts))
        yield Route((*top, *below, "**", "_posts"), is_known=False)
        for name, settings in _collections(values.get("collections")):
            pattern = settings.get("permalink", by_kind.get(name, by_kind.get("", _COLLECTION)))
            known = isinstance(pattern, str)
            is_output = is_true(settings.get("output"))
            yield Route(
                (*top, *below, f"_{name}"),
                permalink=_STYLES.get(pattern, pattern) if known else "",
                collection=name,
                is_known=known,
                is_published=is_output,
            )
    yield Route(("**", "_*"), is_known=False, is_published=False)


def _collections(value: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The collections other than posts, each with its settings."""
    names = {name: {} for name in value if isinstance(name, str)} if isinstance(value, list) else mapping(value)
    yield from ((name, mapping(settings)) for name, settings in names.items() if name != "posts")


def _defaults(value: Any) -> Iterator[tuple[str, str, str]]:
    """The permalinks that the config gives pages by default: for which path and which kind of page."""
    for each in value if isinstance(value, list) else ():
        scope, permalink = mapping(mapping(each).get("scope")), mapping(mapping(each).get("values")).get("permalink")
        path, kind = scope.get("path", ""), scope.get("type", "")
        if isinstance(permalink, str) and isinstance(path, str) and isinstance(kind, str):
            yield path if path not in (".", "/") else "", kind, permalink


def _folder(value: Any) -> tuple[str, ...]:
    return tuple(value.strip("./").split("/")) if isinstance(value, str) and value.strip("./") else ()
