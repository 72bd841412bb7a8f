"""The values in a generator's own config: YAML or TOML, read as front matter is, so that none can do harm."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from seolint.readers.front_matter.values import MatterError, Scalar, Tree

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
            values = _plain(_parsed(text, name))
        except (MatterError, RecursionError):
            return None
        key = name.rpartition("/")[2].partition(".")[0]
        is_part = "/" in name and key not in ("hugo", "config")
        for each, value in ({key: values} if is_part else values).items():
            found.setdefault(each, value)
    return found


def _parsed(text: str, name: str) -> Tree:
    if name.endswith(TOML):
        from seolint.readers.front_matter import toml

        return toml.parse(text, 0, len(text))
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
