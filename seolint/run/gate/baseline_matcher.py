"""A baseline while a run is held against it: which problems were recorded, and what is left of the record."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable
from functools import cache, cached_property, partial
from pathlib import Path

from seolint.linter import Report, Score
from seolint.rules.rule import Problem
from seolint.run.gate.baseline import Baseline, Entry, Mark, gone, relative

_WORDS = 6
_LETTERS = 48
"""How much of a place a baseline shows to reviewers."""


class Ledger:
    """The entries of a baseline, and how often each may still be met.

    `file` is where it stands, or is to; the paths of its entries start from the folder of that file.
    """

    def __init__(self, baseline: Baseline, file: str) -> None:
        self.baseline, self.file, self.folder = baseline, file, str(Path(file).absolute().parent)
        self.met: list[Problem] = []
        self._idle: dict[str, Collection[str]] = {}
        self._marks = {(mark.path, mark.measure): mark for mark in baseline.marks}
        self._left = {entry[:3]: entry.times for entry in baseline.entries}
        if len(self._left) < len(baseline.entries):  # git joined two that have lines for the same
            for entry in baseline.entries:
                self._left[entry[:3]] = max(entry.times, self._left[entry[:3]])

    def new(
        self, report: Report, whole: Collection[str], idle: Collection[str], fresh: Callable[[Problem], bool]
    ) -> list[Problem]:
        """Those of a file's problems that were not recorded, in order.

        Met are first those with the same words in the same file; then those of rules on `whole` pages, whose words may
        be a heading written anew; then those recorded for a file that is gone, as if it was renamed. Where there are
        more of equal ones than recorded, the `fresh` ones are new. `idle` are rules that don't judge the file.
        """
        own = relative(report.path, self.folder)
        if not report.errors:
            self._idle[own] = idle
        problems = report.problems
        left = sorted(range(len(problems)), key=lambda at: fresh(problems[at]))
        left = [at for at in left if not self._take(own, problems[at].rule, _base(problems[at]))]
        left = [at for at in left if problems[at].rule not in whole or not self._take_any(own, problems[at].rule)]
        left = [at for at in left if not self._take_moved(problems[at])]
        remaining = set(left)
        self.met += [problem for at, problem in enumerate(problems) if at not in remaining]
        return [problems[at] for at in sorted(left)]

    def mark(self, score: Score) -> Mark | None:
        """The score recorded for a page, under its path or under the one that it had before it was renamed."""
        own = relative(score.problem.path, self.folder)
        return self._marks.get((own, score.measure)) or self._moved_marks.get((score.measure, _base(score.problem)))

    @property
    def expired(self) -> int:
        """How many recorded problems were not met again, though their files and rules were judged."""
        return sum(
            left
            for (rule, path, _), left in self._left.items()
            if left and path in self._idle and rule not in self._idle[path]
        )

    def rest(self) -> Baseline:
        """What was recorded for files and rules that were not judged; files that are gone are left out."""
        away = self._gone
        entries = [
            e for e in self.baseline.entries if e.path not in away and e.rule in self._idle.get(e.path, (e.rule,))
        ]
        return Baseline(entries, [m for m in self.baseline.marks if m.path not in away and m.path not in self._idle])

    def _take(self, path: str, rule: str, fingerprint: str) -> bool:
        key = rule, path, fingerprint
        if not self._left.get(key):
            return False
        self._left[key] -= 1
        return True

    def _take_any(self, path: str, rule: str) -> bool:
        return path in self._paths and any(
            self._take(path, rule, fingerprint) for fingerprint in self._known.get((path, rule), ())
        )

    def _take_moved(self, problem: Problem) -> bool:
        key = problem.rule, _base(problem)
        paths = self._moved.get(key, []) if key[1] in self._movable else []
        while paths and not self._take(paths[-1], *key):
            paths.pop()
        return bool(paths)

    @cached_property
    def _paths(self) -> frozenset[str]:
        return frozenset(path for _, path, _ in self._left).union(mark.path for mark in self.baseline.marks)

    @cached_property
    def _known(self) -> dict[tuple[str, str], list[str]]:
        """The fingerprints recorded for each file and rule."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for rule, path, fingerprint in self._left:
            found[path, rule].append(fingerprint)
        return found

    @cached_property
    def _gone(self) -> frozenset[str]:
        return frozenset(gone(self._paths, self.folder))

    @cached_property
    def _movable(self) -> frozenset[str]:
        """The fingerprints recorded for files that are gone: few problems have one, and to sort them takes longer."""
        away = self._gone
        return frozenset(fingerprint for _, path, fingerprint in self._left if path in away) if away else away

    @cached_property
    def _moved(self) -> dict[tuple[str, str], list[str]]:
        """For each rule and fingerprint, the files that are gone and had such a problem."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for rule, path, fingerprint, _, _ in reversed(self.baseline.entries):
            if path in self._gone:
                found[rule, fingerprint].append(path)
        return found

    @cached_property
    def _moved_marks(self) -> dict[tuple[str, str], Mark]:
        return {(mark.measure, mark.fingerprint): mark for mark in self.baseline.marks if mark.path in self._gone}


def recorded(problems: Iterable[Problem], scores: Iterable[Score], folder: str) -> Baseline:
    """These problems and scores as a baseline in `folder` (absolute) keeps them."""
    own = cache(partial(relative, folder=folder))
    words: dict[tuple[str, str, str], str] = {}
    times: Counter[tuple[str, str, str]] = Counter()
    for problem in problems:
        key = problem.rule, own(problem.path), _base(problem)
        times[key] += 1
        words.setdefault(key, _first_words(problem))
    marks = {(own(score.problem.path), score.measure): score for score in scores}
    return Baseline(
        [Entry(*key, count, words[key]) for key, count in times.items()],
        [Mark(*key, score.value, _base(score.problem)) for key, score in marks.items()],
    )


def joined(first: Baseline, second: Baseline) -> Baseline:
    """Both as one; of what both have, what `first` says."""
    entries = {entry[:3]: entry for entry in (*second.entries, *first.entries)}
    marks = {mark[:2]: mark for mark in (*second.marks, *first.marks)}
    return Baseline([*entries.values()], [*marks.values()])


def _base(problem: Problem) -> str:
    """The fingerprint without the ordinal that tells equal problems apart."""
    return problem.fingerprint.partition("-")[0]


def _first_words(problem: Problem) -> str:
    text, start, end = problem.excerpt
    shown = " ".join(text[start:end].split()[:_WORDS])
    return "".join(filter(str.isprintable, shown))[:_LETTERS]
