"""`seolint rules new`: a rule file to start from, which works as it is and says what can be changed."""

from __future__ import annotations

import re
from os.path import relpath
from pathlib import Path

import click

from seolint.cli._common import configs_for
from seolint.files.atomic import create
from seolint.lazy_regex import expression
from seolint.report.console import safe
from seolint.run.options import CheckOptions
from seolint.wording import suggest

SKELETONS = Path(__file__).parent / "skeletons"
"""Rule files to start from, one for each check that writers build their own rules from."""

_NAME = expression(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@click.command("new")
@click.argument("name")
@click.option("--check", metavar="CHECK", default="pattern", show_default=True, help="The check that the rule uses.")
@click.option(
    "--folder",
    metavar="DIR",
    help="The folder to write to; by default, the config's first folder of custom rules, or house.",
)
def command(name: str, check: str, folder: str | None) -> None:
    """Write a commented rule file to start from.

    NAME is the fault in kebab-case, so that it reads well after "disable": long-sentence, not sentence-length. The
    file passes `seolint rules test` as it is. Existing files are never overwritten.
    """
    config = configs_for(CheckOptions()).of(Path.cwd() / "-")
    path = Path(folder or next((relpath(place) for place in config.custom_rules), "house")) / f"{name}.yml"
    _check_name(name)
    if path.exists():
        raise click.UsageError(f"{path.as_posix()} already exists; choose another name or folder")
    if name in config.states:
        raise click.UsageError(f"a rule {name} already exists; choose another name, or configure it in .seolint.yml")
    if new := config.current_ids.get(name):
        raise click.UsageError(f"{name} is a former name of {new}; choose another one")
    _write(path, _skeleton(check))
    shown = path.parent.as_posix()
    known = any(path.resolve().is_relative_to(place) for place in config.custom_rules)
    use = "" if known else f"; `custom_rules: [{shown}]` in .seolint.yml uses it"
    click.echo(safe(f"wrote {path.as_posix()}"))
    click.echo(safe(f"`seolint rules test {shown}` runs its examples{use}"))


def _skeleton(check: str) -> str:
    checks = sorted(path.stem for path in SKELETONS.glob("*.yml"))
    if check not in checks:
        raise click.UsageError(f"there is no template for a check {check}{suggest(check, checks)}")
    return (SKELETONS / f"{check}.yml").read_text("utf-8")


def _write(path: Path, text: str) -> None:
    try:
        create(str(path), text)
    except OSError as error:
        raise click.UsageError(f"can't write {path.as_posix()}: {error.strerror}") from error


def _check_name(name: str) -> None:
    """Raises click.UsageError for a name that no rule can have."""
    if not _NAME.fullmatch(name):
        kebab = "-".join(re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)).lower()
        hint = f", such as {kebab}" if _NAME.fullmatch(kebab) else ", such as weak-opening"
        raise click.UsageError(f"{name} is not a rule name; write it in kebab-case{hint}")
