"""`seolint explain`: one rule, from its file: what, why, options, examples with what they report, sources."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from textwrap import fill, indent

import click

from seolint.document import Span
from seolint.readers import Settings, read
from seolint.reporters._screen import as_json, cells
from seolint.rule import Example, Option, Rule
from seolint.rule_files import load_rules

WIDTH = 100
"""Characters of a line of explanation."""


@click.command("explain")
@click.argument("rule")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="For people or programs.")
def command(rule: str, form: str) -> None:
    """Explain a rule, with examples.

    What it finds and why, its options, what it reports in bad examples and not in good ones, where it is from.
    """
    rules = load_rules()
    if rule not in rules:
        near = get_close_matches(rule, rules, n=3, cutoff=0.5)
        hint = f"nearest are {', '.join(near)}" if near else "`seolint rules` lists them"
        raise click.UsageError(f"there is no rule {rule}; {hint}")
    click.echo(as_json(_data(rules[rule])) if form == "json" else "\n".join(_lines(rules[rule])))


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


def _lines(rule: Rule) -> Iterator[str]:
    yield f"{rule.id}  ({rule.family}, {rule.severity} unless a config says otherwise)"
    yield f"\n{_wrapped(rule.summary)}"
    if rule.rationale:
        yield "\nWhy"
        yield "\n\n".join(_wrapped(paragraph, "  ") for paragraph in rule.rationale.split("\n\n"))
    if rule.options:
        yield "\nOptions"
        for name, option in rule.options.items():
            yield from _option(name, option)
    if "signs" in rule.settings:
        yield from _signs(rule)
    for number, example in enumerate(rule.examples):
        yield from _example(rule, example, number)
    if rule.source:
        yield "\nSource"
        yield from (f"  {source}" for source in rule.source)


def _signs(rule: Rule) -> Iterator[str]:
    """The signs that a rule weighs, and what each of the measurements in them means."""
    from seolint.checks._signs import Measured

    yield "\nSigns, with the points they give when all their bounds are kept"
    for sign in rule.settings["signs"]:
        bounds = ", ".join(f"{name} {bound}" for name, bound in sign["when"].items())
        yield f"  {sign['points']:+5g}  {bounds}"
    yield "\nWhat is measured"
    for name in sorted({name for sign in rule.settings["signs"] for name in sign["when"]}):
        yield f"  {name}"
        yield _wrapped(getattr(Measured, name).__doc__ or "", "      ")


def _option(name: str, option: Option) -> Iterator[str]:
    unit = f" {option.unit}" if option.unit else ""
    yield f"  {name}: {_value(option.default)}{unit}  ({_kind(option)})"
    yield _wrapped(option.help, "      ")


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(str, value))}]"
    return "not set" if value is None else str(value)


def _kind(option: Option) -> str:
    if option.allowed:
        return f"one of {', '.join(option.allowed)}"
    low, high = option.minimum, option.maximum
    bounds = [f"{word} {bound:g}" for word, bound in (("from", low), ("to", high)) if bound is not None]
    return " ".join([option.type, *bounds])


def _example(rule: Rule, example: Example, number: int) -> Iterator[str]:
    options = ", ".join(f"{name}: {_value(value)}" for name, value in example.options.items())
    yield f"\n{'Bad' if example.flags else 'Good'}{f' ({options})' if options else ''}"
    kind = "markdown" if example.format == "both" else example.format
    document = read(example.source, kind, Settings(default_language="en"))
    found = [finding.span for finding in rule.run(document, example.options)]
    for line in range(1, document.lines + 1):
        own = document.line(line)
        if own.start == len(document.source):
            break
        text = document.source[own.start : own.end]
        yield f"  {text}".rstrip()
        yield from (f"  {_caret(text, own, span)}" for span in found if _starts_in(span, own))


def _starts_in(span: Span, line: Span) -> bool:
    return line.start <= span.start <= line.end and span.start < max(span.end, span.start + 1)


def _caret(text: str, line: Span, span: Span) -> str:
    start, end = span.start - line.start, min(span.end, line.end) - line.start
    return " " * cells(text[:start]) + "^" * max(1, cells(text[start:end]))


def _wrapped(text: str, margin: str = "") -> str:
    return indent(
        fill(" ".join(text.split()), WIDTH - len(margin), break_long_words=False, break_on_hyphens=False), margin
    )
