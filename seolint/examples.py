"""The examples of a rule, run: they are its tests and its documentation, so they must hold, whoever wrote the rule.

An example is an article in Markdown; it runs as it is and as the HTML that it renders to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from seolint.document import Document, Finding, Span
from seolint.lazy_regex import expression
from seolint.linter import find
from seolint.placeholders import TemplateError, names
from seolint.readers import Settings, format_of, read
from seolint.rules.rule import Example, Rule
from seolint.site.compared_text import compared_text
from seolint.site.generators.recognition import Files, configs_in, navigation_in, recognised
from seolint.site.generators.selection import site_of
from seolint.site.index import Site
from seolint.site.recording import page_record
from seolint.site.sitemaps import STATIC, SitemapError, crawl_files
from seolint.site.surrounding_files import SiteFiles

_SETTINGS = Settings(default_language="en")
_BRACED = expression(r"\{(\w+)(?:\.[\w.]*)?\}")


class ExampleResult(NamedTuple):
    """The result of one example in one format: `number` counts from 0; `wrong` is "" if all is as expected."""

    rule: Rule
    number: int
    format: str
    wrong: str


def run_examples(rule: Rule) -> Iterator[ExampleResult]:
    """The result of every example of a rule, in every format that it is meant for."""
    for number, example in enumerate(rule.examples):
        for kind in formats(example):
            yield ExampleResult(rule, number, kind, wrong_with(rule, example, kind))


def formats(example: Example) -> tuple[str, ...]:
    """The formats that an example is read in; for one with other pages, those that their names imply."""
    return ("markdown", "html") if example.format == "both" else (example.format,)


def wrong_with(rule: Rule, example: Example, format: str) -> str:
    """What an example reports but shouldn't, or doesn't report but should; "" if it is right."""
    try:
        found = list(found_in(rule, example, format))
    except Exception as error:
        return f"the check {rule.check} failed: {type(error).__name__}: {error}"
    seen = tuple(text for _, text, _ in found)
    if seen != example.flags:
        return f"expected {_list(example.flags)}, reported {_list(seen)}"
    return next((wrong for finding, _, _ in found if (wrong := _unfilled(rule, example, finding))), "")


def found_in(rule: Rule, example: Example, format: str) -> Iterator[tuple[Finding, str, bool]]:
    """What a rule finds in an example: the finding, the text at its place, and whether it is in the article itself.

    A text found in another page of the example's site is preceded by the path of that page.
    """
    if example.site is None:
        document = document_of(example, format)
        yield from ((finding, seen_at(document, finding), True) for finding in find(rule, document, example.options))
        return
    texts = {**example.site, example.path: example.source}
    documents = {path: read(text, kind, _SETTINGS) for path, text in texts.items() if (kind := format_of(path))}
    records = [(path, page_record(document, path)) for path, document in documents.items()]
    folders = {path[:at] for path in texts for at in range(len(path)) if path[at] == "/"}
    files = Files((texts.keys() | folders).__contains__, lambda name: texts.get(name, ""))
    generator = recognised(files)
    content = site_of(generator, files).content if generator else ()
    configs = configs_in(files, generator) if generator else {}
    menu = navigation_in(files, generator) if generator else ""
    crawled = crawl_files(lambda name: texts[name].encode() if name in texts else None, STATIC, _raise)
    beside = SiteFiles(has_file=texts.__contains__, crawled=lambda: crawled)
    site = Site(
        records,
        generator,
        content,
        configs=configs,
        navigation=menu,
        files=beside,
        text_of=lambda record: compared_text(documents[record.path]),
    )
    if example.moved_from:
        site.moved = {example.path: site.page_at(example.moved_from, site.by_name[example.path].record)}
    reported = (found for found in rule.find_across(site, example.options) if not found.repeats)
    for found in sorted(reported, key=lambda each: (each.at.page.name, each.at.place)):
        finding = Finding(Span(found.at.place.start, found.at.place.end), found.facts)
        name = found.at.page.name
        text = seen_at(documents[name], finding) or documents[name].source[slice(*finding.span)]
        is_here = name == example.path
        yield finding, text if is_here else f"{name}: {text}", is_here


def _raise(name: str, error: SitemapError) -> None:
    raise error


def document_of(example: Example, format: str) -> Document:
    """The article of an example in a format: an example for both is Markdown, which is rendered to HTML."""
    source = example.source
    if example.site is not None:
        return read(source, format_of(example.path) or "markdown", _SETTINGS)
    if example.format == "both" and format == "html":
        source = _rendered(source)
    document = read(source, format, _SETTINGS)
    if example.files is None:
        return document
    return document.knowing(exists=frozenset(example.files).__contains__)


def seen_at(document: Document, finding: Finding) -> str:
    """The text of a finding as a reader sees it: in the article, or else in a field such as the title."""
    start, end = finding.span
    words = document.prose[start:end].replace("\0", "").split() or document.unseen[start:end].replace("\0", "").split()
    return " ".join(words)


def _rendered(source: str) -> str:
    import pyromark

    options = pyromark.Options
    return pyromark.html(
        source,
        options=options.ENABLE_TABLES
        | options.ENABLE_FOOTNOTES
        | options.ENABLE_STRIKETHROUGH
        | options.ENABLE_TASKLISTS,
    )


def _unfilled(rule: Rule, example: Example, finding: Finding) -> str:
    """Why the message can't be filled in for a finding, with the names that it could use; "" if it can."""
    known: Mapping[str, Any] = {**dict.fromkeys(rule.options), **example.options, **finding.facts}
    try:
        wanted, message = names(rule.message), rule.say(finding.facts, example.options)
    except TemplateError as error:
        return f"the message can't be filled in: {error}"
    for name in wanted:
        if name not in known:
            return f"the message has no value for {{{name}}}; it can use {', '.join(sorted(known)) or 'none'}"
    left = next((found[0] for found in _BRACED.finditer(message) if found[1] in known), "")
    return f"the message still contains {left} after it is filled in; write it in single braces" if left else ""


def _list(texts: Sequence[str]) -> str:
    return ", ".join(f'"{text}"' for text in texts) or "nothing"
