"""By what the names of pages differ: places, numbers, versions."""

from __future__ import annotations

import pytest

from seolint.site.page_names import number_apart, series_of, versions_apart


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("report-2024.md", "report-2025.md", "numbers"),
        ("2024-05-02-news.md", "2025-06-01-news.md", "numbers"),
        ("notice-dated-7-May-2013.md", "notice-dated-12-dec-2014.md", "numbers"),
        ("parts/3.md", "parts/12.md", "numbers"),
        ("tools-1.2.md", "tools-1.10.md", "versions"),
        ("2013-02-28-notes-v2.10.1-RC2.md", "2013-03-13-notes-v2.10.1.md", "versions"),
        ("spec_2_0.md", "spec.md", "versions"),
        ("guide-v2.md", "guide-v3-beta.md", "versions"),
        ("spec.md", "spec.md", ""),
        ("roofers-kiel.md", "roofers-husum.md", ""),
        ("market.md", "maypole.md", ""),
        ("env2.md", "inv3.md", ""),
    ],
)
def test_names_that_differ_in_numbers(one: str, other: str, expected: str) -> None:
    assert versions_apart(one, other) == versions_apart(other, one) == (expected == "versions")
    assert number_apart(one, other) == (expected != "" and one != other)
    assert (series_of(one) == series_of(other)) == (expected != "" or one == other)
