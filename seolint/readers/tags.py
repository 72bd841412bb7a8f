"""What each HTML tag means to a reader of the article. Markdown has the same meanings under the same names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "image", "img", "input", "link", "meta", "param", "source", "track"}
    | {"wbr"}
)
"""Tags without content, so that no end tag follows: https://html.spec.whatwg.org/#void-elements

Browsers read `<image>` as `<img>`."""

IMAGES = frozenset({"img", "image", "amp-img", "amp-anim"})
"""Tags that show an image; the latter two on pages of AMP: https://amp.dev/documentation/components/amp-img"""

HEADINGS: Mapping[str, int] = {f"h{level}": level for level in range(1, 7)}

CONTAINERS: Mapping[str, str] = {
    "ul": "list",
    "ol": "list",
    "menu": "list",
    "dir": "list",
    "dl": "list",
    "blockquote": "quote",
    "table": "table",
    "pre": "code",
    "listing": "code",
    "xmp": "code",
    "figure": "figure",
    "details": "details",
}
"""Tag -> kind of element that contains blocks."""

LEAVES: Mapping[str, str] = {
    "li": "item",
    "dd": "item",
    "dt": "item",
    "td": "cell",
    "th": "cell",
    "caption": "caption",
    "figcaption": "caption",
}
"""Tag -> kind of the running text directly inside it. Everywhere else running text is a paragraph."""

OWNERS = frozenset({"p", "summary", "legend", *LEAVES})
"""Tags whose markup belongs to the running text they contain."""

PLAIN_BLOCKS = frozenset(
    {"div", "center", "header", "hgroup", "address", "p", "summary", "legend", "footer", "fieldset", "form", "label"}
)
"""Blocks that don't change what the running text inside them is: `<li><div>` is still the item's text."""

_PARTS = (
    *("article", "aside", "body", "dialog", "head", "html", "main", "nav", "section", "search", "optgroup"),
    "plaintext",
)
_TABLE_PARTS = ("colgroup", "tbody", "tfoot", "thead", "tr")

BLOCKS = frozenset({*_PARTS, *_TABLE_PARTS, *HEADINGS, *CONTAINERS, *LEAVES}) | (PLAIN_BLOCKS - {"label"})
"""Tags whose boundaries end running text."""

_LEVEL_OF_ROLE = 2
"""The level of `role="heading"` without `aria-level`: https://www.w3.org/TR/wai-aria-1.2/#heading"""

_DEEPEST = 6
_MOST_LEVEL_DIGITS = 3

INSIDE_HEADING = frozenset({"div", "center", "header", "address"})
"""Blocks that pages put inside a heading. They separate words there, but don't end the heading."""

INLINES: Mapping[str, str] = {
    "a": "link",
    "strong": "strong",
    "b": "strong",
    "em": "emphasis",
    "i": "emphasis",
    "code": "inline_code",
    "kbd": "inline_code",
    "samp": "inline_code",
    "tt": "inline_code",
    "sup": "superscript",
}
"""Tag -> kind of inline element."""

SKIPPED = frozenset(
    {"script", "style", "noscript", "svg", "iframe", "object", "video", "audio", "canvas", "select", "textarea"}
    | {"datalist", "button", "progress", "meter", "annotation", "nav", "form", "footer", "search", "pre", "listing"}
    | {"xmp", "applet", "noembed", "noframes", "head", "rp", "rt", "rtc", "template"}
)
"""Tags whose text isn't part of the article: code, controls, fallbacks, navigation, readings of ruby.

`<noscript>` is among them: it repeats lazy images or asks for JavaScript, and hardly any reader sees it. A
`<template>` is markup for a script to fill in, unless it is a declarative shadow root.
"""

GAPLESS = frozenset(
    {
        "script",
        "style",
        "template",
        "noscript",
        "noembed",
        "noframes",
        "datalist",
        "annotation",
        "head",
        "rp",
        "rt",
        "rtc",
    }
)
"""Tags of SKIPPED that leave no visible gap between their neighbours: they take no space in the line."""

SHOWN_IN_HEADING = frozenset({"button", "form", "footer", "pre", "listing"})
"""Tags of SKIPPED whose text counts in a heading: accordions put their questions on buttons."""

MAY_HIDE = SKIPPED | {"dialog"}
"""Tags that may hide their text whatever attributes they have."""

SKIPPED_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "comment"})
"""ARIA landmarks around an article, https://www.w3.org/TR/wai-aria-1.2/#landmark_roles, and comments on it."""

SEPARATORS = frozenset({"br", "hr", "img", "input", "embed", *SKIPPED}) - GAPLESS
"""Inline tags that leave a visible gap between their neighbours. A custom element (`my-card`) counts as one too."""

_LEAVING_SVG = (
    *("b", "big", "br", "center", "code", "em", "embed", "hr", "i", "img", "meta", "nobr", "ruby", "s", "small"),
    *("span", "strike", "strong", "sub", "sup", "tt", "u", "var"),
    *("blockquote", "body", "dd", "div", "dl", "dt", "head", "li", "listing", "menu", "ol", "p", "pre", "table", "ul"),
    *HEADINGS,
)
_LEAVING_SELECT = ("input", "select", "textarea", "caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr")
SCOPES = frozenset({"button", "select", "object", "applet", "template"})
"""Inline tags that an end tag of another inline doesn't end, if its start tag is outside of them."""

LEAVING: Mapping[str, str] = {**dict.fromkeys(_LEAVING_SVG, "svg"), **dict.fromkeys(_LEAVING_SELECT, "select")}
"""Start tag -> the open inline that can't contain it, and is ended by it.

https://html.spec.whatwg.org/#parsing-main-inforeign
"""

RUBY_TEXTS = "rt", "rp", "rtc"
"""Tags with optional end tags, which end where another part of a ruby or a block begins."""

CLOSED_BY: Mapping[str, tuple[frozenset[str], ...]] = {
    "li": (frozenset({"li"}),),
    "dd": (frozenset({"dd", "dt"}),),
    "dt": (frozenset({"dd", "dt"}),),
    "td": (frozenset({"td", "th"}),),
    "th": (frozenset({"td", "th"}),),
    "tr": (frozenset({"td", "th"}), frozenset({"tr"})),
    "tbody": (frozenset({"td", "th"}), frozenset({"tr"}), frozenset({"thead", "tbody"})),
    "tfoot": (frozenset({"td", "th"}), frozenset({"tr"}), frozenset({"thead", "tbody"})),
}
"""Start tag -> the open blocks that it ends if they are innermost, one after the other (optional end tags)."""


FILLING_ATTRS = frozenset(
    {"v-text", "v-html", "v-t", "x-text", "x-html", "ng-bind", "ng-bind-html", "ng-bind-template", "data-ng-bind"}
    | {"[innerhtml]", "[innertext]", "[textcontent]", "th:text", "th:utext", "th:replace", "th:insert"}
    | {"data-th-text", "data-th-utext", ":innerhtml", ":textcontent", "v-bind:innerhtml", "v-bind:textcontent"}
    | {"set:html", "set:text", "dangerouslysetinnerhtml", "data-bind", "tal:content", "tal:replace", ".innerhtml"}
    | {"bind:innerhtml", "bind:textcontent", "data-wp-text", "data-l10n-id", "data-i18n"}
)
"""Attributes with which a template or a script fills a tag with text: Vue, Alpine, Angular, Thymeleaf, Astro, React,
Knockout, TAL, Lit, Svelte, WordPress, Fluent, i18next. In lower case, as in tokens."""


class BlockTag:
    """What a block means, looked up once for each name: `key` is what its end tag must match.

    `container` and `leaf` are kinds of element, or empty; `level` is that of a heading, or 0; `is_slotted` says
    whether it may become an element.
    """

    __slots__ = (
        *("closes", "container", "is_owner", "is_plain", "is_slotted"),
        *("key", "leaf", "level", "name", "stays", "may_hide"),
    )

    def __init__(self, name: str, level: int, is_layout: bool) -> None:
        self.name = name
        self.key = "h" if name in HEADINGS else name
        self.level = level
        self.container = "" if is_layout else CONTAINERS.get(name, "")
        self.leaf = "" if is_layout else LEAVES.get(name, "")
        self.closes = CLOSED_BY.get(name, ())
        self.is_owner = name in OWNERS
        self.is_plain = name in PLAIN_BLOCKS
        self.is_slotted = bool(self.is_owner or self.container or self.level)
        self.stays = name in INSIDE_HEADING
        self.may_hide = name in MAY_HIDE


@cache
def block_tag(name: str) -> BlockTag:
    """What a tag of BLOCKS means."""
    return BlockTag(name, HEADINGS.get(name, 0), is_layout=False)


@cache
def heading_tag(name: str, level: int) -> BlockTag:
    """What a tag means whose attributes make it a heading of this level."""
    return BlockTag(name, level, is_layout=False)


@cache
def layout_tag(name: str) -> BlockTag:
    """What `<table>` and the tags of its cells mean if the table is for layout."""
    return BlockTag(name, 0, is_layout=True)


def heading_level(tag: str, attrs: Mapping[str, str]) -> int:
    """The level of the heading that a tag is, by its name or by `role="heading"`; 0 for any other tag.

    `aria-level` overrides the level of the name: https://www.w3.org/TR/wai-aria-1.2/#heading
    """
    level = HEADINGS.get(tag, 0)
    if not level and attrs.get("role", "").strip().lower() != "heading":
        return 0
    stated = attrs.get("aria-level", "").strip()
    if len(stated) <= _MOST_LEVEL_DIGITS and stated.isdecimal() and int(stated):
        return min(int(stated), _DEEPEST)
    return level or _LEVEL_OF_ROLE
