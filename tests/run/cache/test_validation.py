"""What a cache keeps is believed only as far as it could be a report of the file: anything else is a miss."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seolint import config
from seolint import report as reporters
from seolint.linter import Extras, Report, examine
from seolint.report import ReportStyle
from seolint.rule_runner import Score
from seolint.run.cache.serialization import FileLookups, serialize
from seolint.run.cache.validation import LONGEST, Limits, validated_lookups, validated_report
from seolint.run.result import FileResult, RunResult, page_score, scale
from tests.report.pages import LOCKS
from tests.report.runs import HOSTILE

CONFIG = config.load()
ARTICLE = f"{LOCKS}\n{'A lock that hangs on a hook at home keeps no thief away. ' * 12}\n"
LIMITS = Limits(len(ARTICLE.encode()), CONFIG.states)

Values = list[Any]
"""A report as JSON: problems, scores, and the fields."""


def _report() -> Report:
    report = examine(ARTICLE, "locks.md", CONFIG, extras=Extras(page_summary=True, page_text=True))
    scores = (Score(report.problems[0], "words", 1.5, True, 2),)
    return report._replace(scores=scores, not_applicable=(("thin-page", "why"),))


REPORT = _report()
SERIALIZED = serialize(REPORT, FileLookups(True, {"chain.png": False}))


def read(values: Any) -> Report:
    return validated_report(b"[true,{}]\n" + json.dumps(values).encode(), "locks.md", LIMITS)


def values() -> Values:
    """The report, a new one each time."""
    found: Values = json.loads(SERIALIZED.partition(b"\n")[2])
    return found


def changed(path: tuple[Any, ...], value: Any) -> Values:
    """The report, with another value at a place."""
    found = at = values()
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return found


@pytest.mark.parametrize("article", ["```", "~~~ text", "# Locks\n\n```", "![", "<!--", "---\n---\n"])
def test_the_page_of_what_has_hardly_any_text_is_kept(article: str) -> None:
    report = examine(article, "locks.md", CONFIG)
    kept = serialize(report, FileLookups(True, {}))
    assert validated_report(kept, "locks.md", Limits(len(article), CONFIG.states)) == report


def test_what_was_reported_is_read_as_it_was() -> None:
    assert validated_lookups(SERIALIZED) == FileLookups(True, {"chain.png": False})
    assert read(values()) == REPORT


PROBLEM, SCORE, FIELDS = (0, 1), (1, 0), (2,)
PLACE, RELATED, EXCERPT = (*PROBLEM, 5), (*PROBLEM, 6), (*PROBLEM, 7)
SIZE = LIMITS.size
WRONG: list[tuple[tuple[Any, ...], Any]] = [
    ((0,), {}),
    ((0,), None),
    ((0,), "text"),
    ((0,), [[]]),
    ((0,), ["abcdefghi"]),
    ((1,), [[]]),
    ((2,), []),
    ((*PROBLEM, 0), "no-such-rule"),
    ((*PROBLEM, 0), "thin-page\x1b[31m"),
    ((*PROBLEM, 0), ["thin-page"]),
    ((*PROBLEM, 0), None),
    ((*PROBLEM, 1), "another-family"),
    ((*PROBLEM, 2), "fatal"),
    ((*PROBLEM, 2), "\n::error::x"),
    ((*PROBLEM, 2), True),
    ((*PROBLEM, 3), 3),
    ((*PROBLEM, 3), "x" * (LONGEST + 1)),
    ((*PROBLEM, 4), []),
    ((*PROBLEM, 4), {"a": {"b": 1}}),
    ((*PROBLEM, 4), {"a": [["b"]]}),
    ((*PROBLEM, 4), {"a": 2**60}),
    ((*PROBLEM, 4), {"a": float("inf")}),
    ((*PROBLEM, 4), {"a": float("nan")}),
    ((*PROBLEM, 4), {"a": "x" * (LONGEST + 1)}),
    (PLACE, [1, 1, 1, 1, 0]),
    (PLACE, [1, 1, 1, 1, 0, 1, 2]),
    (PLACE, [0, 1, 1, 1, 0, 1]),
    (PLACE, [1, 0, 1, 1, 0, 1]),
    (PLACE, [1, 1, 1, 0, 0, 1]),
    (PLACE, [2, 1, 1, 1, 0, 1]),
    (PLACE, [1, 1, SIZE + 2, 1, 0, 1]),
    (PLACE, [1, SIZE + 2, 1, 1, 0, 1]),
    (PLACE, [1, 1, 1, SIZE + 2, 0, 1]),
    (PLACE, [1, 1, 1, 1, -1, 1]),
    (PLACE, [1, 1, 1, 1, 2, 1]),
    (PLACE, [1, 1, 1, 1, 0, SIZE + 1]),
    (PLACE, [1, 1, 10**18, 1, 0, 1]),
    (PLACE, [True, 1, 1, 1, 0, 1]),
    (PLACE, [1.0, 1, 1, 1, 0, 1]),
    (PLACE, ["1", 1, 1, 1, 0, 1]),
    (PLACE, {"line": 1}),
    (RELATED, {}),
    (RELATED, [None]),
    (RELATED, [[1, 1, 1, 1, 0, SIZE + 1]]),
    (EXCERPT, ["text", 0]),
    (EXCERPT, ["text", 0, 5]),
    (EXCERPT, ["text", 3, 2]),
    (EXCERPT, ["text", -1, 2]),
    (EXCERPT, ["x" * 201, 0, 1]),
    (EXCERPT, [None, 0, 0]),
    ((*PROBLEM, 8), "x"),
    ((*PROBLEM, 8), "0123456789abcdef\n"),
    ((*PROBLEM, 8), 7),
    ((*SCORE, 0), []),
    ((*SCORE, 1), None),
    ((*SCORE, 2), "1"),
    ((*SCORE, 2), float("inf")),
    ((*SCORE, 3), 1),
    ((*SCORE, 4), None),
    ((*FIELDS, 0), "exe"),
    ((*FIELDS, 0), []),
    ((*FIELDS, 1), "x" * 101),
    ((*FIELDS, 1), None),
    ((*FIELDS, 2), -1),
    ((*FIELDS, 2), SIZE + 1),
    ((*FIELDS, 2), True),
    ((*FIELDS, 4), ["an error"]),
    ((*FIELDS, 5), [["thin-page"]]),
    ((*FIELDS, 5), [["no-such-rule", "why"]]),
    ((*FIELDS, 5), [["thin-page", 1]]),
    ((*FIELDS, 5), ["ab"]),
    ((*FIELDS, 7), []),
    ((*FIELDS, 7), ["t", -1, 1, None, []]),
    ((*FIELDS, 7), ["t", 1, "1", None, []]),
    ((*FIELDS, 7), ["t", 1, 1, "60", []]),
    ((*FIELDS, 7), ["t", 1, 1, None, [[1, "h"]]]),
    ((*FIELDS, 7), ["t", 1, 1, None, [[1, 2, 3]]]),
    ((*FIELDS, 7), ["t", 1, 1, None, [[100, "h", 3]]]),
    ((*FIELDS, 8), 0),
    ((*FIELDS, 8), "no base64!"),
    ((*FIELDS, 8), b64encode(b"not compressed").decode()),
    ((*FIELDS, 8), b64encode(zlib.compress(b"[]")).decode()),
    ((*FIELDS, 8), b64encode(zlib.compress(b"[" * 99_999)).decode()),
    ((*FIELDS, 8), b64encode(zlib.compress(b"[" + b" " * 64_000_000)).decode()),
    ((*FIELDS, 8), b64encode(zlib.compress(b"[]")[:-2]).decode()),
]


@pytest.mark.parametrize(("path", "value"), WRONG)
def test_what_no_report_of_the_file_has_is_refused(path: tuple[Any, ...], value: Any) -> None:
    with pytest.raises(ValueError):
        read(changed(path, value))


def page_with(change: Callable[[Values], object]) -> str:
    """The page of the report, changed."""
    page = json.loads(zlib.decompress(b64decode(values()[2][8])))
    change(page)
    return b64encode(zlib.compress(json.dumps(page).encode())).decode()


SHEET, BLOCK, STYLE, MEASURE, READING, CUT = 0, (1, 0), (2, 0), 3, (4, 0), 5
WRONG_PAGES: list[tuple[tuple[Any, ...], Any]] = [
    ((SHEET,), {}),
    ((SHEET, "more"), 1),
    ((SHEET, "title"), None),
    ((SHEET, "outline"), [[1]]),
    ((1,), {"a": 1}),
    ((*BLOCK, 0), "constructor"),
    ((*BLOCK, 1), -1),
    ((*BLOCK, 2), SIZE + 1),
    ((*BLOCK, 3), SIZE + 1),
    ((*BLOCK, 4), "text"),
    ((*BLOCK, 4), ["a", -1, "b"]),
    ((*BLOCK, 4), ["a", 1.5, "b"]),
    ((*BLOCK, 4), ["a", True, "b"]),
    ((*BLOCK, 4), [["a"]]),
    ((*STYLE, 0), "script"),
    ((*STYLE, 1), SIZE + 1),
    ((*STYLE, 2), "1"),
    ((MEASURE,), "x"),
    ((*READING, 0), -1),
    ((*READING, 2), "1"),
    ((*READING, 2), None),
    ((CUT,), 1),
]


@pytest.mark.parametrize(("path", "value"), WRONG_PAGES)
def test_what_no_page_of_the_file_has_is_refused(path: tuple[Any, ...], value: Any) -> None:
    def change(page: Values) -> None:
        at = page
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = value

    read(changed((*FIELDS, 8), page_with(lambda page: None)))
    with pytest.raises(ValueError):
        read(changed((*FIELDS, 8), page_with(change)))


@pytest.mark.parametrize("answers", [b"[1,{}]", b"[true,[]]", b'[true,{"a":1}]', b"[true]", b"null", b"", b"[" * 9999])
def test_answers_are_yes_no_or_unknown(answers: bytes) -> None:
    with pytest.raises(ValueError):
        validated_lookups(answers + b"\n[]")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 2**63) | st.floats() | st.sampled_from(HOSTILE) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=7) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=9,
)


@given(steps=st.lists(st.integers(0, 9), min_size=1, max_size=6), value=JSON)
@settings(max_examples=300)
def test_whatever_is_believed_can_be_reported_in_every_format(steps: list[int], value: Any) -> None:
    found: Any = values()
    at: Any = found
    *others, last = steps
    for step in others:
        inner = at[step % len(at)]
        if not isinstance(inner, list) or not inner:
            break
        at = inner
    at[last % len(at)] = value
    try:
        report = read(found)
    except ValueError:
        return
    score = page_score(report.problems, report.words, scale())
    file = FileResult(
        report.path,
        report.format,
        report.language,
        report.words,
        report.not_applicable,
        report.page_summary,
        score,
        report.page_text,
    )
    for name in reporters.names():
        assert isinstance(reporters.render(name, RunResult(report.problems, [file], []), ReportStyle()), str)
