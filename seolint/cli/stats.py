"""`seolint stats`: how long articles are, how hard to read, and what they repeat; numbers without a verdict.

With `--languages`, what seolint can judge in which language: for people, programs and the documents.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from seolint.analysis.measures import SCORES, without_formula
from seolint.analysis.textstat_scores import LANGUAGES, TEXTSTAT_SCORES
from seolint.cli._articles import read_articles
from seolint.cli._common import configs_for, finish
from seolint.cli._options import Choice, reading_options
from seolint.cli._statistics import lines, statistics
from seolint.config import Config
from seolint.document import Document
from seolint.language import get
from seolint.language.support import support
from seolint.report.console import as_json, cells, padded, safe_path
from seolint.rules import load_rules
from seolint.run.discovery import Failure
from seolint.run.options import CheckOptions
from seolint.wording import unknown

FORMATS = ("text", "json", "markdown")

SECTION_RULE = "hard-to-read-section"
"""The rule whose least words a section must have to be scored."""

COLUMNS = ("scores", "syllables", "sentences", "stems", "transition_words", "passive", "stuffing")
"""What is listed for each language, by its name in JSON, besides `code` and `name`."""

_SHORT = {
    "flesch_reading_ease": "Flesch",
    "flesch_kincaid_grade": "Flesch-Kincaid",
    "smog_index": "SMOG",
    "gunning_fog": "Gunning fog",
    "automated_readability_index": "ARI",
    "coleman_liau_index": "Coleman-Liau",
    "dale_chall_readability_score": "Dale-Chall",
    "linsear_write_formula": "Linsear Write",
    "lix": "LIX",
    "rix": "RIX",
}
_BRIEF = {
    "syllables": "syll.",
    "sentences": "sent.",
    "transition_words": "trans.",
    "passive": "pass.",
    "stuffing": "stuff.",
}
"""The columns that fit into a terminal of 80 cells, and their headings there."""


def _known(context: click.Context, parameter: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    """The given names of scores, which must exist; seolint's own are accepted, and shown in any case."""
    known = (*TEXTSTAT_SCORES, *SCORES)
    for name in names:
        if wrong := unknown("score", name, known, few=len(known)):
            raise click.BadParameter(wrong)
    return names


@click.command("stats")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@reading_options
@click.option(
    "--score",
    "textstat_scores",
    multiple=True,
    metavar="NAME",
    callback=_known,
    shell_complete=lambda context, parameter, begun: [name for name in TEXTSTAT_SCORES if name.startswith(begun)],
    help=f"Add a textstat score: {', '.join(TEXTSTAT_SCORES)}; repeatable.",
)
@click.option("--format", "form", type=Choice(FORMATS), default="text", help="The form of the output.")
@click.option("--languages", "of_languages", is_flag=True, help="Show what is available in each language, as a table.")
def command(form: str, of_languages: bool, textstat_scores: tuple[str, ...], **values: Any) -> None:
    """Count words, score readability, list phrases.

    Without PATH, the current folder; - is standard input. No rules run.
    """
    if of_languages:
        click.echo(_of_languages(form))
        return
    if form == "markdown":
        raise click.UsageError("--format markdown works only with --languages; for articles, use text or json")
    options = CheckOptions(**values)
    configs = configs_for(options)
    discovery = configs.discovery(options)

    def counted(document: Document, path: str, config: Config) -> dict[str, Any]:
        least = config.states[SECTION_RULE].options["least_words"]
        return statistics(document, path, least, textstat_scores)

    outcomes = list(read_articles(options, configs, discovery, counted))
    found = [outcome for outcome in outcomes if not isinstance(outcome, Failure)]
    if form == "json":
        click.echo(as_json({"files": found}))
    else:
        color = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        click.echo("\n\n".join("\n".join(lines(file, color)) for file in found) if found else "No files")
    for file in found:
        for name in textstat_scores:
            if file["readability"].get(name) is None:
                click.echo(_without_score(file, name), err=True)
    failures = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
    finish(configs, [*failures, *discovery.failures], options.paths)


def _without_score(file: dict[str, Any], name: str) -> str:
    """Why an article doesn't have this score."""
    reason = without_formula(name, get(file["language"])) or f"{name} needs running text, but there is none"
    return f"{safe_path(file['path'])}: {reason}"


def _of_languages(form: str) -> str:
    if form == "json":
        return as_json({"languages": languages()})
    return as_markdown() if form == "markdown" else as_text()


def languages() -> list[dict[str, Any]]:
    """Every language with data, by code: name, names of its scores, and whether there is each of the other COLUMNS."""
    passive = set(load_rules()["passive-voice"].settings["languages"])
    return [{**entry._asdict(), "passive": entry.code in passive} for entry in support()]


def as_markdown() -> str:
    """The table for `seolint/language/README.md`: a row for each language."""
    flags = COLUMNS[1:]
    head = ["code", "language", *(name.replace("_", " ") for name in flags), "scores"]
    rows = [_language_row(entry, flags, "–", len(_SHORT)) for entry in languages()]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows))


def textstat_as_markdown() -> str:
    """The table of textstat's scores for `seolint/language/README.md`: a row for each language."""
    names = {code: [name for name, score in TEXTSTAT_SCORES.items() if score.language == code] for code in LANGUAGES}
    rows = (f"| {LANGUAGES[code]} | {', '.join(f'`{name}`' for name in names[code])} |" for code in LANGUAGES)
    return "\n".join(("| language | scores of textstat |", "| --- | --- |", *rows))


def as_text() -> str:
    """The table for a terminal of 80 cells, in columns."""
    rows = [
        ["", "language", *_BRIEF.values(), "scores"],
        *(_language_row(entry, tuple(_BRIEF), "-", 3) for entry in languages()),
    ]
    widths = [max(cells(row[at]) for row in rows) for at in range(len(rows[0]))]
    return "\n".join("  ".join(map(padded, row, widths)).rstrip() for row in rows)


def _language_row(entry: dict[str, Any], flags: Sequence[str], no: str, most: int) -> list[str]:
    marks = ["yes" if entry[name] else no for name in flags]
    return [entry["code"], entry["name"], *marks, _scores(entry["scores"], most) or no]


def _scores(names: Sequence[str], most: int) -> str:
    """The scores in brief: all if they are few, otherwise the first ones."""
    named = [_SHORT[name] for name in names]
    return ", ".join(named) if len(named) <= most else f"{named[0]} and {len(named) - 1} more"
