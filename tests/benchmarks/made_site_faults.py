"""The faults that are planted in a made site, those of each rule across pages in a function of their own."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

from tests.benchmarks.made_site_pages import TOWNS, Page, Planted, Section, Site, article, sentence

ADDED = len(TOWNS) + 7
"""Pages that faults add: one for each town, two copies, two near copies, three that nothing links to."""

BUILT = ("built",)

_SERVICE = """
Our roofers in {0} mend slate, tile and flat roofs within a day, at night as well. Every roof in {0} is looked
at before we name a price, and the price that we name is the one you pay. Storms tear at ridge tiles first, so
that a loose tile in {0} is often the first sign of worse below it. We bring ladders, tiles and sheets of tar
on one van, which saves you a second visit. Insurers pay for storm damage from force eight on, and our office
for {0} writes the report that they ask for, with pictures of each tile that was lost. Most work is done in
four hours; gutters, chimneys and skylights are checked on the way at no further cost. Call us, and someone
from {0} who knows the streets calls back within ten minutes to say when the van will be there, who is on it
and what it may cost. We have mended roofs since 1987, and train two apprentices a year in our own workshop
behind the yard."""


def plant(site: Site, chance: random.Random) -> None:
    """Plant all faults. Each page has one of them at most, so that none hides another."""
    free = [address for address in site.pages if "/page-" in address and not site.pages[address].aliases]
    chance.shuffle(free)
    pages = iter([site.pages[address] for address in free])
    for fault in FAULTS:
        site.planted += fault(site, pages, chance)


def _last(pages: Sequence[Page]) -> tuple[str, tuple[str, ...]]:
    """Where a group is reported, on the page that came last by its date and path, and its other pages."""
    ordered = sorted(pages, key=lambda page: (page.date, page.address))
    return ordered[-1].address, tuple(page.address for page in ordered[:-1])


def _copy(page: Page, address: str, chance: random.Random) -> Page:
    """A page with the same text below its main heading, which is its own, as title and description are."""
    copy = article(address, chance)
    copy.sections = [Section(part.heading, list(part.paragraphs)) for part in page.sections]
    return copy


def links(site: Site, pages: Iterator[Page], chance: random.Random) -> Iterator[Planted]:
    for number in range(5):
        page, target = next(pages), next(pages)
        missing = f"{target.address[:-2]}x{number}/"
        page.sections[1].paragraphs.append(f"Read [the other part]({missing}) as well.")
        yield Planted("broken-internal-link", page.address, missing)
        page = next(pages)
        page.sections[1].paragraphs.append(f"Read [that chapter]({target.address}#no-such-part) as well.")
        yield Planted("broken-fragment", page.address, f"{target.address}#no-such-part")


def aliases(site: Site, pages: Iterator[Page], chance: random.Random) -> Iterator[Planted]:
    for number in range(2):
        page, target = next(pages), next(pages)
        target.aliases = [f"/before/{number}/"]
        page.sections[1].paragraphs.append(f"Read [the older one](/before/{number}/) as well.")
        yield Planted("link-to-alias", page.address, f"/before/{number}/")
    page, target = next(pages), next(pages)
    page.aliases = [target.address]
    yield Planted("alias-clash", page.address, target.address, (target.address,), ("sources",))


def titles(site: Site, pages: Iterator[Page], chance: random.Random) -> Iterator[Planted]:
    for field, times in (("title", 3), ("description", 3), ("h1", 2)):
        for _ in range(times):
            same = [next(pages), next(pages)]
            shared = getattr(same[0], field)
            setattr(same[1], field, shared)
            last, others = _last(same)
            yield Planted(f"duplicate-{field}", last, shared, others)


def texts(site: Site, pages: Iterator[Page], chance: random.Random) -> Iterator[Planted]:
    for number in range(2):
        page = next(pages)
        copy = site.pages[f"/news/copy-{number}/"] = _copy(page, f"/news/copy-{number}/", chance)
        last, others = _last([page, copy])
        yield Planted("duplicate-page", last, "", others)
        page = next(pages)
        near = site.pages[f"/news/near-{number}/"] = _copy(page, f"/news/near-{number}/", chance)
        near.sections[2].paragraphs[1] = sentence(chance)
        last, others = _last([page, near])
        yield Planted("near-duplicate-page", last, "", others)
        page, other = next(pages), next(pages)
        page.date = other.date = ""  # those of posts may be the same
        other.sections[1].paragraphs = list(page.sections[1].paragraphs)
        last, others = _last([page, other])
        yield Planted("duplicate-section", last, site.pages[last].sections[1].heading, others)


def towns(site: Site, pages: Iterator[Page], chance: random.Random) -> Iterator[Planted]:
    made = []
    for town in TOWNS:
        slug = town.lower().replace("ü", "ue").replace("ö", "oe")
        page = article(f"/products/roofers-{slug}/", chance)
        page.title = page.h1 = f"Roofers in {town}"
        page.sections = [Section(f"Help in {town}", [" ".join(_SERVICE.format(town).split())])]
        site.pages[page.address] = page
        made.append(page)
    last, others = _last(made)
    yield Planted("doorway-pages", last, "", others)


def keyphrases(site: Site, pages: Iterator[Page], chance: random.Random) -> Iterator[Planted]:
    for phrase, variant in (("winter boots", "boots for winter"), ("roof repair", "roof repairs")):
        same = [next(pages), next(pages)]
        same[0].keyphrases, same[1].keyphrases = [phrase], [variant]
        last, others = _last(same)
        yield Planted("cannibalised-keyphrase", last, site.pages[last].keyphrases[0], others, ("sources",))


def orphans(site: Site, pages: Iterator[Page], chance: random.Random) -> Iterator[Planted]:
    for number in range(3):
        page = article(f"/guides/page-alone-{number}/", chance)
        site.pages[page.address] = page
        yield Planted("orphan-page", page.address, "", (), BUILT)


def canonicals(site: Site, pages: Iterator[Page], chance: random.Random) -> Iterator[Planted]:
    first, second, third = next(pages), next(pages), next(pages)
    first.canonical, second.canonical = second.address, third.address
    yield Planted("canonical-chain", first.address, second.address, (second.address,), BUILT)
    page = next(pages)
    page.canonical = "/guides/no-such-page/"
    yield Planted("canonical-to-missing", page.address, "/guides/no-such-page/", (), BUILT)
    page = next(pages)
    page.canonical = "/guides/thanks/"
    yield Planted("canonical-to-noindex", page.address, "/guides/thanks/", ("/guides/thanks/",), BUILT)


def alternates(site: Site, pages: Iterator[Page], chance: random.Random) -> Iterator[Planted]:
    page, other = next(pages), next(pages)
    page.alternates = {"en": page.address, "fr": other.address}
    yield Planted("hreflang-no-return", page.address, other.address, (other.address,), BUILT)
    page = next(pages)
    page.alternates = {"en": page.address, "fr": "/fr/no-such-page/"}
    yield Planted("hreflang-to-missing", page.address, "/fr/no-such-page/", (), BUILT)
    page, one, two = next(pages), next(pages), next(pages)
    page.alternates = {"en": page.address, "fr": one.address, "FR": two.address}
    one.alternates = {"en": page.address, "fr": one.address}
    two.alternates = {"en": page.address}
    yield Planted("hreflang-clash", page.address, two.address, (), BUILT)


def lists(site: Site, pages: Iterator[Page], chance: random.Random) -> Iterator[Planted]:
    page = next(pages)
    site.unlisted.add(page.address)
    yield Planted("sitemap-missing-page", page.address, "", (), BUILT)
    page = next(pages)
    page.noindex = True
    site.listed.add(page.address)
    yield Planted("sitemap-lists-noindex", page.address, "noindex", (), BUILT)
    site.listed.add("/guides/page-that-is-gone/")
    yield Planted("sitemap-lists-missing", "/", "", (), BUILT)
    page = next(pages)
    site.blocked.append(page.address)
    yield Planted("robots-blocks-listed", page.address, "", (), BUILT)


Fault = Callable[[Site, Iterator[Page], random.Random], Iterator[Planted]]
FAULTS: Sequence[Fault] = (links, aliases, titles, texts, towns, keyphrases, orphans, canonicals, alternates, lists)
