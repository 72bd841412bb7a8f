"""Known stuffing, put into clean articles: how often the keywords rules name the phrase, and give all its places.

    python -m tests.benchmarks.stuffing_inserted LABELS.jsonl inject.py [--each 12] [--tool-phrases]

The script inserts a phrase of a given shape at the ends of paragraphs, in sentences of its own, as variants, in
headings, lists, alternative texts or hidden text. The phrases are those below, or the script's own, on which nothing
is ever fitted.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import module_from_spec, spec_from_file_location
from itertools import product
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from seolint import config
from seolint.linter import examine
from seolint.readers.decode import decode
from tests.benchmarks.stuffing import kind_of, same_phrase

PHRASES = {
    "two": ("garden sheds", "wedding photographer", "dental implants", "yoga mats", "solar panels", "moving company"),
    "three": ("affordable garden sheds", "mobile dog grooming", "cheap solar panels", "same day flowers"),
    "four": (
        "affordable wedding photographer packages", "cheap solar panel installation", "online yoga teacher training",
        "best crypto wallet app",
    ),
    "function-word": (
        "garden sheds with windows", "solar panels for home", "dentist near train station", "flowers for same day",
        "movers in portland", "price of dental implants",
    ),
    "capitals": (
        "Affordable Garden Sheds", "Wedding Photographer Leeds", "Best Dental Clinic Boston", "Solar Panel Installers",
        "Towing Service Denver",
    ),
    "long": (
        "best cheap solar panels for small homes", "affordable wedding photographer packages near leeds",
        "same day flower delivery downtown chicago",
    ),
    "brand": ("velmoria garden sheds", "cheap drossik mattress", "tulvane casino login", "plirrax dental clinic"),
    "de": (
        "gartenhaus günstig kaufen", "zahnarzt köln notdienst", "solaranlage ohne anzahlung", "entrümpelung in münchen",
    ),
    "es": (
        "colchones baratos online", "fontanero urgente en málaga", "placas solares baratas", "alquiler de furgonetas",
    ),
    "pt": ("painéis solares baratos", "chaveiro 24 horas", "curso de inglês online", "desentupidora em santos"),
    "fr": ("abri de jardin pas cher", "serrurier urgence paris", "panneaux solaires prix", "rachat de crédit rapide"),
}  # fmt: skip
"""Phrases to insert, by shape; the languages have three or four words."""

INSERTED = ("paragraph-end", "woven", "variants", "headings")
"""The kinds of insertion that repeat a phrase in running text and headings; others are for rules of their own."""

USES = (10, 6)

OTHERS = ("keyword-list", "city-list", "phone-list", "alt", "hidden")


def main() -> None:
    """Print a table: shapes and kinds of insertion."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path)
    parser.add_argument("script", type=Path)
    parser.add_argument("--each", type=int, default=12)
    parser.add_argument("--tool-phrases", action="store_true")
    args = parser.parse_args()
    rows = [(args.labels.parent, json.loads(line)) for line in args.labels.read_text("utf-8").splitlines() if line]
    phrases = module(args.script).PHRASES if args.tool_phrases else PHRASES
    tasks = [
        (text, truth) for _, text, truth in inserted_articles(args.script, rows, args.each, phrases, INSERTED + OTHERS)
    ]
    with Pool() as pool:
        outcomes = pool.starmap(_outcome, tasks, chunksize=8)
    counts: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for (_, truth), outcome in zip(tasks, outcomes, strict=True):
        woven = truth["type"] in INSERTED and truth["type"] != "paragraph-end"
        shown = "woven, as variants, in headings" if woven else truth["type"]
        uses = f"{truth['strength']} uses"
        groups: tuple[tuple[str, ...], ...] = (
            (shown, truth["shape"], uses),
            (shown, "all shapes", uses),
            (truth["type"], "each kind", uses),
        )
        for group in groups:
            counts[group].update(outcome)
    for group, count in sorted(counts.items()):
        share = 100 * count["named"] / count["total"]
        missing = count["named"] - count["whole"]
        print(f"{', '.join(group):58s} named {share:5.1f} % of {count['total']:3d}, not all places in {missing}")


def inserted_articles(
    script: Path,
    rows: Sequence[tuple[Path, Mapping[str, Any]]],
    each: int,
    phrases: Mapping[str, Sequence[str]] = PHRASES,
    kinds: Sequence[str] = INSERTED,
) -> Iterator[tuple[Mapping[str, Any], str, Mapping[str, Any]]]:
    """Clean articles with phrases of every shape put in: the label of the article, the text, and what was put where.

    `rows` are labels with their folders; `each` is the number of articles for a shape, a kind and a number of uses.
    """
    tool = module(script)
    ordinary = [(folder, row) for folder, row in rows if kind_of(row) == "ordinary"]
    written = [(folder, row) for folder, row in ordinary if row["file"].endswith(".md") and row.get("words", 0) > 300]
    rnd = random.Random(1)
    for shape, known in phrases.items():
        lang = shape if shape in tool.WORDINGS else "en"
        pool = [(folder, row) for folder, row in written if row["lang"] == lang]
        for kind, uses in product(kinds, USES):
            for number, (folder, row) in enumerate(rnd.sample(pool, min(each, len(pool)))):
                source = decode((folder / row["file"]).read_bytes(), "markdown")
                phrase = known[number % len(known)]
                text, truth = tool.inject(source, kind, phrase, uses, number, tool.WORDINGS[lang])
                if len(truth["spans"]) == uses:
                    yield row, text, {**truth, "shape": shape}


def _outcome(text: str, truth: Mapping[str, Any]) -> list[str]:
    settings = config.load(None, config.Overrides(select=["keywords"]))
    problems = [p for p in examine(text, "article.md", settings).problems if p.severity != "info"]
    named = [p for p in problems if same_phrase(str(p.facts.get("phrase", "")), [truth["phrase"]])]
    if not named:
        return ["total"]
    places = [(place.start, place.end) for problem in named for place in (problem.place, *problem.related)]
    whole = all(any(start < span["end"] and end > span["start"] for start, end in places) for span in truth["spans"])
    return ["total", "named", *(["whole"] if whole else [])]


def module(script: Path) -> Any:
    """The script as a module."""
    spec = spec_from_file_location("inject", script)
    assert spec and spec.loader
    tool = module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


if __name__ == "__main__":
    main()
