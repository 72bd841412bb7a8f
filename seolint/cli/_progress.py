"""A bar on standard error while many files are linted."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

from seolint.run.discovery import Discovery
from seolint.run.worker import Outcome

PATIENCE = 1.0
"""Seconds before a progress bar appears."""

BAR = 30
"""Cells of the progress bar."""


def with_progress(outcomes: Iterator[Outcome], discovery: Discovery) -> Iterator[Outcome]:
    """The outcomes, with a bar on standard error once they take longer than a second."""
    started, count, shown = time.monotonic(), 0, False
    try:
        for outcome in outcomes:
            count += 1
            if time.monotonic() - started > PATIENCE:
                shown = True
                print(f"\r{_bar(count, discovery.total)}", end="", file=sys.stderr, flush=True)
            yield outcome
    finally:
        if shown:
            print("\r" + " " * (BAR + 30) + "\r", end="", file=sys.stderr, flush=True)


def _bar(count: int, total: int) -> str:
    done = BAR * count // max(total, 1)
    return f"[{'#' * done}{' ' * (BAR - done)}] {count:,} of {total:,} files"
