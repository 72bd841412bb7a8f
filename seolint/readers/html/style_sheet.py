"""Which elements a page's own `<style>` hides: those named by plain rules without a condition.

When in doubt a text is visible. Where a rule in a media query or for a state, or a script on the page, can show what
another rule hides, nobody knows what readers see, and it counts as seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from seolint.lazy_regex import expression
from seolint.readers.tokens import RAW, START, Token

_HIDING = "display:none"
"""The style that hidden elements are given."""

_UNREAD = expression(r"/\*.*?(?:\*/|\Z)|<!--|-->|\"[^\"\n]*\"|'[^'\n]*'", re.S)
_BRACE = expression(r"[{}]")
_HIDES = expression(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.I)
_SHOWS = expression(r"(?:^|[;\s])(?:display\s*:\s*(?!none\b)\w|visibility\s*:\s*visible\b)", re.I)
_STYLED = expression(r"(?:^|[;\s])display\s*:", re.I)
_SIMPLE = expression(r"([a-zA-Z][\w-]*)?([.#][\w-]+)?")
_COMBINATOR = expression(r"[\s>+~]+")
_CONDITION = expression(r"::?[\w-]+(?:\([^()]*\))?|\[[^\[\]]*\]")
_NAME = expression(r"[.#][\w-]+")
_ELEMENT = expression(r"[a-zA-Z][\w-]*")
_WORD = expression(r"[\w-]+")
_MEDIA = frozenset({"", "all", "screen"})
_ANYTHING = "*"


class _Rule(NamedTuple):
    """What a plain rule does to the elements of a selector; of those that apply, the greatest one counts.

    `weight` is the specificity of the selector, `order` says how many rules precede it.
    """

    weight: int
    order: int
    hides: bool
    tag: str


class _StyleSheet:
    """The rules on what is shown, by the tag, class or id that a selector ends in; and which of these are in doubt."""

    def __init__(self) -> None:
        self.rules: dict[str, list[_Rule]] = {}
        self.in_doubt: set[str] = set()
        self._count = 0

    def add(self, selector: str, hides: bool, is_conditional: bool) -> None:
        """Take in a rule for one selector."""
        self._count += 1
        simple = None if is_conditional else _SIMPLE.fullmatch(selector)
        if simple and simple.lastindex:
            tag, name = (simple[1] or "").lower(), simple[2] or ""
            weight = 2 * ("", ".", "#").index(name[:1]) + bool(tag)
            self.rules.setdefault(name or tag, []).append(_Rule(weight, self._count, hides, tag))
        elif not hides:
            self.in_doubt.update(_subjects(selector))

    @property
    def hides_anything(self) -> bool:
        return any(rule.hides for rules in self.rules.values() for rule in rules)

    def doubt(self, names: Sequence[str]) -> None:
        """Take in the names of classes and ids that a script may show."""
        self.in_doubt.update(f"{mark}{name}" for name in names for mark in ".#")

    def hides(self, tag: str, attrs: Mapping[str, str]) -> bool:
        """Whether an element is hidden."""
        names = [f".{name}" for name in attrs.get("class", "").split()]
        if "id" in attrs:
            names.append(f"#{attrs['id'].strip()}")
        applying = [rule for name in (tag, *names) for rule in self.rules.get(name, ()) if rule.tag in ("", tag)]
        if not applying or not max(applying).hides or _STYLED.search(attrs.get("style", "")):
            return False
        rivals = [_ANYTHING, *names] if names else [_ANYTHING, tag]
        return self.in_doubt.isdisjoint(rivals)


def hidden_by_style_sheet(source: str, page_tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens of a page, where what its style sheets hide has the style `display:none`."""
    sheet = _StyleSheet()
    for css in _style_sheets(source, page_tokens):
        for selectors, block, is_conditional in _blocks(_UNREAD.sub("", css)):
            hides = _HIDES.search(block) is not None
            if hides or _SHOWS.search(block):
                for selector in selectors.split(","):
                    sheet.add(selector.strip(), hides, is_conditional)
    if not sheet.hides_anything:
        return page_tokens
    for script in _scripts(source, page_tokens):
        sheet.doubt(_WORD.findall(script))
    return [_hidden(token) if _is_hidden(token, sheet) else token for token in page_tokens]


def _is_hidden(token: Token, sheet: _StyleSheet) -> bool:
    return token.kind is START and sheet.hides(token.name, token.attrs)


def _hidden(token: Token) -> Token:
    return token._replace(attrs={**token.attrs, "style": _HIDING})


def _style_sheets(source: str, page_tokens: Sequence[Token]) -> Iterator[str]:
    """The style sheets for screens, outside of templates."""
    templates = 0
    for token, following in pairwise(page_tokens):
        if token.name == "template":
            templates += 1 if token.kind is START else -(templates > 0)
        elif token.name == "style" and token.kind is START and following.kind is RAW and not templates:
            media = token.attrs.get("media", "").strip().lower()
            yield source[following.start : following.end] if media in _MEDIA else ""


def _scripts(source: str, page_tokens: Sequence[Token]) -> Iterator[str]:
    for token in page_tokens:
        if token.kind is RAW and token.name == "script":
            yield source[token.start : token.end]
        elif token.kind is START:
            yield from (value for name, value in token.attrs.items() if name.startswith("on"))


def _blocks(css: str) -> Iterator[tuple[str, str, bool]]:
    """The selectors and the declarations of each rule, and whether it is within another, such as a media query."""
    opened: list[str] = []
    at = 0
    for brace in _BRACE.finditer(css):
        text, at = css[at : brace.start()], brace.end()
        if brace[0] == "{":
            opened.append(text.rpartition(";")[2].strip())
        elif opened:
            yield opened.pop(), text, bool(opened)


def _subjects(selector: str) -> Sequence[str]:
    """The classes and ids of what a selector is about, else its tag, else anything."""
    subject = _CONDITION.sub("", _COMBINATOR.split(selector)[-1])
    return _NAME.findall(subject) or [*map(str.lower, _ELEMENT.findall(subject)[:1])] or [_ANYTHING]
