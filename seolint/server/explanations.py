"""What rules, options and keys are, in Markdown, for hovers, completions and the command that explains a rule."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from lsprotocol.types import MarkupContent, MarkupKind

from seolint.config import Config
from seolint.config.schema import config_schema
from seolint.report.rule_texts import page, summary
from seolint.rules.rule import Rule
from seolint.server.application import Server
from seolint.server.config_text import Schema, below


def explained(rule: Rule) -> str:
    """A rule: its summary, why, its options, good and bad examples, sources."""
    return f"**{rule.id}** ({rule.family}, {rule.severity}): {summary(rule)}\n\n{page(rule)}"


def of_name(name: str, config: Config) -> str:
    """A rule or a family; "" for what is neither."""
    name = config.current_ids.get(name, name)
    if name in config.states:
        return explained(config.states[name].rule)
    members = sorted(rule for rule, state in config.states.items() if state.rule.family == name)
    return f"The family **{name}**: {', '.join(members)}" if members else ""


def of_key(schema: Schema, path: Sequence[str]) -> str:
    """What a key of a config is; "" for an unknown one."""
    found = [part["description"] for part in below(schema, path) if "description" in part]
    defaults = [part["default"] for part in below(schema, path) if "default" in part]
    default = f" (by default: {defaults[0]})" if defaults and defaults[0] is not None else ""
    return f"**{path[-1]}**: {found[0]}{default}" if found else ""


def schema_of(server: Server, path: str) -> Schema:
    """The schema of a config file, with the rules that it knows."""
    return _schemas(server, server.project.generation, path)


@lru_cache(maxsize=8)
def _schemas(server: Server, generation: int, path: str) -> Schema:
    return config_schema(state.rule for state in server.project.config(path).states.values())


def markup(text: str) -> MarkupContent:
    """Markdown for a client."""
    return MarkupContent(MarkupKind.Markdown, text)
