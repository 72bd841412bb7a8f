"""The points of `stuffed-phrase` are those that a fit to the table of measured phrases gives."""

from __future__ import annotations

import pytest

from tests.benchmarks import stuffing_fit as fits

OFFSETS = {"inserted": -0.4, "targeted": -0.2}
"""Where a list has ten points, as the logarithm of the odds in the table: there a run over sources left out of the fit
had 2 false alarms in 1,000 ordinary articles."""


@pytest.mark.parametrize("name", fits.LISTS)
def test_the_points_are_those_of_the_fit(name: str) -> None:
    signs = fits.lists()[name]
    found = fits.fit([row for row in fits.read_table() if row.list == name], signs)
    points = fits.scaled(found, signs, OFFSETS[name])
    assert points == pytest.approx([sign["points"] for sign in signs], abs=0.1)


def test_a_fit_keeps_the_direction_of_a_sign() -> None:
    signs = [
        {"measure": "rate", "from": 0, "to": 1, "points": 1},
        {"measure": "code", "from": 0, "to": 1, "points": -1},
    ]
    rows = [
        fits.Row(
            "targeted", n, n, "stuffed" if n % 3 else "ordinary", {"rate": float(n % 3 > 0), "code": float(n % 3 > 0)}
        )
        for n in range(60)
    ]
    rate, code = fits.fit(rows, signs).points
    assert rate > 1
    assert code == 0
