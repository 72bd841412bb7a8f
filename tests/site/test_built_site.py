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
