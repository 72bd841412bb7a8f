"""Wording that messages of all parts share: the name that was probably meant, and a count with its noun."""

from __future__ import annotations

from collections.abc import Iterable

_FEW = 12
"""Names that a message may list if none is near."""

_LONGEST = 60
"""Maximum characters of a name for which a near one is looked up: comparing takes the product of two lengths."""


def near(name: str, known: Iterable[object], *, count: int = 1, cutoff: float = 0.6) -> list[str]:
    """Up to `count` of the known names that are spelled most like `name`, the nearest first.

    `cutoff` is the minimum similarity, from 0 to 1, by difflib's measure.
    """
    from difflib import get_close_matches  # 2 ms, for messages that few runs have

    return get_close_matches(name, map(str, known), n=count, cutoff=cutoff)


def did_you_mean(name: object, known: Iterable[object]) -> str:
    """The end of a message about an unknown name, "; did you mean title?"; "" where no known one is near."""
    nearest = near(name, known) if isinstance(name, str) and len(name) <= _LONGEST else ()
    return f"; did you mean {nearest[0]}?" if nearest else ""


def suggest(name: object, known: Iterable[str], few: int = _FEW) -> str:
    """The end of a message about an unknown name: the nearest known one, or else all of them if they are `few`."""
    names = sorted(known)
    listed = f"; choose one of {', '.join(names)}" if 0 < len(names) <= few else ""
    return did_you_mean(name, names) or listed


def unknown(what: str, name: object, known: Iterable[str], few: int = _FEW) -> str:
    """ "there is no scope sectoin; did you mean section?", or "" where `name` is one of `known`."""
    names = list(known)
    return "" if name in names else f"there is no {what} {name}{suggest(name, names, few)}"


def plural(count: int, noun: str) -> str:
    """A count with its noun: 1 file, 2,000 files."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def in_unit(value: str, unit: str) -> str:
    """A value with the unit of its option: "1 image", "300 words", "1 use per 100 words"."""
    noun, per, whole = unit.partition(" per ")
    noun, of, rest = noun.partition(" of ")
    return f"{value} {noun.removesuffix('s') if value == '1' else noun}{of}{rest}{per}{whole}".rstrip()
