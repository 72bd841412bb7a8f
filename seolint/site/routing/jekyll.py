"""Where Jekyll puts posts and collections. https://jekyllrb.com/docs/permalinks/"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from seolint.lazy_regex import expression
from seolint.site.generators.patterns import Pattern
from seolint.site.routing.config_values import config_values, is_true, mapping
from seolint.site.routing.other_pages import OtherPages
from seolint.site.routing.route import Route

_STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "none": "/:categories/:title:output_ext",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
}
_COLLECTION = "/:collection/:path"
_GEMS = "Gemfile"
_GEM = expression(r"""^[ \t]*gem[ \t(]+["'](jekyll-[\w-]+)["']""", re.M)
_WITHOUT_PAGES = frozenset(
    {
        *("jekyll-feed", "jekyll-sitemap", "jekyll-seo-tag", "jekyll-redirect-from", "jekyll-paginate", "jekyll-toc"),
        *("jekyll-relative-links", "jekyll-optional-front-matter", "jekyll-readme-index", "jekyll-default-layout"),
        *("jekyll-titles-from-headings", "jekyll-remote-theme", "jekyll-include-cache", "jekyll-last-modified-at"),
        *("jekyll-github-metadata", "jekyll-mentions", "jekyll-avatar", "jekyll-gist", "jekyll-coffeescript", "jemoji"),
        *("jekyll-sass-converter", "jekyll-watch", "jekyll-target-blank", "jekyll-spaceship", "jekyll-commonmark"),
        *("jekyll-commonmark-ghpages", "jekyll-swiss", "jekyll-link-attributes", "jekyll-minifier", "jekyll-compose"),
    }
)
"""Plugins that make no pages but such as list others or lead to them."""

_THEME = "jekyll-theme-"
"""How the names of themes begin, which bring no pages."""

_FORMS = {"/": "folder", ":output_ext": "file", "": "bare"}


def routes(configs: Mapping[str, str], content: Sequence[Pattern]) -> Sequence[Route] | None:
    """The routes of posts and of each collection; None if the config can't be read."""
    values = config_values(configs)
    return None if values is None else [*_special(values, content)]


def other_pages(configs: Mapping[str, str]) -> OtherPages | None:
    """What Jekyll makes pages from besides the files of a site; None where plugins may do so."""
    values = config_values(configs)
    if values is None:
        return None
    named = [each for key in ("plugins", "gems") for each in _texts(values.get(key))]
    gems = [gem for name, text in configs.items() if name == _GEMS for gem in _GEM.findall(text)]
    is_known = all(name in _WITHOUT_PAGES or name.startswith(_THEME) for name in (*named, *gems))
    return OtherPages() if is_known else None


def _texts(value: Any) -> Sequence[str]:
    return [str(each) for each in value] if isinstance(value, list) else []


def _special(values: Mapping[str, Any], content: Sequence[Pattern]) -> Iterator[Route]:
    tops = content or ((),)
    defaults = list(_defaults(values.get("defaults")))
    for path in {path for path, _, _ in defaults if path}:
        yield Route(tuple(path.strip("/").split("/")), is_known=False)
    by_kind = {kind: permalink for path, kind, permalink in defaults if not path}
    written = values.get("permalink")
    permalink = written if isinstance(written, str) and written else "date"
    posts = by_kind.get("posts", by_kind.get("", permalink))
    below, ending = _folder(values.get("collections_dir")), _ending(_STYLES.get(permalink, permalink))
    for top in tops:
        yield Route((*top, *below, "_drafts"), is_published=False)
        yield Route((*top, *below, "_posts"), permalink=_STYLES.get(posts, posts))
        yield Route((*top, *below, "**", "_posts"), is_known=False)
        for name, settings in _collections(values.get("collections")):
            pattern = settings.get("permalink", by_kind.get(name, by_kind.get("", f"{_COLLECTION}{ending}")))
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
    is_usual = not {"", "pages"} & by_kind.keys()
    yield from (Route(top, is_known=is_usual, form=_FORMS[ending]) for top in tops)


def _ending(permalink: str) -> str:
    """How the permalink of posts ends: addresses of pages and of documents in collections end in the same way."""
    return next((ending for ending in _FORMS if ending and permalink.endswith(ending)), "")


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
