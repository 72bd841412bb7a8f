"""The pages of a made site: what a page is, and those of the site without faults."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

FORMS = ("sources", "built")
FOLDERS = ("guides", "news", "products", "reference")
TOWNS = ("Kiel", "Bremen", "Lübeck", "Husum", "Eutin", "Plön", "Stade", "Cuxhaven", "Emden", "Leer", "Norden", "Jever")
_LEXICON = [
    a + b + c for a in ("ba", "ko", "ri", "su", "te", "mo") for b in "lmnprst" for c in ("a", "eno", "ick", "ol")
]
_SENTENCE, _PARAGRAPH = 12, 60


@dataclass
class Section:
    """A heading and its paragraphs, in Markdown."""

    heading: str
    paragraphs: list[str]


@dataclass
class Page:
    """A page of the site, at `address`; `alternates` are code -> address, `links` those of its list of pages."""

    address: str
    title: str
    description: str
    sections: list[Section]
    h1: str = ""
    language: str = "en"
    date: str = ""
    aliases: list[str] = field(default_factory=list)
    keyphrases: list[str] = field(default_factory=list)
    alternates: dict[str, str] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    canonical: str = ""
    noindex: bool = False


class Planted(NamedTuple):
    """A fault: its rule, the address of the page where it is reported, the text that stands in the line of its place
    ("": anywhere on the page), the addresses of the other pages, and the forms of the site that show it."""

    rule: str
    page: str
    text: str = ""
    others: tuple[str, ...] = ()
    forms: tuple[str, ...] = FORMS


@dataclass
class Site:
    """Pages by address, what was planted, and the addresses that the sitemap lists and robots.txt blocks."""

    pages: dict[str, Page]
    planted: list[Planted]
    unlisted: set[str] = field(default_factory=set)
    listed: set[str] = field(default_factory=set)
    blocked: list[str] = field(default_factory=list)


def sentence(chance: random.Random, words: int = _SENTENCE) -> str:
    return " ".join(chance.choices(_LEXICON, k=words)).capitalize() + "."


def paragraph(chance: random.Random) -> str:
    return " ".join(sentence(chance) for _ in range(_PARAGRAPH // _SENTENCE))


def article(address: str, chance: random.Random) -> Page:
    """A page of three sections of two paragraphs, about 380 words."""
    title = sentence(chance, 5)[:-1]
    sections = [Section(sentence(chance, 4)[:-1], [paragraph(chance), paragraph(chance)]) for _ in range(3)]
    day = f"2025-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    return Page(address, title, sentence(chance, 14), sections, title, date=day)


def clean_pages(pages: int, chance: random.Random) -> Iterator[Page]:
    """The pages of the site without faults."""
    home = article("/", chance)
    home.links = [*(f"/{folder}/" for folder in FOLDERS), "/manual/1.0/", "/manual/2.0/", "/de/"]
    yield home
    for folder in FOLDERS:
        yield article(f"/{folder}/", chance)
    yield from _versions(chance)
    yield from _languages(chance)
    hidden = article("/guides/thanks/", chance)
    hidden.noindex = True
    yield hidden
    left = pages - 10
    addresses = [f"/{FOLDERS[at % len(FOLDERS)]}/page-{chance.getrandbits(30):x}/" for at in range(left)]
    for at, address in enumerate(addresses):
        page = article(address, chance)
        other = addresses[at - len(FOLDERS)]
        page.sections[0].paragraphs.append(f"See [{sentence(chance, 3)[:-1].lower()}]({other}) for more.")
        page.aliases = [f"/old/{at}/"] if at % 10 == 9 else []
        yield page


def _versions(chance: random.Random) -> Iterator[Page]:
    """A manual in two versions: the same page but for a sentence."""
    first = article("/manual/1.0/", chance)
    second = Page("/manual/2.0/", first.title, first.description, [*first.sections], first.h1, date=first.date)
    second.sections[0] = Section(first.sections[0].heading, [*first.sections[0].paragraphs, sentence(chance)])
    yield from (first, second)


def _languages(chance: random.Random) -> Iterator[Page]:
    """A page in two languages, which name each other."""
    english, german = article("/products/boots/", chance), article("/de/", chance)
    german.language = "de"
    english.alternates = german.alternates = {"en": english.address, "de": german.address}
    yield from (english, german)
