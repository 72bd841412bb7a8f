"""Which page of a site a reference of Hugo names: `{{< relref "poles.md" >}}`. https://gohugo.io/shortcodes/ref/"""

from __future__ import annotations

from collections.abc import Sequence

from seolint.site.index import Site, SitePage

_EXTENSIONS = ("md", "markdown", "html")


def referenced(site: Site, path: str) -> Sequence[SitePage]:
    """The pages of a site whose path or address ends with what a reference names."""
    end = f"/{_bare(path.strip('/'))}"
    return [
        page
        for page in site.pages
        if f"/{_bare(page.name)}".endswith(end) or (page.address or "").lower().rstrip("/").endswith(end)
    ]


def _bare(name: str) -> str:
    """The path of a file without its extension, and that of its folder for an index, in lower case."""
    stem, _, extension = name.lower().rpartition(".")
    path = stem if extension in _EXTENSIONS else name.lower()
    return path.removesuffix("/_index").removesuffix("/index")
