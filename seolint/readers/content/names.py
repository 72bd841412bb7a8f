"""What pages call the blocks around an article: words of classes and ids, and what each says about a block."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from seolint.lazy_regex import expression

COMMENTS, FOOTER = "comments", "footer"
"""Reasons that apply only to what follows the article."""

_WORD = expression(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
"""A word of a name, whether it is written `post-footer`, `post_footer` or `postFooter`."""

_WORDS: Mapping[str, tuple[str, ...]] = {
    COMMENTS: (
        *("comment", "comments", "commentlist", "commentsection", "disqus", "respond"),
        *("kommentar", "kommentare", "kommentarer", "komentar", "komentare", "komentarz", "komentarze"),
        *("commentaire", "commentaires", "comentario", "comentarios", "commento", "commenti", "reacties"),
    ),
    FOOTER: ("foot", "footer", "colophon"),
    "share buttons": (
        *("share", "shares", "sharing", "social", "socials", "sharedaddy", "shareaholic"),
        *("addthis", "addtoany", "teilen"),
    ),
    "related pages": (
        *("related", "relatedposts", "recommend", "recommended", "recommendation", "recommendations", "trending"),
        *("popular", "mostread", "readmore", "similar", "upnext", "teaser", "teasers", "promo", "outbrain", "taboola"),
        *("zergnet", "yarpp", "verwandte", "relacionadas"),
    ),
    "advertisement": (
        *("ad", "ads", "adslot", "adsense", "advert", "adverts", "advertisement", "advertisements", "advertising"),
        *("sponsor", "sponsored", "sponsors", "banner", "dfp", "werbung", "anzeige", "publicidad", "reklama"),
    ),
    "navigation": (
        *("nav", "navi", "navbar", "navigation", "menu", "menus", "submenu", "breadcrumb", "breadcrumbs", "crumbs"),
        *("pager", "pagination", "prevnext", "nextprev", "masthead", "skip", "toolbar", "topbar", "rail"),
        *("sidebar", "sidebars", "widget", "widgets"),
    ),
    "boilerplate": (
        *("newsletter", "newsletters", "subscribe", "subscription", "signup", "login", "cta", "promotion"),
        *("cookie", "cookies", "consent", "gdpr", "copyright", "legal", "disclaimer"),
        *("modal", "popup", "overlay", "print", "printonly", "bio", "biography", "authorbox"),
    ),
}
_REASONS: Mapping[str, str] = {word: reason for reason, words in _WORDS.items() for word in words}

_QUOTING = frozenset({"embed", "tweet", "twitter"})
_EMBEDDED = frozenset({"share buttons", "navigation"})
"""What a block with a name in _QUOTING is not, being a social media post that the article shows."""


@lru_cache(maxsize=4096)
def reason_by_name(*names: str) -> tuple[str, str]:
    """What these names say about a block, and the word that says so; both empty if none does."""
    words = words_of(" ".join(names))
    quotes = not _QUOTING.isdisjoint(words)
    for word in (*words, *map("".join, pairwise(words))):
        reason = _REASONS.get(word)
        if reason and not (quotes and reason in _EMBEDDED):
            return reason, word
    return "", ""


def words_of(names: str) -> list[str]:
    """The words of names, in lower case."""
    return [word.lower() for word in _WORD.findall(names)]
