"""The result of a run: the one value that every report, the scores of pages and the exit code are made from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import floor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from seolint.habits import with_habits
from seolint.language import get
from seolint.rules import rules_root
from seolint.rules.options import SEVERITIES
from seolint.rules.rule import Problem, Rule
from seolint.run.discovery import Failure
from seolint.run.site_habits import NO_HABITS, SiteHabits, split, with_places
from seolint.yaml import ConfigError, read

if TYPE_CHECKING:
    from seolint.analysis.page_summary import PageSummary
    from seolint.linter import Report
    from seolint.run.config_loader import ConfigLoader
    from seolint.run.site_overview import PageRow
    from seolint.run.worker import Outcome

BEST = 100
"""The score of a page without a problem; rules/scores.yml has the weights of problems, and a score worked out by
hand."""


class Scale(NamedTuple):
    """What a problem costs, by severity, per `per_words` words; no text counts as shorter than `least_words`."""

    weights: Mapping[str, float]
    per_words: int
    least_words: int


class PageScore(NamedTuple):
    """The score of a page, 0 to 100, and those of the families that found something in it."""

    total: int
    families: Mapping[str, int]


@cache
def scale() -> Scale:
    """The scale in rules/scores.yml. Raises ConfigError."""
    source = read(rules_root() / "scores.yml")
    if source.diagnostics:
        raise ConfigError(source.diagnostics)
    return Scale(**source.data)


def page_score(problems: Iterable[Problem], words: int, by: Scale) -> PageScore:
    """The score of a page with this many words and these problems; 100 only for a page without any."""
    weights: dict[str, float] = defaultdict(float)
    for problem in problems:
        weights[problem.family] += by.weights[problem.severity]
    share = by.per_words / max(words, by.least_words)
    families = {family: _left(weight * share) for family, weight in sorted(weights.items())}
    return PageScore(_left(sum(weights.values()) * share), families)


def in_words(count: int, language: str) -> int:
    """A length in words; it may have been counted in characters, for want of spaces between words."""
    return round(count / get(language).units_for_a_word)


def _left(cost: float) -> int:
    return max(0, floor(BEST - cost))


class FileResult(NamedTuple):
    """A file that was linted."""

    path: str
    format: str
    language: str
    words: int
    not_applicable: tuple[tuple[str, str], ...] = ()
    """The rules that could not judge it, each with the reason."""
    page_summary: PageSummary | None = None
    score: PageScore | None = None
    """Both only if they were requested."""
    page_text: str = ""
    """Its text, packed (`seolint.analysis.page_text`); only if a format shows it."""
    elements: tuple[str, ...] = ()
    """The elements it has that some rules need (`seolint.rules.habit.ELEMENTS`)."""


class RunResult(NamedTuple):
    """Everything a report can show: problems in order, the files, and (path, message) of what could not be done.

    `rules` are those that were in force anywhere, by id; `root` is the absolute path of the folder of the run;
    `recorded` is how many problems a baseline held back, None if there was none; `stray_links` how many links to files
    outside the repository were skipped, `not_articles` how many files and folders without articles. `hidden` are the
    problems that a report doesn't show because of their low severity (`shown`); everything that is computed about a
    page counts them. `habits` are the rules, each with a severity, that many pages have problems of, and how many do
    (`seolint.run.site_habits`); `repeated` are the further ones of those problems if a report shows only the first
    (`with_habits_once`).
    """

    problems: Sequence[Problem]
    files: Sequence[FileResult]
    errors: Sequence[tuple[str, str]]
    rules: Mapping[str, Rule] = {}
    root: str = ""
    recorded: int | None = None
    stray_links: int = 0
    not_articles: int = 0
    hidden: Sequence[Problem] = ()
    habits: SiteHabits = NO_HABITS
    repeated: Sequence[Problem] = ()
    site_pages: Sequence[PageRow] = ()
    """The pages of the sites, if the run looked across pages and a format shows them."""
    since: str | None = None
    """The commit since which only changes count, or "staged"."""

    @property
    def failures(self) -> Sequence[tuple[str, str]]:
        """`errors`, but only the first line of each message: what follows may be a source line and a caret."""
        return [(path, message.partition("\n")[0]) for path, message in self.errors]

    @property
    def counts(self) -> Mapping[str, int]:
        """Problems by severity."""
        return by_severity(self.problems)

    def shown(self, lowest: str) -> RunResult:
        """The result as a report shows it from the severity `lowest` on."""
        levels = SEVERITIES[: SEVERITIES.index(lowest) + 1]
        if all(problem.severity in levels for problem in self.problems):
            return self
        shown = [problem for problem in self.problems if problem.severity in levels]
        hidden = [problem for problem in self.problems if problem.severity not in levels]
        return self._replace(problems=shown, hidden=hidden)

    def with_habits_once(self) -> RunResult:
        """The result as shown by a report that shows each habit of the site once."""
        first, repeated = split(self.problems, self.habits)
        return self._replace(problems=with_places(first, repeated, self.habits), repeated=repeated)

    def below(self, least: int | None) -> Sequence[tuple[str, int]]:
        """The files whose score is lower than `least`, each with its score; none without a minimum."""
        scores = [(file.path, file.score.total) for file in self.files if file.score]
        return [] if least is None else [(path, score) for path, score in scores if score < least]


def by_severity(problems: Iterable[Problem]) -> Mapping[str, int]:
    """How many problems there are of each severity."""
    found = Counter[str](problem.severity for problem in problems)
    return {severity: found[severity] for severity in SEVERITIES}


def collect(outcomes: Iterable[Outcome], configs: ConfigLoader, *, scored: bool = False) -> RunResult:
    """The outcomes as one result, with the errors of the configs. `scored` asks for the score of each page."""
    problems: list[Problem] = []
    files: list[FileResult] = []
    errors: list[tuple[str, str]] = []
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            errors.append((outcome.path, outcome.message))
            continue
        found, wrong = with_habits(outcome.problems, configs.of_file(outcome.path).for_path(outcome.path).rules)
        problems += found
        files.append(_file(outcome, scored))
        errors += [(outcome.path, error.removeprefix(f"{outcome.path}: ")) for error in (*outcome.errors, *wrong)]
    errors += [(failure.path, failure.message) for failure in configs.failures]
    return RunResult(problems, files, sorted(dict.fromkeys(errors)), _rules(files, configs), Path.cwd().as_posix())


def _file(report: Report, scored: bool) -> FileResult:
    score = page_score(report.problems, in_words(report.words, report.language), scale()) if scored else None
    same = report.path, report.format, report.language, report.words, report.not_applicable, report.page_summary
    return FileResult(*same, score, report.page_text, report.elements)


def _rules(files: Sequence[FileResult], configs: ConfigLoader) -> Mapping[str, Rule]:
    """The rules of the configs that the files follow, by id."""
    followed = {configs.source_of_file(file.path): configs.of_file(file.path) for file in files}
    return {name: state.rule for config in followed.values() for name, state in config.states.items()}
