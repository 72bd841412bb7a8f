"""The name that was probably meant: spelled alike without the extension that all pages of a folder have."""

from __future__ import annotations

import pytest

from seolint.site.near_names import NearNames

PAGES = ("firing.html", "leaf-care.html", "ropes.html", "poles.md", "guide/", "knots")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("rope.html", "ropes.html"),
        ("fireing.html", "firing.html"),
        ("grading.html", ""),
        ("poles.mdx", "poles.md"),
        ("guides/", "guide/"),
        ("knot", "knots"),
        ("knots.html", ""),
    ],
)
def test_a_shared_extension_makes_no_names_alike(name: str, meant: str) -> None:
    assert NearNames().of(name, PAGES) == meant
