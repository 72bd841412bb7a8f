"""Vale's files as they are written: every value a text, with its line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from seolint.lazy_regex import expression
from seolint.yaml import Source, read

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NUMBER = expression(r"\d{1,9}(\.\d{1,9})?")
_SEAM = expression(r"(?<=[^\W_A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[\W_]+")


class NotConvertibleError(Exception):
    """A Vale rule that has no counterpart here; `key` is the entry that is to blame."""

    def __init__(self, why: str, key: str = "extends") -> None:
        super().__init__(why)
        self.key = key


class Style(NamedTuple):
    """One file of a Vale style: `name` and `family` in kebab-case, `data` with texts for all scalars."""

    path: Path
    name: str
    family: str
    data: Mapping[str, Any]
    source: Source

    def text(self, key: str, default: str = "") -> str:
        """The text of a key."""
        value = self.data.get(key)
        return value.strip() if isinstance(value, str) else default

    def flag(self, key: str, default: bool = False) -> bool:
        """Whether a key says true, as YAML 1.1 spells it."""
        return self.text(key, str(default)).lower() in ("true", "yes", "on")

    def number(self, key: str) -> float | None:
        """The number of a key; None where there is none. Raises NotConvertibleError for other texts."""
        text = self.text(key)
        if text and not _NUMBER.fullmatch(text):
            raise NotConvertibleError(f"{key} is {text!r}, which is no number", key)
        return float(text) if "." in text else int(text) if text else None

    def list(self, key: str) -> tuple[str, ...]:
        """The texts of a list, without empty ones; a single text is a list of one."""
        value = self.data.get(key)
        items = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return tuple(item for item in items if isinstance(item, str) and item.strip())

    def pairs(self, key: str) -> Mapping[str, str]:
        """The texts of a mapping; Vale also takes a list of mappings."""
        value = self.data.get(key)
        groups = value if isinstance(value, list) else [value]
        return {
            wrong: right
            for group in groups
            if isinstance(group, dict)
            for wrong, right in group.items()
            if isinstance(right, str)
        }

    def line(self, key: str = "") -> int:
        """The line of a key, from 1."""
        return self.source.line_of(key)


def read_style(path: Path, roots: Sequence[str]) -> Style | None:
    """A file of a style in one of the folders `roots`; None for other YAML. Raises NotConvertibleError."""
    source = read(path, roots)
    if source.diagnostics:
        first = source.diagnostics[0]
        raise NotConvertibleError(f"{first.line}:{first.column}: {first.message}", "")
    data = yaml.load(source.text, _LOADER)
    if not isinstance(data, dict) or "extends" not in data:
        return None
    return Style(path, kebab(path.stem), kebab(path.resolve().parent.name), data, source)


def kebab(name: str) -> str:
    """A name in kebab-case: heading-acronyms for HeadingAcronyms, write-good for write-good."""
    return "-".join(word for word in _SEAM.split(name) if word).lower() or "style"
