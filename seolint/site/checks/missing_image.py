"""Images of a site that a page alone finds missing, but that the site may provide in a way of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from seolint.site.index import PagePlace, Site, SiteFinding, SitePage
from seolint.site.link_forms import LostLink, as_infos, unknown_forms

FACTS = ("address", "near")


def check(site: Site) -> Iterator[SiteFinding]:
    """One info for all missing images of a form that can't be judged (`seolint.site.link_forms`).

    Facts: address, near (why not).
    """
    lost = [
        LostLink(page, image, _path(image.address))
        for page in site.judged
        if page.name in site.reported
        for image in page.record.images
        if image.place.start in site.reported[page.name]
    ]
    unjudged: dict[str, list[tuple[PagePlace, Mapping[str, Any]]]] = defaultdict(list)
    for each, reason in zip(lost, unknown_forms(site, lost, lambda: _found(site), "images"), strict=True):
        if reason:
            unjudged[reason].append((each.place, {"address": each.link.address, "near": f". {reason}"}))
    yield from as_infos(unjudged)


def _found(site: Site) -> Iterator[tuple[SitePage, str]]:
    for page in site.judged:
        for address in page.record.images.addresses:
            path = _path(address)
            if path and site.files.exists(page.record, path):
                yield page, path


def _path(address: str) -> str:
    return unquote(address.partition("#")[0].partition("?")[0])
