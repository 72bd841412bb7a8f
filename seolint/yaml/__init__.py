"""YAML with the place of every value, and errors in it reported as a compiler reports them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from seolint.files import SETTINGS, read_file, unreadable
from seolint.yaml.source import ConfigDiagnostic, ConfigError, KeyPath, Source

__all__ = ["ConfigDiagnostic", "ConfigError", "KeyPath", "Source", "load", "read"]


def load(text: str, path: str, *, quotable: bool = True) -> Source:
    """Parse YAML. What is wrong with it is in `diagnostics`; `data` is None if nothing could be read."""
    source = Source(path, text, quotable=quotable)
    from seolint.yaml.parsing import parse  # PyYAML takes 20 ms to load, and a run without a config needs none

    parse(source)
    return source


def read(path: Path, roots: Sequence[str] | None = None, *, quotable: bool = True) -> Source:
    """Read and parse a YAML file in one of the folders `roots`; one that can't be read is a source with that error.

    Errors show the lines of a file that is `quotable`. See `read_file` about `roots`.
    """
    try:
        return load(read_file(path, SETTINGS, roots).decode("utf-8-sig"), str(path), quotable=quotable)
    except UnicodeDecodeError as error:
        message = f"the file is not UTF-8 (byte {error.start}); save it as UTF-8"
    except OSError as error:
        message = unreadable(error)
    source = Source(str(path), "")
    source.error_at(0, 0, message)
    return source
