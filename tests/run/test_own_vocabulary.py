"""Phrases on many pages of a site: its own vocabulary, unless the site repeats phrases for search engines all over."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.repository import seolint, write

ONLY = ("check", "--select", "likely-stuffed-phrase,stuffed-phrase", "--no-cache", "--format", "json")
STUFFED = """Bikes cost a lot of money today. cheap locks

A chain is heavy but it is strong. cheap locks

The frame needs care every spring. cheap locks

Rain is bad for every chain there is. cheap locks
"""
FIRST = {"a.md": STUFFED}


def pages(count: int, sentence: str = "We keep {} locks, and cheap locks too, for those who ask.") -> dict[str, str]:
    words = ("oak", "elm", "ash", "fir", "yew", "box", "bay", "fig", "may", "sea", "sky", "dew", "fog", "ice", "sun")
    text = "The road to {0} bends north past a mill, and {1} trees grow along the river that drives it. "
    texts = [text.format(words[at % 15], words[at % 7]) + sentence.format(at) for at in range(count)]
    return {f"p{at:03}.md": f"# {words[at % 15]} {at}\n\n{each}" for at, each in enumerate(texts)}


def found(folder: Path, *arguments: str) -> list[str]:
    return [path for path, rule, _ in seolint(folder, *ONLY, *(arguments or (".",))).problems]


def test_the_phrase_alone_is_reported(tmp_path: Path) -> None:
    write(tmp_path, FIRST)
    assert found(tmp_path) == ["a.md"]


@pytest.mark.parametrize(("count", "reported"), [(9, True), (10, False), (30, False)])
def test_ten_other_pages_excuse_it(tmp_path: Path, count: int, reported: bool) -> None:
    write(tmp_path, {**FIRST, **pages(count), **{f"o{at}.md": "# Other\n\nText about nothing.\n" for at in range(5)}})
    assert found(tmp_path) == ["a.md"] * reported
    assert found(tmp_path, ".", "--no-site") == ["a.md"]
    assert found(tmp_path, "a.md") == ["a.md"], "the same file by itself"
    write(tmp_path, {".seolint.yml": "site: {url: 'https://a.example'}\n"})
    assert found(tmp_path, "a.md") == ["a.md"] * reported


def test_of_many_pages_it_takes_more(tmp_path: Path) -> None:
    write(tmp_path, {**FIRST, **pages(12), **{f"q{name}": text for name, text in pages(400, "{}").items()}})
    assert found(tmp_path) == ["a.md"]


def test_parts_of_words_and_of_phrases_do_not_count(tmp_path: Path) -> None:
    write(tmp_path, {**FIRST, **pages(20, "We keep cheap\n\nlocks, cheap-ish locks, cheap padlocks, {}.")})
    assert found(tmp_path) == ["a.md"]


def test_a_site_that_stuffs_phrases_has_no_excuse(tmp_path: Path) -> None:
    other = STUFFED.replace("cheap locks", "cheap doors")
    write(tmp_path, {**FIRST, **pages(30), **{f"s{at}.md": other for at in range(4)}})
    assert len(found(tmp_path)) == 5
    for at in range(20):
        write(tmp_path, {f"t{at}.md": STUFFED})
    assert len(found(tmp_path)) == 25
