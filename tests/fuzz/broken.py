"""How a check says what doesn't hold."""

from __future__ import annotations

from typing import NamedTuple


class Broken(NamedTuple):
    """A promise that an input breaks. `place` tells this fault from others of its kind; `message` has the figures."""

    kind: str
    place: str
    message: str
