"""YAML with the place of every value, and mistakes in it told as a compiler tells them."""

from __future__ import annotations

from pathlib import Path

from seolint.yaml_source.mistakes import ConfigError, Mistake, nearest, suggest
from seolint.yaml_source.source import Source

__all__ = ["ConfigError", "Mistake", "Source", "load", "nearest", "read", "suggest"]

MOST_CHARACTERS = 1_000_000
"""A larger file is no configuration; libyaml would need seconds for it."""


def load(text: str, path: str) -> Source:
    """Parse YAML. What is wrong with it stands in `mistakes`; `data` is None where nothing could be read."""
    source = Source(path, text)
    if len(text) > MOST_CHARACTERS:
        source.note(0, 0, f"the file has {len(text):,} characters; a config has at most {MOST_CHARACTERS:,}")
        return source
    from seolint.yaml_source.parsing import parse  # PyYAML takes 20 ms to load, and a run without a config needs none

    parse(source)
    return source


def read(path: Path) -> Source:
    """Read and parse a YAML file; one that can't be read is a source with that mistake."""
    try:
        return load(path.read_bytes().decode("utf-8-sig"), str(path))
    except UnicodeDecodeError as error:
        told = f"the file is no UTF-8 (byte {error.start}); save it as UTF-8"
    except OSError as error:
        told = f"can't be read: {error.strerror}"
    source = Source(str(path), "")
    source.note(0, 0, told)
    return source
