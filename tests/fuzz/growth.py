"""Time grows with the size of an input, not with its square: measured on the input repeated.

CPU time, the least of several tries; and what looks worse than linear is measured again with other sizes before it is
reported. Four times the text takes about four times the time (a quadratic step: sixteen times).
"""

from __future__ import annotations

import cProfile
import pstats
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from seolint.cli._statistics import statistics
from seolint.linter import examine, parse
from tests.fuzz.article import Article, configs
from tests.fuzz.broken import Broken
from tests.fuzz.faults import PACKAGE

BASE = 12_000
"""Characters of the input that counts once; what is shorter is repeated until it has so many."""

FACTOR = 4
"""How many times as long the longer text is."""

MOST = 7.0
"""How many times the time of the shorter text the longer one may take. n log n gives 4.6 at these sizes."""

SHORT = 80
"""Characters of an input whose first half may open what the second closes."""

LEAST_SECONDS = 0.4
"""CPU time of the longest text below which its growth is not worth a second look."""

ROUNDS = 3


def check_growth(article: Article) -> Iterator[Broken]:
    """The time for the input many times over, and four times as many; a short one also as something that nests."""
    source = article.source
    broken = _growth(article, lambda times: source * times) if source else None
    if broken is None and 1 < len(source) <= SHORT:
        half = (len(source) + 1) // 2
        broken = _growth(article, lambda times: source[:half] * times + source[half:] * times)
    if broken:
        yield broken


def _growth(article: Article, repeated: Callable[[int], str]) -> Broken | None:
    count = BASE // len(article.source) + 1
    for scale in (1, 2):
        rounds = ROUNDS if scale > 1 else 1
        once, often = (_least(article, repeated(count * scale * times), rounds) for times in (1, FACTOR))
        if often < LEAST_SECONDS or often < MOST * once:
            return None
    kilobytes = len(repeated(count * scale)) // 1000
    figures = f"{kilobytes} KB {once:.2f} s, {kilobytes * FACTOR} KB {often:.2f} s"
    return Broken("growth", _culprit(article, repeated(count), repeated(count * FACTOR)), figures)


def _culprit(article: Article, short: str, long: str) -> str:
    """The function of seolint whose time, with that of the libraries that it calls, grows most beyond its share."""
    once, often = _times(article, short), _times(article, long)
    return max(often, key=lambda name: often[name] - FACTOR * once[name], default="?")


def _times(article: Article, text: str) -> Counter[str]:
    profile = cProfile.Profile()
    profile.runcall(_work, article, text)
    found: Counter[str] = Counter()
    for (file, _, name), (_, _, seconds, _, callers) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        if place := _place(file, name):
            found[place] += seconds
            continue
        for (caller, _, calling), (*_, part, _) in callers.items():
            if place := _place(caller, calling):
                found[place] += part
    return found


def _place(file: str, name: str) -> str:
    path = Path(file)
    return f"{path.relative_to(PACKAGE).as_posix()}:{name}" if PACKAGE in path.parents else ""


def _least(article: Article, text: str, rounds: int) -> float:
    return min(_seconds(article, text) for _ in range(rounds))


def _seconds(article: Article, text: str) -> float:
    start = time.process_time()
    _work(article, text)
    return time.process_time() - start


def _work(article: Article, text: str) -> None:
    examine(text, article.path, configs()["strict"], article.format)
    statistics(parse(text, article.path, configs()["strict"], article.format), article.path, 10)
