"""How useful to the people who run a site is what seolint shows them: draw a sheet of problems for two readers.

    python -m tests.benchmarks.usefulness FOLDER... [--sample 60] [--seed 1] [--out usefulness]
    python -m tests.benchmarks.usefulness_marks FIRST.tsv SECOND.tsv [--runs usefulness/runs]

Each folder is the root of a site and is linted as its maintainers would: there, with its own config or none. What is
shown by default (warnings and errors) is drawn at random, one problem from each site in turn, so that no site counts
for more than the others. OUT/sheet.tsv holds what was drawn, with its source lines; OUT/runs/SITE.json the whole run.

The protocol, so that others can repeat it:

1. Choose at least eight sites of different kinds that played no part in tuning a rule, and say which they were.
2. Give each of two readers a copy of the sheet. Neither sees the marks of the other before both have finished.
3. Read as the maintainer of that site, as if the page still mattered, however old it is. Open the file where the lines
   in the sheet aren't enough. Write one of these words in the column `mark`, and the reason in `why`:
   useful - I would change the page, or am glad to know;
   noise - it is true, but I would leave the page as it is;
   wrong - it is false, it points at the wrong place, or it is a diagnosis that the page doesn't deserve.
4. A habit of the house, repeated on every page, is noise: the column `on_site` says how often the site has the problem.
   Where it says "shown once", the report has this one problem for all of those pages, and says so: then mark whether
   you would want to know of it once.
   A link that merely lacks https is noise unless it leads to the site itself.
5. `usefulness_marks` prints how far the readers agree and what share is useful, with 95 % intervals, by rule and site.
6. To compare two versions, draw and mark the problems of the older one (--command), lint the same folders with the
   newer one into another OUT, and give both runs to `usefulness_marks`.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import re
import shlex
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from seolint.readers.decode import decode

REPOSITORY = Path(__file__).parents[2]
SEVERITIES = ("info", "warning", "error")
COLUMNS = (
    "number",
    "site",
    "path",
    "line",
    "column",
    "severity",
    "rule",
    "message",
    "source",
    "on_site",
    "mark",
    "why",
)
CHECK = ("check", ".", "--format", "json", "--fail-on", "never", "--quiet")

BEFORE, AFTER = 1, 2
"""Source lines in the sheet before that of the problem, and after it."""

WIDTH = 300
"""Characters of a source line in the sheet: a paragraph is often a single line."""

_LINE_END = re.compile(r"\r\n|\n|\r")


class Run(NamedTuple):
    """What a run over a site found, as in its JSON report."""

    site: str
    words: int
    files: int
    problems: Sequence[Mapping[str, Any]]
    repeated: Sequence[Mapping[str, Any]] = ()
    """Those of a habit of the site, which is shown once."""


def main() -> None:
    """Lint the sites, keep the runs, and write the sheet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help="the root of a site")
    parser.add_argument("--sample", type=int, default=60, help="how many problems to draw (60)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path("usefulness"), help="where the sheet and the runs are written")
    parser.add_argument("--min-severity", choices=SEVERITIES, default="warning", help="the lowest that is shown")
    parser.add_argument("--command", help="lint with this command, of another version, instead of this checkout's")
    args = parser.parse_args()
    roots = {folder.resolve().name: folder for folder in args.folders}
    if len(roots) < len(args.folders):
        parser.error("two folders have the same name; the sheet names sites by their folders")
    missing = [str(folder) for folder in args.folders if not folder.is_dir()]
    if missing:
        parser.error(f"not a folder: {', '.join(missing)}")
    (args.out / "runs").mkdir(parents=True, exist_ok=True)
    for site, folder in roots.items():
        (args.out / "runs" / f"{site}.json").write_text(lint(folder, args.command), "utf-8")
    runs = read_runs(args.out / "runs", args.min_severity, roots)
    drawn = draw(runs, args.sample, random.Random(args.seed))
    write_sheet(args.out / "sheet.tsv", drawn, {run.site: run for run in runs}, roots)
    for run in runs:
        print(f"{run.site}: {run.files} files, {run.words:,} words, {len(run.problems)} problems shown")
    print(f"{len(drawn)} problems drawn into {args.out / 'sheet.tsv'}")


def lint(folder: Path, command: str | None) -> str:
    """The JSON report of a run in a folder. Exits where there is none."""
    program = shlex.split(command) if command else [sys.executable, "-m", "seolint"]
    environment = dict(os.environ) if command else {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    ran = subprocess.run([*program, *CHECK], cwd=folder, env=environment, capture_output=True, check=False)
    try:
        report = json.loads(ran.stdout)
    except ValueError:
        sys.exit(f"{folder}: no report: {ran.stderr.decode('utf-8', 'replace').strip() or 'nothing was printed'}")
    for error in report["errors"]:
        print(f"{folder}: {error['path']}: {error['message']}", file=sys.stderr)
    return ran.stdout.decode("utf-8")


def read_runs(folder: Path, min_severity: str, sites: Mapping[str, Path] | None = None) -> Sequence[Run]:
    """The runs kept in a folder (of these sites, or of all) with the problems of a severity or above."""
    shown = SEVERITIES[SEVERITIES.index(min_severity) :]
    runs = []
    for path in sorted(folder.glob("*.json")):
        if sites is None or path.stem in sites:
            report = json.loads(path.read_text("utf-8"))
            found = [problem for problem in report["problems"] if problem["severity"] in shown]
            problems = [problem for problem in found if not problem.get("habit")]
            repeated = [problem for problem in found if problem.get("habit")]
            words = sum(file["words"] for file in report["files"])
            runs.append(Run(path.stem, words, len(report["files"]), problems, repeated))
    return runs


def draw(runs: Sequence[Run], sample: int, chance: random.Random) -> Sequence[tuple[str, Mapping[str, Any]]]:
    """So many problems with their sites: one of each site in turn, in random order, until there are enough or none."""
    left = {run.site: chance.sample(run.problems, len(run.problems)) for run in runs}
    drawn: list[tuple[str, Mapping[str, Any]]] = []
    while len(drawn) < sample and (sites := [site for site, problems in left.items() if problems]):
        chance.shuffle(sites)
        drawn += [(site, left[site].pop()) for site in sites[: sample - len(drawn)]]
    return sorted(drawn, key=lambda row: (row[0], row[1]["path"], row[1]["start"], row[1]["rule"]))


def write_sheet(
    path: Path, drawn: Sequence[tuple[str, Mapping[str, Any]]], runs: Mapping[str, Run], roots: Mapping[str, Path]
) -> None:
    """Write a table with a row for each problem, tabs between the cells and no line breaks in them."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None)
        writer.writeheader()
        for number, (site, problem) in enumerate(drawn, 1):
            row = {
                **{name: problem[name] for name in ("path", "line", "column", "severity", "rule", "message")},
                "number": number,
                "site": site,
                "source": " ⏎ ".join(source_lines(roots[site] / problem["path"], problem["line"], problem["column"])),
                "on_site": frequency(runs[site], problem["rule"]),
                "mark": "",
                "why": "",
            }
            writer.writerow({name: " ".join(str(cell).split()) for name, cell in row.items()})


def read_sheet(path: Path) -> Sequence[Mapping[str, str]]:
    """The rows of a sheet."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def source_lines(path: Path, line: int, column: int) -> Iterator[str]:
    """The source around a place, the line of the place marked with >, long lines cut."""
    lines = _LINE_END.split(decode(path.read_bytes(), "html" if path.suffix.startswith(".htm") else "markdown"))
    for number in range(max(line - BEFORE, 1), min(line + AFTER, len(lines)) + 1):
        start = max(column - WIDTH // 3, 0) if number == line else 0
        text = lines[number - 1][start : start + WIDTH].strip()
        if text or number == line:
            cut = "…" if start else ""
            yield f"{'> ' if number == line else ''}{cut}{text}{'…' if start + WIDTH < len(lines[number - 1]) else ''}"


def frequency(run: Run, rule: str) -> str:
    """How often a rule's problem is found on a site, and whether it is shown once for all of them."""
    pages = Counter(problem["path"] for problem in (*run.problems, *run.repeated) if problem["rule"] == rule)
    once = ", shown once" if any(problem["rule"] == rule for problem in run.repeated) else ""
    return f"{pages.total()} on {len(pages)} of {run.files} pages{once}"


if __name__ == "__main__":
    main()
