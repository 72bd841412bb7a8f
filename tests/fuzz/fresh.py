"""The same inputs in a new process with other hashes: what it reports must be what this one did.

python -m tests.fuzz.fresh < subjects.json      one digest a line
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence

from tests.fuzz.article import Article
from tests.fuzz.faults import Fault
from tests.fuzz.repeating import digest
from tests.fuzz.subject import Subject

STEP = "fresh process"


def compare(subjects: Sequence[tuple[Subject, str]], hash_seed: int) -> Iterator[tuple[Subject, Fault]]:
    """The subjects (each with its digest here) of which a fresh process reports something else.

    There the last comes first: what is kept from one article mustn't show in the next.
    """
    subjects = subjects[::-1]
    answer = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.fresh"],
        input=json.dumps([subject for subject, _ in subjects]),
        env={**os.environ, "PYTHONHASHSEED": str(hash_seed)},
        capture_output=True,
        text=True,
        check=True,
    )
    for (subject, here), there in zip(subjects, answer.stdout.split(), strict=True):
        if here != there:
            yield subject, Fault(STEP, "not deterministic", "fresh process", f"PYTHONHASHSEED={hash_seed}")


def main() -> None:
    """Print the digests of the subjects on standard input."""
    for values in json.load(sys.stdin):
        print(digest(Article(Subject(*values))))


if __name__ == "__main__":
    main()
