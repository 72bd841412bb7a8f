"""`seolint rules`: which rules there are; below it, commands for those who write their own."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from seolint.cli._common import configs_for, finish
from seolint.cli._options import Choice, source_options
from seolint.config import ActiveRule, Config
from seolint.report.console import as_json, safe
from seolint.run.options import CheckOptions
from seolint.wording import near, suggest

BELOW = ("test", "new")
"""Words after `seolint rules` that aren't families but commands, each in a module `_rules_<word>`."""


class _Rules(click.Command):
    """A command whose first argument may be a subcommand; a click group couldn't take a FAMILY as well."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        if args and args[0] in BELOW:
            below = _below(args[0])
            return below.make_context(f"{info_name} {args[0]}", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section("Commands"):
            formatter.write_dl([(name, _below(name).get_short_help_str(limit=100)) for name in BELOW])


def _below(name: str) -> click.Command:
    command: click.Command = import_module(f"seolint.cli._rules_{name}").command
    return command


@click.command("rules", cls=_Rules)
@click.argument("family", required=False)
@source_options
@click.option(
    "--format",
    "form",
    type=Choice(("text", "json", "markdown")),
    default="text",
    help="A table, data for programs, or a full reference page.",
)
@click.option("--presets", is_flag=True, help="List the presets instead: what each is for, and how much it shows.")
def command(family: str | None, form: str, presets: bool, **values: Any) -> None:
    """List the rules and their severity.

    Shows the severity under the config of the current folder, or off. FAMILY limits the list to a family, such as
    headings.
    """
    if presets:
        from seolint.cli import _presets

        if family:
            raise click.UsageError("--presets lists presets, which have no families; use either --presets or FAMILY")
        click.echo(_presets.show(form))
        return
    configs = configs_for(CheckOptions(**values))
    config = configs.of(Path.cwd() / "-")
    states = wanted(config, family)
    running = {active.rule.id for active in config.rules}
    rows = [row(state, state.rule.id in running) for state in states]
    if form == "markdown":
        from seolint.cli._reference import page

        click.echo(page([(state.rule, row["severity"]) for state, row in zip(states, rows, strict=True)]))
    else:
        click.echo(as_json({"rules": rows}) if form == "json" else table(rows))
    finish(configs)


def wanted(config: Config, family: str | None) -> Sequence[ActiveRule]:
    """The rules of a family, or all, in order of family and name. Raises click.UsageError."""
    families = {state.rule.family for state in config.states.values()}
    if family and family not in families:
        if family in config.states:
            raise click.UsageError(f"{family} is a rule, not a family; seolint explain {family} shows it")
        known = {*families, *near(family, BELOW)}
        raise click.UsageError(f"there is no family {family}{suggest(family, known)}")
    wanted = [state for state in config.states.values() if family in (None, state.rule.family)]
    return sorted(wanted, key=lambda state: (state.rule.family, state.rule.id))


def row(state: ActiveRule, runs: bool) -> dict[str, str]:
    """A rule's row in the table; it is off unless it runs."""
    rule = state.rule
    severity = state.severity if runs else "off"
    return {"id": rule.id, "family": rule.family, "severity": severity, "summary": " ".join(rule.summary.split())}


def table(rows: Sequence[dict[str, str]], names: Sequence[str] = ("id", "family", "severity")) -> str:
    """The rows as lines, with the columns `names`, as wide as they need to be, and the summary."""
    widths = {name: max(len(row[name]) for row in rows) for name in names}
    return "\n".join(
        safe("  ".join([*(row[name].ljust(widths[name]) for name in names), row["summary"]])) for row in rows
    )
