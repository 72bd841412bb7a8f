"""YAML with the place of every value, and mistakes in it told as a compiler tells them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from seolint.files import SETTINGS, read_file, unreadable
from seolint.yaml.diagnostics import ConfigError, Mistake
from seolint.yaml.source import Source

__all__ = ["ConfigError", "Mistake", "Source", "load", "read"]


def load(text: str, path: str, *, quotable: bool = True) -> Source:
    """Parse YAML. What is wrong with it stands in `mistakes`; `data` is None where nothing could be read."""
    source = Source(path, text, quotable=quotable)
    from seolint.yaml.parsing import parse  # PyYAML takes 20 ms to load, and a run without a config needs none

    parse(source)
    return source


def read(path: Path, roots: Sequence[str] | None = None, *, quotable: bool = True) -> Source:
    """Read and parse a YAML file in one of the folders `roots`; one that can't be read is a source with that mistake.

    Mistakes show the lines of a file that is `quotable`. See `read_file` about `roots`.
    """
    try:
        return load(read_file(path, SETTINGS, roots).decode("utf-8-sig"), str(path), quotable=quotable)
    except UnicodeDecodeError as error:
        told = f"the file is no UTF-8 (byte {error.start}); save it as UTF-8"
    except OSError as error:
        told = unreadable(error)
    source = Source(str(path), "")
    source.note(0, 0, told)
    return source
