"""What the background of ordinary language tells of the phrases that `stuffed-phrase` weighs, on a labelled corpus.

    python -m tests.benchmarks.background LABELS.jsonl [--below 2]

LABELS are those of `tests.benchmarks.stuffing`. First how many of the phrases near the limit (at most so many points
below it) or above it the background knows, in clean and in stuffed articles; then the rule's false alarms and recall
if a known phrase were not reported, or lost points. Articles from sources of the table are left out.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from seolint.analysis.article_features import article_features
from seolint.analysis.background import known
from seolint.analysis.phrase_features import PhraseFeatures
from seolint.analysis.phrases import Phrase, repeated
from seolint.analysis.tokens import tokens_of
from seolint.checks.stuffed_phrase import features_of, heaviest_first
from seolint.readers import format_for, read
from seolint.readers.decode import decode
from seolint.rules import load_rules
from tests.benchmarks.stuffing import wilson

SOURCES = Path(__file__).with_name("background_sources.tsv")
PENALTIES = (1.0, 2.0, 3.0, 4.0, float("inf"))
LIMITS = (0.0, -0.5, -1.0, -1.5, -2.0)
"""Changes of the limit, so that what known phrases no longer cost can be spent on recall."""


class Weighed(NamedTuple):
    """A phrase with its points, whether the background knows it, and whether the label names it."""

    text: str
    points: float
    known: bool
    labelled: bool


class Article(NamedTuple):
    """A labelled article and its phrases near the limit or above it."""

    label: str
    ordinary: bool
    phrases: Sequence[Weighed]

    def points(self, penalty: float) -> float:
        """The most points of any phrase, if those that are known lose so many."""
        return max((p.points - (penalty if p.known else 0.0) for p in self.phrases), default=0.0)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--below", type=float, default=2.0)
    args = parser.parse_args()
    options = load_rules()["stuffed-phrase"].arguments({})
    rows = [json.loads(line) for line in args.labels.read_text("utf-8").splitlines() if line.strip()]
    sources = {line.split("\t")[0].lower() for line in SOURCES.read_text("utf-8").splitlines()}
    used = [row for row in rows if row["label"] != "gray" and row["repo"].lower() not in sources]
    print(f"{len(used)} articles; {len(rows) - len(used)} arguable or from sources of the table")
    articles = [_article(args.labels.parent / row["file"], row, options, args.below) for row in used]
    for title, least in (("at the limit or above", 0.0), (f"up to {args.below:g} points below it", args.below)):
        print(f"phrases {title}, that the background knows")
        _shares(articles, options["points"] - least)
    print("calls, by points that a known phrase loses (inf: not reported) and change of the limit")
    for penalty in (0.0, *PENALTIES):
        for change in LIMITS:
            _called(articles, options["points"] + change, penalty, change)
    _speed(args.labels.parent / row["file"] for row in used[:60])


def _article(path: Path, row: Mapping[str, Any], options: Mapping[str, Any], below: float) -> Article:
    ordinary = not str(row.get("kind") or "").startswith("hard")
    return Article(row["label"], ordinary, list(_weighed(path, row["phrases"], options, options["points"] - below)))


def _weighed(path: Path, labelled: Sequence[str], options: Mapping[str, Any], least: float) -> Iterator[Weighed]:
    signs = options["signs"]
    weighted = heaviest_first(signs)
    for phrase, features in _phrases(path, options):
        found = features_of(features, weighted, least)
        points = sum(signs[i]["points"] for i in found)
        if found and points >= least:
            text = phrase.forms.most_common(1)[0][0]
            yield Weighed(text, points, known(text.split()), any(_same(text, label) for label in labelled))


def _phrases(path: Path, options: Mapping[str, Any]) -> Iterator[tuple[Phrase, PhraseFeatures]]:
    text = decode(path.read_bytes(), "html")
    document = read(text, format_for(str(path), text))
    article = article_features(document)
    for phrase in repeated(tokens_of(document), options["min_uses"], max(1, options["min_words"])):
        if phrase.prose:
            yield phrase, PhraseFeatures(phrase, article)


def _same(text: str, label: str) -> bool:
    """Whether two phrases share at least half of their words."""
    ours, theirs = set(text.split()), set(label.lower().split())
    return 2 * len(ours & theirs) >= min(len(ours), len(theirs)) > 0


def _shares(articles: Sequence[Article], least: float) -> None:
    groups: dict[str, list[Weighed]] = {"clean": [], "stuffed, as labelled": [], "stuffed, others": []}
    for article in articles:
        for phrase in article.phrases:
            kind = "as labelled" if phrase.labelled else "others"
            groups["clean" if article.label == "clean" else f"stuffed, {kind}"].append(phrase)
    for name, phrases in groups.items():
        near = [phrase for phrase in phrases if phrase.points >= least]
        hits = sum(phrase.known for phrase in near)
        share = 100 * hits / max(len(near), 1)
        print(f"  {name:22s} {hits:4d} of {len(near):4d} = {share:5.1f} %  {_range(hits, len(near))}")


def _called(articles: Sequence[Article], limit: float, penalty: float, change: float) -> None:
    shown = []
    for name, group in (
        ("ordinary", [a for a in articles if a.label == "clean" and a.ordinary]),
        ("must repeat", [a for a in articles if a.label == "clean" and not a.ordinary]),
        ("stuffed", [a for a in articles if a.label == "stuffed"]),
    ):
        hits = sum(article.points(penalty) >= limit for article in group)
        shown.append(f"{name} {hits} of {len(group)} {_range(hits, len(group))}")
    print(f"  -{penalty:<4g} limit {change:+.1f}: {'; '.join(shown)}")


def _range(hits: int, total: int) -> str:
    low, high = wilson(hits, total) if total else (0.0, 1.0)
    return f"[{100 * low:.1f}, {100 * high:.1f}]"


def _speed(paths: Iterable[Path]) -> None:
    """How long it takes to ask about every phrase of two to six words that these articles repeat."""
    asked = words = 0
    seconds = 0.0
    for path in paths:
        text = decode(path.read_bytes(), "html")
        tokens = tokens_of(read(text, format_for(str(path), text)))
        forms = [form.split() for phrase in repeated(tokens, 3, 2) for form in phrase.forms]
        began = time.process_time()
        for form in forms:
            known(form)
        seconds += time.process_time() - began
        asked, words = asked + len(forms), words + len(tokens.stems)
    print(f"{asked} forms of phrases asked about in {words} words: {1e6 * seconds / words:.3f} ms per 1,000 words")


if __name__ == "__main__":
    main()
