"""What a converted rule says before it has its examples, and Vale's words put into ours: messages, scopes, levels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from seolint.lazy_regex import expression
from seolint.rules.rule import Severity
from seolint.vale.style import NotConvertibleError, Style

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


def draft(style: Style, check: str, settings: Mapping[str, Any], facts: Sequence[str], **more: Any) -> Draft:
    """A draft with the header of a style: `facts` are what its message's placeholders stand for, in turn."""
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
    """A message of Vale in our words: %s becomes the next of `facts`, %[2]s the second, braces stay braces."""
    turn = count()

    def fact(found: re.Match[str]) -> str:
        if found[0] == "%%":
            return "%"
        at = int(found[1]) - 1 if found[1] else next(turn)
        return "{" + facts[max(0, min(at, len(facts) - 1))] + "}"

    return _PLACEHOLDER.sub(fact, " ".join(text.split()).replace("{", "{{").replace("}", "}}"))


def scopes_of(style: Style, default: str = "text") -> Iterator[tuple[str, tuple[int, ...]]]:
    """Our scopes for a style, each with the heading levels it is bound to. Raises NotConvertibleError."""
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
