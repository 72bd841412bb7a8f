"""How often seolint and yoastseo (npm) agree on clean articles, assessment by assessment, and where they don't, why.

    npm install yoastseo@3.6.0          # in a folder of its own
    python -m tests.benchmarks.yoast LABELS.jsonl --peers FOLDER [--show ASSESSMENT]

LABELS.jsonl holds an article a line: `file` (beside it), `label`, `lang` and `path` (in its repository). Taken are
those in English with a title that readers judged to be clean. seolint reads the file under the preset `yoast`; yoastseo
gets what the post would be in its editor (`yoast_papers.py`), with the same title, description, slug and keyphrase. The
keyphrase is the first three content words of the title, or as many as there are. An article counts for an assessment
only where it has what that is about. `yoast_kinds.py` says what each assessment and the rule compare, and why they
differ; disagreements in which yoastseo is wrong are told apart, and are not imitated.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from seolint import config
from seolint.linter import examine
from seolint.readers import format_of
from seolint.readers.decode import decode
from tests.benchmarks.yoast_kinds import ASSESSMENTS, WRONG, Assessment, Judged
from tests.benchmarks.yoast_papers import Paper, paper_of

JUDGE = Path(__file__).with_name("yoast.mjs")


def main() -> None:
    """Print the table, then the disagreements by kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--peers", type=Path, required=True, help="the folder whose node_modules has yoastseo")
    parser.add_argument("--show", default="", help="print each disagreement on this assessment")
    told = parser.parse_args()
    papers = [paper for paper in papers_of(told.labels) if paper]
    judged, seconds = own_verdicts(papers)
    theirs = peer_verdicts(papers, told.peers)
    both = [
        one._replace(scores=their["scores"], theirs=their["measured"])
        for one, their in zip(judged, theirs, strict=True)
    ]
    report(both, told.show)
    words = sum(one.report.words for one in both)
    milliseconds = sum(their["milliseconds"] for their in theirs)
    print(
        f"{len(both)} articles, {words:,} words; in process, for 1,000 words: seolint {1e6 * seconds / words:.1f} ms,",
        end=" ",
    )
    print(f"yoastseo {1e3 * milliseconds / words:.1f} ms")


def papers_of(labels: Path) -> Iterable[Paper | None]:
    """The papers of the clean English articles, None for those without a title."""
    for line in labels.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["label"] == "clean" and row["lang"] == "en":
            path = labels.parent / row["file"]
            yield paper_of(decode(path.read_bytes(), format_of(path.name) or "text"), row["file"], row["path"])


def own_verdicts(papers: Sequence[Paper]) -> tuple[Sequence[Judged], float]:
    """What seolint says of each paper, and the seconds that took, reading included."""
    found, seconds = [], 0.0
    for paper in papers:
        settings = config.load(overrides=config.Overrides(keyphrases=[paper.keyword], language="en"), preset="yoast")
        began = perf_counter()
        report = examine(paper.source, paper.path, settings)
        seconds += perf_counter() - began
        if report.errors:
            raise SystemExit(report.errors[0])
        found.append(Judged(paper, report, {}, {}))
    return found, seconds


def peer_verdicts(papers: Sequence[Paper], folder: Path) -> Sequence[Mapping[str, Any]]:
    """What yoastseo says of each paper; one process, so that it is warm as it is in an editor."""
    lines = "".join(json.dumps(paper.attributes()) + "\n" for paper in papers)
    done = subprocess.run(["node", str(JUDGE), str(folder)], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def report(both: Sequence[Judged], show: str) -> None:
    """Print how often the two agree on each assessment, with and without what Yoast gets wrong, and the kinds."""
    print(f"{'':24} agree  without Yoast's faults     n   only seolint  only yoastseo")
    kinds = {name: Counter(disagreements(both, assessment, show == name)) for name, assessment in ASSESSMENTS.items()}
    for name, counts in kinds.items():
        n = sum(map(ASSESSMENTS[name].applies, both))
        apart = counts.total()
        wrong = sum(count for kind, count in counts.items() if WRONG in kind)
        own = sum(count for kind, count in counts.items() if kind.startswith("only seolint"))
        agree, fair = (f"{100 * (1 - apart / n):5.1f} %" if n else "-" for apart, n in ((apart, n), (apart - wrong, n)))
        print(f"{name:24} {agree}  {fair:>21} {n:5} {own:14} {apart - own:14}")
    for name, counts in kinds.items():
        for kind, count in counts.most_common():
            print(f"{count:4}  {name}, {kind}")


def disagreements(both: Sequence[Judged], assessment: Assessment, show: bool) -> Iterator[str]:
    """The kind of each disagreement on an assessment."""
    for one in filter(assessment.applies, both):
        own = assessment.own(one)
        if own != assessment.peer(one):
            kind = assessment.kind(one, own)
            yield kind
            if show:
                print(f"{one.paper.path}: {kind}\n    {one.paper.keyword!r} {one.theirs}")
                print("\n".join(f"    {problem.message}" for problem in one.problems(assessment.rules)))


if __name__ == "__main__":
    main()
