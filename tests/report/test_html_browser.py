"""The report in a browser: what an editor does with it, and what an article can't do.

Needs Chromium, and Playwright to drive it (the extra `browser`); skipped where they aren't installed.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from seolint import report as reporters
from seolint.report import ReportStyle
from seolint.run.result import RunResult
from tests.report import picture
from tests.report.pages import HARMFUL, LOCKS, run_of

sync_api = pytest.importorskip("playwright.sync_api", reason="needs Playwright: pip install '.[browser]'")
pytestmark = pytest.mark.skipif(not picture.CHROMIUM, reason="needs Chromium: apt-get install chromium")

SECONDS = 2.0
"""How long a report of 2,000 pages may take to show its list."""

CLEAN = "# Rain\n\nRain falls from clouds, and most of it falls on the sea.\n"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with picture.chromium(sync_api) as started:
        yield started


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    run = run_of({"docs/locks.md": LOCKS, "blog/sheds.html": HARMFUL, "blog/rain.md": CLEAN})
    return written(run, tmp_path_factory.mktemp("report"))


def written(run: RunResult, folder: Path) -> Path:
    path = folder / "report.html"
    path.write_text(reporters.render("html", run, ReportStyle()), "utf-8")
    return path


@pytest.fixture
def told() -> list[str]:
    """What the browser complains of, and what it asks the network for."""
    return []


@pytest.fixture
def page(browser: Any, report: Path, told: list[str]) -> Iterator[Any]:
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        opened = context.new_page()
        opened.on("pageerror", lambda error: told.append(str(error)))
        opened.on("console", lambda message: told.append(message.text))
        opened.on("request", lambda request: told.extend(address for address in [request.url] if is_remote(address)))
        opened.goto(report.as_uri())
        yield opened
    assert told == []


def is_remote(address: str) -> bool:
    return not address.startswith(("file:", "data:"))


def rows(page: Any) -> list[str]:
    return [str(row) for row in page.locator("#rows .path").all_inner_texts()]


def go(page: Any, path: str) -> None:
    page.locator("#rows tr", has_text=path).locator("a").click()
    page.wait_for_selector("article")


def test_pages_are_sorted_by_what_hurts(page: Any) -> None:
    assert set(rows(page)) == {"docs/locks.md", "blog/sheds.html", "blog/rain.md"}
    assert rows(page)[-1] == "blog/rain.md"
    page.get_by_label("Sort by").select_option("path")
    assert rows(page) == ["blog/rain.md", "blog/sheds.html", "docs/locks.md"]


def test_filters_narrow_pages_and_problems(page: Any) -> None:
    page.get_by_label("Path or title").fill("BLOG/")
    assert set(rows(page)) == {"blog/sheds.html", "blog/rain.md"}
    page.get_by_label("Path or title").fill("")
    page.locator("#families button", has_text="Keywords").click()
    assert "blog/rain.md" not in rows(page)
    page.locator("#rules button", has_text="Stuffed phrase").click()
    assert page.locator("#rules button[aria-pressed=true]").count() == 1
    pages, problems = page.locator("#found").inner_text().split(", ")
    assert int(pages.split()[0]) == len(rows(page))
    for name in ("Errors", "Warnings", "Info"):
        page.locator("#severities label", has_text=name).click()
    assert page.locator("#found").inner_text() == "No page fits these filters."
    page.get_by_role("button", name="Clear filters").click()
    assert len(rows(page)) == 3
    assert problems


def test_a_page_shows_each_use_of_a_stuffed_phrase(page: Any) -> None:
    go(page, "docs/locks.md")
    page.locator("#cards .head", has_text="Stuffed phrase").click()
    assert page.locator("mark.on").all_inner_texts() == ["cheap bike locks leeds"] * 3
    assert page.locator(".card.on .strip rect").count() == 3
    assert page.locator("#use").inner_text() == "1 of 3"
    page.get_by_role("button", name="Next place").click()
    assert page.locator("#use").inner_text() == "2 of 3"
    assert page.locator(".outline .name").all_inner_texts() == ["Bicycle locks", "Chains", "Price"]


def test_the_keyboard_goes_from_problem_to_problem(page: Any) -> None:
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('#rows') !== null")
    page.keyboard.press("Enter")
    page.wait_for_selector("article")
    for key, numbers in (("j", "1"), ("j", "2"), ("k", "1")):
        page.keyboard.press(key)
        assert page.locator(".card.on").get_attribute("value") == numbers
        assert page.locator("[aria-expanded=true]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".card.on").count() == 0
    page.keyboard.press("Escape")
    page.wait_for_selector("#rows")
    assert page.evaluate("document.activeElement.matches('#rows a')")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"


def test_the_filter_holds_on_a_page(page: Any) -> None:
    page.locator("#families button", has_text="Headings").click()
    go(page, "docs/locks.md")
    assert page.locator("#cards .rule").all_inner_texts() == ["Skipped heading level"]
    page.get_by_role("button", name="Only “Headings”").click()
    assert page.locator("#cards .rule").count() > 1


def test_nothing_in_an_article_runs(page: Any) -> None:
    go(page, "blog/sheds.html")
    assert page.evaluate("window.ran") is None
    assert page.locator("article img, article script, article b").count() == 0
    assert '<script>window.ran = "text"</script>' in page.locator("article").inner_text()


def test_a_script_that_got_in_would_be_refused(browser: Any, report: Path, told: list[str], tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text(report.read_text("utf-8").replace("</body>", "<script>window.ran = 1</script></body>"), "utf-8")
    page = browser.new_page()
    page.on("console", lambda message: told.append(message.text))
    page.goto(bad.as_uri())
    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in text for text in told)
    page.close()


def test_it_can_be_read_without_scripts(browser: Any, report: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(report.as_uri())
        assert "docs/locks.md" in page.locator("table").inner_text()


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1920])
def test_nothing_is_wider_than_the_screen(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.reload()
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) == 0
    go(page, "docs/locks.md")
    assert page.evaluate(wide) == 0


def test_an_address_opens_its_page(page: Any, report: Path) -> None:
    page.goto(f"{report.as_uri()}#page=0")
    page.reload()
    page.wait_for_selector("article")
    assert page.title() == "Bicycle locks – content report"
    page.go_back()


def test_two_thousand_pages_open_in_two_seconds(browser: Any, tmp_path: Path) -> None:
    more = " ".join(f"Lock {number} weighs {number} pounds and costs as much." for number in range(100))
    one = run_of({"a.md": LOCKS + more})
    paths = [f"docs/{number}.md" for number in range(2_000)]
    problems = [problem._replace(path=path) for path in paths for problem in one.problems]
    run = one._replace(problems=problems, files=[one.files[0]._replace(path=path) for path in paths])
    path = written(run, tmp_path)
    page = browser.new_page()
    taken = []
    for _ in range(3):
        started = time.monotonic()
        page.goto(path.as_uri())
        page.wait_for_selector("#rows tr")
        taken.append(time.monotonic() - started)
    assert min(taken) < SECONDS
    page.locator("#more").click()
    assert page.locator("#rows tr").count() == 300
    page.close()


def test_the_picture_in_the_readme_shows_the_report_of_today(browser: Any) -> None:
    kept = picture.text_of(picture.FILE.read_bytes())
    assert kept == picture.take(browser).text, "run python -m tests.report.picture"
