"""Which address a file becomes with each generator, and which ids its headings get."""

from __future__ import annotations

import pytest

from seolint.config import load
from seolint.linter import Extras, examine
from seolint.site.addresses import address_of, aliases_of, key_of
from seolint.site.generators import generators
from seolint.site.generators.patterns import parsed
from seolint.site.heading_ids import STYLES, heading_ids, is_plain
from seolint.site.record import HeadingRecord, PageRecord
from seolint.site.routing import routes_of


def record_of(matter: str) -> PageRecord:
    source = f"---\n{matter}\n---\n\n# Poles\n" if matter else "# Poles\n"
    record = examine(source, "poles.md", load(), extras=Extras(record=True)).record
    assert record
    return record


@pytest.mark.parametrize(
    ("generator", "path", "matter", "address"),
    [
        ("hugo", "content/docs/Tent Poles.md", "", "/docs/tent-poles/"),
        ("hugo", "content/docs/_index.md", "", "/docs/"),
        ("hugo", "content/docs/poles/index.md", "", "/docs/poles/"),
        ("hugo", "content/docs/poles/index.md", "slug: rods", "/docs/rods/"),
        ("hugo", "content/docs/poles.md", "slug: rods", "/docs/rods/"),
        ("hugo", "content/docs/poles.md", "url: /rods/", "/rods/"),
        ("hugo", "content/docs/poles.md", "url: '{{ .X }}'", None),
        ("hugo", "content/docs/poles.de.md", "", None),
        ("jekyll", "about.md", "", "/about.html"),
        ("jekyll", "about.md", "permalink: /us/", "/us/"),
        ("jekyll", "about.md", "permalink: /:categories/:title/", None),
        ("jekyll", "docs/index.md", "", "/docs/"),
        ("jekyll", "_posts/2024-05-02-poles.md", "", "/2024/05/02/poles.html"),
        ("jekyll", "_posts/2024-05-02-poles.md", "categories: [Camp, Wood]", "/camp/wood/2024/05/02/poles.html"),
        ("jekyll", "_posts/2024-05-02-poles.md", "date: 2024-06-01", "/2024/06/01/poles.html"),
        ("jekyll", "_posts/poles.md", "", None),
        ("jekyll", "_posts/2024-05-02-poles.md", "permalink: /poles", "/poles"),
        ("mkdocs", "docs/index.md", "", "/"),
        ("mkdocs", "docs/user-guide/poles.md", "", "/user-guide/poles/"),
        ("mkdocs", "docs/user-guide/README.md", "", "/user-guide/"),
        ("docusaurus", "docs/02-guides/01-poles.md", "", "/docs/guides/poles"),
        ("docusaurus", "docs/guides/poles.md", "slug: rods", "/docs/guides/rods"),
        ("docusaurus", "docs/guides/poles.md", "slug: /rods", "/docs/rods"),
        ("docusaurus", "docs/guides/poles.md", "id: rods", "/docs/guides/rods"),
        ("docusaurus", "docs/guides/index.md", "", "/docs/guides/"),
        ("docusaurus", "docs/guides/guides.md", "", "/docs/guides/"),
        ("docusaurus", "blog/2024-05-02-poles.md", "", "/blog/2024/05/02/poles"),
        ("docusaurus", "blog/2024-05-02-poles/index.md", "", "/blog/2024/05/02/poles"),
        ("docusaurus", "blog/2024-05-02-poles.md", "slug: rods", "/blog/rods"),
        ("docusaurus", "i18n/de/docusaurus-plugin-content-docs/current/poles.md", "", "/de/docs/poles"),
        ("docusaurus", "src/pages/help.md", "", "/help"),
        ("starlight", "src/content/docs/guides/poles.mdx", "", "/guides/poles/"),
        ("starlight", "src/content/docs/guides/poles.mdx", "slug: rods", "/rods"),
        ("astro", "src/content/blog/poles.md", "", None),
        ("astro", "src/pages/blog/poles.md", "", "/blog/poles/"),
        ("vitepress", "guide/poles.md", "", "/guide/poles"),
        ("sphinx", "guide/poles.md", "", "/guide/poles.html"),
        ("quarto", "guide/poles.qmd", "", "/guide/poles.html"),
        ("nuxt", "content/1.guide/2.poles.md", "", "/guide/poles"),
        ("zola", "content/guide/2024-05-02-poles.md", "", "/guide/poles/"),
        ("zola", "content/guide/_index.md", "", "/guide/"),
        ("zola", "content/guide/poles.md", "path: rods", "/rods"),
        ("eleventy", "guide/poles.md", "permalink: false", None),
        ("eleventy", "guide/poles.md", "permalink: /rods/", "/rods/"),
    ],
)
def test_address(generator: str, path: str, matter: str, address: str | None) -> None:
    known = generators()[generator]
    assert known.addresses
    routes = routes_of(known.addresses, parsed(known.content))
    assert routes
    assert address_of(path, record_of(matter), known.addresses, routes) == address


@pytest.mark.parametrize(
    ("generator", "matter", "aliases"),
    [
        ("hugo", "aliases: [/rods/, rods2]", ["/rods/", "rods2"]),
        ("jekyll", "redirect_from:\n  - /rods\n  - /staves/", ["/rods", "/staves/"]),
        ("zola", "aliases: [rods]", ["rods"]),
        ("mkdocs", "aliases: [rods]", []),
    ],
)
def test_aliases(generator: str, matter: str, aliases: list[str]) -> None:
    known = generators()[generator].addresses
    assert known
    assert [each.text for each in aliases_of(record_of(matter), known)] == aliases


def test_addresses_of_one_page_have_the_same_key() -> None:
    same = ["/guide", "/guide/", "/guide.html", "/guide/index.html", "guide/?a=b", "/guide#poles", "/%67uide"]
    assert {key_of(address) for address in same} == {"/guide"}
    assert key_of("/") == key_of("/index.html") == key_of("") == "/"


HEADINGS = [HeadingRecord(2, "Poles & ropes"), HeadingRecord(2, "Poles & ropes"), HeadingRecord(2, "1. Über_uns", "")]


@pytest.mark.parametrize(
    ("style", "ids"),
    [
        ("github", {"poles--ropes", "poles--ropes-1", "1-über_uns"}),
        ("kramdown", {"poles--ropes", "poles--ropes-1", "1-über_uns", "beruns"}),
        ("toc", {"poles-ropes", "poles-ropes_1", "1-uber_uns"}),
        ("vitepress", {"poles-ropes", "poles-ropes-1", "_1-uber-uns"}),
        ("docutils", {"poles-ropes", "poles--ropes", "uber-uns", "poles--ropes-1"}),
        ("pandoc", {"poles-ropes", "poles-ropes-1", "über_uns"}),
        ("zola", {"poles-ropes", "poles-ropes-1", "1-uber-uns"}),
    ],
)
def test_heading_ids(style: str, ids: set[str]) -> None:
    found = heading_ids(HEADINGS, style)
    assert ids <= found.keys()
    assert style in STYLES


def test_an_id_that_the_author_gave_counts_alone() -> None:
    found = heading_ids([HeadingRecord(2, "Poles", "ash"), HeadingRecord(2, "Ash")], "github")
    assert found == {"ash": "Poles", "ash-1": "Ash", "ash-2": "Ash"}


def test_what_all_generators_agree_on() -> None:
    assert all(map(is_plain, ("Tent poles 2", "Tents v0.24 (new)", "Is it a tent?")))
    assert not any(map(is_plain, ("Poles & ropes", "Über uns", "A  b", "a_b", "A -- b", "And so on ...", "Don't")))
