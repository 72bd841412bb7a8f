"""Rules switched off in a config: the least change to its text, made only if the config then says just that."""

from __future__ import annotations

from typing import Any

from seolint.lazy_regex import expression
from seolint.yaml import load

_RULES = expression(r"(?m)^rules:[ \t]*(?P<flow>\{)?(?P<rest>[^\r\n]*)(?P<end>\r\n|\n|\Z)")
_INDENT = expression(r"(?P<indent>[ ]{1,40})[^\s#]")
_ENTRY = expression(r"(?m)^[ ]+(?P<rule>[\w-]+):[ \t]*(?P<value>[^\s#{\[][^\r\n#]*)")


def switched_off(config: str, rule: str) -> str | None:
    """The text of a config in which a rule is off; None if that takes an editor who reads what is there."""
    before = _data(config)
    if before is None:
        return None
    for after in (_with_entry(config, rule), _with_value(config, rule)):
        if after is not None and _data(after) == {**before, "rules": {**(before.get("rules") or {}), rule: False}}:
            return after
    return None


def _data(config: str) -> dict[str, Any] | None:
    """What a config says; None if it can't be read."""
    source = load(config, "")
    if source.diagnostics or not isinstance(source.data, dict | None):
        return None
    data = dict(source.data or {})
    rules = data.get("rules")
    if isinstance(rules, dict):
        data["rules"] = {name: False if value == "off" else value for name, value in rules.items()}
    return data if isinstance(rules, dict | None) else None


def _with_entry(config: str, rule: str) -> str:
    """The config with one more entry below `rules:`."""
    newline = "\r\n" if "\r\n" in config else "\n"
    rules = _RULES.search(config)
    if rules is None:
        joint = "" if not config or config.endswith("\n") else newline
        return f"{config}{joint}rules:{newline}  {rule}: off{newline}"
    if rules["flow"]:
        at = rules.start("rest")
        comma = "" if config[at:].lstrip().startswith("}") else ", "
        return f"{config[:at]}{rule}: off{comma}{config[at:]}"
    first = _INDENT.match(config, rules.end())
    indent = first["indent"] if first else "  "
    end = rules["end"] or newline
    return f"{config[: rules.start('end')]}{end}{indent}{rule}: off{newline}{config[rules.end() :]}"


def _with_value(config: str, rule: str) -> str | None:
    """The config with another value for the entry of a rule on a line of its own."""
    found = next((each for each in _ENTRY.finditer(config) if each["rule"] == rule), None)
    if found is None:
        return None
    value = found["value"].rstrip()
    return f"{config[: found.start('value')]}off{config[found.start('value') + len(value) :]}"
