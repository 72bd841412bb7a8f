"""Dates that can't be right: no such day, changed before it was published, or still to come."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.checks._dates import MODIFIED, PUBLISHED, Dated, dates
from seolint.document import Document, Finding, Span

FAULTS = ("impossible", "order", "future")
_NOWHERE = Span(0, 0)


def check(document: Document, *, fault: str, today: str = "") -> Iterator[Finding]:
    """Dates that are `impossible` (31 February), a change before the publication (`order`), or dates after `today`.

    `today` is a day such as 2024-05-02: nothing here looks at a clock, so that the same article gives the same report
    tomorrow; without it `future` finds nothing. Facts: date, other (the publication), text.
    """
    published, modified = list(dates(document, PUBLISHED)), list(dates(document, MODIFIED))
    if fault == "impossible":
        yield from (_finding(told) for told in (*published, *modified) if told.day is None)
    elif fault == "future" and (now := _today(today)):
        yield from (_finding(told, now) for told in (*published, *modified) if now.before(told))
    elif fault == "order":
        known = [told for told in published if told.day]
        first = min(known, key=lambda told: str(told.day), default=None)
        yield from (_finding(told, first, [first.span]) for told in modified if first and told.before(first))


def validate(*, fault: str, today: str = "") -> Iterator[tuple[tuple[str], str]]:
    """What is wrong with the arguments of a rule."""
    if fault not in FAULTS:
        yield ("fault",), f"fault is one of {', '.join(FAULTS)}, not {fault}"
    elif today and not _today(today):
        yield ("today",), f"today is a day such as 2024-05-02, not {today}"


def unable(_: Document, *, fault: str, today: str = "") -> str:
    """Why a document can't be judged."""
    return "nobody says which day it is: set the option today" if fault == "future" and not _today(today) else ""


def _today(text: str) -> Dated | None:
    from datetime import date

    try:
        return Dated(date.fromisoformat(text), False, text, _NOWHERE)
    except ValueError:
        return None


def _finding(told: Dated, other: Dated | None = None, related: list[Span] | None = None) -> Finding:
    facts = {"date": told.text, "other": other.text if other else "", "text": told.text}
    return Finding(told.span, facts, related or ())
