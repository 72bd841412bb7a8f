"""`check --watch`: lint again at each save, and tell what went away and what came."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from seolint.cli import _streams
from seolint.cli._common import complain
from seolint.cli._stamps import followed, look, widened
from seolint.report.console import safe, safe_path
from seolint.wording import plural

if TYPE_CHECKING:
    from seolint.report import Run
    from seolint.run.cache import Cache
    from seolint.run.config_loader import ConfigLoader

    Once = Callable[[Cache | None], tuple[Run, ConfigLoader, int]]
    """Lints and reports: all that was told, the configs that were followed, and the exit code."""

QUIET = 20
"""Milliseconds without a further change after which a save is taken to be over."""

LONGEST = 500
"""Milliseconds after which a run begins even while changes go on."""

AWAKE = 200
"""Milliseconds until it is certain that changes are noticed; those made before are sought then, once."""

MOST = 5
"""Problems named of those that went away, and of those that came."""

Told = Mapping[tuple[str, str], str]
"""Problems by path and fingerprint, as they are named."""


class Memory:
    """What came of each file in the run before, as a cache keeps it. The first run has a cache on disk behind it."""

    def __init__(self, disk: Cache | None) -> None:
        self._disk = disk
        self._kept: dict[bytes, bytes] = {}
        self._used: dict[bytes, bytes] = {}

    def get(self, key: bytes) -> bytes | None:
        if key not in self._kept and self._disk and (found := self._disk.get(key)):
            self._kept[key] = found
        return self._kept.get(key)

    def use(self, key: bytes) -> None:
        self._used[key] = self._kept[key]
        if self._disk:
            self._disk.use(key)

    def put(self, key: bytes, value: bytes) -> None:
        self._used[key] = value
        if self._disk:
            self._disk.put(key, value)

    def close(self) -> None:
        """End a run: what it had no use for is dropped, and what is on disk stays as it is from now on."""
        if self._disk:
            self._disk.close()
        self._disk, self._kept, self._used = None, self._used, {}


def watched(once: Once, cache: Cache | None, to_file: bool) -> int:
    """Lint at each change until Ctrl-C; the exit code of the last run. Raises click.UsageError for what can't be."""
    context = click.get_current_context()
    paths: Sequence[str] = context.params["paths"] or (".",)
    _refuse("-" in paths, to_file)
    memory, code = cast("Cache", Memory(cache)), 0
    others = frozenset(Path(file) for name in ("baseline", "config_file") if (file := context.params[name]))
    known, told = others, None
    try:
        while True:
            seen = look(paths, known)
            if done := _ran(once, memory, context, begun=told is not None):
                run, configs, code = done
                known, before, told = others | followed(configs, seen.folders), told, _named(run)
                seen = widened(seen, look(paths, known))
                _say(context, news(before, told) if before is not None else _begun(run))
            else:
                code = 2
            if _streams.unread():  # nobody reads the reports any more
                return code
            for _ in _wakes(seen.folders):
                if look(paths, known).marks != seen.marks:
                    break
    except KeyboardInterrupt:
        if told is None:
            raise
        return code


def news(before: Told, now: Told) -> str:
    """What went away and what came, in one line."""
    gone = [name for key, name in before.items() if key not in now]
    new = [name for key, name in now.items() if key not in before]
    return "; ".join(_listed(names, word) for names, word in ((gone, "gone"), (new, "new")) if names) or "no change"


def _refuse(stdin: bool, to_file: bool) -> None:
    """Raise click.UsageError for what can't be watched, or not here."""
    if stdin:
        raise click.UsageError("--watch: standard input can't be watched; save it as a file and name that")
    if to_file:
        raise click.UsageError("--watch: its report is for the screen; leave out the file of --format")
    if not find_spec("watchfiles"):
        raise click.UsageError("--watch needs the package watchfiles: pip install 'seolint-content[watch]'")


def _ran(once: Once, memory: Cache, context: click.Context, begun: bool) -> tuple[Run, ConfigLoader, int] | None:
    """A run on a clear screen. None where a config, changed meanwhile, no longer fits the command line: told, too."""
    click.clear()
    try:
        return once(memory)
    except click.UsageError as error:
        if not begun:
            raise
        complain("", error.format_message())
        return None
    finally:
        context.close()  # what is to be told at the end of a command is told at that of each run


def _wakes(folders: Iterable[str]) -> Iterator[None]:
    """Once when changes in the folders begin to be noticed, then at each. Raises click.UsageError if they never are."""
    from watchfiles import watch

    listening = False
    wait = partial(watch, debounce=LONGEST, step=QUIET, rust_timeout=AWAKE, yield_on_timeout=True)
    try:
        for changes in wait(*folders, watch_filter=None, recursive=False):
            if changes or not listening:
                listening = True
                yield
    except FileNotFoundError:  # a folder went away meanwhile
        return
    except (OSError, RuntimeError) as error:
        raise click.UsageError(f"--watch: the system won't tell of changes: {error}; name fewer folders") from error


def _named(run: Run) -> Told:
    return {(p.path, p.fingerprint): f"{safe_path(p.path)}:{p.place.line} {safe(p.rule)}" for p in run.problems}


def _listed(names: Sequence[str], word: str) -> str:
    more = f" and {len(names) - MOST:,} more" if len(names) > MOST else ""
    return f"{len(names):,} {word}: {', '.join(names[:MOST])}{more}"


def _begun(run: Run) -> str:
    return f"watching {plural(len(run.files), 'file')}; Ctrl-C ends"


def _say(context: click.Context, message: str) -> None:
    if not context.params["quiet"]:
        complain("", f"{time.strftime('%H:%M:%S')}  {message}")
