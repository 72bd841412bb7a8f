"""The names of pages, by their paths and titles, and whether the differences between two texts are such names.

That share best separates pages that are alike: versions of one document differ in anything but their names, pages made
for one town after the other in little else.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence

from seolint.lazy_regex import expression
from seolint.site.index import SitePage

_WORD = expression(r"[^\W_]+")
_DATE = expression(r"(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d)")
_VERSION = expression(
    r"[-_. ]?(?<![a-z0-9])(?:v\d+(?:[-._]\d+)*|\d+(?:[-._]\d+)+)"
    r"(?:[-._]?(?:(?:rc|alpha|beta|pre|dev)[-._]?\d*|m\d+)(?![a-z]))?",
    re.I,
)
_NUMBER = expression(
    r"(?<![a-z])(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])|\d+",
    re.I,
)
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})

LEAST_STEM = 4
"""Letters of a name that a longer word may begin with: Austin's, Eyüpsultan'da, Münchner."""

_VOWELS = frozenset("aeiouyаеёиоуыэюяіїє")
_LONGEST_ENDING = 3
"""Letters of an ending of a case: Praha, Prahy, Prahou; Москва, Москвы, Москвою."""


def names(path: str, title: Iterable[str]) -> frozenset[str]:
    """The words in the name of a page: those of its path, without the extension, and of its title.

    Words with a digit don't count: they number versions, years and parts. Accents are folded, as addresses have none.
    """
    stem = path[: path.rfind(".")] if "." in path[path.rfind("/") + 1 :] else path
    words = [*_WORD.findall(stem), *(part for word in title for part in _WORD.findall(word))]
    return frozenset(form for word in words if word.isalpha() for form in forms(word))


def forms(word: str) -> tuple[str, ...]:
    """A word as addresses write it: without accents, and with ae for ä where it has an umlaut."""
    lowered = unicodedata.normalize("NFC", word.casefold())
    plain = "".join(c for c in unicodedata.normalize("NFKD", lowered.translate(_LETTERS)) if c.isalnum())
    spelled = lowered.translate(_UMLAUTS)
    return (plain,) if spelled == lowered else (plain, spelled)


def touches(words: Sequence[str], called: Collection[str]) -> bool:
    """Whether some of these words are names, begin with one, or are one put together (New York, newyork)."""
    written = [form for word in words for part in _WORD.findall(word) for form in forms(part)]
    if any(word in called for word in written) or "".join(written) in called:
        return True
    return any(_is_form(word, name) for name in called for word in written)


def _is_form(word: str, name: str) -> bool:
    """Whether a word begins with a name, or has a short ending in place of its last vowel, as cases do in Slavic."""
    if len(name) < LEAST_STEM or word.startswith(name):
        return len(name) >= LEAST_STEM
    stem = name[:-1]
    is_long = len(stem) >= LEAST_STEM and name[-1] in _VOWELS
    return is_long and word.startswith(stem) and len(word) <= len(stem) + _LONGEST_ENDING


def number_apart(one: str, other: str) -> bool:
    """Whether two paths or titles differ in nothing but numbers and months: parts of a series, yearly pages."""
    return one != other and series_of(one) == series_of(other)


def series_of(path: str) -> str:
    """What the paths, or titles, of a series have in common: without numbers, months and versions."""
    return _NUMBER.sub("0", _without_versions(path))


def versions_apart(one: str, other: str) -> bool:
    """Whether two paths are of versions of a document: they differ in numbers like 2.1, v2 and 2.1-rc1."""
    if one == other or _without_versions(one) != _without_versions(other):
        return False
    return _VERSION.findall(_DATE.sub("", one)) != _VERSION.findall(_DATE.sub("", other))


def _without_versions(path: str) -> str:
    return _VERSION.sub("", _DATE.sub("", path))


def own_name(page: SitePage) -> str:
    """The name of a page that it shares with other versions and languages of it."""
    stem = stem_of(page.name)
    return stem if stem.lower() not in ("index", "_index", "readme") else posixpath.basename(page.folder)


def stem_of(path: str) -> str:
    """The name of a file or a page at a path, without what follows a dot."""
    return posixpath.basename(path.rstrip("/")).partition(".")[0]
