"""The loop: a subject, the checks, what they found; the same subjects for the same seed and files."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Set
from contextlib import suppress
from pathlib import Path
from random import Random

from seolint.readers.decode import DecodeError
from tests.fuzz import fresh
from tests.fuzz.article import Article
from tests.fuzz.checks import EVERY_CONFIG, SECONDS, chosen_by, faults_of
from tests.fuzz.faults import Fault
from tests.fuzz.findings import Finding, Store
from tests.fuzz.generators import RealFiles, subject
from tests.fuzz.minimize import minimize
from tests.fuzz.mutations import stretch
from tests.fuzz.repeating import digest
from tests.fuzz.subject import ARTICLE, Subject

FRESH_SHARE, FRESH_BATCH = 0.03, 40
"""Which part of the articles is linted in another process too, and how many at once."""

OF_STRETCHES = 0.6
"""Which part of the measurements of growth repeats a few characters of an article instead of all of it."""

MINIMIZING = 30.0
"""Seconds for making a finding small."""

SLOW = ("growth", "time limit")
"""Kinds of which each try takes seconds."""

Told = Callable[[Finding, Path], None]


class Campaign:
    """A run of the fuzzer in one process. `counts` is how often each fault was found.

    `current` is the file in which the input that is being tried is kept; `growth` says whether time is measured.
    """

    def __init__(
        self,
        seed: str,
        real: RealFiles,
        store: Store,
        told: Told,
        current: Path | None = None,
        growth: bool = True,
    ) -> None:
        self.seed, self.real, self.store, self.told, self.current = seed, real, store, told, current
        self.growth = growth
        self.executions = 0
        self.counts: Counter[tuple[str, str]] = Counter()
        self._for_fresh: list[tuple[Subject, str]] = []

    def run(self, first: int, until: float, most: int | None = None) -> Iterator[int]:
        """Execute until a moment (`time.monotonic`), or so often; yields the number of each execution."""
        number = first
        while time.monotonic() < until and (most is None or self.executions < most):
            self.execute(number)
            self.executions += 1
            yield number
            number += 1
        self._compare()

    def execute(self, number: int) -> None:
        """Try the input of this number."""
        seed = f"{self.seed}:{number}"
        rng = Random(seed)
        made = subject(rng, self.real)
        chosen = chosen_by(rng, made.kind)
        if not self.growth:
            chosen.discard("growth")
        elif "growth" in chosen and rng.random() < OF_STRETCHES:
            made = made._replace(text=stretch(rng, made.text))
        if self.current:
            self.current.write_bytes(made.data)
            self.current.with_suffix(".json").write_text(json.dumps([made.kind, made.name, seed]), "utf-8")
        faults = faults_of(made, chosen)
        for fault in faults:
            self._keep(fault, made, seed, chosen & {EVERY_CONFIG})
        if made.kind == ARTICLE and not faults and rng.random() < FRESH_SHARE:
            with suppress(DecodeError):
                self._for_fresh.append((made, digest(Article(made))))
            if len(self._for_fresh) >= FRESH_BATCH:
                self._compare()

    def _compare(self) -> None:
        waiting, self._for_fresh = self._for_fresh, []
        for made, fault in fresh.compare(waiting, len(self.counts) + self.executions) if waiting else ():
            self._keep(fault, made, self.seed)

    def _keep(self, fault: Fault, made: Subject, seed: str, also: Set[str] = frozenset()) -> None:
        self.counts[fault.key] += 1
        if self.store.has(fault):
            return
        small = made if fault.step == fresh.STEP else smallest(made, fault, also)
        finding = Finding(fault, small, seed)
        self.told(finding, self.store.keep(finding))


def smallest(made: Subject, fault: Fault, also: Set[str] = frozenset()) -> Subject:
    """A smaller subject that shows the same fault."""
    seconds = SECONDS / 3 if fault.kind == "time limit" else SECONDS

    def shows(text: str) -> bool:
        return any(
            other.key == fault.key for other in faults_of(made._replace(text=text), {fault.step, *also}, seconds)
        )

    return made._replace(text=minimize(made.text, shows, MINIMIZING * (4 if fault.kind in SLOW else 1)))
