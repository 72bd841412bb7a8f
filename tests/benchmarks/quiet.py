"""How quiet the preset is on articles that readers judged to be clean, and what it costs.

    python tests/benchmarks/quiet.py LABELS.jsonl [--preset NAME] [--rule RULE]

LABELS.jsonl holds an article a line: `file` (beside it) and `label`. Prints the problems of severity warning and error
per article, what fires most, and the milliseconds per 1,000 words; with --rule every problem of that rule.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

from seolint import config
from seolint.linter import Report, examine

COUNTED = ("error", "warning")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--preset", default=config.RECOMMENDED)
    parser.add_argument("--rule", default="")
    told = parser.parse_args()
    settings = config.load(preset=told.preset)
    sources = [(path.read_text("utf-8", "replace"), str(path)) for path in clean(told.labels)]
    started = perf_counter()
    reports = [examine(source, path, settings) for source, path in sources]
    elapsed = perf_counter() - started
    show(reports, elapsed)
    for report in reports:
        for problem in report.problems:
            if problem.rule == told.rule:
                print(f"{report.path}:{problem.place.line}:{problem.place.column} {problem.message}")


def clean(labels: Path) -> Iterator[Path]:
    for line in labels.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["label"] == "clean":
            yield labels.parent / row["file"]


def show(reports: Sequence[Report], elapsed: float) -> None:
    for family in ("", "headings", "content", "readability", "keywords"):
        counts = sorted(
            sum(problem.severity in COUNTED and family in ("", problem.family) for problem in report.problems)
            for report in reports
        )
        median, ninetieth = counts[len(counts) // 2], counts[int(0.9 * (len(counts) - 1))]
        print(f"{family or 'all':12} median {median}, ninetieth percentile {ninetieth}, most {counts[-1]}")
    fired = Counter((problem.rule, problem.severity) for report in reports for problem in report.problems)
    pages = Counter(rule for report in reports for rule in {problem.rule for problem in report.problems})
    for (rule, severity), count in fired.most_common():
        print(f"{rule:28}{severity:9}{count:6} in {pages[rule]} articles")
    words = sum(report.words for report in reports)
    print(f"{len(reports)} articles, {words} words, {1e6 * elapsed / words:.2f} ms per 1,000 words, reading included")
    errors = Counter(error.split(": ", 1)[-1] for report in reports for error in report.errors)
    for error, count in errors.most_common():
        print(f"{error} ({count} times)")


if __name__ == "__main__":
    main()
