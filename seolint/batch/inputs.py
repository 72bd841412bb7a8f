"""What the command line names -> the files to read, each with the name of its output."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from glob import glob, has_magic
from itertools import chain
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from seolint.batch.schema import TABLES, has_schema
from seolint.batch.sources import InputError, suffix_of
from seolint.files import mode


class Input(NamedTuple):
    """A file of pages, and the name of its output: a path without an extension, with forward slashes."""

    path: str
    name: str


def find_inputs(named: Iterable[str], out: Path, errors: list[tuple[str, str]]) -> Sequence[Input]:
    """The files that paths, folders and globs name, each once, in order; what can't be found goes to `errors`.

    In folders that is what ends in one of SUFFIXES, without hidden files, what lies in `out`, and tables of a run.
    """
    found: dict[str, tuple[str, str]] = {}
    place = out.resolve()
    for path in chain.from_iterable(_matches(each, place) for each in named):
        try:
            for file, base in _files(path, place, errors):
                found.setdefault(os.path.realpath(file), (file, base))
        except InputError as error:
            errors.append((path, str(error)))
    return _with_names(dict(found.values()))


def _matches(named: str, out: Path) -> Sequence[str]:
    """What a glob matches, without `out`; anything else, and what matches nothing, as it is."""
    if "://" in named or "\0" in named or os.path.lexists(named) or not has_magic(named):
        return [named]
    matches = sorted(glob(named, recursive=True))  # noqa: PTH207 - an absolute path, too
    return [match for match in matches if Path(match).resolve() != out] or [named]


def _files(named: str, out: Path, errors: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The files that a path or folder names, each with the folder that its name starts in. Raises InputError."""
    if "://" in named:
        raise InputError("is an address; give files on this machine, or use Spark")
    kind = 0 if "\0" in named else mode(named)
    if S_ISREG(kind):
        yield named, str(Path(named).parent)
    elif S_ISDIR(kind):
        yield from ((file, named) for file in _in_folder(Path(named), out, errors))
    elif kind:
        raise InputError("is neither a file nor a folder")
    else:
        raise InputError("matches no file" if has_magic(named) else "doesn't exist")


def _in_folder(folder: Path, out: Path, errors: list[tuple[str, str]]) -> Sequence[str]:
    found: list[str] = []
    before = len(errors)
    is_out = folder.resolve().is_relative_to(out)

    def failed(error: OSError) -> None:
        errors.append((error.filename, f"can't be read: {error.strerror}"))

    for place, folders, files in os.walk(folder, onerror=failed):
        here = Path(place)
        folders[:] = [name for name in folders if not name.startswith((".", "_")) and (here / name).resolve() != out]
        paths = [here / name for name in files if suffix_of(name) and not name.startswith((".", "_"))]
        found += (str(path) for path in paths if not (is_out and has_schema(path, *TABLES)))
    if not found and len(errors) == before:
        raise InputError("has no Parquet, JSON lines or WARC files")
    return sorted(found)


def _with_names(found: dict[str, str]) -> Sequence[Input]:
    """The inputs, with names that differ: that from the folder, else the path from the folder that all are in."""
    short = {path: _stem(os.path.relpath(path, base)) for path, base in found.items()}
    counts = Counter(short.values())
    clashing = [path for path, name in short.items() if counts[name] > 1 or ".." in name.split("/")]
    if not clashing:
        return [Input(path, name) for path, name in short.items()]
    longer = _below_common(clashing)
    stems = Counter(map(_stem, longer.values()))
    names = {**short, **{path: _stem(name) if stems[_stem(name)] == 1 else name for path, name in longer.items()}}
    if len(set(names.values())) < len(names):
        names = _below_common(found)
    return [Input(path, name) for path, name in names.items()]


def _below_common(paths: Iterable[str]) -> dict[str, str]:
    """The paths from the folder that all are in, with forward slashes."""
    absolute = {path: os.path.abspath(path) for path in paths}  # noqa: PTH100
    top = os.path.commonpath(map(os.path.dirname, absolute.values()))
    return {path: Path(os.path.relpath(each, top)).as_posix() for path, each in absolute.items()}


def _stem(name: str) -> str:
    """A path without its known suffix, with forward slashes."""
    return Path(name[: len(name) - len(suffix_of(name))]).as_posix()
