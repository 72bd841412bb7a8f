"""All that is claimed of seolint's speed, in one run: the tables of the README beside it.

    python -m tests.benchmarks [FOLDER] [--rounds 5]

FOLDER holds Markdown; without it 750 articles are made up. Other linters are measured where they are on the PATH.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from datetime import date

from seolint import __version__

STEPS = (
    ("One article, from nothing to a report", "startup", False),
    ("Many posts", "field", True),
    ("In one process, on one core", "speed", True),
    ("Growth", "growth", False),
)
"""What each measures, its module, and whether it takes a folder of articles."""


def main() -> None:
    """Run one benchmark after the other, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--rounds", default="5")
    args = parser.parse_args()
    print(
        f"{date.today()}, seolint {__version__}, Python {platform.python_version()}, {os.cpu_count()} cores", flush=True
    )
    for title, module, on_folder in STEPS:
        print(f"\n{title}", flush=True)
        given = [args.folder] if args.folder and on_folder else []
        command = [sys.executable, "-m", f"tests.benchmarks.{module}", *given, "--rounds", args.rounds]
        subprocess.run(command, check=False)


if __name__ == "__main__":
    main()
