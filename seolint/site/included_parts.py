"""The parts that a page includes from elsewhere, by name: whether they have headings or ids can be looked up there.

Jekyll: `{% include note.html %}` stands for `_includes/note.html`; Hugo: `{{< note >}}` for the file
`layouts/shortcodes/note.html`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from seolint.analysis.anchors import is_put_together
from seolint.lazy_regex import expression

_INCLUDE = expression(r"\{%-?\s{0,3}include(?:_cached)?\s{1,3}([\w./-]{1,200})(?=[\s%])[^{}%]{0,500}%\}")
_SHORTCODE = expression(r"\{\{[<%]\s{0,3}/?\s{0,3}([\w./-]{1,100})(?=[\s>%/])[^{}<>%]{0,1000}/?\s{0,3}[>%]\}\}")
_PLAIN_SHORTCODES = frozenset(
    {
        *("figure", "ref", "relref", "highlight", "youtube", "vimeo", "gist", "tweet", "x", "twitter", "instagram"),
        *("param", "details", "qr", "comment"),
    }
)
"""Shortcodes that come with Hugo: none of them has ids. https://gohugo.io/shortcodes/"""

_HAS_IDS = expression(
    r"<h[1-6][\s>]|(?<![\w-])(?:id|name)\s{0,3}=|^[ \t]{0,3}#{1,6}[ \t]"
    r"|markdownify|RenderString|readFile|\.Content|\binclude|\bpartial",
    re.M | re.I,
)
"""What an included part may have ids by, or may fetch them from elsewhere with."""

SHORTCODES, INCLUDES = "layouts/shortcodes", "_includes"


def parts_included(source: str) -> Sequence[str] | None:
    """The paths of the parts that a page includes, by the root of its site; None if it includes others, too."""
    found: list[str] = []

    def take(folder: str, ending: str, part: re.Match[str]) -> str:
        if part[1] not in _PLAIN_SHORTCODES:
            found.append(f"{folder}/{part[1]}{ending}")
        return ""

    if "{%" in source and "include" in source:
        source = _INCLUDE.sub(partial(take, INCLUDES, ""), source)
    if "{{<" in source or "{{%" in source:
        source = _SHORTCODE.sub(partial(take, SHORTCODES, ".html"), source)
    return None if is_put_together(source) else [*dict.fromkeys(found)]


def may_have_ids(part: str) -> bool:
    """Whether the source of a part may add ids to a page."""
    return _HAS_IDS.search(part) is not None


def places_of(part: str) -> Iterator[str]:
    """The paths where a part may be, the first that exists counts."""
    yield part
    if part.startswith(f"{SHORTCODES}/"):
        yield part.replace("/shortcodes/", "/_shortcodes/", 1)
