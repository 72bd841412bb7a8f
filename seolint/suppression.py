"""Disable comments: which problems an author has asked not to hear of.

`<!-- seolint-disable rule family -- reason -->` until `seolint-enable`, `seolint-disable-next-line`,
`seolint-disable-file`; without names, all rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from difflib import get_close_matches

from seolint.document import Document, Finding, Span

_DIRECTIVE = re.compile(r"\s*seolint-(?P<verb>[a-z-]+)(?P<names>[^\n]*?)(?:\s--\s.*)?\s*", re.DOTALL)
_VERBS = ("disable", "enable", "disable-next-line", "disable-file")
_EVERYTHING = 1 << 62


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive as written; `names` empty means every rule."""

    verb: str
    names: frozenset[str]
    span: Span
    outer: Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """Offsets from `start` to before `end` where the rules named (none: all) are not reported."""

    start: int
    end: int
    names: frozenset[str]

    def covers(self, offset: int, rule: str, family: str) -> bool:
        return self.start <= offset < self.end and (not self.names or rule in self.names or family in self.names)


def directives(document: Document) -> Sequence[Directive]:
    """The directives of a document, in the order of the source."""
    return list(_directives(document))


def stretches(document: Document, found: Sequence[Directive]) -> Sequence[Stretch]:
    """Where nothing is to be reported, and of which rules."""
    return list(_stretches(document, found))


def unknown(document: Document, found: Sequence[Directive], known: Set[str]) -> Iterator[Finding]:
    """Directives that name no rule or family, or that say something seolint does not know."""
    for directive in found:
        wrong = [] if directive.verb in _VERBS else [(f"seolint-{directive.verb}", [f"seolint-{v}" for v in _VERBS])]
        for name, names in wrong + [(name, sorted(known)) for name in sorted(directive.names - known)]:
            near = get_close_matches(name, names, n=1)
            yield Finding(directive.span, {"name": name, "hint": f" Did you mean {near[0]}?" if near else ""})


def _directives(document: Document) -> Iterator[Directive]:
    for comment in document.all("comment"):
        match = _DIRECTIVE.fullmatch(document.source, comment.span.start, comment.span.end)
        if match:
            names = frozenset(re.split(r"[\s,]+", match["names"].strip())) - {""}
            start = match.start("verb") - len("seolint-")
            end = max(match.end("verb"), match.start("names") + len(match["names"].rstrip()))
            yield Directive(match["verb"], names, Span(start, end), comment.outer)


def _stretches(document: Document, found: Sequence[Directive]) -> Iterator[Stretch]:
    open_at: dict[str, int] = {}
    all_since: int | None = None
    for directive in found:
        if directive.verb == "disable-file":
            yield Stretch(0, _EVERYTHING, directive.names)
        elif directive.verb == "disable-next-line":
            yield from _next_line(document, directive)
        elif directive.verb == "disable":
            for name in directive.names:
                open_at.setdefault(name, directive.outer.end)
            if not directive.names and all_since is None:
                all_since = directive.outer.end
        elif directive.verb == "enable":
            closing = [name for name in open_at if not directive.names or name in directive.names]
            for name in closing:
                yield Stretch(open_at.pop(name), directive.outer.start, frozenset({name}))
            if all_since is not None and not directive.names:
                yield Stretch(all_since, directive.outer.start, frozenset())
                all_since = None
    for name, start in open_at.items():
        yield Stretch(start, _EVERYTHING, frozenset({name}))
    if all_since is not None:
        yield Stretch(all_since, _EVERYTHING, frozenset())


def _next_line(document: Document, directive: Directive) -> Iterator[Stretch]:
    """The next line that is not blank: in Markdown a comment of its own is followed by an empty line."""
    at = document.position(max(directive.outer.start, directive.outer.end - 1)).line + 1
    last = document.position(len(document.source)).line
    while at <= last:
        line = document.line(at)
        if document.source[line.start : line.end].strip():
            yield Stretch(line.start, line.end + 1, directive.names)
            return
        at += 1
