"""Many places of one file: the same values as places one by one, in a twentieth of the room."""

from __future__ import annotations

import pickle
import tracemalloc

import pytest

from seolint.document import Place, Places, place_of
from seolint.document.model import line_starts

SOURCE = "Boots.\n\nRed boots,\r\nblue boots.\n"
SPANS = [(0, 5), (8, 17), (8, 31), (20, 30), (6, 8)]
PLACES = [
    Place(1, 1, 1, 6, 0, 5),
    Place(3, 1, 3, 10, 8, 17),
    Place(3, 1, 4, 12, 8, 31),
    Place(4, 1, 4, 11, 20, 30),
    Place(1, 7, 3, 1, 6, 8),
]


@pytest.fixture
def places() -> Places:
    return Places(SPANS, line_starts(SOURCE))


def test_a_place_has_lines_and_columns() -> None:
    assert [place_of(*span, line_starts(SOURCE)) for span in SPANS] == PLACES


def test_places_are_a_sequence(places: Places) -> None:
    assert len(places) == 5
    assert list(places) == PLACES
    assert places[1:3] == PLACES[1:3]
    assert (places[0], places[-1]) == (PLACES[0], PLACES[-1])


def test_places_equal_any_sequence_of_the_same(places: Places) -> None:
    assert places == tuple(PLACES)
    assert tuple(PLACES) == places
    assert places != PLACES[1:]
    assert places != [list(place) for place in PLACES]
    assert places != 5


def test_places_can_be_sent(places: Places) -> None:
    assert pickle.loads(pickle.dumps(places)) == places


def test_a_place_takes_a_few_bytes() -> None:
    spans, starts = [(1, 2)] * 20_000, line_starts(SOURCE)
    tracemalloc.start()
    many = Places(spans, starts)
    taken = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert taken < 12 * len(many)
