"""`seolint schema`: the JSON Schema of .seolint.yml or of a rule file, for editors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from seolint.cli._common import configs_for, finish
from seolint.cli._options import source_options
from seolint.config.rule_schema import rule_schema
from seolint.config.schema import config_schema
from seolint.report.console import as_json
from seolint.run.options import CheckOptions


@click.command("schema")
@source_options
@click.option("--rule", is_flag=True, help="Print the schema of a rule file instead.")
def command(rule: bool, **values: Any) -> None:
    """Print the JSON Schema of .seolint.yml.

    It includes seolint's own rules and those of the current folder's config.
    """
    if rule:
        click.echo(as_json(rule_schema()))
        return
    configs = configs_for(CheckOptions(**values))
    states = configs.of(Path.cwd() / "-").states
    click.echo(as_json(config_schema(state.rule for state in states.values())))
    finish(configs)
