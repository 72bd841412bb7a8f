"""What the command line sets: it wins over every file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from seolint.config.layer import Patch
from seolint.rules import option_fault
from seolint.rules.rule import Rule
from seolint.wording import suggest
from seolint.yaml import ConfigDiagnostic, ConfigError


class Overrides(NamedTuple):
    """What the command line sets: it wins over every file.

    `select` and `ignore` name rules or families; `set_options` are RULE.OPTION=VALUE; `keyphrases` replace those of
    every article.
    """

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    set_options: Sequence[str] = ()
    language: str | None = None
    content: str | None = None
    keyphrases: Sequence[str] = ()
    max_file_size: int | None = None

    @property
    def values(self) -> Mapping[str, Any]:
        """The overrides that replace a value of a config file, by its key there."""
        values = {"language": self.language, "content": self.content, "max_file_size": self.max_file_size}
        return {key: value for key, value in values.items() if value is not None}


def patches_of(overrides: Overrides, rules: Mapping[str, Rule], lenient: bool) -> tuple[Patch, ...]:
    """What the overrides change in the rules that a config knows.

    `lenient` skips names of rules that it doesn't know. Raises ConfigError.
    """
    known = {*rules, *(rule.family for rule in rules.values())}
    diagnostics = [
        ConfigDiagnostic(option, 0, 0, f"there is no rule or family {name}{suggest(name, known)}")
        for option, names in (("--select", overrides.select), ("--ignore", overrides.ignore))
        for name in names
        if name not in known and not lenient
    ]
    patches = []
    for text in overrides.set_options:
        patch = _parse_set(rules, text)
        if isinstance(patch, Patch):
            patches.append(patch)
        elif not lenient or text.partition(".")[0] in rules:
            diagnostics.append(ConfigDiagnostic("--set", 0, 0, patch))
    if diagnostics:
        raise ConfigError(diagnostics)
    return tuple(patches)


def _parse_set(rules: Mapping[str, Rule], text: str) -> Patch | str:
    """RULE.OPTION=VALUE as a patch, or what is wrong with it."""
    left, equals, value = text.partition("=")
    name, dot, key = left.partition(".")
    if not equals or not dot:
        return f"{text!r} is not RULE.OPTION=VALUE, such as thin-page.min=200"
    if name not in rules:
        return f"there is no rule {name}{suggest(name, rules)}"
    if key not in rules[name].options:
        return f"{name} has no option {key}{suggest(key, rules[name].options)}"
    from seolint.yaml import load as load_yaml

    option = rules[name].options[key]
    source = load_yaml(value, "--set")
    if source.diagnostics and option.type != "string":
        return f"{left}: {source.diagnostics[0].message}"
    parsed = value if option.type == "string" else source.data
    wrong = option_fault(parsed, option)
    return f"{left} {wrong}" if wrong else Patch(name, options={key: parsed}, origins={key: "--set"})
