"""Words that the reports for people share: totals, further places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from seolint.document import Place
from seolint.report import Run
from seolint.wording import plural

MOST_RELATED = 4
"""Further places that are named one by one."""


def also(related: Sequence[Place]) -> str:
    """A sentence, with a blank before it, that names the further places of a problem; "" without any."""
    if not related:
        return ""
    named = [f"{place.line}:{place.column}" for place in related[:MOST_RELATED]]
    rest = len(related) - len(named)
    more = f" and {rest} more" if rest > 0 else ""
    return f" Also at {', '.join(named)}{more}."


def totals(run: Run) -> str:
    """How many problems there are, of which severity, in how much text; and how many a baseline kept back."""
    words = sum(file.words for file in run.files)
    known = f"; {run.recorded:,} recorded in the baseline" if run.recorded else ""
    stray = f"; {plural(run.stray_links, 'link')} out of the repository skipped" if run.stray_links else ""
    where = f"{plural(len(run.files), 'file')}, {plural(words, 'word')}{known}{stray}"
    if not run.problems:
        return f"No problems in {where}"
    return f"{plural(len(run.problems), 'problem')} ({kinds(run.counts)}) in {where}"


def kinds(counts: Mapping[str, int]) -> str:
    """Counts by severity: 1 error, 12 warnings, 3 info."""
    return ", ".join(
        f"{count:,} info" if severity == "info" else plural(count, severity)
        for severity, count in counts.items()
        if count
    )
