"""Where a source contains the syntax of a site generator: never words of the article, never an error.

Liquid, Hugo, Jinja, Blade, ERB, PHP, MDX, and the extensions of Markdown that are only markup (`:::tip`, `{#id}`). What
isn't closed nearby is prose. Each closing mark is looked for once, so time is linear in the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from seolint.lazy_regex import expression
from seolint.readers.code import without_fences, without_spans
from seolint.readers.control_flow import control_flow
from seolint.readers.lookahead import Lookahead
from seolint.readers.masking import TEMPLATE, Mask, merged, without
from seolint.readers.template_syntax import DELIMITERS, beginning, opening, signs_in

_REACH = 4000
"""The maximum length of a template tag in characters. Real ones have a few hundred; beyond that, the mark is prose."""

_BLANK_LINE = expression(r"\n[ \t]*\n")
_TAG_NAME = expression(r"[\s-]*(\w(?:[\w-]*\w)?)")
_CLOSING_TAG = expression(r"-?\s{0,9}(?:/|comment\b|end(?:\b|\w{0,30}\s{0,9}-?%))")
"""What follows the opening mark of a tag that prints nothing: it ends another tag, or begins a comment."""

_BLOCK = expression(r"\{[#@]\w+ ")
_PRINTING = ("{@html", "{@render")
_VALUE = expression(r"\{(?:[^{}\n]|\{[^{}\n]{0,300}\}){1,300}\}")
"""Svelte: how its blocks begin, those that print something, and what is a value in files with such blocks."""

_PLAIN_VALUE = expression(r"\{[a-zA-Z_$][\w$.?]{0,99}\}")
"""A value of Astro, Svelte or JSX by its name."""

_PAGE_SIGNS = (
    *(expression(r"\$\{"), expression(r"<[#@]")),
    expression(r"@(?:yield|lang|include|Model|ViewBag|ViewData|Html|Url)"),
)
"""What values of a page begin with, one by one: a search skips to a given first character, but not to one of
several."""

_PAGE_VALUE = expression(
    r"\[\[\$\{[^{}\n]{1,300}\}\]\]|\$\{[^{}\n]{1,300}\}|</?[#@][a-z][\w.]{0,30}(?:\s[^<>\n]{0,300})?/?>"
    r"|@(?<![\w.]@)(?:(?:yield|lang|include\w{0,9})[ ]?\([^()\n]{0,300}\)"
    r"|(?:Model|ViewBag|ViewData|Html|Url)(?:\.\w{1,60}|\[[^\]\n]{1,99}\]|\([^()\n]{0,300}\)){1,9})"
)

_LITERAL = expression(r"\n[ \t]{0,99}\{`[^`\n]*\n[^`]*`\}(?=[ \t]{0,99}$)", re.M)
"""A template literal of several lines in a component: Docusaurus reads plain Markdown as MDX, too.

It begins with the line end before it, which the search skips to; `^` would be tried at every character.
"""

_WORDLESS = frozenset(
    {"comment", "highlight", "code-toggle", "katex", "math", "mermaid", "schema", "stylesheet", "javascript", "script"}
)
"""Paired tags without words of the article between them: comments and code."""

_OF_CODE = expression(r"sourcecode|code[_-]?(?:block|example|sample|snippet|listing)", re.I)
"""The names of further ones that sites have for code."""


def mask_templates(source: str, mdx: bool = False, uncoded: str | None = None) -> list[Mask]:
    """The masks of `source`, in order and not overlapping. Code spans, fences and comments are left alone.

    `uncoded` is the source without them, if that has been computed already.
    """
    source = source.replace("\r\n", " \n").replace("\r", "\n")
    if mdx:
        from seolint.readers import mdx as _mdx

        found, text = _mdx.masks(source)
        return merged([*found, *_TemplateScanner(text, signs_in(text)).masks()])
    signs = signs_in(source)
    literals = _literals(source) if "`" in source and "{`" in source else []
    if not signs and not literals:
        return []
    if uncoded is None or literals:
        uncoded = without_spans(without(without_fences(source), literals))
    masks = merged([*literals, *_TemplateScanner(uncoded, signs).masks()])
    masks += control_flow(uncoded, masks)
    if any(_BLOCK.match(source, mask.start) for mask in masks):
        masks += _values(uncoded, masks)
    return sorted(masks)


def _literals(source: str) -> list[Mask]:
    """The template literals of several lines in a source."""
    found = _LITERAL.finditer(f"\n{without_fences(source)}")
    return [Mask(literal.start(), literal.end() - 1, False, TEMPLATE) for literal in found]


def page_values(source: str) -> list[Mask]:
    """What only HTML templates contain: `${title}`, `[[${title}]]`, `<#if x>`, `@lang('title')`, `@Model.Title`."""
    if not any(sign.search(source) for sign in _PAGE_SIGNS):
        return []
    return [Mask(*found.span(), True, TEMPLATE) for found in _PAGE_VALUE.finditer(source)]


def holds_value(text: str) -> bool:
    """Whether a template prints something in a short text, such as a title: `{{ title }}`, `${title}`, `{title}`."""
    return bool(mask_templates(text) or page_values(text) or ("{" in text and _PLAIN_VALUE.search(text)))


def _values(text: str, masks: Sequence[Mask]) -> Sequence[Mask]:
    """The values of Svelte in a text, outside of other masks."""
    found = (Mask(*value.span(), True, TEMPLATE) for value in _VALUE.finditer(without(text, sorted(masks))))
    return [value for value in found if text[value.start + 1] not in ' "']


class _TemplateScanner:
    """One pass through the text, which may contain constructs that begin with these signs."""

    def __init__(self, text: str, signs: Sequence[str]) -> None:
        self.text, self.signs = text, signs
        self.marks = Lookahead(text)

    def masks(self) -> Iterator[Mask]:
        at = 0
        while first := self.signs and beginning(self.signs).search(self.text, at):
            at = first.start() + 1
            begins_line = self.begins_line(first.start())
            found = opening(begins_line).match(self.text, first.start())
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
            delimiter = DELIMITERS[found[0]]
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
        """Where the tag opened at `start` ends, or None if it is prose."""
        delimiter = DELIMITERS[opener]
        inside = start + len(opener)
        close = self.marks.find(delimiter.close, inside)
        if close < 0 or close - inside > _REACH:
            return None
        if not delimiter.blank_lines and 0 <= self.marks.find(_BLANK_LINE, inside) < close:
            return None
        end = close + len(delimiter.close)
        while opener == "{{" and self.text.startswith("}", end) and self.text.startswith("{{{", start):
            end += 1
        return end

    def inner(self, opener: str, inside: int, end: int) -> tuple[int, int]:
        """Where the mask of a tag that ends at `end` ends, and where to continue.

        The mask of a pair around code or a comment extends to its closing tag; `raw` shields its content.
        """
        name = _TAG_NAME.match(self.text, inside, end)
        if opener not in ("{%", "{{<", "{{%") or not name:
            return end, end
        is_wordless = name[1] in _WORDLESS or _OF_CODE.fullmatch(name[1]) is not None
        if not is_wordless and name[1] not in ("raw", "verbatim"):
            return end, end
        if opener != "{%" and self.text.startswith("/", end - len(DELIMITERS[opener].close) - 1):
            return end, end  # `{{< highlight />}}` closes itself
        closing = re.compile(rf"\{{\{{?[%<]-?\s*(?:end|/\s*){name[1]}\b[^%>]{{0,50}}[%>]\}}?\}}")
        found = closing.match(self.text, max(end, self.marks.find(closing, end)))
        if not found:
            return end, end
        return found.end() if is_wordless else end, found.end()
