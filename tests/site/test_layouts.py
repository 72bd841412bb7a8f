"""Which layouts of a site print the title of a page as its h1."""

from __future__ import annotations

from pathlib import Path

import pytest

from seolint.run.site_folders import SiteFolders
from seolint.site.generators.hugo_layouts import hugo_titles
from seolint.site.generators.layouts import shows_title, title_layouts, title_shown
from seolint.site.title_habit import habitual_titles


@pytest.mark.parametrize(
    "source",
    [
        "<h1>{{ page.title }}</h1>",
        '<h1 class="a">\n  {{- .Params.headline | default .Title -}}\n</h1>',
        "<h1>{post.data.title}</h1>",
        "<h1><span>{title}</span></h1>",
        "<H1><%= page.title %></H1>",
        "<h1>{{ site.title }}</h1><h1>{{ page.title | escape }}</h1>",
        "<h1>{{ .LinkTitle }}</h1>",
        "{{ with .Title }}<h1>{{ . }}</h1>{{ end }}",
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
        "<h1>{{ .Parent.Title }}</h1>",
        "{% for post in posts %}<h1>{{ post.title }}</h1>{% endfor %}",
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


def test_an_h1_filled_with_something_else_may_be_the_title() -> None:
    assert title_shown("<h1>{{ $heading }}</h1>") is None
    assert title_shown("<h1>Knots</h1>") is title_shown("<h2>{{ .Title }}</h2>") is False


HUGO_H1 = "<h1>{{ .Title }}</h1>"


def hugo(section: str, sources: dict[str, str], *, has_all: bool = True) -> dict[str, bool]:
    found = hugo_titles(sources, section, has_all=has_all)
    return {name: found[name] for name in ("", "_index") if name in found}


def test_a_layout_of_a_section_is_for_that_one() -> None:
    sources = {"_default/single.html": HUGO_H1, "blog/single.html": "<p>{{ .Title }}</p>", "_default/list.html": ""}
    assert hugo("blog", sources) == {"": False, "_index": False}
    assert hugo("docs", sources) == {"": True, "_index": False}


def test_the_home_page_has_a_layout_of_its_own() -> None:
    sources = {"home.html": "{{ .Content }}", "list.html": HUGO_H1, "single.html": HUGO_H1}
    assert hugo("", sources) == {"": True, "_index": False}
    assert hugo("docs", sources) == {"": True, "_index": True}


def test_a_layout_of_hugo_is_made_of_parts() -> None:
    base = {
        "_default/baseof.html": '{{ partial "head.html" . }}{{ block "main" . }}{{ end }}',
        "partials/head.html": "",
    }
    page = {"_default/single.html": '{{ define "main" }}{{- partialCached "top/title" . -}}{{ end }}'}
    assert hugo("docs", {**base, **page, "partials/top/title.html": HUGO_H1}) == {"": True}
    assert hugo("docs", {**base, **page, "partials/top/title.html": "{{ .Title }}"}) == {"": False}
    assert hugo("docs", {**base, **page}) == {}


def test_titles_of_other_pages_in_a_loop_are_not_that_of_the_page() -> None:
    loop = "{{ range .Pages }}{{ if .Title }}<h1>{{ .Title }}</h1>{{ end }}{{ end }}"
    assert hugo("docs", {"single.html": loop}) == {"": False}
    assert hugo("docs", {"single.html": f"{loop}{HUGO_H1}"}) == {"": True}


def test_parts_that_are_defined_within_a_file_are_known() -> None:
    crumb = '{{ template "crumb" . }}<p>{{ .Title }}</p>'
    defined = crumb + '{{ define "crumb" }}<a href="{{ .Permalink }}">Up</a>{{ end }}'
    layouts = {"docs/single.html": '{{ partial "top.html" . }}', "baseof.html": ""}
    assert hugo("docs", {**layouts, "partials/top.html": defined}) == {"": False}
    assert hugo("docs", {**layouts, "partials/top.html": crumb}) == {}


def test_a_theme_that_is_fetched_may_have_layouts_for_a_section() -> None:
    assert hugo("docs", {"_default/single.html": HUGO_H1}, has_all=False) == {}
    assert hugo("docs", {"docs/single.html": HUGO_H1}, has_all=False) == {"": True}


def test_of_some_themes_it_is_known_that_they_show_titles(tmp_path: Path) -> None:
    site(tmp_path, **{"hugo.toml": '[module]\n[[module.imports]]\npath = "github.com/google/docsy"\n'})
    site(tmp_path, **{"content/docs/a.md": "", "layouts/blog/single.html": "{{ .Content }}", "content/blog/a.md": ""})
    found = {name: SiteFolders().titles_shown(tmp_path / f"content/{name}") for name in ("docs", "blog", "")}
    assert [found[name].get("") for name in ("docs", "blog", "")] == [True, False, True]
    assert [found[name].get("_index") for name in ("docs", "")] == [True, None]


def test_with_jekyll_it_is_known_of_their_layouts(tmp_path: Path) -> None:
    files = {"_config.yml": "remote_theme: mmistakes/minimal-mistakes\n", "_layouts/post.html": "{{ content }}"}
    assert site(tmp_path, **files) == {"page": True, "single": True, "post": False}


def test_the_pages_of_a_section_may_have_the_layouts_of_another_type(tmp_path: Path) -> None:
    layouts = {"layouts/docs/single.html": HUGO_H1, "layouts/_default/single.html": "{{ .Content }}"}
    files = {"hugo.toml": "", **layouts, "content/guide/_index.md": "---\ncascade:\n  - type: docs\n---\n"}
    assert not site(tmp_path, **files)[""]
    assert SiteFolders().titles_shown(tmp_path / "content/guide")[""]


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (["## Bends\n"] * 5, {"": True}),
        (["## Bends\n"] * 4, {}),
        (["# Knots\n\n## Bends\n"] * 5, {"": False}),
        (["### Bends\n"] * 5, {}),
        (["## Bends\n"] * 5 + ["# Knots\n"] * 3, {}),
        (["Bends\n-----\n"] * 5, {"": True}),
        (["<h2>Bends</h2>\n"] * 5, {"": True}),
        (["```sh\n# a comment\n```\n\n## Bends\n"] * 5, {"": True}),
        (["Text.\n"] * 5, {}),
    ],
)
def test_what_becomes_of_titles_is_seen_from_many_pages(pages: list[str], expected: dict[str, bool]) -> None:
    assert habitual_titles(f"---\ntitle: Knots\n---\n\n{page}" for page in pages) == expected
    assert habitual_titles(f"---\ntitle:\n---\n\n{page}" for page in pages) == {}


def test_pages_with_another_layout_have_a_habit_of_their_own() -> None:
    plain, wide = "---\ntitle: Knots\n---\n## Bends\n", "+++\ntitle = 'Knots'\nlayout = 'wide'\n+++\n# Bends\n"
    assert habitual_titles([plain] * 5 + [wide] * 5) == {"": True, "wide": False}


def test_the_habit_of_a_section_counts_where_no_layout_tells(tmp_path: Path) -> None:
    pages = {f"content/docs/{name}.md": "---\ntitle: Knots\n---\n## Bends\n" for name in "abcde"}
    site(tmp_path, **{"hugo.toml": 'theme = "absent"', "content/_index.md": "", **pages})
    assert SiteFolders().titles_shown(tmp_path / "content/docs") == {"": True}
    assert SiteFolders().titles_shown(tmp_path / "content") == {}


def site(folder: Path, **files: str) -> dict[str, bool]:
    (folder / ".git").mkdir(exist_ok=True)
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


def test_jekyll_has_a_layout_for_each_folder_and_kind_of_page(tmp_path: Path) -> None:
    config = (
        "defaults:\n  - scope: {path: ''}\n    values: {layout: plain}\n"
        "  - scope: {path: docs}\n    values: {layout: page}\n"
        "  - scope: {path: '', type: posts}\n    values: {layout: absent}\n"
    )
    pages = {"a.md": "", "docs/a.md": "", "_posts/a.md": ""}
    layouts = {"_layouts/page.html": H1, "_layouts/plain.html": "{{ content }}"}
    assert site(tmp_path, **{"_config.yml": config, **layouts, **pages})[""] is False
    assert SiteFolders().titles_shown(tmp_path / "docs")[""] is True
    assert "" not in SiteFolders().titles_shown(tmp_path / "_posts")


def test_with_eleventy_the_data_of_a_folder_name_its_layout(tmp_path: Path) -> None:
    files = {".eleventy.js": "", "_includes/layouts/tool.njk": "<h1>{{ title }}</h1>", "_includes/page.njk": ""}
    data = {"tools/tools.11tydata.js": "module.exports = {\n  layout: 'layouts/tool.njk',\n}", "news/news.json": "{}"}
    site(tmp_path, **files, **data)
    assert SiteFolders().titles_shown(tmp_path / "tools")[""]
    assert "" not in SiteFolders().titles_shown(tmp_path / "news")


def test_zola_has_a_layout_for_each_kind_of_page(tmp_path: Path) -> None:
    templates = {
        "templates/base.html": "{% block content %}{% endblock %}",
        "templates/page.html": "{% extends 'base.html' %}<h1>{{ page.title }}</h1>",
        "templates/news.html": "{% extends 'base.html' %}{{ page.title }}",
        "templates/section.html": "<h1>{{ section.title }}</h1>{% for page in pages %}{{ page.title }}{% endfor %}",
        "templates/index.html": "{{ section.title }}",
    }
    lists = {"content/_index.md": "", "content/news/_index.md": '+++\npage_template = "news.html"\n+++\n'}
    site(tmp_path, **{"config.toml": "base_url = '/'", **templates, **lists, "content/docs/a.md": ""})
    expected = {"content": (True, False), "content/docs": (True, True), "content/news": (False, True)}
    for folder, shown in expected.items():
        found = SiteFolders().titles_shown(tmp_path / folder)
        assert (found[""], found["_index"]) == shown


def test_those_of_a_theme_are_read_where_it_is_there(tmp_path: Path) -> None:
    files = {"layouts/404.html": "<h1>Lost</h1>", "themes/bare/layouts/_default/single.html": HUGO_H1}
    assert site(tmp_path, **{"hugo.toml": "", **files}) == {}
    assert site(tmp_path, **{"hugo.toml": 'theme = "bare"'})[""]
    assert site(tmp_path, **{"hugo.toml": 'theme = ["bare", "absent"]'}) == {"single": True}


def test_nothing_is_read_for_a_generator_that_prints_titles_itself(tmp_path: Path) -> None:
    assert site(tmp_path, **{"mkdocs.yml": "site_name: Knots", "layouts/post.html": H1}) == {}
