"""One page of a table -> its rows. Nothing in a page can raise: what goes wrong is in its row."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from time import perf_counter
from typing import Any, NamedTuple

from seolint.batch.compared import packed
from seolint.config import Config
from seolint.document import Document
from seolint.faults import TIMEOUT, contained
from seolint.files import article_limit
from seolint.lazy_regex import expression
from seolint.linter import Extras, Report, examine
from seolint.readers import HEAD, format_for, format_on_request
from seolint.readers.decode import DecodeError, decode, encoding_of
from seolint.rules import SEVERITIES
from seolint.rules.rule import Problem
from seolint.site.compared_text import compared_text
from seolint.site.stored_record import values_of

FORMATS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "text/plain": "text",
}
"""The content types of pages, and their formats."""

_UNKNOWN = frozenset({"", "*/*", "application/octet-stream", "binary/octet-stream", "unknown", "unk"})
"""Content types that don't say what the content is, so that the text has to."""

LONGEST_URL = 8_000
"""Characters of a url, which is in the row of each problem: servers needn't take more (RFC 9110, section 4.1)."""

_CHARSET = expression(r"""(?i);\s*charset\s*=\s*["']?([\w.:-]+)""")
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"), default=str)


class PageOptions(NamedTuple):
    """How pages are linted: `timeout` in seconds for each (0: no limit), and the lowest severity that has rows.

    `record` says whether rows have the record that the rules across pages need, which takes as long as a fifth of the
    rules on a page; `text` whether the words come with it by which pages are compared.
    """

    timeout: float = TIMEOUT
    min_severity: str = "info"
    record: bool = False
    text: bool = False


class Page(NamedTuple):
    """A page: `content` is text in UTF-8 if `is_text`, else bytes in the encoding that the page or its type names.

    A `fault` is why it can't be linted, as far as that is known where it comes from.
    """

    url: str | None
    content: bytes | None
    content_type: str = ""
    is_text: bool = False
    fault: str = ""


class PageRows(NamedTuple):
    """What a page becomes: its row, and those of its problems, with values in the order of the columns."""

    page: tuple[Any, ...]
    problems: Sequence[tuple[Any, ...]] = ()
    text: bytes | None = None

    @property
    def is_failed(self) -> bool:
        """Whether the row has an error."""
        return self.page[5] is not None


class PageError(Exception):
    """Why a page can't be linted, in one line."""


def lint_page(page: Page, config: Config, options: PageOptions) -> PageRows:
    """The rows of a page, linted within the time limit."""
    started = perf_counter()

    def failed(message: str) -> PageRows:
        return failed_rows(page.url, message, started)

    def work() -> PageRows:
        texts: list[bytes] = []
        see = (lambda document: texts.append(packed(compared_text(document)))) if options.text else None
        try:
            report = _report(page, config, options, see)
        except (PageError, DecodeError) as error:
            return failed(str(error))
        rows = _rows(report, options, started)
        return rows._replace(text=texts[0]) if texts and report.record and report.record.text else rows

    return contained(work, failed, options.timeout)


def failed_rows(url: str | None, message: str, started: float | None = None) -> PageRows:
    """The rows of a page that can't be linted."""
    taken = None if started is None else (perf_counter() - started) * 1000
    return PageRows((url, None, None, None, 0, message, taken, None))


def _report(page: Page, config: Config, options: PageOptions, see: Callable[[Document], object] | None) -> Report:
    if page.fault:
        raise PageError(page.fault)
    if not page.url:
        raise PageError("the page has no url")
    if len(page.url) > LONGEST_URL:
        raise PageError(f"the url is longer than {LONGEST_URL:,} characters")
    if page.content is None:
        raise PageError("the page has no content")
    if len(page.content) > article_limit(config.max_file_size).size:
        raise PageError(f"larger than {config.max_file_size} MB; leave it out, or raise max_file_size in the config")
    kind = _format(page, config)
    if page.is_text:
        text, encoding = _text(page.content), ""
    else:
        charset = _CHARSET.search(page.content_type)
        label = charset[1] if charset else ""
        text, encoding = decode(page.content, kind, label), encoding_of(page.content, kind, label)[1]
    extras = Extras(record=options.record)
    return examine(text, page.url, config.for_path(page.url), kind, extras=extras, encoding=encoding, see=see)


def _text(content: bytes) -> str:
    """A text from its UTF-8, in which some programs write bytes of other encodings. Raises PageError."""
    try:
        return content.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise PageError(f"byte {error.start}: not UTF-8: 0x{content[error.start]:02x}") from None


def _format(page: Page, config: Config) -> str:
    """The format of a page: by its content type, or where that doesn't say, by the url's extension or the text.

    Servers send Markdown as plain text, so there the extension decides.
    """
    assert page.url is not None
    assert page.content is not None
    kind = page.content_type.partition(";")[0].strip().lower()
    if kind in _UNKNOWN:
        return format_for(page.url, page.content[:HEAD].decode("latin-1"), config.formats)
    if kind not in FORMATS:
        raise PageError(f"the content type {kind} is not HTML, Markdown or plain text")
    if FORMATS[kind] == "text":
        path = page.url.partition("#")[0].partition("?")[0]
        return "markdown" if format_on_request(path, config.formats) == "markdown" else "text"
    return FORMATS[kind]


def _rows(report: Report, options: PageOptions, started: float) -> PageRows:
    least = SEVERITIES.index(options.min_severity)
    problems = list(_problem_rows([p for p in report.problems if SEVERITIES.index(p.severity) <= least]))
    record = _ENCODER.encode(values_of(report.record)) if report.record else None
    error = "; ".join(report.errors) or None
    head = (report.path, report.format, report.language, report.words, len(problems), error)
    return PageRows((*head, (perf_counter() - started) * 1000, record), problems)


def _problem_rows(problems: Sequence[Problem]) -> Iterator[tuple[Any, ...]]:
    """The rows of problems. Facts that a problem shares with the one before it are written once."""
    facts, written = None, "{}"
    for problem in problems:
        if problem.facts is not facts:
            facts, written = problem.facts, _ENCODER.encode(problem.facts)
        yield (
            problem.path,
            problem.rule,
            problem.family,
            problem.severity,
            problem.message,
            *problem.place[:-1],
            written,
        )
