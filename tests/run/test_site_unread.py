"""Links from the root are only called broken where all files that may become pages were read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.repository import seolint, write

SITE = {
    "hugo.toml": "",
    "content/guide/poles.md": "# Poles\n\nThey bend, unlike [rods](/rods/).\n",
    "content/guide/pegs.md": "# Pegs\n\nThey hold.\n",
    "content/about.md": "# About\n\nOur tents.\n",
}


@pytest.mark.parametrize(
    ("files", "paths", "count"),
    [
        ({}, ["."], 1),
        ({"content/more/staves.adoc": "= Staves\n"}, ["."], 1),
        ({"content/more/rods.adoc": "= Rods\n"}, ["."], 0),
        ({"content/more/staves.adoc": "---\nurl: /rods/\n---\n= Staves\n"}, ["."], 0),
        ({"content/more/_content.gotmpl": "{{ }}\n"}, ["."], 0),
        ({f"content/more/{number}.adoc": "= Tent\n" for number in range(60)}, ["."], 0),
        ({"content/more/staves.md": "---\nslug: rods\n---\nThey bend.\n"}, ["content/guide"], 0),
        ({"static/rods/index.html": "<h1>Rods</h1>"}, ["."], 0),
        ({"static/_redirects": "/rods/ /guide/poles/\n"}, ["."], 0),
        ({"layouts/index.redirects": "{{ $a := 1 }}\n/rods/* /guide/{{ $a }}/:splat\n"}, ["."], 0),
        ({"layouts/index.redirects": "{{ $a := 1 }}\n/rods /guide/{{ $a }}\n"}, ["."], 0),
        ({"content/_redirects": "/rods/ https://tents.example/#rods\n"}, ["."], 0),
    ],
)
def test_an_address_that_an_unread_file_may_have(
    tmp_path: Path, files: Mapping[str, str], paths: list[str], count: int
) -> None:
    write(tmp_path, {**SITE, **files})
    rules = ("--select", "broken-internal-link", "--format", "json", "--no-cache")
    assert len(seolint(tmp_path, "check", *paths, *rules).problems) == count


def test_data_of_a_folder_may_give_its_pages_other_addresses(tmp_path: Path) -> None:
    rules = ("--select", "broken-internal-link", "--format", "json", "--no-cache")
    pages = {".eleventy.js": "", "blog/a.md": "# A\n\n[C](/blog/c/)\n", "blog/b.md": "# B\n"}
    write(tmp_path, {**pages, "blog/blog.11tydata.yml": "layout: post\n"})
    assert len(seolint(tmp_path, "check", ".", *rules).problems) == 1
    write(tmp_path, {"blog/blog.11tydata.yml": "permalink: '/blog/{{ name }}/'\n"})
    assert len(seolint(tmp_path, "check", ".", *rules).problems) == 0
