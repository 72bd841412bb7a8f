"""Which layouts of a site print the title of a page as its h1."""

from __future__ import annotations

from pathlib import Path

import pytest

from seolint.run.site_folders import SiteFolders
from seolint.site.generators.layouts import shows_title, title_layouts


@pytest.mark.parametrize(
    "source",
    [
        "<h1>{{ page.title }}</h1>",
        '<h1 class="a">\n  {{- .Params.headline | default .Title -}}\n</h1>',
        "<h1>{post.data.title}</h1>",
        "<h1><span>{title}</span></h1>",
        "<H1><%= page.title %></H1>",
        "<h1>{{ site.title }}</h1><h1>{{ page.title | escape }}</h1>",
    ],
)
def test_an_h1_with_the_title_shows_it(source: str) -> None:
    assert shows_title(source)


@pytest.mark.parametrize(
    "source",
    [
        "<title>{{ page.title }}</title><h1>Knots</h1>",
        "<h2>{{ page.title }}</h2>",
        "<h1>{{ site.title }}</h1>",
        "<h1>{{ .Site.Title }}</h1>",
        "<h1>{data.site.siteMetadata.title}</h1>",
        "<h1>{{ page.subtitle }}</h1>",
        "<h1>A title {{ page.name }}</h1>",
    ],
)
def test_another_heading_does_not(source: str) -> None:
    assert not shows_title(source)


def test_a_layout_shows_what_it_includes_and_what_is_around_it() -> None:
    layouts = {
        "page.html": "<h1>{{ page.title }}</h1>{{ content }}",
        "post.html": "---\nlayout: page\n---\n{{ content }}",
        "event.html": "{% include head.html %}{{ content }}",
        "bare.html": "---\nlayout: null\n---\n{% include foot.html %}{{ content }}",
        "themed.html": "---\nlayout: of_theme\n---\n{{ content }}",
        "round.html": "---\nlayout: round\n---\n{{ content }}",
    }
    others = {"head.html": "<h1>{{ page.title }}</h1>", "foot.html": "<p>Bye</p>"}
    assert title_layouts(layouts, others) == {
        "page": True,
        "post": True,
        "event": True,
        "bare": False,
        "round": False,
    }


def site(folder: Path, **files: str) -> dict[str, bool]:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return dict(SiteFolders().titles_shown(folder))


H1 = "<h1>{{ page.title }}</h1>"


def test_the_layouts_of_a_site_are_read(tmp_path: Path) -> None:
    config = "title: Knots\ndefaults:\n  - scope: {path: ''}\n    values:\n      layout: post\n"
    files = {"_config.yml": config, "_layouts/post.html": H1, "_layouts/plain.html": "{{ content }}"}
    assert site(tmp_path, **files) == {"post": True, "plain": False, "": True}


def test_those_of_a_theme_are_read_where_it_is_there(tmp_path: Path) -> None:
    assert site(tmp_path, **{"hugo.toml": "", "layouts/404.html": "<h1>Lost</h1>"}) == {}
    assert site(tmp_path, **{"hugo.toml": "", "themes/bare/layouts/_default/single.html": "<h1>{{ .Title }}</h1>"})


def test_nothing_is_read_for_a_generator_that_prints_titles_itself(tmp_path: Path) -> None:
    assert site(tmp_path, **{"mkdocs.yml": "site_name: Knots", "layouts/post.html": H1}) == {}
