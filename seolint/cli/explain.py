"""`seolint explain`: a rule from its file: what, why, options, examples with what they report, sources; or a family."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from textwrap import fill, indent
from typing import Any

import click

from seolint.cli import _family, _phrase_points
from seolint.cli._common import complain, configs_for, finish
from seolint.cli._options import Choice, reading_options
from seolint.cli._reference import entry, option_kind, option_value
from seolint.config import ActiveRule, Config
from seolint.config.renamed import old_name
from seolint.document import Document, Finding, Span
from seolint.examples import document_of, formats, found_in
from seolint.report.console import as_json, cells, safe, safe_line
from seolint.rules.rule import Example, Option, Rule
from seolint.run.options import CheckOptions
from seolint.wording import in_unit, near

WIDTH = 100
"""Characters of a line of explanation."""

LEAST_PART, MOST_LONGER = 3, 12
"""The minimum characters in a part of a name, and the maximum number of longer names listed for it."""


@click.command("explain")
@click.argument("rule", metavar="RULE|FAMILY")
@click.argument("paths", nargs=-1, metavar="[FILE]...")
@reading_options
@click.option(
    "--format", "form", type=Choice(("text", "json", "markdown")), default="text", help="The form of the output."
)
@click.option("--verbose", is_flag=True, help="Also list the signs that stuffed-phrase and similar rules weigh.")
def command(rule: str, form: str, verbose: bool, **values: Any) -> None:
    """Explain a rule, with examples, or a family.

    For a rule: what it finds and why, its options, good and bad examples, and its source. For a family: what it is
    about, and its rules. Severity and options are those under the config of the current folder, and custom rules are
    explained, too. With FILE, for stuffed-phrase and similar rules: the phrases nearest to the limit, with the points
    that each sign gave them.
    """
    options = CheckOptions(**values)
    configs = configs_for(options)
    config = configs.of(Path.cwd() / "-")
    if rule in (ids := config.current_ids):
        complain("", f"warning: {old_name(rule, ids[rule])}")
        rule = ids[rule]
    families = {state.rule.family for state in config.states.values()}
    if rule in families and rule not in config.states:
        if options.paths:
            raise click.UsageError(f"{rule} is a family; files are explained by a rule, such as stuffed-phrase")
        _family.show(rule, config, form)
        finish(configs)
        return
    if rule not in config.states:
        raise click.UsageError(f"there is no rule or family {rule}; {_hint(rule, families, config.states)}")
    state = config.states[rule]
    if options.paths:
        _phrase_points.show(state.rule, options, configs, form)
        return
    severity = _severity(state, config)
    if form == "json":
        click.echo(as_json(_data(state.rule)))
    elif form == "markdown":
        click.echo(entry(state.rule, severity, 1))
    else:
        click.echo("\n".join(safe_line(line) for part in _lines(state, severity, verbose) for line in part.split("\n")))
    finish(configs)


def _hint(name: str, families: Collection[str], rules: Collection[str]) -> str:
    """What an unknown name may mean: longer names that contain it, or else the nearest ones."""
    known = [*sorted(families), *sorted(rules)]
    if len(name) >= LEAST_PART and (longer := [each for each in known if name.lower() in each]):
        more = f" and {len(longer) - MOST_LONGER} more" if len(longer) > MOST_LONGER else ""
        return f"names that contain it are {', '.join(longer[:MOST_LONGER])}{more}"
    names = [*near(name, families, cutoff=0.75), *near(name, rules, count=3, cutoff=0.5)]
    return f"the nearest are {', '.join(names)}" if names else "`seolint rules` lists them"


def _severity(state: ActiveRule, config: Config) -> str:
    return state.severity if any(active.rule.id == state.rule.id for active in config.rules) else "off"


def _data(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "family": rule.family,
        "severity": rule.severity,
        "summary": " ".join(rule.summary.split()),
        "rationale": rule.rationale,
        "message": rule.message,
        "options": {name: _option_data(option) for name, option in rule.options.items()},
        "examples": [
            {"kind": "bad" if example.flags else "good", "source": example.source, "flags": list(example.flags)}
            for example in rule.examples
        ],
        "source": list(rule.source),
        "formerly": list(rule.formerly),
    }


def _option_data(option: Option) -> dict[str, object]:
    return {
        "type": option.type,
        "default": option.default,
        "unit": option.unit,
        "help": " ".join(option.help.split()),
        "allowed": list(option.allowed),
        "minimum": option.minimum,
        "maximum": option.maximum,
    }


def _lines(state: ActiveRule, severity: str, verbose: bool) -> Iterator[str]:
    rule = state.rule
    yield safe(f"{rule.id}  ({rule.family}, {severity})")
    if rule.formerly:
        yield safe(f"formerly {', '.join(rule.formerly)}")
    yield f"\n{_wrapped(rule.summary)}"
    if rule.rationale:
        yield "\nWhy"
        yield "\n\n".join(_wrapped(paragraph, "  ") for paragraph in rule.rationale.split("\n\n"))
    if rule.options:
        yield "\nOptions"
        for name, option in rule.options.items():
            yield from _option(name, option, state.options.get(name))
    if "signs" in rule.settings:
        yield from _phrase_points.all_signs(rule) if verbose else _phrase_points.folded_signs(rule)
    for example in rule.examples:
        yield from _example(rule, example)
    yield from _changes(rule)
    if rule.source:
        yield "\nSource"
        yield from (safe(f"  {source}") for source in rule.source)


def _option(name: str, option: Option, current: object) -> Iterator[str]:
    unit = option.unit
    default = in_unit(option_value(option.default), unit if option.default is not None else "")
    here = in_unit(option_value(current), unit)
    value = default if current == option.default else f"{here} here, {default} by default"
    yield safe(f"  {name}: {value}  ({option_kind(option)})")
    yield _wrapped(option.help, "      ")


def _example(rule: Rule, example: Example) -> Iterator[str]:
    options = ", ".join(f"{name}: {option_value(value)}" for name, value in example.options.items())
    yield ""
    yield safe(f"{'Bad' if example.flags else 'Good'}{f' ({options})' if options else ''}")
    document = document_of(example, formats(example)[0])
    try:
        every = found_in(rule, example, formats(example)[0])
        found = [finding for finding, _, is_here in every if is_here]
        messages = [rule.say(finding.facts, example.options) for finding in found]
    except Exception as error:
        found, messages = [], [f"the check failed: {type(error).__name__}: {error}; see `seolint rules test`"]
    yield from (f"  {line}".rstrip() for line in drawn(document, found))
    yield from (_wrapped(f"-> {message}", "  ") for message in _unique(messages))


def _changes(rule: Rule) -> Iterator[str]:
    """How to turn the rule off, and how to set it."""
    other = "warning" if rule.severity != "warning" else "error"
    scalars = (name for name, option in rule.options.items() if isinstance(option.default, (int, float)))
    option = next((f", {name}: {option_value(rule.options[name].default)}" for name in scalars), "")
    yield "\nChange it in .seolint.yml, for example"
    yield safe(f"  rules: {{{rule.id}: off}}")
    yield safe(f"  rules: {{{rule.id}: {{severity: {other}{option}}}}}")
    yield "\nDisable it once, in an article"
    yield safe(f"  <!-- seolint-disable-next-line {rule.id} -->")
    yield from _fixes(rule)


def _fixes(rule: Rule) -> Iterator[str]:
    """How to have it fixed, if there is a fix."""
    from seolint.fixes import names

    if rule.id in names(unsafe=True):
        yield "\nFix it automatically, where nothing else changes"
        yield f"  seolint check --fix{'' if rule.id in names() else ' --unsafe-fixes'}"


def _unique(messages: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(messages)


def _wrapped(text: str, margin: str = "") -> str:
    filled = fill(safe(" ".join(text.split())), WIDTH - len(margin), break_long_words=False, break_on_hyphens=False)
    return indent(filled, margin)


def drawn(document: Document, findings: Iterable[Finding]) -> Iterator[str]:
    """The lines of the source, each followed by carets under what is reported there, and ~ under its other places."""
    marks = _marks(document, findings)
    for number in range(1, document.lines + 1):
        line = document.line(number)
        if line.start == len(document.source):
            return
        text = document.source[line.start : line.end]
        yield safe(text).rstrip()
        below = "".join(
            marks.get(line.start + offset, " ") * cells(safe(char)) for offset, char in enumerate(f"{text} ")
        )
        if below.strip():
            yield below.rstrip()


def _marks(document: Document, findings: Iterable[Finding]) -> Mapping[int, str]:
    """Offset -> the mark below it. White space is marked only between words on the same line."""
    found = list(findings)
    marks = {offset: "~" for finding in found for span in finding.related for offset in _visible(document, Span(*span))}
    return marks | {offset: "^" for finding in found for offset in _visible(document, finding.span)}


def _visible(document: Document, span: Span) -> Iterator[int]:
    """The offsets of a span, without blanks at either end of its lines; its own offset if it is empty."""
    if span.start == span.end:
        yield span.start
    start = span.start
    for line in document.source[span.start : span.end].splitlines(keepends=True):
        blank = len(line) - len(line.lstrip())
        yield from range(start + blank, start + len(line.rstrip()))
        start += len(line)
