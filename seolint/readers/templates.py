"""Where a source holds the syntax of a site generator: never words of the article, never an error.

Liquid, Hugo, Jinja, Blade, ERB, PHP, MDX, and the extensions of Markdown that only mark up (`:::tip`, `{#id}`).
What can't be closed near by is prose. Each closing mark is looked for once, so time is linear in the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from seolint.lazy_regex import expression
from seolint.readers.code import without_fences, without_spans
from seolint.readers.control_flow import control_flow
from seolint.readers.masking import TEMPLATE, Mask, merged, without


class Delimiter(NamedTuple):
    """A pair of marks: what closes it, whether blank lines may be between, whether it joins its neighbours.

    And whether something may be printed in its place, as of comments nothing is.
    """

    close: str
    blank_lines: bool
    joins: bool
    prints: bool = True


_DELIMITERS = {
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
_REACH = 4000
"""Characters a template tag may be long. Real ones have a few hundred; beyond that the opening mark is prose."""

_ITEM = r"""(?:[.#][\w:-]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s}"'{]+))"""
_ARGUMENTS = r"\((?:[^()\n]|\((?:[^()\n]|\([^()\n]*\))*\))*\)"
_OPENED = (
    r"if|elseif|unless|isset|empty|foreach|forelse|for|while|switch|case|section|extends|include\w*|yield|push|prepend"
    r"|stack|component|slot|method|auth|guest|can|cannot|lang|error|props|class|use|env|once|php"
)
"""Directives of Blade that take arguments: https://laravel.com/docs/blade"""

_CLOSED = r"else|csrf|stop|show|parent|php|auth|guest|default|break|continue|once|verbatim|overwrite|append|end[a-z]+"
_BLANK_LINE = expression(r"\n[ \t]*\n")
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
"""Those that count at the beginning of a line only, and may go to its end: within it, each would read all of it."""

_FIRST = expression(r"\{(?=[{%#!:/@.`]|[ \t]*(?:[.#]|[\w:-]+=))|<[%?]|@\w|!!!|\?\?\?|===|:::|\[(?:\[_?)?[tT][oO][cC]")
"""What any of them begins with. To look for so little takes a tenth of the time; most braces are those of scripts."""

_BRACES = expression(r"\{[{%#!:./@]|\{[ \t]*[.#\w]")
_OTHERS = {
    "<": ("<%", "<?"),
    "!": ("!!!",),
    "?": ("???",),
    ":": (":::",),
    "@": ("\n@", "\r@", "@if", "@for", "@switch", "@defer"),
    "{`": ("\n{`", "\r{`", " {`", "\t{`"),
    "===": ("=== ", "===!", "===+"),
    "toc": ("[toc", "[_toc"),
    "TOC": ("[TOC", "[_TOC"),
}
"""What else a syntax begins with, by what shows that it can't be there: to look for one character takes no time."""

_TAG_NAME = expression(r"[\s-]*(\w(?:[\w-]*\w)?)")
_CLOSING_TAG = expression(r"-?\s{0,9}(?:/|comment\b|end(?:\b|\w{0,30}\s{0,9}-?%))")
"""What follows the opening mark of a tag that prints nothing: it ends another, or a comment begins."""

_BLOCK = expression(r"\{[#@]\w+ ")
_PRINTING = ("{@html", "{@render")
_VALUE = expression(r"\{(?:[^{}\n]|\{[^{}\n]{0,300}\}){1,300}\}")
"""Svelte: how its blocks begin, those that print something, and what is a value where there are blocks of it."""

_PAGE_SIGNS = ("${", "<#", "<@")
_PAGE_CALL = expression(r"@(?:yield|lang|include|Model|ViewBag|ViewData|Html|Url)")
_PAGE_VALUE = expression(
    r"\[\[\$\{[^{}\n]{1,300}\}\]\]|\$\{[^{}\n]{1,300}\}|</?[#@][a-z][\w.]{0,30}(?:\s[^<>\n]{0,300})?/?>"
    r"|@(?<![\w.]@)(?:(?:yield|lang|include\w{0,9})[ ]?\([^()\n]{0,300}\)"
    r"|(?:Model|ViewBag|ViewData|Html|Url)(?:\.\w{1,60}|\[[^\]\n]{1,99}\]|\([^()\n]{0,300}\)){1,9})"
)

_LITERAL = expression(r"\n[ \t]{0,99}\{`[^`\n]*\n[^`]*`\}(?=[ \t]{0,99}$)", re.M)
"""A template literal of several lines in a component: Docusaurus reads plain Markdown as MDX, too.

It begins with the line end before it, which the search leaps to; `^` would be tried at every character.
"""

_WORDLESS = frozenset(
    {"comment", "highlight", "code-toggle", "katex", "math", "mermaid", "schema", "stylesheet", "javascript", "script"}
)
"""Paired tags between which there are no words of the article: comments and code."""


def mask_templates(source: str, mdx: bool = False, uncoded: str | None = None) -> list[Mask]:
    """The masks of `source`, in order and not overlapping. Code spans, fences and comments are left alone.

    `uncoded` is the source without them, where somebody has worked that out already.
    """
    if mdx:
        from seolint.readers import mdx as _mdx

        found, text = _mdx.masks(source.replace("\r\n", " \n").replace("\r", "\n"))
        return merged([*found, *_TemplateScanner(text).masks()])
    if not _may_hold(source):
        return []
    literals: list[Mask] = []
    if uncoded is None or "{`" in source:
        text = without_fences(source.replace("\r\n", " \n").replace("\r", "\n"))
        if not _FIRST.search(text):
            return []
        if "{`" in text:
            literals = [
                Mask(found.start(), found.end() - 1, False, TEMPLATE) for found in _LITERAL.finditer(f"\n{text}")
            ]
        text = without_spans(without(text, literals))
    else:
        text = uncoded
        if not _FIRST.search(text):
            return []
    masks = merged([*literals, *_TemplateScanner(text).masks()])
    masks += control_flow(text, masks)
    if any(_BLOCK.match(source, mask.start) for mask in masks):
        masks += _values(text, masks)
    return sorted(masks)


def page_values(source: str) -> list[Mask]:
    """What only templates of HTML hold: `${title}`, `[[${title}]]`, `<#if x>`, `@lang('title')`, `@Model.Title`."""
    if not any(sign in source for sign in _PAGE_SIGNS) and not _PAGE_CALL.search(source):
        return []
    return [Mask(*found.span(), True, TEMPLATE) for found in _PAGE_VALUE.finditer(source)]


def _values(text: str, masks: Sequence[Mask]) -> Sequence[Mask]:
    """The values of Svelte in a text, outside of other masks."""
    found = (Mask(*value.span(), True, TEMPLATE) for value in _VALUE.finditer(without(text, sorted(masks))))
    return [value for value in found if text[value.start + 1] not in ' "']


@cache
def _open(begins_line: bool) -> re.Pattern[str]:
    """What any of them looks like, at the beginning of a line or within one.

    Compiling it takes 2 ms, so that is left to sources that may hold one.
    """
    wholes = (f"(?P<{name}>{each})" for name, each in _WHOLE.items() if begins_line or name not in _TO_LINE_END)
    return re.compile("|".join([*wholes, *map(re.escape, _DELIMITERS)]), re.M)


def _may_hold(source: str) -> bool:
    """Whether a closer look is worth its time: looking for these takes microseconds."""
    return (
        ("{" in source and _BRACES.search(source) is not None)
        or any(rare in source and any(map(source.__contains__, marks)) for rare, marks in _OTHERS.items())
        or source[:1] == "@"
    )


class _TemplateScanner:
    """One pass over the text. It remembers where each closing mark comes next, so none is looked for twice."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.next: dict[str, int] = {}

    def masks(self) -> Iterator[Mask]:
        at = 0
        while first := _FIRST.search(self.text, at):
            at = first.start() + 1
            begins_line = self.begins_line(first.start())
            found = _open(begins_line).match(self.text, first.start())
            if not found or (found.lastgroup == "line_attributes" and not begins_line):
                continue
            at = found.end()
            if found.lastgroup:
                prints = found[0].startswith(_PRINTING)
                yield Mask(found.start(), found.start() + len(found[0].rstrip()), False, TEMPLATE if prints else "")
                continue
            end = self.close(found.start(), found[0])
            if end is None:
                continue
            content, at = self.inner(found[0], found.end(), end)
            delimiter = _DELIMITERS[found[0]]
            prints = delimiter.prints and not _CLOSING_TAG.match(self.text, found.end(), end)
            yield Mask(found.start(), content, delimiter.joins, TEMPLATE if prints else "")
            if at > content:
                yield Mask(self.text.rfind("{%", content, at), at, False)

    def begins_line(self, at: int) -> bool:
        """Whether only blanks and the marks of quotes come before `at` on its line."""
        while at and self.text[at - 1] in " \t>":
            at -= 1
        return not at or self.text[at - 1] == "\n"

    def close(self, start: int, opener: str) -> int | None:
        """Where the tag opened at `start` ends, or None when it is prose."""
        delimiter = _DELIMITERS[opener]
        inside = start + len(opener)
        close = self.find(delimiter.close, inside)
        if close < 0 or close - inside > _REACH:
            return None
        if not delimiter.blank_lines and 0 <= self.blank_line(inside) < close:
            return None
        end = close + len(delimiter.close)
        while opener == "{{" and self.text.startswith("}", end) and self.text.startswith("{{{", start):
            end += 1
        return end

    def find(self, mark: str, at: int) -> int:
        """Where `mark` comes next at or after `at`, or -1."""
        known = self.next.get(mark, -2)
        if known == -2 or 0 <= known < at:
            known = self.next[mark] = self.text.find(mark, at)
        return known

    def blank_line(self, at: int) -> int:
        """Where the next blank line is at or after `at`, or -1."""
        known = self.next.get("", -2)
        if known == -2 or 0 <= known < at:
            found = _BLANK_LINE.search(self.text, at)
            known = self.next[""] = found.start() if found else -1
        return known

    def inner(self, opener: str, inside: int, end: int) -> tuple[int, int]:
        """Where the mask of a tag that ends at `end` ends, and where to look on.

        Of a pair that holds code or a comment the mask goes on to its closing tag; `raw` shields what it holds.
        """
        name = _TAG_NAME.match(self.text, inside, end)
        if opener not in ("{%", "{{<", "{{%") or not name or name[1] not in _WORDLESS | {"raw", "verbatim"}:
            return end, end
        if opener != "{%" and self.text.startswith("/", end - len(_DELIMITERS[opener].close) - 1):
            return end, end  # `{{< highlight />}}` closes itself
        closing = re.compile(rf"\{{\{{?[%<]-?\s*(?:end|/\s*){name[1]}\b[^%>]{{0,50}}[%>]\}}?\}}")
        if self.next.get(name[1], 0) < 0:
            return end, end
        found = closing.search(self.text, end)
        self.next[name[1]] = found.start() if found else -1
        if not found:
            return end, end
        return found.end() if name[1] in _WORDLESS else end, found.end()
