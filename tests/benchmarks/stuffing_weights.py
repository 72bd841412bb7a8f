"""Fit the points of the signs of `stuffed-phrase` to labelled articles, and say what the fit is worth.

    python -m tests.benchmarks.stuffing_weights collect LABELS... --inject inject.py
    python -m tests.benchmarks.stuffing_weights fit
    python -m tests.benchmarks.stuffing_weights judge

LABELS are those of `tests.benchmarks.stuffing`. `collect` measures the repeated phrases of their articles and keeps in
`stuffing_phrases.tsv`, as numbers without any text, what a fit can learn from: of an article that isn't stuffed the
HARDEST phrases under the points of the rule file, of a stuffed one the heaviest that the label names. `fit` prints the
points. Put them into the rule file, collect again, and so on until they no longer change; `tests/test_stuffing_fit.py`
holds rule file and table together. `judge` leaves each source out in turn: what the rule finds on sites that the fit
has never seen, and what it would find without each sign.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from seolint.analysis.article_features import article_features
from seolint.analysis.phrase_features import PhraseFeatures
from seolint.analysis.phrases import repeated
from seolint.analysis.tokens import tokens_of
from seolint.readers import format_for, read
from seolint.readers.decode import decode
from tests.benchmarks import stuffing_fit as fits
from tests.benchmarks.stuffing import kind_of, same_phrase, wilson
from tests.benchmarks.stuffing_fit import LISTS, Row
from tests.benchmarks.stuffing_inserted import inserted_articles

HARDEST = 3
"""Phrases of an article that isn't stuffed from which the fit learns."""

FAR = 5.0
"""Points of the rule file that a phrase must have to teach a fit anything: below, next to none is called stuffed."""

GROUPS = 6
"""Groups of sources that `judge` leaves out in turn."""

FALSE_ALARMS = 0.003
"""False alarms in ordinary articles at which `judge` compares."""

SHARE = 0.4
"""The share of them that the list `inserted` may have."""

Task = tuple[str, int, Sequence[str], str, str | None]
"""An article: its kind, the number of its source, the phrases of its label, its path, and its text if it isn't read."""

Phrases = Sequence[tuple[str, Mapping[str, float | None]]]


def main() -> None:
    """Run one of the three commands."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    collecting = commands.add_parser("collect")
    collecting.add_argument("labels", type=Path, nargs="+")
    collecting.add_argument("--inject", type=Path, required=True)
    collecting.add_argument("--each", type=int, default=6, help="articles for each shape, kind and number of uses")
    fitting = commands.add_parser("fit")
    fitting.add_argument("--offsets", type=float, nargs=2, metavar=("INSERTED", "TARGETED"), default=(0.0, 0.0))
    commands.add_parser("judge")
    args = parser.parse_args()
    if args.command == "collect":
        rows, counts = collect(args.labels, args.inject, args.each)
        fits.write_table(rows, counts)
        print(counts, Counter((row.list, row.kind) for row in rows))
    elif args.command == "fit":
        _print_fit(fits.read_table(), dict(zip(LISTS, args.offsets, strict=True)))
    else:
        judge(fits.read_table(), fits.articles())


def collect(labels: Sequence[Path], inject: Path, each: int) -> tuple[list[Row], Counter[str]]:
    """The rows of the table, and the articles of each kind."""
    rows = [(path.parent, json.loads(line)) for path in labels for line in path.read_text("utf-8").splitlines() if line]
    rows = [(folder, row) for folder, row in rows if row["label"] != "gray"]
    sources = {source: number for number, source in enumerate(sorted({row["repo"] for _, row in rows}))}
    tasks: list[Task] = [
        (kind_of(row), sources[row["repo"]], row.get("phrases", ()), str(folder / row["file"]), None)
        for folder, row in rows
    ]
    for row, text, truth in inserted_articles(inject, rows, each):
        tasks.append(("inserted", sources[row["repo"]], [truth["phrase"]], "article.md", text))
    signs = fits.lists()
    names = sorted({sign["measure"] for entries in signs.values() for sign in entries})
    found = []
    with Pool() as pool:
        for number, rows_of in enumerate(pool.imap(partial(_rows, signs=signs, names=names), tasks, chunksize=8)):
            found += [row._replace(article=number) for row in rows_of]
    return found, Counter(task[0] for task in tasks)


def _rows(task: Task, signs: Any, names: Sequence[str]) -> list[Row]:
    """What an article teaches the lists."""
    kind, source, phrases, path, text = task
    text = decode(Path(path).read_bytes(), "html") if text is None else text
    measured = list(_measured(path, text, names))
    found = []
    for name, entries in signs.items():
        if kind in LISTS.values():
            known = [phrase for phrase in measured if same_phrase(phrase[0], phrases)] if kind == LISTS[name] else []
            chosen = _heaviest(known, entries)[:1]
        else:
            chosen = [phrase for phrase in _heaviest(measured, entries)[:HARDEST] if _points(phrase[1], entries) > FAR]
        found += [Row(name, 0, source, kind, values) for _, values in chosen]
    return found


def _measured(path: str, text: str, names: Sequence[str]) -> Iterator[tuple[str, Mapping[str, float | None]]]:
    document = read(text, format_for(path, text))
    article = article_features(document)
    for phrase in repeated(tokens_of(document), 3, 1):
        if phrase.prose:
            features = PhraseFeatures(phrase, article)
            values = {name: getattr(features, name) for name in names}
            yield (
                phrase.forms.most_common(1)[0][0],
                {name: None if value is None else float(value) for name, value in values.items()},
            )


def _heaviest(phrases: Phrases, signs: Sequence[fits.Sign]) -> Phrases:
    return sorted(phrases, key=lambda phrase: -_points(phrase[1], signs))


def _points(values: Mapping[str, float | None], signs: Sequence[fits.Sign]) -> float:
    weights = [abs(float(sign["points"])) for sign in signs]
    return sum(map(float.__mul__, fits.shares(values, signs), weights))


def _print_fit(rows: Sequence[Row], offsets: Mapping[str, float]) -> None:
    for name, signs in fits.lists().items():
        found = fits.fit([row for row in rows if row.list == name], signs)
        print(f"{name}: limit {found.limit:.2f}")
        for sign, points in zip(signs, fits.scaled(found, signs, offsets[name]), strict=True):
            print(
                f"  {points:+5.1f} (now {sign['points']:+5.1f})  {sign['measure']} {sign['from']:g} to {sign['to']:g}"
            )


def judge(rows: Sequence[Row], counts: Mapping[str, int]) -> None:
    """Print what the lists find on sources left out of the fit, and what they would find without each sign."""
    signs = fits.lists()
    kinds = {row.article: row.kind for row in rows}
    whole = {name: _held_out([row for row in rows if row.list == name], entries) for name, entries in signs.items()}
    print(f"{'all signs':48s} {_found(whole, kinds, counts)}")
    for name, entries in signs.items():
        for i, sign in enumerate(entries):
            fewer = [entry for number, entry in enumerate(entries) if number != i]
            without = {**whole, name: _held_out([row for row in rows if row.list == name], fewer)}
            print(f"{name + ' without ' + sign['measure']:40s} {sign['from']:7g} {_found(without, kinds, counts)}")


def _held_out(rows: Sequence[Row], signs: Sequence[fits.Sign]) -> Mapping[int, float]:
    """The score of each article by its heaviest phrase, fitted without its source."""
    sources = sorted({row.source for row in rows})
    random.Random(1).shuffle(sources)
    scores: dict[int, float] = defaultdict(lambda: float("-inf"))
    for group in range(GROUPS):
        left_out = frozenset(sources[group::GROUPS])
        found = fits.fit([row for row in rows if row.source not in left_out], signs)
        for row in rows:
            if row.source in left_out:
                scores[row.article] = max(scores[row.article], found.score(fits.shares(row.values, signs)))
    return scores


def _found(scores: Mapping[str, Mapping[int, float]], kinds: Mapping[int, str], counts: Mapping[str, int]) -> str:
    """What is found of each kind, with limits that let each list have its share of the false alarms."""
    allowed = round(FALSE_ALARMS * counts["ordinary"])
    called: set[int] = set()
    limits = []
    for name, more in zip(LISTS, (round(SHARE * allowed), allowed), strict=True):
        ordinary = sorted(
            (s for a, s in scores[name].items() if kinds[a] == "ordinary" and a not in called), reverse=True
        )
        limits.append(ordinary[more - len(called)])
        called |= {a for a, s in scores[name].items() if s > limits[-1] and kinds[a] == "ordinary"}
    found = {a for name, limit in zip(LISTS, limits, strict=True) for a, s in scores[name].items() if s > limit}
    hits = Counter(kinds[article] for article in found)
    shown = [f"limits {limits[0]:+.2f} {limits[1]:+.2f}"]
    for kind, total in counts.items():
        low, high = wilson(hits[kind], total)
        shown.append(f"{kind} {100 * hits[kind] / total:.1f} [{100 * low:.1f}, {100 * high:.1f}]")
    return "; ".join(shown)


if __name__ == "__main__":
    main()
