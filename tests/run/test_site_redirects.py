"""Links to addresses that a file with redirects names are left alone; those to where redirects lead aren't."""

from __future__ import annotations

import json
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
        ({"static/.htaccess": "RewriteRule ^guide/(.+)$ tents.php?page=$1 [L]\n"}, False),
        ({"static/.htaccess": "RewriteRule ^help/(.+)$ tents.php?page=$1 [L]\n"}, True),
        ({"mkdocs.yml": MOVED}, False),
        ({"mkdocs.yml": "INHERIT: more.yml\n", "more.yml": MOVED}, False),
        ({"static/_redirects": "/guide/sticks /guide/rods 301\n"}, True),
        ({"static/_redirects": "/guide/sticks /guide/rods 301\n/guide/rods /guide/pegs\n"}, False),
        ({"static/_redirects": "/guide/sticks /guide/rods\n/guide/rods /guide/sticks\n"}, True),
        ({"static/_redirects": "/guide/sticks https://example.com/ 301\n"}, False),
        ({"static/_redirects": "/guide/sticks /guide/sticks/ 301\n"}, False),
        ({"static/_redirects": "/guide/sticks /guide/rods 200\n"}, False),
        ({"static/_redirects": "/guide/sticks /guide/rods 301 Language=de\n"}, False),
        ({"static/_redirects": "/guide/sticks/* /guide/sticks/404 404\n"}, True),
        ({"static/_redirects": "/help/guide/sticks /guide/poles\n"}, True),
        ({"netlify.toml": '[[redirects]]\nfrom = "/guide/sticks"\nto = "/guide/rods"\n'}, True),
        ({"netlify.toml": '[[redirects]]\nfrom = "/guide/sticks"\nto = "/guide/poles"\n'}, False),
        ({"netlify.toml": '[[headers]]\nfor = "/guide/*"\n'}, True),
        ({"vercel.json": '{"redirects": [{"source": "/guide/sticks", "destination": "/guide/rods"}]}'}, True),
        ({"vercel.json": '{"redirects": [{"source": "/guide/:name", "destination": "/help/:name"}]}'}, False),
        (
            {"mkdocs.yml": "plugins:\n  - redirects:\n      redirect_maps:\n        guide/sticks.md: guide/rods.md\n"},
            True,
        ),
        (
            {"mkdocs.yml": "plugins:\n  - redirects:\n      redirect_maps:\n        guide/sticks.md: guide/pegs.md\n"},
            False,
        ),
    ],
)
def test_redirects(tmp_path: Path, redirects: Mapping[str, str], is_reported: bool) -> None:
    write(tmp_path, {**SITE, **redirects})
    found = seolint(
        tmp_path, "check", ".", "--select", "broken-internal-link", "--format", "json", "--no-cache"
    ).problems
    assert bool(found) is is_reported


def test_a_navigation_is_no_redirect(tmp_path: Path) -> None:
    config = "site_name: Tents\nnav:\n  - Camping: index.md\n  - Sticks: guide/sticks.md\n"
    page = "# Camping\n\nWe need [sticks](guide/sticks.md).\n"
    write(tmp_path, {**SITE, "mkdocs.yml": config, "docs/index.md": page})
    run = seolint(tmp_path, "check", ".", "--select", "broken-internal-link", "--format", "json", "--no-cache")
    assert [problem["facts"]["what"] for problem in json.loads(run.out)["problems"]] == ["page"]


TENTS = {
    ".git/HEAD": "",
    "index.html": "<h1>Tents</h1><a href='old/poles.html'>Poles</a> <img src='old/peg.png' alt='A peg'>",
    "old/index.html": "<h1>Old tents</h1>",
}


@pytest.mark.parametrize(
    ("files", "count"),
    [
        ({}, 2),
        ({".htaccess": "Options -Indexes\n"}, 2),
        ({".htaccess": "RewriteRule ^old/(.*)$ new/$1 [R=301]\n"}, 0),
        ({".htaccess": "RewriteRule ^older/(.*)$ new/$1 [R=301]\n"}, 2),
        ({"old/.htaccess": "RewriteRule .* tents.php\n"}, 0),
        ({"older/.htaccess": "RewriteRule .* tents.php\n"}, 2),
        ({"web.config": '<rule name="a"><match url="^old/(.*)" /><action type="Rewrite" url="t.aspx" /></rule>'}, 0),
    ],
)
def test_what_the_server_makes(tmp_path: Path, files: Mapping[str, str], count: int) -> None:
    write(tmp_path, {**TENTS, **files})
    rules = "broken-internal-link,missing-image-file"
    found = seolint(tmp_path, "check", ".", "--select", rules, "--format", "json", "--no-cache").problems
    assert len(found) == count


def canonical(folder: Path, files: Mapping[str, str]) -> list[str]:
    """The rules that find something wrong with the canonical address of a page, among other files."""
    page = "<html><head><title>{0}</title><link rel='canonical' href='https://example.com/{1}'></head><body>{0}</body></html>"
    home = page.format("Camping", "").replace("Camping<", "<a href='/poles.html'>Poles</a><", 2)
    site = {"index.html": home, "tents.html": page.format("Tents", "shelters.html")}
    write(folder, {**site, "poles.html": page.format("Poles", "poles.html"), **files})
    rules = "canonical-chain,canonical-to-missing"
    found = seolint(folder, "check", ".", "--select", rules, "--format", "json", "--no-cache").problems
    return [rule for _, rule, _ in found]


@pytest.mark.parametrize(
    ("redirects", "expected"),
    [
        ("", ["canonical-to-missing"]),
        ("/shelters.html /poles.html 301\n", ["canonical-chain"]),
        ("/shelters.html /huts.html 301\n", ["canonical-to-missing"]),
        ("/shelters.html https://example.org/ 301\n", []),
        ("/shelters.html /poles.html 200\n", []),
    ],
)
def test_a_canonical_address_that_is_redirected(tmp_path: Path, redirects: str, expected: list[str]) -> None:
    assert canonical(tmp_path, {"_redirects": redirects}) == expected


def test_a_page_that_sends_its_readers_nowhere(tmp_path: Path) -> None:
    stub = "<html><head><title>Rods</title><meta http-equiv='refresh' content='0; url=/{}'></head><body></body></html>"
    links = "<a href='/rods.html'>Rods</a> <a href='/staves.html'>Staves</a>"
    home = f"<html><head><title>Camping</title></head><body>{links}</body></html>"
    pages = {"index.html": home, "rods.html": stub.format("gone.html"), "staves.html": stub.format("index.html")}
    write(tmp_path, pages)
    result = seolint(tmp_path, "check", ".", "--select", "broken-internal-link", "--format", "json", "--no-cache")
    (problem,) = json.loads(result.out)["problems"]
    assert (
        problem["message"]
        == 'There is no page "/rods.html"; readers are redirected to "/gone.html", where there is none either.'
    )
