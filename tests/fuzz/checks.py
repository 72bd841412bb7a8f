"""All checks, and what comes of an input that goes through them: the faults that it shows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from random import Random

from seolint.faults import TimeLimitError
from seolint.readers.decode import DecodeError
from tests.fuzz import keeping, repeating, reports, rewriting, spans
from tests.fuzz.article import EVERY_RULE, Article, configs
from tests.fuzz.broken import Broken
from tests.fuzz.command import check_command
from tests.fuzz.faults import Fault, from_exception, from_timeout
from tests.fuzz.growth import check_growth
from tests.fuzz.steering import check_steering
from tests.fuzz.subject import ARTICLE, Subject
from tests.fuzz.watchdog import time_limit

SECONDS = 6.0
"""CPU time for all checks of one input but that of growth. Most take a hundredth of it."""


def check_rules(article: Article) -> Iterator[Broken]:
    """No rule fails."""
    for report in article.reports.values():
        for error in report.errors:
            told = error.partition("internal error in ")[2]
            yield Broken("rule fails", ":".join(told.split(":")[:2]), error)


ALWAYS: Mapping[str, Callable[[Article], Iterator[Broken]]] = {
    "contract": spans.check_contract,
    "layers": spans.check_layers,
    "characters": spans.check_characters,
    "elements": spans.check_elements,
    "blocks": spans.check_blocks,
    "words": spans.check_words,
    "rules": check_rules,
    "places": spans.check_places,
}
AT_TIMES: Mapping[str, tuple[float, Callable[[Article], Iterator[Broken]]]] = {
    "statistics": (0.5, reports.check_statistics),
    "suppression": (0.5, rewriting.check_suppression),
    "fixes": (0.25, rewriting.check_fixes),
    "reports": (0.25, reports.check_reports),
    "repeated": (0.15, repeating.check_repeated),
    "kept": (0.25, keeping.check_kept),
    "tampered": (0.05, keeping.check_tampered),
    "growth": (0.01, check_growth),
}
"""Checks that cost more, with the share of the inputs that go through them."""

STEERING, COMMAND = "steering", "command"
OF_FILES: Mapping[str, tuple[float, float, Callable[[Subject], Iterator[Broken]]]] = {
    STEERING: (0.0, 1.0, check_steering),
    COMMAND: (0.02, 0.3, check_command),
}
"""Checks on files in their place, with the share of articles and of other files that go through them."""

EVERY_CONFIG, EVERY_CONFIG_SHARE = "every config", 0.15
"""Among the chosen checks: that all of them are made under every config, not only under that with every rule."""

NAMES = (*ALWAYS, *AT_TIMES, *OF_FILES, EVERY_CONFIG)


def faults_of(subject: Subject, chosen: Collection[str] = NAMES, seconds: float = SECONDS) -> list[Fault]:
    """The faults that a subject shows in the chosen checks, each fault once."""
    found: dict[tuple[str, str], Fault] = {}
    for fault in _faults(subject, chosen, seconds):
        found.setdefault(fault.key, fault)
    return list(found.values())


def chosen_by(rng: Random, kind: str) -> set[str]:
    """The names of the checks that an input of a kind is to go through."""
    of_files = {name: shares[kind != ARTICLE] for name, (*shares, _) in OF_FILES.items()}
    shares = {**{name: share for name, (share, _) in AT_TIMES.items()}, **of_files, EVERY_CONFIG: EVERY_CONFIG_SHARE}
    return {*ALWAYS, *(name for name, share in shares.items() if rng.random() < share)}


def _faults(subject: Subject, chosen: Collection[str], seconds: float) -> Iterator[Fault]:
    for name, (*_, check) in OF_FILES.items():
        if name in chosen and (name == COMMAND or subject.kind != ARTICLE):
            yield from _guarded(name, partial(check, subject), seconds)
    if subject.kind != ARTICLE:
        return
    try:
        article = Article(subject, tuple(configs()) if EVERY_CONFIG in chosen else (EVERY_RULE,))
    except DecodeError as error:
        if not str(error) or not 0 <= error.offset <= len(subject.data):
            yield Fault("decode", "decode error", "message", repr(error))
        return
    except Exception as error:
        yield from_exception("decode", error)
        return
    for name, of_article in _checks():
        if name in chosen:
            yield from _guarded(name, partial(of_article, article), seconds)


def _checks() -> Iterator[tuple[str, Callable[[Article], Iterator[Broken]]]]:
    yield from ALWAYS.items()
    yield from ((name, check) for name, (_, check) in AT_TIMES.items())


def _guarded(step: str, check: Callable[[], Iterator[Broken]], seconds: float) -> Iterator[Fault]:
    """What a check finds; whatever it raises is a fault, too."""
    try:
        with time_limit(seconds * 10 if step == "growth" else seconds):
            broken = list(check())
    except TimeLimitError as error:
        yield from_timeout(step, error)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # panics of native libraries are no `Exception`
        yield from_exception(step, error)
    else:
        yield from (Fault(step, *each) for each in broken)
