"""`check --watch`: lint again at each save, and say which problems are gone and which are new."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from seolint.cli import _streams
from seolint.cli._checking import Checked, check
from seolint.cli._common import complain
from seolint.cli._snapshot import followed, take_snapshot, widened
from seolint.cli._targets import Target, shown_in
from seolint.report.console import safe, safe_path
from seolint.run.options import CheckOptions, OptionsError
from seolint.run.result import RunResult
from seolint.run.site_habits import NO_HABITS
from seolint.wording import plural

if TYPE_CHECKING:
    from seolint.run.cache import Cache

QUIET = 20
"""Milliseconds without a further change after which a save is taken to be over."""

LONGEST = 500
"""Milliseconds after which a run begins even while changes go on."""

AWAKE = 200
"""Milliseconds until changes are certain to be noticed; those made before are looked for then, once."""

MOST = 5
"""How many problems are named of those that are gone, and of those that are new."""

Names = Mapping[tuple[str, str], str]
"""Names of problems by path and fingerprint."""


class Memory:
    """The results of the previous run, kept as in a cache. The first run is backed by a cache on disk."""

    def __init__(self, disk: Cache | None) -> None:
        self._disk = disk
        self._kept: dict[bytes, bytes] = {}
        self._used: dict[bytes, bytes] = {}
        self._more: Memory | None = None

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

    def reopened(self) -> Memory:
        """What is kept of what a run stores after this one is closed."""
        self._more = self._more or Memory(None)
        return self._more

    def close(self) -> None:
        """End a run: what it didn't use is dropped, and the cache on disk is no longer changed."""
        if self._disk:
            self._disk.close()
        self._disk, self._kept, self._used = None, self._used, {}


def watch(options: CheckOptions, targets: Sequence[Target], cache: Cache | None) -> int:
    """Check at each change until Ctrl-C; returns the last exit code. Raises OptionsError for what can't be watched."""
    paths = options.paths or (".",)
    _refuse("-" in paths, any(target.file for target in targets))
    memory, code = cast("Cache", Memory(cache)), 0
    others = frozenset(Path(file) for file in (options.baseline, options.config_file) if file)
    known, names = others, None
    formats: Mapping[str, str] = {}
    try:
        while True:
            seen = take_snapshot(paths, known, formats)
            if checked := _checked(options, targets, memory, begun=names is not None):
                result = shown_in(targets[0], checked.result._replace(habits=NO_HABITS), checked.limits)
                code, before, names = checked.exit_code, names, _named(result)
                known = others | followed(checked.configs, seen.folders)
                formats = checked.configs.all_formats()
                seen = widened(seen, take_snapshot(paths, known, formats))
                _say(options, news(before, names) if before is not None else _begun(checked.result))
            else:
                code = 2
            if _streams.unread():  # nobody reads the reports any more
                return code
            for _ in _wakes(seen.folders):
                if take_snapshot(paths, known, formats).states != seen.states:
                    break
    except KeyboardInterrupt:
        if names is None:
            raise
        return code


def news(before: Names, now: Names) -> str:
    """Which problems are gone and which are new, in one line."""
    gone = [name for key, name in before.items() if key not in now]
    new = [name for key, name in now.items() if key not in before]
    return "; ".join(_listed(names, word) for names, word in ((gone, "gone"), (new, "new")) if names) or "no change"


def _refuse(stdin: bool, to_file: bool) -> None:
    """Raise OptionsError for what can't be watched, or not here."""
    if stdin:
        raise OptionsError("--watch: standard input can't be watched; save it as a file and name the file")
    if to_file:
        raise OptionsError("--watch: the report goes to the screen; leave out the file after --format")
    if not find_spec("watchfiles"):
        raise OptionsError("--watch needs the package watchfiles: pip install 'seolint-content[watch]'")


def _checked(options: CheckOptions, targets: Sequence[Target], memory: Cache, begun: bool) -> Checked | None:
    """A run on a cleared screen. None, and why, if a config that changed meanwhile no longer fits the command line."""
    click.clear()
    try:
        return check(options, targets, memory)
    except OptionsError as error:
        if not begun:
            raise
        complain("", str(error))
        return None


def _wakes(folders: Iterable[str]) -> Iterator[None]:
    """Once when changes in the folders begin to be noticed, then at each. Raises OptionsError if they never are."""
    from watchfiles import watch as changes_in

    listening = False
    wait = partial(changes_in, debounce=LONGEST, step=QUIET, rust_timeout=AWAKE, yield_on_timeout=True)
    try:
        for changes in wait(*folders, watch_filter=None, recursive=False):
            if changes or not listening:
                listening = True
                yield
    except FileNotFoundError:  # a folder went away meanwhile
        return
    except (OSError, RuntimeError) as error:
        raise OptionsError(f"--watch: the system doesn't report changes: {error}; name fewer folders") from error


def _named(result: RunResult) -> Names:
    return {(p.path, p.fingerprint): f"{safe_path(p.path)}:{p.place.line} {safe(p.rule)}" for p in result.problems}


def _listed(names: Sequence[str], word: str) -> str:
    more = f" and {len(names) - MOST:,} more" if len(names) > MOST else ""
    return f"{len(names):,} {word}: {', '.join(names[:MOST])}{more}"


def _begun(result: RunResult) -> str:
    return f"watching {plural(len(result.files), 'file')}; Ctrl-C ends"


def _say(options: CheckOptions, message: str) -> None:
    if not options.quiet:
        complain("", f"{time.strftime('%H:%M:%S')}  {message}")
