"""Links from the root of a site to addresses at which nothing can be, as far as its generator's config says."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from seolint.site.links import Links
from tests.site.site_of_texts import site_of_texts

PAGE = "# Poles\n\nThey bend.\n"
HUGO = {"hugo.toml": "", "content/guide/poles.md": PAGE, "content/guide/knots/hitch.md": PAGE, "content/about.md": PAGE}
THEME = {"hugo.toml": "theme = 'canvas'\n", "content/guide/pegs.md": PAGE}


def leads(texts: Mapping[str, str], *addresses: str) -> list[bool | None]:
    """Whether links with these addresses on the home page of a site lead to anything."""
    links = " ".join(f"[{address}]({address})" for address in addresses)
    site = site_of_texts({**texts, "content/_index.md": f"# Camping\n\n{links}\n"})
    home = site.by_name["content/_index.md"]
    return [target.found for _, target, _ in Links(site).of(home)]


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("/guide/poles/", True),
        ("/guide/poles", True),
        ("/GUIDE/Poles/", False),
        ("/guide/rods/", False),
        ("/guide/knots/bowline/", False),
        ("/guide/knots/hitch/more/", False),
        ("/rods/", False),
        ("/rods/ash/", False),
        ("/guide/", None),
        ("/guide/knots/", None),
        ("/", None),
        ("/tags/ash/", None),
        ("/guide/index.xml", None),
    ],
)
def test_an_address_from_the_root_in_hugo(address: str, found: bool | None) -> None:
    texts = HUGO if address != "/" else {**HUGO, "content/_index.md": ""}
    assert leads(texts, address) == ([found] if address != "/" else [True])


@pytest.mark.parametrize(
    ("config", "found"),
    [
        ("[taxonomies]\nknot = 'rods'\n", None),
        ("[taxonomies]\nknot = 'knots'\n", False),
        ("theme = 'canvas'\n", None),
        ("[[module.imports]]\npath = 'example.com/canvas'\n", None),
        ("[[module.mounts]]\nsource = 'more'\ntarget = 'content'\n", None),
        ("[[module.mounts]]\nsource = 'more'\ntarget = 'static'\n", False),
        ("[outputFormats.amp]\npath = 'amp'\n", None),
        ("[outputFormats.search]\nmediaType = 'application/json'\n", False),
        ("disablePathToLower = true\n", None),
    ],
)
def test_what_else_may_make_pages(config: str, found: bool | None) -> None:
    assert leads({**HUGO, "hugo.toml": config}, "/rods/ash/") == [found]


def test_a_theme_brings_no_pages_into_sections_of_the_site() -> None:
    assert leads({**HUGO, **THEME}, "/guide/rods/", "/guide/knots/bowline/", "/rods/") == [False, False, None]


def test_a_site_with_a_theme_whose_articles_are_in_the_root() -> None:
    articles = {f"content/{name}.md": PAGE for name in "abcdefghij"}
    assert leads({**HUGO, **THEME, **articles}, "/rods/", "/rods/ash/") == [False, None]


def test_a_folder_that_several_pages_name_is_built_elsewhere() -> None:
    others = {f"content/{name}.md": "# Tents\n\n[Shop](/shop/tents/)\n" for name in ("tents", "huts", "caves")}
    assert leads({**HUGO, **others}, "/shop/poles/", "/rods/") == [None, False]


def test_a_page_whose_address_is_not_known_may_be_there() -> None:
    assert leads({**HUGO, "content/guide/rods.de.md": PAGE}, "/rods/", "/staves/") == [None, False]


def test_a_language_that_the_address_leaves_out() -> None:
    config = "[languages.en]\ncontentDir = 'content'\n[languages.de]\ncontentDir = 'inhalt'\n"
    texts = {**HUGO, "hugo.toml": config, "inhalt/a.md": f"---\nslug: stangen\n---\n{PAGE}"}
    assert leads(texts, "/de/stangen/", "/stangen/", "/de/knoten/") == [True, None, False]


JEKYLL = {"_config.yml": "", "guide/poles.md": PAGE, "about.md": PAGE}


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({}, [False, False]),
        ({"_config.yml": "plugins: [jekyll-feed]"}, [False, False]),
        ({"_config.yml": "plugins: [jekyll-datapage-generator]"}, [None, None]),
        ({"Gemfile": "gem 'jekyll'\ngem 'jekyll-archives'\n"}, [None, None]),
        ({"Gemfile": "gem 'jekyll'\ngem 'jekyll-theme-canvas'\n"}, [False, False]),
        ({"_plugins/pages.rb": ""}, [None, None]),
        ({"CNAME": "tents.example\n"}, [False, None]),
        ({"_config.yml": "url: https://tents.github.io\n"}, [False, None]),
        ({"_config.yml": "repository: https://tents.github.io\n"}, [False, False]),
    ],
)
def test_an_address_from_the_root_in_jekyll(files: Mapping[str, str], found: list[bool | None]) -> None:
    site = site_of_texts({**JEKYLL, "index.md": "[a](/guide/rods/) [b](/rods/)", **files})
    assert [target.found for _, target, _ in Links(site).of(site.by_name["index.md"])] == found
