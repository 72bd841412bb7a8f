"""Phrases on many pages of a site: its own vocabulary, unless the site repeats phrases for search engines all over."""

from __future__ import annotations

from pathlib import Path

import pytest

from seolint.run.site_texts import PageTexts
from seolint.site.checks import own_vocabulary
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


FORMS = (
    "We keep cheap locks, {}.",
    "We keep CHEAP, Locks and {}.",
    "We keep cheap *locks* and {}.",
    "We keep chea\u00adp locks and {}.",
    "We keep che&shy;ap lo&#99;ks and {}.",
    "We keep \uff43\uff48\uff45\uff41\uff50 locks and {}.",
    "We keep cheap\n\nlocks and {}.",
    "We keep locks and {}.",
)


@pytest.mark.parametrize("sentence", FORMS)
def test_a_look_at_the_source_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sentence: str) -> None:
    write(tmp_path, {**FIRST, **pages(30, sentence)})
    looked = found(tmp_path)
    monkeypatch.setattr(own_vocabulary, "_may_have", lambda site, page, words: True)
    assert found(tmp_path) == looked


def test_pages_without_the_words_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {**FIRST, **pages(30, "We keep doors, {}.")})
    read = []
    monkeypatch.setattr(PageTexts, "of", lambda self, record: read.append(record.path))
    assert found(tmp_path) == ["a.md"]
    assert not read


def test_a_site_that_stuffs_phrases_has_no_excuse(tmp_path: Path) -> None:
    other = STUFFED.replace("cheap locks", "cheap doors")
    write(tmp_path, {**FIRST, **pages(30), **{f"s{at}.md": other for at in range(4)}})
    assert len(found(tmp_path)) == 5
    for at in range(20):
        write(tmp_path, {f"t{at}.md": STUFFED})
    assert len(found(tmp_path)) == 25
