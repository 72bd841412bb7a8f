"""JSON Schemas of .seolint.yml and of rule files, made from the rules, so that editors complete and check them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from seolint.config.chain import preset_names
from seolint.config.renamed import KEYS
from seolint.config.values import EXTENSION, FAIL_ON, FIELDS, LANGUAGE, MOST_MEGABYTES, SITE
from seolint.readers import CHOICES
from seolint.rules import SEVERITIES, current_ids
from seolint.rules.check import check_names, find_check
from seolint.rules.habit import MOST as MOST_PAGES
from seolint.rules.habit import SITE_HABITS
from seolint.rules.options import TYPES, items_of
from seolint.rules.reading import FORMATS, REQUIRED
from seolint.rules.rule import Option, Rule
from seolint.site.generators import NO_GENERATOR, generators

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]

_TEXTS: Schema = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
_KEYED: Schema = {"type": "object", "additionalProperties": _TEXTS}
_SWITCH: Schema = {"enum": ["off", "on", False, True, *SEVERITIES]}
_PATCHES: Schema = {"$ref": "#/$defs/rules"}
_SEVERITY: Schema = {"enum": list(SEVERITIES), "description": "The severity of its problems."}
_PAGES: Schema = {"enum": list(SITE_HABITS), "description": "Which pages of a site can have such problems."}


def config_schema(rules: Iterable[Rule]) -> Schema:
    """The schema (draft 2020-12) of a config that knows these rules."""
    known = sorted(rules, key=lambda rule: (rule.family, rule.id))
    entries = {rule.id: _entry(rule) for rule in known}
    entries |= {old: _deprecated(entries[new], new) for old, new in current_ids({r.id: r for r in known}).items()}
    entries |= {family: _family(family) for family in sorted({rule.family for rule in known})}
    patches = _object(entries, "Rules and families: off, on, a severity, or a mapping of options.")
    override = _object(
        {"files": _described(_TEXTS, "Globs as in .gitignore."), "rules": _PATCHES, **_anywhere()},
        "Settings for some files.",
        required=["files"],
    )
    overrides = {
        "type": ["array", "null"],
        "items": override,
        "description": "Settings for some files; later ones take precedence.",
    }
    keys = {"extends": _extends(), "rules": _PATCHES, "overrides": overrides, **_anywhere(), **_values()}
    _add_old_keys(keys)
    whole = _optional(_object(keys, "What seolint checks here."))
    return {"$schema": DIALECT, "title": "seolint config", "$defs": {"rules": _optional(patches)}, **whole}


def _add_old_keys(keys: Schema) -> None:
    for path, new in KEYS.items():
        holder = keys
        for key in path[:-1]:
            holder = holder[key]["properties"]
        holder[path[-1]] = _deprecated(holder[new], new)


def _deprecated(schema: Schema, name: str) -> Schema:
    """The schema of a key that has been renamed."""
    return {**schema, "deprecated": True, "description": f"Now called {name}."}


def _anywhere() -> Schema:
    """Keys allowed at the top of a config and in its overrides."""
    return {
        "language": _text("The language of documents that don't say theirs.", pattern=f"^{LANGUAGE.pattern}$"),
        "content": _text("CSS selector of the part of an HTML page that is the article."),
        "front_matter": _object(dict.fromkeys(FIELDS, _TEXTS), "Which front-matter keys carry a field."),
    }


def _values() -> Schema:
    """Keys allowed only at the top of a config."""
    site = _object(
        {key: {"type": "string"} for key in SITE} | {"generator": {"enum": [*generators(), NO_GENERATOR]}},
        "The site that the articles belong to: its address, its source and output folders, and its generator.",
    )
    fail_on = {"enum": list(FAIL_ON), "default": "error", "description": "The lowest severity at which a check fails."}
    return {
        "ignore": _described(_TEXTS, "Globs of files that aren't linted, as in .gitignore."),
        "keyphrases": _described(_KEYED, "A path or glob, and the phrases that its articles should be found for."),
        "formats": {
            **_optional({"type": "object"}),
            "propertyNames": {"pattern": f"^{EXTENSION.pattern}$"},
            "additionalProperties": {"enum": list(CHOICES)},
            "description": "Extensions of other files to lint, and how to read them, such as .njk: html.",
        },
        "custom_rules": _described(_TEXTS, "Folders of rule files, relative to this config."),
        "site": site,
        "baseline": _text(
            "The file that seolint baseline wrote, relative to this config; problems recorded there don't count."
        ),
        "fail_on": fail_on,
        "max_warnings": {"type": "integer", "minimum": 0, "description": "Fail if there are more warnings."},
        "min_severity": {
            "enum": list(SEVERITIES),
            "description": "The lowest severity that is shown; by default warning, and info in json, sarif and html.",
        },
        "max_file_size": {
            "type": "integer",
            "minimum": 1,
            "maximum": MOST_MEGABYTES,
            "default": 20,
            "description": "The maximum size of an article, in megabytes.",
        },
    }


def rule_schema() -> Schema:
    """The schema (draft 2020-12) of a rule file."""
    names = check_names()
    keys: Schema = {
        "summary": _text("The fault, in a sentence."),
        "formerly": _described(_TEXTS, "Former ids of the rule; they remain valid."),
        "check": {"enum": names, "description": "The check that finds it."},
        "severity": _SEVERITY,
        "message": _text("The message to the writer; {text} and other facts are filled in."),
        "rationale": _text("Why it matters."),
        "source": _described(_TEXTS, "Where the threshold or the idea comes from."),
        "across": {
            "enum": [name for name in names if find_check(name).across],
            "description": "The check that finds it across the pages of a site.",
        },
        "extends": _text("A rule in the same folder whose arguments (with) this one uses."),
        "with": {"type": ["object", "null"], "description": "Arguments of the check that users can't set."},
        "options": {"type": ["object", "null"], "additionalProperties": _declared()},
        "yields_to": _described(_TEXTS, "Rules that take precedence: what one of them reports, this rule doesn't."),
        "habit": _habit(),
        "site_habit": {"anyOf": [_PAGES, _site_habit()]},
        "examples": {"type": "array", "items": _example(), "minItems": 2},
    }
    schema = _object(keys, "A rule of seolint.", required=REQUIRED)
    return {"$schema": DIALECT, "title": "seolint rule", **schema, "allOf": [_arguments(name) for name in names]}


def _habit() -> Schema:
    """When several problems on a page are reported as one."""
    keys: Schema = {
        "places": {"type": "integer", "minimum": 2, "description": "How many problems make a habit."},
        "alike": _described(_TEXTS, "Facts that they share; without any, all problems of the page count."),
        "message": _text("The message to the writer then; {places} and the facts of the first are filled in."),
    }
    return _object(keys, "When several problems on a page are reported as one.", required=("places", "message"))


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
    return _object(keys, "When problems of many pages of a site are shown as one.")


def _declared() -> Schema:
    """An option as a rule file declares it."""
    keys: Schema = {
        "default": {"description": "The default value."},
        "type": {"enum": list(TYPES)},
        "unit": _text("words, characters, percent …"),
        "help": _text("What the option does, in a sentence."),
        "allowed": {"type": "array", "items": {"type": ["string", "number"]}},
        "minimum": {"type": ["number", "null"]},
        "maximum": {"type": ["number", "null"]},
    }
    return _object(keys, "An option that users can set.", required=["type", "help"])


def _example() -> Schema:
    keys = {
        "bad": _text("An article, in Markdown, in which the rule finds something."),
        "good": _text("An article, in Markdown, in which the rule finds nothing."),
        "flags": {"type": "array", "items": {"type": "string"}, "description": "The texts that are reported."},
        "options": {"type": "object", "description": "Options for the example."},
        "format": {"enum": list(FORMATS), "default": "both"},
        "files": {
            "anyOf": [_TEXTS, {"type": "object", "additionalProperties": {"type": "string"}}],
            "description": "The paths beside the article; or the other files of its site, with their texts.",
        },
        "path": _text("Where the article is in its site."),
        "moved_from": _text("Where it was before a change."),
    }
    kinds = [{"required": ["bad", "flags"]}, {"required": ["good"]}]
    return {**_object(keys, "An article, and what the rule reports in it."), "oneOf": kinds}


def _arguments(check: str) -> Schema:
    """The keys under `with` and `options` are the parameters of the check."""
    names = {"propertyNames": {"enum": list(find_check(check).parameters)}}
    return {
        "if": {"properties": {"check": {"const": check}}, "required": ["check"]},
        "then": {"properties": {"with": names, "options": names}},
    }


def _extends() -> Schema:
    kinds = [
        {"enum": [*preset_names(), ".."], "description": "A preset, or .. for the config of a folder above."},
        _text("A preset in a package that is installed.", pattern="^package:."),
        _text("A file, relative to this config.", pattern=r"(/|\.ya?ml$)"),
    ]
    name = {"anyOf": kinds}
    return {
        "anyOf": [name, {"type": "array", "items": name}],
        "description": "What this config extends; later ones take precedence.",
        "default": "recommended",
    }


def _entry(rule: Rule) -> Schema:
    options = {name: _option(option) for name, option in rule.options.items()}
    return {
        "description": f"{' '.join(rule.summary.split())} ({rule.family}; {rule.severity})",
        "anyOf": [_SWITCH, _object({"severity": {**_SEVERITY, "default": rule.severity}, **options})],
    }


def _family(name: str) -> Schema:
    return {"description": f"All rules of {name}.", "anyOf": [_SWITCH, _object({"severity": _SEVERITY})]}


def _option(option: Option) -> Schema:
    """The schema of what a user may give for an option."""
    description = f"{' '.join(option.help.split())}{f' ({option.unit})' if option.unit else ''}"
    kind = items_of(option) if option.type in ("list", "mapping") else option.type
    bounds = {"minimum": option.minimum, "maximum": option.maximum, "enum": list(option.allowed) or None}
    item: Schema = {"type": kind, **{key: bound for key, bound in bounds.items() if bound is not None}}
    if option.type == "list":
        item = {"type": "array", "items": item}
    elif option.type == "mapping":
        item = {"type": "object", "additionalProperties": item}
    if option.default is None:
        item = {"anyOf": [item, {"type": "null"}]}
    return {**item, "description": description, "default": option.default}


def _object(properties: Mapping[str, Schema], description: str = "", required: Iterable[str] = ()) -> Schema:
    schema: Schema = {"type": "object", "properties": dict(properties), "additionalProperties": False}
    if description:
        schema["description"] = description
    if required:
        schema["required"] = list(required)
    return schema


def _optional(schema: Schema) -> Schema:
    """`schema`, or nothing: a key with only comments below it."""
    return {**schema, "type": [schema["type"], "null"]}


def _text(description: str, **more: str) -> Schema:
    return {"type": "string", "description": description, **more}


def _described(schema: Schema, description: str) -> Schema:
    return {**schema, "description": description}
