"""What pages are that don't clash with one another: languages and versions of one page."""

from __future__ import annotations

import pytest

from seolint.site.index import SitePage
from seolint.site.listing import is_post, variant_of
from seolint.site.record import PageRecord


@pytest.mark.parametrize(
    ("name", "variant"),
    [
        ("docs/4x/tents.md", ("4x",)),
        ("docs/v2.1/de/tents.md", ("v2.1", "de")),
        ("versioned_docs/version-1.0/tents.md", ("version-1.0",)),
        ("blog/edition-2/posts/tents.md", ("edition-2",)),
        ("docs/3.x/tents.pt-br.md", ("3.x", "pt-br")),
        ("content/v1.2-docs/tents.md", ("v1.2-docs",)),
        ("docs/tents/2poles.md", ()),
        ("docs/max/tents.md", ()),
    ],
)
def test_variant(name: str, variant: tuple[str, ...]) -> None:
    assert variant_of(SitePage(name, PageRecord(name, "markdown", "en", 1))) == variant


@pytest.mark.parametrize(
    ("name", "published", "expected"),
    [
        ("content/blog/tents.md", "2024-05-01", True),
        ("content/blog/tents.md", "", False),
        ("content/guide/tents.md", "2024-05-01", False),
        ("content/guide/news.md", "2024-05-01", False),
        ("_posts/2024-05-01-tents.md", "", True),
        ("archive/2024/05/tents.html", "", True),
        ("pub_2008_04_23_tents.md", "", True),
        ("tents-2024.md", "", False),
        ("tents-12024-05.md", "", False),
    ],
)
def test_posts(name: str, published: str, expected: bool) -> None:
    assert is_post(SitePage(name, PageRecord(name, "markdown", "en", 1, published=published))) == expected
