"""What Starlight makes pages from besides those in its folder. https://starlight.astro.build/reference/configuration/"""

from __future__ import annotations

from collections.abc import Mapping

from seolint.lazy_regex import expression
from seolint.site.routing.other_pages import OtherPages

_PLUGINS = expression(r"""(?<![\w$.])["']?plugins["']?\s{0,5}[:,}]|\binjectRoute\b""")
"""Plugins add pages of their own: blogs, changelogs, references of programs."""

_VITE = expression(r"""\bvite["']?\s{0,5}:\s{0,5}\{\s{0,50}plugins\b""")
"""Those of Vite make no pages."""

_LOCALE = expression(r"""["']?\b([a-z]{2}(?:-[a-zA-Z]{2,4})?)["']?\s{0,5}:\s{0,5}\{""")


def other_pages(configs: Mapping[str, str]) -> OtherPages | None:
    """What else makes pages; None where plugins may do so."""
    text = _VITE.sub("", "\n".join(configs.values()))
    if _PLUGINS.search(text):
        return None
    return OtherPages(languages=tuple(dict.fromkeys(found[1].lower() for found in _LOCALE.finditer(text))))
