"""A bar on standard error while many files are linted."""

from __future__ import annotations

import time
from collections.abc import Iterator

import click

from seolint.discovery import Discovery
from seolint.runner import Outcome

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
                click.echo(f"\r{_bar(count, discovery.total)}", nl=False, err=True)
            yield outcome
    finally:
        if shown:
            click.echo("\r" + " " * (BAR + 30) + "\r", nl=False, err=True)


def _bar(count: int, total: int) -> str:
    done = BAR * count // max(total, 1)
    return f"[{'#' * done}{' ' * (BAR - done)}] {count:,} of {total:,} files"
