"""Which fragments lead nowhere on a page."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from seolint.site.included_parts import parts_included
from seolint.site.links import Links
from tests.site.site_of_texts import site_of_texts


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ("Poles {% include note.html text='a' %} bend.", ["_includes/note.html"]),
        ("{% include a.html %}\n{%- include_cached b/c.html -%}", ["_includes/a.html", "_includes/b/c.html"]),
        ("Poles {{< note >}}bend{{< /note >}}.", ["layouts/shortcodes/note.html"]),
        ('{{< figure src="a.png" >}} {{< relref "a.md" >}}', []),
        ("Poles {% include {{ page.note }} %}", None),
        ("Poles {% render 'note' %}", None),
        ("<Note />", None),
        ("Poles bend.", []),
    ],
)
def test_parts_that_can_be_looked_up(source: str, parts: list[str] | None) -> None:
    assert parts_included(source) == parts


JEKYLL, HUGO, TEXT = {"_config.yml": ""}, {"hugo.toml": ""}, "<p>Bend</p>"
SHORTCODE = "layouts/shortcodes/n.html"
PAGE = "# Poles\n\n[a](#ash)\n\n"


@pytest.mark.parametrize(
    ("texts", "has_place"),
    [
        ({**JEKYLL, "a.md": PAGE}, False),
        ({**JEKYLL, "a.md": f"{PAGE}{{% include n.html %}}\n", "_includes/n.html": TEXT}, False),
        ({**JEKYLL, "a.md": f"{PAGE}{{% include n.html %}}\n", "_includes/n.html": "<h2>Bend</h2>"}, None),
        ({**JEKYLL, "a.md": f"{PAGE}{{% include n.html %}}\n"}, None),
        (
            {**HUGO, "content/a.md": f"{PAGE}{{{{< n >}}}}\n", "layouts/_shortcodes/n.html": "<p>Bend</p>"},
            False,
        ),
        (
            {**HUGO, "content/a.md": f"{PAGE}{{{{< n >}}}}\n", SHORTCODE: "{{ .Inner }}"},
            False,
        ),
        ({**HUGO, "content/a.md": f"{PAGE}{{{{< n >}}}}\n", SHORTCODE: '<i id="b">'}, None),
        ({"mkdocs.yml": "separator: '[ -]+'", "docs/a.md": "# A\n\n[a](#Ash-v1)\n\n## Ash v.1\n"}, False),
        ({"myst.yml": "", "a.md": PAGE, "b.md": "(ash)=\n## Ash poles\n"}, True),
        ({"myst.yml": "", "a.md": PAGE, "b.md": "(oak)=\n## Oak poles\n"}, False),
        ({"config.toml": 'base_url = "/"', "content/a.md": "# A\n\n[a](#yasen)\n\n## Ясень\n"}, True),
        ({"config.toml": 'base_url = "/"', "content/a.md": "# A\n\n[a](#yasen)\n\n## Ash\n"}, False),
        ({"mkdocs.yml": "toc: {slugify: x}", "docs/a.md": "# A\n\n[a](#Ash-v1)\n\n## Ash v.1\n"}, None),
    ],
)
def test_whether_a_page_has_a_place(texts: Mapping[str, str], has_place: bool | None) -> None:
    site = site_of_texts(texts)
    links = Links(site)
    assert [links.page_ids.has_place(site.pages[0], fragment) for _, _, fragment in links.of(site.pages[0])] == [
        has_place
    ]


def test_links_that_name_labels() -> None:
    texts = {"myst.yml": "", "a.md": "# A\n\n[b](ropes) [c](pegs)\n", "b.md": "(ropes)=\n# B\n", "c.md": "# C\n"}
    site = site_of_texts(texts)
    assert next(target.found for _, target, _ in Links(site).of(site.pages[0])) is True


@pytest.mark.parametrize(
    ("config", "link", "found"),
    [
        ("", "../pegs/", True),
        ("", "pegs/", False),
        ("", "./../other/", False),
        ("", "pegs.md", True),
        ("use_directory_urls: false", "pegs/", True),
    ],
)
def test_relative_links_of_mkdocs(config: str, link: str, found: bool) -> None:
    texts = {
        "mkdocs.yml": config,
        "docs/g/poles.md": f"[a]({link})\n",
        "docs/g/pegs.md": "# Pegs\n",
        "docs/other/a.md": "",
    }
    site = site_of_texts({**texts, "docs/g/ropes.md": "# Ropes\n"})
    page = site.by_name["docs/g/poles.md"]
    assert [target.found for _, target, _ in Links(site).of(page)] == [found]


def test_a_config_that_another_inherits() -> None:
    texts = {
        "mkdocs.yml": "INHERIT: config/more.yml",
        "config/more.yml": "use_directory_urls: false",
        "docs/a.md": "# A",
    }
    site = site_of_texts(texts)
    assert "config/more.yml" in site.configs
    assert not site.relative_to_address
