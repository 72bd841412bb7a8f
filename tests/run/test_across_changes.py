"""With --diff, what a change causes on pages that it doesn't touch: the same in the working copy and staged."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.repository import commit, git, needs_git, repository, seolint, write

pytestmark = needs_git

ONLY = ("--select", "site,broken-internal-link,broken-fragment", "--min-severity", "info", "--no-cache")
SITE: Mapping[str, str] = {
    "hugo.toml": "",
    "content/_index.md": "# Camping\n\n[Ash](/guide/poles/#ash), [elm](/guide/rods/#elm), [gone](/guide/nails/).\n",
    "content/guide/poles.md": """---
aliases: [/guide/rods/]
---
# Poles

On this page: [ash](#ash), [oak](#oak).

## Ash

It bends.
""",
    "content/guide/pegs.md": "# Pegs\n\nThey hold, as [poles](poles.md) do.\n",
    "content/guide/ropes.md": "# Ropes\n\nThey hold, too.\n",
}
POLES = SITE["content/guide/poles.md"]
HOME, GUIDE = "content/_index.md", "content/guide/poles.md"
BROKEN_ASH = [(HOME, "broken-fragment", 3), (GUIDE, "broken-fragment", 6)]


def found(folder: Path, ref: str, *arguments: str) -> list[tuple[str, str, int]]:
    return seolint(folder, "check", *ONLY, "--format", "json", "--diff", ref, *arguments).problems


CHANGES = [
    ({GUIDE: POLES.replace("It bends", "Ash bends")}, []),
    ({GUIDE: POLES.replace("## Ash", "## Of ash")}, BROKEN_ASH),
    (
        {GUIDE: POLES.replace("# Poles", "\n\n# Poles").replace("## Ash", "## Of ash")},
        [BROKEN_ASH[0], (GUIDE, "broken-fragment", 8)],
    ),
    (
        {GUIDE: None},
        [*[(HOME, "broken-internal-link", 3)] * 2, ("content/guide/pegs.md", "broken-internal-link", 3)],
    ),
    ({GUIDE: POLES.replace("aliases: [/guide/rods/]", "draft: false")}, [(HOME, "broken-internal-link", 3)]),
    ({"content/guide/new.md": "# New\n\n[Oak](poles.md#oak)\n"}, [("content/guide/new.md", "broken-fragment", 3)]),
    ({"content/guide/ropes.md": None}, []),
]


@pytest.mark.parametrize(("change", "expected"), CHANGES)
def test_what_a_change_breaks_elsewhere(
    tmp_path: Path, change: Mapping[str, str | None], expected: list[tuple[str, str, int]]
) -> None:
    repository(tmp_path, SITE)
    write(tmp_path, change)
    assert found(tmp_path, "HEAD", ".") == expected
    git(tmp_path, "add", "--all")
    assert found(tmp_path, "staged", ".") == expected
    commit(tmp_path)
    assert found(tmp_path, "HEAD", ".") == []
    assert found(tmp_path, "HEAD~1", "content") == expected


def test_a_page_that_moves_takes_its_old_problems_along(tmp_path: Path) -> None:
    repository(tmp_path, SITE)
    git(tmp_path, "mv", GUIDE, "content/guide/sticks.md")
    links = [(HOME, "broken-internal-link", 3), ("content/guide/pegs.md", "broken-internal-link", 3)]
    moved = [*links, ("content/guide/sticks.md", "moved-without-alias", 4)]
    assert found(tmp_path, "HEAD", ".") == moved
    write(tmp_path, {"content/guide/sticks.md": POLES + "\nIt is strong.\n"})
    assert found(tmp_path, "HEAD", ".") == moved


MOVED = [("content/guide/sticks.md", "moved-without-alias", 4)]
OTHER_TEXT = "# Another\n\nA text that has nothing of the one that is gone, except its name.\n"
TEXT = "# Poles\n\nThey bend, and nobody knows how far until one of them breaks in a storm.\n"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"content/guide/sticks.md": f"---\ntoc: true\n---\n{TEXT}"}, MOVED),
        ({"content/guide/sticks.md": f"---\naliases: [/guide/poles]\n---\n{TEXT}"}, []),
        ({"content/guide/sticks.md": f"---\naliases: [poles]\n---\n{TEXT}"}, []),
        ({"content/guide/sticks.md": f"---\nslug: poles\n---\n{TEXT}"}, []),
        ({"content/guide/sticks.md": f"---\ndraft: true\n---\n{TEXT}"}, []),
        ({"content/guide/sticks.md": f"<!-- seolint-disable-file moved-without-alias -->\n{TEXT}"}, []),
        ({"content/guide/sticks.md": TEXT, "static/_redirects": "/guide/poles /guide/sticks 301\n"}, []),
        ({"content/guide/sticks.md": TEXT, "vercel.json": '{"redirects": [{"source": "/guide/poles/"}]}'}, []),
        ({"content/guide/sticks.md": TEXT, "netlify.toml": '[[redirects]]\nfrom = "/guide/*"\n'}, []),
        ({"content/guide/sticks.md": TEXT, "content/guide/poles/_index.md": "# Many poles\n\nOf ash.\n"}, []),
        ({"content/guide/poles/index.md": TEXT}, []),
        ({"content/guide/sticks.de.md": TEXT}, []),
        ({"content/guide/sticks.md": OTHER_TEXT}, []),
    ],
)
def test_a_page_that_moves_leaves_an_alias(
    tmp_path: Path, files: Mapping[str, str], expected: list[tuple[str, str, int]]
) -> None:
    only = ("--select", "moved-without-alias")
    pegs = "# Pegs\n\nThey hold.\n"
    repository(tmp_path, {"hugo.toml": "", "content/guide/poles.md": TEXT, "content/guide/pegs.md": pegs})
    assert found(tmp_path, "HEAD", ".", *only) == []
    (tmp_path / "content/guide/poles.md").unlink()
    write(tmp_path, files)
    git(tmp_path, "add", "--all")
    expected = [(path, rule, line if "---" in files[path] else 1) for path, rule, line in expected]
    assert found(tmp_path, "staged", ".", *only) == expected
    assert found(tmp_path, "HEAD", ".", *only) == expected
    commit(tmp_path)
    assert found(tmp_path, "HEAD~1", "content", *only) == expected
    assert found(tmp_path, "HEAD", ".", *only) == []
    assert seolint(tmp_path, "check", ".", *ONLY, *only, "--format", "json").problems == []


def test_a_moved_page_that_a_plugin_redirects(tmp_path: Path) -> None:
    maps = "plugins:\n  - redirects:\n      redirect_maps:\n        'guide/poles.md': guide/sticks.md\n"
    only = ("--select", "moved-without-alias")
    site = {"mkdocs.yml": "site_name: Tents\n", "docs/index.md": "# Tents\n", "docs/guide/poles.md": TEXT}
    repository(tmp_path, site)
    git(tmp_path, "mv", "docs/guide/poles.md", "docs/guide/sticks.md")
    assert found(tmp_path, "HEAD", ".", *only) == [("docs/guide/sticks.md", "moved-without-alias", 1)]
    write(tmp_path, {"mkdocs.yml": site["mkdocs.yml"] + maps})
    assert found(tmp_path, "HEAD", ".", *only) == []


def test_with_a_baseline(tmp_path: Path) -> None:
    repository(tmp_path, SITE)
    seolint(tmp_path, "baseline", ".", *ONLY[:2])
    write(tmp_path, {GUIDE: POLES.replace("## Ash", "## Of ash")})
    assert found(tmp_path, "HEAD", ".", "--baseline", ".seolint-baseline") == BROKEN_ASH
    assert seolint(tmp_path, "check", ".", *ONLY, "--baseline", ".seolint-baseline", "--format", "json").problems == [
        *BROKEN_ASH
    ]


def test_a_hook_with_three_staged_files(tmp_path: Path) -> None:
    repository(tmp_path, {**SITE, ".seolint.yml": "site: {url: 'https://tents.example'}\n"})
    pegs, ropes = "content/guide/pegs.md", "content/guide/ropes.md"
    staged = {GUIDE: POLES.replace("## Ash", "## Of ash"), pegs: "# Ropes\n\n[A](a.md)\n", ropes: "# Ropes\n\nHemp.\n"}
    write(tmp_path, staged)
    git(tmp_path, "add", "--all")
    write(tmp_path, {ropes: "# Reins\n\n[B](b.md)\n"})
    kept = ("check", "--force-exclude", *sorted(staged), *ONLY[:-1], "--cache-dir", str(tmp_path / ".cache"))
    links = [BROKEN_ASH[0], (pegs, "broken-internal-link", 3), BROKEN_ASH[1]]
    expected = sorted([*links, (pegs, "duplicate-title", 1)])
    for _ in range(2):
        result = seolint(tmp_path, *kept, "--format", "json", "--diff", "staged")
        assert sorted(result.problems) == expected, "the title is on a line that changed in one of them"
    write(tmp_path, {ropes: staged[ropes]})
    old = [(GUIDE, "broken-fragment", 6), (HOME, "broken-fragment", 3), (ropes, "duplicate-title", 1)]
    for _ in range(2):
        whole = seolint(tmp_path, *kept, "--format", "json").problems
        assert sorted(whole) == sorted([*links, *old]), "all problems that have to do with the files"


def test_a_page_of_a_group_that_suppresses_the_rule_is_left_out(tmp_path: Path) -> None:
    page = "---\ntitle: Tents\n---\n\nText.\n"
    off = "\n<!-- seolint-disable-file duplicate-title -->\n"
    repository(
        tmp_path, {".seolint.yml": "site: {url: 'https://a.example'}\n", **dict.fromkeys(("a.md", "b.md"), page)}
    )
    write(tmp_path, {"c.md": page + off})
    whole = seolint(tmp_path, "check", ".", *ONLY, "--format", "json")
    assert whole.problems == [("b.md", "duplicate-title", 2)]
    assert found(tmp_path, "HEAD", ".") == [], "the only new page suppresses it"
    assert seolint(tmp_path, "check", "c.md", *ONLY, "--format", "json").problems == []
    assert '"path": "c.md"' not in whole.out.partition('"files"')[0]


def test_the_message_names_the_other_pages_wherever_it_is_shown(tmp_path: Path) -> None:
    page = "---\ntitle: Tents\n---\n\nText.\n"
    write(tmp_path, {".seolint.yml": "site: {url: 'https://a.example'}\n", **{f"{name}.md": page for name in "abc"}})
    shown = '{} pages have the title "Tents": this one and {}.'
    for paths, count, others in ((["."], 3, "a.md, b.md"), (["a.md"], 3, "b.md, c.md"), (["b.md"], 3, "a.md, c.md")):
        assert shown.format(count, others) in seolint(tmp_path, "check", *ONLY, "--format", "concise", *paths).out
    write(tmp_path, {"c.md": page + "\n<!-- seolint-disable-file duplicate-title -->\n"})
    assert shown.format(2, "a.md") in seolint(tmp_path, "check", *ONLY, "--format", "concise", ".").out


def messages(folder: Path, *arguments: str) -> list[str]:
    out = json.loads(seolint(folder, "check", *ONLY, "--format", "json", "--diff", "HEAD", *arguments).out)
    return [problem["message"] for problem in out["problems"]]


@pytest.mark.parametrize(
    ("before", "now", "meant"),
    [
        ("## Ash\n", "## Wood for bows\n", "; did you mean #wood-for-bows?"),
        ("## Ash\n", "## Wood for bows {#bows}\n", "; did you mean #bows?"),
        ("## Ash\n", "### Wood for bows\n", "."),
        ("## Ash\n", "## Wood for bows\n\n## Wood for boats\n", "."),
        ("## Ash\n", "\n", "."),
    ],
)
def test_a_renamed_heading_is_named(tmp_path: Path, before: str, now: str, meant: str) -> None:
    page = f"# Poles\n\n## First\n\nOne.\n\n{before}\nIt bends.\n\n## Last\n\nTwo.\n"
    repository(tmp_path, {**SITE, GUIDE: page, HOME: "# Camping\n\n[Ash](/guide/poles/#ash)\n"})
    write(tmp_path, {GUIDE: page.replace(before, now)})
    assert [message.partition("poles.md")[2] for message in messages(tmp_path, ".")] == [meant]


@pytest.mark.parametrize("text", [POLES, POLES + "\nIt is strong.\n"])
def test_a_page_that_is_moved_without_git(tmp_path: Path, text: str) -> None:
    repository(tmp_path, SITE)
    (tmp_path / GUIDE).unlink()
    write(tmp_path, {"content/guide/sticks.md": text})
    links = [(HOME, "broken-internal-link", 3), ("content/guide/pegs.md", "broken-internal-link", 3)]
    assert found(tmp_path, "HEAD", ".") == [*links, *MOVED]


def test_of_many_new_files_those_with_the_name_of_one_that_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seolint.run.gate.changes.MOST_NEW", 1)
    repository(tmp_path, SITE)
    (tmp_path / GUIDE).unlink()
    write(tmp_path, {"content/other/poles.md": POLES, "content/other/new.md": OTHER_TEXT})
    assert ("content/other/poles.md", "moved-without-alias", 4) in found(tmp_path, "HEAD", ".")


def test_a_new_page_is_no_moved_one(tmp_path: Path) -> None:
    repository(tmp_path, SITE)
    (tmp_path / GUIDE).unlink()
    write(tmp_path, {"content/guide/sticks.md": OTHER_TEXT})
    assert MOVED[0] not in found(tmp_path, "HEAD", ".")


MKDOCS = {"mkdocs.yml": "site_name: Camping\n", "docs/old/poles.md": TEXT, "docs/pegs.md": "# Pegs\n\nThey hold.\n"}
PRETTY = {"_config.yml": "permalink: pretty\n", "poles.md": TEXT, "pegs.md": "# Pegs\n\nThey hold.\n"}


@pytest.mark.parametrize(
    ("site", "moved", "said"),
    [
        (MKDOCS, ("docs/old/poles.md", "docs/new/sticks.md"), '"/old/poles/"'),
        (MKDOCS, ("docs/old/poles.md", "docs/new/sticks.md"), 'Add "old/poles.md: new/sticks.md" to "redirect_maps"'),
        (PRETTY, ("poles.md", "sticks.md"), '"/poles/", where nothing is left. Add it to "redirect_from"'),
    ],
)
def test_how_the_old_address_leads_to_a_moved_page(
    tmp_path: Path, site: Mapping[str, str], moved: tuple[str, str], said: str
) -> None:
    repository(tmp_path, site)
    (tmp_path / moved[1]).parent.mkdir(parents=True, exist_ok=True)
    git(tmp_path, "mv", *moved)
    (message,) = messages(tmp_path, ".", "--select", "moved-without-alias")
    assert said in message


def test_a_removed_page_that_is_named_from_the_root(tmp_path: Path) -> None:
    repository(tmp_path, {"hugo.toml": "", "content/a.md": "# A\n\n[B](/guide/b/)\n", "content/guide/b.md": "# B\n"})
    git(tmp_path, "rm", "--quiet", "content/guide/b.md")
    assert found(tmp_path, "HEAD", ".") == [("content/a.md", "broken-internal-link", 3)]
    assert found(tmp_path, "staged", ".") == [("content/a.md", "broken-internal-link", 3)]


@pytest.mark.parametrize("arguments", [["."], ["pegs.md"]])
def test_pages_are_named_as_seen_from_the_current_folder(tmp_path: Path, arguments: list[str]) -> None:
    head = "---\ntitle: Pegs for camping\n---\n\n"
    repository(tmp_path, {**SITE, "content/guide/nails.md": f"{head}They rust.\n", "content/pins.md": f"{head}Pins.\n"})
    write(tmp_path, {"content/guide/pegs.md": f"{head}They hold.\n"})
    run = seolint(
        tmp_path / "content/guide", "check", *ONLY, "--site", "--diff", "HEAD", "--format", "concise", *arguments
    )
    assert "pages have the title" in run.out
    assert "this one and nails.md, ../pins.md" in run.out
