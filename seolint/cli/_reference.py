"""Rules as Markdown pages: the reference that people read on the web, made from the files that run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from seolint.report.console import safe_line
from seolint.report.markdown import code, fenced
from seolint.rules.rule import Example, Option, Rule
from seolint.wording import in_unit

RuleSeverity = tuple[Rule, str]
"""A rule, and its severity or off."""


def page(rules: Sequence[RuleSeverity]) -> str:
    """The reference of rules by family: a table of contents, then each rule under its family's heading."""
    families = [(name, list(group)) for name, group in groupby(rules, key=lambda entry: entry[0].family)]
    lines = ["# Rules", ""]
    lines += [f"- [{name}](#{name}): {', '.join(_link(rule) for rule, _ in group)}" for name, group in families]
    for name, group in families:
        lines += ["", f"## {name}"]
        for rule, severity in group:
            lines += ["", entry(rule, severity, 3)]
    return "\n".join(lines)


def entry(rule: Rule, severity: str, level: int) -> str:
    """Everything about a rule, under a heading of the given level."""
    return "\n".join(safe_line(line) for part in _parts(rule, severity, level) for line in part.splitlines() or [""])


def option_value(value: object) -> str:
    """A value as it is written in a config; `not set` for an option without a default."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(str, value))}]"
    return "not set" if value is None else str(value)


def option_kind(option: Option) -> str:
    """What an option takes: its type and bounds, or the values to choose from."""
    if option.allowed:
        return f"one of {', '.join(map(str, option.allowed))}"
    low, high = option.minimum, option.maximum
    bounds = [f"{word} {bound:g}" for word, bound in (("from", low), ("to", high)) if bound is not None]
    return " ".join([option.type, *bounds])


def _parts(rule: Rule, severity: str, level: int) -> Iterator[str]:
    yield f"{'#' * level} {rule.id}"
    yield from ("", " ".join(rule.summary.split()))
    if rule.formerly:
        yield from ("", f"Formerly {', '.join(map(code, rule.formerly))}, which remains valid.")
    yield from ("", f"Severity: {severity}. Check: `{rule.check}`. Message: {code(rule.message)}")
    if rule.rationale:
        yield from ("", rule.rationale)
    if rule.options:
        yield from ("", "| option | default | takes | |", "|---|---|---|---|")
        yield from (_row(name, option) for name, option in rule.options.items())
    for example in rule.examples:
        yield from _example(example)
    if rule.source:
        yield from ("", f"Source{'s' if len(rule.source) > 1 else ''}:", "")
        yield from (f"- <{source}>" if re.match(r"https?://\S+$", source) else f"- {source}" for source in rule.source)


def _row(name: str, option: Option) -> str:
    default = in_unit(option_value(option.default), option.unit if option.default is not None else "")
    cells = (f"`{name}`", default, option_kind(option), option.help)
    return f"| {' | '.join(' '.join(cell.split()).replace('|', chr(92) + '|') for cell in cells)} |"


def _example(example: Example) -> Iterator[str]:
    options = ", ".join(f"{name}: {option_value(value)}" for name, value in example.options.items())
    yield from ("", f"{'Bad' if example.flags else 'Good'}{f' ({options})' if options else ''}:", "")
    yield fenced(example.source.rstrip("\n"), "markdown" if example.format == "both" else example.format)
    if example.flags:
        yield from ("", f"Reported: {', '.join(map(code, example.flags))}")


def _link(rule: Rule) -> str:
    return f"[{rule.id}](#{rule.id})"
