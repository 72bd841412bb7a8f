"""Detection of languages on texts of your own, beside py3langid and lingua where these are installed.

    python -m tests.benchmarks.languages FOLDER

The folder holds a folder for each language, named by its code (`fi`, `pt-BR`), with texts of some 200 words each.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from seolint.language import detect

Detector = Callable[[str], "str | None"]

SAME: Mapping[str, str] = {"no": "nb", "nor": "nb", "sh": "sr", "fil": "tl", "iw": "he"}
"""Codes of one language."""


class Result(NamedTuple):
    """A text: its language, and the one that was detected; None for "unknown"."""

    path: Path
    expected: str
    found: str | None

    @property
    def verdict(self) -> str:
        return "unknown" if self.found is None else "right" if self.found == self.expected else "wrong"


def main(folder: Path) -> None:
    """Print how many texts each detector gets right, leaves unknown and gets wrong; of ours, by language, too."""
    for name, detector in _detectors():
        begun = time.process_time()
        results = list(_results(folder, detector))
        took = 1000 * (time.process_time() - begun) / max(1, len(results))
        print(f"{name:<10} {_summary(results)}  {took:.2f} ms a text")
        if detector is detect:
            for line in _by_language(results):
                print(line)


def _results(folder: Path, detector: Detector) -> Iterator[Result]:
    for path in sorted(path for path in folder.glob("*/*") if path.is_file()):
        found = detector(path.read_text("utf-8", "replace"))
        yield Result(path, _code(path.parent.name), _code(found) if found else None)


def _code(name: str) -> str:
    short = name.lower().replace("_", "-").partition("-")[0]
    return SAME.get(short, short)


def _summary(results: list[Result]) -> str:
    counts = Counter(result.verdict for result in results)
    shares = (
        f"{100 * counts[verdict] / max(1, len(results)):6.2f} % {verdict}" for verdict in ("right", "unknown", "wrong")
    )
    return f"{len(results):>6} texts" + "".join(shares)


def _by_language(results: list[Result]) -> Iterator[str]:
    """The languages in which something is unknown or wrong."""
    for code in sorted({result.expected for result in results}):
        mine = [result for result in results if result.expected == code]
        counts = Counter(result.verdict for result in mine)
        if counts["right"] < len(mine):
            taken = sorted({f"{r.found} ({r.path.name})" for r in mine if r.verdict == "wrong"})
            note = f"  taken for {', '.join(taken)}" if taken else ""
            yield (f"  {code:<8} {counts['right']:>4} of {len(mine)} right, {counts['unknown']} unknown{note}")
    yield f"  languages: {len({result.expected for result in results})}"


def _detectors() -> Iterator[tuple[str, Detector]]:
    yield "seolint", detect
    for name, make in (("py3langid", _py3langid), ("lingua", _lingua)):
        try:
            yield name, make()
        except ImportError:
            print(f"{name:<10} is not installed")


def _py3langid() -> Detector:
    classify = import_module("py3langid").classify
    return lambda text: str(classify(text)[0])


def _lingua() -> Detector:
    lingua = import_module("lingua")
    detector = lingua.LanguageDetectorBuilder.from_all_languages().with_low_accuracy_mode().build()
    return partial(_lingua_code, detector)


def _lingua_code(detector: object, text: str) -> str | None:
    language = detector.detect_language_of(text)  # type: ignore[attr-defined]
    return language.iso_code_639_1.name.lower() if language else None


if __name__ == "__main__":
    main(Path(sys.argv[1]))
