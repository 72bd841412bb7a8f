"""An author's instructions to seolint inside an article: directives in comments and under `seolint:` in front matter.

`<!-- seolint-disable rule, family -- reason -->` until `seolint-enable`; `seolint-disable-next-line`,
`seolint-disable-section`, `seolint-disable-file`; in MDX `{/* seolint-disable … */}`. Without names: every rule.
In front matter `seolint: {disable: [rule, family], reason: …}`, or `seolint: off`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from seolint.document import Document, Element, Span
from seolint.lazy_regex import expression
from seolint.wording import near

VERBS = ("disable", "enable", "disable-next-line", "disable-section", "disable-file")
OFF = "off"
"""The verb of `seolint: off`, which turns off every rule for the file."""

KEYS = ("disable", "reason")
"""The keys that `seolint:` may have in the front matter."""

EVERY = "all"
"""The name that means every rule, like no names at all."""

_COMMENT = expression(r"\s*(?P<text>seolint(?:-[a-z-]+|[\s:]+(?:disable|enable)[a-z-]*))(?![^\s,])")
_REASON = expression(r"(?<!\S)(?:--|—|–)(?!\S)")
_NAME = expression(r"[^\s,]+")
_VISIBLE = expression(r"\S")
_NO = frozenset({"off", "false", "no"})
_YES = frozenset({"on", "true", "yes"})


class Directive(NamedTuple):
    """A directive as written. `names` empty means every rule; `text` is what a message calls it.

    A verb that isn't one of VERBS (or OFF) is the author's error. `span` is the directive itself, `outer` the comment,
    or everything under `seolint:` in the front matter.
    """

    verb: str
    names: tuple[str, ...]
    reason: str
    text: str
    span: Span
    outer: Span


def directives(document: Document) -> Sequence[Directive]:
    """The directives of a document, in the order of the source."""
    settings, comments = document.all("setting"), document.all("comment")
    in_comments = (_of_comment(document.source, comment) for comment in comments)
    return [*(_of_settings(settings) if settings else ()), *filter(None, in_comments)]


def reaches(document: Document, found: Sequence[Directive]) -> Iterator[Span | None]:
    """Where each directive applies; None for those that apply until another one (`disable`, `enable`)."""
    headed = [section for section in document.sections if section.heading]
    starts = [section.span.start for section in headed]
    lines = _next_lines(document, found)
    whole = Span(0, len(document.source) + 1)
    for directive, line in zip(found, lines, strict=True):
        if directive.verb in ("disable-file", OFF):
            yield whole
        elif directive.verb == "disable-section":
            at = bisect_right(starts, directive.outer.start)
            yield headed[at - 1].span if at else Span(0, starts[0] if starts else whole.end)
        else:
            yield line if directive.verb == "disable-next-line" else None


def _next_lines(document: Document, found: Sequence[Directive]) -> Sequence[Span]:
    """From the end of each directive's line to the end of the next with more than directives or blanks.

    In Markdown a separate comment is followed by an empty line, and comments may follow one another.
    """
    end = len(document.source)
    line = cache(document.line)
    next_visible: dict[int, int] = {}

    @cache
    def visible_from(offset: int) -> int:
        found = _VISIBLE.search(document.source, offset)
        return next_visible.get(found.start(), found.start()) if found else end

    lines = []
    for directive in reversed(found):
        last = document.position(max(directive.outer.start, directive.outer.end - 1)).line
        first = visible_from(line(last).end)
        stop = line(document.position(first).line).end if first < end else end
        lines.append(Span(line(last).end, stop + 1))
        next_visible[directive.outer.start] = visible_from(directive.outer.end)
    return lines[::-1]


def _of_comment(source: str, comment: Element) -> Directive | None:
    start, end = comment.span
    opened = _COMMENT.match(source, start, end)
    if not opened:
        return None
    dashes = _REASON.search(source, opened.end(), end)
    names = list(_NAME.finditer(source, opened.end(), dashes.start() if dashes else end))
    return Directive(
        verb=opened["text"].removeprefix("seolint-"),
        names=_named(name[0] for name in names),
        reason=source[dashes.end() : end].strip() if dashes else "",
        text=opened["text"],
        span=Span(opened.start("text"), names[-1].end() if names else opened.end()),
        outer=comment.outer,
    )


def _of_settings(settings: Sequence[Element]) -> Iterator[Directive]:
    """The directives under `seolint:` in the front matter: each setting is an element with its key and its value."""
    reasons = " ".join(setting.attrs["value"] for setting in settings if setting.attrs["key"] == "reason")
    for setting in settings:
        key, value = setting.attrs["key"], setting.attrs["value"]
        dashes = _REASON.search(value)
        head = (value[: dashes.start()] if dashes else value).strip()
        reason = value[dashes.end() :].strip() if dashes else reasons
        if key == "disable" and head:
            names = _named(name[0] for name in _NAME.finditer(head))
            yield Directive("disable-file", names, reason, f"disable: {head}", setting.span, setting.outer)
        elif not key and head.lower() not in _YES:
            verb = OFF if head.lower() in _NO else head
            yield Directive(verb, (), reason, f"seolint: {head}", setting.span, setting.outer)
        elif key and key not in KEYS and _near(key):
            yield Directive(key, (), reason, key, setting.span, setting.outer)


def _near(key: str) -> bool:
    """Whether a key looks like a typo for one of KEYS; others may belong to another tool."""
    return len(key) < 2 * len(KEYS[0]) and bool(near(key.lower(), KEYS))


def _named(words: Iterator[str]) -> tuple[str, ...]:
    """Each name once; no names where they mean every rule."""
    names = tuple(dict.fromkeys(words))
    return () if EVERY in names else names
