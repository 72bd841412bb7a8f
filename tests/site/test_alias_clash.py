"""Pages that claim one address, and where that is reported."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from seolint.site.checks.alias_clash import check
from tests.site.site_of_texts import site_of_texts


def page(*fields: str) -> str:
    return "---\n" + "\n".join(("title: Poles", *fields)) + "\n---\n\nThey bend.\n"


def clashes(texts: Mapping[str, str]) -> list[tuple[str, str, str, int]]:
    """The file of each clash, the address, the other file, and the line."""
    return [
        (each.at.page.name, each.facts["alias"], each.facts["other"], each.at.place.line)
        for each in check(site_of_texts(texts))
    ]


URL = "url: /camping/"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a.md": page(URL), "b.md": page(URL)}, [("content/b.md", "/camping/", "content/a.md", 3)]),
        ({"a.md": page(URL), "b.md": page("url: /camping")}, [("content/b.md", "/camping", "content/a.md", 3)]),
        ({"a.md": page(URL), "camping.md": page()}, [("content/a.md", "/camping/", "content/camping.md", 3)]),
        ({"c/a.md": page("slug: b"), "c/b.md": page()}, [("content/c/a.md", "/c/b/", "content/c/b.md", 3)]),
        ({"c/A.md": page(), "c/a.md": page()}, [("content/c/a.md", "/c/a/", "content/c/A.md", 2)]),
        ({"c/a.md": page(), "c/a/index.md": page()}, [("content/c/a/index.md", "/c/a/", "content/c/a.md", 2)]),
        ({"a.md": page(URL), "b.md": page(URL, "draft: true")}, []),
        ({"a.md": page(URL), "b.md": page("url: /Camping/")}, []),
        ({"a.md": page(URL), "b.md": page("url: /{{ name }}/"), "c.md": page("url: /{{ name }}/")}, []),
        ({"en/a.md": page(URL), "de/a.md": page(URL)}, []),
        ({"a.md": page("url: '/camping/#ash'"), "b.md": page("url: '/camping/#ash'")}, []),
        ({"a/index.md": page(), "a/_index.md": page()}, []),
    ],
)
def test_two_pages_with_one_address(files: Mapping[str, str], expected: list[tuple[str, str, str, int]]) -> None:
    assert clashes({"hugo.toml": "", **{f"content/{name}": text for name, text in files.items()}}) == expected


def test_other_generators() -> None:
    jekyll = {"_config.yml": "", "a.md": page("permalink: /c/"), "b.md": page("permalink: /c/"), "c.md": page()}
    assert clashes(jekyll) == [("b.md", "/c/", "a.md", 3)]
    assert clashes({"mkdocs.yml": "", "docs/index.md": page(), "docs/README.md": page(), "docs/A.md": page()}) == []
    assert clashes({"mkdocs.yml": "", "docs/A.md": page(), "docs/a.md": page()}) == []


def test_addresses_that_are_made_from_titles() -> None:
    config = {"hugo.toml": "[permalinks]\nposts = '/:title/'\n"}
    posts = {
        f"content/posts/{name}.md": page(*fields) for name, fields in {"a": (), "b": (), "c": ("slug: c",)}.items()
    }
    assert clashes({**config, **posts}) == [
        ("content/posts/b.md", "/poles/", "content/posts/a.md", 2),
        ("content/posts/c.md", "/poles/", "content/posts/a.md", 2),
    ]
