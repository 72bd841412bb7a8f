"""Where findings are kept: a folder for each, with the input and a file that says what it shows and how to see it."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import NamedTuple

from tests.fuzz.faults import Fault
from tests.fuzz.subject import Subject, text_of

_ABOUT = "finding.json"


class Finding(NamedTuple):
    """A fault, the input that shows it, and the seed and number of the execution that came upon it."""

    fault: Fault
    subject: Subject
    seed: str


class Store:
    """The findings of a run, or of several, in a folder. Each fault is kept once, however often it is found."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def has(self, fault: Fault) -> bool:
        """Whether the fault is kept already."""
        return self._path(fault).exists()

    def keep(self, finding: Finding) -> Path:
        """Write a finding; its folder."""
        folder = self._path(finding.fault)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / finding.subject.name).write_bytes(finding.subject.data)
        about = {
            **finding.fault._asdict(),
            "seed": finding.seed,
            "subject": {"kind": finding.subject.kind, "name": finding.subject.name},
            "again": f"python -m tests.fuzz --replay {folder}",
        }
        (folder / _ABOUT).write_text(json.dumps(about, indent=1) + "\n", "utf-8")
        return folder

    def _path(self, fault: Fault) -> Path:
        words = re.sub(r"[^a-z0-9]+", "-", f"{fault.kind} {fault.place}".lower()).strip("-")[:60]
        return self.folder / f"{words}-{hashlib.sha256(repr(fault.key).encode()).hexdigest()[:6]}"


def load(folder: Path) -> tuple[Subject, str]:
    """The input of a finding that was kept, and the step that showed the fault."""
    about = json.loads((folder / _ABOUT).read_text("utf-8"))
    kind, name = about["subject"]["kind"], about["subject"]["name"]
    return Subject(kind, name, text_of((folder / name).read_bytes())), about["step"]
