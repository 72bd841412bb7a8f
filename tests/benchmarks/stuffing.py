"""How well the keywords rules tell stuffed articles from clean ones, on a labelled corpus and on injected articles.

    python -m tests.benchmarks.stuffing LABELS.jsonl [--inject inject.py] [--articles 60]

A line of LABELS is {"file", "label": clean | stuffed | gray, "kind", "strength", "repo", "phrases"}, the file relative
to it. An article counts as called stuffed when a keywords rule reports a warning or an error. The second table leaves
each source (repo) out in turn: the limit of `stuffed-phrase` (its `points`) is chosen on the other sources, as the
lowest that calls at most 0.5 % of their ordinary clean articles stuffed, and judged on the one left out. The weights of
the signs are those of the rule file and were set with the whole corpus in view, so that table still flatters.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from seolint import config
from seolint.linter import examine
from seolint.readers.decode import decode

PHRASES = (
    "budget hiking boots 2026", "cheap car insurance quotes", "best plumber near me", "emergency dentist open sunday",
    "wireless gaming headset deals", "online yoga teacher training",
)  # fmt: skip
STRENGTHS = {"hidden": (3,), "keyword-list": (8,), "city-list": (8,), "phone-list": (8,)}
LIMITS = [6 + step / 4 for step in range(25)]


@dataclass(frozen=True)
class Judged:
    """An article with its label: the most points of any phrase, and whether another rule of the family spoke."""

    row: Mapping[str, Any]
    points: float
    other: bool

    @property
    def group(self) -> str:
        label = str(self.row["label"])
        if label != "clean":
            return label
        return "clean, hard negative" if str(self.row.get("kind", "")).startswith("hard") else "clean, ordinary"

    def called(self, limit: float) -> bool:
        return self.other or self.points >= limit


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--inject", type=Path)
    parser.add_argument("--articles", type=int, default=60)
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.labels.read_text("utf-8").splitlines() if line.strip()]
    judged = [_judge(args.labels.parent / row["file"], row) for row in rows]
    default = config.load(None).states["stuffed-phrase"].options["points"]
    print(f"limit as shipped, {default:g} points")
    _table(judged, lambda article: article.called(default))
    limits = {
        source: _limit([a for a in judged if a.row["repo"] != source]) for source in {a.row["repo"] for a in judged}
    }
    print(f"limit chosen without the article's source ({min(limits.values()):g} to {max(limits.values()):g} points)")
    _table(judged, lambda article: article.called(limits[article.row["repo"]]))
    if args.inject:
        _injected(args.inject, args.labels.parent, rows, args.articles)


def _judge(path: Path, row: Mapping[str, Any]) -> Judged:
    settings = config.load(None, config.Overrides(select=["keywords"], set_options=["stuffed-phrase.points=1"]))
    report = examine(decode(path.read_bytes(), "html"), str(path), settings)
    points = [float(p.facts["points"]) for p in report.problems if p.rule == "stuffed-phrase"]
    other = any(p.rule != "stuffed-phrase" and p.severity != "info" for p in report.problems)
    return Judged(row, max(points, default=0.0), other)


def _limit(others: Sequence[Judged]) -> float:
    ordinary = [article for article in others if article.group == "clean, ordinary"]
    good = [limit for limit in LIMITS if sum(a.called(limit) for a in ordinary) <= 0.005 * len(ordinary)]
    return min(good, default=max(LIMITS))


def _table(judged: Iterable[Judged], called: Callable[[Judged], bool]) -> None:
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    for article in judged:
        counts[article.group][called(article)] += 1
        if article.group == "stuffed":
            counts[f"stuffed, {article.row.get('strength') or 'mild'}"][called(article)] += 1
    for group, count in sorted(counts.items()):
        total = count.total()
        low, high = wilson(count[True], total)
        share = 100 * count[True] / total
        print(f"  {group:22s} {count[True]:4d} of {total:4d} = {share:5.1f} % [{100 * low:.1f}, {100 * high:.1f}]")


def wilson(hits: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    p, z = hits / total, 1.96
    middle = (p + z * z / (2 * total)) / (1 + z * z / total)
    half = z * math.sqrt(p * (1 - p) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return max(0.0, middle - half), min(1.0, middle + half)


def _injected(script: Path, folder: Path, rows: Sequence[Mapping[str, Any]], most: int) -> None:
    """Known stuffing, put into clean Markdown articles: how often the phrase is named, and all its places."""
    spec = spec_from_file_location("inject", script)
    assert spec and spec.loader
    tool = module_from_spec(spec)
    spec.loader.exec_module(tool)
    settings = config.load(None, config.Overrides(select=["keywords"]))
    told: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    clean = [row for row in rows if row["label"] == "clean" and row["file"].endswith(".md") and row["words"] > 300]
    for i, row in enumerate(clean[:: max(1, len(clean) // most)]):
        source = decode((folder / row["file"]).read_bytes(), "markdown")
        for kind in tool.TYPES:
            phrase = PHRASES[(i + len(kind)) % len(PHRASES)]
            for strength in STRENGTHS.get(kind, (5, 8)):
                text, truth = tool.inject(source, kind, phrase, strength, i)
                if len(truth["spans"]) >= min(strength, 5):
                    told[kind, strength].update(_found(text, truth, settings))
    for (kind, strength), count in sorted(told.items()):
        named, total = count["named"], count["total"]
        print(f"  {kind:14s} {strength} uses: named in {named} of {total}, every place in {count['whole']} of {named}")


def _found(text: str, truth: Mapping[str, Any], settings: config.Config) -> Iterable[str]:
    yield "total"
    words = str(truth["phrase"]).split()
    problems = [p for p in examine(text, "article.md", settings).problems if p.severity != "info"]
    named = [p for p in problems if len(set(str(p.facts.get("phrase", "")).lower().split()) & set(words)) >= 2]
    if named:
        yield "named"
        places = [(place.start, place.end) for p in named for place in (p.place, *p.related)]
        if all(any(start < s["end"] and end > s["start"] for start, end in places) for s in truth["spans"]):
            yield "whole"


if __name__ == "__main__":
    main()
