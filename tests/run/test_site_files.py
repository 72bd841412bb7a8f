"""What is there behind an address, as the generators of sites find it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from seolint import config
from seolint.config import Config
from seolint.linter import Report
from seolint.run.config_loader import ConfigLoader
from seolint.run.discovery import Discovery
from seolint.run.runner import lint_paths
from seolint.run.site_files import Folders
from seolint.run.worker import lint_bytes, lint_file
from tests.cli.run import seolint

FILES = [
    "docs/de/poles.md",
    "docs/en/hooks.md",
    ".git/HEAD",
    "mkdocs.yml",
    "README.md",
    "docs/index.md",
    "docs/setup.md",
    "docs/guide/index.md",
    "docs/guide/_index.md",
    "docs/guide/poles.mdx",
    "docs/guide/Pegs.md",
    "docs/guide/release-1.2.md",
    "docs/guide/ropes.de.md",
    "docs/guide/poles/ash.png",
    "docs/guide/img/ridge tent.jpg",
    "docs/i18n/fr/setup.md",
    "static/logo.svg",
    "public/about.html",
    "src/pages/prices.astro",
]

ADDRESSES = [
    # from docs/guide/poles.mdx
    ("Pegs.md", True),
    ("pegs.md", False),
    ("./Pegs.md", True),
    ("../setup.md", True),
    ("../setup", True),
    ("../setup/", True),
    ("../setup.html", True),
    ("../guide/", True),
    ("..", True),
    ("ropes.md", True),
    ("img/ridge tent.jpg", True),
    ("img/ridge-tent.jpg", False),
    ("release-1.3.md", False),
    ("release-1.2.html", True),
    ("../our-guide/img/ridge tent.jpg", True),
    ("../our-guide/img/ridge-tent.jpg", False),
    ("../de/img/ridge tent.jpg", False),
    ("ash.png", True),
    ("../Pegs/", True),
    ("hooks.md", False),
    ("hooks", None),
    ("hooks/", None),
    ("hooks.html", None),
    ("hooks.example", None),
    ("../../README.md", True),
    ("../../../else.md", False),
    # from the root of the site
    ("/", True),
    ("/setup/", True),
    ("/guide/poles", True),
    ("/logo.svg", True),
    ("/static/logo.svg", True),
    ("/about.html", True),
    ("/pages/prices/", True),
    ("/logo.png", False),
    ("/guide/hooks.md", False),
    ("/2026/03/hooks/", None),
    ("/cdn/hooks.png", None),
]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in FILES:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("# One\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize(("address", "there"), ADDRESSES)
def test_addresses(site: Path, address: str, there: bool | None) -> None:
    exists = Folders().exists_for(str(site / "docs/guide/poles.mdx"))
    assert exists
    assert exists(address) is there


@pytest.mark.parametrize(
    ("path", "address", "there"),
    [
        ("public/index.html", "about.html", True),
        ("public/index.html", "contact.html", False),
        ("public/index.html", "contact", None),
        ("docs/i18n/fr/setup.md", "guide.md", None),
        ("nowhere/new.md", "guide.md", None),
        ("docs/de/poles.md", "hooks.md", None),
        ("docs/de/poles.md", "nails.md", False),
    ],
)
def test_pages_translations_and_drafts(site: Path, path: str, address: str, there: bool | None) -> None:
    exists = Folders().exists_for(str(site / path))
    assert exists
    assert exists(address) is there


def test_what_git_ignores_is_made_with_the_site(site: Path) -> None:
    (site / ".gitignore").write_text("docs/guide/cmd*\n", "utf-8")
    (site / "docs/.gitignore").write_text("/made.md\n*.svg\n", "utf-8")
    exists = Folders().exists_for(str(site / "docs/guide/poles.mdx"))
    assert exists
    asked = ["cmd_tie.md", "cmd.png", "../made.md", "img/knot.svg", "tie.md", "../guide/made.md", "/guide/cmd.md"]
    assert [exists(each) for each in asked] == [None, None, None, None, False, False, None]


@pytest.mark.parametrize(
    ("generator", "address", "there"),
    [
        ("mkdocs", "setup.md", False),
        ("mkdocs", "../setup.md", True),
        ("mkdocs", "../../setup.md", False),
        ("mkdocs", "/setup.md", True),
        ("mkdocs", "setup/", True),
        ("mkdocs", "logo.svg", True),
        ("docusaurus", "./setup.md", False),
        ("docusaurus", "../../setup.md", False),
        ("", "setup.md", False),
        ("", "setup.md#two", None),
        ("", "index.md#two", False),
        ("", "../../setup.md", False),
        ("hugo", "../../setup.md", True),
        (None, "../../setup.md", True),
    ],
)
def test_some_generators_look_only_beside_the_article(
    site: Path, generator: str | None, address: str, there: bool
) -> None:
    exists = Folders().exists_for(str(site / "docs/guide/poles.mdx"), generator=generator)
    assert exists
    assert exists(address) is there


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("Pegs.md", True),  # beside the article
        ("setup.md", True),  # in the folder of its content
        ("guide/Pegs.md#two", False),
        ("README.md", True),  # in the root of the site
        ("poles.mdx", True),
        ("src/pages/none.md", False),
        ("knots.md", False),  # in another folder of content
        ("./setup.md", False),
        ("/setup.md", True),
    ],
)
def test_docusaurus_looks_beside_the_article_then_in_its_content_then_in_the_site(
    site: Path, address: str, there: bool
) -> None:
    (site / "blog").mkdir()
    (site / "blog/knots.md").write_text("# Knots\n", "utf-8")
    (site / "docusaurus.config.js").write_text("module.exports = {}\n", "utf-8")
    exists = Folders().exists_for(str(site / "docs/guide/tents.md"), generator="docusaurus")
    assert exists
    assert exists(address) is there


def test_each_version_of_docusaurus_is_content_of_its_own(site: Path) -> None:
    for name in ("versioned_docs/version-1.0/a/tents.md", "versioned_docs/version-1.0/ropes.md"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("# One\n", "utf-8")
    (site / "docusaurus.config.ts").write_text("export default {}\n", "utf-8")
    article = site / "versioned_docs/version-1.0/a/new.md"
    exists = Folders().exists_for(str(article), generator="docusaurus")
    assert exists
    assert [exists(name) for name in ("ropes.md", "tents.md", "a/tents.md", "setup.md")] == [True, True, True, False]


@pytest.mark.parametrize(
    ("name", "text"),
    [("index.html", "<script src='docsify.min.js'></script>"), ("docs/_sidebar.md", "* [Setup](setup.md)")],
)
def test_docsify_takes_paths_from_its_root(site: Path, name: str, text: str) -> None:
    (site / name).write_text(text, "utf-8")
    exists = Folders().exists_for(str(site / "docs/guide/poles.mdx"), generator="")
    assert exists
    assert exists("setup.md") is True


@pytest.mark.parametrize("plugin", ["autolinks", "roamlinks", "ezlinks"])
def test_plugins_of_mkdocs_find_a_file_by_its_name_anywhere(site: Path, plugin: str) -> None:
    links = "[Setup](setup.md), [pegs](pegs), [ropes](../rope.md), ![Ash](ash-tree.png), [poles](poles.mdx)"
    (site / "docs/guide/tents.md").write_text(f"# Tents\n\n{links}\n", "utf-8")
    only = ("check", "--no-cache", "--select", "broken-internal-link,missing-image-file", ".")
    assert seolint(site, *only).stdout.count(b"docs/guide/tents.md:3") == 4
    (site / "mkdocs.yml").write_text(f"plugins:\n  - search\n  - {plugin}\n", "utf-8")
    [line] = [line for line in seolint(site, *only).stdout.splitlines() if b"docs/guide/tents.md:3" in line]
    assert b'"../rope.md"' in line


def test_a_moved_article_leads_to_files_above_it_no_more(site: Path) -> None:
    (site / "docs/guide/tents").mkdir()
    (site / "docs/guide/tents/moved.md").write_text("# Moved\n\n[Pegs](Pegs.md), [poles](../poles.mdx)\n", "utf-8")
    run = seolint(site, "check", "--no-cache", "--select", "broken-internal-link", "docs/guide/tents/moved.md")
    assert b'"Pegs.md"' in run.stdout
    assert b"1 problem" in run.stdout


def test_code_of_a_page_may_make_an_image(tmp_path: Path) -> None:
    page = "# Tents\n\n```{}\nsave('{}')\n```\n\n![A tent](tent.png) ![A pole](pole.png)\n"
    for code, missing in (("{code-cell}", 1), ("python", 2)):
        (tmp_path / "a.md").write_text(page.format(code, "tent.png"), "utf-8")
        out = seolint(tmp_path, "check", "--no-cache", "--select", "missing-image-file", "a.md").stdout
        assert out.count(b"There is no image") == missing


def test_nothing_is_known_from_the_root_where_no_site_begins(tmp_path: Path) -> None:
    exists = Folders().exists_for(str(tmp_path / "a.md"), tmp_path / "pages")
    assert exists
    assert exists("/logo.png") is None


@pytest.mark.parametrize(
    ("file", "generator", "there"),
    [("docs/more.md", None, None), ("docs/more.md", "jekyll", False), ("a.pdf", None, False), ("static/a", "", False)],
)
def test_a_file_at_the_root_of_texts_alone_may_be_elsewhere(
    tmp_path: Path, file: str, generator: str | None, there: bool | None
) -> None:
    for name in ("package.json", "docs/tents.md", file):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", "utf-8")
    exists = Folders().exists_for(str(tmp_path / "docs/tents.md"), generator=generator)
    assert exists
    assert exists("/plan.pdf") is there


@pytest.mark.parametrize(("config", "there"), [("config.yaml", True), ("notes.yaml", None)])
def test_an_earlier_config_of_hugo_marks_a_site(tmp_path: Path, config: str, there: bool | None) -> None:
    for name in (config, "content/tents/_index.md", "static/doc/plan.pdf"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", "utf-8")
    exists = Folders().exists_for(str(tmp_path / "content" / "tents" / "_index.md"))
    assert exists is not None
    assert exists("/doc/plan.pdf") is there


@pytest.mark.parametrize("file", ["theme/img/pegs.png", "overrides/img/pegs.png", "themes/plain/static/img/pegs.png"])
def test_a_theme_has_files_of_its_own(site: Path, file: str) -> None:
    (site / file).parent.mkdir(parents=True)
    (site / file).write_bytes(b"")
    exists = Folders().exists_for(str(site / "docs/index.md"))
    assert exists
    assert exists("/img/pegs.png") is True
    assert exists("/img/hooks.png") is not True


def test_assets_may_come_from_a_folder_with_an_underscore(site: Path) -> None:
    (site / "_assets").mkdir()
    (site / "_assets/pegs.pdf").write_bytes(b"")
    exists = Folders().exists_for(str(site / "docs/index.md"))
    assert exists
    assert exists("/assets/pegs.pdf") is True
    assert exists("/assets/hooks.pdf") is not True


def test_the_config_says_where_a_site_begins(site: Path) -> None:
    (site / "www").mkdir()
    (site / "www/pegs.png").write_bytes(b"")
    exists = Folders().exists_for(str(site / "docs/index.md"), site / "www")
    assert exists
    assert exists("/pegs.png") is True


def test_a_folder_is_read_once(site: Path) -> None:
    folders = Folders()
    exists = folders.exists_for(str(site / "docs/index.md"))
    assert exists
    assert exists("new.md") is False
    (site / "docs/new.md").write_text("# New\n", "utf-8")
    assert exists("new.md") is False
    fresh = Folders().exists_for(str(site / "docs/index.md"))
    assert fresh
    assert fresh("new.md") is True


def settings() -> Config:
    return config.load(overrides=config.Overrides(select=["broken-internal-link", "missing-image-file"]))


def test_what_a_run_reports(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)
    article = "# Up\n\n[Setup](setup.md), [poles](guide/Poles.mdx), ![logo](/logo.svg) ![tent](img/tent.jpg)\n"
    Path("docs/up.md").write_text(article, "utf-8")
    for jobs in (1, 2):
        reports = lint_paths(["docs"], Discovery(), ConfigLoader(lambda _: settings(), search=False), processes=jobs)
        problems = [
            (p.rule, p.facts["address"]) for report in reports if isinstance(report, Report) for p in report.problems
        ]
        assert problems == [("broken-internal-link", "guide/Poles.mdx"), ("missing-image-file", "img/tent.jpg")]


def test_of_standard_input_nothing_is_known_unless_it_has_a_name(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)
    for path, count in (("<stdin>", 0), ("docs/new.md", 1)):
        report = lint_bytes(b"# New\n\n[Gone](gone.md)\n", path, settings())
        assert isinstance(report, Report)
        assert len(report.problems) == count


def test_a_file_by_itself(site: Path) -> None:
    (site / "docs/a.md").write_text("# A\n\n[Gone](gone.md) [site]({{ url }}/b.md) [x](@site/c.md)\n", "utf-8")
    report = lint_file(str(site / "docs/a.md"), settings())
    assert isinstance(report, Report)
    assert [p.facts["address"] for p in report.problems] == ["gone.md"]


OUTSIDE = {
    "../../secret.png": False,
    "../../none.png": False,
    "../out/secret.png": None,
    "../out/none.png": None,
    "/out/secret.png": None,
    "/../secret.png": False,
    "../in/b.png": True,
    "../in/none.png": False,
}


@pytest.mark.skipif(os.name != "posix", reason="Windows has no links for all")
@pytest.mark.parametrize(("address", "there"), OUTSIDE.items())
def test_nothing_is_revealed_of_files_outside_the_repository(tmp_path: Path, address: str, there: bool | None) -> None:
    for name in ("secret.png", "site/docs/a.md", "site/pictures/b.png", "site/.git/config"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "site/out").symlink_to("..")
    (tmp_path / "site/in").symlink_to("pictures")
    exists = Folders().exists_for(str(tmp_path / "site/docs/a.md"), tmp_path)
    assert exists
    assert exists(address) is there


PLACES = [
    # from docs/guide/poles.mdx
    ("Pegs.md#one", True),
    ("Pegs.md#two", False),
    ("Pegs#two", False),
    ("Pegs.html#two", False),
    ("../Pegs/#one", True),
    ("../setup/#two", False),
    ("../guide/#two", False),
    ("..#one", True),
    ("ropes.md#two", False),
    ("/guide/Pegs/#one", True),
    ("/guide/Pegs/#two", False),
    ("/about.html#two", False),
    ("../../README.md#two", False),
    ("hooks.md#one", None),
    ("poles/ash.png#two", None),
    ("/pages/prices/#two", None),
    ("../../../else.md#two", None),
]


@pytest.mark.parametrize(("address", "there"), PLACES)
def test_places_in_other_files(site: Path, address: str, there: bool | None) -> None:
    exists = Folders().exists_for(str(site / "docs/guide/poles.mdx"))
    assert exists
    assert exists(address) is there


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_no_file_is_read_that_lies_outside(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "secret.md"
    elsewhere.write_text("# One\n", "utf-8")
    (site / "docs/secret.md").symlink_to(elsewhere)
    os.mkfifo(site / "docs/pipe.md")
    (site / "docs/latin.md").write_bytes(b"# \xe9\n")
    exists = Folders().exists_for(str(site / "docs/index.md"))
    assert exists
    assert [exists(f"{name}.md#two") for name in ("secret", "pipe", "latin")] == [None, None, None]


def test_links_to_places_in_other_files(site: Path) -> None:
    (site / "docs/guide/poles.mdx").write_text("# Poles\n\n[a](Pegs.md#one) [b](Pegs.md?x#two) [c](#poles)\n", "utf-8")
    config_file = config.load(None)
    report = lint_file(str(site / "docs/guide/poles.mdx"), config_file)
    assert isinstance(report, Report)
    found = [problem.message for problem in report.problems if problem.rule == "broken-fragment"]
    assert found == ['There is no "#two" in Pegs.md.']


def test_a_result_is_cached_until_a_place_comes_or_goes(site: Path) -> None:
    article, target = site / "docs/guide/poles.mdx", site / "docs/guide/Pegs.md"
    article.write_text("# Poles\n\n[b](Pegs.md#two)\n", "utf-8")
    cache = ("--cache-dir", str(site / "cache"), "--fail-on", "never")
    broken = []
    for text in ("# One\n", "# One\n", "# One\n\n## Two\n", "# Three\n"):
        target.write_text(text, "utf-8")
        broken.append(b"broken-fragment" in seolint(site, "check", *cache, str(article)).stdout)
    assert broken == [True, True, False, True]
