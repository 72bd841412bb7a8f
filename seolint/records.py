"""The record of a page for its site, with what the run of its rules adds: suppressions and stuffed phrases."""

from __future__ import annotations

from collections.abc import Sequence

from seolint.config import Config
from seolint.document import Document
from seolint.rules.rule import Problem
from seolint.site.record import PageRecord
from seolint.site.recording import page_record
from seolint.suppression import Suppressions

STUFFING = "stuffed_phrase"
"""The check of rules about phrases that are repeated for search engines."""


def record_with(
    document: Document, path: str, problems: Sequence[Problem], config: Config, suppressions: Suppressions
) -> PageRecord:
    """The record of a document in which these problems were found under a config."""
    names = [(active.rule.id, active.rule.family) for active in config.rules if active.rule.across]
    stuffing = {active.rule.id for active in config.rules if active.rule.check == STUFFING}
    record = page_record(document, path, [each.place for each in problems if each.rule in stuffing])
    record = record._replace(suppressed=tuple(suppressions.stretches(names, len(document.source) + 1)))
    return record._replace(keyphrases=()) if config.command_line.keyphrases else record  # which are those of no page
