"""A run compared with a baseline: which problems were recorded, and which entries of the baseline are left over."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable
from functools import cache, cached_property, partial
from pathlib import Path

from seolint.linter import Report
from seolint.rule_runner import Score
from seolint.rules.rule import Problem
from seolint.run.gate.baseline import Baseline, ProblemEntry, ScoreEntry, missing, relative

_WORDS = 6
_LETTERS = 48
"""How many characters of a place a baseline shows to reviewers."""


class BaselineMatcher:
    """The entries of a baseline, and how many more problems each may match.

    `file` is where it is, or will be; the paths of its entries start from the folder of that file.
    """

    def __init__(self, baseline: Baseline, file: str) -> None:
        self.baseline, self.file, self.folder = baseline, file, str(Path(file).absolute().parent)
        self.matched: list[Problem] = []
        self._inactive: dict[str, Collection[str]] = {}
        self._scores = {(entry.path, entry.measure): entry for entry in baseline.scores}
        self._unmatched = {entry[:3]: entry.times for entry in baseline.problems}
        if len(self._unmatched) < len(baseline.problems):  # git joined two that have lines for the same
            for entry in baseline.problems:
                self._unmatched[entry[:3]] = max(entry.times, self._unmatched[entry[:3]])

    def new_problems(
        self,
        report: Report,
        whole_page: Collection[str],
        inactive: Collection[str],
        is_changed: Callable[[Problem], bool],
    ) -> list[Problem]:
        """Those of a file's problems that were not recorded, in order.

        Entries match first the same words in the same file; then, for the rules that judge a `whole_page`, the same
        rule in it, as the words may be a heading that was rewritten; then the same words in a file that is gone, as if
        it had been renamed. A problem of several pages was recorded if it was in each of them. If there are more equal
        problems than recorded, those in changed places are new. `inactive` are the rules that don't judge the file.
        """
        path = relative(report.path, self.folder)
        if not report.errors:
            self._inactive[path] = inactive
        problems = report.problems
        left = sorted(range(len(problems)), key=lambda at: is_changed(problems[at]))
        shared = [at for at in left if _is_shared(problems[at]) and not self._take_shared(problems[at])]
        left = [at for at in left if not _is_shared(problems[at])]
        left = [at for at in left if not self._take(path, problems[at].rule, _base(problems[at]))]
        left = [at for at in left if problems[at].rule not in whole_page or not self._take_any(path, problems[at].rule)]
        left = [at for at in left if not self._take_moved(problems[at])] + shared
        remaining = set(left)
        self.matched += [problem for at, problem in enumerate(problems) if at not in remaining]
        return [problems[at] for at in sorted(left)]

    def recorded_score(self, score: Score) -> ScoreEntry | None:
        """The score recorded for a page, under its path or the one that it had before it was renamed."""
        path = relative(score.problem.path, self.folder)
        return self._scores.get((path, score.measure)) or self._moved_scores.get((score.measure, _base(score.problem)))

    @property
    def expired(self) -> int:
        """How many recorded problems were not found again, though their files and rules were judged."""
        return sum(
            left
            for (rule, path, _), left in self._unmatched.items()
            if left and path in self._inactive and rule not in self._inactive[path]
        )

    def unjudged(self) -> Baseline:
        """What was recorded for files and rules that were not judged; files that are gone are left out."""
        known, gone = self._inactive, self._gone
        problems = [e for e in self.baseline.problems if e.path not in gone and e.rule in known.get(e.path, (e.rule,))]
        return Baseline(problems, [e for e in self.baseline.scores if e.path not in gone and e.path not in known])

    def _take(self, path: str, rule: str, fingerprint: str) -> bool:
        key = rule, path, fingerprint
        if not self._unmatched.get(key):
            return False
        self._unmatched[key] -= 1
        return True

    def _take_shared(self, problem: Problem) -> bool:
        """Match a problem of several pages: the entries of all of them, or none."""
        rule, fingerprint, found = problem.rule, _base(problem), list[str]()
        moved = [path for path in self._moved.get((rule, fingerprint), ()) if self._unmatched[rule, path, fingerprint]]
        for path in (relative(each, self.folder) for each in _paths(problem)):
            if self._unmatched.get((rule, path, fingerprint)):
                found.append(path)
            elif moved:
                found.append(moved.pop())
            else:
                return False
        return all(self._take(path, rule, fingerprint) for path in found)

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
        return frozenset(path for _, path, _ in self._unmatched).union(entry.path for entry in self.baseline.scores)

    @cached_property
    def _known(self) -> dict[tuple[str, str], list[str]]:
        """The fingerprints recorded for each file and rule."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for rule, path, fingerprint in self._unmatched:
            found[path, rule].append(fingerprint)
        return found

    @cached_property
    def _gone(self) -> frozenset[str]:
        return frozenset(missing(self._paths, self.folder))

    @cached_property
    def _movable(self) -> frozenset[str]:
        """The fingerprints recorded for files that are gone: few problems have one, and sorting them takes longer."""
        gone = self._gone
        return frozenset(fingerprint for _, path, fingerprint in self._unmatched if path in gone) if gone else gone

    @cached_property
    def _moved(self) -> dict[tuple[str, str], list[str]]:
        """For each rule and fingerprint, the files that are gone and had such a problem."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for rule, path, fingerprint, _, _ in reversed(self.baseline.problems):
            if path in self._gone:
                found[rule, fingerprint].append(path)
        return found

    @cached_property
    def _moved_scores(self) -> dict[tuple[str, str], ScoreEntry]:
        return {(e.measure, e.fingerprint): e for e in self.baseline.scores if e.path in self._gone}


def as_baseline(problems: Iterable[Problem], scores: Iterable[Score], folder: str) -> Baseline:
    """These problems and scores as a baseline in `folder` (absolute) keeps them."""
    path_of = cache(partial(relative, folder=folder))
    words: dict[tuple[str, str, str], str] = {}
    times: Counter[tuple[str, str, str]] = Counter()
    for problem in problems:
        for path in _paths(problem):
            key = problem.rule, path_of(path), _base(problem)
            times[key] += 1
            words.setdefault(key, _first_words(problem))
    by_measure = {(path_of(score.problem.path), score.measure): score for score in scores}
    return Baseline(
        [ProblemEntry(*key, count, words[key]) for key, count in times.items()],
        [ScoreEntry(*key, score.value, _base(score.problem)) for key, score in by_measure.items()],
    )


def joined(first: Baseline, second: Baseline) -> Baseline:
    """Both baselines in one; if both have an entry for the same problem, that of `first`."""
    problems = {entry[:3]: entry for entry in (*second.problems, *first.problems)}
    scores = {entry[:2]: entry for entry in (*second.scores, *first.scores)}
    return Baseline([*problems.values()], [*scores.values()])


def _is_shared(problem: Problem) -> bool:
    return any(place.path for place in problem.related)


def _paths(problem: Problem) -> Collection[str]:
    """The files that a problem is about."""
    return dict.fromkeys((problem.path, *(place.path for place in problem.related if place.path)))


def _base(problem: Problem) -> str:
    """The fingerprint without the ordinal that distinguishes equal problems."""
    return problem.fingerprint.partition("-")[0]


def _first_words(problem: Problem) -> str:
    text, start, end = problem.excerpt
    shown = " ".join(text[start:end].split()[:_WORDS])
    return "".join(filter(str.isprintable, shown))[:_LETTERS]
