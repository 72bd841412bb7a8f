"""One space where there are several."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.checks.doubled_space import runs
from seolint.document import Document, Element
from seolint.fixes._edits import Edit


def single(document: Document, element: Element) -> Iterator[Edit]:
    """Each run of blanks in an element replaced by a space. None where one is escaped, as in quoted YAML."""
    found = runs(document, element)
    if not any(document.source[run.start - 1] == "\\" for run in found):
        yield from (Edit(*run, " ") for run in found)
