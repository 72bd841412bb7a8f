"""Sections that appear on more than one page: most of the shingles of one are in the other."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from seolint.analysis.sketches import LOWEST_SAMPLED, from_text, sampled, shingles
from seolint.site.boilerplate import boilerplate

MOST_POSTINGS = 20
"""Sections that are kept for a sampled shingle, the first ones: of a section that is on a thousand pages the first
twenty are compared with each of the others."""

LEAST_SAMPLED_SHARE = 0.5
"""The share of a section's sampled shingles that another must have to be compared with it: a section of 80 words has
nine or ten, of which eight or so are in the other where .8 of all are."""

LEAST_SAMPLED = 2

MOST_COMPARED = 5
"""Sections that one is compared with, those that share most of its sample."""

MOST_COUNTED = 400_000
"""Values that are counted at once to find those that are repeated."""


class ComparedSection(NamedTuple):
    """A section: the number of its page, that page's folder, its number on the page, its words, a `sample` of its
    shingles, as text."""

    page: int
    folder: str
    number: int
    words: int
    sample: str


class Copy(NamedTuple):
    """A section that another page has: its index among the sections, and the share (0 to 1) of it that is there."""

    section: int
    share: float


class SectionGroup(NamedTuple):
    """A section and those that are contained in it, by their indexes among the sections, in their order."""

    section: int
    copies: Sequence[Copy]


def _no_group(page: int) -> None:
    """What is said of each page if none is in a group."""


def shared_sections(
    sections: Sequence[ComparedSection],
    load: Callable[[int], Sequence[str]],
    *,
    min_words: int,
    min_contained: float,
    group_of: Callable[[int], Hashable] = _no_group,
) -> list[SectionGroup]:
    """The sections of `min_words` or more of which another page contains `min_contained` (a share, 0–1) or more.

    `load` gives the normalised words of a section; it is called for those alone whose samples agree. A sampled shingle
    that more than half of a folder's pages have counts for nothing: it is boilerplate. `group_of` gives
    the group that a page belongs to already, None for none: the sections of two pages of one group are not compared.
    """
    taken = [index for index, section in enumerate(sections) if section.words >= min_words]
    samples = _samples(sections, taken)
    postings: dict[int, list[int]] = defaultdict(list)
    for index, values in samples.items():
        for value in values:
            if len(postings[value]) < MOST_POSTINGS:
                postings[value].append(index)
    copies: dict[int, list[Copy]] = defaultdict(list)
    holder: dict[int, int] = {}
    for index in samples:
        found = _holder(index, sections, samples[index], postings, load, min_contained, group_of)
        if found is None:
            continue
        root, share = found
        root = _root(root, holder)
        if root != index:
            holder[index] = root
            copies[root] += [Copy(index, share), *copies.pop(index, ())]
    return [SectionGroup(index, sorted(copies[index])) for index in sorted(copies)]


def _samples(sections: Sequence[ComparedSection], taken: Sequence[int]) -> Mapping[int, Sequence[int]]:
    """The sample of each section that others have, too, without the boilerplate of its folder."""
    repeated = _repeated(_sampled(sections[index]) for index in taken)
    samples: dict[int, array[int]] = {}
    of_page: dict[int, array[int]] = {}
    folders: dict[int, str] = {}
    nothing = array("I")
    for index in taken:
        section = sections[index]
        values = array("I", repeated.intersection(_sampled(section))) or nothing
        if values:
            samples[index] = values
        others = of_page.get(section.page)
        of_page[section.page], folders[section.page] = others + values if others else values, section.folder
    left_out = boilerplate((folders[page], values) for page, values in of_page.items())
    kept = {}
    for index, values in samples.items():
        if own := set(values).difference(left_out.get(sections[index].folder, ())):
            kept[index] = sorted(own)
    return kept


def _sampled(section: ComparedSection) -> Sequence[int]:
    return sampled(from_text(section.sample))


def _repeated(samples: Iterable[Sequence[int]]) -> set[int]:
    """The values that are in more samples than one; each sample has each of its values once.

    In parts, by value: all the samples of 100,000 pages are some million values, of which few are repeated.
    """
    values = array("I", chain.from_iterable(samples))
    repeated: set[int] = set()
    step = (2**32 - LOWEST_SAMPLED) // (len(values) // MOST_COUNTED + 1) + 1
    for start in range(LOWEST_SAMPLED, 2**32, step):
        part = values if step > 2**32 - LOWEST_SAMPLED else (v for v in values if start <= v < start + step)
        repeated.update(value for value, count in Counter(part).items() if count > 1)
    return repeated


def _holder(
    index: int,
    sections: Sequence[ComparedSection],
    values: Sequence[int],
    postings: Mapping[int, Sequence[int]],
    load: Callable[[int], Sequence[str]],
    min_contained: float,
    group_of: Callable[[int], Hashable],
) -> tuple[int, float] | None:
    """The section of another page that has most of this one, and the share; None where none has enough."""
    page = sections[index].page
    group = group_of(page)
    counts = Counter(other for value in values for other in postings[value])
    least = max(LEAST_SAMPLED, LEAST_SAMPLED_SHARE * len(_sampled(sections[index])))
    likely = [
        (-count, other)
        for other, count in counts.items()
        if count >= least
        and sections[other].page != page
        and (group is None or group_of(sections[other].page) != group)
    ]
    own = shingles(load(index)) if likely else set()
    best: tuple[int, float] | None = None
    for _, other in sorted(likely)[:MOST_COMPARED]:
        theirs = shingles(load(other))
        common = len(own & theirs)
        is_copy = other > index and common >= min_contained * len(theirs)
        if not is_copy and common >= min_contained * len(own) and (best is None or common / len(own) > best[1]):
            best = other, common / len(own)
    return best


def _root(index: int, holder: Mapping[int, int]) -> int:
    """The section at the end of the chain of those that hold one another."""
    while index in holder:
        index = holder[index]
    return index
