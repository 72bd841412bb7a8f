"""Headings with the same text."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping

from seolint.analysis.branches import together
from seolint.analysis.captions import code_starts, is_file_name
from seolint.analysis.changelogs import is_changelog
from seolint.analysis.headings import headings, is_comment
from seolint.analysis.templates import is_filled_in
from seolint.document import Document, Element, Finding

FACTS = ("text", "count")

_VERDICTS = frozenset(
    {
        *("good", "bad", "better", "best", "right", "wrong", "correct", "incorrect", "valid", "invalid", "before"),
        *("after", "do", "don't", "don’t", "avoid", "prefer", "recommended", "not recommended", "yes", "no", "ok"),
        *("gut", "schlecht", "richtig", "falsch", "bien", "mal", "mauvais", "à éviter", "à faire", "correcto"),
        *("incorrecto", "correto", "incorreto", "errado", "evitar", "giusto", "sbagliato", "corretto", "плохо"),
        *("хорошо", "правильно", "неправильно", "好例子", "坏例子", "反例", "推荐", "不推荐", "良い例", "悪い例"),
    }
)
"""What examples of code are called."""


def check(document: Document, *, siblings_only: bool) -> Iterator[Finding]:
    """Headings with the same text, ignoring case; with `siblings_only`, only those under the same heading.

    In names of code, case counts: `writable` and `Writable` are two. Headings in different tabs don't count, since a
    reader sees one at a time, nor do those in different components that enclose them, such as the entries of a
    changelog, or in different branches of a template, those that a template fills in, since they may differ, comments
    of commands, numbers that a program counts up, and verdicts on examples of code ("Good", "Bad"). Reported at the
    second; related: all others. Headings in a list belong to its entries, and a changelog that a program writes isn't
    judged. Facts: text, count.
    """
    if is_changelog(document):
        return
    texts = [_folded(document, heading, text) for heading, text in headings(document) if text]
    if len(set(texts)) == len(texts):
        return
    same: dict[tuple[object, ...], list[Element]] = defaultdict(list)
    parents: list[Element] = []
    enclosing = _enclosing(document)
    for heading, text in headings(document):
        while parents and parents[-1].level >= heading.level:
            parents.pop()
        is_name = any(map(str.isalpha, text))
        is_entry = document.inside(heading.span, "list")
        if is_name and not (is_entry or is_filled_in(document, heading) or is_comment(document, heading)):
            parent = parents[-1].outer.start if parents and siblings_only else -1
            level = heading.level if siblings_only else 0
            within = enclosing.get(heading.outer.start, -1)
            same[_folded(document, heading, text), parent, level, within].append(heading)
        parents.append(heading)
    for equal in same.values():
        if len(equal) > 1:
            equal = [equal[at] for at in together(document, [heading.outer for heading in equal])]
        if len(equal) > 1 and not all(_labels_code(document, heading) for heading in equal):
            others = [heading.span for heading in equal if heading is not equal[1]]
            facts = {"text": document.text_of(equal[1]), "count": len(equal)}
            yield Finding(equal[1].span, facts, others)


def _folded(document: Document, heading: Element, text: str) -> str:
    """The text of a heading as it is compared: as written where it holds a name of code, or may be one."""
    is_code = "`" in document.source[slice(*heading.outer)]
    return text if is_code or len(text.split()) == 1 else text.casefold()


def _labels_code(document: Document, heading: Element) -> bool:
    """Whether a heading gives a verdict on the code under it, or its file, and no text follows up to the next one."""
    text = document.text(heading.span)
    if text.casefold().strip(" :✅❌👍👎") not in _VERDICTS and not is_file_name(text):
        return False
    blocks = document.blocks
    at = bisect_left(blocks, heading.outer.end, key=lambda block: block.outer.start)
    end = blocks[at].outer.start if at < len(blocks) else len(document.source)
    if at < len(blocks) and blocks[at].kind != "heading":
        return False
    starts = document.once(code_starts)
    first = bisect_left(starts, heading.outer.end)
    return first < len(starts) and starts[first] < end


def _enclosing(document: Document) -> Mapping[int, int]:
    """Where each heading in a tab or another component starts, and where the innermost one around it does."""
    found: dict[int, int] = {}
    opened: list[Element] = []
    kinds = ("tab", "component")
    for element in document.all(*kinds, "heading") if document.all(*kinds) else ():
        while opened and opened[-1].outer.end <= element.outer.start:
            opened.pop()
        if element.kind in kinds:
            opened.append(element)
        elif opened:
            found[element.outer.start] = opened[-1].outer.start
    return found
