"""Thousands of globs of a config: each file is for those that mean it, and most are not asked one by one."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from seolint import config
from seolint.config.globs import TOGETHER, match, matching
from seolint.files.gitignore import IgnorePatterns

PARTS = ["a", "b", "docs", "*", "?", "**", "a*", "[ab]"]
ENDS = ["", "/", ".md", "/*.md", "/x.md"]
FILES = ["a.md", "a/x.md", "docs/x.md", "docs/a/b.md", "b/a/x.md", "x.md"]


def random_globs(chance: random.Random) -> tuple[str, ...]:
    count = chance.randint(1, 3)
    return tuple(
        chance.choice(["", "", "!", "/"])
        + "/".join(chance.choices(PARTS, k=chance.randint(1, 2)))
        + chance.choice(ENDS)
        for _ in range(count)
    )


@pytest.mark.parametrize("seed", range(20))
def test_lists_asked_together_say_what_each_says(seed: int) -> None:
    chance = random.Random(seed)
    lists = [random_globs(chance) for _ in range(chance.choice([3, TOGETHER, 5 * TOGETHER + 3]))]
    for file in FILES:
        one_by_one = [at for at, globs in enumerate(lists) if match(globs, "/site", f"/site/{file}")]
        assert list(matching(lists, "/site", f"/site/{file}")) == one_by_one
    assert list(matching(lists, "/site", "/elsewhere/a.md")) == []


def overriding(folder: Path, count: int) -> config.Config:
    """A config with so many overrides, each for a page of its own, and all for one page."""
    lines = (f"- {{files: [p{at}.md, all.md], rules: {{thin-page: {{min: {at + 1}}}}}}}" for at in range(count))
    path = folder / ".seolint.yml"
    path.write_text("\n".join(("overrides:", *lines)), "utf-8")
    return config.load(path)


def test_a_file_asks_few_of_many_overrides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    of_file = IgnorePatterns.of_file

    def count(self: IgnorePatterns, path: str) -> bool | None:
        asked.append(path)
        return of_file(self, path)

    found = overriding(tmp_path, 1_000)
    monkeypatch.setattr(IgnorePatterns, "of_file", count)
    least = [found.for_path(tmp_path / name).states["thin-page"].options["min"] for name in ("p700.md", "all.md")]
    assert least == [701, 1_000]
    assert found.for_path(tmp_path / "none.md") is found
    assert asked.count("p700.md") <= 1_000 / TOGETHER + TOGETHER + 1
    assert asked.count("none.md") <= 1_000 / TOGETHER + TOGETHER
