"""Time grows with the size of an input, not with its square: measured on the input repeated.

CPU time, the least of several tries; and what looks worse than linear is measured again with other sizes before it is
reported. Four times the text takes about four times the time (a quadratic step: sixteen times).
"""

from __future__ import annotations

import cProfile
import pstats
import time
from collections import Counter
from collections.abc import Iterator
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

LEAST_SECONDS = 0.4
"""CPU time of the longest text below which its growth is not worth a second look."""

ROUNDS = 3


def check_growth(article: Article) -> Iterator[Broken]:
    """The time for the input, and for it twice and four times."""
    if not article.source:
        return
    once = article.source * (BASE // len(article.source) + 1)
    for scale in (1, 2):
        text = once * scale
        times = [_least(article, text * times, ROUNDS if scale > 1 else 1) for times in (1, FACTOR)]
        if times[1] < LEAST_SECONDS or times[1] < MOST * times[0]:
            return
    kilobytes = len(once) * 2 // 1000
    figures = f"{kilobytes} KB {times[0]:.2f} s, {kilobytes * FACTOR} KB {times[1]:.2f} s"
    yield Broken("growth", _culprit(article, once), figures)


def _culprit(article: Article, text: str) -> str:
    """The function of seolint whose time, with that of the libraries that it calls, grows most beyond its share."""
    once, often = _times(article, text), _times(article, text * FACTOR)
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
