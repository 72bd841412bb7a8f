"""The JSON Schema of .seolint.yml, made from the rules, so that editors complete and check it."""

from __future__ import annotations

from collections.abc import Iterable

from seolint.config.chain import preset_names
from seolint.config.renamed import KEYS
from seolint.config.schema_parts import DIALECT, SEVERITY, TEXTS, Schema, described, object_schema, optional, text
from seolint.config.values import EXTENSION, FAIL_ON, FIELDS, LANGUAGE, MOST_MEGABYTES, SITE
from seolint.readers import CHOICES
from seolint.rules import SEVERITIES, current_ids
from seolint.rules.options import items_of
from seolint.rules.rule import Option, Rule
from seolint.site.generators import NO_GENERATOR, generators

_KEYED: Schema = {"type": "object", "additionalProperties": TEXTS}
_SWITCH: Schema = {"enum": ["off", "on", False, True, *SEVERITIES]}
_PATCHES: Schema = {"$ref": "#/$defs/rules"}


def config_schema(rules: Iterable[Rule]) -> Schema:
    """The schema (draft 2020-12) of a config that knows these rules."""
    known = sorted(rules, key=lambda rule: (rule.family, rule.id))
    entries = {rule.id: _entry(rule) for rule in known}
    entries |= {old: _deprecated(entries[new], new) for old, new in current_ids({r.id: r for r in known}).items()}
    entries |= {family: _family(family) for family in sorted({rule.family for rule in known})}
    patches = object_schema(entries, "Rules and families: off, on, a severity, or a mapping of options.")
    override = object_schema(
        {"files": described(TEXTS, "Globs as in .gitignore."), "rules": _PATCHES, **_anywhere()},
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
    whole = optional(object_schema(keys, "What seolint checks here."))
    return {"$schema": DIALECT, "title": "seolint config", "$defs": {"rules": optional(patches)}, **whole}


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
        "language": text("The language of documents that don't say theirs.", pattern=f"^{LANGUAGE.pattern}$"),
        "content": text("CSS selector of the part of an HTML page that is the article."),
        "front_matter": object_schema(dict.fromkeys(FIELDS, TEXTS), "Which front-matter keys carry a field."),
    }


def _values() -> Schema:
    """Keys allowed only at the top of a config."""
    site = object_schema(
        {key: {"type": "string"} for key in SITE} | {"generator": {"enum": [*generators(), NO_GENERATOR]}},
        "The site that the articles belong to: its address, its source and output folders, and its generator.",
    )
    fail_on = {"enum": list(FAIL_ON), "default": "error", "description": "The lowest severity at which a check fails."}
    return {
        "ignore": described(TEXTS, "Globs of files that aren't linted, as in .gitignore."),
        "keyphrases": described(_KEYED, "A path or glob, and the phrases that its articles should be found for."),
        "formats": {
            **optional({"type": "object"}),
            "propertyNames": {"pattern": f"^{EXTENSION.pattern}$"},
            "additionalProperties": {"enum": list(CHOICES)},
            "description": "Extensions of other files to lint, and how to read them, such as .njk: html.",
        },
        "custom_rules": described(TEXTS, "Folders of rule files, relative to this config."),
        "site": site,
        "baseline": text(
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


def _extends() -> Schema:
    kinds = [
        {"enum": [*preset_names(), ".."], "description": "A preset, or .. for the config of a folder above."},
        text("A preset in a package that is installed.", pattern="^package:."),
        text("A file, relative to this config.", pattern=r"(/|\.ya?ml$)"),
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
        "anyOf": [_SWITCH, object_schema({"severity": {**SEVERITY, "default": rule.severity}, **options})],
    }


def _family(name: str) -> Schema:
    return {"description": f"All rules of {name}.", "anyOf": [_SWITCH, object_schema({"severity": SEVERITY})]}


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
