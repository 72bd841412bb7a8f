"""Pages for the tests of what is compared across pages: towns, versions, yearly reports, notices, licences, shops."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from seolint.analysis.sketches import paragraph_hash, shingles, sketch, text_hash
from seolint.site.page_groups import ComparedPage, Paragraphs

TOWNS = ("Kiel", "Bremen", "Lübeck", "Bad Segeberg", "Husum", "Rendsburg", "Schleswig", "Eutin")
_LEXICON = tuple(
    f"{a}{b}{c}" for a in ("ba", "ko", "ri", "su", "te") for b in "lmnprst" for c in ("a", "eno", "ick", "o")
)
_SERVICE = """
Our roofers in {0} mend slate, tile and flat roofs within a day of your call, at night as well. | Every roof
in {0} is looked at before we name a price, and the price that we name is the one you pay. Storms from the
coast tear at ridge tiles first, so that a loose tile in {0} is often the first sign of worse below it. We
bring ladders, tiles and sheets of tar on one van, which saves you a second visit. | Insurers pay for storm
damage from force eight on. Our office for {0} writes the report that they ask for, with pictures of each
tile that was lost. | Most work is done in four hours; gutters, chimneys and skylights are checked on the
way at no further cost. Call us, and someone from {0} who knows the streets calls back within ten minutes to
say when the van will be there, who is on it and what it may cost. | We have mended roofs since 1987, and
train two apprentices a year in our own workshop behind the yard."""


def prose(seed: int, words: int) -> str:
    """So many words that nobody wrote, the same for the same seed."""
    chance = random.Random(seed)
    return " ".join(chance.choice(_LEXICON) for _ in range(words))


def towns() -> Mapping[str, str]:
    return {f"roofers-{town.lower().replace(' ', '-').replace('ü', 'ue')}.md": _SERVICE.format(town) for town in TOWNS}


def versions() -> Mapping[str, str]:
    """A manual in six versions, each with a paragraph of its own."""
    manual = " | ".join(prose(n, 50) for n in range(6))
    return {
        f"docs/{n}.0/install.md": f"Install release {n}.0 with these steps. {manual} | {prose(90 + n, 12)}"
        for n in range(6)
    }


def reports() -> Mapping[str, str]:
    """What an association counted, year by year."""
    text = "In {0} the members counted {1} nests, {2} of them on roofs. "
    rest = [prose(n, 40) for n in range(7)]
    return {
        f"reports/{year}.md": " | ".join(text.format(year, year * 7 % 400, year * 3 % 90) + part for part in rest)
        for year in range(2012, 2020)
    }


def notices() -> Mapping[str, str]:
    """The election in each ward: its candidates, its polling places, its hours."""
    law = [prose(70 + n, 25) for n in range(6)]
    return {
        f"notices/{ward.lower()}.md": f"Election of a councillor for the ward of {ward}. "
        + " | ".join(f"{part} {name(n, at)} of {prose(500 + 10 * n + at, 4)}" for at, part in enumerate(law))
        for n, ward in enumerate(("Northgate", "Southgate", "Harbour", "Millfield", "Abbey", "Castle", "Priory"))
    }


def name(number: int, at: int) -> str:
    return prose(300 + 10 * number + at, 2)


def licences() -> Mapping[str, str]:
    """Terms of six kinds, which share the sentence that excludes a warranty."""
    warranty = prose(8, 60)
    return {f"licences/{prose(n, 1)}.md": f"{prose(20 + n, 160)} | {warranty}" for n in range(6)}


def shops() -> Mapping[str, str]:
    """Shops of a chain: one third of each page is of the chain, the rest says what only this shop has."""
    chain = prose(4, 80)
    return {
        f"shops/{town.lower()}.md": f"Our shop in {town}. {prose(40 + n, 90)} | {chain} | {prose(60 + n, 60)}"
        for n, town in enumerate(TOWNS)
    }


def compared(texts: Mapping[str, str]) -> tuple[Sequence[ComparedPage], Callable[[int], Paragraphs]]:
    """What comparing takes of pages, from path -> paragraphs with " | " between them; the title is the first words."""
    parts = [[part.casefold().split() for part in text.split("|")] for text in texts.values()]
    pages = []
    for path, paragraphs in zip(texts, parts, strict=True):
        words = [word for paragraph in paragraphs for word in paragraph]
        hashes = [paragraph_hash(paragraph) for paragraph in paragraphs]
        made = sketch(shingles(words))
        pages.append(ComparedPage(path, path.rpartition("/")[0], (), len(words), made, text_hash(words), hashes))
    return pages, parts.__getitem__
