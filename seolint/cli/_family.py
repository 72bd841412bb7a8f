"""What `seolint explain FAMILY` prints: what a family is about, and its rules under the config in force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import fill

import click

from seolint.cli.rules import row, table, wanted
from seolint.config import Config
from seolint.report.console import as_json, safe_line
from seolint.report.markdown import code, escape
from seolint.rules import rules_root
from seolint.wording import plural
from seolint.yaml import ConfigError, read

FAMILIES = "families.yml"
"""The file beside the folders of the built-in rules that says what each family is about."""

WIDTH = 100
"""Characters of a line of explanation."""


def about(family: str) -> str:
    """What a built-in family is about; nothing for any other. Raises ConfigError."""
    source = read(rules_root() / FAMILIES)
    if source.diagnostics:
        raise ConfigError(source.diagnostics)
    return " ".join(source.data.get(family, "").split())


def show(family: str, config: Config, form: str) -> None:
    """Print a family in one of the forms of `explain`."""
    running = {active.rule.id for active in config.rules}
    found = [row(state, state.rule.id in running) for state in wanted(config, family)]
    text = about(family)
    if form == "json":
        rules = [{name: each[name] for name in ("id", "severity", "summary")} for each in found]
        click.echo(as_json({"family": family, "about": text, "rules": rules}))
    else:
        lines = _as_markdown(family, text, found) if form == "markdown" else _as_text(family, text, found)
        click.echo("\n".join(map(safe_line, lines)))


def _as_text(family: str, text: str, found: Sequence[dict[str, str]]) -> Iterator[str]:
    yield f"{family}  (a family of {plural(len(found), 'rule')})"
    if text:
        yield from ("", *fill(text, WIDTH, break_long_words=False, break_on_hyphens=False).split("\n"))
    yield from ("", *table(found, ("id", "severity")).split("\n"))
    yield from ("", "`seolint explain RULE` describes each one. Change all of them in .seolint.yml, for example")
    yield f"  rules: {{{family}: off}}"


def _as_markdown(family: str, text: str, found: Sequence[dict[str, str]]) -> Iterator[str]:
    yield f"# {family}"
    if text:
        yield from ("", text)
    yield from ("", "| rule | severity | finds |", "|---|---|---|")
    yield from (f"| {code(each['id'])} | {each['severity']} | {escape(each['summary'])} |" for each in found)
