"""Sitemaps and robots.txt: what is read of them, and what an attack finds."""

from __future__ import annotations

import gzip
import time
from collections.abc import Mapping

import pytest

from seolint.site import sitemaps
from seolint.site.crawl_files import CrawlFiles, ListedAt
from seolint.site.sitemaps import STATIC, SitemapError, crawl_files, parse

URLS = """\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url>
  <loc> https://example.com/tents?a=1&amp;b=2 </loc>
  <image:image><image:loc>https://example.com/tent.jpg</image:loc></image:image>
</url>
<url><loc><![CDATA[https://example.com/poles]]></loc></url>
</urlset>
"""
INDEX = "<sitemapindex><sitemap><loc>https://example.com/maps/{}</loc></sitemap></sitemapindex>"
ONE = "<urlset><url><loc>https://example.com/{}</loc></url></urlset>"
LAUGHS = (
    '<?xml version="1.0"?>\n<!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
    + "]>\n<urlset><url><loc>&j;</loc></url></urlset>"
)


def read(files: Mapping[str, str | bytes]) -> tuple[CrawlFiles, list[str]]:
    """What is read of some files, and what is wrong with them."""
    found = {name: text.encode() if isinstance(text, str) else text for name, text in files.items()}
    wrong: list[str] = []
    crawled = crawl_files(found.get, STATIC, lambda name, error: wrong.append(f"{name}:{error.line}: {error}"))
    return crawled, wrong


def test_addresses_have_the_line_in_which_they_are() -> None:
    assert parse(URLS.encode()) == ([("https://example.com/tents?a=1&b=2", 4), ("https://example.com/poles", 7)], [])
    prefixed = '<s:urlset xmlns:s="x"><s:url><s:loc>https://example.com/</s:loc></s:url></s:urlset>'
    assert parse(prefixed.encode("utf-16")) == ([("https://example.com/", 1)], [])


def test_sitemaps_are_found_through_robots_and_indexes_packed_or_not() -> None:
    crawled, wrong = read(
        {
            "static/robots.txt": "Sitemap: https://example.com/docs/first.xml\nsitemap: /second.xml.gz\n",
            "static/first.xml": INDEX.format("a.xml"),
            "static/maps/a.xml": ONE.format("a"),
            "static/second.xml.gz": gzip.compress(ONE.format("b").encode()),
            "static/sitemap.xml": INDEX.format("../first.xml"),
        }
    )
    assert crawled.listed == {
        "https://example.com/a": ListedAt("static/maps/a.xml", 1),
        "https://example.com/b": ListedAt("static/second.xml.gz", 1),
    }
    assert (crawled.is_complete, crawled.sitemap, wrong) == (True, "static/first.xml", [])


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"sitemap.xml": INDEX.format("elsewhere.xml")}, []),
        ({"sitemap.xml": "---\nlayout: none\n---\n<urlset>{% for p in pages %}</urlset>"}, []),
        ({"robots.txt": "Sitemap: /sitemap.php", "sitemap.php": "<?php print('<urlset>') ?>"}, []),
        ({"sitemap.xml": "<urlset><url>"}, ["sitemap.xml:1: is not well-formed XML: no element found"]),
        ({"sitemap.xml": "<urlset>\n<url></urlset>"}, ["sitemap.xml:2: is not well-formed XML: mismatched tag"]),
        ({"sitemap.xml": ""}, ["sitemap.xml:1: is not well-formed XML: no element found"]),
        (
            {"sitemap.xml": '<?xml version="1.0" encoding="tents-9"?><urlset/>'},
            ["sitemap.xml:1: declares an encoding that doesn't exist; save it as UTF-8"],
        ),
        ({"sitemap.xml": LAUGHS}, ["sitemap.xml:2: has a DTD, which no sitemap needs; take it out"]),
        ({"sitemap.xml.gz": b"\x1f\x8bno"}, ["sitemap.xml.gz:1: can't be unpacked: it isn't a whole gzip file"]),
        ({"sitemap.xml": b"\xff\xfe\x00"}, ["sitemap.xml:1: is not well-formed XML: unclosed token"]),
    ],
)
def test_what_cannot_be_read_is_said_in_a_line(files: Mapping[str, str | bytes], expected: list[str]) -> None:
    crawled, wrong = read(files)
    assert not crawled.is_complete and not crawled.listed
    assert wrong == expected


def test_an_attack_takes_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "LARGEST", 1)
    started = time.process_time()
    with pytest.raises(SitemapError, match="more than 1 MB unpacked"):
        parse(gzip.compress(b"<" * 40_000_000))
    assert parse(b"<a>" * 100_000 + b"</a>" * 100_000) == ([], [])
    assert parse(b"<urlset><url><loc>" + b"x" * 900_000 + b"</loc></url></urlset>") == ([], [])
    loop = {"sitemap.xml": INDEX.format("../sitemap.xml"), "robots.txt": "Disallow: /*a*b*c\n" * 100_000}
    crawled, _ = read(loop)
    assert not crawled.blocks("https://example.com/" + "a" * 10_000)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("rules", "path", "blocked"),
    [
        ("User-agent: *\nDisallow: /*/tents$", "/a/tents", True),
        ("User-agent: *\nDisallow: /*/tents$", "/a/tents/b", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a/tents", "/a/tents", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Googlebot\nDisallow: /b", "/a", False),
        ("User-agent: Bingbot\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", False),
    ],
)
def test_the_rules_of_robots_are_those_of_google(rules: str, path: str, blocked: bool) -> None:
    crawled, _ = read({"robots.txt": rules})
    assert crawled.blocks(f"https://example.com{path}") is blocked


def test_a_robots_txt_that_crawlers_cannot_read() -> None:
    files: Mapping[str, str | bytes] = {
        "robots.txt": "User-agent: *\nDisallow: /\n".encode("utf-16"),
        "sitemap.xml": ONE.format("a"),
    }
    crawled, wrong = read(files)
    assert wrong == ["robots.txt:1: isn't in UTF-8, so crawlers can't read it; save it as UTF-8"]
    assert list(crawled.listed) == ["https://example.com/a"]
    assert not crawled.blocks("https://example.com/a")
