"""Phrases that only look as if they were repeated for search engines: the site's own vocabulary, used on many pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seolint.document import Place
from seolint.lazy_regex import expression
from seolint.site.index import PagePlace, Site, SiteFinding, SitePage

LEAST_PAGES, MOST_READ = 10, 200
"""How many other pages have a phrase that is the site's own, and among how many of them it is looked for.

Of phrases wrongly called stuffed, 18 of 45 are on ten or more other pages of their site, of those rightly called so, 2
of 98, if no site is counted that stuffs phrases all over: see MOST_REPORTED.
"""

MOST_REPORTED = 0.1
"""The share of pages with stuffed phrases (0–1) above which a site has no vocabulary of its own that would excuse them.

On eight sites with pages that were written for search engines it is between 0.15 and 1, on those of companies, public
bodies and projects at most 0.05 (2026-11-30).
"""


_OTHER_FORMS = expression(
    r"[\u00ad\u00df\u0131\u0307\u034f\u200b-\u200f\u2060-\u206f\ufb00-\ufdff\ufeff\uff10-\uff5a]|&#|&shy;"
)
"""What the letters of a word in ASCII may be written with, in lower case: soft hyphens, ligatures, ß, full width …"""


def check(site: Site) -> Iterator[SiteFinding]:
    """Withdraws what was found on the page alone if LEAST_PAGES other pages have the phrase without stuffing it."""
    stuffed = [page for page in site.pages if page.record.stuffed]
    if not stuffed or len(stuffed) > MOST_REPORTED * len(site.pages):
        return
    for page in site.judged:
        for phrase, start in page.record.stuffed:
            if _is_own(site, page, phrase.split(" ")):
                place = Place(1, 1, 1, 1, start, start)
                yield SiteFinding(PagePlace(page, place), withdraws=True)


def _is_own(site: Site, page: SitePage, words: Sequence[str]) -> bool:
    """Whether enough other pages have a phrase, of MOST_READ at equal distances."""
    phrase = " ".join(words)
    others = [
        each
        for each in site.pages
        if each is not page and each.record.text and phrase not in {found for found, _ in each.record.stuffed}
    ]
    some = others[:: max(-(-len(others) // MOST_READ), 1)]
    missing = LEAST_PAGES
    for left, other in zip(range(len(some), 0, -1), some, strict=True):
        if left < missing:
            return False
        if _may_have(site, other, words):
            missing -= any(_has(paragraph, words) for paragraph in site.text_of(other.record).paragraphs)
        if not missing:
            return True
    return False


def _may_have(site: Site, page: SitePage, words: Sequence[str]) -> bool:
    """Whether the source of a page has words anywhere: to look for them takes a hundredth of the time of reading it.

    A word in ASCII that has markup inside wherever it is used counts as missing.
    """
    if site.files.source_of is None:
        return True
    text = site.files.source_of(page.record).lower()
    plain = (word for word in words if word.isascii() and word.isalnum())
    return all(map(text.__contains__, plain)) or _OTHER_FORMS.search(text) is not None


def _has(paragraph: Sequence[str], words: Sequence[str]) -> bool:
    if words[0] not in paragraph:
        return False
    starts = (at for at, word in enumerate(paragraph) if word == words[0])
    return any(list(paragraph[at : at + len(words)]) == list(words) for at in starts)
