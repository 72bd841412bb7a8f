"""What the syntax of site generators looks like: pairs of marks, and constructs that fit on a line.

Liquid, Hugo, Jinja, Blade, ERB, PHP, Svelte, Angular, and the extensions of Markdown that are only markup.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from seolint.lazy_regex import expression
from seolint.readers.control_flow import FLOW


class Delimiter(NamedTuple):
    """A pair of marks: what closes it, whether blank lines may be inside, whether it joins its neighbours.

    Also whether something may be printed in its place, unlike for comments.
    """

    close: str
    blank_lines: bool
    joins: bool
    prints: bool = True


DELIMITERS = {
    "{{--": Delimiter("--}}", True, False, False),
    "{{/*": Delimiter("*/}}", True, False, False),
    "{{<": Delimiter(">}}", False, False),
    "{{%": Delimiter("%}}", False, False),
    "{{": Delimiter("}}", False, True),
    "{/*": Delimiter("*/}", True, False, False),
    "{%": Delimiter("%}", False, False),
    "{#": Delimiter("#}", True, False, False),
    "{!!": Delimiter("!!}", False, True),
    "<%": Delimiter("%>", True, True),
    "<?php": Delimiter("?>", True, True),
    "<?=": Delimiter("?>", False, True),
}
_ITEM = r"""(?:[.#][\w:-]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s}"'{]+))"""
_ARGUMENTS = r"\((?:[^()\n]|\((?:[^()\n]|\([^()\n]*\))*\))*\)"
_OPENED = (
    r"if|elseif|unless|isset|empty|foreach|forelse|for|while|switch|case|section|extends|include\w*|yield|push|prepend"
    r"|stack|component|slot|method|auth|guest|can|cannot|lang|error|props|class|use|env|once|php"
)
"""Directives of Blade that take arguments: https://laravel.com/docs/blade"""

_CLOSED = r"else|csrf|stop|show|parent|php|auth|guest|default|break|continue|once|verbatim|overwrite|append|end[a-z]+"
_WHOLE = {
    "heading": rf"(?<=[ \t]){{#[\w:.-]+(?:[ \t]+{_ITEM})*[ \t]*}}(?=[ \t#]*$)",
    "svelte": r"\{(?:[#:@](?:if|else|each|await|then|catch|key|snippet|html|const|debug|render)\b"
    r"(?:[^{}\n]|\{[^{}\n]{0,300}\}){0,300}|/(?:if|each|await|key|snippet)[ \t]{0,9})\}",
    "kramdown": r"{::?(?:[^{}\n]{0,300}?)/?}",
    "classes": rf"{{[ \t]*[.#][\w:-]+(?:[ \t]+{_ITEM})*[ \t]*}}(?=[\s.,;:!?)]|\Z)",
    "attributes": rf"(?<=[)\]`*}}]){{[ \t]*{_ITEM}(?:[ \t]+{_ITEM})*[ \t]*}}",
    "line_attributes": rf"{{[ \t]*{_ITEM}(?:[ \t]+{_ITEM})*[ \t]*}}",
    "contents": r"\[(?i:\[_?toc_?\]|toc)\][ \t]*$",
    "admonition": r"(?:!!!|\?\?\?\+?)[ \t]+[\w-].*$",
    "tab": r"""===[!+]?[ \t]+["'].*["'][ \t]*$""",
    "container": r":{3,}(?:[ \t]*(?:\{[^}\n]*\}.*|[A-Za-z][\w-]*(?:[ \t{\[].*)?))?[ \t]*$",
    "blade": rf"@(?:(?:{_OPENED})[ \t]*{_ARGUMENTS}(?!\s{{0,99}}\{{(?![{{!]))|(?:{_CLOSED})[ \t]*$)",
}
_TO_LINE_END = frozenset({"contents", "admonition", "tab", "container", "blade"})
"""Those that count only at the beginning of a line, and may extend to its end: inside it, each would read all of it."""

_SIGNS: Mapping[str, str] = {
    "{": r"\{(?=[{%#!:/@.]|[ \t]*(?:[.#]|[\w:-]+=))",
    "<": r"<[%?]",
    "@": rf"@(?:(?<![^\s>`]@)(?:{_OPENED}|{_CLOSED})(?!\w)|{FLOW})",
    "!": r"!!!(?=[ \t])",
    "?": r"\?\?\?(?=\+?[ \t])",
    "=": r"===(?=[!+]?[ \t])",
    ":": r":::",
    "[": r"\[(?:\[_?)?[tT][oO][cC]",
}
"""What each construct begins with, by its first character, which a search skips to."""

_COMPILED = {first: expression(sign) for first, sign in _SIGNS.items()}


def signs_in(source: str) -> Sequence[str]:
    """The first characters of constructs that a source may contain."""
    return tuple(first for first, sign in _COMPILED.items() if first in source and sign.search(source))


@lru_cache(maxsize=64)
def beginning(signs: Sequence[str]) -> re.Pattern[str]:
    """What the constructs with one of these first characters begin with."""
    return re.compile("|".join([_SIGNS[first] for first in signs]))


@cache
def opening(begins_line: bool) -> re.Pattern[str]:
    """The pattern of all constructs, at the beginning of a line or inside one.

    Compiling it takes 2 ms, so it is done only for sources that may contain one.
    """
    wholes = (f"(?P<{name}>{each})" for name, each in _WHOLE.items() if begins_line or name not in _TO_LINE_END)
    return re.compile("|".join([*wholes, *map(re.escape, DELIMITERS)]), re.M)
