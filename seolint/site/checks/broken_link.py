"""Links to pages of the site that don't exist, by the addresses that its generator makes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any

from seolint.site.index import PagePlace, Site, SiteFinding, SitePage
from seolint.site.link_forms import LostLink, as_infos, named_often, unknown_forms
from seolint.site.links import Links, Target
from seolint.site.suggestions import with_last_part

FACTS = ("address", "what", "near", "suggestion")


def check(site: Site, *, allow: Sequence[str] = ()) -> Iterator[SiteFinding]:
    """Links that lead to no page, alias or file. `allow` are patterns of addresses that are made at building.

    Those of a form that the site may understand in a way of its own (`seolint.site.link_forms`) are one info, as are
    those to a page that many others name.
    Facts: address, what (page), near (". Was it …?" or "; did you mean …?"), suggestion (the address that was meant).
    """
    links = site.once(Links)
    lost = [each for each in _lost(site, links) if not any(fnmatchcase(each[0].link.address, one) for one in allow)]
    reasons = list(unknown_forms(site, [each for each, _ in lost], lambda: _found(site, links)))
    unlike = [at for at, (_, target) in enumerate(lost) if not (reasons[at] or target.sent or links.near_name(target))]
    for at, reason in zip(unlike, named_often(site, [lost[at][0] for at in unlike]), strict=True):
        reasons[at] = reason
    unjudged: dict[str, list[tuple[PagePlace, Mapping[str, Any]]]] = defaultdict(list)
    for (each, target), reason in zip(lost, reasons, strict=True):
        facts = {"address": each.link.address, "what": "page", "near": f". {reason}", "suggestion": ""}
        if reason:
            unjudged[reason].append((each.place, facts))
        elif target.found is False:
            yield SiteFinding(each.place, {**facts, **_meant(links, each.link.address, target)})
    yield from as_infos(unjudged)


def settled(site: Site, page: SitePage) -> Iterator[int]:
    """The offsets of those links on a page for which it is known whether they are broken."""
    return (link.place.start for link, target, _ in site.once(Links).of(page) if target.found is not None)


def _lost(site: Site, links: Links) -> Iterator[tuple[LostLink, Target]]:
    """The links that lead nowhere, be it that only their page alone says so."""
    for page in site.judged:
        reported = site.reported.get(page.name, ())
        for link, target, _ in links.in_question(page):
            if target.found is False or (target.found is None and link.place.start in reported):
                yield LostLink(page, link, links.path(link.address)), target


def _found(site: Site, links: Links) -> Iterator[tuple[SitePage, str]]:
    for page in site.judged:
        for link, target, _ in links.of(page):
            if target.found and (path := links.path(link.address)):
                yield page, path


def _meant(links: Links, address: str, target: Target) -> Mapping[str, str]:
    """The address that was probably meant, and how a message says that."""
    name = links.near_name(target)
    meant = with_last_part(address, target.written, name) if name else ""
    near = f'; did you mean "{meant}"?' if meant else ". Was it moved or renamed, or do its capitals differ?"
    if target.sent:
        near = f'; readers are redirected to "{target.sent}", where there is none either.'
    return {"near": near, "suggestion": meant}
