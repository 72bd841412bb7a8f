"""Limits specific to a language: the meaning of a score or a length differs from one language to another."""

from __future__ import annotations

from collections.abc import Mapping

from seolint.document import Document
from seolint.language import same


def language_limit(document: Document, limits: Mapping[str, float] | None) -> float | None:
    """The limit for the document's language in `limits` (by language code); None where it has none of its own."""
    return next((limit for code, limit in (limits or {}).items() if same(code, document.language.code)), None)
