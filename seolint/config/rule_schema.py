"""The JSON Schema of rule files, made from the checks, so that editors complete and check them."""

from __future__ import annotations

from seolint.config.schema_parts import DIALECT, SEVERITY, TEXTS, Schema, described, object_schema, text
from seolint.rules.check import check_names, find_check
from seolint.rules.habit import MOST as MOST_PAGES
from seolint.rules.habit import SITE_HABITS
from seolint.rules.options import TYPES
from seolint.rules.reading import FORMATS, REQUIRED

_PAGES: Schema = {"enum": list(SITE_HABITS), "description": "Which pages of a site can have such problems."}


def rule_schema() -> Schema:
    """The schema (draft 2020-12) of a rule file."""
    names = check_names()
    keys: Schema = {
        "summary": text("The fault, in a sentence."),
        "formerly": described(TEXTS, "Former ids of the rule; they remain valid."),
        "check": {"enum": names, "description": "The check that finds it."},
        "severity": SEVERITY,
        "message": text("The message to the writer; {text} and other facts are filled in."),
        "rationale": text("Why it matters."),
        "source": described(TEXTS, "Where the threshold or the idea comes from."),
        "across": {
            "enum": [name for name in names if find_check(name).across],
            "description": "The check that finds it across the pages of a site.",
        },
        "extends": text("A rule in the same folder whose arguments (with) this one uses."),
        "with": {"type": ["object", "null"], "description": "Arguments of the check that users can't set."},
        "options": {"type": ["object", "null"], "additionalProperties": _declared()},
        "yields_to": described(TEXTS, "Rules that take precedence: what one of them reports, this rule doesn't."),
        "habit": _habit(),
        "site_habit": {"anyOf": [_PAGES, _site_habit()]},
        "examples": {"type": "array", "items": _example(), "minItems": 2},
    }
    schema = object_schema(keys, "A rule of seolint.", required=REQUIRED)
    return {"$schema": DIALECT, "title": "seolint rule", **schema, "allOf": [_arguments(name) for name in names]}


def _habit() -> Schema:
    """When several problems on a page are reported as one."""
    keys: Schema = {
        "places": {"type": "integer", "minimum": 2, "description": "How many problems make a habit."},
        "alike": described(TEXTS, "Facts that they share; without any, all problems of the page count."),
        "message": text("The message to the writer then; {places} and the facts of the first are filled in."),
    }
    return object_schema(keys, "When several problems on a page are reported as one.", required=("places", "message"))


def _site_habit() -> Schema:
    """When problems of many pages of a site are shown as one."""
    keys: Schema = {
        "pages": _PAGES,
        "share": {
            "type": "number",
            "exclusiveMinimum": 0,
            "maximum": 100,
            "default": MOST_PAGES,
            "description": "The share of these pages, in percent, that makes a habit of the site.",
        },
    }
    return object_schema(keys, "When problems of many pages of a site are shown as one.")


def _declared() -> Schema:
    """An option as a rule file declares it."""
    keys: Schema = {
        "default": {"description": "The default value."},
        "type": {"enum": list(TYPES)},
        "unit": text("words, characters, percent …"),
        "help": text("What the option does, in a sentence."),
        "allowed": {"type": "array", "items": {"type": ["string", "number"]}},
        "minimum": {"type": ["number", "null"]},
        "maximum": {"type": ["number", "null"]},
    }
    return object_schema(keys, "An option that users can set.", required=["type", "help"])


def _example() -> Schema:
    keys = {
        "bad": text("An article, in Markdown, in which the rule finds something."),
        "good": text("An article, in Markdown, in which the rule finds nothing."),
        "flags": {"type": "array", "items": {"type": "string"}, "description": "The texts that are reported."},
        "options": {"type": "object", "description": "Options for the example."},
        "format": {"enum": list(FORMATS), "default": "both"},
        "files": {
            "anyOf": [TEXTS, {"type": "object", "additionalProperties": {"type": "string"}}],
            "description": "The paths beside the article; or the other files of its site, with their texts.",
        },
        "path": text("Where the article is in its site."),
        "moved_from": text("Where it was before a change."),
    }
    kinds = [{"required": ["bad", "flags"]}, {"required": ["good"]}]
    return {**object_schema(keys, "An article, and what the rule reports in it."), "oneOf": kinds}


def _arguments(check: str) -> Schema:
    """The keys under `with` and `options` are the parameters of the check."""
    names = {"propertyNames": {"enum": list(find_check(check).parameters)}}
    return {
        "if": {"properties": {"check": {"const": check}}, "required": ["check"]},
        "then": {"properties": {"with": names, "options": names}},
    }
