"""`seolint config`: the config in force for a path, and with --why where each value comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from seolint.cli._common import configs_for, finish
from seolint.cli._options import Choice, config_options
from seolint.config import ActiveRule, Config
from seolint.config.layer import ConfigLayer
from seolint.files import mode
from seolint.lazy_regex import expression
from seolint.report.console import as_json, safe
from seolint.run.options import CheckOptions

KEYS = (
    *("language", "content", "ignore", "front_matter", "keyphrases", "formats", "custom_rules", "site"),
    *("baseline", "fail_on", "max_warnings", "min_severity", "max_file_size"),
)
"""The keys of a config other than its rules, in the order shown."""

_WORD = expression("[A-Za-z_][A-Za-z_-]*")
_TRUTHS = ("on", "off", "yes", "no", "y", "n", "true", "false", "null")


@click.command("config")
@click.argument("path", required=False)
@config_options
@click.option("--why", is_flag=True, help="Show the file and line that each value comes from.")
@click.option("--format", "form", type=Choice(("text", "json")), default="text", help="The form of the output.")
def command(path: str | None, why: bool, form: str, **values: Any) -> None:
    """Print the config in force for PATH.

    PATH is a file or a folder; by default, the current folder. The output is valid as a config.
    """
    configs = configs_for(CheckOptions(**values))
    whole = Path(path or ".").absolute()
    if path and not mode(whole):
        raise click.UsageError(f"there is no such file or folder: {safe(path)}")
    folder = whole.is_dir()
    config = configs.of(whole / "-" if folder else whole).for_path(whole)
    click.echo(as_json(_data(config, why, folder)) if form == "json" else "\n".join(_lines(config, why, folder)))
    finish(configs)


def _data(config: Config, why: bool, folder: bool) -> dict[str, Any]:
    running = {active.rule.id for active in config.rules}
    values = {key: getattr(config, key) for key in KEYS}
    rules = {
        name: {"severity": state.severity if name in running else "off", "options": dict(state.options)}
        | ({"origins": dict(state.origins)} if why else {})
        for name, state in sorted(config.states.items())
    }
    files = {"overrides": [_overriding(override) for override in config.overrides]} if folder else {}
    return {**values, **({"origins": dict(config.origins)} if why else {}), "rules": rules, **files}


def _overriding(override: ConfigLayer) -> dict[str, Any]:
    rules = {
        patch.name: {"severity": (patch.severity or "on") if patch.on else "off", "options": dict(patch.options)}
        for patch in override.rules
    }
    return {"files": override.files, **override.values, "rules": rules}


def _lines(config: Config, why: bool, overrides: bool) -> Iterator[str]:
    for key in KEYS:
        value = getattr(config, key)
        if value not in (None, (), {}):
            yield from _value(key, value, config, why)
    yield "rules:"
    for name, state in sorted(config.states.items()):
        yield from _rule(name, state, config, why)
    if overrides and config.overrides:
        yield "overrides:"
        for override in config.overrides:
            yield from _override(override, why)


def _value(key: str, value: Any, config: Config, why: bool) -> Iterator[str]:
    forced = "the command line" if key in config.command_line.values else ""
    if not isinstance(value, Mapping):
        yield _entry(key, value, why, forced or config.origins.get(key, ""), "")
        return
    yield f"{key}:"
    for name, item in value.items():
        yield _entry(_flow(name), item, why, config.origins.get(f"{key}.{name}", ""), "  ")


def _override(override: ConfigLayer, why: bool) -> Iterator[str]:
    """An override for some files of a folder, as its config file has it."""
    yield _entry("- files", override.files, why, override.origins.get("files", ""), "  ")
    for key, value in override.values.items():
        yield _entry(key, value, why, override.origins.get(key, ""), "    ")
    if override.rules:
        yield "    rules:"
    for patch in override.rules:
        values = ({"severity": patch.severity} if patch.severity else {}) | dict(patch.options)
        if not values:
            yield f"      {patch.name}: {'on' if patch.on else 'off'}" + (f"  # {patch.origins['']}" if why else "")
            continue
        yield f"      {patch.name}:"
        for key, value in values.items():
            yield _entry(key, value, why, patch.origins.get(key, patch.origins[""]), "        ")


def _rule(name: str, state: ActiveRule, config: Config, why: bool) -> Iterator[str]:
    runs = any(active.rule.id == name for active in config.rules)
    origins: Mapping[str, str] = state.origins
    if not runs:
        off = f"  {name}: off"
        yield f"{off}  # {safe(origins.get('', _chosen(config)) or 'default')}" if why else off
        return
    yield f"  {name}:"
    yield _entry("severity", state.severity, why, origins.get("severity", ""), "    ")
    for key, value in state.options.items():
        if value is not None:
            yield _entry(key, value, why, origins.get(key, ""), "    ")


def _chosen(config: Config) -> str:
    return "the command line" if config.command_line.select or config.command_line.ignore else ""


def _entry(key: str, value: Any, why: bool, origin: str, margin: str) -> str:
    """A line of YAML, and as a comment where its value comes from; what no file sets is the rule's default."""
    return f"{margin}{key}: {_flow(value)}" + (f"  # {safe(origin or 'default')}" if why else "")


def _flow(value: Any) -> str:
    """A value on one line that YAML reads back: JSON, but with simple words unquoted."""
    if isinstance(value, str) and _WORD.fullmatch(value) and value.lower() not in _TRUTHS:
        return value
    return safe(json.dumps(value, ensure_ascii=False))
