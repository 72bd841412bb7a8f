"""Where pages are according to the config of their generator."""

from __future__ import annotations

from collections.abc import Mapping
from time import process_time

import pytest

from seolint.site.routing.config_values import config_values
from tests.site.site_of_texts import site_of_texts

POST, POSTS = "_posts/2024-05-02-a.md", "content/posts/a.md"
OLD, NEW = "versioned_docs/version-1.0/a.md", "versioned_docs/version-2.0/a.md"
PAGE = "# Poles\n\nThey bend.\n"
DATED = "---\ntitle: Tent poles\ndate: 2024-05-02\n---\n\nThey bend.\n"
VERSIONS = {"versions.json": '["2.0", "1.0"]', "docusaurus.config.js": ""}
MONTHLY = '[permalinks]\nposts = "/:year/:month/:title/"'
JEKYLL = """
permalink: /:year/:title/
collections:
  tents:
    output: true
    permalink: /:collection/:path/
  people: {}
defaults:
  - scope: {path: old, type: pages}
    values: {permalink: /gone/}
"""
PRESET = """
export default {
  // docs: {routeBasePath: 'no'},
  presets: [
    ['classic', {docs: {routeBasePath: '/', sidebarPath: './sidebars.js'}, blog: {path: 'news', routeBasePath: 'n'}}],
  ],
  plugins: [
    ['@docusaurus/plugin-content-docs', {id: 'api', path: 'api', routeBasePath: 'api'}],
  ],
  themeConfig: {docs: {routeBasePath: 'no'}, navbar: {items: [{to: '/x'}]}},
};
"""


@pytest.mark.parametrize(
    ("texts", "addresses"),
    [
        (
            {
                "_config.yml": JEKYLL,
                POST: PAGE,
                "_tents/big/a.md": PAGE,
                "_tents/index.md": PAGE,
            },
            ["/2024/a/", "/tents/big/a/", "/tents/index/"],
        ),
        ({"_config.yml": JEKYLL, "_people/a.md": PAGE, "old/a.md": PAGE, "_other/a.md": PAGE}, [None, None, None]),
        (
            {"_config.yml": "permalink: pretty", POST: PAGE, "b.md": PAGE},
            ["/2024/05/02/a/", "/b/"],
        ),
        (
            {
                "_config.yml": "permalink: /:title\ncollections: {tents: {output: true}}",
                POST: PAGE,
                "_tents/c.md": PAGE,
                "b.md": PAGE,
            },
            ["/a", "/tents/c", "/b"],
        ),
        ({"_config.yml": "permalink: ordinal", POST: PAGE, "b.md": PAGE}, [None, "/b.html"]),
        (
            {
                "_config.yml": "defaults: [{scope: {path: '', type: pages}, values: {permalink: '/:basename/'}}]",
                "b.md": PAGE,
            },
            [None],
        ),
        ({"_config.yml": "permalink: [", POST: PAGE, "b.md": PAGE}, [None, None]),
        (
            {
                "hugo.toml": MONTHLY,
                POSTS: DATED,
                "content/b.md": PAGE,
            },
            ["/b/", "/2024/05/tent-poles/"],
        ),
        (
            {
                "hugo.yaml": "permalinks: {page: {posts: '/:slug/'}}",
                POSTS: PAGE,
                "content/posts/_index.md": PAGE,
            },
            ["/posts/", None],
        ),
        (
            {
                "hugo.toml": "[languages.en]\ncontentDir = 'content/en'\n[languages.de]\ncontentDir = 'content/de'",
                "content/de/a.md": PAGE,
                "content/en/a.md": PAGE,
            },
            ["/de/a/", "/a/"],
        ),
        ({"hugo.toml": "[languages.en]\ntitle = 'a'", "content/a.md": PAGE, "content/a.de.md": PAGE}, [None, "/a/"]),
        ({"hugo.toml": "[[module.mounts]]\nsource = 'x'", "content/a.md": PAGE}, [None]),
        (
            {
                "config/_default/hugo.toml": "",
                "config/_default/permalinks.toml": "posts = '/:filename/'",
                POSTS: PAGE,
            },
            ["/a/"],
        ),
        (
            {"docusaurus.config.js": PRESET, "docs/a.md": PAGE, "news/2024-05-02-a.md": PAGE, "api/b.md": PAGE},
            ["/api/b", "/a", "/n/2024/05/02/a"],
        ),
        ({"docusaurus.config.js": "x({docs: {routeBasePath: base}})", "docs/a.md": PAGE}, [None]),
        (
            {
                **VERSIONS,
                "docs/a.md": PAGE,
                OLD: PAGE,
                NEW: PAGE,
            },
            ["/docs/next/a", "/docs/1.0/a", "/docs/a"],
        ),
        (
            {
                **VERSIONS,
                "docusaurus.config.js": "x({docs: {lastVersion: 'current', versions: {'1.0': {path: 'old'}}}})",
                "docs/a.md": PAGE,
                OLD: PAGE,
                "versioned_docs/version-3.0/a.md": PAGE,
            },
            ["/docs/a", "/docs/old/a", None],
        ),
        (
            {"mkdocs.yml": "plugins: [awesome-nav, blog]", "docs/a.md": PAGE, "docs/blog/posts/b.md": PAGE},
            ["/a/", None],
        ),
    ],
)
def test_addresses_in_a_site(texts: Mapping[str, str], addresses: list[str | None]) -> None:
    assert [page.address for page in site_of_texts(texts).pages] == addresses


def test_a_collection_without_output_has_no_pages() -> None:
    texts = {"_config.yml": JEKYLL, "_people/a.md": PAGE, "_tents/a.md": PAGE, "_drafts/b.md": PAGE, "_x/c.md": PAGE}
    assert [page.name for page in site_of_texts(texts).pages if page.is_published] == ["_tents/a.md"]


@pytest.mark.parametrize(
    "text", ["a." * 400_000 + "a = 1", "a = " + "[" * 100_000, "a = 0x" + "f" * 100_000, "a = \x00"]
)
def test_a_config_that_is_an_attack_is_unknown_soon(text: str) -> None:
    started = process_time()
    assert config_values({"hugo.toml": text}) is None
    assert process_time() - started < 1


def test_texts_beside_a_page_with_a_folder_of_its_own_are_part_of_it() -> None:
    names = (
        "tents/index.md",
        "tents/index.de.md",
        "tents/notes.md",
        "tents/ridge/a.md",
        "poles/_index.md",
        "poles/a.md",
    )
    texts = {"hugo.toml": "", **{f"content/{name}": "# Tents\n" for name in names}}
    published = [page.name for page in site_of_texts(texts).pages if page.is_published]
    assert published == [f"content/{name}" for name in sorted(names) if name != "tents/notes.md"]
