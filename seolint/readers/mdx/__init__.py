"""Where an MDX source contains JavaScript: imports and exports, tags of components, expressions.

Tags of HTML keep their meaning. Code is skipped, and nothing inside JavaScript begins code: a fence in a comment is
part of the comment. https://mdxjs.com/docs/what-is-mdx/
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from seolint.lazy_regex import expression
from seolint.readers.code import backtick_runs, fence_end, span_end
from seolint.readers.masking import TAG, TEMPLATE, Mask, spaces
from seolint.readers.mdx.javascript import Brackets

_SIGN = expression(r"[\\`~<{]")
_MODULE = expression(
    r"""^(?:import\s*(?:['"{*]|type\b|[\w$]+\s*(?:,|from\s*['"]))
        |export\s+(?:const|let|var|async|function|class|default|type|interface|[{*]))""",
    re.M | re.X,
)
_RUN = expression(r"``*|~~*")
_LINE_PREFIX = expression(r"[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*")
_LONGEST_PREFIX = 200
_TAG = expression(r"</?(?:(?:[^\W\d]|\$)[\w$\u200c\u200d-]*(?:[.:][\w$-]+)*|(?=>))")
_TAG_PART = expression(r"""[\s\w$:.=/@-]+|"[^"]*"|'[^']*'""")
_HTML = expression(r"</?[a-z][a-z0-9-]*(?![\w.:$])")
_COMMENT = expression(r"\{\s*/\*")
_NO_EXPRESSION = frozenset("#%:.-")
"""What follows a brace that doesn't begin an expression, but a generator's identifier or attributes: `{#sizes}`."""

_END = 1 << 60


def masks(text: str) -> tuple[list[Mask], str]:
    """The masks of an MDX text, and the text with them and all code blanked out."""
    scanner = _MdxScanner(text)
    found = list(scanner.masks())
    pieces: list[str] = []
    at = 0
    for start, end in sorted([*scanner.code, *((mask.start, mask.end) for mask in found)]):
        pieces += text[at:start], spaces(text[start:end])
        at = end
    return found, "".join([*pieces, text[at:]])


class _MdxScanner:
    """One pass through the text; what is skipped as code is in `code`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.code: list[tuple[int, int]] = []
        self.brackets = Brackets(text)
        self.last_comment = text.rfind("-->")
        self.found: Mask | None = None

    def masks(self) -> Iterator[Mask]:
        text, at = self.text, 0
        has_modules = "import" in text or "export" in text
        modules = (found.span() for found in _MODULE.finditer(text)) if has_modules else iter(())
        module, inside = next(modules, (_END, _END))
        while True:
            found = _SIGN.search(text, at)
            start = found.start() if found else len(text)
            while module < at:
                module, inside = next(modules, (_END, _END))
            if module < start:
                at = self.brackets.module_end(inside)
                yield Mask(module, at, False)
            elif found:
                self.found = None
                at = _HANDLERS[found[0]](self, start)
                if self.found:
                    yield self.found
            else:
                return

    def escape(self, start: int) -> int:
        return start + 2

    def ticks(self, start: int) -> int:
        """A fence, a code span or a run of signs."""
        run = _RUN.match(self.text, start)
        length = run.end() - start if run else 1
        if length > 2 and self.begins_block(start):
            end = self.fence_end(start, length)
        else:
            end = span_end(self.text, self.runs, start, length) if self.text[start] == "`" else -1
        if end > 0:
            self.code.append((start, end))
        return max(end, start + length)

    def begins_block(self, at: int) -> bool:
        """Whether only marks of quotes and items come before it on its line, so that a fence may begin."""
        line = self.text.rfind("\n", max(0, at - _LONGEST_PREFIX), at) + 1
        if not line and at > _LONGEST_PREFIX:
            return False
        prefix = _LINE_PREFIX.match(self.text, line, at)
        return prefix is not None and prefix.end() == at

    def fence_end(self, start: int, length: int) -> int:
        """Where a fence ends that is closed or continues to the end of the text; -1 if backticks follow on its line."""
        text, sign = self.text, self.text[start]
        line_end = text.find("\n", start)
        if line_end < 0:
            return len(text)
        if sign == "`" and text.find("`", start + length, line_end) >= 0:
            return -1
        return fence_end(text, line_end, text[start : start + length])

    @cached_property
    def runs(self) -> Mapping[int, list[int]]:
        """Where runs of backticks begin, by how many there are."""
        return backtick_runs(self.text)

    def tag(self, start: int) -> int:
        """A tag, or an HTML comment as in the first version of MDX."""
        text = self.text
        if text.startswith("<!--", start) and start < self.last_comment:
            end = text.find("-->", start) + 3
            self.code.append((start, end))
            return end
        name = _TAG.match(text, start)
        end = self.tag_end(name.end()) if name else -1
        if end < 0:
            return start + 1
        if _HTML.match(text, start):
            self.found = Mask(start, end, False, TAG)
        else:
            self.found = Mask(start, end, False, TEMPLATE if text[end - 2] == "/" else "")
        return end

    def tag_end(self, at: int) -> int:
        """Where the tag that is open at `at` ends, or -1 if it isn't one."""
        text = self.text
        while at < len(text):
            if text[at] == ">":
                return at + 1
            if text[at] == "{":
                at = self.brackets.expression_end(at)
            else:
                part = _TAG_PART.match(text, at)
                at = part.end() if part else -1
            if at < 0:
                return -1
        return -1

    def expression(self, start: int) -> int:
        text = self.text
        if text[start + 1 : start + 2] in _NO_EXPRESSION:
            return start + 1
        end = self.brackets.expression_end(start)
        if end < 0:
            return start + 1
        comment = _COMMENT.match(text, start, end)
        is_comment = comment and text[text.find("*/", comment.end()) + 2 : end].strip() == "}"
        self.found = Mask(start, end, not is_comment, "" if is_comment else TEMPLATE)
        return end


_HANDLERS: Mapping[str, Callable[[_MdxScanner, int], int]] = {
    "\\": _MdxScanner.escape,
    "`": _MdxScanner.ticks,
    "~": _MdxScanner.ticks,
    "<": _MdxScanner.tag,
    "{": _MdxScanner.expression,
}
"""The handlers of signs: each takes the place of a sign, and returns where to continue."""
