"""Pages that say the same: copies, pages that differ in little, and pages that differ in little but a name.

Sketches only propose: every page of a group has been aligned word by word with the group's first page, its seed
(Henzinger 2006, Finding near-duplicate web pages, found half of what sketches alone propose to be wrong).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from seolint.analysis.sketches import SHINGLE, paragraph_hash, shingles
from seolint.site.alignment import MOST_WORDS, Edit, align, most_shared
from seolint.site.boilerplate import boilerplate
from seolint.site.candidates import grouped
from seolint.site.page_names import names, number_apart, touches, versions_apart

LEAST_ALIGNED = 0.8
"""Share of words that align below which two pages are not alike for any rule."""

LEAST_REPEATED, LEAST_NAMED = 0.4, 0.15
"""Shares of the edits below which two pages that are alike in their boilerplate only are not alike for any rule."""

LEAST_LEFT = 50
"""Words that must be left of a page without its folder's boilerplate to compare it by them."""

COMMONEST = 3
"""How many edits count for the share that shows whether two pages differ in the same few words again and again."""

SHOWN = 5
"""Edits that are kept of two pages, the commonest first."""

KEPT = 256
"""Pages whose words are kept for the next comparison."""

Paragraphs = Sequence[Sequence[str]]


class ComparedPage(NamedTuple):
    """What comparing pages needs to know of one: `words` is their number, `title` its title in
    one or more parts, `paragraphs` are hashes.

    `folder` is that of its siblings: of about/index.html the one that about is in. `text` is the `text_hash` of all
    words, `sketch` the one of their shingles.
    """

    path: str
    folder: str
    title: Sequence[str]
    words: int
    sketch: bytes
    text: int
    paragraphs: Collection[int]


class Comparison(NamedTuple):
    """A page beside the seed of its group; all shares are from 0 to 1.

    `aligned`: words that both have in the same order, `own`: the same without the boilerplate of their folders. Of the
    edits between them (without boilerplate where more aligns then) `repeated` is the share that the three commonest
    make up, `named` the share that touch a word by which the paths or titles differ. `edits` are the commonest, from
    the seed's words to the page's, with how often each occurs, those that touch such a word first. `swaps`: how often
    the first of these occurs; 0 if it touches no such word. `numbered`: path or title differ in numbers only. `words`:
    how many the page has.
    """

    page: int
    aligned: float
    own: float
    repeated: float
    named: float
    swaps: int
    edits: Sequence[tuple[Edit, int]]
    numbered: bool
    words: int


class PageGroup(NamedTuple):
    """Pages that are alike: the numbers of the seed and of the others, with what differs. In order of number.

    `shared` are five words that all have, always the same ones while they all have them: what identifies the group,
    whoever joins it, and whatever else changes.
    """

    seed: int
    others: Sequence[Comparison]
    shared: str

    @property
    def pages(self) -> Sequence[int]:
        return (self.seed, *(each.page for each in self.others))


class _Text(NamedTuple):
    """The words of a page that are compared, those without boilerplate, how often each word occurs, and the same by
    paragraph."""

    words: Sequence[str]
    own: Sequence[str]
    counts: Counter[str]
    paragraphs: Paragraphs
    own_paragraphs: Paragraphs


def duplicates(pages: Sequence[ComparedPage], *, min_words: int) -> list[list[int]]:
    """The groups of pages whose words are the same, of `min_words` or more. Nothing is loaded."""
    same: dict[int, list[int]] = defaultdict(list)
    for number, page in enumerate(pages):
        if page.words >= min_words:
            same[page.text].append(number)
    return [group for group in same.values() if len(group) > 1]


def alike(
    pages: Sequence[ComparedPage],
    load: Callable[[int], Paragraphs],
    *,
    min_words: int,
    left_out: Mapping[str, frozenset[int]] | None = None,
) -> list[PageGroup]:
    """The groups of pages of `min_words` or more that are alike but not identical, for the rules to judge.

    A page's words are best those below its main heading, for copies often have headings of their own.

    `load` gives the normalised words of each paragraph of a page, those that its sketch and hashes were made of; it is
    called for pages that share a band with another only. Of copies only the first takes part. `left_out` are the hashes
    of each folder's boilerplate, None to find it in these pages.
    """
    first: dict[int, int] = {}
    for number, page in enumerate(pages):
        first.setdefault(page.text, number)
    numbers = [number for number, page in enumerate(pages) if page.words >= min_words and first[page.text] == number]
    common_parts = boilerplate((page.folder, page.paragraphs) for page in pages) if left_out is None else left_out

    @lru_cache(KEPT)
    def text(number: int) -> _Text:
        paragraphs = load(number)
        words = list(chain.from_iterable(paragraphs))
        shared = common_parts.get(pages[number].folder, frozenset())
        kept = [each for each in paragraphs if paragraph_hash(each) not in shared] if shared else paragraphs
        own = list(chain.from_iterable(kept)) if len(kept) < len(paragraphs) else words
        return _Text(words, own, Counter(words[:MOST_WORDS]), paragraphs, kept)

    found: dict[int, Comparison] = {}
    common: dict[int, set[int]] = {}

    def same(one: int, two: int) -> bool:
        seed, other = numbers[one], numbers[two]
        compared = _compare(pages[seed], text(seed), pages[other], text(other), other)
        if compared:
            found[other] = compared
            known = common[seed] if seed in common else _inner(text(seed).paragraphs)
            common[seed] = known & _inner(text(other).paragraphs) or known
        return compared is not None

    groups: list[PageGroup] = []
    own: list[str] = []
    for one, others in grouped([pages[number].sketch for number in numbers], same):
        seed = numbers[one]
        shared, unlike_others = _shingles(text(seed), common.pop(seed))
        groups.append(PageGroup(seed, [found.pop(numbers[other]) for other in others], shared))
        own.append(unlike_others)
    times = Counter(group.shared for group in groups)
    return [g if times[g.shared] == 1 else g._replace(shared=each) for g, each in zip(groups, own, strict=True)]


def near_duplicates(
    groups: Iterable[PageGroup], *, min_own: float, but: Collection[int] = frozenset()
) -> Iterator[PageGroup]:
    """Of each group the pages that are alike without boilerplate, those in `but` left out (doorway pages)."""
    for group in groups:
        others = [each for each in group.others if each.own >= min_own and each.page not in but]
        if others and group.seed not in but:
            yield group._replace(others=others)


def _inner(paragraphs: Paragraphs) -> set[int]:
    """The shingles within paragraphs: those across two of them change with what comes between."""
    return set(chain.from_iterable(shingles(each) for each in paragraphs if len(each) >= SHINGLE))


def _shingles(text: _Text, hashes: set[int]) -> tuple[str, str]:
    """The five words whose hash is the smallest of these; and the same without boilerplate, for a group that shares the
    first with others. Where there is no such hash, the first five words."""
    kept = hashes & _inner(text.own_paragraphs) or hashes
    return _words_of(text, min(hashes, default=None)), _words_of(text, min(kept, default=None))


def _words_of(text: _Text, least: int | None) -> str:
    parts = (each[at : at + SHINGLE] for each in text.paragraphs for at in range(len(each) - SHINGLE + 1))
    return " ".join(next((part for part in parts if least in shingles(part)), text.words[:SHINGLE]))


def _compare(seed: ComparedPage, one: _Text, page: ComparedPage, other: _Text, number: int) -> Comparison | None:
    """Two pages side by side; None where they are not alike, or versions of a document."""
    if versions_apart(seed.path, page.path):
        return None
    whole = one.own is one.words and other.own is other.words
    if most_shared(one.counts, other.counts) < LEAST_ALIGNED and whole:
        return None
    aligned, edits = align(one.words, other.words)
    own = aligned
    if not whole:
        own, own_edits = align(one.own, other.own) if min(len(one.own), len(other.own)) >= LEAST_LEFT else (0.0, edits)
        edits = own_edits if own > aligned else edits
    if max(aligned, own) < LEAST_ALIGNED:
        return None
    counts = Counter(edits)
    called = names(seed.path, seed.title) ^ names(page.path, page.title)
    naming = Counter({edit: n for edit, n in counts.items() if touches((*edit.before, *edit.after), called)})
    named, total = naming.total(), len(edits) or 1
    repeated = sum(count for _, count in counts.most_common(COMMONEST)) / total
    if own < LEAST_ALIGNED and (repeated < LEAST_REPEATED or named < LEAST_NAMED * total):
        return None
    numbered = number_apart(seed.path, page.path) or number_apart(" ".join(seed.title), " ".join(page.title))
    shown = [*naming.most_common(SHOWN), *(counts - naming).most_common(SHOWN)][:SHOWN]
    swaps = naming.most_common(1)[0][1] if naming else 0
    return Comparison(number, aligned, own, repeated, named / total, swaps, shown, numbered, page.words)
