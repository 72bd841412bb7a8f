"""A source and a config in, problems out: the pure heart that every other part of seolint goes through."""

from __future__ import annotations

from _blake2 import blake2b  # as hashlib has it, which loads all of OpenSSL before
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from seolint.config import ActiveRule, Config, load
from seolint.document import Document, Exists, Finding, Span
from seolint.named import NamedTuple
from seolint.plan import MEASURE, TOLERANCE, plan_for
from seolint.readers import FRONT_MATTER, Settings, format_of, read
from seolint.rule import Excerpt, Place, Problem, Rule
from seolint.suppression import CHECK, judge

if TYPE_CHECKING:
    from seolint.sheet import Sheet

_WINDOW = 200
"""Characters of a line that an excerpt shows: two lines of a terminal."""

_LEAD = 60
"""Characters of an excerpt before the problem, when the line is longer than the window."""

_BEYOND = 1e9
"""A bound that no score keeps: with it, a rule tells the score of any article."""


class Score(NamedTuple):
    """The score of an article, in points, and the problem that it would be; `higher` says that higher is better."""

    problem: Problem
    measure: str
    value: float
    higher: bool
    tolerance: float


class Report(NamedTuple):
    """What seolint has to say of one file. `errors` are faults of seolint itself, each naming rule and path.

    `unable` names the rules that could not judge the file, each with the reason; `scores` are what the rules with a
    tolerance measured, inside their limits or not. These and `sheet` are there where the config asks for them.
    """

    path: str
    format: str
    language: str
    words: int
    problems: tuple[Problem, ...]
    errors: tuple[str, ...] = ()
    unable: tuple[tuple[str, str], ...] = ()
    scores: tuple[Score, ...] = ()
    sheet: Sheet | None = None
    page: str = ""
    """Its text for a report that shows it (`seolint.page.unpacked`), where the config asks for it."""


def lint(source: str, path: str, config: Config) -> list[Problem]:
    """The problems of an article, ordered by position, then rule."""
    return list(examine(source, path, config).problems)


def examine(source: str, path: str, config: Config, format: str | None = None, exists: Exists | None = None) -> Report:
    """Everything about one article: problems, format, language, words. Reads nothing but its arguments.

    `config` is the one in force for this path (`Config.for_path`); `format` overrides what the path's extension says.
    `exists` tells of paths that the article names whether there is a file behind them.
    """
    kind = format or format_of(path) or "text"
    document = parse(source, path, config, kind)
    if exists:
        document = document.knowing(exists=exists)
    errors: dict[str, str] = {}
    plan = plan_for(config.rules)
    found = _number([p for active in plan.to_run(document) for p in _problems(document, path, active, errors)])
    verdict = judge(document, found, config, frozenset(errors))
    remarks = verdict.remarks
    said = _number([p for own in plan.on_directives for p in _problems(document, path, own, errors, remarks=remarks)])

    def heard(problem: Problem) -> bool:
        return not verdict.silences.cover((problem.rule,), problem.place.start)

    left = [*verdict.left, *filter(heard, said)]
    unable = tuple(_unable(document, plan.telling, errors)) if config.forced.reasons else ()
    scoring = plan.scoring if config.forced.scores else ()
    scores = tuple(score for score in _scores(document, path, scoring, errors) if heard(score.problem))
    code, words, failed = document.language.code, len(document.words), tuple(errors.values())
    shown = _sheet(document, config), _page(document, config)
    document.forget()
    return Report(path, kind, code, words, _ordered(left), failed, unable, scores, *shown)


def _sheet(document: Document, config: Config) -> Sheet | None:
    """The sheet of the page, where it is asked for."""
    if not config.forced.sheet:
        return None
    from seolint.sheet import sheet_of

    return sheet_of(document)


def _page(document: Document, config: Config) -> str:
    if not config.forced.page:
        return ""
    from seolint.page import packed
    from seolint.page.making import page_of

    return packed(page_of(document))


def find(rule: Rule, document: Document, options: Mapping[str, Any]) -> Iterator[Finding]:
    """What a rule finds in a document; one on directives, after a run of all the rules of the preset recommended."""
    if rule.check != CHECK:
        return rule.run(document, options)
    config = load()
    run = plan_for(config.rules).to_run(document)
    found = _number([problem for active in run for problem in _problems(document, "", active, {})])
    return rule.run(document, {**options, "remarks": judge(document, found, config, frozenset()).remarks})


def parse(source: str, path: str, config: Config, format: str) -> Document:
    """The document of an article, read as `config` (the one in force for this path) says.

    Of keyphrases those on the command line count, else those in the article, else those that the config names for it.
    """
    settings = Settings(
        language=config.forced.values.get("language"),
        default_language=config.language,
        content=config.content,
        front_matter={**FRONT_MATTER, **config.front_matter} if config.front_matter else FRONT_MATTER,
        mdx=path.lower().endswith(".mdx"),
    )
    document = read(source, format, settings)
    own = () if document.all("keyphrase") else config.phrases
    phrases = config.forced.keyphrases or own
    return document.knowing(keyphrases=phrases) if phrases else document


def _unable(document: Document, rules: Sequence[ActiveRule], errors: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The rules that can't judge a document, and why; those that failed have said so."""
    for active in rules:
        rule = active.rule
        if rule.id not in errors and (reason := rule.unable(document, active.options)):
            yield rule.id, reason


def _scores(document: Document, path: str, rules: Sequence[ActiveRule], errors: dict[str, str]) -> Iterator[Score]:
    """The scores of the article by the rules that compare them with earlier ones."""
    for active in rules:
        if active.rule.id not in errors:
            given = {**active.rule.settings, **active.options}
            higher = given.get("min") is not None
            bound = {"min": _BEYOND} if higher else {"max": -_BEYOND}
            for problem in _problems(document, path, active._replace(options={**active.options, **bound}), errors):
                value = problem.facts["value"]
                yield Score(problem, given[MEASURE], value, higher, given[TOLERANCE])


def _problems(
    document: Document, path: str, active: ActiveRule, errors: dict[str, str], **told: Any
) -> Sequence[Problem]:
    """The problems of one rule, whose check is `told` what else it takes.

    An exception in it goes to `errors`, by rule; what came before it stands.
    """
    rule, options = active.rule, active.options
    found: dict[tuple[Span, str], Problem] = {}
    try:
        for finding in rule.run(document, {**options, **told} if told else options):
            message = rule.say(finding.facts, options)
            if (finding.span, message) not in found:
                found[finding.span, message] = _problem(document, path, active, finding, message)
    except Exception as error:
        errors[rule.id] = f"{path}: internal error in rule {rule.id}: {type(error).__name__}: {error}"
    return tuple(found.values()) if found else ()


def _problem(document: Document, path: str, active: ActiveRule, finding: Finding, message: str) -> Problem:
    place = _place(document, finding.span)
    return Problem(
        path=path,
        rule=active.rule.id,
        family=active.rule.family,
        severity=active.severity,
        message=message,
        facts=dict(finding.facts),
        place=place,
        related=tuple([_place(document, span) for span in finding.related]),
        excerpt=_excerpt(document, place),
        fingerprint=_fingerprint(document, active.rule.id, finding),
    )


def _place(document: Document, span: Sequence[int]) -> Place:
    start, end = span
    return Place(*document.position(start), *document.position(end), start, end)


def _excerpt(document: Document, place: Place) -> Excerpt:
    """The first line of the finding, cut to a window that holds where it starts."""
    left, end = document.line(place.line)
    if end - left > _WINDOW:
        left = max(left, min(place.start - _LEAD, end - _WINDOW))
    right = min(end, left + _WINDOW)
    start = min(place.start, right) - left
    return Excerpt(document.source[left:right], start, max(start, min(place.end, right) - left))


def _fingerprint(document: Document, rule: str, finding: Finding) -> str:
    """The rule and the words involved; `_number` tells equals apart."""
    words = document.text(finding.span) or document.source[finding.span.start : finding.span.end]
    phrase: Any = finding.facts.get("phrase", "")
    told = "\0".join((rule, " ".join(words.lower().split()), str(phrase).lower()))
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _ordered(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.place.start, problem.place.end, problem.rule)))


def _number(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """`problems` in order, the second and later of equal fingerprints with their ordinal, so that each is its own."""
    seen: dict[str, int] = {}
    numbered = []
    for problem in _ordered(problems):
        count = seen[problem.fingerprint] = seen.get(problem.fingerprint, 0) + 1
        numbered.append(problem if count == 1 else problem._replace(fingerprint=f"{problem.fingerprint}-{count}"))
    return tuple(numbered)
