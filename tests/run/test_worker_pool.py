"""Tasks in several processes: results in order, whatever becomes of a process."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from seolint.run import worker_pool as processes
from seolint.run.worker_pool import AHEAD, WorkerPool, starting_order
from seolint.run.worker_process import start
from tests.conftest import ROOT

ENDS, FAILS, HANGS = -1, -2, -3


def double(number: int) -> int:
    """Twice a number, which takes as many milliseconds; those below zero end the process, fail, or take for ever."""
    if number == ENDS:
        os._exit(3)
    if number == FAILS:
        raise ValueError(number)
    time.sleep(number / 1000 if number != HANGS else 1000)
    return 2 * number


def crashed(number: int) -> int:
    return -number


def overdue(number: int) -> int:
    return -10 * number


def pool_of(numbers: Sequence[int], jobs: int, seconds: float = 0) -> WorkerPool[int, int]:
    return WorkerPool(double, numbers, [abs(number) for number in numbers], jobs, crashed, overdue, seconds)


def doubled(numbers: Sequence[int], jobs: int, seconds: float = 0) -> list[int]:
    return list(pool_of(numbers, jobs, seconds).results())


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize(
    "numbers",
    [[], [3], [1, 2, 3, 4, 5], [90, 1, 2, 60, 3], [-1], [-1] * 9, [5, -1, 6, 7, -2, 8, 9, 1, 2], [*range(40), -1]],
    ids=str,
)
def test_results_are_in_order_and_a_crash_costs_one(
    numbers: list[int], jobs: int, capfd: pytest.CaptureFixture[str]
) -> None:
    assert doubled(numbers, jobs) == [2 * number if number >= 0 else -number for number in numbers]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("jobs", [1, 3])
@pytest.mark.parametrize("numbers", [[1, 2, HANGS, 3, 4, 5, 6, ENDS, 7], [HANGS, 8, HANGS, 9]], ids=str)
def test_who_takes_too_long_costs_one(numbers: list[int], jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    forked = multiprocessing.get_start_method() == "fork"
    monkeypatch.setattr(processes, "GRACE", 1 if forked else 5)  # as others load all that the tests import
    results = {HANGS: -10 * HANGS, ENDS: -ENDS}
    assert doubled(numbers, jobs, 1) == [results.get(number, 2 * number) for number in numbers]


@pytest.mark.parametrize("most", [0, 1])
def test_what_the_system_allows_of_processes_is_enough(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[object] = []

    def refuse(*arguments: Any) -> object:
        if len(started) >= most:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        started.append(start(*arguments))
        return started[-1]

    monkeypatch.setattr(processes, "start", refuse)
    assert doubled([*range(9)], 4) == [2 * number for number in range(9)]


@pytest.mark.parametrize(
    ("weights", "order"),
    [
        ([1, 1, 1, 1], [0, 1, 2, 3]),
        ([1] * 40 + [50], [40, *range(40)]),
        ([30, *[1] * 40, 50], [41, 0, *range(1, 41)]),
        ([0, 0], [0, 1]),
    ],
)
def test_long_tasks_are_begun_first(weights: list[int], order: list[int]) -> None:
    assert starting_order(weights, 2) == order


def test_who_stops_asking_leaves_no_process_behind() -> None:
    begun = pool_of([1] * 50, 2)
    results = begun.results()
    next(results)
    workers = [worker.process for worker in begun._workers]
    assert all(len(worker.at) <= AHEAD for worker in begun._workers)
    results.close()  # type: ignore[attr-defined]
    assert [worker.is_alive() for worker in workers] == [False, False]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are those of POSIX")
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)])
def test_ctrl_c_ends_all_processes_without_a_traceback(tmp_path: Path, sent: signal.Signals, code: int) -> None:
    for number in range(3000):
        (tmp_path / f"{number}.md").write_text(
            f"# Tents\n\n{'The tent is green, and light. ' * 200}{number}\n", "utf-8"
        )
    begun = subprocess.Popen(
        [sys.executable, "-m", "seolint", "check", "--jobs", "2", "--no-cache"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(1)
    (os.killpg if sent == signal.SIGINT else os.kill)(begun.pid, sent)
    output = begun.communicate(timeout=30)  # the pipes are open for as long as any of the processes is there
    assert (begun.returncode, output) == (code, (b"", b""))


STARTED_ANEW = """
import sys
sys.path.remove("")
import multiprocessing
multiprocessing.set_start_method(sys.argv[1])
from seolint.run.worker_pool import WorkerPool
print(*WorkerPool(abs, [-1, -2], [1, 1], 2, abs, abs, 0).results())
"""


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_no_module_of_the_current_folder_is_run(tmp_path: Path, method: str) -> None:
    for name in ("multiprocessing", "signal", "pickle"):
        (tmp_path / f"{name}.py").write_text("print('run')\n", "utf-8")
    command = [sys.executable, "-c", STARTED_ANEW, method]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert (result.stdout, result.stderr) == ("1 2\n", "")


UNGUARDED = """
import multiprocessing
multiprocessing.set_start_method("spawn", force=True)
from seolint.run.worker_pool import WorkerPool
work = [0, b"more than a pipe holds" * 10_000].count
print(*WorkerPool(work, [0], [1], 1, abs, abs, 0).results())
"""


def test_processes_that_end_as_they_start_are_named(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(UNGUARDED, "utf-8")
    result = subprocess.run(
        [sys.executable, "script.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert result.returncode == 1
    assert result.stderr.splitlines()[-1] == f"RuntimeError: {processes.NOT_STARTED}"
