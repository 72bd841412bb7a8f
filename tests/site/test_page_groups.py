"""Which pages of a site say the same: copies, near copies, pages made for one town after the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from seolint.site.doorways import Limits, doorways
from seolint.site.page_groups import PageGroup, alike, duplicates, near_duplicates
from tests.site.page_texts import (
    TOWNS,
    compared,
    licences,
    notices,
    prose,
    reports,
    shops,
    towns,
    versions,
)

LIMITS = Limits(5, 0.85, 0.6, 0.3)


def groups(texts: Mapping[str, str]) -> list[PageGroup]:
    return alike(*compared(texts), min_words=100)


def doorway_groups(texts: Mapping[str, str]) -> list[PageGroup]:
    return list(doorways(groups(texts), LIMITS))


def test_pages_that_differ_in_a_town_are_doorway_pages() -> None:
    texts = {"about.md": prose(1, 200), **towns(), "terms.md": prose(2, 200), "moved.md": "This page has moved."}
    [group] = doorway_groups(texts)
    assert [list(texts)[page] for page in group.pages] == list(towns())
    assert group.others[0].edits[0] == ((("kiel",), ("bremen",)), 5)
    assert group.others[2].edits[0] == ((("kiel",), ("bad", "segeberg")), 5)
    assert min(each.named for each in group.others) == 1.0


@pytest.mark.parametrize("made", [versions, reports, notices, licences, shops])
def test_honest_pages_are_none(made: Callable[[], Mapping[str, str]]) -> None:
    assert doorway_groups(made()) == []


@pytest.mark.parametrize(("swaps", "expected"), [(1, 1), (5, 1), (6, 0)])
def test_the_name_may_have_to_occur_so_often(swaps: int, expected: int) -> None:
    limits = LIMITS._replace(min_swaps=swaps, words_per_swap=10)
    assert len(list(doorways(groups(towns()), limits))) == expected


def test_four_pages_are_too_few() -> None:
    assert doorway_groups(dict(list(towns().items())[:4])) == []
    assert len(groups(dict(list(towns().items())[:4]))) == 1


def test_who_joins_a_group_does_not_change_what_it_is_known_by() -> None:
    [few] = groups(dict(list(towns().items())[:5]))
    [all_of_them] = groups(towns())
    assert few.shared == all_of_them.shared
    assert all(few.shared in " ".join(text.casefold().replace("|", "").split()) for text in towns().values())


@pytest.mark.parametrize("seed", range(100, 1_300, 100))
def test_what_a_group_is_known_by_comes_from_the_shared_text_alone(seed: int) -> None:
    parts = [prose(seed + number, 30) for number in range(10)]
    others = {f"a/{number}.md": prose(seed + 20 + number, 150) for number in range(3)}
    own = [prose(seed + 30 + number, 12) for number in range(3)]

    def known_by(*pages: list[str], others: Mapping[str, str] = others) -> str:
        texts = {f"a/guide-{number}.md": " | ".join(page) for number, page in enumerate(pages)}
        [group] = groups({**texts, **others})
        return group.shared

    copy = [*parts[:5], own[0], *parts[5:]]
    expected = known_by(parts, copy)
    assert known_by(parts, [*parts[:5], own[1], *parts[5:]]) == expected, "another text of its own"
    assert known_by(parts, [*parts[:7], own[0], *parts[7:], own[1]]) == expected, "elsewhere, and more of it"
    assert known_by(parts, [*parts[:5], own[0], f"{parts[5]} {own[1]}", *parts[6:]]) == expected, "in a paragraph"
    assert known_by([*parts[:2], own[2], *parts[2:]], copy) == expected, "on the other page"
    footers = {name: f"{parts[0]} | {parts[1]} | {text}" for name, text in others.items()}
    assert known_by(parts, copy, others=footers) == expected, "a part of it is now boilerplate"


def test_names_are_found_in_folders_too() -> None:
    texts = {f"{path.removesuffix('.md')}/index.md": text for path, text in towns().items()}
    assert len(doorway_groups(texts)) == 1


def test_yearly_pages_are_alike_and_differ_in_numbers() -> None:
    [group] = near_duplicates(groups(reports()), min_own=0.8)
    assert all(each.numbered for each in group.others)


def test_versions_are_not_compared() -> None:
    assert groups(versions()) == []
    texts = {path.replace(".0", ""): text for path, text in versions().items()}
    assert len(groups(texts)) == 1, "docs/1, docs/2"


@pytest.mark.parametrize("made", [licences, shops])
def test_what_each_says_of_its_own_is_compared_without_boilerplate(made: Callable[[], Mapping[str, str]]) -> None:
    assert list(near_duplicates(groups(made()), min_own=0.8)) == []


def test_the_paragraphs_of_a_folder_are_left_out() -> None:
    footer = prose(7, 400)
    texts = {f"a/{n}.md": f"{prose(n, 80)} | {footer}" for n in range(9)}
    assert groups(texts) == []
    texts |= {"a/copy.md": f"{prose(3, 80)} besides | {footer}"}
    [group] = near_duplicates(groups(texts), min_own=0.8)
    assert group.pages == (3, 9)


def test_doorway_pages_are_not_near_duplicates_as_well() -> None:
    found = groups(towns())
    [doorway] = doorways(found, LIMITS)
    assert list(near_duplicates(found, min_own=0.8, but=doorway.pages)) == []


def test_copies_are_found_by_their_hashes() -> None:
    texts = {"a.md": prose(1, 120), "b.md": prose(2, 120), "c.md": prose(1, 120), "d.md": "Moved.", "e.md": "Moved."}
    pages, _ = compared(texts)
    assert duplicates(pages, min_words=50) == [[0, 2]]
    assert groups(texts) == []


def test_pages_are_loaded_only_where_their_sketches_agree() -> None:
    texts = {**{f"{n}.md": prose(n, 150) for n in range(30)}, **towns()}
    pages, load = compared(texts)
    loaded: list[int] = []

    def counted(number: int) -> object:
        loaded.append(number)
        return load(number)

    alike(pages, counted, min_words=100)  # type: ignore[arg-type]
    assert sorted(loaded) == list(range(30, 30 + len(TOWNS)))


def test_a_folder_that_shares_its_footer_is_not_compared_pair_by_pair() -> None:
    footer = prose(7, 120)
    texts = {f"a/{n}.md": f"{prose(n, 80)} | {footer}" for n in range(400)}
    pages, load = compared(texts)
    loaded: list[int] = []

    def counted(number: int) -> object:
        loaded.append(number)
        return load(number)

    assert list(near_duplicates(alike(pages, counted, min_words=100), min_own=0.8)) == []  # type: ignore[arg-type]
    assert len(loaded) < 4000
