"""HTML source -> tokens with exact extents, in linear time whatever the bytes.

Beautiful Soup and html.parser give where a start tag begins and nothing more; a linter has to know where every word and
every attribute value is. Broken markup is handled as in browsers, except where that would swallow the rest of the
article (an unclosed `<title>`, a tag without `>`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from seolint.document import Span
from seolint.lazy_regex import expression
from seolint.readers.attributes import ATTRIBUTE, NAME, attributes_of, plain_attributes
from seolint.readers.entities import pieces

START, END, TEXT, COMMENT, RAW, SKIP = "start", "end", "text", "comment", "raw", "skip"

_MARKUP = expression(
    r"<(?:([A-Za-z][A-Za-z0-9-]*)((?:\s+[a-z][a-z0-9:_.@-]*(?:=\"[^\"]*\")?)*)\s*/?>"
    r"|/([A-Za-z][A-Za-z0-9-]*)\s*>|[A-Za-z!?/])",
)
"""The most frequent tags as a whole: those whose values are in double quotes. For any other markup, its beginning."""

_TAG, _END_TAG = 2, 3
"""The last group of `_MARKUP` that takes part: for a start tag, and for an end tag."""

_COMMENT_END = expression(r"--!?>")
_RAW_TEXT = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "noscript"})
"""Tags whose text contains no markup; `<noscript>` is one in a browser that runs scripts."""

_TEXT_ONLY = frozenset({"title", "textarea"})
_UNPARSED = _RAW_TEXT | _TEXT_ONLY | {"plaintext"}
_SCRIPT_MARK = expression(r"<!--|-->|<(/?)script(?=[\s/>])", re.I)
_NO_ATTRS: Mapping[str, str] = {}
_NOWHERE = Span(0, 0)


class Token:
    """A piece of the source.

    `text` is what people see in place of source[start:end], None where that is the source itself. `inner` is the extent
    of a comment's content. Tokens are never changed: they aren't named tuples because a page has up to a million of
    them, and making a named tuple takes twice as long.
    """

    __slots__ = ("attrs", "end", "inner", "kind", "name", "start", "text")

    def __init__(
        self,
        kind: str,
        start: int,
        end: int,
        name: str = "",
        attrs: Mapping[str, str] = _NO_ATTRS,
        text: str | None = None,
        inner: Span = _NOWHERE,
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.name = name
        self.attrs = attrs
        self.text = text
        self.inner = inner


def tokens(source: str, start: int = 0, end: int | None = None) -> Sequence[Token]:
    """The tokens of source[start:end], without gaps, in order; offsets are those of `source`."""
    if end is not None and end < len(source):
        source = source[:end]
    return _TokenScanner(source).tokens(start)


class _TokenScanner:
    """One pass through the source. Marks that don't come again are remembered, so that none is looked for twice."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.end = len(source)
        self.last_line = source.rfind("\n")
        self.gone: set[str] = set()
        self.found: list[Token] = []
        self.reference = -1
        """Where the next character reference may begin."""

    def tokens(self, at: int) -> Sequence[Token]:
        source, found, find, plain = self.source, self.found, _MARKUP.search, at
        while markup := find(source, at):
            start, at = markup.span()
            token = self.frequent(markup, start, at) if markup.lastindex else self.markup(start)
            if token is None and start > self.last_line and not source.endswith("</"):
                token = Token(SKIP, start, self.end)
            if token is None:
                continue
            if plain < start <= self.reference:
                found.append(Token(TEXT, plain, start))
            elif plain < start:
                self.text(plain, start)
            found.append(token)
            at = plain = token.end
            if token.name in _UNPARSED and token.kind is START:
                at = plain = self.unparsed(token)
        if plain < self.end:
            self.text(plain, self.end)
        return found

    def text(self, start: int, end: int) -> None:
        """Take text, split at the character references in it."""
        if self.reference < start:
            reference = self.source.find("&", start)
            self.reference = reference if reference >= 0 else self.end
        if self.reference < end:
            self.found += [Token(TEXT, at, to, text=text) for at, to, text in pieces(self.source, start, end)]
        elif start < end:
            self.found.append(Token(TEXT, start, end))

    def unparsed(self, token: Token) -> int:
        """Take the text of a tag without markup inside. Returns where it ends."""
        end = self.raw_end(token)
        if token.name in _TEXT_ONLY:
            self.text(token.end, end)
        elif end > token.end:
            self.found.append(Token(TEXT if token.name == "plaintext" else RAW, token.end, end, token.name))
        return end

    def frequent(self, markup: re.Match[str], start: int, end: int) -> Token | None:
        """The token of a tag that `_MARKUP` finds as a whole."""
        if markup.lastindex == _END_TAG:
            return Token(END, start, end, markup[_END_TAG].lower())
        first, last = markup.span(_TAG)
        if first == last:
            return Token(START, start, end, markup[1].lower())
        if "tag" in self.gone:
            return self.lax_tag(start)
        return Token(START, start, end, markup[1].lower(), plain_attributes(self.source, first, last))

    def markup(self, start: int) -> Token | None:
        """The token that begins at `start`, or None if this `<` is text."""
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
        name = NAME.match(self.source, start + 1)
        attrs, end = attributes_of(self.source, name.end() if name else start + 1)
        if end >= 0:
            return Token(START, start, end, name[0].lower() if name else "", attrs)
        self.gone.add("tag")
        return self.lax_tag(start)

    def lax_tag(self, start: int) -> Token | None:
        """A tag up to the first `>`, where an unclosed quote has spoilt the reading of attributes."""
        close = self.find(">", start)
        if close < 0:
            return None
        name = NAME.match(self.source, start + 1, close)
        return Token(START, start, close + 1, name[0].lower() if name else "")

    def end_tag(self, start: int) -> Token | None:
        close = self.find(">", start)
        if close < 0:
            return None
        name = NAME.match(self.source, start + 2, close)
        if not name:
            return Token(SKIP, start, close + 1)
        at = name.end()
        while "end tag" not in self.gone and (found := ATTRIBUTE.match(self.source, at)):
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
        """`<?php … ?>`, or `<?xml … ?>`, which may not contain `>`."""
        php = self.source.startswith(("<?php", "<?="), start)
        mark = "?>" if php else ">"
        close = self.find(mark, start)
        if close < 0:
            return Token(SKIP, start, self.end) if php else None
        return Token(SKIP, start, close + len(mark))

    def raw_end(self, token: Token) -> int:
        """Where the text of a tag without markup inside ends; a `<title>` without an end tag is empty."""
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
        """Where a script with a comment ends: a `<script>` in the comment has its own end tag."""
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
