"""Where words and regular expressions match in what a reader sees: the basis of all checks of a house style."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from time import monotonic
from typing import NamedTuple

from seolint.analysis.engines import inside_word, translated, word_end
from seolint.analysis.regex import LIMIT, Hit, Regex, Subject, compiled
from seolint.analysis.texts import CODE, MappedText, places, whole
from seolint.document import Document, Span
from seolint.lazy_regex import expression

_APART = expression(r"^\(\?[a-zA-Z]+\)|\\Q")
"""What would continue into the next term."""

_ANCHORED = expression(r"(?<!\[)\^|\$|\\[Az]")
"""What may match at the end of a single line, but not within joined lines."""

_KEPT = 512
"""How many compiled lists of terms are kept: the rules of a large house style."""

_LONGEST = 1_000_000
"""Maximum characters of an expression for all terms: more are too many for RE2, which complains on standard error."""

_REJECTED = 8
"""How many times the length of a text the matches inside words may add up to before they are skipped entirely."""


class Match(NamedTuple):
    """A match: its place in the source, its text as a reader sees it, and which of the terms it is."""

    span: Span
    text: str
    term: int
    hit: Hit


class Matcher:
    """Terms to look for: regular expressions, at most one of which matches at each place in a text."""

    def __init__(
        self, terms: Sequence[str], *, allow: Sequence[str] = (), engine: str, ignore_case: bool, whole_words: bool
    ) -> None:
        """Raises ValueError if a term is not a regular expression."""
        self._whole = whole_words
        self._deadline = monotonic() + LIMIT
        self._terms, self._engine, self._ignore_case = terms, engine, ignore_case
        self._allow = [compiled(term, engine, ignore_case) for term in allow]
        joined = _joined(tuple(terms), ignore_case) if engine == "re2" else None
        self._all = compiled(joined, engine, ignore_case) if joined is not None else None
        self._known: dict[str, int] = {}

    def matches(self, text: MappedText) -> Sequence[Match]:
        """All matches in a text, in order, without those that overlap a match of what is allowed."""
        if not text.text:
            return ()
        subject = Subject(text.text, self._deadline)
        found = list(self._together(subject) if self._all and len(self._terms) > 1 else self._each(subject))
        if found and self._allow:
            found = _without(found, [hit for term in self._allow for hit in _hits(term, subject, False)])
        return [Match(text.span(hit.start, hit.end), _shown(text, hit), i, hit) for i, hit in found]

    def absent(self, text: str) -> bool:
        """Whether none of the terms matches in a text of several lines, nor in any of its lines by itself."""
        if not self._all or _ANCHORED.search(self._all.pattern):
            return False
        return self._all.search(Subject(text, self._deadline), 0) is None

    def _term(self, i: int) -> Regex:
        return compiled(self._terms[i], self._engine, self._ignore_case)

    def _each(self, subject: Subject) -> Iterator[tuple[int, Hit]]:
        """Every term by itself; of two overlapping matches, the first and longest counts."""
        found = [(i, hit) for i in range(len(self._terms)) for hit in _hits(self._term(i), subject, self._whole)]
        end = 0
        for i, hit in sorted(found, key=lambda pair: (pair[1].start, -pair[1].end)):
            if hit.start >= end:
                end = hit.end
                yield i, hit

    def _together(self, subject: Subject) -> Iterator[tuple[int, Hit]]:
        """All terms in one go, then which of them matched: most are words, identified by their own text."""
        assert self._all
        for hit in _hits(self._all, subject, self._whole):
            text = subject.text[hit.start : hit.end]
            if text not in self._known:
                self._known[text] = _literal_terms(tuple(self._terms)).get(literal(text).casefold(), -1)
            first = self._known[text]
            for i in range(len(self._terms)) if first < 0 else (first,):
                exact = _exactly(self._term(i), subject, hit)
                if exact:
                    self._known[text] = i
                    yield i, exact
                    break


def find(document: Document, matcher: Matcher, scope: str, levels: Sequence[int] = ()) -> Iterator[Match]:
    """The matches in the parts of a scope, each once, even where parts are nested."""
    if matcher.absent(whole(document, scope, levels)):
        return
    end = 0
    for part, texts in places(document, scope, levels):
        if part.span.start >= end:
            end = part.span.end
            for text in texts:
                yield from matcher.matches(text)


def literal(text: str) -> str:
    """The expression for literal words: any white space between them, either apostrophe."""
    return r"\s+".join(re.sub("['’]", "['’]", _escaped(word)) for word in text.split())


def literals(texts: Sequence[str]) -> list[str]:
    """The expressions for literal words, longer ones first: "web site map" before "web site"."""
    return [literal(text) for text in sorted(texts, key=len, reverse=True)]


def _escaped(word: str) -> str:
    return re.sub(r"[^\w'’]", lambda sign: "\\" + sign[0] if sign[0].isascii() else sign[0], word)


def _shown(text: MappedText, hit: Hit) -> str:
    return text.text[hit.start : hit.end].replace(CODE, "…")


@lru_cache(maxsize=_KEPT)
def _joined(terms: tuple[str, ...], ignore_case: bool) -> str | None:
    """One expression for all terms, if possible: flags, quotes and the names of groups may prevent it."""
    if len(terms) == 1:
        return terms[0]
    ends = {translated(term)[1:] for term in terms}
    joined = "|".join(terms)
    if len(ends) != 1 or len(joined) > _LONGEST or any(_APART.search(term) for term in terms):
        return None
    try:
        compiled(joined, "re2", ignore_case)
    except ValueError:
        return None
    return joined


def _hits(expression: Regex, subject: Subject, whole: bool) -> Iterator[Hit]:
    """The matches that don't begin or end inside a word, where that matters; none is empty."""
    left, right = whole or expression.left, whole or expression.right
    text, at, patience = subject.text, 0, _REJECTED * len(subject.text)
    while at < len(text) and (hit := expression.search(subject, at)):
        at = max(hit.end, hit.start + 1)
        if hit.start == hit.end:
            continue
        kept: Hit | None = hit
        if left and inside_word(text, hit.start):
            kept = None
        elif right and inside_word(text, hit.end):
            kept = expression.match_word(subject, hit.start)
        if kept and kept.end > kept.start and not (right and inside_word(text, kept.end)):
            at = kept.end
            yield kept
            continue
        patience -= hit.end - hit.start
        if left and patience > 0:
            at = word_end(text, hit.start)


def _exactly(expression: Regex, subject: Subject, hit: Hit) -> Hit | None:
    """The match of one expression at the place of a hit."""
    for match in (expression.match, expression.match_word):
        exact = match(subject, hit.start)
        if exact and exact.end == hit.end:
            return exact
    return None


@lru_cache(maxsize=_KEPT)
def _literal_terms(terms: tuple[str, ...]) -> Mapping[str, int]:
    return {term.casefold(): i for i, term in reversed(list(enumerate(terms)))}


def _without(found: Sequence[tuple[int, Hit]], allowed: Sequence[Hit]) -> list[tuple[int, Hit]]:
    """The matches that don't overlap anything that is allowed."""
    spans = sorted((hit.start, hit.end) for hit in allowed)
    starts = [start for start, _ in spans]
    ends = [0, *accumulate((end for _, end in spans), max)]
    return [(i, hit) for i, hit in found if ends[bisect_left(starts, hit.end)] <= hit.start]
