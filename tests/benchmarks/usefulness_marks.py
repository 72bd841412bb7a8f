"""What two readers made of the same sheet of problems: agreement, shares with 95 % intervals, and what was lost.

    python -m tests.benchmarks.usefulness_marks FIRST.tsv SECOND.tsv [--runs FOLDER] [--before FOLDER]

The sheets come from `python -m tests.benchmarks.usefulness`, which has the protocol. --runs is the folder of runs in
which problems are counted per 1,000 words. With --before, the sheets hold problems of the runs there, and --runs those
of a newer version over the same folders: the counts stand side by side, and what a reader found useful is listed where
the newer version no longer shows it. It counts as shown where a problem of that rule has that line, or one of its
related places has, even if a habit of the site is shown once for it. Another rule that now has the line is named beside
what was lost.

A share is that of the problems drawn, the mean of the two readings; its interval is for as many problems as were drawn
(Wilson 1927). Kappa is Cohen's: 0 is agreement by chance, 1 is complete agreement.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.stuffing import wilson
from tests.benchmarks.usefulness import SEVERITIES, Run, read_runs, read_sheet

MARKS = ("useful", "noise", "wrong")
PLACE = ("site", "path", "line", "column", "rule")


class Judged(NamedTuple):
    """A problem as it was drawn, and the marks of both readers."""

    row: Mapping[str, str]
    marks: tuple[str, str]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--runs", type=Path, help="a folder of runs")
    parser.add_argument(
        "--before", type=Path, help="the folder of runs that the sheets were drawn from, if it is older"
    )
    parser.add_argument("--min-severity", choices=SEVERITIES, default="warning", help="the lowest that is shown")
    args = parser.parse_args()
    if args.before and not args.runs:
        parser.error("--before needs --runs, the runs to compare with")
    judged = join(args.first, args.second)
    print(*agreement(judged), sep="\n")
    print(*shares(judged, "rule"), *shares(judged, "site"), sep="\n")
    now = read_runs(args.runs, args.min_severity) if args.runs else []
    before = read_runs(args.before, args.min_severity) if args.before else []
    if unmatched := {run.site for run in before} ^ {run.site for run in now} if before else set():
        sys.exit(f"only one of {args.before} and {args.runs} has a run of {', '.join(sorted(unmatched))}")
    if now:
        print(*rates(now, before), sep="\n")
    if before:
        print(*lost(judged, now, read_runs(args.runs, SEVERITIES[0])), sep="\n")


def join(first: Path, second: Path) -> Sequence[Judged]:
    """The rows of two sheets with both marks. Exits where the sheets differ, or a mark is none of the three."""
    judged = []
    for number, rows in enumerate(zip_longest(read_sheet(first), read_sheet(second)), 1):
        places = {tuple(row[name] for name in PLACE) if row else None for row in rows}
        if len(places) > 1:
            sys.exit(f"row {number}: {first} and {second} are not copies of the same sheet")
        marks = [(row["mark"] or "").strip().lower() for row in rows]
        for path, mark in zip((first, second), marks, strict=True):
            if mark not in MARKS:
                sys.exit(f"{path}: row {number}: the mark is {mark or 'missing'!r}; write {', '.join(MARKS)}")
        judged.append(Judged(rows[0], (marks[0], marks[1])))
    if not judged:
        sys.exit(f"{first}: the sheet has no rows")
    return judged


def agreement(judged: Sequence[Judged]) -> Iterator[str]:
    """What each reader found, how often they agree, and kappa."""
    pairs = [one.marks for one in judged]
    yield f"{'first reader':30}{_shares([marks[:1] for marks in pairs])}"
    yield f"{'second reader':30}{_shares([marks[1:] for marks in pairs])}"
    yield f"{'mean':30}{_shares(pairs)}"
    useful = [(first == "useful", second == "useful") for first, second in pairs]
    agreed = sum(first == second for first, second in pairs)
    yield f"{'agreement':30}{agreed} of {len(pairs)}, kappa {kappa(pairs):.2f}; useful or not: {kappa(useful):.2f}"
    yield ""


def kappa(pairs: Sequence[tuple[object, object]]) -> float:
    """Cohen's kappa (1960); 1 where both readers gave one and the same mark to everything."""
    seen = sum(first == second for first, second in pairs) / len(pairs)
    firsts, seconds = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    chance = sum(firsts[mark] * seconds[mark] for mark in firsts) / len(pairs) ** 2
    return 1.0 if chance == 1 else (seen - chance) / (1 - chance)


def shares(judged: Sequence[Judged], column: str) -> Iterator[str]:
    """The shares by rule or site, those with the most problems drawn first."""
    groups: dict[str, list[Sequence[str]]] = defaultdict(list)
    for one in judged:
        groups[one.row[column]].append(one.marks)
    for name, marks in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
        yield f"{name:30}{_shares(marks)}"
    yield ""


def rates(now: Sequence[Run], before: Sequence[Run]) -> Iterator[str]:
    """Problems shown per 1,000 words by rule, and before; over all words, and in the mean of the sites."""
    columns = [runs for runs in (before, now) if runs]
    yield "shown per 1,000 words" + (", before and now" if before else "")
    by_rule = [Counter(problem["rule"] for run in runs for problem in run.problems) for runs in columns]
    words = [sum(run.words for run in runs) for runs in columns]
    for rule in sorted({rule for counts in by_rule for rule in counts}, key=lambda rule: (-by_rule[0][rule], rule)):
        yield f"{rule:30}" + _rates([(counts[rule], count) for counts, count in zip(by_rule, words, strict=True)])
    yield f"{'all rules':30}" + _rates([(counts.total(), n) for counts, n in zip(by_rule, words, strict=True)])
    for site in sorted({run.site for runs in columns for run in runs}):
        found = [[(len(run.problems), run.words) for run in runs if run.site == site] for runs in columns]
        yield f"{site:30}" + _rates([counts[0] if counts else (0, 0) for counts in found])
    means = [sum(1000 * len(run.problems) / max(run.words, 1) for run in runs) / len(runs) for runs in columns]
    yield f"{'mean of the sites':30}" + "".join(f"{mean:17.2f}" for mean in means)
    yield ""


def lost(judged: Sequence[Judged], now: Sequence[Run], found: Sequence[Run]) -> Iterator[str]:
    """What was useful to a reader and is no longer shown, with the rules that now have the same line.

    `found` are the runs with what is only found and not shown: what has a lower severity than shown problems now.
    """
    shown, hidden = _rules_by_line(now), _rules_by_line(found)
    useful = [one for one in judged if "useful" in one.marks]
    gone = lower = 0
    for one in useful:
        row = one.row
        line = row["site"], row["path"], int(row["line"])
        if row["rule"] in shown[line]:
            continue
        gone += 1
        readers = "both" if one.marks == ("useful", "useful") else "one"
        beside = f" (now {', '.join(sorted(shown[line]))})" if shown[line] else ""
        if row["rule"] in hidden[line]:
            lower, beside = lower + 1, " (found, not shown)"
        yield f"lost, {readers}: {row['site']}/{row['path']}:{row['line']} {row['rule']}{beside}: {row['message']}"
    yield f"{gone} of {len(useful)} that a reader found useful are no longer shown; {lower} of them are still found"


def _rules_by_line(runs: Sequence[Run]) -> Mapping[tuple[str, str, int], set[str]]:
    """The rules with a problem or a related place on a line; one in a habit of the site is shown at its first page."""
    rules: dict[tuple[str, str, int], set[str]] = defaultdict(set)
    for run in runs:
        for problem in (*run.problems, *run.repeated):
            for place in (problem, *problem["related"]):
                rules[run.site, problem["path"], place["line"]].add(problem["rule"])
    return rules


def _shares(marks: Sequence[Sequence[str]]) -> str:
    """How many problems were read, and the share of each mark with its interval; several marks of one are its mean."""
    cells = [f"{len(marks):4} read"]
    for name in MARKS:
        hits = sum(given.count(name) / len(given) for given in marks)
        low, high = wilson(hits, len(marks))
        cells.append(f"{name} {100 * hits / len(marks):3.0f} % [{100 * low:.0f}, {100 * high:.0f}]")
    return "  ".join(cells)


def _rates(counts: Sequence[tuple[int, int]]) -> str:
    """Counts, each with its rate per 1,000 of so many words."""
    return "".join(f"{count:8,} {1000 * count / max(words, 1):8.2f}" for count, words in counts)


if __name__ == "__main__":
    main()
