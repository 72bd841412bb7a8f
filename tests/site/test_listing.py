"""What pages are that don't clash with one another: languages and versions of one page."""

from __future__ import annotations

import pytest

from seolint.site.index import SitePage
from seolint.site.listing import variant_of
from seolint.site.record import PageRecord


@pytest.mark.parametrize(
    ("name", "variant"),
    [
        ("docs/4x/tents.md", ("4x",)),
        ("docs/v2.1/de/tents.md", ("v2.1", "de")),
        ("versioned_docs/version-1.0/tents.md", ("version-1.0",)),
        ("docs/3.x/tents.pt-br.md", ("3.x", "pt-br")),
        ("docs/tents/2poles.md", ()),
        ("docs/max/tents.md", ()),
    ],
)
def test_variant(name: str, variant: tuple[str, ...]) -> None:
    assert variant_of(SitePage(name, PageRecord(name, "markdown", "en", 1))) == variant
