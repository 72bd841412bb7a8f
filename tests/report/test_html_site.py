"""The view of a site in the HTML report: groups, what differs in them, and the table of pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.report import picture
from tests.repository import seolint, write

EVIL = '</script><img src=x onerror="window.ran = 1">'
TOWN = (
    "---\ntitle: Roofers\ndescription: Roofs in {0}.\n---\n\nWe mend roofs in {0}, day and night. Storms tear at"
    " tiles first, so look at them each spring. In {0} we come within the hour.\n\n[Home](index.md)\n"
)
SITE: Mapping[str, str] = {
    "index.md": f"---\ntitle: Home {EVIL}\n---\n\n[Kiel](kiel.md), [Husum](husum.md), [Kiel](kiel.md).\n",
    "kiel.md": TOWN.format("Kiel"),
    "husum.md": TOWN.format("Husum"),
    "tents.md": "---\ntitle: Roofers\n---\n\nTents are no roofs, and no storm tears at them for long.\n",
}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    write(folder, {**SITE, "mkdocs.yml": "site_name: Roofs\ndocs_dir: .\n"})
    seolint(folder, "check", ".", "--no-cache", "--select", "duplicate-title", "--format", "html=report.html")
    return folder / "report.html"


def data(report: Path, name: str = "site") -> Any:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', report.read_text("utf-8"))
    return json.loads(found[1]) if found else None


def test_pages_with_titles_words_and_links(report: Path) -> None:
    rows = {row[0]: row for row in data(report)["pages"]}
    assert rows["kiel.md"][2:5] == ["Roofers", "", "Roofs in Kiel."]
    assert [rows[name][6:8] for name in ("index.md", "kiel.md", "tents.md")] == [[2, 2], [1, 1], [0, 0]]
    assert rows["tents.md"][5] == 12


def test_pages_to_which_the_navigation_leads(tmp_path: Path) -> None:
    write(tmp_path, {f"docs/{name}": text for name, text in SITE.items()})
    write(tmp_path, {"mkdocs.yml": "site_name: Roofs\nnav:\n- Home: index.md\n- tents.md\n"})
    seolint(tmp_path, "check", ".", "--no-cache", "--select", "duplicate-title", "--format", "html=report.html")
    assert [(row[0], *row[6:]) for row in data(tmp_path / "report.html")["pages"]] == [
        ("docs/husum.md", 1, 1, False),
        ("docs/index.md", 2, 2, True),
        ("docs/kiel.md", 1, 1, False),
        ("docs/tents.md", 0, 0, True),
    ]


def test_groups_with_what_differs(report: Path) -> None:
    (group,) = data(report)["groups"]
    names = [data(report)["pages"][page][0] for page, _, _ in group["members"]]
    assert names == ["tents.md", "husum.md", "kiel.md"]
    assert [line for _, line, _ in group["members"]] == [2, 2, 2]
    assert [found for *_, found in group["members"]] == [None, None, None], "unlike texts aren't compared"


def test_every_page_of_a_group_names_it_and_one_counts_it(report: Path) -> None:
    pages = {page["path"]: page for page in data(report, "overview")["pages"]}
    found = {path: (len(page["counts"]), page.get("groups")) for path, page in pages.items()}
    shared = (0, [0])
    assert found == {"index.md": (0, None), "husum.md": shared, "kiel.md": shared, "tents.md": (1, None)}


def test_texts_side_by_side(tmp_path: Path) -> None:
    write(tmp_path, {name: text for name, text in SITE.items() if name != "tents.md"})
    seolint(tmp_path, "check", ".", "--no-cache", "--select", "duplicate-title", "--format", "html=report.html")
    (group,) = data(tmp_path / "report.html")["groups"]
    assert group["members"][1][2] == [90, [["Kiel.", "Husum.", 1], ["Kiel,", "Husum,", 1], ["Kiel", "Husum", 1]]]


def test_a_run_without_a_site_has_none(tmp_path: Path) -> None:
    write(tmp_path, SITE)
    seolint(tmp_path, "check", ".", "--no-cache", "--no-site", "--format", "html=report.html")
    assert data(tmp_path / "report.html") is None


@pytest.fixture
def page(report: Path) -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs Playwright: pip install '.[browser]'")
    if not picture.CHROMIUM:
        pytest.skip("needs Chromium: apt-get install chromium")
    with picture.chromium(sync_api) as browser:
        opened, said = browser.new_page(viewport={"width": 1280, "height": 800}), list[str]()
        opened.on("pageerror", lambda error: said.append(str(error)))
        opened.on("console", lambda message: said.append(message.text))
        opened.goto(report.as_uri())
        yield opened
        assert said == []


def test_in_a_browser(page: Any) -> None:
    page.get_by_role("link", name="Across pages").click()
    page.wait_for_selector("#site-rows tr")
    assert page.locator("h1").inner_text() == "1 group of pages"
    assert page.locator(".group .same dd").all_inner_texts() == ["Roofers"]
    assert page.locator(".group thead th").all_inner_texts()[:2] == ["Page", "Description"]
    assert page.locator(".group td .empty").all_inner_texts() == ["none"]
    head, rows = page.locator("#site-head"), page.locator("#site-rows th")
    assert rows.first.inner_text() == "tents.md", "the page that nothing links to comes first"
    head.get_by_role("button", name="Words").click()
    assert head.locator("[aria-sort=ascending]").inner_text().startswith("Words")
    assert page.evaluate("document.activeElement.dataset.column") == "5"
    head.get_by_role("button", name="Words").click()
    assert head.locator("[aria-sort]").get_attribute("aria-sort") == "descending"
    page.get_by_label("Path or title").fill("KIEL")
    assert (rows.all_inner_texts(), page.locator("#found").inner_text()) == (["kiel.md"], "1 page")
    page.get_by_label("Path or title").fill("onerror")
    assert rows.all_inner_texts() == ["index.md"]
    assert page.evaluate("window.ran") is None
    assert page.locator("#site-rows img").count() == 0
    rows.locator("a").click()
    page.wait_for_selector("article")
    page.go_back()
    page.wait_for_selector("#site-rows")
    for key in ("j", "k", "n", "Escape"):
        page.keyboard.press(key)
    page.wait_for_selector("#rows")
    assert page.title() == "Content report"


def test_a_page_of_a_group_in_a_browser(page: Any) -> None:
    page.wait_for_selector("#rows tr")
    assert page.locator("h1").inner_text() == "1 problem on 4 pages"
    assert "1 page without a problem" in page.locator(".legend").inner_text()
    kiel = page.locator("#rows tr", has_text="kiel.md")
    assert kiel.locator(".top").inner_text() == "Duplicate title"
    assert kiel.locator(".problems").inner_text() == "1 counted on another page"
    page.get_by_role("button", name="Duplicate title").click()
    assert page.locator("#found").inner_text() == "3 pages, 1 problem"
    kiel.get_by_role("link").click()
    shared = page.locator("#shared li")
    assert shared.locator(".rule").inner_text().split() == ["warning", "Duplicate", "title", "line", "2"]
    assert shared.locator(".message").inner_text().startswith('On tents.md: 3 pages have the title "Roofers"')
    shared.get_by_role("link").click()
    page.wait_for_selector("#cards li")
    assert page.locator("#shared").is_hidden()


@pytest.mark.parametrize("width", [320, 768, 1920])
def test_nothing_is_wider_than_the_screen(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("location.hash = '#site'")
    page.wait_for_selector("#site-rows tr")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
