"""The content of pages on their way to the workers: in files that are gone when their pages are done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from seolint.batch import spool as spools
from seolint.batch.page import Page
from seolint.batch.spool import Spool, read_page

SIZE = 100
"""Bytes of a file, and ten times those of a page."""


def test_files_are_removed_with_their_last_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spools, "SIZE", SIZE)
    pages = [
        Page(f"https://example.com/{number}", f"{number:010}".encode(), "text/plain", True) for number in range(95)
    ]
    spool, most = Spool(str(tmp_path)), 0
    for page, spooled in zip(pages, spool.pages(iter(pages)), strict=True):
        assert read_page(spooled) == page
        most = max(most, spool.size, sum(file.stat().st_size for file in tmp_path.iterdir()))
        spool.done()
    assert most == SIZE
    assert spool.size == 0
    assert list(tmp_path.iterdir()) == []


def test_files_wait_for_the_pages_before_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spools, "SIZE", SIZE)
    spool = Spool(str(tmp_path))
    taken = list(spool.pages(Page(None, b"1234567890", "text/plain", True) for _ in range(30)))
    assert (len(taken), spool.size, len(list(tmp_path.iterdir()))) == (30, 3 * SIZE, 3)
    for done in range(30):
        assert spool.size == (3 - done // 10) * SIZE
        spool.done()
    assert spool.size == 0


def test_pages_without_content_are_not_all_taken_at_once(tmp_path: Path) -> None:
    spool, taken = Spool(str(tmp_path)), 0

    def pages() -> Iterator[Page]:
        nonlocal taken
        for _ in range(10_000):
            taken += 1
            yield Page("https://example.com/", None)

    for number, _ in enumerate(spool.pages(pages())):
        assert taken - number <= spools.MOST_PAGES
        spool.done()
    assert list(tmp_path.iterdir()) == []
