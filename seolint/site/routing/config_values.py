"""The values in a generator's own config: YAML, read as front matter is, or TOML, so that none can do harm."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from seolint.readers.front_matter.values import Scalar, Tree

MOST_DOTS = 1_000
"""Dots in a line of TOML, which may be one key."""

YAML, TOML = (".yml", ".yaml"), (".toml",)


def config_values(configs: Mapping[str, str]) -> Mapping[str, Any] | None:
    """The values of all configs, given by the names of their files; None if one can't be read.

    A file in a folder of configs holds the values of the key that it is named after: `permalinks.toml`.
    """
    found: dict[str, Any] = {}
    for name, text in configs.items():
        if not name.endswith((*YAML, *TOML)):
            continue
        try:
            values = _toml(text) if name.endswith(TOML) else _plain(_yaml(text))
        except (ValueError, RecursionError):
            return None
        key = name.rpartition("/")[2].partition(".")[0]
        is_part = "/" in name and key not in ("hugo", "config")
        for each, value in ({key: values} if is_part else values).items():
            found.setdefault(each, value)
    return found


def _toml(text: str) -> Mapping[str, Any]:
    """The values of TOML, tables in arrays included. Raises ValueError."""
    import tomllib  # which most runs don't need

    if any(line.count(".") > MOST_DOTS for line in text.split("\n")):
        raise ValueError("a key with more parts than anybody writes, for which tomllib takes quadratic time")
    found: Mapping[str, Any] = _as_text(tomllib.loads(text))
    return found


def _as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_text(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_as_text(each) for each in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def _yaml(text: str) -> Tree:
    """The values of YAML. Raises ValueError."""
    from seolint.readers.front_matter import full_yaml

    return full_yaml.parse(text, 0, len(text))


def _plain(tree: Tree) -> Any:
    if isinstance(tree, Scalar):
        return tree.plain
    if isinstance(tree, list):
        return [_plain(each) for each in tree]
    return {key: _plain(value) for key, value in tree.items()}


def mapping(value: Any) -> Mapping[str, Any]:
    """A value as a mapping, empty if it is anything else."""
    return value if isinstance(value, dict) else {}


def is_true(value: Any) -> bool:
    """Whether a value is one that YAML takes for true."""
    return isinstance(value, str) and value.lower() in ("true", "yes", "on")
