"""The texts of rule files in which `{name}` or `{name:.1f}` stands for a value: checked once, then filled in.

A rule may come with a stranger's pull request, so a field is a name and a plain format: no attributes or indexes of
what it names, no conversions, no fields inside fields, no width that fills the memory. `str.format` allows all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from seolint.lazy_regex import expression

LONGEST = 2_000
"""Characters of a template, and of a value that is put into one: more than anyone reads in a message."""

WIDEST = 99
"""The largest width and the most decimals of a field."""

_FIELD = expression(r"\{\{|\}\}|\{[^{}]*\}|[{}]")
_FORMAT = expression(r"(?:[^{}]?[<>^=])?[+ -]?0?(?P<width>\d*),?(?:\.(?P<decimals>\d+))?[dfges%]?")
_ALLOWED = "a placeholder is a name, such as {text}, or a name and a format, such as {value:.1f}"
_BRACE = "write {{ or }} for a brace"


class TemplateError(ValueError):
    """A value can't be shown the way a template asks for."""


class _Field(NamedTuple):
    """Literal text, and the field after it; a last part has no field."""

    literal: str
    name: str = ""
    format: str = ""


class Clause(str):
    """A text that a comma joins to what comes before it in a template: "7 times{evidence}"; or nothing."""

    __slots__ = ()

    def __format__(self, form: str) -> str:
        return format(f", {self!s}" if self else "", form)


def faults(template: str) -> Iterator[str]:
    """What is wrong with a template, apart from its names (see `names`); nothing for one that can be filled in."""
    if len(template) > LONGEST:
        yield f"it has {len(template):,} characters; write at most {LONGEST:,}"
        return
    for found in _FIELD.finditer(template):
        field = found[0]
        if len(field) == 1:
            yield f"a {field} is alone at character {found.start() + 1}; {_ALLOWED}; {_BRACE}"
        elif field not in ("{{", "}}"):
            yield from _faults_of(field)


def names(template: str) -> tuple[str, ...]:
    """The names in a template, each once: limit in "{limit:g} words"."""
    return tuple(dict.fromkeys(part.name for part in _parts(template) if part.name))


def fill(template: str, values: Mapping[str, object]) -> str:
    """The template with values filled in: texts, numbers, true or false; nothing for a name without a value.

    Raises TemplateError for a value of another kind, and for one that a format doesn't fit.
    """
    return "".join(
        part.literal + _shown(values[part.name], part.format) if part.name in values else part.literal
        for part in _parts(template)
    )


def _faults_of(field: str) -> Iterator[str]:
    name, _, form = field[1:-1].partition(":")
    shown = _cut(" ".join(field.split()))
    if not all(part.isidentifier() for part in name.split(".")):
        hint = "conversions such as !r aren't allowed; " if "!" in name else ""
        yield f"{shown} can't be filled in: {hint}{_ALLOWED}; {_BRACE}"
        return
    found = _FORMAT.fullmatch(form) if form else None
    if form and not found:
        yield f"{shown} has a format that isn't allowed; write one such as {{{_cut(name)}:.1f}}"
    elif found and any(len(digits or "") > len(str(WIDEST)) for digits in found.group("width", "decimals")):
        yield f"{shown} is too wide; widths and decimals are at most {WIDEST}"


@lru_cache(maxsize=512)
def _parts(template: str) -> tuple[_Field, ...]:
    """A template in parts. Raises TemplateError."""
    wrong = next(faults(template), "")
    if wrong:
        raise TemplateError(wrong)
    parts, literal, at = [], "", 0
    for found in _FIELD.finditer(template):
        literal += template[at : found.start()]
        at = found.end()
        if found[0] in ("{{", "}}"):
            literal += found[0][0]
            continue
        name, _, form = found[0][1:-1].partition(":")
        parts.append(_Field(literal, name, form))
        literal = ""
    return (*parts, _Field(literal + template[at:]))


def _shown(value: object, form: str) -> str:
    """A value in a format, cut if it is too long."""
    if value is None:
        return "none"
    if not isinstance(value, (str, int, float)):
        raise TemplateError(f"a {type(value).__name__} can't be shown in a text; only texts and numbers can")
    try:
        return _cut(format(value, form))
    except (ValueError, OverflowError) as error:
        raise TemplateError(f"a value of type {type(value).__name__} can't be shown as {{:{form}}}: {error}") from None


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
