"""Try seolint with inputs that nobody thought of, for so many minutes, and keep those that break a promise.

    python -m tests.fuzz --minutes 10 [FOLDER...] [--seed S] [--jobs J] [--save FOLDER]
    python -m tests.fuzz --replay FINDING...

Articles, configs, rule files, ignore files and baselines are generated; the articles in the folders named are mutated.
"""

from __future__ import annotations

import argparse
import secrets
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.fuzz.checks import NAMES, faults_of
from tests.fuzz.findings import load
from tests.fuzz.supervisor import Supervisor


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, or run again what was found; 1 where a promise is broken."""
    parser = argparse.ArgumentParser(
        "python -m tests.fuzz", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="folders of articles to mutate")
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--executions", type=int, help="stop after so many in each process, if not before")
    parser.add_argument("--seed", help="the same seed makes the same inputs, as far as the time allows")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--no-growth", action="store_true", help="measure no time, which other processes can spoil")
    parser.add_argument("--save", type=Path, help="where findings are kept (a temporary folder)")
    parser.add_argument("--replay", type=Path, nargs="+", metavar="FINDING", help="folders of findings to try again")
    args = parser.parse_args(arguments)
    if args.replay:
        return replay(args.replay)
    seed = args.seed or secrets.token_hex(4)
    save = args.save or Path(tempfile.mkdtemp(prefix="seolint-fuzz-"))
    print(f"seed {seed}; findings are kept in {save}", flush=True)
    supervisor = Supervisor(args.folders, seed, save, growth=not args.no_growth)
    supervisor.run(60 * args.minutes, args.jobs, args.executions)
    print(supervisor.summary(), flush=True)
    return 1 if supervisor.counts else 0


def replay(folders: Sequence[Path]) -> int:
    """Put inputs that were kept through all checks; 1 where one still shows a fault."""
    broken = False
    for folder in folders:
        subject, step = load(folder)
        faults = faults_of(subject, NAMES if step != "growth" else ("growth",))
        broken = broken or bool(faults)
        print(f"{folder}: {'holds' if not faults else ''}")
        for fault in faults:
            print(f"  {fault.kind} at {fault.place} ({fault.step}): {fault.message}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
