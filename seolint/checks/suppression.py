"""What is reported about the directives in an article (`seolint-disable …`).

A check doesn't know other rules, so it can't see what a directive silenced. The linter can: it runs this check last,
and passes it what it found out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from seolint.document import Document, Finding

FACTS = ("name", "hint")

_NONE: Mapping[str, Sequence[Finding]] = {}


def check(
    document: Document, *, report: str, require_reason: bool = True, remarks: Mapping[str, Sequence[Finding]] = _NONE
) -> Iterator[Finding]:
    """The remarks of one kind: `report` is unknown, unused or unexplained. Facts: name; for unknown ones also hint."""
    if require_reason or report != "unexplained":
        yield from remarks.get(report, ())
