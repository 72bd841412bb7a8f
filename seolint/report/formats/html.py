"""For editors: one file to open in a browser, with every page, its text and its problems marked in place.

It fetches nothing. The content of an article is only text in it: it is stored as JSON and put on the page as text, and
the file's content security policy forbids anything else to run.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from html import escape
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from seolint import __version__
from seolint.analysis.page_text import unpacked
from seolint.lazy_regex import expression
from seolint.report import ReportStyle
from seolint.report.console import COMMAND, safe, unsafe
from seolint.report.html_page import page_data
from seolint.report.paths import relative
from seolint.report.rule_texts import first_paragraph, summary
from seolint.report.site_page import groups_elsewhere, site_data
from seolint.rules.options import SEVERITIES
from seolint.rules.rule import Problem, Rule
from seolint.run.discovery import OWN_REPORT
from seolint.run.result import FileResult, RunResult, in_words, page_score, scale
from seolint.wording import plural

SCRIPTS = ("tools.js", "overview.js", "article.js", "page.js", "site.js", "report.js")
STYLES = ("report.css", "page.css", "site.css")
MOST_WHY = 600
"""Characters of a rule's rationale."""

_MARKUP = expression("[<>&]")


class PageEntry(NamedTuple):
    """What the overview shows about a page: problems by (rule, severity), its score, and the numbers of the groups of
    pages that are counted elsewhere."""

    path: str
    file: FileResult | None
    counts: Mapping[tuple[str, str], int]
    score: int | None
    groups: Sequence[int] = ()


def report(result: RunResult, style: ReportStyle) -> str:
    """The whole report."""
    return "".join(parts(result, style))


def parts(result: RunResult, style: ReportStyle) -> Iterator[str]:
    """The report in pieces: the overview, then page by page."""
    pages = _pages(result)
    numbers = {rule: at for at, rule in enumerate(sorted({rule for page in pages for rule, _ in page.counts}))}
    script, css = _assets(SCRIPTS), _assets(STYLES)
    yield _head(script, css)
    yield from _plain(pages, result)
    yield data("overview", _overview(result, pages, numbers))
    at = {page.path: number for number, page in enumerate(pages)}
    site = site_data(result, numbers, at)
    yield from [data("site", site)] if site else ()
    yield f"<script>{script}</script>\n"
    written = set()
    for path, problems in groupby(result.problems, key=attrgetter("path")):
        written.add(path)
        yield data(f"page-{at[path]}", page_data(pages[at[path]].file, list(problems), numbers))
    for page in pages:
        if page.path not in written:
            yield data(f"page-{at[page.path]}", page_data(page.file, (), numbers))
    yield "</body>\n</html>\n"


def _pages(result: RunResult) -> Sequence[PageEntry]:
    """The pages of a run, whose problems are grouped by path."""
    files = {file.path: file for file in result.files}
    found = {path: PageEntry(path, file, {}, 100 if file.words else None) for path, file in files.items()}
    hidden: dict[str, list[Problem]] = {}
    for problem in result.hidden:
        hidden.setdefault(problem.path, []).append(problem)
    shown = {path: list(problems) for path, problems in groupby(result.problems, key=attrgetter("path"))}
    for path in (*shown, *hidden):
        found[path] = _entry(path, files.get(path), shown.get(path, ()), hidden.get(path, ()))
    elsewhere = groups_elsewhere(result)
    return [page._replace(groups=elsewhere.get(page.path, ())) for page in found.values()]


def _entry(path: str, file: FileResult | None, problems: Sequence[Problem], hidden: Sequence[Problem]) -> PageEntry:
    """A page with the problems that are shown; its score counts all of them."""
    counts: Counter[tuple[str, str]] = Counter((problem.rule, problem.severity) for problem in problems)
    everything = (*problems, *hidden)
    score = page_score(everything, in_words(file.words, file.language), scale()).total if file else None
    return PageEntry(path, file, counts, score)


def _overview(result: RunResult, pages: Sequence[PageEntry], numbers: Mapping[str, int]) -> dict[str, Any]:
    families = {problem.rule: problem.family for problem in result.problems}
    return {
        "version": __version__,
        "weights": [scale().weights[severity] for severity in SEVERITIES],
        "rules": [_rule(name, families[name], result.rules.get(name)) for name in numbers],
        "pages": [_page(page, result.root, numbers) for page in pages],
        "errors": [list(failure) for failure in result.failures],
    }


def _rule(name: str, family: str, rule: Rule | None) -> dict[str, Any]:
    if rule is None:
        return {"id": name, "family": family}
    why = first_paragraph(rule, MOST_WHY)
    return {"id": name, "family": family, "summary": summary(rule), "why": why, "source": list(rule.source)}


def _page(page: PageEntry, root: str, numbers: Mapping[str, int]) -> dict[str, Any]:
    row: dict[str, Any] = {
        "path": relative(page.path, root),
        "score": page.score,
        "counts": [[numbers[rule], SEVERITIES.index(kind), count] for (rule, kind), count in page.counts.items()],
    }
    if page.groups:
        row["groups"] = list(page.groups)
    if page.file:
        row |= {"words": page.file.words, "language": page.file.language}
        if page.file.page_text:
            summary = unpacked(page.file.page_text).summary
            row |= {"title": summary.title, "minutes": summary.minutes, "flesch": summary.flesch}
    return row


def _head(script: str, css: str) -> str:
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(css)}; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n{OWN_REPORT.decode()}\n'
        f'<meta http-equiv="Content-Security-Policy" content="{attribute(policy)}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f'<link rel="icon" href="data:,">\n<title>Content report</title>\n<style>{css}</style>\n</head>\n<body>\n'
    )


def _plain(pages: Sequence[PageEntry], result: RunResult) -> Iterator[str]:
    """The report for a browser without scripts: the pages, and how many problems each has."""
    yield "<noscript>\n<main>\n<h1>Content report</h1>\n"
    yield f"<p>{plural(len(result.problems), 'problem')} in {plural(len(pages), 'page')}. "
    yield "The texts and their problems are in this file; to see them, let the browser run its script.</p>\n<table>\n"
    yield "<tr><th scope=col>Page<th scope=col>Errors<th scope=col>Warnings<th scope=col>Remarks</tr>\n"
    for page in pages:
        sums = Counter[str]()
        for (_, severity), count in page.counts.items():
            sums[severity] += count
        cells = "".join(f"<td>{sums[severity]}" for severity in SEVERITIES)
        yield f"<tr><th scope=row>{escaped(relative(page.path, result.root))}{cells}</tr>\n"
    yield "</table>\n</main>\n</noscript>\n"


def _assets(names: Sequence[str]) -> str:
    folder = Path(__file__).parent.parent / "assets"
    return "".join((folder / name).read_text("utf-8") for name in names)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def data(name: str, value: Any) -> str:
    """A value as a script element that holds JSON: nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = unsafe().sub(_escape, _MARKUP.sub(_escape, text))
    text = COMMAND.sub(r"\\u0023", text)
    return f'<script type="application/json" id="{name}">{text}</script>\n'


def escaped(text: str) -> str:
    """A text as HTML text, in which nothing is moved or reversed."""
    return escape(safe(text))


def attribute(text: str) -> str:
    """A text of seolint's own in double quotes; single ones stay, so that a policy stays readable."""
    return escape(text, quote=False).replace('"', "&quot;")


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
