"""Links to pages that a site has without a file of articles for them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from seolint.site.link_names import file_names, named_page
from seolint.site.links import Links
from tests.site.site_of_texts import site_of_texts

STARLIGHT = {"astro.config.mjs": "starlight()", "src/content/docs/g/b.md": "# B", "src/content/docs/g/c.md": "# C"}
ASTRO = {"astro.config.mjs": "", "src/pages/g/b.md": "# B", "src/pages/g/c.md": "# C"}
DOCUSAURUS = {"docusaurus.config.js": "", "docs/b.md": "# B", "docs/c.md": "# C"}


AT_ROOT = {"mkdocs.yml": "site_name: Camping\n", "docs/g/b.md": "# B", "docs/index.md": "# Home"}
BELOW = {**AT_ROOT, "mkdocs.yml": "site_url: https://example.com/camping/\n"}


@pytest.mark.parametrize(
    ("texts", "link", "found"),
    [
        (BELOW, "../b/", True),
        (BELOW, "../../", True),
        (BELOW, "../c/", False),
        (BELOW, "../../../sailing/", None),
        (BELOW, "../../../camping/g/b/", True),
        (BELOW, "../../../camping/g/c/", False),
        (BELOW, "../../../", None),
        (AT_ROOT, "../../../g/b/", True),
        (AT_ROOT, "../../../g/c/", None),
    ],
)
def test_relative_addresses_that_lead_to_the_root_of_the_site_and_out_of_it(
    texts: Mapping[str, str], link: str, found: bool | None
) -> None:
    site = site_of_texts({**texts, "docs/g/a.md": f"[a]({link})"})
    assert [target.found for page in site.pages for _, target, _ in Links(site).of(page)] == [found]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ({**STARLIGHT, "src/content/docs/a.md": "[a](/de/g/b/)"}, True),
        ({**STARLIGHT, "src/content/docs/a.md": "[a](/g/d/)"}, False),
        ({**STARLIGHT, "src/content/docs/a.md": "[a](/g/d/)", "src/pages/g/d.astro": ""}, None),
        ({**STARLIGHT, "src/content/docs/a.md": "[a](../g/b/)"}, True),
        ({**STARLIGHT, "src/content/docs/a.md": "[a](g/b/)"}, False),
        ({**STARLIGHT, "src/content/docs/g/a.md": "[a](../b/)"}, True),
        ({**STARLIGHT, "src/content/docs/g/a.md": "[a](b/)"}, False),
        ({**STARLIGHT, "src/content/docs/g/index.md": "[a](b/)"}, True),
        ({**STARLIGHT, "src/content/docs/g/index.md": "[a](d/)"}, False),
        (
            {
                **STARLIGHT,
                "astro.config.mjs": "x({trailingSlash: 'never'}, starlight())",
                "src/content/docs/g/a.md": "[a](b)",
            },
            True,
        ),
        ({**STARLIGHT, "src/content/docs/a.md": "[a](/h/d/)"}, False),
        ({**STARLIGHT, "src/content/docs/a.md": "[a](/h/d/)", "src/pages/h/[...all].astro": ""}, None),
        (
            {**STARLIGHT, "src/content/docs/a.md": "[a](/h/d/)", "astro.config.mjs": "starlight({plugins: [blog()]})"},
            None,
        ),
        (
            {
                **STARLIGHT,
                "src/content/docs/a.md": "[a](/h/d/)",
                "astro.config.mjs": "x({vite: {plugins: []}}, starlight())",
            },
            False,
        ),
        ({**ASTRO, "src/pages/a.md": "[a](/g/d/)"}, False),
        ({**ASTRO, "src/pages/a.md": "[a](/g/d/)", "src/pages/g/[slug].astro": ""}, None),
        ({**DOCUSAURUS, "docs/a.md": "[a](/docs/d)"}, False),
        ({**DOCUSAURUS, "docs/a.md": "[a](/docs/d)", "sidebars.js": "x({link: {slug: '/docs/d'}})"}, None),
    ],
)
def test_pages_without_an_article(texts: Mapping[str, str], found: bool | None) -> None:
    site = site_of_texts(texts)
    assert [target.found for page in site.pages for _, target, _ in Links(site).of(page)] == [found]


ALIKE = dict.fromkeys(["a.md", "a.html", "a/index.md", "a/README.md", "b/_index.md", "b/b.md", "c", "index.md"], "# A")
PATHS = [
    "a",
    "/a",
    "/a/",
    "a/",
    "a.md",
    "b",
    "/b/",
    "b/b",
    "./b/b/",
    "c",
    "/",
    "",
    ".",
    "/index",
    "none",
    "/none/",
    "../a",
]


@pytest.mark.parametrize("config", [{"hugo.toml": ""}, {"mkdocs.yml": ""}, {"_config.yml": ""}, DOCUSAURUS, BELOW, {}])
@pytest.mark.parametrize("folder", ["", "content/", "docs/"])
def test_the_page_of_a_link_is_that_of_the_first_file_that_it_may_name(config: Mapping[str, str], folder: str) -> None:
    site = site_of_texts({**config, **{f"{folder}{name}": text for name, text in ALIKE.items()}})
    found = 0
    for page in site.pages:
        for path in [*PATHS, *(f"/{folder}{path}" for path in PATHS)]:
            tried = (site.by_name.get(name) for name in file_names(site, page, path))
            first = next(filter(None, tried), None)
            assert named_page(site, page, path) is first
            found += first is not None
    assert found > len(site.pages)
