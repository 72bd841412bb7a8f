"""The processes of a fuzzing run: started, listened to, and started again where an input brought one down."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import Any

from tests.fuzz.faults import Fault
from tests.fuzz.findings import Finding, Store
from tests.fuzz.subject import Subject, text_of

WORKER = ("-m", "tests.fuzz.worker")
"""What Python is to run as a process of the run."""


class Supervisor:
    """A run over several processes. `counts` is how often each fault (kind and place) was found."""

    def __init__(
        self, folders: Sequence[Path], seed: str, save: Path, growth: bool = True, worker: Sequence[str] = WORKER
    ) -> None:
        self.folders, self.seed, self.store, self.growth, self.worker = folders, seed, Store(save), growth, worker
        self.executions = 0
        self.seconds = 0.0
        self.counts: Counter[tuple[str, str]] = Counter()
        self._lock = Lock()
        save.mkdir(parents=True, exist_ok=True)

    def run(self, seconds: float, jobs: int, executions: int | None) -> None:
        """Run so long with so many processes."""
        started = time.monotonic()
        with ThreadPoolExecutor(jobs) as threads:
            running = [threads.submit(self._job, job, started + seconds, executions) for job in range(jobs)]
            for done in running:
                done.result()
        self.seconds = time.monotonic() - started

    def summary(self) -> str:
        """What the run comes to."""
        rate = self.executions / self.seconds if self.seconds else 0
        lines = [f"{self.executions:,} executions, {rate:.1f} a second, {len(self.counts)} findings"]
        lines += [f"{count:6,}  {kind} at {place}" for (kind, place), count in self.counts.most_common()]
        return "\n".join(lines)

    def _job(self, job: int, until: float, executions: int | None) -> None:
        first = 0
        while time.monotonic() < until and (executions is None or first < executions):
            first = self._process(job, first, until - time.monotonic(), executions and executions - first)
            if first < 0:
                return

    def _process(self, job: int, first: int, seconds: float, executions: int | None) -> int:
        """Run one process to its end; the number it is to go on with, -1 when it is done."""
        current = self.store.folder / f".current-{job}"
        options = ["--seed", f"{self.seed}:{job}", "--first", str(first), "--seconds", str(seconds)]
        options += ["--save", str(self.store.folder), "--current", str(current)]
        options += ["--executions", str(executions)] if executions else []
        options += [] if self.growth else ["--no-growth"]
        log = current.with_suffix(".log")
        with log.open("w") as errors:
            command = [sys.executable, *self.worker, *options, *map(str, self.folders)]
            process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True)
        last: dict[str, Any] = {"executions": 0, "counts": []}
        for line in process.stdout or ():
            told = json.loads(line)
            if "found" in told:
                self._show(told)
            else:
                last = told
        code = process.wait()
        with self._lock:
            self.counts.update({(kind, place): count for kind, place, count in last["counts"]})
            if not last.get("done"):
                number = self._died(current, code, log.read_text("utf-8", "replace"))
                self.executions += number - first
                return number
            self.executions += last["executions"]
        for path in (current, current.with_suffix(".json"), log):
            path.unlink(missing_ok=True)
        return -1

    def _show(self, told: dict[str, Any]) -> None:
        fault = Fault(**told["found"])
        print(f"FOUND {fault.kind} at {fault.place}: {fault.message[:300]}", flush=True)
        print(f"  {told['input']!r}\n  python -m tests.fuzz --replay {told['folder']}", flush=True)

    def _died(self, current: Path, code: int, log: str) -> int:
        """Keep the input that brought a process down; the number of the execution after it."""
        if not current.exists():
            raise RuntimeError(f"a process could not start ({code}):\n{log}")
        kind, name, seed = json.loads(current.with_suffix(".json").read_text("utf-8"))
        frames = [line.strip() for line in log.splitlines() if "/seolint/" in line]
        place = frames[0].rpartition("/seolint/")[2].replace('"', "") if frames else f"exit code {code}"
        fault = Fault("process", "process ended", place, log[-1500:])
        self.counts[fault.key] += 1
        if not self.store.has(fault):
            subject = Subject(kind, name, text_of(current.read_bytes()))
            folder = self.store.keep(Finding(fault, subject, seed))
            self._show({"found": fault._asdict(), "folder": str(folder), "input": subject.text[:200]})
        return int(seed.rpartition(":")[2]) + 1
