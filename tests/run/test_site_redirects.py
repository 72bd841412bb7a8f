"""Links to addresses that a file with redirects names are left alone; those to where redirects lead aren't."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.repository import seolint, write

SITE = {
    "mkdocs.yml": "site_name: Tents\n",
    "docs/index.md": "# Camping\n\nWe need [poles](/guide/sticks/).\n",
    "docs/guide/poles.md": "# Poles\n\nThey bend.\n",
    "docs/guide/pegs.md": "# Pegs\n\nThey hold.\n",
}
MOVED = "plugins: {redirects: {redirect_maps: {}}}\n#\n      guide/sticks.md: guide/poles.md\n"


@pytest.mark.parametrize(
    ("redirects", "is_reported"),
    [
        ({}, True),
        ({"static/_redirects": "/guide/sticks /guide/poles 301\n"}, False),
        ({"static/_redirects": "/guide/* /help/:splat 301\n"}, False),
        ({"static/_redirects": "/help/* /guide/:splat 301\n"}, True),
        ({"mkdocs.yml": MOVED}, False),
        ({"mkdocs.yml": "INHERIT: more.yml\n", "more.yml": MOVED}, False),
    ],
)
def test_redirects(tmp_path: Path, redirects: Mapping[str, str], is_reported: bool) -> None:
    write(tmp_path, {**SITE, **redirects})
    found = seolint(
        tmp_path, "check", ".", "--select", "broken-internal-link", "--format", "json", "--no-cache"
    ).problems
    assert bool(found) is is_reported
