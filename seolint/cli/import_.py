"""`seolint import vale`: the rules of another linter as custom rule files."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from seolint.files import RefusedError
from seolint.report.console import safe

DEFAULT = "seolint-rules"


@click.group("import")
def command() -> None:
    """Turn another linter's rules into rule files."""


@command.command("vale")
@click.argument("styles", metavar="STYLES", type=click.Path(path_type=Path))
@click.option("--to", metavar="FOLDER", type=click.Path(path_type=Path), default=DEFAULT, help=f"[{DEFAULT}]")
def vale(styles: Path, to: Path) -> None:
    """Import Vale's styles: each rule of the folder STYLES becomes a file in FOLDER.

    Lists what has no counterpart, with its place and the reason. Existing files stay as they are.
    """
    from seolint.vale import import_styles

    if not styles.is_dir():
        raise click.UsageError(f"there is no folder {styles}")
    written = Counter[str]()
    left = 0
    try:
        for outcome in import_styles(styles, to):
            if outcome.file:
                written[outcome.file.parent.name] += 1
            else:
                left += 1
                place = f"{outcome.path}:{outcome.line}: " if outcome.line else f"{outcome.path}:"
                click.echo(safe(place + outcome.why))
    except RefusedError as error:
        raise click.UsageError(f"{styles}: {error.strerror}") from error
    except OSError as error:
        raise click.UsageError(f"can't write {error.filename or to}: {error.strerror}") from error
    if not written and not left:
        raise click.UsageError(f"{styles} has no Vale rules: YAML files with a line `extends:`")
    click.echo(f"{sum(written.values())} rules written to {safe(str(to))}, {left} left out")
    if not written:
        sys.exit(2)
    click.echo(f"To use them, add to .seolint.yml:  custom_rules: [{safe(str(to))}]")
