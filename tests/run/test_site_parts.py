"""Several built sites below one folder: each is judged as if it were linted alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.repository import seolint, write

PAGE = "<html lang='en'><head><title>{}</title></head><body><main><h1>{}</h1><p>{}</p></main></body></html>"
ONLY = ("check", "--select", "site,broken-internal-link", "--min-severity", "info", "--no-cache", "--format", "json")


def page(name: str, *links: str) -> str:
    return PAGE.format(name, name, " ".join(f"<a href='{link}'>More</a>" for link in links))


def site(name: str, start: str = "") -> Mapping[str, str]:
    """A site with a page that nothing links to and a link that leads nowhere."""
    pages = ("tents", "poles", "pegs", "ropes")
    return {
        f"{name}/index.html": page(f"{name} home", *(f"{start}{each}.html" for each in pages)),
        **{f"{name}/{each}.html": page(f"{name} {each}", f"{start}index.html") for each in pages[1:]},
        f"{name}/tents.html": page(f"{name} tents", f"{start}index.html", f"{start}tens.html"),
        f"{name}/alone.html": page(f"{name} alone", f"{start}index.html"),
    }


def found(folder: Path, path: str) -> list[tuple[str, str]]:
    return [(each[0], each[1]) for each in seolint(folder, *ONLY, path).problems]


@pytest.mark.parametrize("start", ["", "/"])
def test_each_site_below_a_folder_is_one(tmp_path: Path, start: str) -> None:
    write(tmp_path, {**site("camping", start), **site("sailing", start), "notes.md": "# Notes\n\nTwo sites.\n"})
    alone = found(tmp_path, "camping")
    assert alone == [("camping/alone.html", "orphan-page"), ("camping/tents.html", "broken-internal-link")]
    assert found(tmp_path, ".") == [*alone, *found(tmp_path, "sailing")]


@pytest.mark.parametrize(
    "files",
    [
        {**site("en"), **site("de")},
        {**site("v1"), **site("v2")},
        {**site("camping"), "camping/index.html": page("Home", "tents.html", "../sailing/"), **site("sailing")},
        {**site("camping", "/camping/"), **site("sailing", "/sailing/")},
        {f"{name}/index.html": page(name, "/") for name in ("camping", "sailing")},
        site("camping"),
    ],
    ids=["languages", "versions", "linked", "from the root of both", "posts", "one"],
)
def test_parts_of_one_site_are_no_sites(tmp_path: Path, files: Mapping[str, str]) -> None:
    write(tmp_path, files)
    assert "orphan-page" not in {rule for _, rule in found(tmp_path, ".")}
