"""HTML source -> tokens with exact extents, in linear time whatever the bytes.

Beautiful Soup and html.parser give where a start tag begins and nothing more; a linter has to know where every word
and every attribute value is. What browsers do with broken markup is done here too, save where it would swallow the
rest of the article (an unclosed `<title>`, a tag without `>`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from seolint.document import Span
from seolint.lazy_regex import expression
from seolint.readers.entities import attribute_value, pieces

START, END, TEXT, COMMENT, RAW, SKIP = "start", "end", "text", "comment", "raw", "skip"

_MARKUP = expression(
    r"<(?:([A-Za-z][A-Za-z0-9-]*)(?:\s+([A-Za-z][A-Za-z0-9_:-]*)=\"([^\"]*)\")?>"
    r"|/([A-Za-z][A-Za-z0-9-]*)>|[A-Za-z!?/])",
)
"""The most frequent tags as a whole: those with no attribute or one. Of any other markup the beginning."""

_NAME = expression(r"[A-Za-z][^\s/>]*")
_ATTRIBUTE = expression(
    r"[\s/]*(?:(>)|([^\s/>][^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*)))?)",
)
_COMMENT_END = expression(r"--!?>")
_RAW_TEXT = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "noscript"})
"""Tags whose text holds no markup; that of `<noscript>` in a browser that runs scripts."""

_TEXT_ONLY = frozenset({"title", "textarea"})
_UNPARSED = _RAW_TEXT | _TEXT_ONLY | {"plaintext"}
_SCRIPT_MARK = expression(r"<!--|-->|<(/?)script(?=[\s/>])", re.I)
_NO_ATTRS: Mapping[str, str] = {}
_NO_VALUES: Mapping[str, Span] = {}
_NOWHERE = Span(0, 0)


class Token(NamedTuple):
    """A piece of the source.

    `text` is what people see in place of source[start:end], None where that is the source itself. `inner` is the
    extent of a comment's content.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    attrs: Mapping[str, str] = _NO_ATTRS
    values: Mapping[str, Span] = _NO_VALUES
    text: str | None = None
    inner: Span = _NOWHERE


def tokens(source: str, start: int = 0, end: int | None = None) -> Sequence[Token]:
    """The tokens of source[start:end], without gaps, in order; offsets are those of `source`."""
    if end is not None and end < len(source):
        source = source[:end]
    return _TokenScanner(source).tokens(start)


class _TokenScanner:
    """One pass over the source. Marks that don't come again are remembered, so that none is looked for twice."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.end = len(source)
        self.last_line = source.rfind("\n")
        self.gone: set[str] = set()
        self.found: list[Token] = []
        self.reference = -1
        """Where the next character reference may begin."""

    def tokens(self, at: int) -> Sequence[Token]:
        source, found = self.source, self.found
        plain = at
        while markup := _MARKUP.search(source, at):
            start = markup.start()
            token = self.frequent(markup) if markup.lastindex else self.markup(start)
            if token is None and start > self.last_line and not source.endswith("</"):
                token = Token(SKIP, start, self.end)
            if token is None:
                at = markup.end()
                continue
            if plain < start:
                self.text(plain, start)
            found.append(token)
            at = plain = token.end
            if token.name in _UNPARSED and token.kind is START:
                at = plain = self.raw_end(token)
                if token.name in _TEXT_ONLY:
                    self.text(token.end, at)
                elif at > token.end:
                    kind = TEXT if token.name == "plaintext" else RAW
                    found.append(Token(kind, token.end, at, token.name))
        if plain < self.end:
            self.text(plain, self.end)
        return found

    def text(self, start: int, end: int) -> None:
        """Take text, cut at the character references in it."""
        if self.reference < start:
            reference = self.source.find("&", start)
            self.reference = reference if reference >= 0 else self.end
        if self.reference < end:
            for at, to, text in pieces(self.source, start, end):
                self.found.append(Token(TEXT, at, to, "", _NO_ATTRS, _NO_VALUES, text, _NOWHERE))
        elif start < end:
            self.found.append(Token(TEXT, start, end, "", _NO_ATTRS, _NO_VALUES, None, _NOWHERE))

    def frequent(self, markup: re.Match[str]) -> Token | None:
        """The token of a tag with an attribute at most."""
        name, attribute, value, ended = markup.groups()
        start, end = markup.span()
        if ended:
            return Token(END, start, end, ended.lower(), _NO_ATTRS, _NO_VALUES, None, _NOWHERE)
        if not attribute:
            return Token(START, start, end, name.lower(), _NO_ATTRS, _NO_VALUES, None, _NOWHERE)
        if "tag" in self.gone:
            return self.lax_tag(start)
        attribute = attribute.lower()
        attrs = {attribute: attribute_value(value) if "&" in value else value}
        values = {attribute: Span(*markup.span(3))}
        return Token(START, start, end, name.lower(), attrs, values, None, _NOWHERE)

    def markup(self, start: int) -> Token | None:
        """The token that begins at `start`, or None when this `<` is text."""
        sign = self.source[start + 1]
        if sign == "/":
            return self.end_tag(start)
        if sign == "!":
            return self.declaration(start)
        if sign == "?":
            return self.instruction(start)
        return self.start_tag(start)

    def find(self, mark: str, at: int) -> int:
        """Where `mark` begins at or after `at`, or -1."""
        if mark in self.gone:
            return -1
        found = self.source.find(mark, at)
        if found < 0:
            self.gone.add(mark)
        return found

    def start_tag(self, start: int) -> Token | None:
        if "tag" in self.gone:
            return self.lax_tag(start)
        name = _NAME.match(self.source, start + 1)
        at = name.end() if name else start + 1
        attrs: dict[str, str] = {}
        values: dict[str, Span] = {}
        while found := _ATTRIBUTE.match(self.source, at):
            at = found.end()
            if found.lastindex == 1:
                return Token(START, start, at, name[0].lower() if name else "", attrs, values, None, _NOWHERE)
            _add(found, attrs, values)
        self.gone.add("tag")
        return self.lax_tag(start)

    def lax_tag(self, start: int) -> Token | None:
        """A tag up to the first `>`. A quote that stays open has spoilt the reading of attributes."""
        close = self.find(">", start)
        if close < 0:
            return None
        name = _NAME.match(self.source, start + 1, close)
        return Token(START, start, close + 1, name[0].lower() if name else "")

    def end_tag(self, start: int) -> Token | None:
        close = self.find(">", start)
        if close < 0:
            return None
        name = _NAME.match(self.source, start + 2, close)
        if not name:
            return Token(SKIP, start, close + 1)
        at = name.end()
        while "end tag" not in self.gone and (found := _ATTRIBUTE.match(self.source, at)):
            at = found.end()
            if found.lastindex == 1:
                return Token(END, start, at, name[0].lower())
        self.gone.add("end tag")
        return Token(END, start, close + 1, name[0].lower())

    def declaration(self, start: int) -> Token | None:
        """A comment, a doctype, a CDATA section or what browsers take for a comment."""
        source = self.source
        if source.startswith("<!--", start):
            return self.comment(start)
        if source.startswith("<![CDATA[", start):
            close = self.find("]]>", start)
            if close >= 0:
                return Token(SKIP, start, close + 3)
        close = self.find(">", start)
        return Token(SKIP, start, close + 1) if close >= 0 else None

    def comment(self, start: int) -> Token:
        inside = start + 4
        for empty in (">", "->"):
            if self.source.startswith(empty, inside):
                return Token(COMMENT, start, inside + len(empty), inner=Span(inside, inside))
        close = _COMMENT_END.search(self.source, inside)
        inner, end = close.span() if close else (self.end, self.end)
        return Token(COMMENT, start, end, inner=Span(inside, inner))

    def instruction(self, start: int) -> Token | None:
        """`<?php … ?>`, or `<?xml … ?>`, which may hold no `>`."""
        php = self.source.startswith(("<?php", "<?="), start)
        mark = "?>" if php else ">"
        close = self.find(mark, start)
        if close < 0:
            return Token(SKIP, start, self.end) if php else None
        return Token(SKIP, start, close + len(mark))

    def raw_end(self, token: Token) -> int:
        """Where the text of a tag ends that holds no markup; a `<title>` without end tag is empty."""
        name = token.name
        missing = token.end if name in _TEXT_ONLY else self.end
        if name in self.gone or name == "plaintext":
            return missing
        close = re.compile(rf"</{name}(?=[\s/>])", re.I).search(self.source, token.end)
        if not close:
            self.gone.add(name)
            return missing
        if name == "script" and self.source.find("<!--", token.end, close.start()) >= 0:
            return self.script_end(token.end)
        return close.start()

    def script_end(self, at: int) -> int:
        """Where a script ends that holds a comment: a `<script>` in the comment has an end tag of its own."""
        in_comment = in_script = False
        while mark := _SCRIPT_MARK.search(self.source, at):
            at = mark.end()
            if mark[0] == "<!--":
                in_comment = True
                at -= 2  # `<!-->` is a whole comment
            elif mark[0] == "-->":
                in_comment = in_script = False
            elif mark[1] and not in_script:
                return mark.start()
            elif in_comment:
                in_script = not mark[1]
        return self.end


def _add(found: re.Match[str], attrs: dict[str, str], values: dict[str, Span]) -> None:
    """Take an attribute; of two with one name the first counts."""
    name, group = found[2].lower(), found.lastindex or 2
    if name in attrs:
        return
    if group == 2:
        attrs[name] = ""
        return
    value = found[group]
    attrs[name] = attribute_value(value) if "&" in value else value
    values[name] = Span(*found.span(group))
