"""What goes wrong on a shop's built site between canonical addresses, languages, its sitemap and robots.txt."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.repository import seolint, write

HOST = "https://www.tents.example"
PATHS = ("", "tents/", "tents/ridge/", "tents/dome/", "poles/", "blog/", "blog/snow/", "de/", "de/zelte/", "fr/")
RULES = (
    "canonical-chain,canonical-to-missing,canonical-to-noindex,hreflang-to-missing,hreflang-clash,hreflang-no-return,"
    "robots-blocks-listed,sitemap-lists-noindex,sitemap-lists-missing,sitemap-missing-page"
)


def page(path: str, head: Sequence[str] = (), *, canonical: str | None = None) -> str:
    """A page; its own address is its canonical one unless another is given ("": none)."""
    address = f"{HOST}/{path}" if canonical is None else canonical
    links = "".join(f'<li><a href="/{each}">{each or "home"}</a></li>' for each in PATHS)
    lines = [
        '<meta charset="utf-8">',
        f"<title>{path or 'Home'} | Tents</title>",
        *([f'<link rel="canonical" href="{address}">'] if address else []),
        *head,
    ]
    text = f"<main><h1>{path or 'Home'}</h1><p>Tents for snow and sand, made in {path}.</p></main>"
    return "\n".join(["<!DOCTYPE html>", '<html lang="en">', *lines, f"<body><ul>{links}</ul>{text}</body></html>"])


def alternates(**addresses: str) -> list[str]:
    return [f'<link rel="alternate" hreflang="{code}" href="{HOST}{at}">' for code, at in addresses.items()]


HOMES = alternates(en="/", de="/de/", fr="/fr/")
TENTS = alternates(en="/tents/", de="/de/zelte/")
HEADS = {"": HOMES, "de/": HOMES, "fr/": HOMES, "tents/": TENTS, "de/zelte/": TENTS}
SITEMAP = "<urlset>\n" + "".join(f"<url><loc>{HOST}/{each}</loc></url>\n" for each in PATHS) + "</urlset>\n"


def site(changed: Mapping[str, str]) -> Mapping[str, str]:
    made = {f"{path}index.html": page(path, HEADS.get(path, ())) for path in PATHS}
    robots = f"User-agent: *\nDisallow: /cart/\n\nSitemap: {HOST}/sitemap.xml\n"
    return {**made, "sitemap.xml": SITEMAP, "robots.txt": robots, **changed}


def found(folder: Path, changed: Mapping[str, str]) -> list[tuple[str, str, int, str]]:
    write(folder, site(changed))
    only = ("check", ".", "--select", RULES, "--min-severity", "info", "--format", "json", "--no-cache")
    problems = json.loads(seolint(folder, *only).out)["problems"]
    return [(each["rule"], each["path"], each["line"], each["message"]) for each in problems]


def test_a_site_without_faults(tmp_path: Path) -> None:
    assert found(tmp_path, {}) == []


DOME, RIDGE, SNOW = "tents/dome/index.html", "tents/ridge/index.html", "blog/snow/index.html"
MOVED = f'<html><head><title>Moved</title><meta http-equiv="refresh" content="0; url={HOST}/tents/"></head></html>'
NOINDEX = ['<meta name="robots" content="noindex, follow">']


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (  # a variant of a product leads to one that was joined with its group
            {
                DOME: page("tents/dome/", canonical=f"{HOST}/tents/ridge/"),
                RIDGE: page("tents/ridge/", canonical="/tents/"),
            },
            ("canonical-chain", DOME, 5, f'"{HOST}/tents/ridge/" can\'t be the canonical address: {RIDGE} has another'),
        ),
        (  # the address without a slash or a www is the same page
            {
                DOME: page("tents/dome/", canonical="http://tents.example/tents/ridge"),
                RIDGE: page("tents/ridge/", canonical=f"{HOST}/tents"),
            },
            (
                "canonical-chain",
                DOME,
                5,
                f'"http://tents.example/tents/ridge" can\'t be the canonical address: {RIDGE}',
            ),
        ),
        (  # the page was moved, and is a redirect now
            {
                DOME: page("tents/dome/", canonical=f"{HOST}/old-dome.html"),
                "old-dome.html": MOVED,
            },
            ("canonical-chain", DOME, 5, "old-dome.html redirects its readers. Name the address that is to be listed."),
        ),
        (
            {DOME: page("tents/dome/", canonical=f"{HOST}/old-dome/"), "_redirects": "/old-dome/ /tents/ 301\n"},
            ("canonical-chain", DOME, 5, "tents/index.html is only redirected there. Name the address that"),
        ),
        (  # somebody forgot to take the noindex of the draft away
            {DOME: page("tents/dome/", canonical="/tents/ridge/"), RIDGE: page("tents/ridge/", NOINDEX)},
            ("canonical-to-noindex", DOME, 5, f'"/tents/ridge/" is named as the canonical address, but {RIDGE} asks'),
        ),
        (  # the template names all languages, but nobody has translated the page
            {"poles/index.html": page("poles/", alternates(en="/poles/", de="/de/stangen/"))},
            (
                "hreflang-to-missing",
                "poles/index.html",
                7,
                f'There is no page "{HOST}/de/stangen/", which is named for "de"',
            ),
        ),
        (  # two countries with one code
            {"poles/index.html": page("poles/", [*alternates(en="/poles/", de="/de/"), *alternates(de="/de/zelte/")])},
            ("hreflang-clash", "poles/index.html", 8, f'Two addresses are named for "de": this one and "{HOST}/de/"'),
        ),
        (  # left over from the time before the blog was published
            {"robots.txt": f"User-agent: *\nDisallow: /blog/snow\nSitemap: {HOST}/sitemap.xml\n"},
            (
                "robots-blocks-listed",
                SNOW,
                4,
                "sitemap.xml lists this page (line 8), but robots.txt keeps crawlers from",
            ),
        ),
        (
            {"robots.txt": "User-agent: Googlebot\nDisallow: /*/snow/$\n\nUser-agent: *\nDisallow:\n"},
            (
                "robots-blocks-listed",
                SNOW,
                4,
                "sitemap.xml lists this page (line 8), but robots.txt keeps crawlers from",
            ),
        ),
        (  # deleted, and the sitemap is from last week
            {"sitemap.xml": SITEMAP.replace("</urlset>", f"<url><loc>{HOST}/tents/tunnel/</loc></url>\n</urlset>")},
            (
                *("sitemap-lists-missing", "index.html", 4),
                f'The sitemap lists 1 page that doesn\'t exist: "{HOST}/tents/tunnel/" (sitemap.xml:12). Take it out',
            ),
        ),
    ],
)
def test_a_fault_is_found_where_it_is_and_said_what_to_do(
    tmp_path: Path, changed: Mapping[str, str], expected: tuple[str, str, int, str]
) -> None:
    rule, path, line, message = expected
    problems = [
        each for each in found(tmp_path, changed) if each[0] not in ("hreflang-no-return", "sitemap-missing-page")
    ]
    ours = [each for each in problems if each[0] == rule]
    assert [each[:3] for each in ours] == [(rule, path, line)], problems
    assert message in ours[0][3]
    assert {each[0] for each in problems} <= {rule, "sitemap-lists-noindex"}
