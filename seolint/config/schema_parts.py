"""Parts that JSON Schemas of configs and of rule files have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from seolint.rules import SEVERITIES

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]

TEXTS: Schema = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
SEVERITY: Schema = {"enum": list(SEVERITIES), "description": "The severity of its problems."}


def object_schema(properties: Mapping[str, Schema], description: str = "", required: Iterable[str] = ()) -> Schema:
    """A mapping with these keys and no others."""
    schema: Schema = {"type": "object", "properties": dict(properties), "additionalProperties": False}
    if description:
        schema["description"] = description
    if required:
        schema["required"] = list(required)
    return schema


def optional(schema: Schema) -> Schema:
    """A schema, or nothing: a key with only comments below it."""
    return {**schema, "type": [schema["type"], "null"]}


def text(description: str, **more: str) -> Schema:
    """A text."""
    return {"type": "string", "description": description, **more}


def described(schema: Schema, description: str) -> Schema:
    """A schema with a description."""
    return {**schema, "description": description}
