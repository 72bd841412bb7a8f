"""What is to be known of a folder of HTML before its links are followed."""

from __future__ import annotations

from seolint.site.addresses import decoded, key_of
from seolint.site.index import Site, SitePage

INDEXES = ("html", "htm", "xhtml", "shtml", "php", "asp", "aspx", "jsp", "cgi")
"""Extensions of the file that a server shows for a folder, or for an address without one."""


def is_bare_folder(site: Site, path: str) -> bool:
    """Whether there is a folder at a path without anything that a server would show for it."""
    if not site.files.has_file(f"{path}/."):
        return False
    return not any(site.files.has_file(f"{path}/index.{extension}") for extension in INDEXES)


def is_shown_as_written(site: Site, page: SitePage) -> bool:
    """Whether browsers show a page as its file is, and follow its links from there: one of a built site, not a part."""
    return site.is_built and page.record.format == "html" and (page.record.title or page.record.h1) is not None


def is_root(site: Site) -> bool:
    """Whether the folder is the root of its site: most addresses from the root lead to something in it."""
    rooted = [each for page in site.pages for each in page.record.links.addresses if each[:1] == "/"]
    paths = [decoded(each.partition("#")[0].partition("?")[0]) for each in rooted]
    found = [path for path in paths if key_of(path) in site.by_key or site.files.has_file(path.strip("/"))]
    return 2 * len(found) > len(rooted)
