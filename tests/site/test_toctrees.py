"""The tables of contents in pages of MyST, and what they say of the pages of a site."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from seolint.site.navigation import navigation
from seolint.site.toctree_entries import entries
from seolint.site.toctrees import Toctrees
from tests.site.site_of_texts import site_of_texts

INDEX = """\
# Camping

```{toctree}
:maxdepth: 2
:caption: Guide

self
guide/poles
Ropes and knots <guide/ropes.md>
https://example.com/tents
/more/index
```

::::{grid}
:::{toctree}
---
hidden: true
glob: true
---
knots/*
:::
::::

````
```{toctree}
shown/only
```
````
"""
SITE = {
    "conf.py": "extensions = ['myst_parser']\n",
    "index.md": INDEX,
    **dict.fromkeys(("guide/poles.md", "guide/ropes.md", "guide/pegs.md", "knots/hitch.md"), "# One\n\nText.\n"),
    "more/index.md": "# More\n\n:::{toctree}\nsnow\n:::\n",
    "more/snow.md": "# Snow\n\nIt is heavy.\n",
    "more/part.md": "# A part\n\nText.\n",
    "guide/poles.md": "# Poles\n\n```{include} ../more/part.md\n:start-line: 2\n```\n",
    "more/hidden.md": "---\norphan: true\n---\n\n# Hidden\n\nText.\n",
}


def unnamed(texts: Mapping[str, str]) -> list[str] | None:
    """The pages that no table of contents leads to; None where that isn't known."""
    site = site_of_texts(texts)
    is_named = navigation(site)
    return [page.name for page in site.pages if is_named(page) is False] if is_named else None


def test_the_entries_and_their_places() -> None:
    found = list(entries(INDEX))
    assert [entry for entry, _ in found] == ["guide/poles", "guide/ropes.md", "/more/index", "knots/*"]
    assert [INDEX[span.start : span.end] for _, span in found] == [entry for entry, _ in found]


def test_pages_that_no_table_of_contents_leads_to() -> None:
    assert unnamed(SITE) == ["guide/pegs.md"]
    home = {"conf.py": f"{SITE['conf.py']}root_doc = 'contents'\n", "contents.md": INDEX, "index.md": "# Home\n"}
    assert unnamed({**SITE, **home}) == ["guide/pegs.md", "index.md"]
    everything = INDEX.replace("knots/*", "**")
    assert unnamed({**SITE, "index.md": everything}) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"conf.py": "extensions = ['myst_parser', 'sphinx_external_toc']\n"},
        {"index.md": "# Camping\n", "more/index.md": "# More\n"},
        {"_config.yml": "", "_toc.yml": "root: index\nparts:\n- glob: '*'\n"},
    ],
)
def test_tables_of_contents_that_are_elsewhere(changed: Mapping[str, str]) -> None:
    assert unnamed({**SITE, **changed}) is None


def test_entries_without_a_page() -> None:
    texts = {
        **SITE,
        "guide/old.rst": "Old\n===\n",
        "index.md": f"{INDEX}\n```{{toctree}}\nguide/old\nguide/rods\n```\n",
    }
    missing = site_of_texts(texts).once(Toctrees).missing()
    assert [(page.name, entry.text, entry.place.line) for page, entry, _ in missing] == [("index.md", "guide/rods", 32)]
    made = {**texts, "conf.py": "extensions = ['myst_parser', 'autoapi.extension']\n"}
    assert site_of_texts(made).once(Toctrees).missing() == ()
