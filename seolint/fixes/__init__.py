"""What can be fixed without a writer: the fix for a rule is the module with its name, which has `edits`.

`edits(document, problem, options)` yields the edits that fix a problem that the rule found, or none where that could
change the meaning. A module with `UNSAFE = True` changes more than how something is written; it runs only on request.
One with `READDRESSES = True` gives links the address that the problem's fact `suggestion` has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from seolint.config import Config
from seolint.document import Document, FileExists
from seolint.fixes._difference import difference
from seolint.fixes._edits import Edit, Fix, apply, compatible
from seolint.fixes._invariants import Invariants, invariants_of, readdressed
from seolint.linter import Extras, Report, examine, parse
from seolint.readers import format_for
from seolint.readers.decode import decode, encoding_of
from seolint.rules.rule import Problem

__all__ = ["Edit", "FixResult", "PageContext", "ProblemSelector", "difference", "encoded", "fix", "fixable", "names"]

ROUNDS = 10
"""How often a file is linted and fixed until nothing is left to fix. Three have been enough for any article."""

ATTEMPTS = 16
"""How many sets of fixes are tried in a round. One is enough unless a fix turns out to mean something else in
context."""

ProblemSelector = Callable[[Report], Sequence[Problem]]
"""Which problems of a report are to be fixed."""


class PageContext(NamedTuple):
    """What is around a page that is linted again after fixes: `exists` as in `seolint.linter.examine`.

    `complete` adds to a report of the page, which now has the given text, what is found across the pages of its site.
    """

    exists: FileExists | None = None
    complete: Callable[[Report, str], Report] = lambda report, text: report


_NO_CONTEXT = PageContext()


class FixResult(NamedTuple):
    """A source after its fixes, and how many problems they fixed."""

    source: str
    fixed: int


class _State(NamedTuple):
    """A source with its document, its report and what no fix may change."""

    source: str
    document: Document
    report: Report
    invariants: Invariants


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
    context: PageContext = _NO_CONTEXT,
) -> FixResult:
    """An article with its problems fixed, as far as that is safe; the same source where nothing is.

    `config` is the one in force for this path; `unsafe` also makes fixes that aren't safe. The article is linted and
    fixed until nothing is left to fix, so that a second run changes nothing; with `select`, which knows only the
    problems of the original source, only once. Reads nothing but its arguments.
    """
    kind = format or format_for(path, source, config.formats)

    def look(text: str) -> _State:
        document, extras = parse(text, path, config, kind), Extras(record=True)
        report = context.complete(examine(text, path, config, kind, extras=extras, exists=context.exists), text)
        return _State(text, document, report, invariants_of(document))

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


def fixable(
    source: str, path: str, config: Config, problems: Sequence[Problem], format: str | None = None, unsafe: bool = False
) -> list[Problem]:
    """Those of an article's problems for which there are edits; `fix` also makes sure that they change nothing else."""
    document = parse(source, path, config, format or format_for(path, source, config.formats))
    options = {active.rule.id: active.options for active in config.rules}
    return [fix.problem for fix in _fixes(document, problems, options, names(unsafe)) if fix.edits]


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
    meant = frozenset(fix.problem.facts["suggestion"] for fix in fixes if _readdresses(fix.problem.rule))
    others = readdressed(before.invariants.others, after.invariants.others, meant)
    same = before.invariants._replace(headings=before.invariants.headings + new_headings, others=others)
    old, new = _counts(before.report), _counts(after.report)
    fixed = Counter(_words(fix.problem) for fix in fixes)
    return after.invariants == same and all(new[words] <= old[words] - count for words, count in fixed.items())


def _readdresses(rule: str) -> bool:
    return getattr(_module(rule.replace("-", "_")), "READDRESSES", False)


def _counts(report: Report) -> Counter[tuple[str, str]]:
    """In how many places each rule reports the same words."""
    found: Counter[tuple[str, str]] = Counter()
    for problem in report.problems:
        found[_words(problem)] += 1 + len(problem.related)
    return found


def _words(problem: Problem) -> tuple[str, str]:
    """A rule and the words it is about: the fingerprint without the ordinal of equal ones."""
    return problem.rule, problem.fingerprint.partition("-")[0]
