"""What can be fixed without a writer: the fix for a rule is the module with its name, which has `edits`.

`edits(document, problem, options)` yields the edits that fix a problem that the rule found, or none where that could
change the meaning. A module with `UNSAFE = True` changes more than how something is written; it runs only on request.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from seolint.checks.unspaced_heading import MARKED
from seolint.config import Config
from seolint.document import BLOCK_KINDS, FIELD_KINDS, FILLER, Document
from seolint.fixes._difference import difference
from seolint.fixes._edits import Edit, Fix, apply, compatible
from seolint.lazy_regex import expression
from seolint.linter import Report, examine, parse
from seolint.readers import format_for
from seolint.readers.decode import decode, encoding_of
from seolint.readers.masking import TEMPLATE
from seolint.rules.rule import Problem

__all__ = ["Edit", "FixResult", "ProblemSelector", "difference", "encoded", "fix", "names"]

ROUNDS = 10
"""How often a file is linted and fixed until nothing is left to fix. Three have been enough for any article."""

ATTEMPTS = 16
"""How many sets of fixes are tried in a round. One is enough unless a fix turns out to mean something else in
context."""

_WORD = expression(r"[^\W_]+")
_ADDRESSES = frozenset({"href", "src"})

ProblemSelector = Callable[[Report], Sequence[Problem]]
"""Which problems of a report are to be fixed."""


class FixResult(NamedTuple):
    """A source after its fixes, and how many problems they fixed."""

    source: str
    fixed: int


class _Invariants(NamedTuple):
    """What no fix may change: the words of an article, its paragraphs, lists, links and fields.

    Visible words and hidden words, all texts except headings, the number of headings, everything else, declarations.
    Compared before and after, so that a fix that turns out to mean something else in its surroundings is not made.
    """

    words: Sequence[str]
    unseen: Sequence[str]
    texts: Sequence[str]
    headings: int
    others: Sequence[tuple[str, object]]
    meta: Sequence[tuple[str, str]]


class _State(NamedTuple):
    """A source with its document, its report and what no fix may change."""

    source: str
    document: Document
    report: Report
    invariants: _Invariants


@cache
def names(unsafe: bool = False) -> frozenset[str]:
    """The rules whose problems can be fixed; with `unsafe` also those whose fixes aren't safe."""
    stems = (path.stem for path in Path(__file__).parent.glob("[!_]*.py"))
    return frozenset(stem.replace("_", "-") for stem in stems if unsafe or not getattr(_module(stem), "UNSAFE", False))


def fix(
    source: str,
    path: str,
    config: Config,
    format: str | None = None,
    unsafe: bool = False,
    select: ProblemSelector | None = None,
) -> FixResult:
    """An article with its problems fixed, as far as that is safe; the same source where nothing is.

    `config` is the one in force for this path; `unsafe` also makes fixes that aren't safe. The article is linted and
    fixed until nothing is left to fix, so that a second run changes nothing; with `select`, which knows only the
    problems of the original source, only once. Reads nothing but its arguments.
    """
    kind = format or format_for(path, source, config.formats)

    def look(text: str) -> _State:
        document = parse(text, path, config, kind)
        return _State(text, document, examine(text, path, config, kind), _invariants_of(document))

    options = {active.rule.id: active.options for active in config.rules}
    state, count = look(source), 0
    for _ in range(ROUNDS):
        problems = select(state.report) if select else state.report.problems
        fixes = compatible(_fixes(state.document, problems, options, names(unsafe)))
        after, fixed = _tried(state, fixes, look)
        if not fixed:
            return FixResult(state.source, count)
        state, count = after, count + fixed
        if select:
            return FixResult(state.source, count)
    return FixResult(source, 0)


def encoded(text: str, data: bytes, format: str) -> bytes | None:
    """`text` in the encoding of a file of this format whose bytes are `data`.

    None if that can't be done: if even the file's present content wouldn't come out byte for byte.
    """
    bom, encoding = encoding_of(data, format)
    try:
        if bom + decode(data, format).encode(encoding) != data:
            return None
        return bom + text.encode(encoding)
    except UnicodeError:
        return None


def _module(stem: str) -> Any:
    return import_module(f"seolint.fixes.{stem}")


def _fixes(
    document: Document, problems: Sequence[Problem], options: Mapping[str, Mapping[str, Any]], rules: frozenset[str]
) -> Iterator[Fix]:
    for problem in problems:
        if problem.rule in rules and problem.rule in options:
            module = _module(problem.rule.replace("-", "_"))
            yield Fix(problem, list(module.edits(document, problem, options[problem.rule])))


def _tried(state: _State, fixes: Sequence[Fix], look: Callable[[str], _State]) -> tuple[_State, int]:
    """A source after those fixes that achieve their purpose, and how many problems they fix.

    A set that fails is halved, so that one fix that can't be made doesn't hold back the others.
    """
    chosen: list[Fix] = []
    best, queue = state, [list(fixes)] if fixes else []
    for _ in range(ATTEMPTS):
        if not queue:
            break
        candidates = queue.pop()
        after = look(apply(state.source, [*chosen, *candidates]))
        if _holds(state, after, [*chosen, *candidates]):
            chosen, best = [*chosen, *candidates], after
        elif len(candidates) > 1:
            middle = len(candidates) // 2
            queue += candidates[middle:], candidates[:middle]
    return best, len(chosen)


def _holds(before: _State, after: _State, fixes: Sequence[Fix]) -> bool:
    """Whether everything that was to be fixed is fixed, and nothing else is changed."""
    new_headings = sum(1 for fix in fixes if fix.problem.rule == "unspaced-heading")
    is_same = after.invariants == before.invariants._replace(headings=before.invariants.headings + new_headings)
    old, new = _counts(before.report), _counts(after.report)
    fixed = Counter(_words(fix.problem) for fix in fixes)
    return is_same and all(new[words] <= old[words] - count for words, count in fixed.items())


def _invariants_of(document: Document) -> _Invariants:
    """What must be the same after a fix, except for `headings`: a line that was meant as one may become one."""
    return _Invariants(
        _WORD.findall(document.prose.replace(FILLER, "")),
        _WORD.findall(document.unseen.replace(FILLER, "")),
        list(_texts(document)),
        sum(1 for heading in document.all("heading") if _WORD.search(document.text_of(heading))),
        list(_others(document)),
        [(name, " ".join(value.split())) for name, value in document.meta.items()],
    )


def _texts(document: Document) -> Iterator[str]:
    """The texts of paragraphs, items and so on, without the lines that are meant as headings."""
    for block in document.blocks:
        if block.kind != "heading":
            for piece in MARKED.split(document.prose[block.span.start : block.span.end])[::2]:
                text = " ".join(piece.replace(FILLER, "").split())
                if text:
                    yield text


def _others(document: Document) -> Iterator[tuple[str, object]]:
    """Links, images, lists, comments …: what they are, and where they lead under either kind of http.

    Template tags are included as written: no fix knows what they mean.
    """
    for element in document.elements:
        if element.kind == TEMPLATE:
            yield element.kind, document.source[element.outer.start : element.outer.end]
        elif element.kind not in BLOCK_KINDS and element.kind not in FIELD_KINDS and element.kind != "declared":
            yield element.kind, sorted((name, _plain(name, value)) for name, value in element.attrs.items())


def _plain(name: str, value: str) -> str:
    """A value; if it is an address, without the "s" of https."""
    return "http:" + value[6:] if name in _ADDRESSES and value.startswith("https:") else value


def _counts(report: Report) -> Counter[tuple[str, str]]:
    """In how many places each rule reports the same words."""
    found: Counter[tuple[str, str]] = Counter()
    for problem in report.problems:
        found[_words(problem)] += 1 + len(problem.related)
    return found


def _words(problem: Problem) -> tuple[str, str]:
    """A rule and the words it is about: the fingerprint without the ordinal of equal ones."""
    return problem.rule, problem.fingerprint.partition("-")[0]
