"""A source and a config in, problems out: the pure heart that every other part of seolint goes through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

from seolint.config import ActiveRule, Config
from seolint.document import Document, Finding, Span
from seolint.readers import FRONT_MATTER, Settings, format_of, read
from seolint.rule import Excerpt, Place, Problem
from seolint.suppression import Stretch, directives, stretches, unknown

_WINDOW = 200
"""Characters of a line that an excerpt shows: two lines of a terminal."""

_LEAD = 60
"""Characters of an excerpt before the problem, when the line is longer than the window."""

UNKNOWN = "unknown-suppression"
"""The rule id of a disable comment that disables nothing seolint knows."""


@dataclass(frozen=True, slots=True)
class Report:
    """What seolint has to say of one file. `errors` are faults of seolint itself, each naming rule and path."""

    path: str
    format: str
    language: str
    words: int
    problems: tuple[Problem, ...]
    errors: tuple[str, ...] = ()


def lint(source: str, path: str, config: Config) -> list[Problem]:
    """The problems of an article, ordered by position, then rule."""
    return list(examine(source, path, config).problems)


def examine(source: str, path: str, config: Config, format: str | None = None) -> Report:
    """Everything about one article: problems, format, language, words. Reads nothing but its arguments.

    `config` is the one in force for this path (`Config.for_path`); `format` overrides what the path's extension says.
    """
    kind = format or format_of(path) or "text"
    document = parse(source, path, config, kind)
    found = directives(document)
    silent = stretches(document, found)
    errors: list[str] = []
    problems = [problem for active in config.rules for problem in _problems(document, path, active, silent, errors)]
    problems += _unknown(document, path, config, unknown(document, found, _known(config)) if found else ())
    ordered = sorted(problems, key=lambda problem: (problem.place.start, problem.place.end, problem.rule))
    return Report(path, kind, document.language.code, len(document.words), _number(ordered), tuple(errors))


def parse(source: str, path: str, config: Config, format: str) -> Document:
    """The document of an article, read as `config` (the one in force for this path) says."""
    settings = Settings(
        language=config.forced.values.get("language"),
        default_language=config.language,
        content=config.content,
        front_matter={**FRONT_MATTER, **config.front_matter} if config.front_matter else FRONT_MATTER,
        mdx=path.lower().endswith(".mdx"),
    )
    return read(source, format, settings)


def _known(config: Config) -> frozenset[str]:
    return frozenset(config.states) | {state.rule.family for state in config.states.values()} | {UNKNOWN}


def _problems(
    document: Document, path: str, active: ActiveRule, silent: Sequence[Stretch], errors: list[str]
) -> Iterator[Problem]:
    """The problems of one rule. An exception in its check is told in `errors`; what came before it stands."""
    rule = active.rule
    seen = set()
    try:
        for finding in rule.run(document, active.options):
            if any(stretch.covers(finding.span.start, rule.id, rule.family) for stretch in silent):
                continue
            message = rule.say(finding.facts, active.options)
            if (finding.span, message) not in seen:
                seen.add((finding.span, message))
                yield _problem(document, path, active, finding, message)
    except Exception as error:
        errors.append(f"{path}: internal error in rule {rule.id}: {type(error).__name__}: {error}")


def _problem(document: Document, path: str, active: ActiveRule, finding: Finding, message: str) -> Problem:
    return Problem(
        path=path,
        rule=active.rule.id,
        family=active.rule.family,
        severity=active.severity,
        message=message,
        facts=dict(finding.facts),
        place=_place(document, finding.span),
        related=tuple(_place(document, Span(*span)) for span in finding.related),
        excerpt=_excerpt(document, finding.span),
        fingerprint=_fingerprint(document, active.rule.id, finding),
    )


def _unknown(document: Document, path: str, config: Config, findings: Iterator[Finding] | tuple[()]) -> list[Problem]:
    return [
        Problem(
            path=path,
            rule=UNKNOWN,
            family="content",
            severity="warning",
            message=f"There is no rule, family or directive {finding.facts['name']}.{finding.facts['hint']}",
            facts={"name": finding.facts["name"]},
            place=_place(document, finding.span),
            related=(),
            excerpt=_excerpt(document, finding.span),
            fingerprint=_fingerprint(document, UNKNOWN, finding),
        )
        for finding in findings
    ]


def _place(document: Document, span: Span) -> Place:
    start, end = document.position(span.start), document.position(span.end)
    return Place(start.line, start.column, end.line, end.column, span.start, span.end)


def _excerpt(document: Document, span: Span) -> Excerpt:
    """The first line of the finding, cut to a window that holds where it starts."""
    line = document.line(document.position(span.start).line)
    left = line.start
    if line.end - line.start > _WINDOW:
        left = max(line.start, min(span.start - _LEAD, line.end - _WINDOW))
    right = min(line.end, left + _WINDOW)
    start = min(span.start, right) - left
    return Excerpt(document.source[left:right], start, max(start, min(span.end, right) - left))


def _fingerprint(document: Document, rule: str, finding: Finding) -> str:
    """The rule and the words involved; `_number` tells equals apart."""
    words = document.text(finding.span) or document.source[finding.span.start : finding.span.end]
    phrase: Any = finding.facts.get("phrase", "")
    told = "\0".join((rule, " ".join(words.lower().split()), str(phrase).lower()))
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _number(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """`problems`, the second and later of equal fingerprints with their ordinal, so that each is its own."""
    seen: Counter[str] = Counter()
    numbered = []
    for problem in problems:
        seen[problem.fingerprint] += 1
        count = seen[problem.fingerprint]
        numbered.append(problem if count == 1 else replace(problem, fingerprint=f"{problem.fingerprint}-{count}"))
    return tuple(numbered)
