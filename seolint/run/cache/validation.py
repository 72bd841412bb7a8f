"""Cached content becomes a report only if it could be one: whoever wrote it, it is input like any other.

Anything wrong raises ValueError, and the file is linted again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Set
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from seolint.lazy_regex import expression
from seolint.linter import Report
from seolint.problems import WINDOW
from seolint.readers import FORMATS
from seolint.rules.habit import ELEMENTS
from seolint.run.cache.serialization import FileLookups, report_from, split

if TYPE_CHECKING:
    from seolint.config import ActiveRule

SEVERITIES = frozenset({"error", "warning", "info"})
_FORMATS = frozenset(FORMATS.values())

LONGEST = 100_000
"""Characters of a text, such as a message; a longer one isn't accepted from a cache."""

LARGEST = 2**53
"""The largest integer up to which JSON's numbers are exact."""

_FINGERPRINT = expression(r"[0-9a-f]{16}(-[0-9]{1,9})?")
_SCALARS: Set[type] = frozenset({str, int, float, bool, type(None)})
_FACTS: Set[type] = _SCALARS | {list}
_REPORT = [str, str, int, list, list, list, list]
_LONGEST_LANGUAGE = 100
_HIGHEST_LEVEL = 99


class Limits(NamedTuple):
    """What a report of a file can name: places in this many bytes, and these rules."""

    size: int
    rules: Mapping[str, ActiveRule]


def validated_lookups(serialized: bytes) -> FileLookups:
    """The look-ups that a report depends on. Raises ValueError."""
    match _parsed(split(serialized)[0]):
        case [bool() as possible, dict() as results] if all(
            value is None or type(value) is bool for value in results.values()
        ):
            return FileLookups(possible, results)
    raise ValueError("no look-ups")


def validated_report(serialized: bytes, path: str, limits: Limits) -> Report:
    """The report of the file at `path`. Raises ValueError."""
    values = _parsed(split(serialized)[1])
    try:
        _check_report(values, limits)
    except (TypeError, LookupError, OverflowError, RecursionError) as error:
        raise ValueError(str(error)) from error
    return report_from(values, path)


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number")


_decode = json.JSONDecoder(parse_constant=_no_number).decode


def _parsed(text: bytes) -> Any:
    try:
        return _decode(text.decode())
    except RecursionError as error:
        raise ValueError(str(error)) from error


def require(is_so: bool) -> None:
    """Raise ValueError for what isn't so."""
    if not is_so:
        raise ValueError("not as a report has it")


def _check_report(values: Any, limits: Limits) -> None:
    problems, scores, (*first, summary, page, elements, record) = values
    require([*map(type, (problems, scores, *first))] == [list, list, *_REPORT])
    kind, language, words, _, errors, not_applicable, _ = first
    require(kind in _FORMATS and len(language) <= _LONGEST_LANGUAGE and 0 <= words <= limits.size)
    require(not errors)  # reports with errors aren't kept
    require(type(elements) is list and all(kind in ELEMENTS for kind in elements))
    for pair in not_applicable:
        rule, reason = pair
        require(rule in limits.rules and _is_text(reason))
    for problem in problems:
        _check_problem(problem, limits)
    for problem, measure, value, higher, tolerance in scores:
        _check_problem(problem, limits)
        require(_is_text(measure) and is_number(value) and type(higher) is bool and is_number(tolerance))
    if summary is not None:
        check_page_summary(summary, limits.size)
    if page != "":
        from seolint.run.cache.validation_page import check_page

        check_page(page, limits.size)
    if record is not None:
        from seolint.run.cache.validation_record import check_record

        check_record(record, limits.size)


def _check_problem(values: Any, limits: Limits) -> None:
    rule, family, severity, message, facts, place, related, excerpt, fingerprint = values
    require(limits.rules[rule].rule.family == family and severity in SEVERITIES and _is_text(message))
    require(type(facts) is dict and type(related) is list and _FINGERPRINT.fullmatch(fingerprint) is not None)
    _check_facts(facts.values(), _FACTS)
    _check_places((place, *related), limits.size)
    text, start, end = excerpt
    require(type(text) is str and type(start) is type(end) is int and 0 <= start <= end <= len(text) <= WINDOW)


def _check_facts(facts: Iterable[Any], kinds: Set[type]) -> None:
    """Facts are of these kinds; the items of lists are scalars."""
    for fact in facts:
        kind = type(fact)
        if kind is str:
            require(len(fact) <= LONGEST)
        elif kind is int or kind is float:
            require(abs(fact) <= LARGEST)
        elif kind is list:
            _check_facts(fact, _SCALARS)
        require(kind in kinds)


def _check_places(places: Iterable[Any], size: int) -> None:
    """No place in a file of this many bytes is beyond its last byte, or in a later line than that allows."""
    most = size + 1
    for line, column, end_line, end_column, start, end, path in places:
        require(
            path == ""
            and type(line) is type(column) is type(end_line) is type(end_column) is type(start) is type(end) is int
            and 0 <= start <= end <= size
            and 1 <= line <= end_line <= most
            and 1 <= column <= most
            and 1 <= end_column <= most
        )


def check_page_summary(values: Any, size: int) -> None:
    """Check the summary of a page, a `seolint.analysis.page_summary.PageSummary`. Raises ValueError or TypeError."""
    title, pixels, minutes, flesch, outline = values
    require(_is_text(title) and _is_count(pixels, LARGEST) and is_number(minutes) and minutes >= 0)
    require(flesch is None or is_number(flesch))
    for level, text, words in outline:
        require(_is_count(level, _HIGHEST_LEVEL) and _is_text(text) and _is_count(words, size))


def _is_text(value: Any) -> bool:
    return type(value) is str and len(value) <= LONGEST


def _is_count(value: Any, most: int) -> bool:
    return type(value) is int and 0 <= value <= most


def is_number(value: Any) -> bool:
    """Whether a JSON value is a number that is as exact as it looks."""
    return type(value) in (int, float) and abs(value) <= LARGEST
