"""`seolint clean`: remove what seolint keeps of earlier runs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from seolint.cli._common import complain, legacy_folders, shown_path
from seolint.cli._options import cache_option
from seolint.files import root_of_run
from seolint.report.console import safe_path
from seolint.run.cache.location import is_cache, locate, refusal, remove, roots_in, user_folder


@click.command("clean")
@click.argument("folders", nargs=-1, metavar="[FOLDER]...")
@cache_option
@click.option("--all", "everything", is_flag=True, help="Remove those of all projects.")
def command(folders: tuple[str, ...], cache_dir: str | None, everything: bool) -> None:
    """Remove cached results.

    Removes those for the project of each FOLDER; without FOLDER, for that of the current folder. Also removes a folder
    .seolint_cache that an earlier version left there, and nothing else.
    """
    tops = [Path(folder).absolute() for folder in folders or (".",)]
    kept = _of_all(cache_dir) if everything else (folder for top in tops for folder in _of_root(top, cache_dir))
    places = dict.fromkeys((*kept, *(folder for top in tops for folder in legacy_folders(top))))
    done = [_removed(place) for place in places]
    if not done:
        click.echo("There are no cached results here")
    if not all(done):
        raise SystemExit(2)


def _of_root(folder: Path, cache_dir: str | None) -> Iterator[Path]:
    """The cache for runs in a folder, if there is one."""
    location = locate(root_of_run(folder), cache_dir)
    if location.folder and os.path.lexists(location.folder):
        yield location.folder


def _of_all(cache_dir: str | None) -> Iterator[Path]:
    """The caches of all projects."""
    top = Path(cache_dir).absolute() if cache_dir else user_folder()
    if top and not refusal(top):
        yield from roots_in(top)


def _removed(place: Path) -> bool:
    """Remove a cache and say so, or say why not."""
    shown = shown_path(place)
    if not is_cache(place):
        complain(shown, "seolint didn't create this; remove it yourself if you don't need it")
        return False
    try:
        remove(place)
    except OSError as error:
        complain(shown, f"can't be removed: {error.strerror}")
        return False
    click.echo(f"Removed {safe_path(shown)}")
    return True
