"""Dates that can't be right: no such day, changed before it was published, or still to come."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.analysis.declared import excerpt
from seolint.analysis.structured_data import ISO, MODIFIED, PUBLISHED, DeclaredDate, dates, day
from seolint.document import Document, Finding, Span

FACTS = ("date", "other", "text")

WHOLE_PAGE = True
"""What it finds may be caused by any edit to the page."""

FAULTS = ("impossible", "order", "future")
_NOWHERE = Span(0, 0)


def check(document: Document, *, fault: str, today: str = "") -> Iterator[Finding]:
    """Dates that are `impossible` (31 February), a change before the publication (`order`), or dates after `today`.

    `today` is a day such as 2024-05-02: the check never reads the clock, so that the same article gives the same report
    tomorrow; without `today`, `future` finds nothing. Facts: date, other (the publication), text.
    """
    published, modified = dates(document, PUBLISHED), dates(document, MODIFIED)
    if fault == "impossible":
        yield from (_finding(date) for date in (*published, *modified) if date.day is None)
    elif fault == "future" and (now := _today(today)):
        yield from (_finding(date, now) for date in (*published, *modified) if now.before(date))
    elif fault == "order":
        first = min((date for date in published if date.day), key=lambda date: date.day or 0, default=None)
        yield from (_finding(date, first, [first.span]) for date in modified if first and date.before(first))


def validate(*, fault: str, today: str = "") -> Iterator[tuple[tuple[str], str]]:
    """What is wrong with the arguments of a rule."""
    if fault not in FAULTS:
        yield ("fault",), f"fault is one of {', '.join(FAULTS)}, not {fault}"
    elif today and not _today(today):
        yield ("today",), f"today is a day such as 2024-05-02, not {today}"


def not_applicable(_: Document, *, fault: str, today: str = "") -> str:
    """Why a document can't be judged."""
    return "today's date isn't known: set the option today" if fault == "future" and not _today(today) else ""


def _today(text: str) -> DeclaredDate | None:
    shape = ISO.fullmatch(text)
    count = day(*map(int, shape.group(1, 2, 3))) if shape else None
    return DeclaredDate(count, False, text, _NOWHERE) if count else None


def _finding(date: DeclaredDate, other: DeclaredDate | None = None, related: list[Span] | None = None) -> Finding:
    text = excerpt(date.text)
    facts = {"date": text, "other": excerpt(other.text) if other else "", "text": text}
    return Finding(date.span, facts, related or ())
