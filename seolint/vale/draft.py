"""A rule of Vale as in its file, and as ours before it has examples: messages, scopes and levels in our terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from seolint.lazy_regex import expression
from seolint.rules.rule import Severity
from seolint.yaml import Source, read

SEVERITIES: Mapping[str, Severity] = {"suggestion": "info", "warning": "warning", "error": "error"}
SCOPES = {
    "text": "text",
    "heading": "heading",
    "sentence": "sentence",
    "paragraph": "paragraph",
    "list": "item",
    "table": "cell",
    "table.cell": "cell",
    "table.header": "cell",
    "blockquote": "quote",
    "link": "link",
    "alt": "alt",
    "summary": "text",
    "raw": "raw",
}
_FORMATS = expression(r"\.(?:md|html|rst|adoc|xml|org|txt)$")
_LEVEL = expression(r"heading\.h([1-6])")
_PLACEHOLDER = expression(r"%(?:\[(\d+)\])?[sdvq]|%%")
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
        """Whether a key is true, as YAML 1.1 spells it."""
        return self.text(key, str(default)).lower() in ("true", "yes", "on")

    def number(self, key: str) -> float | None:
        """The number of a key; None if there is none. Raises NotConvertibleError for other texts."""
        text = self.text(key)
        if text and not _NUMBER.fullmatch(text):
            raise NotConvertibleError(f"{key} is {text!r}, which is not a number", key)
        return float(text) if "." in text else int(text) if text else None

    def list(self, key: str) -> tuple[str, ...]:
        """The texts of a list, without empty ones; a single text counts as a list of one."""
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


@dataclass(frozen=True)
class Draft:
    """A rule without examples. `seeds` are texts that it should report, `better` texts that it shouldn't."""

    name: str
    family: str
    summary: str
    check: str
    severity: Severity
    message: str
    source: Sequence[str]
    rationale: str
    settings: Mapping[str, Any]
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    seeds: Sequence[str] = ()
    better: Sequence[str] = ()
    notes: Sequence[str] = ()


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


def draft(style: Style, check: str, settings: Mapping[str, Any], facts: Sequence[str], **more: Any) -> Draft:
    """A draft with the header of a style: `facts` are what the placeholders of its message stand for, in order."""
    level = style.text("level", "warning").lower()
    if level not in SEVERITIES:
        raise NotConvertibleError(f"level is suggestion, warning or error, not {level}", "level")
    text = style.text("message") or style.text("description") or style.name
    message = message_of(text, facts)
    summary = " ".join(_PLACEHOLDER.sub("…", text).split())
    return Draft(
        name=f"{style.family}-{style.name}",
        family=style.family,
        summary=summary,
        check=check,
        severity=SEVERITIES[level],
        message=message,
        source=style.list("link"),
        rationale=style.text("description"),
        settings={name: value for name, value in settings.items() if value not in (None, "", (), [], {})},
        **more,
    )


def message_of(text: str, facts: Sequence[str]) -> str:
    """A message of Vale in our syntax: %s becomes the next of `facts`, %[2]s the second, braces stay braces."""
    turn = count()

    def fact(found: re.Match[str]) -> str:
        if found[0] == "%%":
            return "%"
        at = int(found[1]) - 1 if found[1] else next(turn)
        return "{" + facts[max(0, min(at, len(facts) - 1))] + "}"

    return _PLACEHOLDER.sub(fact, " ".join(text.split()).replace("{", "{{").replace("}", "}}"))


def scopes_of(style: Style, default: str = "text") -> Iterator[tuple[str, tuple[int, ...]]]:
    """Our scopes for a style, each with the heading levels that it is limited to. Raises NotConvertibleError."""
    selectors = style.list("scope") or (default,)
    found = list(dict.fromkeys(_scope(selector) for selector in selectors))
    yield from [("text", ())] if ("text", ()) in found else found


def _scope(selector: str) -> tuple[str, tuple[int, ...]]:
    """One selector, such as `heading & ~heading.h1`."""
    names = [_FORMATS.sub("", name.strip()) for name in selector.split("&")]
    wanted = [name for name in names if not name.startswith("~")] or ["text"]
    levels = {level for name in wanted for level in _LEVEL.findall(name)}
    without = {level for name in names if name.startswith("~") for level in _LEVEL.findall(name)}
    other = [name for name in names if name.startswith("~") and not _LEVEL.search(name) and name != "~code"]
    known = SCOPES.get(_LEVEL.sub("heading", wanted[0]))
    if len(wanted) > 1 or other or not known:
        raise NotConvertibleError(f"the scope {selector} has no counterpart", "scope")
    if without:
        levels = (levels or set("123456")) - without
    return known, tuple(sorted(map(int, levels)))
