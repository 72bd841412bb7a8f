"""Which elements a page's own `<style>` hides: those in plain rules without a condition.

When in doubt, a text is visible. Where a rule in a media query or for a state, or a script on the page, can show what
another rule hides, what readers see is unknown, and the text counts as visible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import NamedTuple

from seolint.lazy_regex import expression
from seolint.readers.html.page import Page
from seolint.readers.tokens import RAW, START, Token

_HIDING = "display:none"
"""The style that hidden elements are given."""

_COMMENT = expression(r"/\*.*?(?:\*/|\Z)", re.S)
_HIDES = expression(r"[{};\s](?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.I)
_DECLARATION = expression(
    r"[dDvV](?<=[{};\s].)(?i:(?<=d)isplay\s*:\s*(none\b)?|(?<=v)isibility\s*:\s*(hidden|collapse|visible)\b)"
)
"""It begins with the letters that the search skips to; what precedes them would be tried at every character."""

_STYLED = expression(r"(?:^|[;\s])display\s*:", re.I)
_SIMPLE = expression(r"([a-zA-Z][\w-]*)?([.#][\w-]+)?")
_COMBINATOR = expression(r"[\s>+~]+")
_CONDITION = expression(r"::?[\w-]+(?:\([^()]*\))?|\[[^\[\]]*\]")
_NAME = expression(r"[.#][\w-]+")
_ELEMENT = expression(r"[a-zA-Z][\w-]*")
_MEDIA = frozenset({"", "all", "screen"})
_ANYTHING = "*"
_MOST_SEARCHES = 100
"""How many names are looked for in the scripts of a page, so that time stays linear; any more are in doubt."""


class _Rule(NamedTuple):
    """The effect of a plain rule on the elements of a selector; of those that apply, the greatest one counts.

    `weight` is the specificity of the selector, `order` says how many rules precede it.
    """

    weight: int
    order: int
    hides: bool


class _StyleSheet:
    """The rules on what is shown, by the tag, class or id that ends a selector; and which of these are in doubt."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._rules: dict[tuple[str, str], _Rule] = {}
        """The last rule by the name and the tag of its elements: of rules for the same, no other counts."""
        self._in_doubt: set[str] = set()
        self._found: dict[str, bool] = {}
        self._count = 0

    def add(self, selector: str, hides: bool, is_plain: bool) -> None:
        """Add a rule for one selector."""
        self._count += 1
        simple = _SIMPLE.fullmatch(selector) if is_plain else None
        if simple and simple.lastindex:
            tag, name = (simple[1] or "").lower(), simple[2] or ""
            weight = 2 * ("", ".", "#").index(name[:1]) + bool(tag)
            self._rules[name or tag, tag] = _Rule(weight, self._count, hides)
        elif not hides:
            self._in_doubt.update(_subjects(selector))

    @cached_property
    def hiding(self) -> frozenset[str]:
        """The tags, classes and ids that are hidden, unless another rule shows the element."""
        return frozenset(name for (name, _), rule in self._rules.items() if rule.hides)

    def hides(self, tag: str, attrs: Mapping[str, str]) -> bool:
        """Whether an element is hidden."""
        names = [*_classes(attrs.get("class", "")), *([f"#{attrs['id'].strip()}"] if "id" in attrs else [])]
        applying = [self._rules[key] for key in product((tag, *names), ("", tag)) if key in self._rules]
        if not applying or not max(applying).hides or _STYLED.search(attrs.get("style", "")):
            return False
        rivals = [_ANYTHING, *names] if names else [_ANYTHING, tag]
        return self._in_doubt.isdisjoint(rivals) and not any(self._is_in_script(name[1:]) for name in names)

    def _is_in_script(self, name: str) -> bool:
        """Whether a script on the page contains a class or an id, and so may show elements with it."""
        if name not in self._found and len(self._found) < _MOST_SEARCHES:
            self._found[name] = name in self._scripts
        return self._found.get(name, True)

    @cached_property
    def _scripts(self) -> str:
        return "\n".join(_scripts(self._page))


def hidden_by_style_sheet(page: Page) -> Sequence[Token]:
    """The tokens of a page; elements hidden by its style sheets have the style `display:none`."""
    style_sheets = list(_style_sheets(page))
    if not any(map(_HIDES.search, style_sheets)):
        return page.tokens
    sheet = _StyleSheet(page)
    for css in style_sheets:
        for selectors, hides, is_plain in _declarations(_COMMENT.sub("", css)):
            for selector in selectors.split(","):
                sheet.add(selector.strip(), hides, is_plain)
    found = list(page.tokens)
    for i in _candidates(page, sheet.hiding):
        if sheet.hides(found[i].name, found[i].attrs):
            found[i] = _hidden(found[i])
    return found


def _candidates(page: Page, hiding: frozenset[str]) -> Sequence[int]:
    """The indexes of the start tags with a hidden name. Most pages have none."""
    classes = {value for value in page.classes if not hiding.isdisjoint(_classes(value))}
    has_ids = any(name[0] == "#" for name in hiding)
    if not (classes or has_ids or any(name[0] not in "#." for name in hiding)):
        return ()
    return [
        i
        for i, token in enumerate(page.tokens)
        if (token.name in hiding and token.kind is START)
        or token.attrs.get("class") in classes
        or (has_ids and "id" in token.attrs and f"#{token.attrs['id'].strip()}" in hiding)
    ]


def _classes(value: str) -> Sequence[str]:
    """The selectors of classes."""
    return [f".{name}" for name in value.split()]


def _hidden(token: Token) -> Token:
    return Token(START, token.start, token.end, token.name, {**token.attrs, "style": _HIDING})


def _style_sheets(page: Page) -> Iterator[str]:
    """The style sheets for screens, outside of templates."""
    templates = 0
    for i in page.notable:
        token = page.tokens[i]
        if token.name == "template":
            templates += 1 if token.kind is START else -(templates > 0)
        elif token.name == "style" and token.kind is RAW and not templates and _is_for_screens(page.tokens[i - 1]):
            yield page.source[token.start : token.end]


def _is_for_screens(token: Token) -> bool:
    return token.attrs.get("media", "").strip().lower() in _MEDIA


def _scripts(page: Page) -> Iterator[str]:
    """What may show hidden elements: scripts, and attributes such as `onclick`."""
    for token in map(page.tokens.__getitem__, page.notable):
        if token.kind is RAW and token.name == "script":
            yield page.source[token.start : token.end]
    for token in page.tokens:
        if token.attrs:
            yield from [value for name, value in token.attrs.items() if name.startswith("on")]


def _declarations(css: str) -> Iterator[tuple[str, bool, bool]]:
    """For each declaration that hides or shows: the selectors, whether it hides, and whether its rule is a plain one.

    Braces are counted wherever they occur. Those in a text (`content: "{"`) make the rules after them seem nested in
    another one, and so in doubt.
    """
    at = depth = 0
    opened, selectors = -1, ""
    for found in _DECLARATION.finditer(css):
        start = found.start()
        begun = css.rfind("{", at, start)
        depth += css.count("{", at, start) - css.count("}", at, start)
        if begun >= 0:
            opened = begun
            before = max(css.rfind(mark, at, opened) for mark in "{};")
            selectors = css[max(before + 1, at) : opened].strip().removeprefix("<!--")
        is_within = css.rfind("}", max(opened, at), start) < 0
        hides = found[1] is not None or (found[2] or "").lower() in ("hidden", "collapse")
        yield (selectors if is_within else _ANYTHING), hides, depth == 1 and is_within
        at = found.end()


def _subjects(selector: str) -> Sequence[str]:
    """The classes and ids of a selector's subject, else its tag, else anything."""
    subject = _CONDITION.sub("", _COMBINATOR.split(selector)[-1])
    return _NAME.findall(subject) or [*map(str.lower, _ELEMENT.findall(subject)[:1])] or [_ANYTHING]
