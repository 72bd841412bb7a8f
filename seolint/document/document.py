"""The one model of an article: its text, structure and words, in the coordinates of the source.

Everything that reads an article produces a `Document`; everything that judges one takes a `Document`. Offsets count
characters of `Document.source`; lines and columns exist only at the edge (`Document.position`).
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import repeat
from typing import Any, TypeVar

from seolint.document.flat import Ranges, Sentences
from seolint.document.model import (
    BLOCK_KINDS,
    FIELD_KINDS,
    FILLER,
    Element,
    FileExists,
    ParsedSource,
    Position,
    Section,
    Span,
    Words,
    line_starts,
    sections,
)
from seolint.document.sentence_breaks import sentence_breaks
from seolint.language import Language, detect, get

_T = TypeVar("_T")


class Document:
    """An article, parsed: the attributes of its `ParsedSource`, its language, and what can be computed from both.

    Words, sentences and sections are computed on first use and kept. `exists` says which of the files that the article
    refers to exist, if that is known; `keyphrases` are those declared for it elsewhere, in place of those in it
    (elements `keyphrase`). `is_index` says that, by its name, it is the page of a folder, which lists others;
    `title_use` says what the site's generator makes of a title in front matter (one of TITLES in `site.generators`), ""
    where that isn't known.
    """

    def __init__(
        self,
        parsed: ParsedSource,
        language: Language,
        exists: FileExists | None = None,
        keyphrases: tuple[str, ...] = (),
        is_index: bool = False,
        title_use: str = "",
    ) -> None:
        self._parsed = parsed
        self.source, self.prose, self.unseen, self.elements, self.format, self.parse_errors, self.meta = parsed
        self.language, self.exists, self.keyphrases = language, exists, keyphrases
        self.is_index, self.title_use = is_index, title_use

    def knowing(
        self,
        exists: FileExists | None = None,
        keyphrases: tuple[str, ...] = (),
        is_index: bool = False,
        title_use: str = "",
    ) -> Document:
        """The same article, with what is known about it from elsewhere."""
        known = exists or self.exists, keyphrases or self.keyphrases
        return Document(self._parsed, self.language, *known, is_index or self.is_index, title_use or self.title_use)

    def once(self, make: Callable[[Document], _T]) -> _T:
        """The result of `make` for this document, computed once and kept: how checks share what they compute."""
        if make not in self._kept:
            self._kept[make] = make(self)
        kept: _T = self._kept[make]
        return kept

    def forget(self) -> None:
        """Discard all that `once` keeps. Otherwise values that refer to the document keep it for the collector."""
        self._kept.clear()

    def all(self, *kinds: str) -> Sequence[Element]:
        """The elements of these kinds, in the order of the source."""
        if len(kinds) == 1:
            return self._by_kind.get(kinds[0], ())
        wanted = frozenset(kinds)
        return [element for element in self.elements if element.kind in wanted]

    def text(self, span: Span) -> str:
        """The prose in `span` as a reader sees it: no filler, white space folded."""
        return _fold(self.prose[span.start : span.end])

    def field_text(self, span: Span) -> str:
        """The text of `span` in `unseen` (title, alternative text …), white space folded."""
        return _fold(self.unseen[span.start : span.end])

    def text_of(self, element: Element) -> str:
        """The text of an element, from the prose or, for a field such as the title, from `unseen`."""
        text = self.unseen if element.kind in FIELD_KINDS else self.prose
        return _fold(text[element.span.start : element.span.end])

    def position(self, offset: int) -> Position:
        """Line and column of an offset of the source."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def line(self, number: int) -> Span:
        """Line `number` (from 1) of the source, without its line end."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.source)
        while end > start and self.source[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    @property
    def lines(self) -> int:
        """How many lines the source has."""
        return len(self.line_starts)

    @cached_property
    def text_language(self) -> Language | None:
        """The language detected in the prose, whatever is declared; None where that can't be detected."""
        code = detect(self.prose)
        return get(code) if code else None

    @cached_property
    def words(self) -> Words:
        """The words of the prose."""
        return Words(*self.language.words(self.prose))

    @cached_property
    def unseen_words(self) -> Words:
        """The words of `unseen`: title, description, alternative text, hidden text.

        Field by field: most of `unseen` is empty, and scanning it all takes a third of the time that the prose takes.
        """
        starts, ends = array("i"), array("i")
        normalized: list[str] = []
        gaps: list[str] = []
        at = 0
        for element in sorted(self.all(*FIELD_KINDS), key=lambda element: element.span):
            if element.span.end > at:
                start = max(at, element.span.start)
                found = self.language.words(self.unseen[start : element.span.end])
                starts.extend(start + word for word in found.starts)
                ends.extend(start + word for word in found.ends)
                normalized += found.normalized
                gaps += found.gaps
                at = element.span.end
        return Words(starts, ends, normalized, gaps)

    def words_of(self, element: Element) -> tuple[Words, range]:
        """The array that contains the words of an element, and the indexes of its words."""
        words = self.unseen_words if element.kind in FIELD_KINDS else self.words
        return words, words.within(element.span)

    @cached_property
    def stems(self) -> Sequence[str]:
        """The stem of each word of the prose, in the order of `words`."""
        return self.language.stems(self.words.normalized)

    @cached_property
    def blocks(self) -> Sequence[Element]:
        """The elements that contain text directly (BLOCK_KINDS), in the order of the source, not overlapping."""
        return [element for element in self.elements if element.kind in BLOCK_KINDS]

    @cached_property
    def sentences(self) -> Sentences:
        """The sentences of every block; none crosses a block."""
        starts, ends, numbers = array("i"), array("i"), array("i")
        breaks = sentence_breaks(self.prose, self.blocks, self._by_kind)
        found = self.language.sentences(self.prose, [block.span for block in self.blocks], breaks)
        for number, extents in enumerate(found):
            for start, end in extents:
                starts.append(start)
                ends.append(end)
                numbers.append(number)
        return Sentences(self.blocks, starts, ends, numbers)

    @cached_property
    def sentence_words(self) -> Ranges:
        """The words of each sentence, as indexes of `words`."""
        sentences, starts = self.sentences, repeat(self.words.starts)
        return Ranges(map(bisect_left, starts, sentences.starts), map(bisect_left, starts, sentences.ends))

    @cached_property
    def sections(self) -> Sequence[Section]:
        """The introduction (if there is any text before the first heading), then a section for each heading."""
        headings, end = self.all("heading"), len(self.source)
        introduction = headings[0].outer.start if headings else end
        has_text = self.prose[:introduction].replace(FILLER, " ").strip() != ""
        headed = sections(headings, [self.text_of(heading) for heading in headings], end)
        return [*([Section(None, introduction, introduction)] if has_text else ()), *headed]

    @property
    def title(self) -> Element | None:
        """The page's title, from `<title>` or the front matter."""
        return next(iter(self.all("title")), None)

    def inside(self, span: Span, *kinds: str) -> bool:
        """Whether `span` starts inside an element of one of these kinds (`quote`, `table`, `list` …)."""
        nests, offset = self._nests, span[0]
        for kind in kinds:
            if kind in nests:
                starts, spans = nests[kind]
                at = bisect_right(starts, offset)
                if at and offset < spans[at - 1].end:
                    return True
        return False

    @cached_property
    def _kept(self) -> dict[Callable[[Document], Any], Any]:
        return {}

    @cached_property
    def _nests(self) -> Mapping[str, tuple[Sequence[int], Sequence[Span]]]:
        """The outer spans of each kind, only the outermost of nested ones, and where they start."""
        nests: dict[str, tuple[list[int], list[Span]]] = {}
        for element in self.elements:
            starts, spans = nests.setdefault(element.kind, ([], []))
            if not spans or element.outer.start >= spans[-1].end:
                starts.append(element.outer.start)
                spans.append(element.outer)
        return nests

    @cached_property
    def _by_kind(self) -> Mapping[str, Sequence[Element]]:
        groups: dict[str, list[Element]] = {}
        for element in self.elements:
            groups.setdefault(element.kind, []).append(element)
        return groups

    @cached_property
    def line_starts(self) -> Sequence[int]:
        """Where each line of the source starts."""
        return line_starts(self.source)


def _fold(text: str) -> str:
    return " ".join(text.replace(FILLER, "").split())
