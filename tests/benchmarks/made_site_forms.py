"""A made site as files: the sources of a Hugo site, or the HTML that a generator builds of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from pathlib import Path

import pyromark

from tests.benchmarks.made_site_pages import FOLDERS, Page, Site

URL = "https://example.com"
FOOTER = "Made by hand in an old yard by the sea, where gulls sit on the roof and wait for what is left of lunch."
NAME = "Yard"


def files(site: Site, form: str) -> Mapping[str, str]:
    """The files of a site, path -> text: its configuration and `content/`, or the folder that is published."""
    if form == "sources":
        return {
            "hugo.toml": f'baseURL = "{URL}/"\ntitle = "{NAME}"\n',
            **{path_of(address, form): _markdown(page) for address, page in site.pages.items()},
        }
    stubs = {
        f"{alias.strip('/')}/index.html": _stub(page.address)
        for page in site.pages.values()
        for alias in page.aliases
        if alias not in site.pages
    }
    pages = {path_of(address, form): _html(page) for address, page in site.pages.items()}
    return {**stubs, **pages, "sitemap.xml": _sitemap(site), "robots.txt": _robots(site)}


def path_of(address: str, form: str) -> str:
    """The file of the page at an address."""
    name = address.strip("/")
    if form == "built":
        return f"{name}/index.html" if name else "index.html"
    return (
        f"content/{name}/index.md" if "page-" in name or "." in name else f"content/{name}/_index.md".replace("//", "/")
    )


def write(site: Site, folder: Path, form: str) -> None:
    """Write the files of a site into a folder."""
    for path, text in files(site, form).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def _markdown(page: Page) -> str:
    fields: dict[str, object] = {"title": page.title, "description": page.description, "date": page.date}
    fields |= {"aliases": page.aliases} if page.aliases else {}
    fields |= {"lang": page.language, "keyphrases": page.keyphrases} if page.keyphrases else {}
    fields |= {"robots": "noindex"} if page.noindex else {}
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
    return f"---\n{front}---\n\n# {page.h1}\n\n{_body(page)}"


def _body(page: Page) -> str:
    parts = [f"## {part.heading}\n\n" + "\n\n".join(part.paragraphs) for part in page.sections]
    listed = "".join(f"- [{address.strip('/')}]({address})\n" for address in page.links)
    return "\n\n".join([*parts, *([f"## All pages\n\n{listed}"] if listed else [])]).rstrip() + "\n"


def _html(page: Page) -> str:
    title = escape(page.title)
    head = [f"<title>{title} | {NAME}</title>", f'<meta name="description" content="{escape(page.description)}">']
    head += [f'<link rel="canonical" href="{URL}{page.canonical or page.address}">']
    head += [f'<link rel="alternate" hreflang="{code}" href="{URL}{at}">' for code, at in page.alternates.items()]
    head += ['<meta name="robots" content="noindex">'] if page.noindex else []
    head += [f'<meta property="article:published_time" content="{page.date}">']
    menu = "".join(f'<li><a href="/{folder}/">{folder.capitalize()}</a></li>' for folder in FOLDERS)
    lines = "\n".join(head)
    return (
        f'<!DOCTYPE html>\n<html lang="{page.language}">\n<head>\n<meta charset="utf-8">\n{lines}\n</head>\n<body>\n'
        f'<nav><ul><li><a href="/">Home</a></li>{menu}</ul></nav>\n<main>\n<h1>{escape(page.h1)}</h1>\n'
        f"{_with_ids(pyromark.html(_body(page)), page)}</main>\n<footer><p>{FOOTER}</p></footer>\n</body>\n</html>\n"
    )


def _with_ids(html: str, page: Page) -> str:
    """Headings with the ids that a generator gives them."""
    for part in page.sections:
        slug = part.heading.lower().replace(" ", "-")
        html = html.replace(f"<h2>{part.heading}</h2>", f'<h2 id="{slug}">{part.heading}</h2>', 1)
    return html


def _stub(target: str) -> str:
    head = f'<title>{URL}{target}</title>\n<link rel="canonical" href="{URL}{target}">\n'
    head += f'<meta name="robots" content="noindex">\n<meta http-equiv="refresh" content="0; url={URL}{target}">\n'
    return f'<!DOCTYPE html>\n<html lang="en">\n<head>\n{head}</head>\n</html>\n'


def _sitemap(site: Site) -> str:
    own = {address for address, page in site.pages.items() if page.canonical in ("", address) and not page.noindex}
    listed = sorted((own - site.unlisted) | site.listed)
    urls = "".join(f"<url><loc>{URL}{address}</loc></url>\n" for address in listed)
    start = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return f"{start}\n{urls}</urlset>\n"


def _robots(site: Site) -> str:
    blocked = "".join(f"Disallow: {address}\n" for address in site.blocked) or "Disallow:\n"
    return f"User-agent: *\n{blocked}Sitemap: {URL}/sitemap.xml\n"
