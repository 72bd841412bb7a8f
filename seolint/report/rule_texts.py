"""A rule's own texts, as plain text and as Markdown, for reports that explain a rule next to its problems."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.report.markdown import fenced
from seolint.rules.rule import Example, Option, Rule
from seolint.wording import in_unit


def summary(rule: Rule) -> str:
    """What the rule finds, on one line."""
    return " ".join(rule.summary.split())


def first_paragraph(rule: Rule, most: int) -> str:
    """Why the rule exists, in at most this many characters; without a rationale, its summary."""
    text = " ".join(rule.rationale.split("\n\n")[0].split()) or summary(rule)
    return text if len(text) <= most else f"{text[: most - 1]}…"


def page(rule: Rule) -> str:
    """The rule as inline help, in Markdown: why, options, examples, sources."""
    return "\n\n".join(_parts(rule))


def plain(rule: Rule) -> str:
    """The rule as inline help, in plain text: summary, why, sources."""
    return "\n\n".join(filter(None, (summary(rule), rule.rationale, "\n".join(rule.source))))


def _parts(rule: Rule) -> Iterator[str]:
    yield rule.rationale or summary(rule)
    if rule.options:
        yield "**Options**"
        yield "\n".join(_option(name, option) for name, option in rule.options.items())
    for example in rule.examples:
        yield f"**{'Reported' if example.flags else 'Not reported'}**"
        yield _fenced(example)
    if rule.source:
        yield "**Source**"
        yield "\n".join(f"- {source}" for source in rule.source)


def _option(name: str, option: Option) -> str:
    default = "not set" if option.default is None else in_unit(str(option.default), option.unit)
    return f"- `{name}` ({default}): {' '.join(option.help.split())}"


def _fenced(example: Example) -> str:
    return fenced(example.source.rstrip(), "html" if example.format == "html" else "markdown")
