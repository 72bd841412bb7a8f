"""Site generators: their data files, how a site is recognised, and what of its own config counts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from seolint.site import not_articles
from seolint.site.generators import TABLE, generators
from seolint.site.generators.compiling import compiled
from seolint.site.generators.patterns import covers, leads_to, parse
from seolint.site.generators.recognition import Files, recognised
from seolint.site.generators.selection import site_of
from seolint.site.generators.settings import texts_of


def folder(files: Mapping[str, str]) -> Files:
    """A folder with files of these texts, and the folders that they are in."""
    names = {"/".join(path.split("/")[:at]) for path in files for at in range(1, len(path.split("/")) + 1)}
    return Files(names.__contains__, lambda name: files.get(name, ""))


def test_the_table_is_made_of_the_files() -> None:
    import json

    assert json.loads(TABLE.read_text("utf-8")) == compiled(), "run: python -m seolint.site.generators"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name: X\nsource: []\nrecognised_by: [{any_of: [x]}]\nextensions: [.md]\ntitle: h1\n", "title is one of"),
        ("name: X\nsource: []\nrecognised_by: []\nextensions: [.md]\ntitle: heading\n", "it needs recognised_by"),
        ("name: X\nsource: []\nrecognised_by: [{any: [x]}]\nextensions: [.md]\ntitle: heading\n", "any"),
        ("name: X\nsource: []\nrecognised_by: [{any_of: [x]}]\nextensions: [.md]\ntitle: heading\nyields_to: [y]", "y"),
    ],
)
def test_a_file_with_a_mistake_is_not_compiled(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "x.yml").write_text(text, "utf-8")
    with pytest.raises(ValueError, match=message):
        compiled(tmp_path)


SITES: list[tuple[str, Mapping[str, str]]] = [
    ("hugo", {"hugo.toml": ""}),
    ("hugo", {"config.toml": 'baseURL = "https://example.org/"', "content/a.md": ""}),
    ("hugo", {"config/_default/hugo.yaml": ""}),
    ("hugo", {"archetypes/default.md": "", "content/a.md": "", "config.yaml.in": ""}),
    ("jekyll", {"_config.yml": "title: Shoes"}),
    ("jekyll", {"_layouts/post.html": "", "index.md": ""}),
    ("docusaurus", {"docusaurus.config.ts": "", "package.json": "{}"}),
    ("docusaurus", {"siteConfig.js": "", "core/Footer.js": ""}),
    ("mkdocs", {"mkdocs.yml": "site_name: Shoes"}),
    ("astro", {"astro.config.mjs": "export default defineConfig({})"}),
    ("starlight", {"astro.config.mjs": "import starlight from '@astrojs/starlight'"}),
    ("eleventy", {".eleventy.js": ""}),
    ("eleventy", {"package.json": '{"devDependencies": {"@11ty/eleventy": "^3"}}', "_posts/a.md": ""}),
    ("next", {"next.config.mjs": ""}),
    ("next", {"package.json": '{"dependencies": {"next": "15"}}', "app/page.mdx": ""}),
    ("gatsby", {"gatsby-config.js": "", "package.json": '{"dependencies": {"gatsby": "5"}}'}),
    ("vitepress", {".vitepress/config.mts": ""}),
    ("hexo", {"_config.yml": "source_dir: source"}),
    ("hexo", {"_config.yml": "title: Shoes", "scaffolds/post.md": ""}),
    ("zola", {"config.toml": 'base_url = "https://example.org"'}),
    ("quarto", {"_quarto.yml": ""}),
    ("sphinx", {"conf.py": 'extensions = ["myst_parser"]'}),
    ("sphinx", {"_config.yml": "", "_toc.yml": ""}),
    ("nuxt", {"nuxt.config.ts": "", "content/index.md": ""}),
    ("obsidian", {".obsidian/app.json": "{}"}),
    ("gitbook", {".gitbook.yaml": "root: ./docs/", "docs/README.md": ""}),
    ("gitbook", {"book.json": "{}", "SUMMARY.md": "", "_layouts/page.html": ""}),
    ("mdbook", {"book.toml": '[book]\ntitle = "Tents"', "src/SUMMARY.md": ""}),
    ("mintlify", {"docs.json": '{"$schema": "https://mintlify.com/docs.json"}', "index.mdx": ""}),
    ("writerside", {"writerside.cfg": "<ihp version='2.0'/>", "topics/seas/cold.md": ""}),
    ("", {"a.md": "", "config.toml": "[tool]", "package.json": '{"dependencies": {"left-pad": "1"}}'}),
    ("", {"conf.py": "PORT = 80"}),
    ("", {"siteConfig.js": "", "pages/a.js": ""}),
]


@pytest.mark.parametrize(("name", "files"), SITES)
def test_a_site_is_recognised(name: str, files: Mapping[str, str]) -> None:
    found = recognised(folder(files))
    assert (found.id if found else "") == name


def test_every_generator_is_tried() -> None:
    assert {name for name, _ in SITES if name} == set(generators())


def test_a_weak_marker_shows_nothing_in_another_site() -> None:
    assert recognised(folder({"_posts/a.md": ""}), nested=True) is None


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ("docs_dir: handbook # ours", ["handbook"]),
        ("docs_dir: 'hand book'", ["hand book"]),
        ('docs_dir = "handbook"', ["handbook"]),
        ('{"docs_dir": "handbook"}', ["handbook"]),
        ("  docs_dir: `./handbook`,", ["./handbook"]),
        ("config.docs_dir('handbook');", ["handbook"]),
        ("docs_dir: [a, 'b', \"c\"]", ["a", "b", "c"]),
        ("docs_dir = [\n  'a',\n  # 'b',\n  'c'\n]", ["a", "c"]),
        ("docs_dir:\n  - a\n  # not b\n  - c/\nnext: d", ["a", "c/"]),
        ("docs_dir: |\n  a\n  b\nnext: d", ["a", "b"]),
        ("# docs_dir: handbook", []),
        ("my_docs_dir: handbook", []),
        ("docs_dirs: handbook", []),
        ("docs_dir: { a: b }", []),
        ("docs_dir: !ENV [DOCS, 'handbook']", ["handbook"]),
        ("docs_dir: !ENV [DOCS, MORE_DOCS, handbook] # ours", ["handbook"]),
        ("docs_dir: !ENV [\n  DOCS,\n  handbook\n]", ["handbook"]),
        ("docs_dir: !ENV DOCS", []),
        ("docs_dir: !ENV [DOCS]", []),
        ("docs_dir: !relative handbook", ["handbook"]),
        ("docs_dir: !!str handbook", ["handbook"]),
        ("docs_dir: !!python/tuple [a, b]", ["a", "b"]),
        ("docs_dir: !!python/tuple\n  - a\n  - b", ["a", "b"]),
        ("docs_dir: !!python/name:os.system\n  - a", []),
        ("docs_dir:", []),
    ],
)
def test_a_key_of_a_config_is_read(config: str, expected: list[str]) -> None:
    assert texts_of("docs_dir", config) == expected


@pytest.mark.parametrize(
    "text", ["", "..", "../docs", ".", "*", "**", "!a", "a\\b", "~/a", "**/a/**/b/**/c", "a" * 301]
)
def test_what_is_no_pattern(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("public", "public", True),
        ("public/", "public/a/b.html", True),
        ("./public/**", "public/a.html", True),
        ("public", "blog/public/a.html", False),
        ("**/_*", "docs/a/_note.md", True),
        ("**/_*", "docs/a_b.md", False),
        ("i18n/*/docs-*", "i18n/de/docs-main/a.md", True),
        ("i18n/*/docs-*", "i18n/de/other/a.md", False),
        ("a*b*c", "axxbxxc", True),
        ("a*b*c", "axxc", False),
    ],
)
def test_a_pattern_means_a_path_and_what_is_below(pattern: str, path: str, expected: bool) -> None:
    found = parse(pattern)
    assert found
    assert covers(found, path.split("/")) is expected


def test_a_pattern_leads_through_folders() -> None:
    found = parse("i18n/*/docs")
    assert found
    assert [leads_to(found, path.split("/")) for path in ("i18n", "i18n/de", "src")] == [True, True, False]


@pytest.mark.parametrize(
    ("files", "articles", "others"),
    [
        ({"mkdocs.yml": "docs_dir: handbook\n", "handbook/a.md": ""}, ["handbook/a.md"], ["docs/a.md", "README.md"]),
        ({"mkdocs.yml": "docs_dir: ../elsewhere\n", "docs/a.md": ""}, ["docs/a.md"], ["README.md", "a.md"]),
        ({"mkdocs.yml": "docs_dir: gone\n"}, ["a/b.md"], ["README.md", "site/index.md"]),
        ({"_config.yml": "exclude: [notes]\n", "index.md": ""}, ["a.md", "_posts/b.md"], ["notes/a.md", "README.md"]),
        ({"_config.yml": "title: Shoes\n"}, ["README.md", "contributing.md"], ["CONTRIBUTING.md", "_site/a.html"]),
        ({"_config.yml": "title: Shoes\n"}, ["_people/ada.md", "_posts/a_b.md"], ["_people/_template.md", "a/_b.html"]),
        (
            {"eleventy.config.js": 'dir: { input: "pages", includes: "../parts" }', "pages/a.md": "", "parts/b.md": ""},
            ["pages/a.md"],
            ["parts/b.md", "pages/_data/c.md"],
        ),
        ({".eleventy.js": "", ".eleventyignore": "# ours\nnotes\n"}, ["a.md"], ["notes/a.md", "_includes/b.md"]),
        (
            {"docusaurus.config.js": "blog: { path: 'news' }", "news/a.md": "", "docs/b.md": ""},
            ["news/a.md", "docs/b.md", "i18n/de/docusaurus-plugin-content-docs/current/a.md"],
            ["build/a.md", "docs/_part.mdx", "src/components/a.md"],
        ),
        ({".obsidian/x": ""}, ["README.md", "notes/a.md"], ["Templates/daily.md"]),
    ],
)
def test_what_is_an_article_of_a_site(files: Mapping[str, str], articles: list[str], others: list[str]) -> None:
    here = folder(files)
    generator = recognised(here)
    assert generator
    site = site_of(generator, here)
    reasons = {path: site.why_not(path.split("/"), folder=False) for path in (*articles, *others)}
    assert [path for path, reason in reasons.items() if not reason] == articles


@pytest.mark.parametrize(
    ("name", "folder_name", "expected"),
    [
        ("robots.txt", "static", True),
        ("LLMS.txt", "", True),
        ("requirements.txt", "", True),
        ("requirements-dev.txt", "", True),
        ("docs_requirements.txt", "", True),
        ("base.txt", "requirements", True),
        ("CMakeLists.txt", "src", True),
        ("LICENSE.txt", "", True),
        ("LICENSE.md", "", True),
        ("LICENSE-MIT.md", "", True),
        ("google0123456789abcdef.html", "", True),
        ("license.md", "docs", False),
        ("google.html", "", False),
        ("robots.md", "", False),
        ("system-requirements.txt", "guides", False),
        ("notes.txt", "", False),
    ],
)
def test_files_that_are_no_articles_by_their_names(name: str, folder_name: str, expected: bool) -> None:
    assert bool(not_articles.why_not(Path(folder_name, name))) is expected
