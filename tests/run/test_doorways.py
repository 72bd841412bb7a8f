"""Pages made for one town after the other, and pages that resemble them but aren't."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.repository import seolint, write
from tests.site.page_texts import prose

PLACES = ("Leeds", "Bradford", "Wakefield", "Halifax", "Huddersfield")
TWO_WORDS = ("San José", "San Diego", "Santa Cruz", "Palo Alto", "San Mateo")
RULES = "doorway-pages,near-duplicate-page,duplicate-section"

PLUMBER = """
Burst pipes wait for nobody, and neither do we. Our plumbers are on the road from six in the morning, and reach most
homes within the hour. We carry valves, seals and pipe in all common sizes, so that nine of ten repairs are done at the
first visit.

## What we do in {0}

We mend taps, toilets and boilers, clear blocked drains, and find leaks behind walls without tearing these down. A
camera on a cable shows us where the trouble is, and you can watch on the screen. Before we start you get a price in
writing, and that is what you pay, even where the work takes longer than we thought.

## Why people choose us

All of our plumbers have served a full apprenticeship, and none of them works on commission. We clean up when we leave,
take the old parts with us, and give two years of guarantee on our work. If something drips again, we come back.

## Call us

Ring us at any hour, and a plumber answers, not a machine. Tell us what happened and where in {0} you live, and turn
off the water until we are there.
"""
"""The body of a page, which names its town twice."""


def slug(name: str) -> str:
    return name.lower().replace(" ", "-").replace("é", "e")


def titled(title: str, body: str) -> str:
    return f"---\ntitle: {title}\n---\n\n# {title}\n{body}"


def found(folder: Path, pages: Mapping[str, str]) -> list[tuple[str, int]]:
    """The rules that report something, and how many pages each is about."""
    write(folder, pages)
    out = seolint(folder, "check", ".", "--select", RULES, "--min-severity", "info", "--format", "json", "--no-cache")
    return [(each["rule"], len(each["related"]) + 1) for each in json.loads(out.out)["problems"]]


@pytest.mark.parametrize("places", [PLACES, TWO_WORDS])
def test_pages_that_name_their_town_twice(tmp_path: Path, places: tuple[str, ...]) -> None:
    pages = {f"{slug(each)}.md": titled(f"Plumber in {each}", PLUMBER.format(each)) for each in places}
    assert found(tmp_path, pages) == [("doorway-pages", 5)]
    assert found(tmp_path / "few", dict(list(pages.items())[:4])) == [("near-duplicate-page", 4)]


PLUMBER_IN_CZECH = """
Hledáte instalatéra, který přijede ještě dnes? Opravujeme vodu a topení po celé {loc} už dvacet let, a ať bydlíte
kdekoli, dorazíme do hodiny. Cenu řekneme předem a nezmění se, ani když práce trvá déle.

## Co děláme

Měníme baterie, opravujeme kotle a čistíme odpady. Lidé z {gen} volají hlavně v zimě, kdy praskají trubky. Každý
technik vozí náhradní díly, takže devět z deseti oprav dokončíme napoprvé. Starou baterii odvezeme, po sobě uklidíme
a na práci dáváme záruku dva roky. Nikdo z nás nepracuje za provizi.

## Kde nás najdete

Sklady máme na třech místech, protože doprava v {loc} umí zdržet. Do okolí {gen} zajedeme za stejnou cenu, a kdo si
objedná prohlídku celého domu, cestu neplatí vůbec. Obyvatelé {gen} tak vědí, kolik zaplatí, ještě než otevřou dveře.

## Zavolejte

Telefon bere vždy technik, ne automat. Řekněte, co se stalo a kde přesně bydlíte, a do té doby zavřete hlavní uzávěr
vody. Platit můžete hotově i kartou, a účet dostanete hned.
"""
CASES = (
    *(("Praha", "Praze", "Prahy"), ("Ostrava", "Ostravě", "Ostravy"), ("Opava", "Opavě", "Opavy")),
    *(("Jihlava", "Jihlavě", "Jihlavy"), ("Kladno", "Kladně", "Kladna"), ("Trutnov", "Trutnově", "Trutnova")),
)


def test_towns_in_the_cases_of_a_slavic_language(tmp_path: Path) -> None:
    pages = {
        f"{slug(town)}.md": titled(f"Instalatér {town}", PLUMBER_IN_CZECH.format(loc=loc, gen=gen))
        for town, loc, gen in CASES
    }
    assert found(tmp_path, pages) == [("doorway-pages", 6)]


NAMED: Mapping[str, Callable[[str, str], tuple[str, str]]] = {
    "the file": lambda town, letter: (f"{slug(town)}.md", titled("Plumber", PLUMBER.format(town))),
    "the file, in capitals": lambda town, letter: (f"{slug(town).upper()}.md", titled("Plumber", PLUMBER.format(town))),
    "the folder": lambda town, letter: (f"{slug(town)}/index.md", titled("Plumber", PLUMBER.format(town))),
    "a longer name": lambda town, letter: (f"plumber-{slug(town)}-24h.md", titled("Plumber", PLUMBER.format(town))),
    "the title": lambda town, letter: (f"{letter}.md", titled(f"PLUMBER {town.upper()}", PLUMBER.format(town))),
    "the main heading": lambda town, letter: (
        f"{letter}.md",
        titled("Plumber", PLUMBER.format(town)).replace("# Plumber", f"# {town}", 1),
    ),
}


@pytest.mark.parametrize("where", NAMED)
@pytest.mark.parametrize("places", [PLACES, TWO_WORDS])
def test_wherever_the_name_of_a_page_is(tmp_path: Path, places: tuple[str, ...], where: str) -> None:
    assert found(tmp_path, dict(map(NAMED[where], places, "abcde"))) == [("doorway-pages", 5)]


def test_pages_with_local_details_that_name_their_town_often(tmp_path: Path) -> None:
    streets = ("Mill Lane", "Otley Road", "Kirkgate", "Gibbet Street", "New Street")
    more = "\nOur office in {0} is at {2} {1}, and our van is in {0} by seven.\n"
    pages = {
        f"{slug(each)}.md": titled(f"Plumber in {each}", (PLUMBER + more).format(each, street, 11 * number))
        for number, (each, street) in enumerate(zip(PLACES, streets, strict=True), 3)
    }
    assert found(tmp_path, pages) == [("doorway-pages", 5)]


@pytest.mark.parametrize("names", [
    ("allowNullSession", "autoDisconnect", "cacheSize", "logLevel", "maxThreads"),
    ("AllowNullSession", "AutoDisconnect", "CacheSize", "LogLevel", "MaxThreads"),
    ("mailboxes", "folders", "contacts", "calendars", "groups"),
])  # fmt: skip
def test_pages_on_a_setting_each_are_none(tmp_path: Path, names: tuple[str, ...]) -> None:
    pages = {f"{each.lower()}.md": titled(each, PLUMBER.format(each)) for each in names}
    assert "doorway-pages" not in dict(found(tmp_path, pages))


def test_interviews_with_the_same_questions_are_none(tmp_path: Path) -> None:
    more = "\n{0} writes: {1}\n\nWhat next, {0}? {2}\n"
    pages = {
        f"{slug(each)}.md": titled(
            f"An interview with {each}", (PLUMBER + more).format(each, prose(number, 40), prose(-number, 30))
        )
        for number, each in enumerate(("Ann Cole", "Ben Day", "Cat Eames", "Dan Fry", "Eve Gale"), 1)
    }
    assert "doorway-pages" not in dict(found(tmp_path, pages))


def test_long_pages_that_name_a_tool_twice_are_none(tmp_path: Path) -> None:
    pages = {
        f"{slug(each)}.md": titled(f"Start with {each}", PLUMBER.format(each) + prose(1, 200))
        for each in ("Django", "Flask", "Rails", "Drupal", "Phoenix")
    }
    assert "doorway-pages" not in dict(found(tmp_path, pages))


def test_pages_whose_names_add_a_word_are_none(tmp_path: Path) -> None:
    names = ("Archive", *(f"Archive {kind}" for kind in ("Red", "Green", "Blue", "Grey")))
    pages = {f"{slug(each)}.md": titled(each, PLUMBER.format(each)) for each in names}
    assert "doorway-pages" not in dict(found(tmp_path, pages))
