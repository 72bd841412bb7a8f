"""The address that a link should have, in the form in which its author wrote it: relative, with its host, encoded."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from seolint.site.addresses import key_of
from seolint.site.index import Site, SitePage

_TO_ENCODE = {ord(sign): f"%{ord(sign):02X}" for sign in " \"'#%()<>?\\`"}
"""What can't be in a part of an address as it is, or ends the address in Markdown."""

_INDEX = "index.html"


def encoded(part: str) -> str:
    """A part of an address, or a fragment, with everything encoded that would mean something else."""
    return part.translate(_TO_ENCODE)


def with_last_part(address: str, written: str, name: str) -> str:
    """An address whose last part is `name` rather than `written` (both decoded); "" if that isn't its last part."""
    path, rest = _split(address)
    bare = path.rstrip("/")
    last = bare.rpartition("/")[2]
    if unquote(last) != written:
        return ""
    end = "" if name.endswith("/") else path[len(bare) :]
    return f"{bare[: len(bare) - len(last)]}{encoded(name.rstrip('/'))}{'/' if name.endswith('/') else end}{rest}"


def with_fragment(address: str, fragment: str) -> str:
    """An address with another fragment."""
    return f"{address.partition('#')[0]}#{encoded(fragment)}"


def with_page(site: Site, page: SitePage, address: str, target: SitePage) -> Iterator[str]:
    """What a link of `page` with this address may be to lead to the address of `target`: the likeliest first."""
    path, rest = _split(address)
    whole = target.address or ""
    if whole.endswith(f"/{_INDEX}") and not path.endswith(_INDEX):
        whole = whole.removesuffix(_INDEX)
    whole = "/".join(map(encoded, whole.split("/")))
    start = site.url if site.url and path.startswith(f"{site.url}/") else ""
    below = path[len(start) :]
    if below.startswith("/"):
        base = f"/{site.base}" if site.base and below.startswith(f"/{site.base}/") else ""
        yield f"{start}{base}{whole}{rest}"
    elif page.address is not None:
        folder = posixpath.dirname(page.address)
        for each in [folder] if site.is_built else dict.fromkeys((page.address.rstrip("/"), folder)):
            if site.is_built or key_of(posixpath.join("/", each, unquote(path))) in site.by_alias:
                yield _relative(whole, each or "/") + rest


def _relative(address: str, folder: str) -> str:
    """An address from the root as seen from a folder."""
    short = posixpath.relpath(address, folder)
    return f"{short}/" if address.endswith("/") else short


def _split(address: str) -> tuple[str, str]:
    """The path of an address, and its query and fragment."""
    at = min((address.find(sign) for sign in "?#" if sign in address), default=len(address))
    return address[:at], address[at:]
