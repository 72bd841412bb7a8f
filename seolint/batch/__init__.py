"""Millions of pages: tables in, tables out, on the engine that people already run.

    from seolint.batch import lint_table

    pages, problems = lint_table(table, config)

Needs the extra `batch`: pip install 'seolint-content[batch]'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from seolint.batch.page import PageOptions
    from seolint.batch.tables import TableError, lint_batches, lint_table
    from seolint.batch.workers import WorkerOptions

__all__ = ["PageOptions", "TableError", "WorkerOptions", "lint_batches", "lint_table"]

_MODULES = {"PageOptions": "page", "WorkerOptions": "workers"}


def __getattr__(name: str) -> Any:
    """What the package exports, loaded on first use: workers need no Arrow."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"seolint.batch.{_MODULES.get(name, 'tables')}"), name)


def __dir__() -> list[str]:
    return [*globals(), *__all__]
