"""One process of a fuzzing run; tells the process that started it, a line of JSON each, what it finds."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

from tests.fuzz.campaign import Campaign
from tests.fuzz.findings import Finding, Store
from tests.fuzz.generators import RealFiles
from tests.fuzz.watchdog import limit_memory

PROGRESS = 2.0
"""Seconds between two lines about how far it is."""


def main() -> None:
    """Run until the time is up."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--seed", required=True)
    parser.add_argument("--first", type=int, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--executions", type=int)
    parser.add_argument("--no-growth", action="store_true")
    parser.add_argument("--save", type=Path, required=True)
    parser.add_argument("--current", type=Path, required=True)
    args = parser.parse_args()
    limit_memory()
    campaign = Campaign(
        args.seed, RealFiles(args.folders), Store(args.save), _tell_finding, args.current, not args.no_growth
    )
    told = time.monotonic()
    for number in campaign.run(args.first, time.monotonic() + args.seconds, args.executions):
        if time.monotonic() - told > PROGRESS:
            told = time.monotonic()
            _tell(**_progress(campaign), next=number + 1)
    _tell(**_progress(campaign), done=True)


def _progress(campaign: Campaign) -> dict[str, Any]:
    return {"executions": campaign.executions, "counts": [[*key, count] for key, count in campaign.counts.items()]}


def _tell_finding(finding: Finding, folder: Path) -> None:
    _tell(found=finding.fault._asdict(), folder=str(folder), input=finding.subject.text[:200])


def _tell(**told: Any) -> None:
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
