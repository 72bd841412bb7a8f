"""Rules on texts that pages share, in all uses: who is in a group, what is said of it, and where it is shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.made_site import made_site
from tests.benchmarks.made_site_forms import path_of
from tests.benchmarks.made_site_forms import write as write_site
from tests.benchmarks.made_site_pages import FORMS
from tests.repository import commit, git, needs_git, repository, seolint, write
from tests.site.page_texts import TOWNS, prose, towns

RULES = ("duplicate-page", "doorway-pages", "near-duplicate-page", "duplicate-section")
SHARED = ("duplicate-title", "duplicate-description", "duplicate-h1")
ONLY = ("check", "--select", ",".join(RULES), "--min-severity", "info", "--format", "json")


def problems(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    out = seolint(folder, *ONLY, *(arguments or (".", "--no-cache"))).out
    found: list[dict[str, Any]] = json.loads(out)["problems"]
    return found


def groups(folder: Path, *arguments: str) -> list[tuple[str, str, set[str]]]:
    """The path, the rule and the other pages of each problem."""
    return [
        (each["path"], each["rule"], {place.get("path", each["path"]) for place in each["related"]} - {each["path"]})
        for each in problems(folder, *arguments)
    ]


def page(text: str, title: str = "Tents") -> str:
    return f"---\ntitle: {title}\n---\n\n" + "\n\n".join(part.strip() for part in text.split("|")) + "\n"


def test_pages_that_list_others_differ_in_their_lists(tmp_path: Path) -> None:
    pages = {"hugo.toml": "", "content/a/_index.md": page(prose(1, 300)), "content/b/_index.md": page(prose(1, 300))}
    write(tmp_path, pages)
    assert [(each["rule"], each["severity"]) for each in problems(tmp_path)] == [("duplicate-page", "info")]
    write(tmp_path, {"content/c.md": page(prose(1, 300))})
    assert [(each["rule"], each["severity"]) for each in problems(tmp_path)] == [("duplicate-page", "warning")]


CONFIG = {".seolint.yml": "site: {url: 'https://roofs.example'}\n"}
"""What makes it certain that each file is a page."""


def pages(texts: Mapping[str, str]) -> Mapping[str, str]:
    return {path: page(text, path) for path, text in texts.items()}


@pytest.mark.parametrize("form", FORMS)
def test_the_groups_are_those_that_are_planted(tmp_path: Path, form: str) -> None:
    site = made_site()
    write_site(site, tmp_path, form)
    expected = [
        (path_of(fault.page, form), fault.rule, {path_of(other, form) for other in fault.others})
        for fault in site.planted
        if fault.rule in RULES
    ]
    assert groups(tmp_path) == sorted(expected)


def test_the_same_bytes_in_several_processes_and_from_the_cache(tmp_path: Path) -> None:
    write_site(made_site(), tmp_path / "site", "sources")
    kept = ("--cache-dir", str(tmp_path / "kept"))
    first = seolint(tmp_path / "site", *ONLY, ".", *kept, "--jobs", "1").out
    assert len(json.loads(first)["problems"]) == 7
    assert seolint(tmp_path / "site", *ONLY, ".", *kept, "--jobs", "1").out == first
    assert seolint(tmp_path / "site", *ONLY, ".", "--no-cache", "--jobs", "3").out == first


def test_words_that_a_cache_has_broken_are_read_again(tmp_path: Path) -> None:
    write(tmp_path, pages(towns()))
    kept = ("--cache-dir", str(tmp_path / "kept"))
    first = seolint(tmp_path, *ONLY, ".", *kept).out
    for pack in (tmp_path / "kept").rglob("*.pack"):
        data = bytearray(pack.read_bytes())
        data[len(data) // 3] ^= 255
        pack.write_bytes(data)
    assert seolint(tmp_path, *ONLY, ".", *kept).out == first


def test_what_is_said_of_them(tmp_path: Path) -> None:
    write(tmp_path, {**CONFIG, **pages(towns())})
    copy = prose(1, 200)
    write(tmp_path, {"a/a.md": page(copy), "a/b.md": page(copy), "a/c.md": page(f"{copy[:300]} Mainly {copy[300:]}")})
    [near, same, ways] = sorted(problems(tmp_path), key=lambda each: each["path"])
    assert ways["message"].startswith(
        '8 pages differ in little but "Bad Segeberg", "Bremen", "Eutin" and 5 more. Give each'
    )
    assert (ways["severity"], ways["rule"]) == ("info", "doorway-pages")
    assert (near["path"], near["rule"], same["path"], same["rule"]) == (
        *("a/b.md", "duplicate-page"),
        *("a/c.md", "near-duplicate-page"),
    )
    assert "2 pages have the same text: this one and a/a.md. Keep one," in near["message"]
    assert '99% of this page is also on a/a.md. "Mainly" isn\'t in a/a.md. Say on each' in same["message"]
    assert same["severity"] == "warning"


def test_a_group_gets_one_problem(tmp_path: Path) -> None:
    write(tmp_path, pages(towns()))
    assert [rule for _, rule, _ in groups(tmp_path)] == ["doorway-pages"]
    ignored = ("--ignore", "doorway-pages")
    assert [rule for _, rule, _ in groups(tmp_path, ".", "--no-cache", *ignored)] == ["near-duplicate-page"]


@pytest.mark.parametrize(
    ("names", "severity"),
    [
        (("about.md", "contact.md"), "warning"),
        (("report-2024.md", "report-2025.md"), "info"),
        (("2024/report.md", "2025/report.md"), "info"),
        (("notice-7-may.md", "notice-12-june.md"), "info"),
        (("v1/about.md", "v2/about.md"), ""),
        (("about-1.2.md", "about-1.10.md"), ""),
        (("guide-v2.md", "guide.md"), ""),
        (("en/about.md", "de/about.md"), ""),
        (("about.en.md", "about.de.md"), ""),
        (("a/README.md", "b/README.md"), ""),
        (("a/CHANGELOG.md", "b/CHANGELOG.md"), ""),
        (("a.txt", "b.txt"), ""),
    ],
)
@pytest.mark.parametrize("changed", [False, True])
def test_of_pages_by_their_names(tmp_path: Path, names: tuple[str, str], severity: str, changed: bool) -> None:
    text = prose(1, 200)
    write(tmp_path, {**CONFIG, names[0]: page(text), names[1]: page(f"{text} besides" if changed else text)})
    assert [each["severity"] for each in problems(tmp_path)] == [severity] * bool(severity)


@pytest.mark.parametrize("end", ["", " besides"])
def test_an_info_where_files_need_not_be_pages(tmp_path: Path, end: str) -> None:
    text = prose(1, 200)
    write(tmp_path, {"about.md": page(text), "contact.md": page(text + end)})
    assert [each["severity"] for each in problems(tmp_path)] == ["info"]


@pytest.mark.parametrize("field", ["draft: true", "robots: noindex", "redirect: /tents/"])
def test_pages_that_are_not_listed_take_no_part(tmp_path: Path, field: str) -> None:
    text = page(prose(1, 200))
    write(tmp_path, {"a.md": text, "b.md": text.replace("---\n", f"---\n{field}\n", 1)})
    assert groups(tmp_path) == []


def test_of_a_series_only_what_is_nearly_the_same(tmp_path: Path) -> None:
    parts = [prose(n, 50) for n in range(6)]
    for year in (2024, 2025):
        write(tmp_path, {f"report-{year}.md": page(" | ".join([*parts[:5], prose(year, 50)]))})
    assert groups(tmp_path) == [], "83 %"
    (tmp_path / "report-2025.md").rename(tmp_path / "results.md")
    assert [each["severity"] for each in problems(tmp_path)] == ["info"]


def test_what_a_generator_makes_alike_in_one_folder_is_one_problem(tmp_path: Path) -> None:
    letters = "abcdefg"
    for number, letter in enumerate(letters):
        text = prose(number, 200)
        write(tmp_path, {f"api/{letter}-run.md": page(text), f"api/{letter}-start.md": page(f"{text} besides")})
    [one] = problems(tmp_path)
    assert (one["path"], len(one["related"])) == ("api/g-start.md", 13)
    assert "In api, 12 other pages are alike, too." in one["message"]
    for letter in letters[:3]:
        (tmp_path / f"api/{letter}-run.md").unlink()
    assert len(problems(tmp_path)) == 4, "few enough to look at each"


def test_groups_with_the_same_footer_are_groups_of_their_own(tmp_path: Path) -> None:
    footer = prose(7, 400)
    for number, letter in enumerate("abcd"):
        text = prose(10 + number, 200)
        write(tmp_path, {f"a/{letter}-run.md": page(f"{text} | {footer}")})
        write(tmp_path, {f"a/{letter}-start.md": page(f"{text} besides | {footer}")})
    assert groups(tmp_path) == [
        (f"a/{letter}-start.md", "near-duplicate-page", {f"a/{letter}-run.md"}) for letter in "abcd"
    ]
    assert len({each["fingerprint"] for each in problems(tmp_path)}) == 4


def test_a_group_that_several_versions_have_is_one_problem(tmp_path: Path) -> None:
    text = prose(1, 200)
    for version in ("v1", "v2"):
        write(tmp_path, {f"{version}/run.md": page(text), f"{version}/start.md": page(f"{text} besides")})
    assert groups(tmp_path) == [("v1/start.md", "near-duplicate-page", {"v1/run.md"})]


def test_sections_that_the_same_pages_share_are_one_problem(tmp_path: Path) -> None:
    section = "## Part {0}\n\n{1}\n\n"
    shared = "".join(section.format(n, prose(n, 100)) for n in range(3))
    own = [section.format("own", prose(100 + n, 400)) for n in range(2)]
    write(tmp_path, {f"{name}.md": page(own[n] + shared) for n, name in enumerate(("a", "b"))})
    [one] = problems(tmp_path)
    assert one["message"].startswith("This section and 2 more (300 words in total) are also on a.md. Keep the text")
    assert (one["path"], one["line"], one["end_line"]) == ("b.md", 9, 11)
    assert [(each.get("path", ""), each["line"]) for each in one["related"]] == [
        *(("a.md", 9), ("a.md", 13), ("a.md", 17)),
        *(("", 13), ("", 17)),
    ]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("guide/a.md", "guide/b.md"), 1),
        (("blog/a.md", "blog/b.md"), 0),
        (("blog/a.md", "guide/b.md"), 0),
        (("guide/2024-05-01-a.md", "guide/b.md"), 0),
        (("guide/templates/a.md", "guide/templates/b.md"), 0),
        (("guide/archive/a.md", "guide/b.md"), 0),
        (("edition-1/a.md", "edition-2/b.md"), 0),
    ],
)
def test_sections_of_posts_templates_and_editions_are_their_own(
    tmp_path: Path, names: tuple[str, str], expected: int
) -> None:
    for number, name in enumerate(names):
        text = f"## Own\n\n{prose(100 + number, 400)}\n\n## Part\n\n{prose(1, 100)}\n\n"
        write(tmp_path, {name: page(text).replace("---\n", "---\ndate: 2024-05-01\n", 1)})
    assert len(groups(tmp_path)) == expected


def test_sections_that_many_pages_of_a_folder_share_are_one_problem(tmp_path: Path) -> None:
    for number in range(5):
        section = f"## Part\n\n{prose(number, 100)}\n\n"
        for at, letter in enumerate(("abcde"[number], "vwxyz"[number])):
            own = f"## Own\n\n{prose(100 + 10 * number + at, 400)}\n\n"
            write(tmp_path, {f"api/{letter}.md": page(own + section)})
    [one] = problems(tmp_path)
    assert (one["path"], len(one["related"])) == ("api/z.md", 9)
    assert "(100 words) is also on api/e.md. In api, 8 other pages share sections, too. Keep" in one["message"]


@needs_git
def test_a_change_shows_a_group_at_the_page_that_changed(tmp_path: Path) -> None:
    text = prose(1, 200)
    repository(tmp_path, {name: page(text, name) for name in ("a.md", "b.md", "c.md")})
    whole = problems(tmp_path)
    assert groups(tmp_path, ".", "--no-cache", "--diff", "HEAD") == []
    write(tmp_path, {"a.md": page(text, "changed")})
    for ref in ("HEAD", "staged"):
        git(tmp_path, "add", "--all")
        [one] = problems(tmp_path, ".", "--no-cache", "--diff", ref)
        assert (one["path"], {each["path"] for each in one["related"]}) == ("a.md", {"b.md", "c.md"})
        assert "this one and b.md, c.md." in one["message"]
        assert one["fingerprint"] == whole[0]["fingerprint"]
    commit(tmp_path)
    write(tmp_path, {"d.md": page(prose(2, 200)), "e.md": page(prose(2, 200), "e")})
    assert groups(tmp_path, ".", "--no-cache", "--diff", "HEAD") == [("e.md", "duplicate-page", {"d.md"})]


@needs_git
def test_a_section_is_shown_where_it_changed(tmp_path: Path) -> None:
    section, own = f"## Part\n\n{prose(1, 100)}\n\n", "## Own\n\n{}\n\n"
    texts = {f"{name}.md": page(own.format(prose(n, 300)) + section) for n, name in enumerate(("a", "b"), 5)}
    repository(tmp_path, texts)
    assert len(problems(tmp_path)) == 1
    write(tmp_path, {"a.md": texts["a.md"].replace("## Own", "## Mine")})
    assert groups(tmp_path, ".", "--no-cache", "--diff", "HEAD") == []
    write(tmp_path, {"a.md": texts["a.md"].replace("## Part", "## Parts")})
    assert groups(tmp_path, ".", "--no-cache", "--diff", "HEAD") == [("a.md", "duplicate-section", {"b.md"})]


def test_named_files_of_a_site(tmp_path: Path) -> None:
    write(tmp_path, {**CONFIG, **pages(towns())})
    [(path, _, others)] = groups(tmp_path, "roofers-kiel.md", "--no-cache")
    assert (path, len(others)) == ("roofers-kiel.md", len(TOWNS) - 1)


def test_a_baseline_knows_a_group_whoever_joins_it(tmp_path: Path) -> None:
    text = prose(1, 200)
    write(tmp_path, {"a.md": page(text), "b.md": page(text)})
    seolint(tmp_path, "baseline", ".", "--select", ",".join(RULES))
    assert groups(tmp_path, ".", "--no-cache", "--baseline", ".seolint-baseline") == []
    first = problems(tmp_path)[0]["fingerprint"]
    write(tmp_path, {"c.md": page(text)})
    assert problems(tmp_path)[0]["fingerprint"] == first


def test_suppressed_on_a_page(tmp_path: Path) -> None:
    text = page(prose(1, 200))
    write(tmp_path, {"a.md": text, "b.md": text, "c.md": text + "\n<!-- seolint-disable-file duplicate-page -->\n"})
    assert groups(tmp_path) == [("b.md", "duplicate-page", {"a.md"})]


def test_what_copies_share_is_said_once(tmp_path: Path) -> None:
    text = f"---\ntitle: Roofs\ndescription: All about roofs.\n---\n\n# Slates\n\n{prose(1, 120)}\n"
    other = text.replace(prose(1, 120), "Tiles are laid from below.")
    rules = ",".join(("duplicate-page", *SHARED))
    write(tmp_path, {**CONFIG, "a.md": text, "b.md": text})
    out = seolint(tmp_path, "check", ".", "--select", rules, "--min-severity", "info", "--format", "json", "--no-cache")
    assert [rule for _, rule, _ in out.problems] == ["duplicate-page"]
    write(tmp_path, {"c.md": other})
    out = seolint(tmp_path, "check", ".", "--select", rules, "--min-severity", "info", "--format", "json", "--no-cache")
    assert sorted(rule for _, rule, _ in out.problems) == ["duplicate-description", "duplicate-page", "duplicate-title"]
    out = seolint(tmp_path, "check", ".", "--select", ",".join(SHARED[1:]), "--format", "json", "--no-cache")
    assert [rule for _, rule, _ in out.problems] == ["duplicate-description"], "the copies may be suppressed"


def severities(folder: Path, rule: str) -> list[tuple[str, str]]:
    out = seolint(folder, "check", ".", "--select", rule, "--format", "json", "--no-cache").out
    return [(each["path"], each["severity"]) for each in json.loads(out)["problems"]]


def test_entries_of_a_list_may_be_called_the_same(tmp_path: Path) -> None:
    entry = "---\ntitle: {}\n---\n\n{}\n"
    events = {f"events/{at:02}-{name}.md": entry.format(name, prose(at, 20)) for at, name in enumerate("abcdefghia")}
    articles = {f"posts/{name}.md": entry.format("Pegs", prose(n, 120)) for n, name in ((30, "steel"), (31, "ash"))}
    write(tmp_path, {**CONFIG, **events, **articles})
    assert severities(tmp_path, "duplicate-title") == [("events/09-a.md", "info"), ("posts/steel.md", "warning")]
    (tmp_path / "events/01-b.md").unlink()
    assert severities(tmp_path, "duplicate-title")[0][1] == "warning", "nine pages show nothing"


def test_a_series_may_have_one_description(tmp_path: Path) -> None:
    pages = {f"news-{at}.md": f"---\ntitle: News {at}\ndescription: All news.\n---\n\nText.\n" for at in (1, 2)}
    write(tmp_path, {**CONFIG, **pages})
    assert severities(tmp_path, "duplicate-description") == [("news-2.md", "info")]
    write(tmp_path, {"about.md": pages["news-1.md"].replace("News 1", "About")})
    assert severities(tmp_path, "duplicate-description") == [("news-2.md", "warning")]
