"""How well is the main text of web pages found, beside readability-lxml and trafilatura where they are installed?

    python -m tests.benchmarks.extraction FOLDER...

A folder holds pages as NAME.html.gz and their articles as NAME.txt, or html/NAME.html.gz and a `ground-truth.json` with
{name: {"articleBody": …}}. The measure is that of https://github.com/scrapinghub/article-extraction-benchmark: words in
runs of four, precision and recall as means over the pages, F1 of these two. The intervals hold 95 % of what as many
pages, drawn from these with replacement, give.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from seolint.analysis.article_text import article_text
from seolint.readers import read

RUN = 4
"""Words of a shingle."""

DRAWS = 1_000
OTHERS = ("readability-lxml", "trafilatura")


class Score(NamedTuple):
    """Shares of a page's shingles in both texts, in what was found only, and in the article only."""

    hits: float
    surplus: float
    missed: float


def pages(folder: Path) -> Iterator[tuple[str, str]]:
    """Each page of a folder and the text of its article."""
    index = folder / "ground-truth.json"
    if index.exists():
        for name, row in json.loads(index.read_text("utf-8")).items():
            yield _page(folder / "html" / f"{name}.html.gz"), row.get("articleBody", "")
        return
    for path in sorted(folder.glob("*.html.gz")):
        yield _page(path), Path(str(path).removesuffix(".html.gz") + ".txt").read_text("utf-8")


def _page(path: Path) -> str:
    return gzip.decompress(path.read_bytes()).decode("utf-8", "replace")


def extractors() -> Mapping[str, Callable[[str], str]]:
    """What is compared: name -> page -> text."""
    found: dict[str, Callable[[str], str]] = {"seolint": _seolint}
    for name in OTHERS:
        try:
            found[name] = _other(name)
        except ImportError:
            print(f"{name} is not installed")
    return found


def _seolint(page: str) -> str:
    return "\n".join(block.text for block in article_text(read(page, "html")).blocks)


def _other(name: str) -> Callable[[str], str]:
    if name == "trafilatura":
        extract = import_module(name).extract
        return lambda page: extract(page, include_comments=False) or ""
    readability, lxml = import_module("readability"), import_module("lxml.html")
    return lambda page: str(lxml.fromstring(readability.Document(page).summary()).text_content())


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of words in a text, and how often each is there."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1)) if words)


def compare(article: str, found: str) -> Score:
    """How well a text agrees with the article."""
    there, here = shingles(article), shingles(found)
    hits, surplus, missed = (there & here).total(), (here - there).total(), (there - here).total()
    whole = hits + surplus + missed or 1
    return Score(hits / whole, surplus / whole, missed / whole)


def figures(scores: Sequence[Score]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pages."""
    precision = statistics.mean([_share(s.hits, s.surplus, s.missed) for s in scores if s.hits + s.surplus] or [0])
    recall = statistics.mean([_share(s.hits, s.missed, s.surplus) for s in scores if s.hits + s.missed] or [0])
    return precision, recall, 2 * precision * recall / (precision + recall or 1)


def _share(hits: float, wrong: float, other: float) -> float:
    """hits of (hits + wrong); 1 where there was nothing to find and nothing was found."""
    if wrong == other == 0:
        return 1.0
    return hits / (hits + wrong) if hits else 0.0


def interval(scores: Sequence[Score]) -> tuple[float, float]:
    """Between which values F1 is for 95 % of as many pages drawn from these."""
    draw = random.Random(0)
    drawn = sorted(figures(draw.choices(scores, k=len(scores)))[2] for _ in range(DRAWS))
    return drawn[DRAWS // 40], drawn[-DRAWS // 40]


def main(folders: Sequence[str]) -> None:
    """Print a line for each folder and extractor."""
    for folder in folders:
        known = list(pages(Path(folder)))
        if not known:
            sys.exit(f"{folder}: no pages")
        for name, extract in extractors().items():
            started = time.process_time()
            found = [extract(page) for page, _ in known]
            seconds = time.process_time() - started
            scores = [compare(article, text) for (_, article), text in zip(known, found, strict=True)]
            (precision, recall, f1), (low, high) = figures(scores), interval(scores)
            print(
                f"{Path(folder).name:<12} {len(known)} pages  {name:<16} precision {precision:.3f}  "
                f"recall {recall:.3f}  F1 {f1:.3f} ({low:.3f} to {high:.3f})  {seconds:.1f} s",
                flush=True,
            )


if __name__ == "__main__":
    main(sys.argv[1:] or sys.exit(__doc__))
