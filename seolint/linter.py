"""A source and a config in, problems out: the pure core that every other part of seolint goes through."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from seolint.config import ActiveRule, Config, load
from seolint.document import Document, FileExists, Finding
from seolint.problems import numbered, ordered, without_yielding
from seolint.readers import FRONT_MATTER, Settings, format_for, is_component, is_mdx, read
from seolint.rule_runner import RuleRunner, Score
from seolint.rules.habit import ELEMENTS
from seolint.rules.rule import Problem, Rule
from seolint.site.generators.recognition import is_index
from seolint.site.page_title import title_use
from seolint.suppression import CHECK, Suppressions, suppress

if TYPE_CHECKING:
    from seolint.analysis.page_summary import PageSummary
    from seolint.site.record import PageRecord


class Extras(NamedTuple):
    """What a run asks for besides problems, each a field of the report: few runs need them, and they take time."""

    page_summary: bool = False
    page_text: bool = False
    not_applicable: bool = False
    scores: bool = False
    record: bool = False

    def for_config(self, config: Config) -> Extras:
        """These, and the scores if the config names a baseline to compare them with."""
        return self._replace(scores=True) if config.baseline else self


NO_EXTRAS = Extras()


class Report(NamedTuple):
    """The result of linting one file: its problems in the order of their places.

    `language` is a code, "und" for one that can't be determined. `errors` are what went wrong, one line each.
    `not_applicable` names the rules that could not judge the file, each with the reason; `scores` are what the rules
    with a tolerance measured, within their limits or not. These, `page_summary`, `page_text` and `record` are `Extras`.
    """

    path: str
    format: str
    language: str
    words: int
    problems: tuple[Problem, ...]
    errors: tuple[str, ...] = ()
    not_applicable: tuple[tuple[str, str], ...] = ()
    scores: tuple[Score, ...] = ()
    page_summary: PageSummary | None = None
    page_text: str = ""  # for a report that shows it, packed (`seolint.analysis.page_text.unpacked`)
    elements: tuple[str, ...] = ()  # those of `seolint.rules.habit.ELEMENTS` that the file has
    record: PageRecord | None = None


def examine(
    source: str,
    path: str,
    config: Config,
    format: str | None = None,
    *,
    extras: Extras = NO_EXTRAS,
    exists: FileExists | None = None,
    encoding: str = "",
    see: Callable[[Document], object] | None = None,
) -> Report:
    """Everything about one article: problems, format, language, words. Reads nothing but its arguments.

    `config` is the one in force for this path (`Config.for_path`); `format` overrides what the path's extension says.
    `extras` is what to report besides problems; `exists` says whether there is a file at a path that the article names.
    `encoding` is that of the file, if the source is the content of one. `see` is called with the document at the end.
    """
    kind = format or format_for(path, source, config.formats)
    document = parse(source, path, config, kind, encoding)
    document = document.knowing(exists=exists) if exists else document
    runner, extras = RuleRunner(document, path), extras.for_config(config)
    problems, suppressions = _all_problems(runner, config)
    not_applicable = tuple(runner.not_applicable(config.rules)) if extras.not_applicable else ()
    scores = tuple(runner.scores(config.rules)) if extras.scores else ()
    summary, text = _page_parts(document, extras) if extras.page_summary or extras.page_text else (None, "")
    report = Report(
        path=path,
        format=kind,
        language=document.language.code,
        words=len(document.words),
        problems=tuple(problems),
        not_applicable=not_applicable,
        scores=tuple(score for score in scores if not _is_suppressed(score.problem, suppressions)),
        errors=tuple(runner.errors.values()),
        page_summary=summary,
        page_text=text,
        elements=tuple(filter(document.all, ELEMENTS)),
        record=_record(document, path, problems, config, suppressions) if extras.record else None,
    )
    if see:
        see(document)
    document.forget()
    return report


def _all_problems(runner: RuleRunner, config: Config) -> tuple[Sequence[Problem], Suppressions]:
    """What the rules report, those on directives last, without what is suppressed; and where rules are suppressed."""
    on_articles, on_directives = _by_subject(config.rules)
    reported = [problem for active in on_articles for problem in runner.problems(active)]
    found = numbered(without_yielding(reported, on_articles))
    result = suppress(runner.maker.document, found, config, frozenset(runner.errors))
    more = [problem for active in on_directives for problem in runner.problems(active, {"remarks": result.remarks})]
    remaining = [problem for problem in numbered(more) if not _is_suppressed(problem, result.suppressions)]
    return ordered([*result.problems, *remaining]), result.suppressions


def _is_suppressed(problem: Problem, suppressions: Suppressions) -> bool:
    """Whether a directive that names its rule suppresses it: one for its family or for all rules doesn't count here."""
    return suppressions.cover((problem.rule,), problem.place.start)


def _by_subject(rules: Sequence[ActiveRule]) -> tuple[list[ActiveRule], list[ActiveRule]]:
    """The rules on articles, and those on directives, which run last."""
    return [a for a in rules if a.rule.check != CHECK], [a for a in rules if a.rule.check == CHECK]


def _page_parts(document: Document, extras: Extras) -> tuple[PageSummary | None, str]:
    """The summary and the text of the page, as far as they are asked for."""
    from seolint.analysis.page_summary import page_summary
    from seolint.analysis.page_text import packed, page_text

    text = packed(page_text(document)) if extras.page_text else ""
    return page_summary(document) if extras.page_summary else None, text


def _record(
    document: Document, path: str, problems: Sequence[Problem], config: Config, suppressions: Suppressions
) -> PageRecord:
    from seolint.records import record_with  # which runs of single files don't need

    return record_with(document, path, problems, config, suppressions)


def find(rule: Rule, document: Document, options: Mapping[str, Any]) -> Iterator[Finding]:
    """What a rule finds in a document; if it is on directives, after a run of all rules of the preset recommended."""
    if rule.check != CHECK:
        return rule.run(document, options)
    config, runner = load(), RuleRunner(document, "")
    on_articles, _ = _by_subject(config.rules)
    found = numbered([problem for active in on_articles for problem in runner.problems(active)])
    return rule.run(document, {**options, "remarks": suppress(document, found, config, frozenset()).remarks})


def parse(source: str, path: str, config: Config, format: str, encoding: str = "") -> Document:
    """The document of an article, read as `config` (the one in force for this path) says.

    The keyphrases are those on the command line, else those in the article, else those in the config.
    """
    settings = Settings(
        language=config.command_line.language,
        default_language=config.language,
        content=config.content,
        front_matter={**FRONT_MATTER, **config.front_matter} if config.front_matter else FRONT_MATTER,
        mdx=is_mdx(path, config.formats),
        component=is_component(path),
        encoding=encoding,
    )
    document = read(source, format, settings)
    phrases = tuple(config.command_line.keyphrases) or (() if document.all("keyphrase") else config.phrases)
    index = is_index(path)
    use = title_use(document, config.generator, config.titles_shown, is_index=index)
    if not (phrases or index or use):
        return document
    return document.knowing(keyphrases=phrases, is_index=index, title_use=use)
