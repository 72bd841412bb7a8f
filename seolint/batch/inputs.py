"""What the command line names -> the files to read, each with the name of its output."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path
from typing import NamedTuple

from seolint.batch.sources import InputError, suffix_of


class Input(NamedTuple):
    """A file of pages, and the name of its output: a path without an extension, with forward slashes."""

    path: str
    name: str


def find_inputs(named: Iterable[str], out: Path, errors: list[tuple[str, str]]) -> Sequence[Input]:
    """The files that paths, folders and globs name, each once, in order; what can't be found goes to `errors`.

    In folders that is what ends in one of SUFFIXES, without hidden files and what lies in `out`.
    """
    found: dict[str, tuple[str, str]] = {}
    for each in named:
        try:
            for path, base in _files(each, out.resolve()):
                found.setdefault(os.path.realpath(path), (path, base))
        except InputError as error:
            errors.append((each, str(error)))
    return _with_names(dict(found.values()))


def _files(named: str, out: Path) -> Iterator[tuple[str, str]]:
    """The files that a path, folder or glob names, each with the folder that its name starts in."""
    if "://" in named:
        raise InputError("is an address; give files on this machine, or use Spark")
    path = Path(named)
    if path.is_file():
        yield named, str(path.parent)
    elif path.is_dir():
        yield from ((file, named) for file in _in_folder(path, out))
    elif has_magic(named):
        matches = sorted(glob(named, recursive=True))  # noqa: PTH207 - an absolute path, too
        if not matches:
            raise InputError("matches no file")
        for match in matches:
            yield from _files(match, out)
    else:
        raise InputError("doesn't exist")


def _in_folder(folder: Path, out: Path) -> Sequence[str]:
    found: list[str] = []
    for place, folders, files in os.walk(folder):
        here = Path(place)
        folders[:] = [name for name in folders if not name.startswith((".", "_")) and (here / name).resolve() != out]
        found += (str(here / name) for name in files if suffix_of(name) and not name.startswith((".", "_")))
    if not found:
        raise InputError("has no Parquet, JSON lines or WARC files")
    return sorted(found)


def _with_names(found: dict[str, str]) -> Sequence[Input]:
    """The inputs, with names that differ: that from the folder, else the path from the folder that all are in."""
    short = {path: _stem(os.path.relpath(path, base)) for path, base in found.items()}
    counts = Counter(short.values())
    clashing = [path for path, name in short.items() if counts[name] > 1 or ".." in name.split("/")]
    if not clashing:
        return [Input(path, name) for path, name in short.items()]
    top = os.path.commonpath([os.path.dirname(os.path.abspath(path)) for path in clashing])  # noqa: PTH100, PTH120
    longer = {path: os.path.relpath(os.path.abspath(path), top) for path in clashing}  # noqa: PTH100
    stems = Counter(map(_stem, longer.values()))
    names = {path: _stem(name) if stems[_stem(name)] == 1 else Path(name).as_posix() for path, name in longer.items()}
    return [Input(path, names.get(path, name)) for path, name in short.items()]


def _stem(name: str) -> str:
    """A path without its known suffix, with forward slashes."""
    return Path(name[: len(name) - len(suffix_of(name))]).as_posix()
