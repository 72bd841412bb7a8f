"""Which generator a folder is the root of a site of, by the files in it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from seolint.site.generators import Generator, Marker, generators
from seolint.site.generators.patterns import Pattern, covers, parsed
from seolint.site.generators.settings import texts_of


class Files(NamedTuple):
    """What is known of a folder: whether it has a file or folder (`has`), and the content of its files (`text`)."""

    has: Callable[[str], bool]
    text: Callable[[str], str]


def recognised(files: Files, *, nested: bool = False) -> Generator | None:
    """The generator of the site that a folder, maybe `nested` in another site, is the root of; None for any other."""
    found = {
        each.id: each
        for each in _candidates(files)
        if any(_is_there(m, files) for m in each.recognised_by if not (nested and m.is_weak))
    }
    return next((each for each in found.values() if not set(each.yields_to) & found.keys()), None)


def markers_in(files: Files, generator: Generator) -> list[str]:
    """The files and folders by which the generator of the site in a folder is recognised."""
    found = (marker for marker in generator.recognised_by if _is_there(marker, files))
    return [name for marker in found for name in marker.any_of if files.has(name)]


def navigation_in(files: Files, generator: Generator) -> str:
    """The text of the first file in a folder that declares the navigation of its site; "" where none does."""
    names = generator.navigation.found_in if generator.navigation else ()
    return next((files.text(name) for name in names if files.has(name)), "")


def configs_in(files: Files, generator: Generator) -> Mapping[str, str]:
    """The texts of the generator's own config in the root of a site, by the names of their files."""
    addresses, markers = generator.addresses, markers_in(files, generator)
    found_in = (name for setting in generator.settings for name in setting.found_in)
    also = addresses.also_read if addresses else ()
    by_key = (addresses.also_read_by if addresses else ()) and [files.text(name) for name in markers]
    keys = addresses.also_read_by if addresses else ()
    named = (posixpath.normpath(name) for key in keys for text in by_key for name in texts_of(key, text))
    names = dict.fromkeys((*markers, *found_in, *also, *(name for name in named if name[:1] not in (".", "/"))))
    return {name: files.text(name) for name in names if files.has(name)}


def is_index(path: str) -> bool:
    """Whether a file, by its name alone, is one from which some generator makes a page that lists others."""
    name = path.replace("\\", "/").rpartition("/")[2].lower()
    return name.startswith("_") and any(covers(pattern, (name,)) for pattern in _indexes())


@cache
def _indexes() -> Sequence[Pattern]:
    """The names of such files; all of them begin with an underscore."""
    return parsed(name for generator in generators().values() for name in generator.indexes)


def shows_nothing(names: Collection[str]) -> bool:
    """Whether a folder with files and folders of these names can't be the root of a site."""
    return _first_names().isdisjoint(names)


def _candidates(files: Files) -> Iterator[Generator]:
    names = {name for name in _generators_by_name() if files.has(name)}
    ids = {each for name in names for each in _generators_by_name()[name]}
    return (each for each in generators().values() if each.id in ids)


@cache
def _first_names() -> frozenset[str]:
    return frozenset(name.partition("/")[0] for name in _generators_by_name())


@cache
def _generators_by_name() -> Mapping[str, Sequence[str]]:
    """The ids of the generators that each file or folder may show."""
    found: dict[str, list[str]] = {}
    for generator in generators().values():
        for name in (name for marker in generator.recognised_by for name in marker.any_of):
            found.setdefault(name, []).append(generator.id)
    return found


def _is_there(marker: Marker, files: Files) -> bool:
    there = [name for name in marker.any_of if files.has(name)]
    if not there or (marker.beside and not any(map(files.has, marker.beside))):
        return False
    if not marker.holds:
        return True
    texts = [files.text(name).lower() for name in there]
    return any(text.lower() in config for text in marker.holds for config in texts)
