"""A rule as the YAML that a person would have written: one thing a line, in the order of the other rule files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from seolint.rules.rule import Example, Option, Rule

WIDEST = 10_000
"""Characters a line may have: an expression that is folded can't be read or searched for."""


class _Dumper(yaml.SafeDumper):
    """Lists are indented under their key; texts with line ends are on one line, as in other examples."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


class _Flow(list[str]):
    """A list on one line."""


def _flow(dumper: yaml.SafeDumper, items: _Flow) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = '"' if "\n" in text or text.startswith("'") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(_Flow, _flow)


def as_yaml(rule: Rule, comments: tuple[str, ...]) -> str:
    """The rule file of a rule, below some lines of comment."""
    head = "".join(f"# {line}\n" for comment in comments for line in comment.splitlines())
    return head + "".join(
        yaml.dump({key: value}, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDEST)
        for key, value in _entries(rule)
        if value not in ("", {}, [])
    )


def _entries(rule: Rule) -> Iterator[tuple[str, Any]]:
    yield "summary", rule.summary
    yield "check", rule.check
    yield "severity", rule.severity
    yield "message", rule.message
    yield "rationale", rule.rationale
    yield "source", rule.source[0] if len(rule.source) == 1 else list(rule.source)
    yield "with", {name: _plain(value) for name, value in rule.settings.items()}
    yield "options", {name: _option(option) for name, option in rule.options.items()}
    yield "examples", [_example(example) for example in rule.examples]


def _option(option: Option) -> Mapping[str, Any]:
    fields = {"default": option.default, "type": option.type, "unit": option.unit, "minimum": option.minimum}
    return {name: value for name, value in {**fields, "help": option.help}.items() if value not in (None, "")}


def _example(example: Example) -> Mapping[str, Any]:
    kind = {"bad": example.source, "flags": _Flow(example.flags)} if example.flags else {"good": example.source}
    return {**kind, **({"options": dict(example.options)} if example.options else {})}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
