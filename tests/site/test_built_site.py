"""Where links of a built site lead that name no page of it."""

from __future__ import annotations

import pytest

from seolint.site.index import Site
from seolint.site.links import Links
from seolint.site.surrounding_files import SiteFiles
from tests.site.site_of_texts import record_of

FILES = {"tents", "tents/.", "tents/a.pdf", "maps", "maps/.", "maps/index.php", "a.pdf"}


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("a.pdf", True),
        ("maps/", True),
        ("tents/", False),
        ("tents/a.pdf", True),
        ("../poles/", None),
        ("poles/", False),
    ],
)
def test_files_and_folders(address: str, found: bool | None) -> None:
    record = record_of("index.html", f'<html><body><p><a href="{address}">Tents</a></p></body></html>')
    site = Site([("index.html", record)], files=SiteFiles(has_file=FILES.__contains__))
    assert [target.found for _, target, _ in Links(site).of(site.pages[0])] == [found]


@pytest.mark.parametrize(("head", "found"), [("<title>Ash</title>", False), ("", True)])
def test_a_page_leads_to_what_is_beside_it_and_a_part_to_what_is_beside_others(head: str, found: bool) -> None:
    files = {"index.html": "<title>Camping</title>", "pegs.html": "<title>Pegs</title>"}
    link = '<p><a href="pegs.html">Pegs</a></p>'
    records = [record_of(name, f"<html><head>{text}</head><body></body></html>") for name, text in files.items()]
    page = record_of("poles/ash.html", f"<html><head>{head}</head><body>{link}</body></html>")
    there = SiteFiles(exists=lambda record, path: path == "pegs.html", has_file=files.__contains__)
    site = Site([(each.path, each) for each in (*records, page)], files=there)
    assert [target.found for _, target, _ in Links(site).of(site.pages[-1])] == [found]


def test_an_address_without_an_extension_is_that_of_a_file_with_one() -> None:
    record = record_of("index.html", "<html><head><title>A</title></head><body><a href='maps'>Maps</a></body></html>")
    site = Site([("index.html", record)], files=SiteFiles(has_file={"maps.php"}.__contains__))
    assert [target.found for _, target, _ in Links(site).of(site.pages[0])] == [True]
