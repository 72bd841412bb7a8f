"""Links that a site makes work in a way that isn't known are one info; the mistakes of its authors stay errors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.repository import needs_git, repository, seolint, write

ONLY = "broken-internal-link,broken-fragment,missing-image-file"
MKDOCS = {"mkdocs.yml": "site_name: Tents\n"}
NAMES = ("ash", "elm", "fir", "oak", "yew")


def problems(folder: Path, files: Mapping[str, str], *arguments: str) -> list[dict[str, Any]]:
    write(folder, files)
    out = seolint(folder, "check", ".", "--select", ONLY, "--format", "json", "--no-cache", *arguments).out
    found: list[dict[str, Any]] = json.loads(out)["problems"]
    return found


def severities(folder: Path, files: Mapping[str, str], *arguments: str) -> list[str]:
    return [each["severity"] for each in problems(folder, files, *arguments)]


def page(*lines: str) -> str:
    return "\n\n".join(("# Tents", *lines)) + "\n"


def links(pattern: str, count: int = 5) -> str:
    return page(*(pattern.format(name) for name in NAMES[:count]))


def test_links_that_a_plugin_takes_for_films(tmp_path: Path) -> None:
    found = problems(
        tmp_path, {**MKDOCS, "docs/guide/tents.md": links("@[film](x{})", 3), "docs/a.md": page("[a](b.md)")}
    )
    assert [(each["severity"], each["path"]) for each in found] == [
        ("error", "docs/a.md"),
        ("info", "docs/guide/tents.md"),
    ]
    assert found[1]["message"] == (
        'There is no page "xfir". All 3 relative links without an extension lead nowhere here; the site may have its '
        "own way with them."
    )
    assert len(found[1]["related"]) == 2


@pytest.mark.parametrize(
    ("broken", "sound", "severity"), [(5, 4, "info"), (4, 3, "error"), (5, 5, "error"), (2, 0, "error")]
)
def test_it_takes_many_of_a_form_and_hardly_any_that_work(
    tmp_path: Path, broken: int, sound: int, severity: str
) -> None:
    there = {f"docs/pegs/{name}.md": page() for name in NAMES[:sound]}
    lost = {
        **MKDOCS,
        **there,
        "docs/a/b.md": page(links("[a](no{}.md)", broken), links("[a](../pegs/{}.md)", sound)),
    }
    assert set(severities(tmp_path, lost)) == {severity}


def test_a_folder_that_comes_from_elsewhere(tmp_path: Path) -> None:
    html = "<html lang='en'><head><title>T</title></head><body>{}</body></html>"
    outside = "".join(f"<p><a href='../lib/{name}.html'>{name} tents</a></p>" for name in NAMES)
    inside = "".join(f"<p><a href='{name}.html'>{name} tents</a></p>" for name in (*"abcdefgh", "none"))
    pages = {f"guide/{name}.html": html.format("<p>Text.</p>") for name in "abcdefgh"}
    found = problems(tmp_path, {**pages, "guide/tents.html": html.format(outside + inside)})
    assert sorted(each["severity"] for each in found) == ["error", "info"]
    assert 'to "lib/", which isn\'t here; it may be made elsewhere.' in next(
        each["message"] for each in found if each["severity"] == "info"
    )
    moved = {f"more/{name}.html": html.format("<p>Text.</p>") for name in NAMES}
    assert severities(tmp_path, moved) == ["error"] * 6, "its pages are elsewhere now"


@pytest.mark.parametrize(
    ("pages", "target", "severity"), [(4, "hut", "info"), (3, "hut", "error"), (4, "tent", "error")]
)
def test_a_page_that_many_others_name_is_made_elsewhere(tmp_path: Path, pages: int, target: str, severity: str) -> None:
    there = {f"docs/{name}.md": page(f"[a]({target}.md)") for name in NAMES[:pages]}
    found = problems(
        tmp_path, {**MKDOCS, **there, "docs/tents.md": page(*(f"[a]({name}.md)" for name in NAMES[:pages]))}
    )
    assert {each["severity"] for each in found} == {severity}
    if severity == "info":
        assert "4 pages link to it, and nothing here is like it" in found[0]["message"]


def test_images(tmp_path: Path) -> None:
    found = problems(tmp_path, {**MKDOCS, "docs/tents.md": links("![A tent](pic/{}.jpg)")})
    assert [(each["severity"], each["rule"], len(each["related"])) for each in found] == [
        ("info", "missing-image-file", 4)
    ]
    there = {f"docs/pic/{name}.jpg": "x" for name in "abcdefg"}
    sound = page(*(f"![A tent](pic/{name}.jpg)" for name in "abcdefg"))
    assert severities(tmp_path, {**there, "docs/more.md": sound}) == ["warning"] * 5
    assert (
        seolint(tmp_path, "check", "docs/tents.md", "--select", ONLY, "--format", "concise").out.count("warning") == 5
    )


VITEPRESS = {".vitepress/config.ts": ""}


def test_headings_that_a_generator_writes_in_another_way(tmp_path: Path) -> None:
    headings = "".join(f"## 2 {name} poles\n\nText.\n\n" for name in NAMES)
    lost = {
        **VITEPRESS,
        "a.md": links("[a](b.md#2-{}-poles)"),
        "b.md": page(headings, "## Pegs\n\n[a](#pegs) [b](#peg)"),
    }
    found = problems(tmp_path, lost)
    assert sorted(each["severity"] for each in found) == ["error", "info"]
    assert "All 5 links to headings with digits in front" in next(
        e["message"] for e in found if e["severity"] == "info"
    )
    assert severities(tmp_path, {"a.md": links("[a](b.md#2-{}-poles)", 4)}) == ["error"] * 5


def test_capitals_where_the_generator_makes_them_small_are_mistakes(tmp_path: Path) -> None:
    headings = "".join(f"## The {name}\n\nText.\n\n" for name in (*NAMES, "sea", "sky"))
    sound = "".join(f"[a](#the-{name})\n\n" for name in (*NAMES, "sea", "sky"))
    files = {**VITEPRESS, "a.md": links("[a](b.md#The-{})"), "b.md": page(headings, sound)}
    assert severities(tmp_path, files) == ["error"] * 5


@pytest.mark.parametrize(("count", "expected"), [(5, ["info"]), (4, ["error"] * 4)])
def test_a_place_that_the_theme_adds(tmp_path: Path, count: int, expected: list[str]) -> None:
    files = {f"docs/{name}.md": page(f"## About {name}", "[Say](#said-here)") for name in NAMES[:count]}
    assert severities(tmp_path, {**MKDOCS, **files}) == expected


def test_a_dead_entry_in_a_menu_that_was_copied_is_not_the_theme(tmp_path: Path) -> None:
    files = {f"docs/{name}.md": page("[Say](#said-here)", "## Tips") for name in NAMES}
    assert severities(tmp_path, {**MKDOCS, **files}) == ["error"] * 5, "copies of one page"


def test_letters_of_english_for_headings_in_others(tmp_path: Path) -> None:
    headings = {"yasen": "Ясень", "dub": "Дуб", "klen": "Клен", "vyaz": "Вяз", "buk": "Бук"}
    text = page(*(f"## {heading}\n\n[a](#{name})" for name, heading in headings.items()))
    assert severities(tmp_path, {**VITEPRESS, "ru/trees.md": text}) == ["info"]
    original = page(*(f"## {name.title()}\n\nText." for name in headings))
    assert severities(tmp_path, {"en/trees.md": original}) == ["error"] * 5, "headings were translated, links weren't"


def test_a_prefix_of_the_site(tmp_path: Path) -> None:
    headings = "".join(f"## The {name}\n\nText.\n\n" for name in NAMES)
    files = {**MKDOCS, "docs/a.md": links("[a](b.md#our-the-{})"), "docs/b.md": page(headings)}
    found = problems(tmp_path, files)
    assert [each["severity"] for each in found] == ["info"]
    assert 'with "our" before a heading' in found[0]["message"]


@needs_git
def test_what_a_change_removes_was_there(tmp_path: Path) -> None:
    pages = {f"docs/a/{name}.md": page(f"## Of {name}", "Text.") for name in NAMES}
    text = page(*(f"[a](a/{name}.md) [b](a/{name}.md#of-{name})" for name in NAMES))
    repository(tmp_path, {**MKDOCS, **pages, "docs/index.md": text})
    for name in NAMES:
        write(tmp_path, {f"docs/a/{name}.md": page("## Of it", "Text.")})
    assert severities(tmp_path, {}, "--diff", "HEAD") == ["error"] * 5
    for name in NAMES:
        (tmp_path / f"docs/a/{name}.md").unlink()
    assert severities(tmp_path, {}, "--diff", "HEAD") == ["error"] * 10
    assert severities(tmp_path, {}) == ["info"]


@pytest.mark.parametrize(
    ("broken", "sound", "expected"), [(10, 39, ["info"]), (10, 41, ["error"] * 10), (9, 5, ["error"] * 9)]
)
def test_more_mistakes_than_authors_make_where_the_generator_is_unknown(
    tmp_path: Path, broken: int, sound: int, expected: list[str]
) -> None:
    there = "".join(f"## Pole n{at}\n\n[a](#pole-n{at})\n\n" for at in range(sound))
    assert severities(tmp_path, {"a.md": page(there, *(f"[a](#{at}of-ropes)" for at in range(broken)))}) == expected


def test_a_page_that_most_links_to_its_places_get_wrong(tmp_path: Path) -> None:
    there = "".join(f"## Pole n{at}\n\n[a](#pole-n{at})\n\n" for at in range(60))
    links_to = page(*(f"[a](b.md#old-{at})" for at in range(10)))
    assert severities(tmp_path, {"a.md": links_to, "b.md": page(there)}) == ["info"]
    sound = page(*(f"[a](b.md#pole-n{at})" for at in range(41)))
    assert severities(tmp_path, {"c.md": sound}) == ["error"] * 10
