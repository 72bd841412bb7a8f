"""The share of subheadings with a keyphrase: where most have it, they no longer distinguish the sections."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.analysis.keyphrase_uses import in_headings
from seolint.analysis.keyphrases import keyphrases
from seolint.analysis.measures import rounded
from seolint.document import Document, Finding

FACTS = ("phrase", "count", "total", "share", "limit")

WHOLE_PAGE = True
"""Any edit to the article may cause its problems."""

LEVELS = (2, 3)
"""Levels of the headings that Yoast counts as subheadings."""


def check(document: Document, *, max: float, least: int) -> Iterator[Finding]:
    """Keyphrases in more than `max` percent of the subheadings (h2, h3), in articles with at least `least` of them.

    Placed at the first use in a subheading; related: the others. Facts: phrase, count, total (subheadings), share
    (percent), limit.
    """
    phrases = keyphrases(document)
    headings = [h for h in document.all("heading") if phrases and h.level in LEVELS and document.text_of(h)]
    for phrase in phrases if headings and len(headings) >= least else ():
        found = list(in_headings(document, phrase, headings))
        share = 100 * len(found) / len(headings)
        if found and share > max:
            facts = {"phrase": phrase.text, "count": len(found), "total": len(headings), "share": rounded(share)}
            places = [span for held in found for span in held]
            yield Finding(places[0], {**facts, "limit": max}, places[1:])
