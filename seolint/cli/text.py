"""`seolint text`: what seolint reads as the article, so that anyone puzzled by a finding can see what was judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import click

from seolint.analysis.article_text import article_text
from seolint.cli._articles import read_articles
from seolint.cli._common import configs_for, finish
from seolint.cli._options import Choice, reading_options
from seolint.config import Config
from seolint.document import Document, Span
from seolint.language import get
from seolint.report.console import as_json, safe, safe_line
from seolint.run.discovery import Failure
from seolint.run.options import CheckOptions
from seolint.wording import plural

FORMATS = ("text", "json")

_MARKS = {"item": "- ", "cell": "| ", "quote": "> ", "caption": "[caption] ", "code": "[code] "}
"""How blocks other than paragraphs and headings begin."""

_SHOWN_CODE = 60
"""Characters shown of a block of code: no rule looks into it."""

_SHOWN_HIDDEN = 300
"""Characters shown of the hidden text: enough to see what it is; JSON has all of it."""


@click.command("text")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@reading_options
@click.option("--format", "form", type=Choice(FORMATS), default="text", help="The form of the output.")
def command(form: str, **values: Any) -> None:
    """Show what is read as the article.

    Without PATH, the current folder; - is standard input. No rules run.
    """
    options = CheckOptions(**values)
    configs = configs_for(options)
    discovery = configs.discovery(options)
    failures: list[Failure] = []
    shown = _found(read_articles(options, configs, discovery, page_values), failures)
    for piece in _as_json(shown) if form == "json" else _as_text(shown):
        click.echo(piece)
    finish(configs, [*failures, *discovery.failures], options.paths)


def _found(outcomes: Iterator[dict[str, Any] | Failure], failures: list[Failure]) -> Iterator[dict[str, Any]]:
    """The outcomes that are values; the others go to `failures`."""
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            failures.append(outcome)
        else:
            yield outcome


def page_values(document: Document, path: str, _: Config) -> dict[str, Any]:
    """What an article shows, as plain values with lines and columns."""
    shown = article_text(document)

    def place(span: Span) -> dict[str, int]:
        line, column = document.position(span.start)
        return {"line": line, "column": column, "start": span.start, "end": span.end}

    return {
        "path": path,
        "format": document.format,
        "language": document.language.code,
        "words": len(document.words),
        "title": shown.title,
        "description": shown.description,
        "canonical": shown.canonical,
        "blocks": [
            {"kind": kind, **({"level": level} if level else {}), "text": text, **place(span)}
            for kind, level, text, span in shown.blocks
        ],
        "links": [{"text": text, "href": href, **place(span), "in": part} for text, href, span, part in shown.links],
        "images": [{"alt": alt, "src": src, **place(span)} for alt, src, span in shown.images],
        "hidden": shown.hidden,
        "left_out": [{"reason": reason, "text": text, **place(span)} for reason, text, span in shown.left_out],
    }


def _as_json(files: Iterator[dict[str, Any]]) -> Iterator[str]:
    """All files as one value, written file by file: the texts of a large site don't fit into memory."""
    yield '{"files": ['
    for number, file in enumerate(files):
        yield ("," if number else "") + as_json(file)
    yield "]}"


def _as_text(files: Iterator[dict[str, Any]]) -> Iterator[str]:
    number = 0
    for number, file in enumerate(files, 1):
        yield "\n".join(["", *_lines(file)][number == 1 :])
    if not number:
        yield "No files"


def _lines(file: dict[str, Any]) -> Iterator[str]:
    """One article for people: its metadata, its blocks, and everything else."""
    unit = get(file["language"]).word_unit.removesuffix("s")
    yield safe_line(f"{file['path']}  ({file['language']}, {plural(file['words'], unit)})")
    for name in ("title", "description", "canonical"):
        if file[name]:
            yield f"  {name:<12} {safe(file[name])}"
    before = ""
    for block in file["blocks"]:
        if block["kind"] != before or before not in ("item", "cell"):
            yield ""
        before = block["kind"]
        yield safe_line(_block(block))
    yield ""
    yield f"  {_counts(file['links'], file['images'])}"
    if file["hidden"]:
        yield f"  hidden       {safe(_cut(file['hidden'], _SHOWN_HIDDEN))}"
    if file["left_out"]:
        yield "  left out"
        yield from (f"  {part['line']:>6}  {safe(part['reason'])}: {safe(part['text'])}" for part in file["left_out"])


def _block(block: dict[str, Any]) -> str:
    kind, text = block["kind"], block["text"]
    if kind == "heading":
        return f"{'#' * block['level']} {text or '(empty)'}"
    if kind == "code":
        text = _cut(text, _SHOWN_CODE)
    return f"{_MARKS.get(kind, '')}{text}"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


def _counts(links: Sequence[dict[str, Any]], images: Sequence[dict[str, Any]]) -> str:
    around = sum(link["in"] == "navigation" for link in links)
    silent = sum(image["alt"] is None for image in images)
    return ", ".join(
        [
            plural(len(links) - around, "link"),
            plural(len(images), "image"),
            *([f"{silent} without alternative text"] if silent else ()),
            *([f"{plural(around, 'link')} in the navigation"] if around else ()),
        ]
    )
