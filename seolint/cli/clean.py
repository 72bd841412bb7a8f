"""`seolint clean`: remove what seolint keeps of earlier runs."""

from __future__ import annotations

import os
from pathlib import Path

import click

from seolint.cache import NAME, folder_for, is_own, remove
from seolint.cli._common import complain
from seolint.reporters._screen import safe_path


@click.command("clean")
@click.argument("folders", nargs=-1, metavar="[FOLDER]...")
def command(folders: tuple[str, ...]) -> None:
    """Remove results of earlier runs.

    Those kept by runs in a FOLDER; without one, in the current folder. Nothing else is removed.
    """
    tops = [Path(folder) for folder in folders or (".",)]
    places = dict.fromkeys(place for top in tops for place in (folder_for(top), top.absolute() / NAME))
    found = [place for place in places if os.path.lexists(place)]
    failed = [place for place in found if not _removed(place)]
    if not found:
        click.echo("Nothing is kept here")
    if failed:
        raise SystemExit(2)


def _removed(place: Path) -> bool:
    """Remove a cache and say so, or say why not."""
    shown = os.path.relpath(place)
    if not is_own(place):
        complain(shown, "seolint didn't make this; remove it yourself if it is to go")
        return False
    try:
        remove(place)
    except OSError as error:
        complain(shown, f"can't be removed: {error.strerror}; check its permissions")
        return False
    click.echo(f"Removed {safe_path(shown)}")
    return True
