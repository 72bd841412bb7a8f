"""What the command line says of rules and options: it wins over every file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from seolint.config.patches import Patch
from seolint.rules import option_fault
from seolint.rules.rule import Rule
from seolint.wording import suggest
from seolint.yaml import ConfigDiagnostic, ConfigError

_NOTHING: Mapping[str, Any] = {}


class Forced(NamedTuple):
    """What the command line says: it wins over every file."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    patches: tuple[Patch, ...] = ()
    values: Mapping[str, Any] = _NOTHING
    keyphrases: tuple[str, ...] = ()
    sheet: bool = False
    """Whether the sheet of each page is asked for."""
    page: bool = False
    """Whether its text is, for a report that shows it."""
    reasons: bool = True
    """Whether it is asked why rules can't judge an article."""
    scores: bool = True
    """Whether its scores are, to be held against a baseline. A config that names one asks for them, too."""


def force(
    rules: Mapping[str, Rule],
    select: Sequence[str],
    ignore: Sequence[str],
    set_options: Sequence[str],
    values: Mapping[str, Any],
    lenient: bool,
) -> Forced:
    """The wishes, by the rules that a config knows. `lenient` passes over rules it doesn't. Raises ConfigError."""
    known = {*rules, *(rule.family for rule in rules.values())}
    diagnostics = [
        ConfigDiagnostic(option, 0, 0, f"there is no rule or family {name}{suggest(name, known)}")
        for option, names in (("--select", select), ("--ignore", ignore))
        for name in names
        if name not in known and not lenient
    ]
    patches = []
    for text in set_options:
        patch = _parse_set(rules, text)
        if isinstance(patch, Patch):
            patches.append(patch)
        elif not lenient or text.partition(".")[0] in rules:
            diagnostics.append(ConfigDiagnostic("--set", 0, 0, patch))
    if diagnostics:
        raise ConfigError(diagnostics)
    wanted = {key: value for key, value in values.items() if value is not None}
    return Forced(tuple(select), tuple(ignore), tuple(patches), wanted)


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
