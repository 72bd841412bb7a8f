"""With --diff, what a change causes on pages that it doesn't touch: the same in the working copy and staged."""

from __future__ import annotations

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
    for name, text in change.items():
        if text is None:
            (tmp_path / name).unlink()
        else:
            write(tmp_path, {name: text})
    assert found(tmp_path, "HEAD", ".") == expected
    git(tmp_path, "add", "--all")
    assert found(tmp_path, "staged", ".") == expected
    commit(tmp_path)
    assert found(tmp_path, "HEAD", ".") == []
    assert found(tmp_path, "HEAD~1", "content") == expected


def test_a_page_that_moves_takes_its_old_problems_along(tmp_path: Path) -> None:
    repository(tmp_path, SITE)
    git(tmp_path, "mv", GUIDE, "content/guide/sticks.md")
    moved = [(HOME, "broken-internal-link", 3), ("content/guide/pegs.md", "broken-internal-link", 3)]
    assert found(tmp_path, "HEAD", ".") == moved
    write(tmp_path, {"content/guide/sticks.md": POLES + "\nIt is strong.\n"})
    assert found(tmp_path, "HEAD", ".") == moved


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
