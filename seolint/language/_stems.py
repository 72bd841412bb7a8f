"""The stemmer of one language alone: snowballstemmer loads those of 35 languages, a tenth of a run over one article."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Protocol, cast

_ALONE = "seolint.language._snowball"
"""A package of ours with the modules of snowballstemmer, which import each other by relative names."""


class Stemmer(Protocol):
    """What snowballstemmer and PyStemmer have in common."""

    def stemWord(self, word: str) -> str: ...  # noqa: N802


def stemmer(name: str) -> Stemmer:
    """The stemmer of a language by Snowball's name for it, such as `english`: PyStemmer's where that is installed."""
    try:
        fast = import_module("Stemmer")
    except ImportError:
        return alone(name) or _any(name)
    return cast("Stemmer", fast.Stemmer(name))


def alone(name: str) -> Stemmer | None:
    """The stemmer of a language, loaded without the others; None where snowballstemmer is not built as it was."""
    try:
        module = import_module(f"{_package()}.{name}_stemmer")
    except ImportError:
        return None
    kind = getattr(module, f"{name.title().replace('_', '')}Stemmer", None)
    return cast("Stemmer", kind()) if kind else None


def _any(name: str) -> Stemmer:
    import snowballstemmer

    return cast("Stemmer", snowballstemmer.stemmer(name))


def _package() -> str:
    """The name of the package whose modules are those of snowballstemmer. Raises ImportError."""
    if _ALONE not in sys.modules:
        spec = find_spec("snowballstemmer")
        if not spec or not spec.submodule_search_locations:
            raise ImportError("snowballstemmer")
        package = ModuleType(_ALONE)
        package.__path__ = list(spec.submodule_search_locations)
        sys.modules[_ALONE] = package
    return _ALONE
