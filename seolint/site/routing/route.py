"""A route: where the pages of a folder are."""

from __future__ import annotations

from typing import NamedTuple

from seolint.site.generators.patterns import Pattern


class Route(NamedTuple):
    """Where the pages of a folder (a pattern relative to the root of the site) are.

    `at` is what their addresses begin with; `*` in it is the name that the first `*` of the pattern matched.
    `permalink` makes the rest if it isn't the path, or only that of a page without a slug where the route
    `is_for_slugs`; `collection` is the name that it may use. `is_known` is whether the addresses are known at all,
    `is_published` whether the files become pages. `form` is one of FORMS if it isn't the generator's usual one.
    """

    folder: Pattern
    at: str = "/"
    permalink: str = ""
    collection: str = ""
    is_for_slugs: bool = False
    is_known: bool = True
    is_published: bool = True
    form: str = ""
