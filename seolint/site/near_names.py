"""Which name was probably meant by one that nothing has: a page in an address, or an id on a page."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from seolint.lazy_regex import expression
from seolint.wording import near

MOST_NAMES, _MOST_COMPARED = 500, 50_000
"""Among how many names a near one is looked for, and how many names are compared in total: that takes time."""

_LIKENESS = 0.75
_FEWEST = 4
"""Letters of a name in which one may be another: with three, that is another name (`de`, `en`)."""

_DIGIT = expression(r"\d")


class NearNames:
    """The names that others probably mean, each looked for once."""

    def __init__(self) -> None:
        self._guesses: dict[tuple[str, tuple[str, ...]], str] = {}
        self._compared = 0

    def of(self, name: str, names: Sequence[str]) -> str:
        """The one of some names that is most similar to another; "" for none."""
        key = name, tuple(names)
        if key not in self._guesses and len(names) <= MOST_NAMES and self._compared < _MOST_COMPARED:
            self._compared += len(names)
            alike = [each for each in names if _may_be_meant(each, name)]
            self._guesses[key] = _nearest(name, alike)
        return self._guesses.get(key, "")


def _nearest(name: str, alike: Sequence[str]) -> str:
    """The most similar name; an extension that both have doesn't make them more alike."""
    stem, end = posixpath.splitext(name)
    same = [each.removesuffix(end) for each in alike if end and each.endswith(end)]
    if found := near(stem, same, cutoff=_LIKENESS):
        return f"{found[0]}{end}"
    others = [each for each in alike if not (end and each.endswith(end))]
    return next(iter(near(name, others, cutoff=_LIKENESS)), "")


def _may_be_meant(known: str, written: str) -> bool:
    """Whether a name may be a misspelling: not with other digits (dates, versions, steps), nor with one of few letters
    replaced."""
    is_short = len(posixpath.basename(written.rstrip("/")).partition(".")[0]) < _FEWEST
    is_alike = _DIGIT.findall(known) == _DIGIT.findall(written) and not (is_short and len(known) == len(written))
    return is_alike and known.isprintable()  # a name that isn't in UTF-8 can't be shown
