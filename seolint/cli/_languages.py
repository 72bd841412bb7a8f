"""`seolint stats --languages`: what seolint can judge in which language, for people, programs and the README."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from seolint.language.support import support
from seolint.report.console import cells, padded
from seolint.rules import load_rules

COLUMNS = ("scores", "syllables", "sentences", "stems", "transition_words", "passive", "stuffing")
"""What is listed for each language, by its name in JSON; beside `code` and `name`."""

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
"""The columns that fit on a terminal of 80 cells, and their heads there."""


def languages() -> list[dict[str, Any]]:
    """Every language with data, by code: name, names of its scores, and whether there is each of the other COLUMNS."""
    passive = set(load_rules()["passive-voice"].settings["languages"])
    return [{**entry._asdict(), "passive": entry.code in passive} for entry in support()]


def as_markdown() -> str:
    """The table for the README: a row for each language."""
    flags = COLUMNS[1:]
    head = ["code", "language", *(name.replace("_", " ") for name in flags), "scores"]
    rows = [_row(entry, flags, "–", len(_SHORT)) for entry in languages()]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows))


def as_text() -> str:
    """The table for a terminal of 80 cells, in columns."""
    rows = [
        ["", "language", *_BRIEF.values(), "scores"],
        *(_row(entry, tuple(_BRIEF), "-", 3) for entry in languages()),
    ]
    widths = [max(cells(row[at]) for row in rows) for at in range(len(rows[0]))]
    return "\n".join("  ".join(map(padded, row, widths)).rstrip() for row in rows)


def _row(entry: dict[str, Any], flags: Sequence[str], no: str, most: int) -> list[str]:
    marks = ["yes" if entry[name] else no for name in flags]
    return [entry["code"], entry["name"], *marks, _scores(entry["scores"], most) or no]


def _scores(names: Sequence[str], most: int) -> str:
    """The scores in short: all where they are few, else the first."""
    named = [_SHORT[name] for name in names]
    return ", ".join(named) if len(named) <= most else f"{named[0]} and {len(named) - 1} more"
