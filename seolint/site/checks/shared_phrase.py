"""Pages that are meant to be found for the same phrase: search engines show one of them, and rarely the best."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from seolint.analysis.word_parts import phrase_parts
from seolint.language import get
from seolint.lazy_regex import expression
from seolint.site.competing_titles import TitleUse, competing
from seolint.site.index import PagePlace, Site, SiteFinding, SitePage
from seolint.site.listing import is_listed, is_version, names_of, variant_of, when_added
from seolint.site.record import Passage
from seolint.site.titles import common_ending, plain, title_of

FACTS = ("phrase", "count", "what", "pages")

_DECLARED, _IN_TITLES = "declare it as a keyphrase", "have titles with the same words"
_LEAST_WORDS = 2
"""Content words of a title from which on it names a subject: Introduction and "The introduction" don't."""


_WORD = expression(r"[^\W_]+(?:'[^\W_]+)*")
_BEGINNING = 3
"""Letters that the forms of a word have in common."""


class _Use(NamedTuple):
    """A page that is about a phrase, the passage that says so, and the stems of its content words in order.

    `is_compound` is whether no function words are between them; `words` are all words, as `TitleUse` has them.
    """

    page: SitePage
    passage: Passage
    stems: tuple[str, ...]
    is_compound: bool
    words: Sequence[tuple[str, bool]]


_Key = tuple[tuple[str, ...], str, tuple[str, ...]]
"""What uses of one phrase have in common: language and version of the page, and the stems of its content words."""


def check(site: Site) -> Iterator[SiteFinding]:
    """Groups of pages that declare the same phrase, whatever its forms and the order of its words.

    As an info, pages whose titles have the same content words without being equal, in the same order unless they are
    compounds ("winter tents", "tents for winter"), and that compete (`seolint.site.competing_titles`). Pages in other
    languages and versions are left out, as are pages that no search engine lists; what several versions have is found
    once. Facts: phrase, count, what (what the pages have in common), pages (the names of some).
    """
    declared: dict[_Key, list[_Use]] = defaultdict(list)
    likely: dict[tuple[str, ...], list[tuple[SitePage, Passage]]] = defaultdict(list)
    titles: dict[_Key, list[_Use]] = defaultdict(list)
    ending = site.once(common_ending)
    for page in filter(is_listed, site.judged):
        uses = [_use(page, phrase, phrase.text) for phrase in reversed(page.record.keyphrases)]
        for key, use in {_key(use): use for use in uses}.items():
            declared[key].append(use)
        if title := title_of(page):
            likely[_beginnings(page, plain(title.text, ending))].append((page, title))
    for page, title in (each for members in likely.values() if len(members) > 1 for each in members):
        named = _use(page, title, plain(title.text, ending))
        if len(set(named.stems)) >= _LEAST_WORDS:
            titles[_key(named)].append(named)
    found = [_finding(key, uses, _DECLARED) for key, uses in declared.items() if len(uses) > 1 and key[2]]
    known = {frozenset(use.page.name for use in uses) for uses in declared.values()}
    for key, uses in titles.items():
        pages = {page.name for page in competing([TitleUse(use.page, use.words) for use in uses])}
        uses = [use for use in uses if use.page.name in pages]
        differ = len({plain(use.passage.text, ending) for use in uses}) > 1
        orders = {use.stems for use in uses if not use.is_compound}
        if differ and len(orders) <= 1 and pages not in known:
            found.append(_finding(key, uses, _IN_TITLES))
    yield from _of_one_version(found)


def _of_one_version(found: Iterable[SiteFinding]) -> Iterator[SiteFinding]:
    """The findings, with those marked that pages of another version have, too."""
    versions: dict[tuple[str, ...], tuple[str, ...]] = {}
    for finding in found:
        variant = variant_of(finding.at.page)
        version = tuple(part for part in variant if is_version(part))
        others = tuple(part for part in variant if not is_version(part))
        first = versions.setdefault((finding.severity, finding.group, *others), version)
        yield finding._replace(repeats=first != version)


def _beginnings(page: SitePage, text: str) -> tuple[str, ...]:
    """What forms of the same words have in common: stems take fifty times as long, and few titles need them."""
    function_words = get(page.record.language).function_words
    return tuple(
        sorted({word[:_BEGINNING] for word in _WORD.findall(text.replace("\u2019", "'")) if word not in function_words})
    )


def _use(page: SitePage, passage: Passage, text: str) -> _Use:
    language = get(page.record.language)
    tokens, words = phrase_parts(language, text)
    parts = Counter(words)  # of opt-in and opt-out, the second one is no function word
    content = [
        at
        for at, token in enumerate(tokens)
        if token.normalized not in language.function_words or ("-" in text and parts[words[at]] > 1)
    ]
    kept = content or range(len(tokens))
    is_function = [token.normalized in language.function_words for token in tokens]
    is_compound = not kept or (kept[-1] - kept[0] == len(kept) - 1 and not any(is_function[at] for at in content))
    all_words = [(token.normalized, each) for token, each in zip(tokens, is_function, strict=True)]
    return _Use(page, passage, tuple([tokens[at].stem for at in kept]), is_compound, all_words)


def _key(use: _Use) -> _Key:
    return variant_of(use.page), use.page.record.language, tuple(sorted(set(use.stems)))


def _finding(key: _Key, uses: Sequence[_Use], what: str) -> SiteFinding:
    *others, last = sorted(uses, key=lambda use: when_added(use.page))
    facts = {
        "phrase": last.passage.text,
        "count": len(uses),
        "what": what,
        "pages": names_of(use.page for use in others),
    }
    return SiteFinding(
        PagePlace(last.page, last.passage.place),
        facts,
        [PagePlace(use.page, use.passage.place) for use in others],
        group=" ".join(key[2]),
        severity="" if what == _DECLARED else "info",
    )
