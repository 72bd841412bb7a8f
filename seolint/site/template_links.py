"""Addresses that authors write with the template tags of a generator, where it is known what these stand for.

Jekyll: `{{ site.baseurl }}/poles/`, `{{ "/poles/" | relative_url }}`, `{% link poles.md %}`,
`{% post_url 2024-05-02-poles %}`; Hugo: `{{< relref "poles.md" >}}`. Anything else is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from seolint.lazy_regex import expression

REFERENCE = "ref:"
"""How the address of a page begins that Hugo looks up by its path or by its name alone."""

_WRITTEN = expression(
    r"(?:\]\(\s{0,3}<?|\bhref\s{0,3}=\s{0,3}[\"']?)"
    r"(?P<before>(?:\{\{-?\s{0,3}site\.(?:url|baseurl)\s{0,3}-?\}\}){0,2})"
    r"(?:"
    r"\{\{-?\s{0,3}(?P<quote>[\"'])(?P<filtered>[^\"'{}|\n]{0,300})(?P=quote)\s{0,3}\|\s{0,3}"
    r"(?:relative_url|absolute_url|url|prepend:\s{0,3}site\.baseurl(?:\s{0,3}\|\s{0,3}prepend:\s{0,3}site\.url)?)"
    r"\s{0,3}-?\}\}"
    r"|\{%-?\s{0,3}link\s{1,3}(?P<link>[^\s{}%]{1,300})\s{0,3}-?%\}"
    r"|\{%-?\s{0,3}post_url\s{1,3}(?P<post>[^\s{}%]{1,300})\s{0,3}-?%\}"
    r"|\{\{[<%]\s{0,3}(?:rel)?ref\s{1,3}(?P<mark>[\"'`])(?P<ref>[^\"'`{}\n]{1,300})(?P=mark)\s{0,3}[%>]\}\}"
    r")?"
    r"(?P<rest>[^\s()<>\"'{}|\\]{0,300})(?=[\s)\"'>])"
)

_MADE: Mapping[str, Callable[[str], str]] = {
    "filtered": lambda text: f"/{text.lstrip('/')}",
    "link": lambda text: f"/{text.lstrip('/')}",
    "post": lambda text: f"/_posts/{text.strip('/')}",
    "ref": lambda text: text if text.startswith("#") else f"{REFERENCE}{text}",
}


def resolved(source: str) -> str | None:
    """The address in the source of a link: from the root, or with REFERENCE; None if it isn't known."""
    found = [*_WRITTEN.finditer(source)][-1:] if "{" in source else []
    return _address(found[0]) if found else None


def _address(written: re.Match[str]) -> str | None:
    rest = written["rest"]
    for name, make in _MADE.items():
        if written[name] is not None:
            return make(written[name]) + rest
    if not written["before"] or rest[:1] not in ("", "/", "#"):
        return None
    return rest if rest[:1] == "/" else f"/{rest}"
