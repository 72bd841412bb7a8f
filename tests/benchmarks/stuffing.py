"""How well the keywords rules tell stuffed articles from clean ones, on labelled articles.

    python -m tests.benchmarks.stuffing LABELS.jsonl [--level error]

A line of LABELS is {"file", "label": clean | stuffed | gray, "kind", "strength", "lang", "repo", "phrases"}, the file
relative to it. An article counts as called stuffed when a keywords rule reports a problem of the level or above, and
its phrase as named when one of them names a phrase of the label. Shares have 95 % intervals; of false alarms the mean
over the sources is given, too, as the pages of one site are alike. `stuffing_weights` leaves sources out of the fit.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple

from seolint import config
from seolint.analysis.phrases import IDEOGRAPHS
from seolint.linter import examine
from seolint.readers.decode import decode

LEVELS = {"error": ("error",), "warning": ("error", "warning")}


class Judged(NamedTuple):
    """An article with its label: the rules that report it, and whether one of them names a phrase of the label."""

    row: Mapping[str, Any]
    rules: frozenset[str]
    named: bool


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--level", choices=LEVELS, default="warning")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.labels.read_text("utf-8").splitlines() if line.strip()]
    with Pool() as pool:
        judged = pool.map(partial(judge, args.labels.parent, args.level), rows, chunksize=8)
    for group, articles in sorted(_groups(judged).items()):
        print(f"{group:28s} called {_share(bool(article.rules) for article in articles)}")
        if group.startswith("stuffed"):
            print(f"{'':28s} named  {_share(article.named for article in articles)}")
    clean = [article for article in judged if kind_of(article.row) == "ordinary"]
    for rule in sorted({rule for article in clean for rule in article.rules}):
        print(f"  ordinary articles reported by {rule}: {sum(rule in article.rules for article in clean)}")
    by_source = defaultdict(list)
    for article in clean:
        by_source[article.row["repo"]].append(bool(article.rules))
    means = [sum(called) / len(called) for called in by_source.values()]
    print(f"ordinary, mean over {len(means)} sources: {100 * sum(means) / max(len(means), 1):.2f} per 100")


def judge(folder: Path, level: str, row: Mapping[str, Any]) -> Judged:
    """What the keywords rules make of an article."""
    settings = config.load(None, config.Overrides(select=["keywords"]))
    report = examine(decode((folder / row["file"]).read_bytes(), "html"), row["file"], settings)
    problems = [problem for problem in report.problems if problem.severity in LEVELS[level]]
    named = any(same_phrase(str(problem.facts.get("phrase", "")), row.get("phrases", ())) for problem in problems)
    return Judged(row, frozenset(problem.rule for problem in problems), named)


def kind_of(row: Mapping[str, Any]) -> str:
    """What kind of article a label says it is: gray, stuffed, ordinary, or one that must repeat a phrase."""
    if row["label"] != "clean":
        return str(row["label"])
    return "must repeat" if str(row.get("kind", "")).startswith("hard") else "ordinary"


def same_phrase(found: str, labelled: Sequence[str]) -> bool:
    """Whether a phrase is one of a label: one contains the other, or they share at least half of their words."""
    words = re.findall(r"\w+", found.lower())
    for label in labelled:
        other = re.findall(r"\w+", label.lower())
        if not words or not other:
            continue
        first, second = " ".join(words), " ".join(other)
        if f" {first} " in f" {second} " or f" {second} " in f" {first} ":
            return True
        if 2 * len({*words} & {*other}) >= len({*words} | {*other}):
            return True
        if any(len(word) == 1 and word >= IDEOGRAPHS for word in words):
            first, second = "".join(words), "".join(other)
            if first in second or second in first:
                return True
    return False


def wilson(hits: float, total: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    p, z = hits / total, 1.96
    middle = (p + z * z / (2 * total)) / (1 + z * z / total)
    half = z * math.sqrt(p * (1 - p) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return max(0.0, middle - half), min(1.0, middle + half)


def _groups(judged: Iterable[Judged]) -> Mapping[str, Sequence[Judged]]:
    groups: dict[str, list[Judged]] = defaultdict(list)
    for article in judged:
        for group in _groups_of(article.row):
            groups[group].append(article)
    return groups


def _groups_of(row: Mapping[str, Any]) -> Iterator[str]:
    kind = kind_of(row)
    yield kind
    if kind == "stuffed":
        yield f"stuffed, {row.get('strength') or 'mild'}"
        yield f"stuffed, {'English' if row['lang'] == 'en' else 'not English'}"
        yield f"stuffed, {row['lang']}"
        if row.get("kind"):
            yield f"stuffed, {row['kind']}"


def _share(hits: Iterable[bool]) -> str:
    values = list(hits)
    low, high = wilson(sum(values), len(values))
    share = 100 * sum(values) / len(values)
    return f"{sum(values):4d} of {len(values):4d} = {share:5.1f} % [{100 * low:.1f}, {100 * high:.1f}]"


if __name__ == "__main__":
    main()
