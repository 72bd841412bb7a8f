"""Deletes headings that hold nothing at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from seolint.document import Document
from seolint.fixes._edits import LONGEST, Edit, after_in_line, before_in_line
from seolint.lazy_regex import expression
from seolint.rules.rule import Problem

_MARKDOWN = expression(r"#{1,6}[ \t]*#*[ \t]*")
_HTML = expression(
    r"""<h([1-6])
        (?:\s+(?:align\s*=\s*["']?\w+["']?|style\s*=\s*["']\s*text-align:\s*\w+;?\s*["']|class\s*=\s*"wp-block-heading"))*
        \s*>(?:\s|&nbsp;|&\#160;|<br\s*/?>|</?(?:b|strong|em|i|u|span)>)*</h\1\s*>""",
    re.I | re.X,
)
"""A heading left over by an editor. One with any other attribute may be filled in by a script, or linked to."""

_COMMENT = 300
"""Characters before a heading in which the comment of its block would begin."""

_BLOCK = expression(r"<!--\s*wp:(?:(?!-->)[^\r\n])*-->\s*\Z")
"""The comment that begins a WordPress block: it would be left without its heading."""


def edits(document: Document, problem: Problem, options: Mapping[str, Any]) -> Iterator[Edit]:
    """Deletes the heading, with its line if it is alone there. In Markdown a blank line stays in its place."""
    start, end = problem.place.start, problem.place.end
    markup = document.source[start:end]
    pattern = _HTML if markup.startswith("<") else _MARKDOWN
    if not pattern.fullmatch(markup) or _BLOCK.search(document.source[max(0, start - _COMMENT) : start]):
        return
    before, after = before_in_line(document, start), after_in_line(document, end)
    if before is None or after is None or before.strip() or after.strip():
        yield Edit(start, end)
    else:
        yield _lines(document, document.position(start).line, document.position(end).line)


def _lines(document: Document, first: int, last: int) -> Edit:
    """The deletion of lines, with one blank line if there is one on either side."""
    start, end = document.line(first).start, document.line(last).end
    above, below = _is_blank(document, first - 1), _is_blank(document, last + 1)
    if document.format == "markdown" and not (above and below):
        return Edit(start, end)
    following = last + (2 if above and below else 1)
    if following <= document.lines and document.line(following).start < len(document.source):
        return Edit(start, document.line(following).start)
    kept = first - (2 if above else 1)
    if kept < 1:
        return Edit(0, len(document.source))
    ended = document.source.endswith(("\n", "\r"))
    return Edit(document.line(kept + 1).start if ended else document.line(kept).end, len(document.source))


def _is_blank(document: Document, number: int) -> bool:
    """Whether a line is blank, or beyond either end of the source."""
    if not 1 <= number <= document.lines:
        return True
    start, end = document.line(number)
    return end - start < LONGEST and not document.source[start:end].strip()
