"""The table of hard sentence cases, for seolint and for the splitters that others use.

Run as `python -m tests.benchmarks.sentences`. nltk and pysbd take part where they are installed
(`pip install nltk pysbd`); nothing is downloaded. nltk's trained model is used where its data is on the machine, and
its untrained one otherwise.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from seolint.language import get
from tests.language.test_sentences import cases, joined

Splitter = Callable[[str, str], list[str]]
"""Language and text of a block -> its sentences."""

ARTICLE = Path(__file__).parents[1] / "articles" / "draft.md"
REPEAT = 20

NLTK_NAMES = {
    "cs": "czech",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}

TEXTSTAT_SENTENCE = re.compile(r"\b[^.!?]+[.!?]*")
"""What textstat 0.7.8 counts as a sentence (`textstat.sentence_count`)."""


def ours(code: str, text: str) -> list[str]:
    return [text[start:end] for start, end in next(get(code).sentences(text, [(0, len(text))]))]


def textstat(code: str, text: str) -> list[str]:
    return TEXTSTAT_SENTENCE.findall(text)


def sentencex() -> Splitter:
    library = import_module("sentencex")
    return lambda code, text: list(library.segment(code, text))


def pysbd() -> Splitter:
    library = import_module("pysbd")
    known = import_module("pysbd.languages").LANGUAGE_CODES
    segmenters = {code: library.Segmenter(language=code, clean=False) for code in known}
    return lambda code, text: list(segmenters.get(code, segmenters["en"]).segment(text))


def punkt() -> Splitter:
    library = import_module("nltk.tokenize.punkt")
    untrained = library.PunktSentenceTokenizer()
    return lambda code, text: list(untrained.tokenize(text))


def punkt_trained() -> Splitter:
    library = import_module("nltk.tokenize")
    library.sent_tokenize("Is the data here? Yes.")
    return lambda code, text: list(library.sent_tokenize(text, NLTK_NAMES.get(code, "english")))


MAKERS: Mapping[str, Callable[[], Splitter]] = {
    "seolint": lambda: ours,
    "textstat's expression": lambda: textstat,
    "sentencex alone": sentencex,
    "pysbd": pysbd,
    "nltk punkt, untrained": punkt,
    "nltk punkt, trained": punkt_trained,
}


def made(make: Callable[[], Splitter]) -> Splitter | None:
    """The splitter; None where its library isn't installed or lacks its data."""
    try:
        return make()
    except (ImportError, LookupError, OSError):
        return None


def right(split: Splitter) -> tuple[int, int]:
    """Cases that a splitter gets right, all and English; white space and end marks at the edges don't count."""
    good = english = 0
    for code, blocks in cases():
        texts = [joined(code, sentences) for sentences in blocks]
        found = [[bare(part) for part in split(code, text) if bare(part)] for text in texts]
        if found == [[bare(part) for part in sentences] for sentences in blocks]:
            good += 1
            english += code == "en"
    return good, english


def bare(text: str) -> str:
    """A sentence without what stands around its words, as textstat's expression drops opening marks."""
    return re.sub(r"^[\W_]+|[\W_]+$", "", text)


def cost(split: Splitter) -> float:
    """Milliseconds for 1,000 words, the best of some runs over an article's paragraphs."""
    paragraphs = [part for part in ARTICLE.read_text("utf-8").split("\n\n") if part]
    words = sum(len(part.split()) for part in paragraphs)
    best = min(timed(split, paragraphs) for _ in range(REPEAT))
    return best * 1e6 / words


def timed(split: Splitter, paragraphs: list[str]) -> float:
    begun = time.perf_counter()
    for paragraph in paragraphs:
        split("en", paragraph)
    return time.perf_counter() - begun


def main() -> None:
    table = cases()
    english = sum(code == "en" for code, _ in table)
    print(f"{'splitter':24}{'all':>14}{'English':>16}{'ms per 1,000 words':>22}")
    for name, make in MAKERS.items():
        split = made(make)
        if split is None:
            print(f"{name:24}{'not installed, or its data is absent':>52}")
            continue
        good, good_english = right(split)
        everywhere = f"{good}/{len(table)} {good / len(table):.0%}"
        there = f"{good_english}/{english} {good_english / english:.0%}"
        print(f"{name:24}{everywhere:>14}{there:>16}{cost(split):>22.2f}")


if __name__ == "__main__":
    main()
