"""Generated HTML: a head as pages have it, and a body whose elements nest as they please."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tests.fuzz.vocabulary import Maker, entity, odd, pick, sentence, some, suppression, token, words

_DEEPEST = 5


def attribute(rng: Random) -> str:
    """An attribute in one of the ways to write it."""
    name, value = pick(rng, "html_attributes"), rng.choice((pick(rng, "html_values"), words(rng, 4), odd(rng)))
    return rng.choice((*(f' {name}="{value}"',) * 3, f" {name}='{value}'", f" {name}={value}", f" {name}"))


def _tag(rng: Random, name: str) -> str:
    slash = rng.choice(("", "", "", "/", " /"))
    return f"<{name}{''.join(attribute(rng) for _ in range(rng.choice((0, 0, 0, 1, 2))))}{slash}>"


def element(rng: Random, depth: int = 0) -> str:
    """An element with what it holds; now and then it isn't closed, or by another tag."""
    name = pick(rng, "html_blocks" if rng.random() < 0.7 else "html_inlines")
    held = "".join(_content(rng, depth + 1) for _ in range(rng.randint(0, 3)))
    end = rng.choice((*(f"</{name}>",) * 8, "", f"</{pick(rng, 'html_blocks')}>"))
    return f"{_tag(rng, name)}{held}{end}{rng.choice(('', '', chr(10)))}"


def _content(rng: Random, depth: int) -> str:
    if depth <= _DEEPEST and rng.random() < 0.45:
        return element(rng, depth)
    return rng.choice(_LEAVES)(rng)


def _void(rng: Random) -> str:
    return _tag(rng, pick(rng, "html_voids"))


def _comment(rng: Random) -> str:
    return f"<!--{words(rng, 3)}{rng.choice(('-->', '--!>', '->', ''))}"


_LEAVES: Sequence[Maker] = (*(words, sentence, sentence, sentence, _void, suppression, odd, entity, token, _comment),)


def _title(rng: Random) -> str:
    return f"<title>{sentence(rng)}</title>"


def _meta(rng: Random) -> str:
    name = rng.choice(("description", "keywords", "robots", "author", "twitter:title", "DC.date"))
    if rng.random() < 0.2:
        return f'<meta charset="{rng.choice(("utf-8", "latin1", "utf-7", "x", "cp1252", "shift_jis", "punycode"))}">'
    return f'<meta name="{name}" content="{", ".join(words(rng, 5) for _ in range(rng.randint(1, 6)))}">'


def _social(rng: Random) -> str:
    return f'<meta property="og:{rng.choice(("title", "description", "url"))}" content="{words(rng)}">'


def _link(rng: Random) -> str:
    rel = rng.choice(("canonical", "alternate", "stylesheet", "next"))
    return f'<link rel="{rel}" hreflang="{rng.choice(("en", "x-default", "zz-"))}" href="{pick(rng, "html_values")}">'


def _linked_data(rng: Random) -> str:
    kind, text = rng.choice(("Article", "FAQPage", "Product", "", "@")), words(rng, 4)
    data = rng.choice(
        (
            f'{{"@type": "{kind}", "headline": "{text}", "datePublished": "2024-05-04", "author": "{text}"}}',
            f'[{{"@type": ["{kind}", 5], "name": null}}, {{"@graph": [{{"@type": "{kind}"}}]}}]',
            f'{{"@type": "{kind}", "headline": {rng.choice(("1e999", "NaN", "[]", "{}", "9" * 400))}',
            "[" * rng.choice((5, 3000)),
            text,
        )
    )
    return f'<script type="application/ld+json">{data}</script>'


_HEAD: Sequence[Maker] = (_title, _title, _meta, _meta, _social, _link, _linked_data, _void)


def page(rng: Random) -> str:
    """A page, or a fragment of one."""
    body = "\n".join(element(rng) for _ in range(rng.randint(1, 6)))
    if rng.random() < 0.4:
        return body
    start = rng.choice(("<!DOCTYPE html>\n", "", "<?xml version='1.0' encoding='utf-8'?>\n", "\ufeff"))
    lang = rng.choice(("", " lang=en", ' lang="de-DE"', " lang=ja", " lang=zz-"))
    head = "\n".join(some(rng, _HEAD, 0, 6))
    return f"{start}<html{lang}>\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n"
