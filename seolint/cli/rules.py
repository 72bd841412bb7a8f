"""`seolint rules`: which rules there are, and how severe each is under the config in force."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from seolint.cli._common import configs_for, finish, source_options
from seolint.config import ActiveRule
from seolint.reporters._screen import as_json
from seolint.yaml_source import suggest


@click.command("rules")
@click.argument("family", required=False)
@source_options
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="For people or programs.")
def command(family: str | None, config_file: str | None, no_config: bool, preset: str | None, form: str) -> None:
    """List the rules and their severity.

    The severity is that under the config of the current folder, or off.
    """
    settings = configs_for(config_file, no_config, preset)
    config = settings.of(Path.cwd() / "-")
    families = {state.rule.family for state in config.states.values()}
    if family and family not in families:
        raise click.UsageError(f"there is no family {family}{suggest(family, families)}")
    running = {active.rule.id for active in config.rules}
    wanted = [state for state in config.states.values() if family in (None, state.rule.family)]
    rows = [_row(state, state.rule.id in running) for state in sorted(wanted, key=_order)]
    click.echo(_table(rows) if form == "text" else as_json({"rules": rows}))
    finish(settings)


def _order(state: ActiveRule) -> tuple[str, str]:
    return state.rule.family, state.rule.id


def _row(state: ActiveRule, runs: bool) -> dict[str, str]:
    rule = state.rule
    severity = state.severity if runs else "off"
    return {"id": rule.id, "family": rule.family, "severity": severity, "summary": " ".join(rule.summary.split())}


def _table(rows: Sequence[dict[str, str]]) -> str:
    """The rows under each other, columns as wide as they need to be."""
    names = ("id", "family", "severity")
    widths = {name: max(len(row[name]) for row in rows) for name in names}
    return "\n".join("  ".join([*(row[name].ljust(widths[name]) for name in names), row["summary"]]) for row in rows)
