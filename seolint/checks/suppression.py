"""What is reported about the directives in an article (`seolint-disable …`).

A check knows no other rule, so it can't tell what a directive silenced. The linter can: it runs this check last, and
hands it what it found out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from seolint.document import Document, Finding

FACTS = ("name", "hint")

_NONE: Mapping[str, Sequence[Finding]] = {}


def check(
    document: Document, *, report: str, require_reason: bool = True, remarks: Mapping[str, Sequence[Finding]] = _NONE
) -> Iterator[Finding]:
    """The remarks of one kind: `report` is unknown, unused or unexplained. Facts: name; of unknown ones hint, too."""
    if require_reason or report != "unexplained":
        yield from remarks.get(report, ())
